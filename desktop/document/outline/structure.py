"""One reading of a document: its lines, their roles, and every heading with its level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.nodes import Document, Role, replace
from desktop.document.outline.frame import Roles, frame
from desktop.document.outline.headlines import Headline, headlines, parallel
from desktop.document.outline.lines import Line, lines
from desktop.document.outline.mottos import Lead, aspects, inner, leading
from desktop.document.outline.nesting import Found, levels
from desktop.document.outline.passages import Passage, passages
from desktop.document.outline.runins import RunIn, counted

__all__ = ["Structure", "read"]

_CLAUSE_KINDS = frozenset(("一是", "一要", "其一", "首先"))
_LONGEST_BLOCK = 44


@dataclass(frozen=True, slots=True)
class Structure:
    """What ``read`` found; ``levels`` runs beside ``found``, ``passages`` hold the running text."""

    lines: tuple[Line, ...]
    roles: Roles
    found: tuple[Found, ...]
    levels: tuple[int, ...]
    passages: tuple[Passage, ...]


def read(document: Document) -> Structure:
    """Find roles and headings of ``document``, which may have been recognised before."""
    seen = lines(document)
    roles = frame(seen, parallel(seen))
    heads = headlines(seen, roles)
    found = list(_blocks(seen, roles, heads))
    counted_roles = _without_heads(roles, seen)
    running = passages(seen, counted_roles)
    found += _running(seen, roles, running, heads)
    found.sort(key=lambda item: (item.start, item.end))
    found = list(_after_attachments(seen, roles, found))
    return Structure(seen, roles, tuple(found), tuple(levels(found)), running)


def _blocks(seen: tuple[Line, ...], roles: Roles, heads: tuple[Headline, ...]) -> Iterator[Found]:
    """The unnumbered headings; a pair of lines between a place's name and a newspaper's dateline is that article's subtitle."""
    before = ""
    for head in heads:
        pair = range(head.first, head.last + 1)
        subtitle = head.bare and before == "place" and head.last > head.first and _dateline(seen, head.last)
        for index in pair:
            roles[index] = Role.SUBTITLE if subtitle else Role.HEADING
        if not subtitle:
            yield Found(seen[head.first].start, seen[head.last].end, head.key, paragraph=head.first, bare=head.bare)
        before = head.key


def _dateline(seen: tuple[Line, ...], above: int) -> bool:
    below = next((line.text for line in seen[above + 1 : above + 6] if line.text), "")
    return re.match(r"\S{0,12}讯[\s（(，,]|[（(]?(?:本报)?(?:通讯员|记者)", below) is not None


def _without_heads(roles: Roles, seen: tuple[Line, ...]) -> Roles:
    """Roles for the joining of lines: a numbered heading a reader had styled is running text here, so that its number is read."""
    from desktop.document.outline.marks import opening

    return {index: role for index, role in roles.items() if role is not Role.HEADING or not opening(seen[index].text)}


def _running(seen: tuple[Line, ...], roles: Roles, running: tuple[Passage, ...], heads: tuple[Headline, ...]) -> Iterator[Found]:
    run_ins = counted(running)
    by_passage: dict[int, list[RunIn]] = {}
    for item in run_ins:
        by_passage.setdefault(item.passage, []).append(item)
    leads = _leads(seen, roles, running, by_passage)
    for number, passage in enumerate(running):
        taken = by_passage.get(number, [])
        for item in taken:
            yield _counted(seen, roles, passage, item, heads)
        yield from _soft(passage, taken, leads.get(number))


def _counted(seen: tuple[Line, ...], roles: Roles, passage: Passage, item: RunIn, heads: tuple[Headline, ...]) -> Found:
    block = item.whole and _stands_alone(passage.text, item)
    for index in passage.lines if block else ():
        roles[index] = Role.HEADING
    return Found(
        passage.at(item.start),
        passage.at(item.end - 1) + 1,
        item.mark.kind,
        item.mark.written,
        item.mark.value,
        run_in=not block,
        first=item.first,
        paragraph=passage.lines[0],
    )


def _stands_alone(text: str, item: RunIn) -> bool:
    if len(text) > _LONGEST_BLOCK or text[-1] in "；;，,":
        return False
    return not (item.mark.kind in _CLAUSE_KINDS and text[-1] in "。")


def _leads(seen: tuple[Line, ...], roles: Roles, running: tuple[Passage, ...], run_ins: dict[int, list[RunIn]]) -> dict[int, Lead]:
    """The leading sentences of paragraphs, section by section: a section ends with a heading or a counted paragraph."""
    made: dict[int, Lead] = {}
    section: list[int] = []
    for number, passage in enumerate((*running, None)):
        counted_one = passage is not None and any(item.first for item in run_ins.get(number, ()))
        apart = passage is not None and section and _heading_between(roles, running[section[-1]].lines[-1], passage.lines[0])
        if passage is None or counted_one or apart:
            made |= {section[place]: lead for place, lead in leading([running[one].text for one in section]).items()}
            section = []
        if passage is not None and not counted_one:
            section.append(number)
    return made


def _heading_between(roles: Roles, above: int, below: int) -> bool:
    return any(roles.get(index) in (Role.HEADING, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE) for index in range(above + 1, below))


def _soft(passage: Passage, taken: list[RunIn], lead: Lead | None) -> Iterator[Found]:
    at = 0
    if lead:
        kind = "——" if lead.number else "段"
        yield Found(passage.at(0), passage.at(lead.end - 1) + 1, kind, lead.number, run_in=True, paragraph=passage.lines[0])
        at = lead.end
    cuts = [(item.start, item.end) for item in taken]
    starts = [at] + [end for _, end in cuts]
    ends = [start for start, _ in cuts] + [len(passage.text)]
    for start, end in zip(starts, ends, strict=True):
        for kind, inside in (("方面", aspects(passage.text, start, end)), ("句", inner(passage.text, start, end))):
            for one in inside:
                yield Found(passage.at(one.start), passage.at(one.end - 1) + 1, kind, run_in=True, first=False, paragraph=passage.lines[0])
            if inside:
                break


def _after_attachments(seen: tuple[Line, ...], roles: Roles, found: list[Found]) -> Iterator[Found]:
    labels = [seen[index].start for index, role in sorted(roles.items()) if role in (Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)]
    before = -1
    for item in found:
        passed = any(before < label < item.start for label in labels)
        yield replace(item, resets=True) if passed else item
        before = item.start
