"""A rise or fall told beside what it led to: V，增加D、增长P% has V − D for its base."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, ITEM, SENTENCE, Term

__all__ = ["grown"]

_SLIP = 3.0  # a rise told beside a value it hardly belongs to is off by more

_SOME = 4


def grown(page: Page, place: int) -> Iterator[Relation]:
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
