"""Figures of one metric at two times, by the periods dating gave them: this quarter's and last quarter's, this year's and last year's. They only ever hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.figures.relate import reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.words import overlap
from desktop.language.periods import Period
from desktop.outcome import Refused

__all__ = ["Span", "since", "span"]

_REACH = 16
_TOLD = 3
_YEAR = 12
_OVER_YEAR = re.compile(r"同比|[去上]年|同期")
_STEP = re.compile(r"环比|上[一]?[季月期]|前[一]?[季月]")
_POINTS = "百分点"


class Span(NamedTuple):
    """The first and last month of a period, counted from year 0; ``stock`` where it is a day's."""

    first: int
    last: int
    stock: bool

    @property
    def months(self) -> int:
        """How long it is."""
        return self.last - self.first + 1


@lru_cache(maxsize=512)
def span(code: str) -> Span | None:
    """The months of a figure's period; None for one without dates."""
    try:
        period = Period.parse(code)
    except Refused:
        return None
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    return Span(start.year * _YEAR + start.month - 1, end.year * _YEAR + end.month - 1, code.startswith("@"))


def since(page: Page, place: int, turn: int) -> Iterator[Relation]:
    """What a change (``turn`` its direction, 2 where no word says) is reckoned from: the value told before it, and that of the period it compares with."""
    result = page.prose[place]
    unit = "" if result.unit == "%" else "%" if result.unit == _POINTS else result.unit
    for told in _told(page, place, unit):
        for base in _bases(page, place, told):
            held = _held(told, base, result, turn)
            if held is not None:
                yield held
                return


def _told(page: Page, place: int, unit: str) -> Iterator[Term]:
    """The values shortly before a change, the nearest first: in its sentence, or of its metric."""
    result = page.prose[place]
    for at in range(place - 1, max(-1, place - 1 - _TOLD), -1):
        term = page.prose[at]
        if term.paragraph != result.paragraph:
            return
        if term.sentence != result.sentence and overlap(term.metric, result.metric) < 2:
            continue
        plain = term.unit == unit if unit else term.kind in ("count", "amount", "other", "duration", "score")
        if plain and page.changes[at] is None and span(term.period) is not None:
            yield term


def _bases(page: Page, place: int, told: Term) -> Iterator[Term]:
    """The values of the metric of ``told`` at the time the change compares with, in the paragraphs about."""
    here = span(told.period)
    words = page.prose[place].gap[-16:]
    for other in page.prose[max(0, place - _REACH) : place + _REACH]:
        then = span(other.period)
        if here is None or then is None or other.unit != told.unit or other.kind != told.kind or other.at == told.at:
            continue
        same = other.metric == told.metric or overlap(other.metric, told.metric) > 1
        if same and then.stock == here.stock and then.months == here.months and _compared(here.first - then.first, here, words):
            yield other


def _compared(apart: int, here: Span, words: str) -> bool:
    """Whether a period so many months before is the one the words compare with."""
    if _OVER_YEAR.search(words):
        return apart == _YEAR
    if _STEP.search(words):
        return 0 < apart <= (3 if here.stock else here.months)
    return apart > 0


def _held(told: Term, base: Term, result: Term, turn: int) -> Relation | None:
    if turn in (1, -1) and (told.value > base.value) != (turn > 0):
        return None
    if result.unit == "%":
        held = reckon.changed(told, base, result)
        return held if held is not None and held.tolerance in ("exact", "rounded") else None
    held = reckon.less(told, base, result)
    return held if held is not None and held.tolerance == "exact" else None
