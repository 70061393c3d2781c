"""What the headings say of time: the period of a section, and whether it tells of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.figures.name import Head
from desktop.figures.roles import coming
from desktop.language.periods import Expression, Period, expressions

__all__ = ["Section", "Sections", "leading"]

_BACK = re.compile("问题|差距|不足|困难|短板|情况|总结|回顾|成效")
_KINDS = ("flow", "future", "stock")


@dataclass(frozen=True, slots=True)
class Section:
    """The period its headings name, the innermost first, whether they announce what is to come, and whether the one with the period tells of what was as well."""

    period: Period | None = None
    ahead: bool = False
    mixed: bool = False


class Sections:
    """The section at every offset."""

    def __init__(self, heads: Sequence[Head], now: Period) -> None:
        self._starts = [head.start for head in heads]
        self._all = [Section()]
        path: list[tuple[int, Section]] = []  # the level of each heading above, and what it says
        for head in heads:
            said = Section(leading(head.words, now), coming([head.words], ""), _BACK.search(head.words) is not None)
            path = [*(one for one in path if one[0] < head.level), (head.level, said)]
            dated = next((one for _, one in reversed(path) if one.period), said)
            self._all.append(Section(dated.period, any(one.ahead for _, one in path), dated.mixed))

    def at(self, offset: int) -> Section:
        """The section ``offset`` stands in."""
        return self._all[bisect_right(self._starts, offset)]


def leading(words: str, now: Period) -> Period | None:
    """The first period that ``words`` of a heading name."""
    said: tuple[Expression, ...] = expressions(words, now) if "年" in words or "季" in words or "月" in words else ()
    return next((one.period for one in said if one.kind in _KINDS and one.period.dated), None)
