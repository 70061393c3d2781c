"""The period of a table's figure: told by the head of its column or row, by the line above the table, else the table's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from desktop.figures.dating.stock import holding
from desktop.figures.figure import Figure
from desktop.figures.tables import TableReading
from desktop.language.periods import BEFORE, Expression, Period, expressions

__all__ = ["Cell", "caption", "dated_cells"]

Cell = tuple[TableReading, Figure]

_SAME = re.compile("(?:去年|上年)?同期(?!比)|^(?:去年|上年)$")
_PREVIOUS = re.compile("上期|上季度?|上月")
_OLD = re.compile("(?:改革|实施|调整|整治|优化|压缩|集成)前|原[来有时]|法定")
_AIM = re.compile("目标|任务|计划")
_COMPARED = re.compile("[比较]")
_SHARE = re.compile("占比|比重|占[^，]{0,6}比")
_FULL = re.compile("累计|以来")
_YEAR = re.compile("((?:19|20)[0-9]{2})年?")
_SHORT = 60


def caption(above: str, now: Period) -> Period | None:
    """The period that the short lines ``above`` a table name, the nearest first."""
    for line in reversed(above.split("\n")):
        if not line.strip():
            continue
        if len(line) > _SHORT:
            return None
        for one in _telling(line, now):
            if one.kind != "future" and not (one.period.unit == "year" and one.period.first != one.period.last):
                return one.period
    return None


def dated_cells(cells: Iterable[Cell], home: Period, now: Period) -> Iterator[Figure]:
    """The figures of one table in reading order, each with its period; ``home`` is the table's."""
    row = ""
    told: list[Period] = []  # the periods of the row so far
    for item, figure in cells:
        if item.row != row:
            row, told = item.row, []
        period = _period(item, figure, home, now, told)
        if figure.role == "value":
            told.append(period)
        yield figure.of(period.code)


def _period(item: TableReading, figure: Figure, home: Period, now: Period, told: list[Period]) -> Period:
    change = figure.role == "change" or _COMPARED.match(item.column) is not None
    for words in (item.column, item.row):
        if _SAME.search(words) and not change:
            return (told[-1] if told else home).year_before()
        if _PREVIOUS.search(words) and not change:
            return home.previous()
        if _OLD.search(words):
            return BEFORE
    if change:
        return _latest(told) if told else _standing(item, home)
    named = _named(item.column, now) or _named(item.row, now)
    if figure.role in ("target", "plan") or (_AIM.search(item.column) and figure.kind != "percent"):
        return named or Period.of_year(now.year or 1)
    if named is None and _SHARE.search(item.column) and told:
        return told[-1]
    if named is None and _FULL.search(item.column) and home.unit in ("quarter", "month"):
        return home.cumulative()
    return _standing(item, named or home)


def _latest(told: list[Period]) -> Period:
    """The last of those that end last: a change is of the newer of what it compares."""
    last = told[-1]
    for one in reversed(told):
        if one.end and last.end and one.end > last.end:
            last = one
    return last


def _standing(item: TableReading, period: Period) -> Period:
    """At the end of ``period`` where the heads tell of a stock."""
    return period.as_of() if holding(item.column) or holding(item.row) else period


def _named(words: str, now: Period) -> Period | None:
    """The period that a head names."""
    if year := _YEAR.fullmatch(words.strip()):
        return Period.of_year(int(year[1]))
    for one in _telling(words, now):
        if one.text in ("本月", "当月") and now.end:
            return Period.of_month(now.end.year, now.end.month)
        if one.text in ("本年", "当年", "今年"):
            return now
        return one.period.cumulative() if _FULL.search(words) and one.period.unit == "month" and one.period.first == one.period.last else one.period
    return None


@lru_cache(maxsize=512)
def _telling(words: str, now: Period) -> tuple[Expression, ...]:
    return tuple(one for one in expressions(words, now) if one.period.dated and one.kind != "event" and not one.text.startswith(("同比", "环比")))
