"""A draft (稿件): which template, which sections and points in which order, and the values typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.drafting.template import SectionSpec

__all__ = ["Draft", "PointPick", "SectionPick", "scoped_key"]


@dataclass(frozen=True, slots=True)
class PointPick:
    """A point in its place; ``heading`` "" means the template's first variant, else the words chosen or typed."""

    id: str
    on: bool = True
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SectionPick:
    """A section in its place; ``scope`` names the region it speaks of in a text of several."""

    section: str
    on: bool = True
    heading: str = ""
    scope: str = ""
    points: tuple[PointPick, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that makes a draft; ``values`` are the strings as typed, keyed by field name or ``scoped_key``.

    ``borrowed`` sections come from prior reports and are picked by their id like the template's own. ``layout``: what mends a fault of its pages
    (``layout.adjusting``), kept with the draft and printed into the document's ``Meta.extra``.
    """

    kind: str
    name: str = ""
    id: str = ""
    picks: tuple[SectionPick, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    borrowed: tuple[SectionSpec, ...] = ()
    layout: Mapping[str, str] = field(default_factory=dict)


def scoped_key(scope: str, name: str) -> str:
    """The key of a field's value within a scope: 牧野区/政务服务事项数; without a scope, the name alone."""
    return f"{scope}/{name}" if scope else name
