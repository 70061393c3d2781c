"""What we wrote, read and written again: every part keeps its role, and the second paper is the first."""

from __future__ import annotations

import dataclasses

import pytest

from desktop import readers, writers
from desktop.document.nodes import Document, Paragraph, Role
from desktop.document.outline import joined, recognise
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.layout.style import Style
from tests.writers.formats import FORMATS

NAMES = [name for name in FORMATS if name != "bare_letter"]


def again(document: Document, style: Style) -> Document:
    return recognise(joined(recognise(readers.read_bytes(writers.write(document, ".docx", style), "made.docx").value)))


def made(name: str) -> tuple[Document, Style]:
    """A format without its mark of secrecy, which no file may have that is read."""
    document, style = FORMATS[name]
    return dataclasses.replace(
        document, blocks=tuple(block for block in document.blocks if not isinstance(block, Paragraph) or block.role is not Role.SECRECY)
    ), style


def shown(pages: Pages) -> list[list[tuple[str, int, int]]]:
    """Every line of every page with its place, in points."""
    return [
        sorted(
            (line.text, round(line.left), round(line.baseline))
            for line in (*page.fixed, *page.lines, *((page.footer,) if page.footer else ()))
            if line.text
        )
        for page in pages.pages
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_second_paper_is_the_first(name: str) -> None:
    document, style = made(name)
    assert shown(paginate(again(document, style), style)) == shown(paginate(document, style))


@pytest.mark.parametrize("name", NAMES)
def test_every_part_keeps_its_role(name: str) -> None:
    document, style = made(name)
    first, second = ({block.role for block in each.blocks if isinstance(block, Paragraph)} for each in (document, again(document, style)))
    # a signer beside a number, and a number beside a copy number, are words of its line
    assert first - {Role.SIGNER, Role.DOC_NUMBER} <= second
