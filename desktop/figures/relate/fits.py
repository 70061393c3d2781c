"""Ties no pattern of words names: numbers of one sentence that fit a change, a share, a sum or a rest too closely for chance. They only ever hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from desktop.figures.relate import reckon
from desktop.figures.relate.dated import since
from desktop.figures.relate.exact import added, away, close, mean, multiple
from desktop.figures.relate.far import across, apart, both_far, of_difference
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import MEASURED, Term
from desktop.figures.relate.words import ADDS, EACH

__all__ = ["fits"]

_WIDE = 8  # figures looked over on either side
_TURNS = re.compile(r"(?:[高低多少快慢短长升降增减省差贵廉]|便宜|优惠)(?:出|了|约|近)*$")
_POINTS = "百分点"
_LEAVES = re.compile(r"(?:缺口?|欠|差|剩|余|尚|未|在办|逾期|空缺|净增加?|结余|省|省下|节省|差额|相差|提前)[^，,]{0,6}$")
_HINTS = re.compile(f"{ADDS.pattern}|{EACH.pattern}|{_TURNS.pattern}|{_LEAVES.pattern}|[+＋]$")
_RATES = re.compile(r"利率|费率|税率|费用率|失业率|增长率|压")


def fits(page: Page, tied: set[int]) -> Iterator[Relation]:
    """A relation for each figure that no other gave one, where its sentence has the numbers for it."""
    differences: dict[int, Relation] = {}
    for place, result in enumerate(page.prose):
        if result.at in tied or result.kind in ("range", "ratio", "rank"):
            continue
        if result.unit != "%" and not (_HINTS.search(result.gap[-16:]) or page.changes[place] is not None or result.value < 0 or result.unit == "倍"):
            continue
        near = _near(page, place)
        found = None
        if len(near) > 1:
            found = _share_or_change(page, place, near) if result.unit == "%" else _amount(page, place, near)
        found = found or apart(page, place) or across(page, place) or both_far(page, place)
        if found is None and (turn := page.turn(place)):
            found = next(since(page, place, turn), None)
        if found is None and place and page.prose[place - 1].at in differences:
            found = of_difference(page, place, differences[page.prose[place - 1].at])
        if found is not None:
            if found.op == "difference":
                differences[result.at] = found
            yield found


def _near(page: Page, place: int) -> list[int]:
    """Places of the same sentence."""
    sentence = page.prose[place].sentence
    first = last = place
    while first and place - first < _WIDE and page.prose[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(page.prose) and last - place < _WIDE and page.prose[last + 1].sentence == sentence:
        last += 1
    return [at for at in range(first, last + 1) if at != place]


def _share_or_change(page: Page, place: int, near: list[int]) -> Relation | None:
    result = page.prose[place]
    values = [page.prose[at] for at in near if page.prose[at].kind in MEASURED and page.changes[at] is None]
    if page.turn(place):
        told = page.changes[place]
        return _changed(page, values, near, result, page.turn(place), told is None or told.bare)
    if _RATES.search(result.lead) or not close(result):
        return None
    for part, whole in permutations(values, 2):
        if part.unit == whole.unit and 0 < part.size < whole.size and abs(part.size / whole.size * 100 - result.size) <= float(result.step):
            held = reckon.percent(part, whole, result)
            if held is not None and held.tolerance in ("exact", "rounded"):
                return held
    return None


def _changed(page: Page, values: list[Term], near: list[int], result: Term, turn: int, bare: bool) -> Relation | None:
    size, step = abs(result.size), float(result.step)
    stand_in = result._replace(value=abs(result.value), size=size, low=size - step / 2, high=size + step / 2) if result.value < 0 else result
    for value, base in permutations(values, 2):
        if value.unit != base.unit or base.size <= 0 or abs(abs(value.size / base.size - 1) * 100 - size) > step or value.size == base.size:
            continue
        if turn in (1, -1) and (value.size > base.size) != (turn > 0):
            continue
        held = reckon.changed(value, base, stand_in)
        if held is not None and ((bare and held.tolerance == "exact") or (close(result) and held.tolerance in ("exact", "rounded"))):
            return held
    return _grown(page, values, near, stand_in, turn)


def _grown(page: Page, values: list[Term], near: list[int], result: Term, turn: int) -> Relation | None:
    for at in near:
        by, way = page.prose[at], page.turn(at)
        if not way or by.kind not in MEASURED:
            continue
        for value in values:
            if value.unit == by.unit and value.at != by.at:
                held = reckon.grown(value, by, result, -1 if -1 in (way, turn) else 1)
                if held is not None and held.tolerance in ("exact", "rounded"):
                    return held
    return None


def _amount(page: Page, place: int, near: list[int]) -> Relation | None:
    result = page.prose[place]
    words = result.lead or result.gap[-8:]
    unit = "%" if result.unit == _POINTS else result.unit
    values = [page.prose[at] for at in near if page.changes[at] is None]
    alike = [value for value in values if value.unit == unit]
    if unit == "倍":
        return multiple(values, result)
    if EACH.search(result.lead):
        return mean(values, result)
    if page.turn(place) or _TURNS.search(words):
        return away(alike, result)
    if _LEAVES.search(words):
        held = away(alike, result)
        return replace(held, op="remainder") if held is not None else None
    return added(alike, result) if unit != "%" and ADDS.search(result.gap[-16:]) else None
