"""Changes: 由X降至Y，下降Z; X比上年的Y增长Z%; V，增加D、增长P%; 是去年的N倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, ITEM, SENTENCE, Term
from desktop.figures.relate.words import BEYOND, LAST, PAST, Change

__all__ = ["changes"]

_POINTS = "百分点"
_SLIP = 3.0  # a rise told beside a value it hardly belongs to is off by more
_SOME = 4
_YEAR = re.compile(r"[0-9]{4}年")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A base and the values that may have come of it, the nearest first; ``sure`` where words leave no doubt which."""

    base: Term
    values: tuple[Term, ...]
    sure: bool
    fixed: bool = True  # which of the two came first is told
    matched: bool = False  # a change between them has been told already


def changes(page: Page) -> Iterator[Relation]:
    """The changes of the prose, each with what it is reckoned from."""
    pair: _Pair | None = None
    for place, term in enumerate(page.prose):
        if term.level >= SENTENCE:
            pair = None
        opened = _opened(page, place)
        if opened is not None:
            pair = opened
            continue
        told = page.changes[place]
        if told is None and not (pair is not None and _wordless(page, place)):
            if pair is not None and term.unit not in ("倍", "番"):
                pair = None
            yield from _times(page, place, pair)
            continue
        pair = pair or _listed(page, place)
        found = list(_of_pair(page, place, pair, told)) if pair is not None else []
        if found and pair is not None and not pair.sure:  # the words left a choice, the first change has made it
            pair = _chosen(pair, found[0])
        yield from found or _grown(page, place)


def _wordless(page: Page, place: int) -> bool:
    """减少了五份，超过一半; 高出全市平均（97.2%）1.3个百分点: a change whose word stands before."""
    term = page.prose[place]
    if term.kind == "percent":
        return term.lead.strip("超过近约") == "" and term.step > 1
    if term.lead == "新增" and not term.level:
        return place - 1 in page.bases
    return term.lead in ("", "的水平") and term.gap in ("", "）", ")", "的水平") and BEYOND.search(page.prose[place - 1].gap) is not None


def _opened(page: Page, place: int) -> _Pair | None:
    """The pair a term opens: as the end of 由…至…, as what the number before is compared with, as last year's number or the one beside it."""
    term = page.prose[place]
    if place in page.reached:
        return _Pair(page.prose[place - 1], (term,), sure=True)
    if page.changes[place] is not None or term.kind in ("range", "ratio"):
        return None
    return _compared(page, place) or _remembered(page, place)


def _compared(page: Page, place: int) -> _Pair | None:
    """比去年同期的52微克下降11.5%; 高出全市平均（97.2%）1.3个百分点."""
    term = page.prose[place]
    beyond = BEYOND.search(term.gap) is not None
    if place not in page.bases and not beyond:
        return None
    following = page.prose[place + 1] if place + 1 < len(page.prose) else None
    if (
        following is None
        or following.level > CLAUSE
        or not (beyond or following.lead == "新增" or page.changes[place + 1] is not None or following.unit in ("倍", "番"))
    ):
        return None
    values = tuple(page.prose[at] for at in page.before(place, term.unit)[:_SOME])
    sure = bool(values) and values[0].at == page.prose[place - 1].at and term.level <= CLAUSE and not beyond
    return _Pair(term, values, sure) if values else None


def _remembered(page: Page, place: int) -> _Pair | None:
    """今年1860户，去年1500户，增长24%: last year's number and this year's, whichever comes first."""
    term, before = page.prose[place], page.prose[place - 1]
    if not place or before.unit != term.unit or term.level > ITEM or page.changes[place - 1] is not None or before.kind in ("range", "ratio"):
        return None
    now, then = _past(term), _past(before)
    if now == then:
        return None
    base, value = (term, before) if now else (before, term)
    return _Pair(base, (value,), sure=term.level <= CLAUSE and LAST.fullmatch(base.lead) is not None, fixed=_YEAR.search(base.gap[-16:]) is None)


def _past(term: Term) -> bool:
    return PAST.search(term.gap[-16:]) is not None


def _chosen(pair: _Pair, found: Relation) -> _Pair:
    """The pair as the first change read it; of a difference, either may be the base."""
    chosen = tuple(value for value in pair.values if value.at in found.of)
    return _Pair(pair.base, chosen, sure=found.op != "difference", fixed=pair.fixed, matched=True) if chosen else pair


def _listed(page: Page, place: int) -> _Pair | None:
    """依次为1,538件、1,842件、1,671件，2023年比2022年减少171件: the last two of a list."""
    if place < 2 or page.prose[place].sentence != page.prose[place - 2].sentence:
        return None
    base, value = page.prose[place - 2], page.prose[place - 1]
    listed = value.level <= CLAUSE and base.unit == value.unit and page.changes[place - 1] is None
    return _Pair(base, (value,), sure=False, fixed=False) if listed and base.kind not in ("range", "ratio", "percent") else None


def _of_pair(page: Page, place: int, pair: _Pair, told: Change | None) -> Iterator[Relation]:
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
        return reckon.changed(value, base, result)
    if result.unit == "倍":
        return reckon.changed(value, base, result, 1)
    if result.unit == base.unit or (result.unit == _POINTS and base.unit == "%"):
        return reckon.less(value, base, result)
    return None


def _turned(held: Relation, value: Term, pair: _Pair, told: Change | None, result: Term) -> Relation:
    """``held``, or a slip where the word goes the other way than the numbers."""
    base = pair.base
    moved = (value.value > base.value) - (value.value < base.value)
    sign = -1 if result.value < 0 else 1
    if told is None or not told.bare or not pair.sure or told.direction * sign != -moved or not moved:
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


