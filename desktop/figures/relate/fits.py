"""Ties no pattern of words names: numbers of one sentence that fit a change, a share, a sum or a rest too closely for chance. They only ever hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

from desktop.figures.relate import reckon
from desktop.figures.relate.dated import since
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import LIST, Term

__all__ = ["fits"]

_FAR = 16
_BACK = 6
_WIDE = 8  # figures looked over on either side
_MEASURED = ("count", "amount", "other", "duration", "score")
_ADDS = re.compile(r"加上|计|凡|起来|一起|总|共|合|[=＝]|全年|[一二三四]季度|[上下]半年|[月季]末|月底|年内")
_EACH = re.compile(r"均|每")
_TURNS = re.compile(r"(?:[高低多少快慢短长升降增减省差贵廉]|便宜|优惠)(?:出|了|约|近)*$")
_JOINTS = ("、", "和", "与", "及", "以及")
_POINTS = "百分点"
_MANY = 10
_HARDLY, _NEVER = 1000, 10_000  # steps of a number that two others hardly make by chance, or never
_LAST = 4
_CHANCES = 5  # as many times as numbers may differ by chance
_REACH = 60
_HAIR = 1e-9  # what floats lose
_COUNTS = ("count", "other", "duration")
_LEAVES = re.compile(r"(?:缺口?|欠|差|剩|余|尚|未|在办|逾期|空缺|净增加?|结余|省|省下|节省|差额|相差|提前)[^，,]{0,6}$")
_HINTS = re.compile(f"{_ADDS.pattern}|{_EACH.pattern}|{_TURNS.pattern}|{_LEAVES.pattern}|[+＋]$")
_RATES = re.compile(r"利率|费率|税率|费用率|失业率|增长率|压")


def fits(page: Page, tied: set[int]) -> Iterator[Relation]:
    """A relation for each figure that no other gave one, where its sentence has the numbers for it."""
    apart: dict[int, Relation] = {}
    for place, result in enumerate(page.prose):
        if result.at in tied or result.kind in ("range", "ratio", "rank"):
            continue
        if result.unit != "%" and not (_HINTS.search(result.gap[-16:]) or page.changes[place] is not None or result.value < 0 or result.unit == "倍"):
            continue
        near = _near(page, place)
        found = None
        if len(near) > 1:
            found = _share_or_change(page, place, near) if result.unit == "%" else _amount(page, place, near)
        found = found or _apart(page, place) or _across(page, place) or _both_far(page, place)
        if found is None and (turn := _turn(page, place)):
            found = next(since(page, place, turn), None)
        if found is None and place and page.prose[place - 1].at in apart:
            found = _of_difference(page, place, apart[page.prose[place - 1].at])
        if found is not None:
            if found.op == "difference":
                apart[result.at] = found
            yield found


def _of_difference(page: Page, place: int, difference: Relation) -> Relation | None:
    """与上半年1187宗比，多249宗（+21.0%）: the rate of a difference just told; its numbers may stand far before."""
    result = page.prose[place]
    first, second = (term for at in difference.of for term in page.prose[max(0, place - _REACH) : place] if term.at == at)
    turn = _turn(page, place)
    if result.unit != "%" or not turn:
        return None
    value, base = (second, first) if turn == -1 else (first, second)
    held = reckon.changed(value, base, result)
    return held if held is not None and held.tolerance in ("exact", "rounded") else None


def _both_far(page: Page, place: int) -> Relation | None:
    """全年合计2623宗: one of the last numbers and one told before that make it to the digit, too great for chance."""
    result = page.prose[place]
    words = result.gap[-16:] if result.level != LIST else page.prose[place - 1].gap[-16:]
    if result.unit in ("%", "倍", "百分点") or not _ADDS.search(words) or result.value / result.step < _HARDLY:
        return None
    for at in page.before(place, result.unit, sentences=_BACK)[:_LAST]:
        one = page.prose[at]
        for other in page.told(result.unit, round(result.size - one.size, 6), result.at, _REACH) if one.size < result.size else ():
            near = other.paragraph == result.paragraph or result.value / result.step >= _NEVER
            if near and one.value + other.value == result.value and other.at != one.at and other.sentence >= 0:
                return reckon.added("sum", sorted((one, other), key=lambda term: term.at), result)
    return None


def _near(page: Page, place: int) -> list[int]:
    """Places of the same sentence."""
    sentence = page.prose[place].sentence
    first = last = place
    while first and place - first < _WIDE and page.prose[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(page.prose) and last - place < _WIDE and page.prose[last + 1].sentence == sentence:
        last += 1
    return [at for at in range(first, last + 1) if at != place]


def _apart(page: Page, place: int) -> Relation | None:
    """The number a percentage or a change is told of, and one some sentences away or in a table."""
    result = page.prose[place]
    turn = _turn(page, place)
    if not (_close(result) or (turn and len(result.value.as_tuple().digits) > 1)) or (
        not turn and (result.unit != "%" or _RATES.search(result.lead))
    ):
        return None
    unit = "" if result.unit == "%" else "%" if result.unit == _POINTS else result.unit
    for at in range(place - 1, max(-1, place - 4), -1):
        if _told_of(page, at, place, unit) and (found := _with_far(page, place, page.prose[at], unit)) is not None:
            return found
    return None


def _with_far(page: Page, place: int, told: Term, unit: str) -> Relation | None:
    result, turn = page.prose[place], _turn(page, place)
    others = [
        term for term in page.prose[max(0, place - _FAR) : place + _FAR] if term.unit == told.unit and term.at != told.at and term.kind == told.kind
    ]
    for other in (*others, *(cell for cell in page.cells[: 4 * _FAR] if cell.unit == told.unit)):
        found = _tied(told, other, result, turn, unit)
        if found is not None:
            return found
    return None


def _across(page: Page, place: int) -> Relation | None:
    """A change or a total of the last few numbers, whichever sentence of the paragraph they stand in."""
    result = page.prose[place]
    if result.unit in ("%", "倍") or _EACH.search(result.lead):
        return None
    unit = "%" if result.unit == _POINTS else result.unit
    places = [at for at in range(max(0, place - _BACK), place) if page.prose[at].unit == unit and page.changes[at] is None]
    values = [page.prose[at] for at in places if result.sentence - page.prose[at].sentence <= _BACK // 2 and not page.parted(at, place)]
    if _turn(page, place):
        return _away(values[-2:], result)
    return _added(values[-3:], result) if unit != "%" and _ADDS.search(result.gap[-16:]) else None


def _told_of(page: Page, at: int, place: int, unit: str) -> bool:
    term = page.prose[at]
    same = term.unit == unit if unit else term.kind in _MEASURED
    return same and term.sentence == page.prose[place].sentence and page.changes[at] is None


def _tied(told: Term, other: Term, result: Term, turn: int, unit: str) -> Relation | None:
    if turn in (1, -1) and (told.size > other.size) != (turn > 0):
        return None
    if unit:
        exact = len(result.value.as_tuple().digits) > 2 or result.unit == _POINTS
        return reckon.less(told, other, result) if exact and abs(told.value - other.value) == abs(result.value) and result.value else None
    held = reckon.changed(told, other, result) if turn else reckon.percent(told, other, result) if told.size < other.size else None
    return held if held is not None and _close(result) and held.tolerance in ("exact", "rounded") else None


def _share_or_change(page: Page, place: int, near: list[int]) -> Relation | None:
    result = page.prose[place]
    values = [page.prose[at] for at in near if page.prose[at].kind in _MEASURED and page.changes[at] is None]
    if _turn(page, place):
        told = page.changes[place]
        return _changed(page, values, near, result, _turn(page, place), told is None or told.bare)
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
    before = page.changes[place - 1] if place and term.gap in _JOINTS else None
    return (before.direction or 2) if before is not None else 0


def _changed(page: Page, values: list[Term], near: list[int], result: Term, turn: int, bare: bool) -> Relation | None:
    size, step = abs(result.size), float(result.step)
    stand_in = result._replace(value=abs(result.value), size=size, low=size - step / 2, high=size + step / 2) if result.value < 0 else result
    for value, base in permutations(values, 2):
        if value.unit != base.unit or base.size <= 0 or abs(abs(value.size / base.size - 1) * 100 - size) > step or value.size == base.size:
            continue
        if turn in (1, -1) and (value.size > base.size) != (turn > 0):
            continue
        held = reckon.changed(value, base, stand_in)
        if held is not None and ((bare and held.tolerance == "exact") or (_close(result) and held.tolerance in ("exact", "rounded"))):
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
    words = result.lead or result.gap[-8:]
    unit = "%" if result.unit == _POINTS else result.unit
    values = [page.prose[at] for at in near if page.changes[at] is None]
    alike = [value for value in values if value.unit == unit]
    if unit == "倍":
        return _multiple(values, result)
    if _EACH.search(result.lead):
        return _mean(values, result)
    if _turn(page, place) or _TURNS.search(words):
        return _away(alike, result)
    if _LEAVES.search(words):
        held = _away(alike, result)
        return replace(held, op="remainder") if held is not None else None
    return _added(alike, result) if unit != "%" and _ADDS.search(result.gap[-16:]) else None


def _added(values: list[Term], result: Term) -> Relation | None:
    """All the values before a total, or the last of them, or two about it."""
    before = [value for value in values if value.at < result.at]
    runs = [before[-count:] for count in reversed(reckon.reaching(reversed(before), result))]
    for parts in (*runs, *(_pairs(values, result) if result.size >= _MANY else ())):
        if reckon.total(parts) == result.value and all(part.value > 0 for part in parts):
            return reckon.added("sum", parts, result)
    return None


def _pairs(values: list[Term], result: Term) -> Iterator[list[Term]]:
    """Two of ``values`` that make ``result``, the first told first."""
    hair = _HAIR * result.size
    return ([one, other] for one, other in combinations(values, 2) if abs(one.size + other.size - result.size) < hair)


def _multiple(values: list[Term], result: Term) -> Relation | None:
    if len(values) > 2 and result.step < 1 and not _close(result):
        return None
    slack = float(result.step) if result.step < 1 else _HAIR * result.size
    for value, base in permutations(values, 2):
        if value.unit == base.unit != "倍" and base.size > 0 and abs(value.size / base.size - result.size) <= slack:
            held = reckon.divided("multiple", value, base, result)
            if held is not None and (held.tolerance == "exact" or (result.step < 1 and held.tolerance == "rounded")):
                return held
    return None


def _mean(values: list[Term], result: Term) -> Relation | None:
    """A total and a count of the sentence that give the average; or the total that an average and a count give, to the digit."""
    for total, count in permutations(values, 2):
        if total.unit != result.unit or count.unit == total.unit or count.kind not in _COUNTS or count.size <= 1:
            continue
        if count.value * result.value == total.value or abs(total.size / count.size - result.size) <= float(result.step) / 2:
            return reckon.divided("average", total, count, result)
    return None


def _away(values: list[Term], result: Term) -> Relation | None:
    """What lies between two numbers of the sentence, to the digit."""
    size, away = abs(result.size), abs(result.value)
    if len(values) > 2 and away / result.step < _CHANCES * len(values) * (len(values) - 1) / 2:
        return None
    known: dict[Decimal, Term] = {}
    for value in values:
        known.setdefault(value.value, value)
    for first in values if away else ():
        second = known.get(first.value - away)
        if second is not None and second.value > 0:
            return reckon.less(first, second, result._replace(value=away, size=size, low=size, high=size))
    return None


def _close(result: Term) -> bool:
    return len(result.value.as_tuple().digits) >= 3 and result.step < 1
