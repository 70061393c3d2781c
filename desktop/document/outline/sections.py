"""Headings, and sections as a view over the flat document: what stands under each heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from desktop.document.nodes import Document, Role
from desktop.document.outline.structure import Structure, read
from desktop.document.text import plain

__all__ = ["Heading", "Section", "headings", "sections"]

# the frame below the prose belongs to no section
_FRAME = frozenset(
    (
        Role.SIGNATURE,
        Role.DATE,
        Role.CONTACT,
        Role.COPY_TO,
        Role.IMPRINT,
        Role.ATTACHMENT_NOTE,
        Role.ATTACHMENT_LABEL,
        Role.ATTACHMENT_TITLE,
        Role.NOTE,
    )
)
_CLOSING = ("感谢", "衷心感谢", "再次感谢", "最后，感谢", "特此", "专此", "此复", "以上报告", "以上意见")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``text`` with its number as written, offsets into ``text.plain``."""

    level: int
    number: str
    text: str
    start: int
    end: int
    run_in: bool

    @property
    def words(self) -> str:
        """The heading without its number, marks and closing punctuation, in one line."""
        bare = self.text.lstrip("#◆◇●○■□▲△★☆※►▶◎【 ").removeprefix(self.number)
        return "".join(bare.split()).rstrip("。；，：;,:】")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: a span of the plain text from the heading's first character, and the blocks it touches.

    A section that begins inside a paragraph (一是…) shares its first block with its neighbours, and may share its last.
    """

    heading: Heading
    start: int
    end: int
    blocks: range
    children: tuple[Section, ...] = ()


def headings(document: Document) -> tuple[Heading, ...]:
    """Every heading of ``document`` in order, whether it was recognised before or not."""
    return _headings(read(document), plain(document))


def _headings(structure: Structure, text: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(level, item.number, text[item.start : item.end], item.start, item.end, item.run_in)
        for item, level in zip(structure.found, structure.levels, strict=True)
    )


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of ``document``: those of the first level, with the deeper ones as their children."""
    structure = read(document)
    found = _headings(structure, plain(document))
    ends = _Ends(structure)
    spans = [ends.of(place, limit) for place, limit in enumerate(_limits(found))]
    made: list[Section] = []
    _grow(found, spans, ends, 0, 0, made)
    return tuple(made)


def _limits(found: tuple[Heading, ...]) -> list[int | None]:
    """For each heading where the next of its level or a higher one starts."""
    limits: list[int | None] = [None] * len(found)
    waiting: list[int] = []
    for place, heading in enumerate(found):
        while waiting and found[waiting[-1]].level >= heading.level:
            limits[waiting.pop()] = heading.start
        waiting.append(place)
    return limits


def _grow(found: tuple[Heading, ...], spans: list[int], ends: _Ends, at: int, above: int, made: list[Section]) -> int:
    """Put the sections from ``at`` on that lie deeper than ``above`` into ``made``; the place after them."""
    while at < len(found) and found[at].level > above:
        heading, end, inner = found[at], spans[at], list[Section]()
        at = _grow(found, spans, ends, at + 1, heading.level, inner)
        made.append(Section(heading, heading.start, end, ends.blocks(heading.start, end), tuple(inner)))
    return at


class _Ends:
    """Where sections end, looked up rather than searched: a document may have ten thousand of them."""

    def __init__(self, structure: Structure) -> None:
        self._found = structure.found
        self._words = [line for line in structure.lines if not line.blank]
        self._starts = [line.start for line in self._words]
        self._passages = structure.passages
        self._passage_starts = [passage.starts[0] for passage in structure.passages]
        frame = (index for index, role in structure.roles.items() if role in _FRAME)
        self._frame = sorted(structure.lines[index].start for index in frame)
        tail = (
            line.start
            for index, line in enumerate(structure.lines)
            if structure.roles.get(index) is Role.BOILERPLATE or line.text.startswith(_CLOSING)
        )
        self._tail = sorted(tail)

    def of(self, place: int, limit: int | None) -> int:
        """Where the section of the heading at ``place`` ends: before ``limit``, with its own paragraph, or before the frame below."""
        start = self._found[place].start
        bounds = [limit, _after(self._frame, start)] + ([_after(self._tail, start)] if limit is None else [])
        if self._inside(place):
            passage = self._passages[bisect_right(self._passage_starts, start) - 1]
            bounds.append(passage.end)
        end = min((bound for bound in bounds if bound is not None), default=None)
        last = self._words[(bisect_left(self._starts, end) if end is not None else len(self._words)) - 1].end
        return last if end is None else min(last, end)

    def _inside(self, place: int) -> bool:
        """Whether the heading's series runs inside one paragraph, so that its last item ends there."""
        item = self._found[place]
        if not item.run_in:
            return False
        beside = (self._found[at] for at in (place - 1, place + 1) if 0 <= at < len(self._found))
        return not item.first or any(other.key == item.key and other.paragraph == item.paragraph for other in beside)

    def blocks(self, start: int, end: int) -> range:
        """The blocks that hold the words from ``start`` to ``end``."""
        first = self._words[max(0, bisect_right(self._starts, start) - 1)].block
        last = self._words[max(0, bisect_left(self._starts, end) - 1)].block
        return range(first, max(first, last) + 1)


def _after(starts: list[int], start: int) -> int | None:
    at = bisect_right(starts, start)
    return starts[at] if at < len(starts) else None
