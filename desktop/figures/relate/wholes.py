"""What every tie of a percentage needs: the part it is told of, the first part and whole that give it, the slip where none does."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.tolerance import at_precision

__all__ = ["COUNTED", "broken", "close_told", "first_held", "in_sight", "part_of"]

COUNTED = ("count", "amount", "other", "duration")
_HUNDRED = Decimal(100)
_SLIP = 1.6  # a slip of the pen leaves a number in sight of the right one, or moves its point


def part_of(page: Page, place: int) -> int | None:
    """The place of the number a share is told of: in 分别 lists the one of its own rank, else the one before, rates and changes between skipped."""
    start, length = page.run(place)
    if length > 1:
        ranked = range(start - length, start)
        units = {page.prose[at].unit for at in ranked if at >= 0 and page.prose[at].kind in COUNTED}
        paired = place >= 2 * length and page.prose[place - length].unit == page.prose[place - 2 * length].unit
        return place - length if start >= length and (len(units) == 1 or paired) else (start - 1 if place == start and start else None)
    for at in range(place - 1, max(-1, place - 6), -1):
        term = page.prose[at]
        if page.prose[at + 1].level >= 4:
            return None
        if term.kind in ("percent", "pct_point") or (page.changes[at] is not None and at not in page.reached):
            continue
        return at if term.kind in COUNTED else None
    return None


def first_held(parts: Sequence[Term], wholes: Sequence[Term], result: Term) -> Relation | None:
    """The first of ``parts`` that is ``result`` % of the first of ``wholes``."""
    for part in parts:
        for whole in wholes:
            held = reckon.percent(part, whole, result)
            if held is not None:
                return held
    return None


def broken(part: Term, whole: Term, result: Term, page: Page, place: int) -> Relation | None:
    """The slip, or the share bent so that those beside it make 100 %."""
    if whole.value <= 0 or reckon.of_two_places(part, whole):
        return None
    exact = part.value / whole.value * _HUNDRED
    sum_ = f"{note.written(part)}÷{note.written(whole)}"
    if abs(at_precision(exact, result) - result.value) <= 2 * result.step and page.hundred(place):
        return note.holding("percent", result, (part, whole), sum_, exact, "forced_to_100")
    return note.broken("percent", result, (part, whole), sum_, exact)


def in_sight(slip: Relation, result: Term) -> bool:
    """Whether the printed number could be a slip for the right one: near it, or with its point moved."""
    expected = float(slip.expected or 0)
    apart = max(expected, result.size) / max(min(expected, result.size), 1e-9)
    return slip.verdict == "holds" or apart <= _SLIP or 9.5 <= apart <= 10.5


def close_told(result: Term) -> bool:
    """Whether a percentage is printed to three digits, so that a fit is hardly chance."""
    return len(result.value.as_tuple().digits) >= 3 and result.step < 1
