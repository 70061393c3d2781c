"""A period as a value: 2024-06, 2024Q1, 2024H1, 2024Q1-Q3, 2024-01/2024-08, 2024, 2024-2025, @2024-03-31, before, future or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal

from desktop.outcome import Refused

__all__ = ["BEFORE", "FUTURE", "UNKNOWN", "Period", "Unit"]

Unit = Literal["day", "month", "quarter", "half", "year", "before", "future", "unknown"]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_RANKS = {"unknown": 0, "before": 1, "future": 3}
_TIMELESS: dict[str, Unit] = {"": "unknown", "before": "before", "future": "future"}
_CODE = re.compile(
    r"(?P<y>[1-9][0-9]{3})"
    r"(?:-(?P<m>0[1-9]|1[0-2])(?:/(?P<y2>[1-9][0-9]{3})-(?P<m2>0[1-9]|1[0-2]))?|Q(?P<q>[1-4])(?:-Q(?P<q2>[1-4]))?|H(?P<h>[12])|-(?P<y3>[1-9][0-9]{3}))?"
)
_DATE = re.compile(r"@([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})")


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both counted in ``unit`` from year 0 (a day as its proleptic ordinal); a timeless one counts 0.

    A cumulative 2024Q1-Q3 and 2024-01/2024-09 cover the same days and are different periods: a report says one or the other.
    """

    unit: Unit
    first: int = 0
    last: int = 0

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period ``code`` stands for; Refused where it is none."""
        if code in _TIMELESS:
            return cls(_TIMELESS[code])
        try:
            if found := _DATE.fullmatch(code):
                return cls.at(date(*map(int, found.groups())))
            if found := _CODE.fullmatch(code):
                return _coded(found)
        except ValueError:
            pass
        raise Refused(f"期间“{code[:40]}”看不懂，请写成 2024-06、2024Q3、2024H1、2024Q1-Q3、2024-01/2024-08、2024、2024-2025 或 @2024-09-30。")

    @classmethod
    def of_year(cls, year: int, last: int | None = None) -> Period:
        """The year, or the years ``year`` to ``last``."""
        return cls("year", year, year if last is None else last)

    @classmethod
    def of_half(cls, year: int, half: int) -> Period:
        """Half 1 or 2 of ``year``."""
        return cls("half", year * 2 + half - 1, year * 2 + half - 1)

    @classmethod
    def of_quarter(cls, year: int, quarter: int, last: int | None = None) -> Period:
        """Quarter 1–4 of ``year``, or quarters ``quarter`` to ``last``."""
        return cls("quarter", year * 4 + quarter - 1, year * 4 + (last or quarter) - 1)

    @classmethod
    def of_month(cls, year: int, month: int, last: tuple[int, int] | None = None) -> Period:
        """The month, or the months from it to ``last`` (year, month)."""
        end = last or (year, month)
        return cls("month", year * 12 + month - 1, end[0] * 12 + end[1] - 1)

    @classmethod
    def at(cls, day: date) -> Period:
        """A stock at the end of ``day``."""
        return cls("day", day.toordinal(), day.toordinal())

    @property
    def code(self) -> str:
        """As the contract prints it; ``Period.parse`` reads it back."""
        return _written(self.unit, self.first, self.last)

    def __str__(self) -> str:
        return self.code

    @property
    def dated(self) -> bool:
        """Whether it stands in the calendar; before, future and unknown do not."""
        return self.unit not in _RANKS

    @property
    def start(self) -> date | None:
        """Its first day."""
        if not self.dated:
            return None
        if self.unit == "day":
            return date.fromordinal(self.first)
        year, month = divmod(self._months[0], 12)
        return date(year, month + 1, 1)

    @property
    def end(self) -> date | None:
        """Its last day."""
        return _last_day(self.unit, self.last)

    @property
    def year(self) -> int | None:
        """The year it ends in."""
        return self.end.year if self.end else None

    @property
    def _months(self) -> tuple[int, int]:
        """First and last month, counted from year 0."""
        if self.unit == "day":
            day = date.fromordinal(self.first)
            return day.year * 12 + day.month - 1, day.year * 12 + day.month - 1
        size = _MONTHS[self.unit]
        return self.first * size, self.last * size + size - 1

    @property
    def cumulates(self) -> bool:
        """Whether it runs from the start of its year: 上半年, 前三季度, 1—8月, the first quarter, the year."""
        return self.dated and self.unit != "day" and self._months[0] % 12 == 0 and self._months[0] // 12 == self._months[1] // 12

    def shift(self, steps: int) -> Period:
        """``steps`` periods of its own length later (or earlier): Q3 → Q4, 2024H2 → 2025H1, a day by days.

        A length that does not divide its year moves by whole years, 前三季度 → next year's 前三季度, since no report speaks of Q4 to Q2.
        """
        return Period(self.unit, self.first + steps * self._stride, self.last + steps * self._stride) if self.dated else self

    @property
    def _stride(self) -> int:
        length = self.last - self.first + 1
        match self.unit:
            case "month":
                return length if 12 % length == 0 else -(-length // 12) * 12
            case "quarter":
                return length if length == 1 or (length == 2 and self.first % 2 == 0) else 4
            case _:
                return length

    def later(self, months: int) -> Period:
        """The same period so many months later; the end of a month stays the end of a month. Months that do not fit its unit leave it as it is."""
        if not self.dated or (self.unit != "day" and months % _MONTHS[self.unit]):
            return self
        if self.unit != "day":
            steps = months // _MONTHS[self.unit]
            return Period(self.unit, self.first + steps, self.last + steps)
        day, month = date.fromordinal(self.first), self._months[0]
        last = _month_end(month + months)
        return Period.at(last if day == _month_end(month) else last.replace(day=min(day.day, last.day)))

    def year_before(self) -> Period:
        """上年同期."""
        return self.later(-12)

    def previous(self) -> Period:
        """What 环比 compares with: the period before of the same length; before the end of a month, that of the month before."""
        if self.unit != "day":
            return self.shift(-1)
        return self.later(-1) if date.fromordinal(self.first) == _month_end(self._months[0]) else self.shift(-1)

    def cumulative(self) -> Period:
        """From the start of its last year to its end: Q3 → Q1-Q3, Q2 → H1, 2024-08 → 2024-01/2024-08, H2 and December → the year."""
        if not self.dated:
            return self
        year, month = divmod(self._months[1], 12)
        if self.unit in ("month", "day"):
            return Period.of_month(year, 1, (year, month + 1)) if month < 11 else Period.of_year(year)
        return _cumulated(year, month // 3 + 1)

    def next_cumulative(self) -> Period:
        """What an office reports next: Q1 → H1 → Q1-Q3 → the year → Q1 of the next; 2024-01/2024-08 → 2024-01/2024-09."""
        if not self.dated:
            return self
        year, month = divmod(self._months[1] + 1, 12)
        if self.unit in ("month", "day"):
            return Period.of_month(year, 1, (year, month + 1))
        return _cumulated(year, month // 3 + 1)

    def as_of(self) -> Period:
        """The stock at its end."""
        return Period.at(self.end) if self.end else self

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` is one of its days."""
        if not (self.start and self.end and other.start and other.end):
            return False
        return self.start <= other.start and other.end <= self.end

    def same_days(self, other: Period) -> bool:
        """Whether both cover the same days, as 上半年, 1—6月 and 一至二季度 do."""
        return self.contains(other) and other.contains(self)

    def moved(self, old: Period, new: Period) -> Period:
        """Where it stands when the document that says it moves from ``old`` to ``new``.

        三季度 moves on by a quarter, 9月末 to 12月末, 1—9月 grows to 1—12月, 2024年 stays until the year turns.
        """
        if not (self.dated and old.dated and new.dated):
            return self
        if self == old:
            return new
        months, years = new._months[1] - old._months[1], new._months[1] // 12 - old._months[1] // 12
        if self.unit == "year":
            return self.later(12 * years)
        if self.first == self.last or not (self.cumulates and self._months[1] == old._months[1]):
            return self.later(months)
        year, month = divmod(new._months[1], 12)
        return Period.of_month(year, 1, (year, month + 1)) if self.unit == "month" else _cumulated(year, month // 3 + 1)

    def __lt__(self, other: Period) -> bool:
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int, str]:
        """By end, a longer one after those it holds; unknown first, future last."""
        if not (self.start and self.end):
            return _RANKS[self.unit], 0, 0, self.code
        return 2, self.end.toordinal(), -self.start.toordinal(), self.code


