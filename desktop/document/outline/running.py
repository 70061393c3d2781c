"""Headings in the running text: counted ones, leading sentences, parallel clauses, and those that only emphasis shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from desktop.document.nodes import Role
from desktop.document.outline.lines import Line
from desktop.document.outline.mottos import Lead, leading
from desktop.document.outline.nesting import Found
from desktop.document.outline.parallels import aspects, parallels
from desktop.document.outline.passages import Passage
from desktop.document.outline.roles import Roles
from desktop.document.outline.runins import CLAUSE_KINDS, RunIn, counted

__all__ = ["emphasised", "running"]

_LONGEST_BLOCK = 44  # a numbered paragraph longer than this is prose with a heading in front, not a heading


def running(found: tuple[Line, ...], roles: Roles, passages: tuple[Passage, ...]) -> Iterator[Found]:
    """The headings of ``passages``; those that are whole paragraphs become HEADING in ``roles``."""
    by_passage: dict[int, list[RunIn]] = defaultdict(list)
    for item in counted(passages):
        by_passage[item.passage].append(item)
    for number, items in by_passage.items():
        for item in items:
            yield _counted(roles, passages[number], item)
    leads = _leads(roles, passages, frozenset(number for number, items in by_passage.items() if items[0].first))
    for number, passage in enumerate(passages):
        yield from _soft(passage, by_passage.get(number, []), leads.get(number))


def _counted(roles: Roles, passage: Passage, item: RunIn) -> Found:
    block = item.whole and _stands_alone(passage.text, item)
    for index in passage.lines if item.first else ():
        if block:
            roles[index] = Role.HEADING
        elif roles.get(index) is Role.HEADING:
            del roles[index]  # a reader's heading style on a heading with its prose
    mark = item.mark
    return _found(passage, mark.start, item.end, mark.kind, mark.written, mark.value, run_in=not block, first=item.first)


def _stands_alone(text: str, item: RunIn) -> bool:
    if len(text) > _LONGEST_BLOCK or text[-1] in "；;，,":
        return False
    return not (item.mark.kind in CLAUSE_KINDS and text[-1] == "。")


def _found(passage: Passage, start: int, end: int, key: str, number: str = "", value: int = 0, *, run_in: bool = True, first: bool = True) -> Found:
    return Found(passage.at(start), passage.at(end - 1) + 1, key, number, value, run_in=run_in, first=first, paragraph=passage.lines[0])


def _leads(roles: Roles, passages: tuple[Passage, ...], numbered: frozenset[int]) -> dict[int, Lead]:
    """The leading sentences of paragraphs, section by section: a heading or a numbered paragraph ends a section."""
    barriers = {index for index, role in roles.items() if role in (Role.HEADING, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)}
    sections: list[list[int]] = [[]]
    for number, passage in enumerate(passages):
        above = passages[number - 1].lines[-1] if number else 0
        if number in numbered or any(index in barriers for index in range(above, passage.lines[0])):
            sections.append([])
        if number not in numbered:
            sections[-1].append(number)
    return {section[place]: lead for section in sections for place, lead in leading([passages[one].text for one in section]).items()}


def _soft(passage: Passage, taken: list[RunIn], lead: Lead | None) -> Iterator[Found]:
    at = 0
    if lead:
        yield _found(passage, 0, lead.end, "——" if lead.number else "段", lead.number)
        at = lead.end
    starts = (at, *(item.end for item in taken))
    ends = (*(item.mark.start for item in taken), len(passage.text))
    for start, end in zip(starts, ends, strict=True):
        named = aspects(passage.text, start, end)
        for one in named or parallels(passage.text, start, end):
            yield _found(passage, one.start, one.end, "方面" if named else "句", first=False)


def emphasised(found: tuple[Line, ...], roles: Roles, known: frozenset[int]) -> Iterator[Found]:
    """Words marked as LEAD, and bold words that open a paragraph and close a clause, unless a heading is ``known`` to start there."""
    for index, line in enumerate(found):
        for start, end, sure in line.leads if roles.get(index) is None else ():
            bold = start == 0 and 3 <= end <= _LONGEST_BLOCK and _closes(line.text, end)
            if line.start + start not in known and (sure or bold):
                yield Found(line.start + start, line.start + end, "段" if start == 0 else "句", run_in=True, first=start == 0, paragraph=index)


def _closes(text: str, end: int) -> bool:
    return text[end - 1] in "。：:！" or text[end : end + 1] in ("。", "：", ":", "！")
