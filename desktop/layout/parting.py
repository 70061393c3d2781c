"""A strip cut in two where it must be: between rows that grew together, and, where it is taller than a page, between its lines."""

from __future__ import annotations

from dataclasses import replace

from desktop.layout.strips import Strip, shifted

__all__ = ["cut", "last_cut"]


def last_cut(strip: Strip, room: float, *, alone: bool) -> float:
    """Where ``strip`` is cut so that its upper part stands in ``room`` points; 0 where it is not.

    ``alone``: it has the page to itself and still does not fit, so that it is cut between lines where nothing better offers.
    """
    if found := max((each for each in strip.cuts if each <= room), default=0.0):
        return found
    if not alone:
        return 0.0
    return max((line.top + line.height for line in strip.lines if line.top + line.height <= room < strip.height), default=0.0)


def cut(strip: Strip, at: float) -> tuple[Strip, Strip]:
    """``strip`` above and below ``at``; a box that goes through is in both, marked as split unless rows end there."""
    through = at not in strip.cuts
    upper = Strip(
        at,
        tuple(line for line in strip.lines if line.top + line.height <= at),
        tuple(replace(box, height=min(box.height, at - box.y), split=through and box.y + box.height > at) for box in strip.boxes if box.y < at),
        notes=strip.notes,
        cuts=tuple(each for each in strip.cuts if each < at),
    )
    lower = Strip(
        strip.height - at,
        tuple(line for line in strip.lines if line.top + line.height > at),
        tuple(replace(box, y=max(box.y, at), height=box.y + box.height - max(box.y, at)) for box in strip.boxes if box.y + box.height > at),
        cuts=tuple(each for each in strip.cuts if each > at),
    )
    return upper, shifted(lower, -at)
