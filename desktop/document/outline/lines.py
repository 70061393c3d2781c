"""The document as lines: what the search for headings and roles looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from desktop.document.nodes import Chart, Document, Emphasis, Field, Inline, Looks, Paragraph, Role, Table, Text
from desktop.document.outline.marks import opening
from desktop.document.text import block_text, inline_text, paragraph_text

__all__ = ["SPACE", "Line", "cut", "lines"]

SPACE = " \t\u3000\xa0\u200b\ufeff\r\n\x0b\x0c"  # what counts as blank: zero-width characters too, which str.strip leaves
_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a top-level paragraph (a paragraph with line breaks has several), or a table as a barrier without words.

    ``text`` is stripped and begins at ``start`` of the plain text; ``leads`` are (start, end, certain) of its emphasised words within ``text``.
    """

    block: int
    start: int
    text: str
    indent: int = 0
    role: Role = Role.BODY
    level: int = 0
    looks: Looks = Looks.NONE
    leads: tuple[tuple[int, int, bool], ...] = ()
    table: bool = False  # or a row of one: words with tabs between them
    size: int = 0  # of a table, in characters

    @property
    def end(self) -> int:
        """The offset after the last character that is not blank."""
        return self.start + (self.size or len(self.text))

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text and not self.table


def lines(document: Document) -> tuple[Line, ...]:
    """Every line outside tables in reading order, with offsets as ``text.plain`` has them."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[Line]:
    offset = 0
    for index, block in enumerate(document.blocks):
        match block:
            case Paragraph():
                yield from _of_paragraph(block, index, offset)
            case Table():
                yield Line(index, offset, "", table=True, size=len(block_text(block)))
            case Chart():
                yield Line(index, offset, "", table=True)  # prose does not run on across a picture either
            case _:
                assert_never(block)
        offset += len(block_text(block)) + 1


def _of_paragraph(paragraph: Paragraph, block: int, offset: int) -> Iterator[Line]:
    leads = tuple(_leads(paragraph))
    inside = 0
    for piece in paragraph_text(paragraph).split("\n"):
        text, indent = cut(piece)
        at = inside + indent
        kept = tuple((start - at, end - at, sure) for start, end, sure in leads if at <= start and end <= at + len(piece))
        row = "\t" in text and not opening(text)
        yield Line(block, offset + at, text, indent, paragraph.role, min(paragraph.level, _LEVEL), paragraph.looks, kept, row)
        inside += len(piece) + 1


def cut(text: str) -> tuple[str, int]:
    """``text`` without blanks at its ends, and how many stood before it."""
    left = text.lstrip(SPACE)
    return left.rstrip(SPACE), len(text) - len(left)


def _leads(paragraph: Paragraph) -> Iterator[tuple[int, int, bool]]:
    """Runs of LEAD (certain) or bold words that are not the whole paragraph; fields between two such runs belong to them."""
    runs: list[tuple[int, int, bool]] = []
    offset = 0
    for inline in paragraph.inlines:
        end = offset + len(inline_text(inline))
        sure = _emphasis(inline)
        if sure is not None and end > offset:
            start = runs.pop()[0] if runs and runs[-1][1:] == (offset, sure) else offset
            runs.append((start, end, sure))
        elif isinstance(inline, Field) and runs and runs[-1][1] == offset:
            runs[-1] = (runs[-1][0], end, runs[-1][2])
        offset = end
    yield from (run for run in runs if run[1] - run[0] < offset)


def _emphasis(inline: Inline) -> bool | None:
    if not isinstance(inline, Text) or not inline.emphasis & (Emphasis.LEAD | Emphasis.BOLD):
        return None
    return bool(inline.emphasis & Emphasis.LEAD)
