"""Ticking, ordering and wording the sections and points of a draft; each gives the next draft and leaves the last as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from desktop.actions.desk import Desk
from desktop.actions.pick_line import PickLine
from desktop.document.ordinal import numbered
from desktop.drafting.draft import Draft, SectionPick
from desktop.drafting.render import section_named
from desktop.drafting.start import pick_of
from desktop.drafting.template import SectionSpec

__all__ = ["add_scope", "move", "pick_lines", "remove_borrowed", "remove_scope", "scopes", "tick", "word_heading"]

T = TypeVar("T")


def tick(draft: Draft, section: int, point: int, on: bool) -> Draft:
    """The section at that place, or its point where ``point`` is not negative, picked or left out."""
    pick = draft.picks[section]
    if point < 0:
        return _with(draft, section, replace(pick, on=on))
    points = _put(pick.points, point, replace(pick.points[point], on=on))
    return _with(draft, section, replace(pick, on=pick.on or on, points=points))


def move(draft: Draft, section: int, point: int, to: int) -> Draft:
    """The section, or its point, taken out and put in before what stands at place ``to`` now; beyond the ends is the end."""
    if point < 0:
        return replace(draft, picks=_moved(draft.picks, section, to))
    pick = draft.picks[section]
    return _with(draft, section, replace(pick, points=_moved(pick.points, point, to)))


def word_heading(draft: Draft, section: int, point: int, words: str) -> Draft:
    """The heading of the section or point in one of its variants or in a person's own words."""
    pick = draft.picks[section]
    if point < 0:
        return _with(draft, section, replace(pick, heading=words))
    return _with(draft, section, replace(pick, points=_put(pick.points, point, replace(pick.points[point], heading=words))))


def remove_borrowed(draft: Draft, section: int) -> Draft:
    """The draft without the borrowed section at that place; the template's own sections are only ticked off."""
    gone = draft.picks[section].section
    if all(spec.id != gone for spec in draft.borrowed):
        return draft
    picks = tuple(pick for pick in draft.picks if pick.section != gone)
    return replace(draft, picks=picks, borrowed=tuple(spec for spec in draft.borrowed if spec.id != gone))


def scopes(draft: Draft) -> tuple[str, ...]:
    """The regions the draft speaks of, in their order."""
    return tuple(dict.fromkeys(pick.scope for pick in draft.picks if pick.scope))


def add_scope(desk: Desk, draft: Draft, name: str) -> Draft:
    """The draft with the scoped sections once more for the region ``name``; the first name takes over those without one."""
    if not name or name in scopes(draft):
        return draft
    scoped = {section.id: section for section in desk.template(draft.kind).sections if section.scoped}
    bare = [place for place, pick in enumerate(draft.picks) if pick.section in scoped and not pick.scope]
    if bare:
        return replace(draft, picks=tuple(replace(pick, scope=name) if place in bare else pick for place, pick in enumerate(draft.picks)))
    last = max((place for place, pick in enumerate(draft.picks) if pick.section in scoped), default=len(draft.picks) - 1)
    fresh = tuple(pick_of(section, name) for section in scoped.values())
    return replace(draft, picks=(*draft.picks[: last + 1], *fresh, *draft.picks[last + 1 :]))


def remove_scope(draft: Draft, name: str) -> Draft:
    """The draft without the sections of the region ``name``; what was typed for it stays, should it come back."""
    if len(scopes(draft)) < 2:
        return replace(draft, picks=tuple(replace(pick, scope="") if pick.scope == name else pick for pick in draft.picks))
    return replace(draft, picks=tuple(pick for pick in draft.picks if pick.scope != name))


def pick_lines(desk: Desk, draft: Draft) -> tuple[PickLine, ...]:
    """The outline as the window shows it, with the numbers the headings print now."""
    template, counts = desk.template(draft.kind), Counter[tuple[int, str]]()
    borrowed = frozenset(section.id for section in draft.borrowed)
    lines = []
    for place, pick in enumerate(draft.picks):
        section = section_named(template, draft, pick.section)
        if section is not None:
            number = _number(section, counts) if pick.on else ""
            lines.append(_line(pick, section, place, number, borrowed))
    return tuple(lines)


def _number(section: SectionSpec, counts: Counter[tuple[int, str]]) -> str:
    depth = max(section.level, 1)
    for key in [key for key in counts if key[0] > depth]:
        del counts[key]
    if not section.level or not section.numbering:
        return ""
    counts[section.level, section.numbering] += 1
    return numbered(section.numbering, counts[section.level, section.numbering])


def _line(pick: SectionPick, section: SectionSpec, place: int, number: str, borrowed: frozenset[str]) -> PickLine:
    variants = section.headings if section.level else ()
    return PickLine(
        key=f"{pick.scope}/{pick.section}",
        section=place,
        point=-1,
        number=number,
        name=section.name or next(iter(variants), section.id),
        heading=pick.heading or next(iter(variants), ""),
        on=pick.on,
        variants=variants,
        scope=pick.scope,
        borrowed=pick.section in borrowed,
        points=_points(pick, section, place),
    )


def _points(pick: SectionPick, section: SectionSpec, place: int) -> tuple[PickLine, ...]:
    specs = {point.id: point for point in section.points}
    series = pick.on and sum(chosen.on for chosen in pick.points) > 1  # one point alone prints no number
    count, lines = 0, []
    for index, chosen in enumerate(pick.points):
        spec = specs.get(chosen.id)
        if spec is None:
            continue
        count += chosen.on
        number = numbered(section.point_number, count) if chosen.on and series and section.point_number else ""
        heading = chosen.heading or next(iter(spec.headings), "")
        key = f"{pick.scope}/{pick.section}/{chosen.id}"
        lines.append(PickLine(key, place, index, number, spec.name or heading, heading, chosen.on, spec.headings))
    return tuple(lines)


def _with(draft: Draft, section: int, pick: SectionPick) -> Draft:
    return replace(draft, picks=_put(draft.picks, section, pick))


def _put(items: tuple[T, ...], place: int, item: T) -> tuple[T, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _moved(items: tuple[T, ...], place: int, to: int) -> tuple[T, ...]:
    rest = [*items[:place], *items[place + 1 :]]
    rest.insert(max(0, to - (to > place)), items[place])
    return tuple(rest)
