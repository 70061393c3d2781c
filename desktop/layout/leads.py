"""Run-in headings made visible before a document that was read is set: their words marked, their paragraphs given the heading's level.

Drafts made from templates carry these marks already; a report that was read has them only in its words (一、……。切实……一是……。).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop.document.nodes import Document, Emphasis, Inline, Paragraph, Role, Text, replace
from desktop.document.outline import Heading, headings
from desktop.document.text import inline_text
from desktop.document.walk import placed

__all__ = ["marked"]

_COUNTED = re.compile(r".*[是则]")
"""一是, 首先是, 其一则: such items are counted in the prose and are no level of their own (GB/T 9704 7.3.3 names 一、（一）1.（1） only)."""


def marked(document: Document) -> Document:
    """``document`` with the words of its run-in headings as LEAD, and HEADING for the body paragraphs that open with one; the text is unchanged."""
    found = [heading for heading in headings(document) if heading.run_in]
    blocks = list(document.blocks)
    at = 0
    for item in placed(document):
        while at < len(found) and found[at].start < item.start:
            at += 1
        inside = []
        while at < len(found) and found[at].end <= item.end:
            inside.append(found[at])
            at += 1
        if inside and not item.in_table and item.paragraph.role in (Role.BODY, Role.HEADING):
            blocks[item.block] = _marked(item.paragraph, item.start, item.text, inside)
    return replace(document, blocks=tuple(blocks))


def _marked(paragraph: Paragraph, start: int, text: str, found: Sequence[Heading]) -> Paragraph:
    inlines: list[Inline] = []
    opening = start + len(text) - len(text.lstrip())
    for inline in paragraph.inlines:
        end = start + len(inline_text(inline))
        inlines += _cut(inline, start, end, found) if isinstance(inline, Text) else [inline]
        start = end
    first = found[0]
    if first.start == opening and paragraph.role is Role.BODY and not _COUNTED.fullmatch(first.number):
        return replace(paragraph, inlines=tuple(inlines), role=Role.HEADING, level=first.level)
    return replace(paragraph, inlines=tuple(inlines))


def _cut(inline: Text, start: int, end: int, found: Sequence[Heading]) -> list[Inline]:
    """``inline`` cut where the words of a heading begin and end."""
    edges = sorted({start, end, *(edge for heading in found for edge in (heading.start, heading.end) if start < edge < end)})
    pieces: list[Inline] = []
    for left, right in pairwise(edges):
        inside = any(heading.start <= left and right <= heading.end for heading in found)
        pieces.append(Text(inline.text[left - start : right - start], inline.emphasis | Emphasis.LEAD if inside else inline.emphasis))
    return pieces or [inline]
