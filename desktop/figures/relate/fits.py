"""Ties no pattern of words names: numbers of one sentence that fit a change, a share, a sum or a rest too closely for chance. They only ever hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from desktop.figures.relate import reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term

__all__ = ["fits"]

_FAR = 16
_WIDE = 8  # figures looked over on either side
_MEASURED = ("count", "amount", "other", "duration", "score")
_ADDS = re.compile(r"(?:计|凡|加|起|总|得|共|累计|总数|总量|=)(?:为|达|得|有|来|是)*$")
_LEAVES = re.compile(r"(?:缺口?|欠|差|剩|余|尚|未|在办|逾期|空缺|净增加?|结余|省|省下|节省|差额|相差|提前)[^，,]{0,6}$")
_RATES = re.compile(r"利率|费率|税率|费用率|失业率|增长率|压")


def fits(page: Page, tied: set[int]) -> Iterator[Relation]:
    """A relation for each figure that no other gave one, where its sentence has the numbers for it."""
    for place, result in enumerate(page.prose):
        if result.at in tied or result.kind in ("range", "ratio", "rank"):
            continue
        near = [
            at
            for at in range(max(0, place - _WIDE), min(len(page.prose), place + _WIDE + 1))
            if page.prose[at].sentence == result.sentence and at != place
        ]
        found = None
        if len(near) > 1:
            found = _share_or_change(page, place, near) if result.unit == "%" else _amount(page, place, near)
        found = found or _apart(page, place)
        if found is not None:
            yield found


def _apart(page: Page, place: int) -> Relation | None:
    """The number a percentage or a change is told of, and one some sentences away or in a table."""
    result = page.prose[place]
    turn = _turn(page, place)
    if not (_close(result) or (turn and len(result.value.as_tuple().digits) > 1)) or (
        not turn and (result.unit != "%" or _RATES.search(result.lead))
    ):
        return None
    unit = "" if result.unit == "%" else "%" if result.unit == "百分点" else result.unit
    at = next((at for at in range(place - 1, max(-1, place - 4), -1) if _told_of(page, at, place, unit)), -1)
    if at < 0:
        return None
    told = page.prose[at]
    others = [
        term for term in page.prose[max(0, place - _FAR) : place + _FAR] if term.unit == told.unit and term.at != told.at and term.kind == told.kind
    ]
    for other in (*others, *(cell for cell in page.cells if cell.unit == told.unit)):
        found = _tied(told, other, result, turn, unit)
        if found is not None:
            return found
    return None


def _told_of(page: Page, at: int, place: int, unit: str) -> bool:
    term = page.prose[at]
    same = term.unit == unit if unit else term.kind in _MEASURED
    return same and term.sentence == page.prose[place].sentence and page.changes[at] is None


def _tied(told: Term, other: Term, result: Term, turn: int, unit: str) -> Relation | None:
    if turn in (1, -1) and (told.size > other.size) != (turn > 0):
        return None
    if unit:
        exact = len(result.value.as_tuple().digits) > 2 or result.unit == "百分点"
        return reckon.less(told, other, result) if exact and abs(told.value - other.value) == abs(result.value) and result.value else None
    held = reckon.changed(told, other, result) if turn else reckon.percent(told, other, result) if told.size < other.size else None
    return held if held is not None and _close(result) and held.tolerance in ("exact", "rounded") else None


def _share_or_change(page: Page, place: int, near: list[int]) -> Relation | None:
    result = page.prose[place]
    values = [page.prose[at] for at in near if page.prose[at].kind in _MEASURED and page.changes[at] is None]
    if _turn(page, place):
        return _changed(page, values, near, result, _turn(page, place))
    if _RATES.search(result.lead) or not _close(result):
        return None
    for part, whole in permutations(values, 2):
        if part.unit == whole.unit and 0 < part.size < whole.size and abs(part.size / whole.size * 100 - result.size) <= float(result.step):
            held = reckon.percent(part, whole, result)
            if held is not None and held.tolerance in ("exact", "rounded"):
                return held
    return None


def _turn(page: Page, place: int) -> int:
    """The direction of the change a number tells by its word or its sign (2 where the word does not say); 0 for a value."""
    term, told = page.prose[place], page.changes[place]
    if told is not None:
        return told.direction or 2
    if term.text.startswith(("+", "＋")) or term.gap.endswith(("+", "＋")):
        return 1
    if term.value < 0:
        return -1
    before = page.changes[place - 1] if place and term.gap == "、" else None
    return (before.direction or 2) if before is not None else 0


def _changed(page: Page, values: list[Term], near: list[int], result: Term, turn: int) -> Relation | None:
    size, step = abs(result.size), float(result.step)
    stand_in = result._replace(value=abs(result.value), size=size, low=size - step / 2, high=size + step / 2) if result.value < 0 else result
    for value, base in permutations(values, 2):
        if value.unit != base.unit or base.size <= 0 or abs(abs(value.size / base.size - 1) * 100 - size) > step or value.size == base.size:
            continue
        if turn in (1, -1) and (value.size > base.size) != (turn > 0):
            continue
        held = reckon.changed(value, base, stand_in)
        if held is not None and (held.tolerance == "exact" or (_close(result) and held.tolerance == "rounded")):
            return held
    return _grown(page, values, near, stand_in, turn)


def _grown(page: Page, values: list[Term], near: list[int], result: Term, turn: int) -> Relation | None:
    for at in near:
        by, way = page.prose[at], _turn(page, at)
        if not way or by.kind not in _MEASURED:
            continue
        for value in values:
            if value.unit == by.unit and value.at != by.at:
                held = reckon.grown(value, by, result, -1 if -1 in (way, turn) else 1)
                if held is not None and held.tolerance in ("exact", "rounded"):
                    return held
    return None


def _amount(page: Page, place: int, near: list[int]) -> Relation | None:
    result = page.prose[place]
    unit = "%" if result.unit == "百分点" else result.unit
    values = [page.prose[at] for at in near if page.prose[at].unit == unit and page.changes[at] is None]
    if len(values) < 2:
        return None
    if result.unit in ("倍", "番"):
        return None
    words = result.lead or result.gap[-8:]
    if _turn(page, place):
        return _away(values, result)
    if _LEAVES.search(words):
        held = _away(values, result)
        return replace(held, op="remainder") if held is not None else None
    if _ADDS.search(words) and unit != "%":
        before = [value for value in values if value.at < result.at]
        for count in range(len(before), 1, -1):
            held = reckon.added("sum", before[-count:], result)
            if held is not None and held.tolerance == "exact":
                return held
    return None


def _away(values: list[Term], result: Term) -> Relation | None:
    """What lies between two numbers of the sentence, to the digit."""
    for first, second in permutations(values, 2):
        if first.value - second.value == abs(result.value) and second.value > 0 and result.value:
            return reckon.less(first, second, result)
    return None


def _close(result: Term) -> bool:
    return len(result.value.as_tuple().digits) >= 3 and result.step < 1
