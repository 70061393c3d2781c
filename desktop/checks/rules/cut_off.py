"""Totals since a year, again and again, and nowhere a day they are counted up to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_SINCE = re.compile(r"20\d{2}年以来")
_UNTIL = re.compile(r"截[至止]|月底|月末|上半年|季度|年底前|\d{1,2}[—－-]\d{1,2}月")
_MANY = 2


def _find(subject: Subject) -> Iterator[Fault]:
    found = list(_SINCE.finditer(subject.text))
    if len(found) < _MANY or subject.own.issued or _UNTIL.search(subject.text):
        return
    first, *others = found
    message = f"全文{len(found)}处写“{first.group()}”，却没有截止时点，无法判断统计到哪一天，请补写“截至×月底”。"
    yield Fault(first.start(), first.end(), message, related=tuple(one.span() for one in others))


RULE = Rule(
    "cut-off-missing",
    "累计数没有截止时点",
    "period",
    "warning",
    "实务",
    "累计数应写明起止",
    "只有起点没有终点的累计数无法核对，也无法与上期相比。",
    InDocument(_find),
    bad=(Example("2023年以来，全县办件1万件。\n2023年以来，新增企业300户。\n", ("2023年以来",)),),
    good=("2023年以来，全县办件1万件。\n2023年以来，截至8月底，新增企业300户。\n", "2023年以来，全县持续发力。\n"),
)
