"""Sections and points chosen in words, as the command line takes them: opening,speed:online+windows,next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.moments import region
from desktop.drafting.start import pick_of
from desktop.drafting.template import SectionSpec, Template
from desktop.outcome import Refused

__all__ = ["scopes_of", "with_sections"]


def scopes_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """The regions that ``values`` speak of, in order."""
    return tuple(dict.fromkeys(found for key in values if (found := region(key.rpartition("/")[0]))))


def with_sections(template: Template, draft: Draft, words: str) -> Draft:
    """``draft`` with the sections that ``words`` name, in that order, each followed by :point+point where only those are wanted.

    A scoped section comes once for each scope the draft has, or for one: 延津县/speed. Refused names what the template does not have.
    """
    scopes = tuple(dict.fromkeys(pick.scope for pick in draft.picks if pick.scope)) or scopes_of(draft.values)
    picks: list[SectionPick] = []
    for word in filter(None, (part.strip() for part in words.replace("，", ",").split(","))):
        name, _, points = word.partition(":")
        scope, _, id = name.rpartition("/")
        section = _section(template, id)
        for own in (scope,) if scope else (scopes or ("",)) if section.scoped else ("",):
            picks.append(_pick(section, own, points, draft))
    if not picks:
        raise Refused("--sections 没有写出任何章节，要写成 a,b:要点+要点 的形式。")
    return replace(draft, picks=tuple(picks))


def _section(template: Template, id: str) -> SectionSpec:
    found = next((section for section in template.sections if id in (section.id, section.name)), None)
    if found is None:
        raise Refused(f"模板“{template.name}”里没有章节“{id}”，可选 {'、'.join(section.id for section in template.sections)}。")
    return found


def _pick(section: SectionSpec, scope: str, words: str, draft: Draft) -> SectionPick:
    before = next((pick for pick in draft.picks if (pick.section, pick.scope) == (section.id, scope)), pick_of(section, scope))
    if not words:
        return replace(before, on=True)
    names = [word.strip() for word in words.split("+") if word.strip()]
    ids = {name: point.id for point in section.points for name in (point.name, point.id)}
    unknown = [name for name in names if name not in ids]
    if unknown:
        raise Refused(f"章节“{section.id}”里没有要点“{unknown[0]}”，可选 {'、'.join(point.id for point in section.points) or '无'}。")
    headings = {point.id: point.heading for point in before.points}
    return replace(before, on=True, points=tuple(PointPick(ids[name], heading=headings.get(ids[name], "")) for name in names))
