"""Printed sections put in their places: numbers by level and parent, headings on their own line or run in, points joined or apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.document.nodes import Block, Emphasis, Inline, Paragraph, Role, Text, replace
from desktop.document.ordinal import numbered
from desktop.drafting.template import PointPlace, SectionSpec, Source
from desktop.drafting.tidy import closed, ended, merged
from desktop.outcome import Note

__all__ = ["Printed", "PrintedPoint", "arranged"]


@dataclass(frozen=True, slots=True)
class PrintedPoint:
    """A point's heading and prose, without its number."""

    heading: tuple[Inline, ...]
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Printed:
    """A section's heading, prose and points, without their numbers; ``where`` is how notes call it, ``after`` its tables and charts."""

    section: SectionSpec
    where: str
    heading: tuple[Inline, ...]
    lead: list[Block]
    points: list[PrintedPoint] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)


def arranged(sections: Sequence[Printed], notes: list[Note]) -> list[Block]:
    """The blocks of ``sections``, numbered; a heading nothing stands under is left out and noted."""
    kept = [printed for index, printed in enumerate(sections) if _stands(printed, sections[index + 1 :], notes)]
    made: list[Block] = []
    counts: dict[tuple[int, str], int] = {}
    for printed in kept:
        number = _number(printed.section, counts)
        made += _section(printed, number)
    return made


def _stands(printed: Printed, after: Sequence[Printed], notes: list[Note]) -> bool:
    filled = bool(printed.lead or printed.after) or any(point.heading or point.blocks for point in printed.points)
    parent = bool(printed.section.level) and bool(after) and (after[0].section.level == 0 or after[0].section.level > printed.section.level)
    if not filled and not parent and printed.section.level:
        notes.append(Note("没有选中任何内容，标题没有印出", printed.where))
    return filled or parent


def _number(section: SectionSpec, counts: dict[tuple[int, str], int]) -> str:
    """The section's number; a section begins anew the count of everything deeper, prose that of everything below level 1."""
    depth = max(section.level, 1)
    for key in [key for key in counts if key[0] > depth]:
        del counts[key]
    if not section.level or not section.numbering:
        return ""
    key = section.level, section.numbering
    counts[key] = counts.get(key, 0) + 1
    return numbered(section.numbering, counts[key])


def _section(printed: Printed, number: str) -> list[Block]:
    section = printed.section
    made: list[Block] = []
    opening: tuple[Inline, ...] = ()
    if section.level and section.run_in:
        opening = _lead(number, printed.heading)
    elif section.level:
        made.append(_heading(number, printed.heading, section.level))
    made += _opened(opening, printed.lead)
    for index, point in enumerate(printed.points, 1):
        series = len(printed.points) > 1  # one point alone is no enumeration: 一是 without 二是 is a fault
        _add_point(made, point, numbered(section.point_number, index) if series else "", section, last=index == len(printed.points))
    made += printed.after
    if opening and isinstance(first := made[0], Paragraph):  # its words are set in the face of their level, what follows them as body
        made[0] = replace(first, role=Role.HEADING, level=section.level)
    return made


def _heading(number: str, heading: tuple[Inline, ...], level: int) -> Paragraph:
    return Paragraph(_unstopped(merged((Text(number), *heading))), Role.HEADING, level)


def _unstopped(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading on its own line takes no full stop."""
    last = inlines[-1] if inlines else None
    return merged((*inlines[:-1], replace(last, text=last.text.rstrip("。；，、")))) if isinstance(last, Text) else inlines


def _lead(number: str, heading: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A run-in heading: its number and words, ended so that prose can follow."""
    words = ended(heading) if heading else ()
    leads = (replace(inline, emphasis=inline.emphasis | Emphasis.LEAD) if isinstance(inline, Text) else inline for inline in (Text(number), *words))
    return merged(leads)


def _opened(opening: tuple[Inline, ...], blocks: list[Block]) -> list[Block]:
    """``blocks`` with ``opening`` at the head of the first paragraph, or in one of its own."""
    if not opening:
        return list(blocks)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return [replace(first, inlines=merged((*opening, *first.inlines))), *blocks[1:]]
    return [Paragraph(opening), *blocks]


def _add_point(made: list[Block], point: PrintedPoint, number: str, section: SectionSpec, *, last: bool) -> None:
    blocks = [_closed(block) for block in point.blocks] if last and isinstance(section.lead, Source) else point.blocks
    match section.point_place:
        case PointPlace.HEADING:
            if point.heading or number:
                made.append(_heading(number, point.heading, _depth(section)))
            made += blocks
        case PointPlace.OWN:
            made += _opened(_lead(number, point.heading), blocks)
        case PointPlace.JOINED:
            _join(made, _lead(number, point.heading), blocks)


def _closed(block: Block) -> Block:
    return replace(block, inlines=closed(block.inlines)) if isinstance(block, Paragraph) else block


def _join(made: list[Block], opening: tuple[Inline, ...], blocks: list[Block]) -> None:
    """A point's prose goes on in the paragraph before it; a table or a heading in between begins a new one."""
    for index, block in enumerate(blocks or [Paragraph()]):
        before = made[-1] if made else None
        lead = opening if index == 0 else ()
        if not isinstance(block, Paragraph) or block.role is not Role.BODY:
            made += [*([Paragraph(lead)] if lead else []), block]
        elif isinstance(before, Paragraph) and before.role is Role.BODY:
            made[-1] = replace(before, inlines=merged((*before.inlines, *lead, *block.inlines)))
        else:
            made.append(replace(block, inlines=merged((*lead, *block.inlines))))


def _depth(section: SectionSpec) -> int:
    """How deep a point's own heading stands: below its section, or as deep as its number says under plain prose."""
    if section.level:
        return section.level + 1
    number = section.point_number
    return 2 if number.startswith(("（一", "(一")) else 3 if number[:1] == "1" else 4 if number.startswith(("（1", "(1")) else 1
