"""Sections: what stands under each heading, as a view over the flat document."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.nodes import Document, Role
from desktop.document.outline.structure import Structure, read
from desktop.document.text import plain

__all__ = ["Heading", "Section", "headings", "sections"]

# what no section holds: the frame below the prose ends the last of them
_FRAME = frozenset((Role.SIGNATURE, Role.DATE, Role.CONTACT, Role.COPY_TO, Role.IMPRINT, Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL, Role.NOTE, Role.BOILERPLATE))
_THANKS = ("感谢", "衷心感谢", "再次感谢", "最后，感谢", "特此", "此复", "以上报告", "以上意见", "专此")


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
    ends = [_end(structure, found, place) for place in range(len(found))]
    return _nested(structure, found, ends, 0, len(found))


def _nested(structure: Structure, found: tuple[Heading, ...], ends: list[int], start: int, stop: int) -> tuple[Section, ...]:
    made: list[Section] = []
    at = start
    while at < stop:
        after = next((place for place in range(at + 1, stop) if found[place].level <= found[at].level), stop)
        heading, end = found[at], ends[at]
        made.append(Section(heading, heading.start, end, _blocks(structure, heading.start, end), _nested(structure, found, ends, at + 1, after)))
        at = after
    return tuple(made)


def _end(structure: Structure, found: tuple[Heading, ...], place: int) -> int:
    """Where the section of the heading at ``place`` ends: before the next as high, its own paragraph's end, or the frame below."""
    heading = found[place]
    limit = next((other.start for other in found[place + 1 :] if other.level <= heading.level), None)
    if _inside(structure, place):
        end = next(p.at(len(p.text) - 1) + 1 for p in structure.passages if p.starts[0] <= heading.start <= p.at(len(p.text) - 1))
        return end if limit is None else min(end, limit)
    return _last_text(structure, heading.start, limit)


def _inside(structure: Structure, place: int) -> bool:
    """Whether the heading's series runs inside one paragraph, so that its last item ends there."""
    item = structure.found[place]
    neighbours = (structure.found[at] for at in (place - 1, place + 1) if 0 <= at < len(structure.found))
    return not item.first or (item.run_in and any(other.key == item.key and other.paragraph == item.paragraph for other in neighbours))


def _last_text(structure: Structure, start: int, limit: int | None) -> int:
    """The end of the last words before ``limit``, or before the frame below the prose."""
    end = start
    for index, line in enumerate(structure.lines):
        if line.start < start and line.end <= start:
            continue
        if limit is not None and line.start >= limit:
            break
        if structure.roles.get(index) in _FRAME or (limit is None and line.text.startswith(_THANKS)):
            break
        if line.text or line.table:
            end = line.end if limit is None else min(line.end, limit)
    return end


def _blocks(structure: Structure, start: int, end: int) -> range:
    touched = [line.block for line in structure.lines if line.start < end and line.end > start or line.table and start <= line.start < end]
    return range(touched[0], touched[-1] + 1) if touched else range(0)
