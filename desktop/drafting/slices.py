"""The blocks of a document that stand between two offsets of its plain text, paragraphs cut where need be."""

from __future__ import annotations

from typing import assert_never

from desktop.document.nodes import Block, Break, Chart, Document, Field, Inline, Looks, NoteRef, Paragraph, Role, Table, Text, replace
from desktop.document.text import block_text, inline_text, paragraph_text

__all__ = ["sliced"]


def sliced(document: Document, start: int, end: int) -> tuple[Block, ...]:
    """The blocks between ``start`` and ``end``; blank ones and white space at the edges go, a table or a chart is taken whole."""
    made: list[Block] = []
    offset = 0
    for block in document.blocks:
        size = len(block_text(block))
        last = isinstance(block, Chart) and offset == end  # it has no text, so that it may stand on the end itself
        if (offset < end or last) and offset + size > start:
            made += _part(block, start - offset, end - offset)
        offset += size + 1
    return tuple(made)


def _part(block: Block, start: int, end: int) -> tuple[Block, ...]:
    match block:
        case Table() | Chart():
            return (block,)
        case Paragraph():
            inlines = _trimmed(_cut(block.inlines, start, end))
            whole = start <= 0 and end >= len(paragraph_text(block))
            role = block.role if whole or block.role is not Role.HEADING else Role.BODY
            if not inlines or role is Role.BLANK:
                return ()
            return (replace(block, inlines=inlines, role=role, level=block.level if role is Role.HEADING else 0, looks=Looks.NONE),)
        case _:
            assert_never(block)


def _cut(inlines: tuple[Inline, ...], start: int, end: int) -> list[Inline]:
    made: list[Inline] = []
    offset = 0
    for inline in inlines:
        text = inline_text(inline)
        low, high = max(start - offset, 0), min(end - offset, len(text))
        offset += len(text)
        if low >= high or isinstance(inline, NoteRef):  # a note's text stays behind with its report
            continue
        match inline:
            case Text():
                made.append(replace(inline, text=text[low:high]))
            case Field():
                made.append(inline if (low, high) == (0, len(text)) else Text(text[low:high]))
            case Break():
                made.append(inline)
            case _:
                assert_never(inline)
    return made


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """``inlines`` without white space and line breaks at either end."""
    while inlines and isinstance(first := inlines[0], Text | Break):
        text = first.text.lstrip() if isinstance(first, Text) else ""
        if text:
            inlines[0] = Text(text, first.emphasis) if isinstance(first, Text) else first
            break
        inlines.pop(0)
    while inlines and isinstance(last := inlines[-1], Text | Break):
        text = last.text.rstrip() if isinstance(last, Text) else ""
        if text:
            inlines[-1] = Text(text, last.emphasis) if isinstance(last, Text) else last
            break
        inlines.pop()
    return tuple(inlines)
