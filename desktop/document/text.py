"""The plain text all offsets refer to: paragraphs joined by LF, cells of a row by TAB (CONTRACT.md, Text and offsets)."""

from __future__ import annotations

from typing import assert_never

from desktop.document.nodes import Block, Break, Cell, Chart, Document, Field, Inline, NoteRef, Paragraph, Row, Table, Text

__all__ = ["block_text", "inline_text", "paragraph_text", "plain"]


def plain(document: Document) -> str:
    """The whole text of ``document``; every start/end in the program is a ``str`` offset into it."""
    return "\n".join(block_text(block) for block in document.blocks)


def block_text(block: Block) -> str:
    """The text of one block, without a closing LF."""
    match block:
        case Paragraph():
            return paragraph_text(block)
        case Table():
            return "\n".join(_row_text(row) for row in block.rows)
        case Chart():
            return ""  # a picture has no prose: one empty line
        case _:
            assert_never(block)


def paragraph_text(paragraph: Paragraph) -> str:
    """The text of one paragraph, its inlines end to end."""
    inlines = paragraph.inlines
    return inline_text(inlines[0]) if len(inlines) == 1 else "".join(map(inline_text, inlines))


def inline_text(inline: Inline) -> str:
    """The characters one inline stands for."""
    match inline:
        case Text() | Field():
            return inline.text
        case Break():
            return "\n"
        case NoteRef():
            return ""
        case _:
            assert_never(inline)


def _row_text(row: Row) -> str:
    return "\t".join(_cell_text(cell) for cell in row.cells)


def _cell_text(cell: Cell) -> str:
    return "\n".join(block_text(block) for block in cell.blocks)
