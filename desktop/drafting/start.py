"""Drafts to begin with: everything that is on, and the bundled sample."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from desktop.drafting.draft import Draft, PointPick, SectionPick, scoped_key
from desktop.drafting.moments import PREVIOUS, moment_key
from desktop.drafting.read_text import parsed, text_of
from desktop.drafting.template import SectionSpec, Template
from desktop.outcome import Refused

__all__ = ["SAMPLE", "default_draft", "pick_of", "sample_draft"]

SAMPLE = "sample.toml"


def default_draft(template: Template, scopes: tuple[str, ...] = ()) -> Draft:
    """A draft with every section and point of ``template`` that is on; a run of scoped sections is repeated for each of ``scopes``."""
    picks: list[SectionPick] = []
    for scoped, run in groupby(template.sections, key=lambda section: section.scoped):
        sections = tuple(run)
        for scope in (scopes or ("",)) if scoped else ("",):
            picks += [pick_of(section, scope) for section in sections]
    return Draft(template.kind, template.name, picks=tuple(picks))


def pick_of(section: SectionSpec, scope: str = "") -> SectionPick:
    """``section`` picked as it stands by default."""
    return SectionPick(section.id, section.on, scope=scope, points=tuple(PointPick(point.id, point.on) for point in section.points))


def sample_draft(template: Template) -> Draft:
    """The draft of the template's sample.toml; Refused where it has none or names what is not there."""
    path = Path(template.origin) / SAMPLE
    shown = f"{path.parent.name}/{SAMPLE}"
    if not path.is_file():
        raise Refused(f"模板“{template.name}”没有样例（{shown}），请用 --values 给出数据。")
    data = parsed(text_of(path, shown), shown)
    values = _values(data.get("values", {}), "", shown)
    scopes = data.get("scopes", {})
    if not isinstance(scopes, dict):
        raise Refused(f'“{shown}”的 scopes 要写成 [scopes."地区名"] 表。')
    for scope, given in scopes.items():
        values |= _values(given, scope, shown)
    values |= _values(data.get("previous", {}), PREVIOUS, shown)
    for name, given in data.get("series", {}).items():
        values |= {moment_key(words, name): value for words, value in _values(given, "", shown).items()}
    draft = default_draft(template, tuple(scopes))
    picks = _picks(data["picks"], template, shown) if "picks" in data else draft.picks
    return Draft(template.kind, template.name, picks=picks, values=values)


def _values(given: Any, scope: str, shown: str) -> dict[str, str]:
    if not isinstance(given, Mapping) or any(isinstance(value, list | dict | bool) for value in given.values()):
        raise Refused(f'“{shown}”里的值要写成 字段 = "值"。')
    return {scoped_key(scope, name): str(value) for name, value in given.items()}


def _picks(tables: Any, template: Template, shown: str) -> tuple[SectionPick, ...]:
    sections = {section.id: section for section in template.sections}
    if not isinstance(tables, list):
        raise Refused(f"“{shown}”的 picks 要写成 [[picks]] 表。")
    made = []
    for table in tables:
        section = sections.get(table.get("section", "")) if isinstance(table, dict) else None
        if section is None:
            raise Refused(f"“{shown}”的 [[picks]] 里，section 要写模板里有的章节。")
        made.append(_pick(table, section, shown))
    return tuple(made)


def _pick(table: Mapping[str, Any], section: SectionSpec, shown: str) -> SectionPick:
    chosen = table.get("points", [point.id for point in section.points if point.on])
    known = {point.id for point in section.points}
    if not isinstance(chosen, list) or not set(chosen) <= known:
        raise Refused(f"“{shown}”的章节“{section.id}”里没有这些要点：{'、'.join(sorted(map(str, set(chosen) - known)))}。")
    rest = tuple(PointPick(point.id, on=False) for point in section.points if point.id not in chosen)
    points = (*(PointPick(id) for id in chosen), *rest)
    return SectionPick(section.id, True, str(table.get("heading", "")), str(table.get("scope", "")), points)
