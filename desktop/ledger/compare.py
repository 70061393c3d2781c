"""本期, 上期, 上年同期, 累计 of a metric, 同比 and 环比, and what looks odd beside them.

The arithmetic is done here in exact decimals: ``figures.ops`` stands on the other side of the staircase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from desktop.language.periods import Period
from desktop.ledger.book import Book, Line
from desktop.ledger.entry import Entry
from desktop.ledger.metric import Metric
from desktop.ledger.times import Times, times

__all__ = ["Change", "Comparison", "change", "compare", "odd", "oddities", "series"]

_POINTS = ("%", "‰")
_POINT = "百分点"
_STEP, _HUNDRED, _ZERO, _TEN, _LEAST = Decimal("0.1"), Decimal(100), Decimal(0), Decimal(10), Decimal(7)
_SLIPS = ((Decimal(10**8), "1亿"), (Decimal(10**4), "1万"), (Decimal(100), "100"), (Decimal(10), "10"))
_NEAR, _FAR = Decimal("0.7"), Decimal("1.4")
_FALL, _RISE = Decimal(-85), Decimal(600)  # per cent: a seventh of the base, seven times it
_SMALL = Decimal(50)  # counts below it jump tenfold without anything being wrong
_ADDED = frozenset(("count", "amount", "other"))


class Change(NamedTuple):
    """How ``now`` stands to ``base``: ``difference`` in ``unit`` (百分点 between percentages), ``percent`` of the base, unrounded, None where none may be given."""

    now: Decimal
    base: Decimal
    difference: Decimal
    unit: str
    percent: Decimal | None
    rate: bool = True

    @property
    def words(self) -> str:
        """As a report tells it: 增长7.5%, 下降0.39个百分点, 由负转正."""
        if not self.difference:
            return "持平"
        if self.unit == _POINT:
            return _said(self.difference, "个百分点", "提高", "下降")
        if not self.rate:
            return _said(self.difference, self.unit, "增加", "减少")
        if self.percent is not None:
            return "由正转负" if self.now < 0 else _grown(self.percent)
        if not self.base:
            return "基数为零，不算增幅"
        return "由负转正" if self.now > 0 else "由负转零" if not self.now else "基数为负，不算增幅"


class Comparison(NamedTuple):
    """A metric at a period; entries are None where the ledger has none. ``cumulative`` is the entry from the start of the year, ``summed`` its value, or what
    the parts make where there is no such entry. ``flags`` say what looks odd, in Chinese."""

    line: Line
    period: str
    now: Entry | None = None
    previous: Entry | None = None
    year_before: Entry | None = None
    cumulative: Entry | None = None
    summed: Decimal | None = None
    on_year: Change | None = None
    on_previous: Change | None = None
    flags: tuple[str, ...] = ()


def change(now: Decimal, base: Decimal, unit: str = "", *, rate: bool = True) -> Change:
    """How ``now`` stands to ``base``; a base of zero or below gives no percentage (DOMAIN.md), a difference of percentages is 百分点. ``rate``: whether it may be a
    percentage at all; ranks and scores differ, they do not grow."""
    difference = now - base
    if unit in _POINTS:
        return Change(now, base, difference, _POINT, None)
    return Change(now, base, difference, unit, difference / base * _HUNDRED if rate and base > _ZERO else None, rate)


def _grown(percent: Decimal) -> str:
    return f"{'增长' if percent > 0 else '下降'}{_plain(abs(percent).quantize(_STEP, ROUND_HALF_UP))}%"


def _said(difference: Decimal, unit: str, up: str, down: str) -> str:
    return f"{up if difference > 0 else down}{_plain(abs(difference))}{unit}"


def _plain(number: Decimal) -> str:
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def odd(now: Entry, base: Entry, what: str) -> str:
    """What looks odd in ``now`` beside ``base`` (``what`` names it: 上年同期): a changed unit, or a jump of ×10, ×100, ×10⁴ and more; "" where nothing does."""
    if now.unit != base.unit:
        return f"单位与{what}不同（{base.unit or '无'} → {now.unit or '无'}），请核对"
    one, other = abs(now.value), abs(base.value)
    low, high = (one, other) if one < other else (other, one)
    if high < low * _LEAST or high < _SMALL or not low:
        return ""
    for slip, words in _SLIPS:
        if low * slip * _NEAR <= high <= low * slip * _FAR:
            return f"约为{what}的{'' if one > other else '1/'}{words}{'倍' if one > other else ''}，请核对单位和小数点"
    return f"与{what}相差{_plain((high / low).quantize(Decimal(1)))}倍，请核对" if high >= low * _TEN else ""


def oddities(now: Entry, previous: Entry | None, year_before: Entry | None) -> tuple[str, ...]:
    """What is odd in ``now`` beside the year before, else beside the period before."""
    for base, what in ((year_before, "上年同期"), (previous, "上期")):
        if base is not None and base is not now and (words := odd(now, base, what)):
            return (words,)
    return ()


def compare(book: Book, metrics: Mapping[str, Metric], periods: Iterable[str], lines: Iterable[Line] | None = None) -> tuple[Comparison, ...]:
    """Every line (or those given) at every one of ``periods`` for which the ledger has a value; ``metrics`` by name tell what may grow and what adds up."""
    asked = [_around(period) for period in periods]
    chosen = book.lines if lines is None else {line: book.lines[line] for line in lines if line in book.lines}
    return tuple(_rows(chosen, metrics, asked))


_Around = tuple[Times, tuple[str, str], tuple[str, str], tuple[tuple[str, ...], ...]]


def _around(period: str) -> _Around:
    """The period with the codes of 上期 and 上年同期, each with the stock at its end, and the ways the year so far is made."""
    at = times(period)
    return at, (at.previous, times(at.previous).as_of), (at.year_before, times(at.year_before).as_of), times(at.cumulative).parts


def _rows(lines: Mapping[Line, Mapping[str, Entry]], metrics: Mapping[str, Metric], asked: list[_Around]) -> Iterator[Comparison]:
    for line, entries in lines.items():
        metric = metrics.get(line.metric)
        rate = metric is None or metric.kind not in ("rank", "score")
        adds = metric is None or (metric.nature == "flow" and metric.kind in _ADDED)
        for at, before, year_before, ways in asked:
            now = entries.get(at.code) or entries.get(at.as_of)
            if now is not None:
                yield _row(line, at, now, entries, before, year_before, rate, ways if adds else ())


def _row(
    line: Line, at: Times, now: Entry, entries: Mapping[str, Entry], before: tuple[str, str], year: tuple[str, str], rate: bool, ways: tuple[tuple[str, ...], ...]
) -> Comparison:  # fmt: skip
    get = entries.get
    previous, year_before = get(before[0]) or get(before[1]), get(year[0]) or get(year[1])
    cumulative = get(at.cumulative) if at.cumulative else None
    summed = cumulative.value if cumulative is not None else _sum(ways, entries) if ways else None
    value, unit = now.value, now.unit
    on_year = change(value, year_before.value, unit, rate=rate) if year_before is not None and year_before.unit == unit else None
    on_previous = change(value, previous.value, unit, rate=rate) if previous is not None and previous.unit == unit else None
    flags = () if _usual(on_year, year_before) and _usual(on_previous, previous) else oddities(now, previous, year_before)
    return Comparison(line, at.code, now, previous, year_before, cumulative, summed, on_year, on_previous, flags)


def _usual(found: Change | None, base: Entry | None) -> bool:
    """Whether a change is too small to be looked at: the common case."""
    return base is None or (found is not None and found.percent is not None and _FALL < found.percent < _RISE)


def _sum(ways: tuple[tuple[str, ...], ...], entries: Mapping[str, Entry]) -> Decimal | None:
    """What the parts of a period make, where all of one way are known."""
    get = entries.get
    for parts in ways:
        found = [each.value for part in parts if (each := get(part)) is not None]
        if len(found) == len(parts):
            return sum(found, _ZERO)
    return None


def series(book: Book, line: Line) -> tuple[Entry, ...]:
    """The values of a line in the order of the calendar, for a trend; stocks and flows as they are."""
    return tuple(sorted(book.lines.get(line, {}).values(), key=lambda entry: Period.parse(entry.period)))
