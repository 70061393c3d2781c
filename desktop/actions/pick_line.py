"""A line of the outline one picks from: a section or one of its points, in its place."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PickLine"]


@dataclass(frozen=True, slots=True)
class PickLine:
    """``number`` is as it prints now ("" while it is off), ``heading`` the words chosen, ``variants`` those offered.

    ``section`` and ``point`` are places in ``Draft.picks``; ``point`` is -1 for the section itself. ``borrowed`` sections come
    from a prior report. ``key`` stays with the line while it moves.
    """

    key: str
    section: int
    point: int
    number: str
    name: str
    heading: str
    on: bool
    variants: tuple[str, ...] = ()
    scope: str = ""
    borrowed: bool = False
    points: tuple[PickLine, ...] = ()
