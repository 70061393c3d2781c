"""Figure after figure of the prose: what was told up to it decides what its period is."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.figures.clauses import Clauses
from desktop.figures.dating.document import Own, until
from desktop.figures.dating.reach import Reach
from desktop.figures.dating.sections import Sections
from desktop.figures.dating.stock import acting, counted, daily, flowing, levels, standing
from desktop.figures.figure import Figure
from desktop.language.periods import BEFORE, FUTURE, UNKNOWN, Expression, Period

__all__ = ["Scene"]

_NEAR = 40
_WHEN = 16
_PLANNED = re.compile("^(?:的|全年|度)?[^，。；,;0-9]{0,3}(?:目标|任务|计划|预算|预期)[^，。；,;0-9]{0,6}$")
_OF_PLAN = re.compile("(?:目标|任务|计划|预算|工程量)的$")
_AIMING = re.compile("^(?:度|的|预期|既定)?[^，。；,;0-9]{0,2}(?:目标|任务|计划|预算|预期)")
_YEARLY = re.compile("年度|全年|目标|任务|计划|控制线|预算")
_BUDGET = re.compile(
    "(?:安排|设立|列支|预算|下达|补助)[^，。；,;0-9]{0,8}(?:专项|补助|财政|预算)[^，。；,;0-9]{0,4}(?:资金|经费)[^，。；,;0-9]{0,2}$|(?:专项|上级补助|财政补助)(?:资金|经费)$"
)
_PASSED = re.compile("完成")


class Scene:
    """What has been told up to a figure; figures come in order."""

    def __init__(self, cut: Clauses, reach: Reach, own: Own, sections: Sections) -> None:
        self.cut, self.reach, self.own, self.sections = cut, reach, own, sections
        self.now = own.period or UNKNOWN
        self._last: Figure | None = None  # the figure before in the sentence
        self._told: tuple[Figure, Period, bool] | None = None  # the one before that is no baseline, its period, whether a stock

    def dated(self, figure: Figure) -> Figure:
        """``figure`` with its period."""
        if self._last is not None and self.reach.sentence(figure.start) > self._last.start:
            self._last = self._told = None
        period, stock = self._period(figure)
        if figure.role != "baseline":
            self._told = (figure, period, stock)
        self._last = figure
        return replace(figure, period=period.code)

    def _period(self, figure: Figure) -> tuple[Period, bool]:
        left = self._left(figure)
        match figure.role:
            case "baseline":
                return self._baseline(figure, left), False
            case "target" | "plan" if not (figure.kind == "percent" and _OF_PLAN.search(left)):
                return self._aim(figure, left), False
            case "change":
                return self._change(figure, left)
            case _:
                return self._value(figure, left)

    def _left(self, figure: Figure) -> str:
        start = max(self.cut.start(figure.start), figure.start - _NEAR)
        if self._last is not None:
            start = max(start, self._last.end)
        return self.cut.words(start, figure.start)

    def _baseline(self, figure: Figure, left: str) -> Period:
        """What is compared with: the time named beside it, else before."""
        for one in self.reach.near(figure.start):
            if figure.start - one.end > _WHEN or not self.reach.beside(one, figure.start):
                break
            if "同期" in one.text:
                return self._flow(figure, left)[0].year_before()
            if one.kind == "baseline" or (one.period.end and self.now.end and one.period.end < self.now.end):
                return one.period
        return BEFORE

    def _aim(self, figure: Figure, left: str) -> Period:
        """What is to be reached: when it says, else when its paragraph or section does, else some day."""
        listed = self.reach.listed(figure.start)
        for one in self.reach.before(figure.start):
            between = self.cut.words(one.end, figure.start)
            reaches = self.reach.within(one, figure.start) or not listed or self.reach.reaches(one, figure.start)
            if not reaches or (_AIMING.match(between) and not _PLANNED.match(between)):
                continue
            if one.text[:1] in "今本" and one.period.unit != "day" and self.now.year:
                return Period.of_year(self.now.year)
            if self._coming(one.period) or one.kind == "future" or one.period.unit == "year":
                return one.period if self.reach.beside(one, figure.start) else self._level(figure, left, one.period)
        lead, section = self.reach.paragraph(figure.start), self.sections.at(figure.start)
        for period in (lead.period if lead else None, section.period):
            if period and self._coming(period):
                return self._level(figure, left, period)
        return FUTURE if section.ahead or figure.role == "plan" or not (self.now.year and _YEARLY.search(left)) else Period.of_year(self.now.year)

    def _coming(self, period: Period) -> bool:
        return bool(period.end and self.now.end and period.end > self.now.end)

    def _level(self, figure: Figure, left: str, period: Period) -> Period:
        """A rate to be reached in the second half is one of its last day."""
        return period.as_of() if figure.kind == "percent" and levels(left) and period.unit in ("half", "quarter") else period

    def _change(self, figure: Figure, left: str) -> tuple[Period, bool]:
        """A change is of the time of its value."""
        anchor = next(self.reach.before(figure.start), None)
        if self._told is not None and (anchor is None or anchor.start < self._told[0].start) and self._told[1].dated:
            return self._told[1], self._told[2]
        return self._value(figure, left)

    def _value(self, figure: Figure, left: str) -> tuple[Period, bool]:
        near = next(self.reach.near(figure.start), None)
        if near and near.kind == "future" and self._planned(near, figure, left):
            return near.period, False
        period, here = self._flow(figure, left)
        right = self.cut.words(figure.end, min(self.cut.end(figure.end), figure.end + 12))
        part = self._told is not None and not self._told[2] and self._told[0].unit == figure.unit
        stock = standing(left, right, figure.unit, figure.kind, part) or self._follows(figure, left)
        if period.unit == "day":
            if stock or (here and not daily(left)):
                return period, stock
            return self._home(figure.start), False
        if not here and not stock and self.now.year and figure.kind == "amount" and _BUDGET.search(left):
            return Period.of_year(self.now.year), False
        if not here and self.own.at and period == self.now and not acting(left):
            return self.own.at, True
        return (period.as_of(), True) if stock and period.dated else (period, False)

    def _planned(self, near: Expression, figure: Figure, left: str) -> bool:
        """Whether the figure is what was planned for ``near`` (年度计划402亿元, 四季度还需新设5,093户), not a share of it."""
        if figure.kind == "percent" and _OF_PLAN.search(left):
            return False
        return bool(_PLANNED.match(self.cut.words(near.end, figure.start))) or (near.period.unit != "year" and self.reach.beside(near, figure.start))

    def _follows(self, figure: Figure, left: str) -> bool:
        """Whether the figure is a share or a part of the stock told before it."""
        if self._told is None or not self._told[2] or flowing(left) or daily(left):
            return False
        if figure.kind == "percent":
            return counted(left)
        before = self._told[0]
        return figure.unit == before.unit and (left[:2] in ("其中", "", "合计", "总计") or self.cut.text[before.end : before.end + 1] in "、和")

    def _flow(self, figure: Figure, left: str) -> tuple[Period, bool]:
        """The period that governs a value, and whether its own sentence says it."""
        for one in self.reach.before(figure.start):
            if one.kind == "future" or not self.reach.reaches(one, figure.start):
                continue
            return self._spoken(one, figure, left), True
        lead = self.reach.paragraph(figure.start)
        if lead is not None and lead.kind != "future":
            return self._spoken(lead, figure, left), False
        return self._home(figure.start), False

    def _spoken(self, one: Expression, figure: Figure, left: str) -> Period:
        """An event is of its month; 至9月底已完成 tells what was done till then."""
        if one.text[:1] in "至到" and one.period.unit == "day" and _PASSED.search(left) and one.period.end:
            return until(one.period.end)
        if one.kind == "event" and one.period.end and figure.kind != "other":
            return Period.of_month(one.period.end.year, one.period.end.month)
        return one.period

    def home(self, offset: int) -> Period:
        """The period of what stands at ``offset`` and says none: its section's, the document's."""
        section = self.sections.at(offset).period
        return section if section and section.unit != "day" and section.end and self.now.end and section.end <= self.now.end else self.now

    _home = home
