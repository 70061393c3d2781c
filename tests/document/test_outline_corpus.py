from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.document.nodes import Role
from desktop.document.outline import headings, joined, recognise
from desktop.document.text import block_text, plain
from tests.document.documents import of_text
from tests.document.scoring import CORPUS, corpus, text_of, total

TEXTS = sorted(CORPUS.glob("*.txt"))
_QUIET = {Role.BODY, Role.HEADING, Role.BLANK}


def test_headings_are_found_in_many_habits() -> None:
    whole = total(corpus(held_back=False))
    assert whole.f1 >= 0.98, whole.faults


def test_headings_are_found_in_documents_held_back_from_tuning() -> None:
    whole = total(corpus(held_back=True))
    assert whole.f1 >= 0.98, whole.faults


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_frame_of_a_document_is_told_from_its_prose(path: Path) -> None:
    expected = {one["text"]: one["role"] for one in json.loads(path.with_suffix(".json").read_text("utf-8"))["roles"]}
    blocks = recognise(of_text(text_of(path))).blocks
    assert {block_text(block).strip(): block.role.name for block in blocks if block.role not in _QUIET} == expected  # type: ignore[union-attr]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_recognising_again_changes_nothing(path: Path) -> None:
    made = of_text(text_of(path))
    once = recognise(made)
    assert recognise(once) == once
    assert headings(once) == headings(made)
    assert plain(once) == plain(made)


@pytest.mark.parametrize("path", [path for path in TEXTS if "columns" not in path.stem and "wrapped" not in path.stem], ids=lambda path: path.stem)
def test_a_document_whose_lines_are_whole_is_not_joined(path: Path) -> None:
    made = of_text(text_of(path))
    assert joined(made) == made
