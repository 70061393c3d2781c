"""The ledger as a table to print: one line a metric and region, one column a period, 同比 and 环比 behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.ledger.sheets.heads import period_of

__all__ = ["Line", "Table", "Value", "words_of"]

_CODE = re.compile(
    r"(?P<year>[0-9]{4})(?:Q(?P<q>[1-4])(?P<to>-Q3)?|H(?P<h>[12])|-(?P<m>[0-9]{2})(?:/(?P<year2>[0-9]{4})-(?P<m2>[0-9]{2}))?)?|@(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
)


class Value(NamedTuple):
    """A value as text in its line's unit, and where it came from."""

    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A metric in a region: ``values`` by the table's periods, in ``unit`` (万元); ``on_year`` and ``on_previous`` as told (12.5%, 0.3个百分点, 基数为零)."""

    metric: str
    values: tuple[Value, ...]
    unit: str = ""
    region: str = ""
    scope: str = ""
    department: str = ""
    on_year: str = ""
    on_previous: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported; ``periods`` are codes."""

    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    title: str = "指标台账"
    note: str = ""


@lru_cache(maxsize=1024)
def words_of(code: str) -> str:
    """A period as a head says it (2024年三季度), the code itself where no words read back as it."""
    words = _words(code)
    return words if words and period_of(words) == code else code


def _words(code: str) -> str:
    found = _CODE.fullmatch(code)
    if found is None:
        return ""
    year = f"{found['year']}年"
    if found["day"]:
        year, month, day = found["day"].split("-")
        return f"{year}年{int(month)}月{int(day)}日"
    if found["q"]:
        return f"{year}前三季度" if found["to"] else f"{year}{'一二三四'[int(found['q']) - 1]}季度"
    if found["h"]:
        return f"{year}{'上下'[int(found['h']) - 1]}半年"
    if found["m2"]:
        return f"{year}{int(found['m'])}—{int(found['m2'])}月" if found["year2"] == found["year"] else ""
    return f"{year}{int(found['m'])}月" if found["m"] else year
