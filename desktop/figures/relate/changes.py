"""Changes: 由X降至Y，下降Z; X比上年的Y增长Z%; V，增加D、增长P%; 是去年的N倍."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.growth import grown
from desktop.figures.relate.page import Page
from desktop.figures.relate.pair import Pair, chosen, listed, opened
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import SENTENCE, Term
from desktop.figures.relate.times import times
from desktop.figures.relate.words import BEYOND, Change

__all__ = ["changes"]

_POINTS = "百分点"


def changes(page: Page) -> Iterator[Relation]:
    """The changes of the prose, each with what it is reckoned from."""
    pair: Pair | None = None
    for place, term in enumerate(page.prose):
        if term.level >= SENTENCE:
            pair = None
        fresh = opened(page, place)
        if fresh is not None:
            pair = fresh
            continue
        told = page.changes[place]
        if told is None and not (pair is not None and _wordless(page, place)):
            if pair is not None and term.unit not in ("倍", "番"):
                pair = None
            yield from times(page, place, pair)
            continue
        pair = pair or listed(page, place)
        found = list(_of_pair(page, place, pair, told)) if pair is not None else []
        if found and pair is not None and not pair.sure:  # the words left a choice, the first change has made it
            pair = chosen(pair, found[0])
        yield from found or grown(page, place)


def _wordless(page: Page, place: int) -> bool:
    """减少了五份，超过一半; 高出全市平均（97.2%）1.3个百分点: a change whose word stands before."""
    term = page.prose[place]
    if term.kind == "percent":
        return term.lead.strip("超过近约") == "" and term.step > 1
    if term.lead == "新增" and not term.level:
        return place - 1 in page.bases
    return term.lead in ("", "的水平") and term.gap in ("", "）", ")", "的水平") and BEYOND.search(page.prose[place - 1].gap) is not None


def _of_pair(page: Page, place: int, pair: Pair, told: Change | None) -> Iterator[Relation]:
    """The change from the pair's base to its value, as a number or as a percentage."""
    result = page.prose[place]
    ways = [(value, pair.base) for value in pair.values] + ([] if pair.fixed else [(pair.base, value) for value in pair.values])
    for value, base in ways:
        held = _change(value, base, result) if pair.sure or _agrees(value, base, told) else None
        if held is not None:
            plain = told is None or (told.bare and (pair.sure or pair.matched or held.tolerance == "exact"))
            if plain or len(result.value.as_tuple().digits) > 2:
                yield _turned(held, value, pair, told, result)
            return
    if told is not None and told.bare and not told.compared and pair.sure and result.kind != "rank":
        slip = _slip(pair.values[0], pair.base, result)
        if slip is not None:
            yield slip


def _agrees(value: Term, base: Term, told: Change | None) -> bool:
    """Whether the numbers go the way the word says."""
    return told is None or told.direction in (0, (value.value > base.value) - (value.value < base.value))


def _change(value: Term, base: Term, result: Term) -> Relation | None:
    if result.unit == "%":
        held = reckon.changed(value, base, result)
        return None if held is not None and base.unit == "%" and _points(value, base, result, held) else held
    if result.unit == "倍":
        return reckon.changed(value, base, result, 1)
    if result.unit == base.unit or (result.unit == _POINTS and base.unit == "%"):
        return reckon.less(value, base, result)
    return None


def _points(value: Term, base: Term, result: Term, held: Relation) -> bool:
    """Whether a change of a rate is told in points and only called percent: 94.5%提高到96.2%，提高1.7%."""
    return held.tolerance in ("within_members", "truncated") and abs(value.value - base.value) == result.value


def _turned(held: Relation, value: Term, pair: Pair, told: Change | None, result: Term) -> Relation:
    """``held``, or a slip where the word goes the other way than the numbers."""
    base = pair.base
    moved = (value.value > base.value) - (value.value < base.value)
    sign = -1 if result.value < 0 else 1
    if told is None or not told.bare or not pair.sure or told.direction * sign != -moved or not moved:
        return held
    if base.kind == "rank" or (base.kind == "duration" and told.direction > 0):  # 升至第6位 is a smaller number; 提升 of a time may mean the speed
        return held
    way = "上升" if moved > 0 else "下降"
    said = f"{note.written(base)}到{note.written(value)}是{way}，文中方向相反"
    return Relation(held.op, held.result, held.of, "", "broken", held.expected, said)


def _slip(value: Term, base: Term, result: Term) -> Relation | None:
    """What the change should have been."""
    greater, smaller = (value, base) if value.value >= base.value else (base, value)
    away = greater.value - smaller.value
    if result.unit == "%" and base.value > 0:
        if base.unit == "%" and reckon.less(value, base, result) is not None:
            sum_ = f"{note.written(greater)}-{note.written(smaller)}={away.normalize():f}个百分点，不是"
            return Relation("difference", result.at, (greater.at, smaller.at), "", "broken", away, f"{sum_}{note.written(result)}")
        why = "（以变化后的数为基数才得此数）" if reckon.changed(base, value, result) is not None else ""
        sum_ = f"({note.written(greater)}-{note.written(smaller)})÷{note.written(base)}"
        return note.broken("change_percent", result, (value, base), sum_, away / base.value * 100, why)
    if result.unit == base.unit or (result.unit == _POINTS and base.unit == "%"):
        return note.broken("difference", result, (greater, smaller), f"{note.written(greater)}-{note.written(smaller)}", away)
    return None
