"""A trend chart of fields: by period where values of periods were given, else the value before beside the present one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from desktop.document.nodes import Chart, Series
from desktop.drafting.comparison import before
from desktop.drafting.filled import Entry, Values
from desktop.drafting.moments import by_period, period_of, period_words
from desktop.drafting.quantity import Quantity, multiplier
from desktop.drafting.template import ChartSpec, FieldSpec
from desktop.drafting.value import read
from desktop.language.periods import Period

__all__ = ["lacking", "trend"]


def trend(spec: ChartSpec, values: Values, scope: str, heads: tuple[str, str]) -> tuple[Chart, ...]:
    """The charts of ``spec``, one for each unit of its fields, those without any value left out; ``heads``: its words as printed."""
    given, rows = _rows(spec, values, scope)
    categories = tuple(period_words(words) for words in _ordered(given)) if any(given.values()) else heads
    grouped = groupby(sorted(rows, key=lambda row: _rank(row, rows)), key=lambda row: row.unit)
    charts = (Chart(spec.kind, categories, tuple(group)) for _, group in grouped)
    return tuple(chart for chart in charts if any(value is not None for each in chart.series for value in each.values))


def lacking(spec: ChartSpec, values: Values, scope: str) -> tuple[str, ...]:
    """What of ``spec`` cannot be drawn: the names of its fields that have not one value in it."""
    _, rows = _rows(spec, values, scope)
    return tuple(row.name for row in rows if all(value is None for value in row.values))


def _rows(spec: ChartSpec, values: Values, scope: str) -> tuple[Mapping[str, Mapping[str, str]], list[Series]]:
    """The values by period as typed, and the series of every field."""
    given = {name: by_period(values.typed, name, scope) for name in spec.fields}
    return given, _periods(given, spec, values) if any(given.values()) else _pair(spec, values, scope)


def _rank(row: Series, rows: Sequence[Series]) -> int:
    """Series of one unit stand together, the unit that comes first before the others."""
    return next(place for place, other in enumerate(rows) if other.unit == row.unit)


def _ordered(given: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Every period once, in the order of the calendar, as it was first written."""
    first: dict[Period, str] = {}
    for values in given.values():
        for words in values:
            if period := period_of(words):
                first.setdefault(period, words)
    return [first[period] for period in sorted(first, key=lambda period: (period.start or date.min, period.end or date.min))]


def _periods(given: Mapping[str, Mapping[str, str]], spec: ChartSpec, values: Values) -> list[Series]:
    periods = [period_of(words) for words in _ordered(given)]
    made = []
    for name in spec.fields:
        field = values.entry(name).spec
        own = {period_of(words): typed for words, typed in given[name].items()}
        made.append(Series(field.label, tuple(_number(own.get(period, ""), field) for period in periods), field.unit))
    return made


def _pair(spec: ChartSpec, values: Values, scope: str) -> list[Series]:
    then = before(values)
    made = []
    for name in spec.fields:
        now = values.entry(name, scope)
        made.append(Series(now.spec.label, (_amount(then.entry(name, scope)), _amount(now)), now.spec.unit))
    return made


def _number(typed: str, spec: FieldSpec) -> Decimal | None:
    found = read(typed, spec) if typed.strip() else None
    return found.value / multiplier(spec.unit) if isinstance(found, Quantity) and found.value is not None else None


def _amount(entry: Entry) -> Decimal | None:
    """The number in the field's own unit."""
    return entry.quantity.value / multiplier(entry.spec.unit) if entry.quantity and entry.quantity.value is not None else None
