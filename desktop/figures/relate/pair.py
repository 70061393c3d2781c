"""Two numbers of one thing at two times: 由X降至Y, Y比去年的X, 今年Y、去年X."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, ITEM, Term
from desktop.figures.relate.words import BEYOND, LAST, PAST

__all__ = ["Pair", "chosen", "listed", "opened"]

_YEAR = re.compile(r"[0-9]{4}年")

_SOME = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A base and the values that may have come of it, the nearest first; ``sure`` where words leave no doubt which."""

    base: Term
    values: tuple[Term, ...]
    sure: bool
    fixed: bool = True  # which of the two came first is told
    matched: bool = False  # a change between them has been told already


def opened(page: Page, place: int) -> Pair | None:
    """The pair a term opens: as the end of 由…至…, as what the number before is compared with, as last year's number or the one beside it."""
    term = page.prose[place]
    if place in page.reached:
        return Pair(page.prose[place - 1], (term,), sure=True)
    if page.changes[place] is not None or term.kind in ("range", "ratio"):
        return None
    return _compared(page, place) or _remembered(page, place)


def _compared(page: Page, place: int) -> Pair | None:
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
    return Pair(term, values, sure) if values else None


def _remembered(page: Page, place: int) -> Pair | None:
    """今年1860户，去年1500户，增长24%: last year's number and this year's, whichever comes first."""
    term, before = page.prose[place], page.prose[place - 1]
    if not place or before.unit != term.unit or term.level > ITEM or page.changes[place - 1] is not None or before.kind in ("range", "ratio"):
        return None
    now, then = _past(term), _past(before)
    if now == then:
        return None
    base, value = (term, before) if now else (before, term)
    return Pair(base, (value,), sure=term.level <= CLAUSE and LAST.fullmatch(base.lead) is not None, fixed=_YEAR.search(base.gap[-16:]) is None)


def _past(term: Term) -> bool:
    return PAST.search(term.gap[-16:]) is not None


def listed(page: Page, place: int) -> Pair | None:
    """依次为1,538件、1,842件、1,671件，2023年比2022年减少171件: the last two of a list."""
    if place < 2 or page.prose[place].sentence != page.prose[place - 2].sentence:
        return None
    base, value = page.prose[place - 2], page.prose[place - 1]
    listed = value.level <= CLAUSE and base.unit == value.unit and page.changes[place - 1] is None
    return Pair(base, (value,), sure=False, fixed=False) if listed and base.kind not in ("range", "ratio", "percent") else None


def chosen(pair: Pair, found: Relation) -> Pair:
    """The pair as the first change read it; of a difference, either may be the base."""
    chosen = tuple(value for value in pair.values if value.at in found.of)
    return Pair(pair.base, chosen, sure=found.op != "difference", fixed=pair.fixed, matched=True) if chosen else pair
