"""Bad input ends in one clear Chinese sentence, whatever it is."""

from __future__ import annotations

import re

import pytest

from desktop.outcome import Refused
from desktop.readers import read_bytes
from tests.readers.hostile import HOSTILE, Hostile


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_in_one_clear_sentence(hostile: Hostile) -> None:
    with pytest.raises(Refused) as caught:
        read_bytes(hostile.make(), hostile.name)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{hostile.name}”") and hostile.says in sentence
    assert sentence.endswith("。") and sentence.count("。") == 1 and "\n" not in sentence
    assert len(re.findall(r"[\u4e00-\u9fff]", sentence)) > 8
    cause = caught.value.__cause__
    assert isinstance(cause, Refused), f"by accident: {cause!r}"
