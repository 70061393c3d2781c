"""Rates with the numbers they are of: 受理86421件，办结86035件，办结率99.6%."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.figures.relate import note, reckon
from desktop.figures.relate.base import not_stated
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, Term
from desktop.figures.relate.wholes import broken, close_told, first_held, in_sight, part_of
from desktop.figures.relate.words import overlap, telling

__all__ = ["rate"]

_TAKEN_IN = re.compile(r"收到|受理|收集|接收|[总共应]|计划|发放|评价?件|转办")  # a whole, not a part
_HUNDRED = Decimal(100)


def rate(page: Page, place: int, stem: str) -> Relation | None:
    """受理86421件，办结86035件，办结率99.6%."""
    result = page.prose[place]
    first = part_of(page, place)
    if first is None:
        return None
    near = [first, *page.before(first, page.prose[first].unit, sentences=1)]
    ranked = page.run(place)[1] > 1
    if (filled := _filled(page, place)) is not None:
        return filled
    for at in near[:4]:
        part = page.prose[at]
        akin = overlap(stem, part.lead) > 0
        if not akin and at != first:
            continue
        wholes = [page.prose[other] for other in near if other != at and (akin or page.prose[other].sentence == part.sentence)]
        held = first_held((part,), wholes, result)
        if held is not None and (akin or (result.value != _HUNDRED and (close_told(result) or held.tolerance == "exact"))):
            return held
    return _odd_rate(page, place, near, result, stem, page.prose[page.run(place)[0] - page.run(place)[1]].lead if ranked else page.prose[first].lead)


def _filled(page: Page, place: int) -> Relation | None:
    """5,310张床位，住了3,186位老人，入住率六成: part and whole counted in their own units, right before, to the digit."""
    if place < 2 or page.prose[place].value == _HUNDRED:
        return None
    whole, part, result = page.prose[place - 2 : place + 1]
    if whole.sentence != result.sentence or whole.kind != "count" or part.kind != "count" or whole.unit == part.unit or page.changes[place - 1]:
        return None
    held = reckon.percent(part, whole, result) if whole.value > part.value >= _HUNDRED else None
    return held if held is not None and part.value / whole.value * _HUNDRED == result.value else None


def _odd_rate(page: Page, place: int, near: list[int], result: Term, stem: str, lead: str) -> Relation | None:
    """A rate no pair of numbers gives: a slip where part and whole are plain, else a base not stated."""
    part = page.prose[near[0]]
    lacking = _lacking([page.prose[at] for at in near], result, stem)
    if lacking is not None:
        return lacking
    if overlap(stem, part.lead) and len(near) > 1 and near[1] == near[0] - 1:
        whole = page.prose[near[1]]
        slip = broken(part, whole, result, page, place)
        if slip is not None and whole.sentence == part.sentence and in_sight(slip, result) and _same_things(part, whole, stem):
            return slip
    akin = overlap(stem, lead + part.tail) > 0 or (result.value == _HUNDRED and len(stem) <= 3)
    if not akin or _TAKEN_IN.search(lead) or result.level > CLAUSE or "后" in stem:
        return None
    return not_stated(part, result)


def _lacking(near: list[Term], result: Term, stem: str) -> Relation | None:
    """评查620宗，不合格17宗，合格率97.26%: the part is what the whole leaves."""
    part = near[0]
    if not re.search(rf"[未不]{re.escape(stem[:2])}", part.lead):
        return None
    for whole in near[1:]:
        if whole.value <= part.value:
            continue
        rest = whole._replace(value=whole.value - part.value, low=whole.low - part.high, high=whole.high - part.low)
        held = reckon.percent(rest, whole, result)
        if held is not None:
            said = f"1-{note.written(part)}÷{note.written(whole)}={note.written(result)}"
            return Relation("lacking_percent", held.result, (part.at, whole.at), held.tolerance, "holds", held.expected, said)
    return None


def _same_things(part: Term, whole: Term, stem: str) -> bool:
    """Whether what is counted by ``part`` is of what ``whole`` counts: no subject of its own, or one they share."""
    own = "".join(letter for letter in part.lead if letter not in stem)
    return telling(own) <= 2 or overlap(own, whole.lead + whole.tail) > 0
