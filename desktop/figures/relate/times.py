"""Multiples: 是去年同期0.7万人次的1.5倍, 翻一番."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.pair import Pair
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, Term

__all__ = ["times"]

_SOME = 4


def times(page: Page, place: int, pair: Pair | None) -> Iterator[Relation]:
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
    for at in page.about(place, value.unit) if value.kind in ("count", "amount", "other") and value.unit != "倍" else ():
        held = reckon.divided("multiple", value, page.prose[at], result) if at != place - 1 else None
        if held is not None and held.tolerance == "exact":
            yield held
            return


def _doubled(pair: Pair, result: Term) -> Iterator[Relation]:
    """由2.4万件增至4.8万件，翻了一番."""
    times = 2 ** int(result.value)
    for value in pair.values:
        if pair.base.size > 0 and abs(value.size / pair.base.size / times - 1) <= 0.1:
            sum_ = f"{note.written(value)}÷{note.written(pair.base)}≈{times}，即翻{note.written(result)}"
            exact = value.value == pair.base.value * times
            yield Relation("multiple", result.at, (value.at, pair.base.at), "exact" if exact else "within_members", "holds", result.value, sum_)
            return
