"""The validator of the Open XML SDK finds nothing; skipped where it is not on the path (``make validate`` puts it there and asks it of every combination)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writers.validate import documents, faults, program


def test_every_combination_has_a_name_of_its_own_and_is_a_package() -> None:
    made = list(documents(kinds=("reply",)))
    assert len({name for name, _ in made}) == len(made) > 50 and all(data.startswith(b"PK") for _, data in made)


def test_the_open_xml_sdk_finds_no_error(tmp_path: Path) -> None:
    if not program():
        pytest.skip("ooxml-validator is not on the path")
    wanted = {"reply-letter", "reply-red_head", "reply-plain", "format-joint", "format-attachment", "letters-everything-gbt9704"}
    found = {}
    for name, data in documents(kinds=("reply",)):
        if name in wanted:
            (tmp_path / f"{name}.docx").write_bytes(data)
            found[name] = faults(tmp_path / f"{name}.docx")
    assert found == {name: [] for name in wanted}
