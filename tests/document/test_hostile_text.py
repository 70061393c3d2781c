"""Long lines made to defeat patterns: they must be read, and tests/bench/bench_outline.py shows in what time."""

from __future__ import annotations

import pytest

from desktop.document.outline import headings, joined, recognise, sections, title_of
from desktop.document.text import plain
from tests.bench.bench_outline import HOSTILE
from tests.document.documents import of_text


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_line_of_twenty_thousand_characters_is_read(piece: str) -> None:
    made = of_text(piece * (20_000 // len(piece)))
    assert plain(recognise(made)) == plain(made)
    assert all(one.level >= 1 for one in headings(made))


def test_ten_thousand_sections_are_nested() -> None:
    made = of_text("一、办件\n按时办结，无一逾期。\n" * 3_000)
    assert sum(1 for _ in sections(made)) + sum(len(one.children) for one in sections(made)) == 3_000
    assert len(joined(made).blocks) == len(made.blocks)
    assert title_of(made) == ""
