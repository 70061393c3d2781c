"""Ways through a Document: every paragraph with its place in the text, and the same tree with paragraphs changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from desktop.document.nodes import Block, Cell, Chart, Document, Field, Paragraph, Row, Table, replace
from desktop.document.text import block_text, inline_text, paragraph_text

__all__ = ["Placed", "PlacedField", "paragraphs", "placed", "placed_fields", "with_paragraphs"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its text and its offsets in the document's plain text; ``block`` is its top-level block's index."""

    paragraph: Paragraph
    text: str
    start: int
    end: int
    block: int
    in_table: bool


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A field with its offsets in the document's plain text."""

    field: Field
    start: int
    end: int


def placed(document: Document) -> Iterator[Placed]:
    """Every paragraph in reading order, those in table cells too, with offsets as ``text.plain`` has them."""
    offset = 0
    for index, block in enumerate(document.blocks):
        yield from _placed_block(block, offset, index, in_table=False)
        offset += len(block_text(block)) + 1


def _placed_block(block: Block, offset: int, index: int, *, in_table: bool) -> Iterator[Placed]:
    match block:
        case Paragraph():
            text = paragraph_text(block)
            yield Placed(block, text, offset, offset + len(text), index, in_table)
        case Table():
            yield from _placed_table(block, offset, index)
        case Chart():
            return
        case _:
            assert_never(block)


def _placed_table(table: Table, offset: int, index: int) -> Iterator[Placed]:
    for row in table.rows:
        for cell in row.cells:
            inside = offset
            for block in cell.blocks:
                yield from _placed_block(block, inside, index, in_table=True)
                inside += len(block_text(block)) + 1
            offset = max(inside, offset + 1)  # the last LF of a filled cell is its TAB; an empty cell has only the TAB
        if not row.cells:
            offset += 1  # a row without cells still ends with its LF


def placed_fields(document: Document) -> Iterator[PlacedField]:
    """Every field inline in reading order with its offsets."""
    for item in placed(document):
        offset = item.start
        for inline in item.paragraph.inlines:
            end = offset + len(inline_text(inline))
            if isinstance(inline, Field):
                yield PlacedField(inline, offset, end)
            offset = end


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in table cells too."""
    return (item.paragraph for item in placed(document))


def with_paragraphs(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    """``document`` with ``change`` applied to every paragraph, those in table cells too."""
    return replace(document, blocks=tuple(_changed(block, change) for block in document.blocks))


def _changed(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case Table():
            return Table(tuple(Row(tuple(_changed_cell(cell, change) for cell in row.cells), row.header) for row in block.rows))
        case Chart():
            return block
        case _:
            assert_never(block)


def _changed_cell(cell: Cell, change: Callable[[Paragraph], Paragraph]) -> Cell:
    return replace(cell, blocks=tuple(_changed(block, change) for block in cell.blocks))