def _grown(page: Page, place: int) -> Iterator[Relation]:
    """71,800户，比上年末净增4,310户，增长6.4%: the base is what the value was before the rise."""
    result = page.prose[place]
    told = page.changes[place]
    if result.unit != "%" and place and page.prose[place - 1].unit == "%" and told is not None and page.changes[place - 1] is not None:
        yield from _growth_first(page, place)
        return
    if result.unit != "%" or told is None or not place or result.level > CLAUSE or page.prose[place - 1].sentence != result.sentence:
        return
    at, values = _by(page, place)
    if at < 0 or not values:
        return
    by, cause = page.prose[at], page.changes[at]
    direction = (cause.direction if cause else 1) or told.direction or (-1 if _fewer(by) else 1)
    for value in values:
        held = reckon.grown(value, by, result, direction)
        if held is not None:
            yield held
            return
    if cause is not None and cause.bare and told.bare and not told.compared and values[0].at == by.at - 1 and by.level <= CLAUSE:
        yield from _odd_growth(values[0], by, result, direction)


def _growth_first(page: Page, place: int) -> Iterator[Relation]:
    """较年初增长7.8%，净增3.5亿元."""
    by, told = page.prose[place], page.changes[place]
    if told is None or by.level > CLAUSE or by.kind in ("pct_point", "rank") or page.prose[place - 1].level >= SENTENCE:
        return
    direction = told.direction or (-1 if _fewer(by) else 1)
    for at in page.before(place - 1, by.unit)[:_SOME]:
        held = reckon.grown(page.prose[at], by, page.prose[place - 1], direction) if at not in page.bases else None
        if held is not None:
            yield held
            return


def _by(page: Page, place: int) -> tuple[int, list[Term]]:
    """The rise or fall before the percentage at ``place`` and the values it may have led to; 净增39家，总数达到347家，增长12.7% has the value between."""
    at = place - 1
    cause = page.changes[at]
    if cause is not None and page.prose[at].kind not in ("percent", "pct_point", "rank"):
        return at, [page.prose[other] for other in page.before(at, page.prose[at].unit)[:_SOME] if other not in page.bases]
    if at and cause is None and page.changes[at - 1] is not None and page.prose[at - 1].unit == page.prose[at].unit and page.prose[at].level <= ITEM:
        return at - 1, [page.prose[at]]
    return -1, []


def _fewer(by: Term) -> bool:
    return any(letter in by.lead[-4:] for letter in "少短低减")


def _odd_growth(value: Term, by: Term, result: Term, direction: int) -> Iterator[Relation]:
    base = value.value - by.value * direction
    if base <= 0 or result.value <= 0:
        return
    exact = by.value / base * 100
    apart = max(exact / result.value, result.value / exact) if exact > 0 else 0
    if 0 < apart <= _SLIP or 9.5 <= apart <= 10.5:
        op = "grown_percent" if direction > 0 else "shrunk_percent"
        sum_ = f"{note.written(by)}÷({note.written(value)}{'-' if direction > 0 else '+'}{note.written(by)})"
        yield note.broken(op, result, (value, by), sum_, exact)


def _times(page: Page, place: int, pair: _Pair | None) -> Iterator[Relation]:
    """是去年同期0.7万人次的1.5倍."""
    result = page.prose[place]
    if result.unit == "番" and pair is not None:
        yield from _doubled(pair, result)
    if result.unit != "倍" or not place:
        return
    base = page.prose[place - 1]
    values: tuple[Term, ...] = ()
    if result.level == 0 and result.lead.startswith(("的", "之")) and base.kind not in ("range", "ratio"):
        values = tuple(page.prose[at] for at in page.before(place - 1, base.unit)[:_SOME])
    elif pair is not None and place - 1 in page.reached:
        base, values = pair.base, pair.values
    if not values:
        yield from _times_told_after(page, place)
        return
    for value in values:
        held = reckon.divided("multiple", value, base, result)
        if held is not None:
            yield held
            return
    if values[0].at == base.at - 1 and base.level <= CLAUSE and base.value > 0 and any(word in base.lead for word in ("是", "为", "相当")):
        yield note.broken("multiple", result, (values[0], base), f"{note.written(values[0])}÷{note.written(base)}", values[0].value / base.value)


def _times_told_after(page: Page, place: int) -> Iterator[Relation]:
    """1万户，是五年前的2.5倍（五年前为4000户）: to the digit only."""
    value, result = page.prose[place - 1], page.prose[place]
    for at in page.about(place, value.unit) if value.kind in ("count", "amount", "other") else ():
        held = reckon.divided("multiple", value, page.prose[at], result) if at != place - 1 else None
        if held is not None and held.tolerance == "exact":
            yield held
            return


def _doubled(pair: _Pair, result: Term) -> Iterator[Relation]:
    """由2.4万件增至4.8万件，翻了一番."""
    times = 2 ** int(result.value)
    for value in pair.values:
        if pair.base.size > 0 and abs(value.size / pair.base.size / times - 1) <= 0.1:
            sum_ = f"{note.written(value)}÷{note.written(pair.base)}≈{times}，即翻{note.written(result)}"
            exact = value.value == pair.base.value * times
            yield Relation("multiple", result.at, (value.at, pair.base.at), "exact" if exact else "within_members", "holds", result.value, sum_)
            return
