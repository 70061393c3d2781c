"""A section of a prior report taken over into a draft, without its number, so that it numbers itself in its new place."""

from __future__ import annotations

import re
from hashlib import sha256

from desktop.document.nodes import Block, Document, replace
from desktop.document.ordinal import numbered
from desktop.document.outline import Heading, Section, joined
from desktop.document.text import plain
from desktop.drafting.slices import sliced
from desktop.drafting.template import Passage, PointPlace, PointSpec, SectionSpec, Template

__all__ = ["borrow", "section_spec"]

_RANKS = ("章", "一、", "（一）", "1.", "（1）", "一是", "①")
_MOTTO = re.compile(r"[，,；;：:]$")


def borrow(document: Document, section: Section, template: Template | None = None) -> SectionSpec:
    """``section`` of ``document`` (as ``outline.sections`` gives it) as a section of a draft, its 一是… items as points to pick.

    With ``template`` it takes that template's level, numbering and manner of points, so that the new draft stays of one piece.
    Where a series of a higher order follows inside it ((1)…(4), then （一）), the section ends before that: it is another part of the report.
    """
    children = _own_series(section.children)
    cut = len(children) < len(section.children) and _rank(section.children[len(children)].heading) < _rank(children[0].heading)
    made = section_spec(document, section, children[-1].end if cut else section.end)
    return _fitted(made, template) if template else made


def section_spec(document: Document, section: Section, end: int) -> SectionSpec:
    """``section`` of ``document`` up to the offset ``end``, nothing in between left out."""
    heading = section.heading
    points = tuple(child for child in _own_series(section.children) if child.start < end)
    starts = [child.start for child in points] + [end]
    text = plain(document)
    specs = tuple(_point(document, child, starts[place + 1], place) for place, child in enumerate(points))
    return SectionSpec(
        id=f"borrowed-{sha256(f'{document.meta.source}{heading.start}{text[section.start : end]}'.encode('utf-8', 'replace')).hexdigest()[:12]}",
        name=_name(heading),
        headings=(_words(heading),),
        level=heading.level,
        numbering=numbered(heading.number, 1) if heading.number else "",
        run_in=heading.run_in,
        point_number=numbered(points[0].heading.number, 1) if points and points[0].heading.number else "",
        point_place=_place(text, points),
        lead=_passage(document, heading.end, starts[0]),
        points=specs,
    )


def _own_series(children: tuple[Section, ...]) -> tuple[Section, ...]:
    """The children that are counted like the first: one series of points."""
    if not children:
        return ()
    first = children[0].heading
    stop = next((place for place, child in enumerate(children) if _rank(child.heading) != _rank(first)), len(children))
    return children[:stop]


def _rank(heading: Heading) -> tuple[int, bool]:
    """How high a heading's kind of number stands, 一、 before （一） before 1. and so on; unnumbered ones come last."""
    shape = numbered(heading.number, 1).replace("(", "（").replace(")", "）") if heading.number else ""
    for rank, like in enumerate(_RANKS[1:], 1):
        if shape.startswith(like) or (like == "1." and shape[:1] == "1"):
            return rank, heading.run_in
    return (0 if shape.startswith("第") else len(_RANKS)), heading.run_in


def _place(text: str, points: tuple[Section, ...]) -> PointPlace:
    if points and not points[0].heading.run_in:
        return PointPlace.HEADING
    if len(points) > 1:
        return PointPlace.OWN if "\n" in text[points[0].start : points[1].start] else PointPlace.JOINED
    return PointPlace.JOINED if points and points[0].start and text[points[0].start - 1] != "\n" else PointPlace.OWN


def _point(document: Document, section: Section, end: int, place: int) -> PointSpec:
    heading = section.heading
    return PointSpec(f"point-{place + 1}", _name(heading), (_words(heading),), _passage(document, heading.end, end))


def _passage(document: Document, start: int, end: int) -> Passage:
    blocks: tuple[Block, ...] = sliced(document, start, end)
    return Passage(joined(Document(blocks)).blocks if len(blocks) > 1 else blocks)


def _name(heading: Heading) -> str:
    return heading.words[:40] or heading.text.strip()


def _words(heading: Heading) -> str:
    """The heading's words; a run-in one that ends with a comma keeps it, since its sentence goes on."""
    comma = heading.run_in and _MOTTO.search(heading.text.strip())
    return heading.words + (comma[0] if comma else "")


def _fitted(section: SectionSpec, template: Template) -> SectionSpec:
    like = next((other for other in template.sections if other.level), None)
    if like is None:
        return section
    section = replace(section, level=like.level, numbering=like.numbering, run_in=like.run_in)
    manner = next((other for other in template.sections if other.level and other.points), None)
    if manner is None or not section.points:
        return section
    return replace(section, point_number=manner.point_number, point_place=manner.point_place)
