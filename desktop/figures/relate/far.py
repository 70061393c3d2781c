"""Ties to numbers some sentences away, or in a table, where the printed digits leave little room for chance. They only ever hold."""

from __future__ import annotations

import re

from desktop.figures.relate import reckon
from desktop.figures.relate.exact import added, away, close
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import LIST, MEASURED, Term
from desktop.figures.relate.words import ADDS, EACH

__all__ = ["across", "apart", "both_far", "of_difference"]

_FAR = 16
_BACK = 6
_REACH = 60
_LAST = 4
_HARDLY, _NEVER = 1000, 10_000  # steps of a number that two others hardly make by chance, or never
_POINTS = "百分点"
_RATES = re.compile(r"利率|费率|税率|费用率|失业率|增长率|压")


def of_difference(page: Page, place: int, difference: Relation) -> Relation | None:
    """与上半年1187宗比，多249宗（+21.0%）: the rate of a difference just told; its numbers may stand far before."""
    result, turn = page.prose[place], page.turn(place)
    about = {term.at: term for term in page.prose[max(0, place - _REACH) : place + _BACK]}
    if result.unit != "%" or not turn or not about.keys() >= set(difference.of):
        return None
    first, second = (about[at] for at in difference.of)
    value, base = (second, first) if turn == -1 else (first, second)
    held = reckon.changed(value, base, result)
    return held if held is not None and held.tolerance in ("exact", "rounded") else None


def both_far(page: Page, place: int) -> Relation | None:
    """全年合计2623宗: one of the last numbers and one told before that make it to the digit, too great for chance."""
    result = page.prose[place]
    words = result.gap[-16:] if result.level != LIST else page.prose[place - 1].gap[-16:]
    if result.unit in ("%", "倍", "百分点") or not ADDS.search(words) or result.value / result.step < _HARDLY:
        return None
    for at in page.before(place, result.unit, sentences=_BACK)[:_LAST]:
        one = page.prose[at]
        for other in page.told(result.unit, round(result.size - one.size, 6), result.at, _REACH) if one.size < result.size else ():
            near = other.paragraph == result.paragraph or result.value / result.step >= _NEVER
            if near and one.value + other.value == result.value and other.at != one.at and other.sentence >= 0:
                return reckon.added("sum", sorted((one, other), key=lambda term: term.at), result)
    return None


def apart(page: Page, place: int) -> Relation | None:
    """The number a percentage or a change is told of, and one some sentences away or in a table."""
    result = page.prose[place]
    turn = page.turn(place)
    if not (close(result) or (turn and len(result.value.as_tuple().digits) > 1)) or (not turn and (result.unit != "%" or _RATES.search(result.lead))):
        return None
    unit = "" if result.unit == "%" else "%" if result.unit == _POINTS else result.unit
    for at in range(place - 1, max(-1, place - 4), -1):
        if _told_of(page, at, place, unit) and (found := _with_far(page, place, page.prose[at], unit)) is not None:
            return found
    return None


def _with_far(page: Page, place: int, told: Term, unit: str) -> Relation | None:
    result, turn = page.prose[place], page.turn(place)
    others = [
        term for term in page.prose[max(0, place - _FAR) : place + _FAR] if term.unit == told.unit and term.at != told.at and term.kind == told.kind
    ]
    for other in (*others, *(cell for cell in page.cells[: 4 * _FAR] if cell.unit == told.unit)):
        found = _tied(told, other, result, turn, unit)
        if found is not None:
            return found
    return None


def across(page: Page, place: int) -> Relation | None:
    """A change or a total of the last few numbers, whichever sentence of the paragraph they stand in."""
    result = page.prose[place]
    if result.unit in ("%", "倍") or EACH.search(result.lead):
        return None
    unit = "%" if result.unit == _POINTS else result.unit
    places = [at for at in range(max(0, place - _BACK), place) if page.prose[at].unit == unit and page.changes[at] is None]
    values = [page.prose[at] for at in places if result.sentence - page.prose[at].sentence <= _BACK // 2 and not page.parted(at, place)]
    if page.turn(place):
        return away(values[-2:], result)
    return added(values[-3:], result) if unit != "%" and ADDS.search(result.gap[-16:]) else None


def _told_of(page: Page, at: int, place: int, unit: str) -> bool:
    term = page.prose[at]
    same = term.unit == unit if unit else term.kind in MEASURED
    return same and term.sentence == page.prose[place].sentence and page.changes[at] is None


def _tied(told: Term, other: Term, result: Term, turn: int, unit: str) -> Relation | None:
    if turn in (1, -1) and (told.size > other.size) != (turn > 0):
        return None
    if unit:
        exact = len(result.value.as_tuple().digits) > 2 or result.unit == _POINTS
        return reckon.less(told, other, result) if exact and abs(told.value - other.value) == abs(result.value) and result.value else None
    held = reckon.changed(told, other, result) if turn else reckon.percent(told, other, result) if told.size < other.size else None
    return held if held is not None and close(result) and held.tolerance in ("exact", "rounded") else None
