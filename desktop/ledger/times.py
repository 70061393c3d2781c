"""The times a ledger compares: one code for the same days, and what stands before, a year before, up to and within a period."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from desktop.language.periods import Period
from desktop.outcome import Refused

__all__ = ["Times", "canonical", "times"]


class Times(NamedTuple):
    """The codes around a period, "" where there is none.

    ``previous`` is 上期 (none where a period from the start of the year has no other than last year's), ``year_before`` 上年同期, ``cumulative`` from the start of
    the year, ``as_of`` the stock at its end; ``parts`` are the ways it is made of shorter ones: 前三季度 = 上半年 + 三季度 = 一季度 + 二季度 + 三季度.
    """

    code: str
    previous: str = ""
    year_before: str = ""
    cumulative: str = ""
    as_of: str = ""
    parts: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=4096)
def canonical(code: str) -> str:
    """One code for the same days: 2024-01/2024-06 and 2024Q1-Q2 are 2024H1; what is no period stays as it is."""
    try:
        period = Period.parse(code)
    except Refused:
        return code
    start, end = period.start, period.end
    if period.unit == "day" or start is None or end is None or start.year != end.year:
        return code
    return _of_months(start.year, start.month, end.month).code


def _of_months(year: int, first: int, last: int) -> Period:
    if (first, last) == (1, 12):
        return Period.of_year(year)
    if (first, last) in ((1, 6), (7, 12)):
        return Period.of_half(year, 1 if first == 1 else 2)
    if first % 3 == 1 and last % 3 == 0:
        return Period.of_quarter(year, first // 3 + 1, last // 3)
    return Period.of_month(year, first, (year, last))


@lru_cache(maxsize=4096)
def times(code: str) -> Times:
    """The times around the period ``code``; those of a timeless one are empty."""
    try:
        period = Period.parse(canonical(code))
    except Refused:
        return Times(code)
    if not period.dated:
        return Times(code)
    year_before, previous = period.year_before(), period.previous()
    alone = period.cumulates and period.first != period.last  # of 1—8月 nobody compares with the eight months before
    return Times(
        period.code,
        "" if alone or previous == period else canonical(previous.code),
        canonical(year_before.code) if year_before != period else "",
        "" if period.unit == "day" or period.first != period.last else canonical(period.cumulative().code),
        period.as_of().code,
        tuple(tuple(canonical(part.code) for part in parts) for parts in _parts(period)),
    )


def _parts(period: Period) -> list[tuple[Period, ...]]:
    """The ways a span of months is made of shorter ones, the coarser first: up to its last part and that part, then all its parts."""
    start, end = period.start, period.end
    if period.unit == "day" or start is None or end is None or start.year != end.year:
        return []
    year, first, last = start.year, start.month, end.month
    found: list[tuple[Period, ...]] = []
    for size in (6, 3, 1):
        if last - first + 1 <= size or (first - 1) % size or last % size:
            continue
        heads = range(first, last + 1, size)
        if len(heads) > 2:
            found.append((_of_months(year, first, last - size), _of_months(year, last - size + 1, last)))
        found.append(tuple(_of_months(year, head, head + size - 1) for head in heads))
    return found
