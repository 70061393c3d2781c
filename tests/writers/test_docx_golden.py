"""The documents of letters.py, part by part, as tests/golden/ has them; NIGAO_ACCEPT=1 rewrites what differs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from desktop.document.nodes import Document
from tests.writers.letters import LETTERS, reply
from tests.writers.package import parts

_GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "docx"
_OF_THE_TEXT = ("word/document.xml", "word/footnotes.xml")


def agrees(path: Path, root: etree._Element) -> None:
    """Fails where ``root`` differs from the golden ``path``; says nothing of spaces between elements."""
    made = etree.tostring(root, encoding="unicode", pretty_print=True)
    if os.environ.get("NIGAO_ACCEPT"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.is_file(), f"no golden {path.name}: look at what is written, then run with NIGAO_ACCEPT=1"
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LETTERS)
def test_the_text_is_written_as_it_was_accepted(name: str) -> None:
    make: Callable[[], Document] = LETTERS[name]
    made = parts(make())
    for part in _OF_THE_TEXT:
        agrees(_GOLDEN / name / part, made[part])


def test_the_constant_parts_are_written_as_they_were_accepted() -> None:
    for name, root in parts(reply()).items():
        if name not in _OF_THE_TEXT:
            agrees(_GOLDEN / "constant" / name, root)
