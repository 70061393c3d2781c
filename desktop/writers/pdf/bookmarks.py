"""A document's headings as the bookmarks of a PDF: each leads to the page and the line it stands on (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from desktop.document.nodes import Document, Emphasis, Paragraph, Role, Text
from desktop.document.text import inline_text, paragraph_text
from desktop.layout.pages import Pages
from desktop.layout.spans import opens_prose
from desktop.writers.pdf.objects import File, number, text

__all__ = ["bookmarks"]

_MARGIN = 12.0  # points shown over the line a bookmark leads to


@dataclass(slots=True)
class _Mark:
    words: str
    level: int
    page: int
    top: float
    below: list[_Mark] = field(default_factory=list)


def bookmarks(document: Document, pages: Pages, sheets: Sequence[int], file: File) -> int:
    """Writes the bookmarks; the number of their root, 0 where there are none. ``sheets``: the numbers of the page objects."""
    nested = _nested(list(_marks(document, pages)))
    if not nested:
        return 0
    root = file.reserve()
    first, last = _level(nested, root, pages, sheets, file)
    return file.put(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(nested)} >>", root)


def _marks(document: Document, pages: Pages) -> Iterator[_Mark]:
    """The headings in the order they are printed; of one whose text goes on, only its words."""
    seen: set[int] = set()
    for number_, page in enumerate(pages.pages):
        for line in page.lines:
            block = document.blocks[line.block] if line.block >= 0 and line.base >= 0 else None
            if isinstance(block, Paragraph) and block.role is Role.HEADING and line.number == 0 and line.block not in seen:
                seen.add(line.block)
                yield _Mark(_words(block), block.level, number_, line.top)


def _words(heading: Paragraph) -> str:
    if not opens_prose(heading):
        return " ".join(paragraph_text(heading).split())
    lead = takewhile(lambda inline: not isinstance(inline, Text) or Emphasis.LEAD in inline.emphasis, heading.inlines)
    return " ".join("".join(map(inline_text, lead)).split()).rstrip("。；：")


def _nested(marks: Sequence[_Mark]) -> list[_Mark]:
    """Each under the last one of a higher level before it."""
    made: list[_Mark] = []
    open_: list[_Mark] = []
    for mark in marks:
        while open_ and open_[-1].level >= mark.level:
            open_.pop()
        (open_[-1].below if open_ else made).append(mark)
        open_.append(mark)
    return made


def _level(marks: Sequence[_Mark], parent: int, pages: Pages, sheets: Sequence[int], file: File) -> tuple[int, int]:
    """Writes neighbours and what is under each; the numbers of the first and the last."""
    places = [file.reserve() for _ in marks]
    for order, (mark, place) in enumerate(zip(marks, places)):
        page = pages.pages[mark.page]
        entries = [f"/Title {text(mark.words)} /Parent {parent} 0 R"]
        entries += [f"/Prev {places[order - 1]} 0 R"] if order else []
        entries += [f"/Next {places[order + 1]} 0 R"] if order + 1 < len(marks) else []
        if mark.below:
            first, last = _level(mark.below, place, pages, sheets, file)
            entries.append(f"/First {first} 0 R /Last {last} 0 R /Count {-len(mark.below)}")  # negative: closed until it is opened
        top = min(page.height - mark.top + _MARGIN, page.height)
        file.put(f"<< {' '.join(entries)} /Dest [{sheets[mark.page]} 0 R /XYZ null {number(top)} null] >>", place)
    return places[0], places[-1]
