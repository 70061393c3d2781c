"""Sections of prior reports taken over into a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.actions.desk import Desk
from desktop.actions.library import report_document
from desktop.document.outline import Section, sections
from desktop.drafting.borrow import borrow
from desktop.drafting.draft import Draft
from desktop.drafting.render import section_named
from desktop.drafting.start import pick_of
from desktop.drafting.template import Template
from desktop.outcome import Refused

__all__ = ["borrow_section"]

_AHEAD = ("下一步", "下步", "打算", "工作安排", "工作计划")  # what every report of the genre ends with


def borrow_section(desk: Desk, draft: Draft, report: int, section: str) -> Draft:
    """The draft with a section of a report after its own last headed one (before a 下一步打算); ``section`` is the key ``report_sections`` gave.

    Refused: the report or the section is gone, or the draft has this section already.
    """
    document = report_document(desk, report)
    found = _found(sections(document), section)
    if found is None:
        raise Refused("这一章节在材料里找不到了，请重新选一次。")
    template = desk.template(draft.kind)
    spec = borrow(document, found, template)
    if any(known.id == spec.id for known in draft.borrowed):
        raise Refused(f"“{spec.name}”已经取用过了，可在提纲里找到它。")
    place = _place(template, draft)
    picks = (*draft.picks[:place], pick_of(spec), *draft.picks[place:])
    desk.store.reports.mark_used(report)
    return replace(draft, picks=picks, borrowed=(*draft.borrowed, spec))


def _found(among: Iterable[Section], key: str) -> Section | None:
    for section in among:
        if str(section.start) == key:
            return section
        deeper = _found(section.children, key)
        if deeper:
            return deeper
    return None


def _place(template: Template, draft: Draft) -> int:
    """After the last headed section, or before it where it looks ahead; prose that closes the text stays the close."""
    specs = {place: section_named(template, draft, pick.section) for place, pick in enumerate(draft.picks) if pick.on}
    headed = [(place, spec) for place, spec in specs.items() if spec and spec.level]
    if not headed:
        return len(draft.picks)
    place, last = headed[-1]
    return place if any(word in f"{last.name}{''.join(last.headings)}" for word in _AHEAD) else place + 1
