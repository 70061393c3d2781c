"""A date that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InSentence, Rule

__all__ = ["RULE"]

_DATE = re.compile(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_LEAP = 2024


def _find(text: str) -> Iterator[Fault]:
    for found in _DATE.finditer(text):
        year, month, day = int(found[1] or _LEAP), int(found[2]), int(found[3])
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(max(year, 1), month)[1]:
            yield Fault(found.start(), found.end(), f"没有“{found.group()}”这一天，请核对。")


RULE = Rule(
    "impossible-date",
    "日期不存在",
    "period",
    "error",
    "规定",
    "历法",
    "日历上没有的日期一定写错了。",
    InSentence(_find),
    bad=(Example("2024年2月30日召开推进会。", ("2024年2月30日",)),),
    good=("2024年2月29日召开推进会。", "全年召开推进会12次。"),
)