BEFORE, FUTURE, UNKNOWN = Period("before"), Period("future"), Period("unknown")


def _coded(found: re.Match[str]) -> Period:
    year = int(found["y"])
    if found["q"]:
        made = Period.of_quarter(year, int(found["q"]), int(found["q2"]) if found["q2"] else None)
    elif found["h"]:
        made = Period.of_half(year, int(found["h"]))
    elif found["m"]:
        made = Period.of_month(year, int(found["m"]), (int(found["y2"]), int(found["m2"])) if found["y2"] else None)
    else:
        made = Period.of_year(year, int(found["y3"]) if found["y3"] else None)
    if made.last < made.first or made.code != found.group():
        raise ValueError(found.group())
    return made


def _cumulated(year: int, quarter: int) -> Period:
    match quarter:
        case 1:
            return Period.of_quarter(year, 1)
        case 2:
            return Period.of_half(year, 1)
        case 3:
            return Period.of_quarter(year, 1, 3)
        case _:
            return Period.of_year(year)


@lru_cache(maxsize=1024)
def _written(unit: Unit, first: int, last: int) -> str:
    match unit:
        case "day":
            return f"@{date.fromordinal(first).isoformat()}"
        case "month":
            return _month(first) if first == last else f"{_month(first)}/{_month(last)}"
        case "quarter":
            mark = f"{first // 4:04}Q{first % 4 + 1}"
            return mark if first == last else f"{mark}-Q{last % 4 + 1}"
        case "half":
            return f"{first // 2:04}H{first % 2 + 1}"
        case "year":
            return f"{first:04}" if first == last else f"{first:04}-{last:04}"
        case "before" | "future":
            return unit
        case "unknown":
            return ""


@lru_cache(maxsize=1024)
def _last_day(unit: Unit, last: int) -> date | None:
    if unit in _RANKS:
        return None
    if unit == "day":
        return date.fromordinal(last)
    size = _MONTHS[unit]
    return _month_end(last * size + size - 1)


def _month(count: int) -> str:
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _month_end(count: int) -> date:
    year, month = divmod(count + 1, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1) if year < 10_000 else date.max
