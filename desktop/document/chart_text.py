"""A chart in words and rows: for the alternative text of the picture, for its workbook, and for formats that hold no pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.document.nodes import Chart, Series

__all__ = ["cells", "named", "number", "value_at", "words"]

_MOST_WORDS = 2000  # characters; a reader aloud goes no further, and Word cuts an alternative text off


def cells(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The rows of ``chart`` as a table: a head with the names of its series, then a row for each category; "" where a value is missing."""
    head = ("", *(named(each, chart.series) for each in chart.series))
    rows = ((category, *(number(value_at(each, place)) for each in chart.series)) for place, category in enumerate(chart.categories))
    return (head, *rows)


def words(chart: Chart) -> str:
    """What a chart shows, for people who cannot see it: 办件量：一季度120件、二季度无数据；…"""
    text = "；".join(_spoken(each, chart.categories) for each in chart.series)
    return text if len(text) <= _MOST_WORDS else f"{text[: _MOST_WORDS - 1]}…"


def named(series: Series, among: Sequence[Series]) -> str:
    """The name of ``series``, with its unit where ``among`` are series of other units."""
    mixed = any(other.unit != series.unit for other in among)
    return f"{series.name}（{series.unit}）" if mixed and series.unit else series.name


def value_at(series: Series, place: int) -> Decimal | None:
    """The value for the category at ``place``."""
    return series.values[place] if place < len(series.values) else None


def number(value: Decimal | None) -> str:
    """A value in plain digits, never as 1E+12; "" for a gap."""
    return "" if value is None else f"{value:f}"


def _spoken(series: Series, categories: Sequence[str]) -> str:
    return f"{series.name}：{'、'.join(_pairs(series, categories))}"


def _pairs(series: Series, categories: Sequence[str]) -> Iterator[str]:
    for place, category in enumerate(categories):
        value = value_at(series, place)
        yield f"{category}无数据" if value is None else f"{category}{number(value)}{series.unit}"
