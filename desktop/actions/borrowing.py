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


def borrow_section(desk: Desk, draft: Draft, report: int, section: str) -> Draft:
    """The draft with a section of a report after its own last headed one; ``section`` is the key ``report_sections`` gave.

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
    """After the last section that has a heading: prose that closes the text stays the close."""
    headed = [place for place, pick in enumerate(draft.picks) if (spec := section_named(template, draft, pick.section)) and spec.level and pick.on]
    return headed[-1] + 1 if headed else len(draft.picks)
