"""Figure after figure of the prose: what was told up to it decides what its period is."""

from __future__ import annotations

import re
from datetime import timedelta

from desktop.figures.clauses import Clauses
from desktop.figures.dating.document import Own
from desktop.figures.dating.reach import Reach
from desktop.figures.dating.sections import Sections
from desktop.figures.dating.stock import acting, counted, daily, flowing, levels, standing
from desktop.figures.dating.telling import until
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
    r"(?:财政|预算)[^，。；,;0-9]{0,6}(?:安排|列支)[^，。；,;0-9]{0,12}$|(?:安排|列支|下达)[^，。；,;0-9]{0,10}(?:资金|经费|补助|预算)[^，。；,;0-9]{0,2}$|(?:上级|财政)补助(?:资金|经费)$"
)
_WAS = re.compile("^(?:的|时|末|底|[:：])?(?:分别)?(?:是|为|仅|只有|约){0,2}的?$")
_DATED = re.compile("[0-9]{4}|[〇○]|[明次来去]年")
_HAS = re.compile("目前|现有|已")
_LEFT = re.compile("[由从自原]")
_ONCE = re.compile("^(?:(?:改革|实施|调整|整治|优化|整合|开通)(?:之|以)?前|原来|原先|过去|以前|从前|此前|之前)")
_SHORT_NOUN, _LONG_NOUN = 4, 8
_COMPARED = re.compile("^[，,]?(?:其中|同比|环比|比|较|增|减|下降|上升|净)")
_PASSED = re.compile("完成")


def _opening(one: Expression) -> Period:
    """年初 is the end of the year before."""
    return Period.at(one.period.start - timedelta(days=1)) if one.kind == "event" and one.text.endswith("初") and one.period.start else one.period


class Scene:
    """What has been told up to a figure; figures come in order."""

    def __init__(self, cut: Clauses, reach: Reach, own: Own, sections: Sections) -> None:
        self.cut, self.reach, self.own, self.sections = cut, reach, own, sections
        self.now = own.period or UNKNOWN
        self._last: Figure | None = None  # the figure before in the sentence
        self._base = False  # whether that is a baseline
        self._near: tuple[Expression, ...] = ()  # the expressions of the sentence before the figure, the nearest first
        self._free: tuple[Expression, ...] = ()  # those that nothing is compared with
        self._words = ""  # the words right before the figure
        self._shares: list[Period] = []  # the periods that figures to come have between them: 4月、5月分别……
        self._told: tuple[Figure, Period, bool] | None = None  # the last value or aim before, its period, whether a stock

    def dated(self, figure: Figure) -> Figure:
        """``figure`` with its period."""
        if self._last is not None and self.reach.sentence(figure.start) > self._last.start:
            self._last = self._told = None
        self._near = tuple(self.reach.near(figure.start))
        self._free = tuple(one for one in self._near if not self.reach.compared(one))
        self._words = left = self._left(figure)
        base = (figure.role == "baseline" and not self._present(figure)) or (figure.role == "value" and self._was(figure))
        period, stock = (self._baseline(figure, left), False) if base else self._period(figure, left)
        if not base and figure.role != "change":
            self._told = (figure, period, stock)
        self._last, self._base = figure.of(period.code), base
        return self._last

    def _period(self, figure: Figure, left: str) -> tuple[Period, bool]:
        match figure.role:
            case "target" | "plan" if not (figure.kind == "percent" and _OF_PLAN.search(left)):
                done = self._done(figure)
                return self._value(figure, left) if done else (self._aim(figure, left), False)
            case "change":
                return self._change(figure, left)
            case _ if self._planned_here(figure):
                return self._aim(figure, left), False
            case _:
                return self._value(figure, left)

    def _planned_here(self, figure: Figure) -> bool:
        """Whether what looks like a value stands under a heading of a time to come, and nothing says that it has come."""
        section = self.sections.at(figure.start)
        if section.mixed or section.period is None or not self._coming(section.period):
            return False
        return not (self._free and not self._coming(self._free[0].period) and self._free[0].kind != "future") and not _HAS.search(self._words)

    def _present(self, figure: Figure) -> bool:
        """Whether what looks like a baseline stands beside the present time: 2023年为71%，2024年达到84%."""
        near = self._near[0] if self._near else None
        if near is None or self.reach.compared(near) or not self.reach.beside(near, figure.start) or near.kind not in ("flow", "stock"):
            return False
        late = near.period.end is not None and self.now.end is not None and near.period.end >= self.now.end
        return late and not _LEFT.search(self._between(near, figure))

    def _between(self, one: Expression, figure: Figure) -> str:
        """The words between them, a far figure's cut short by a ，."""
        if figure.start - one.end <= _NEAR:
            return self.cut.words(one.end, figure.start)
        return self.cut.words(one.end, one.end + _NEAR) + "，"

    def _was(self, figure: Figure) -> bool:
        """Whether the words before the figure name an earlier time it is of: 去年同期为2户."""
        if _ONCE.match(self._words):
            return True
        near = self._near[0] if self._near else None
        if near is None or counted(self._words) or not self.reach.beside(near, figure.start):
            return False
        told = _WAS.match(self._between(near, figure))
        if self.reach.compared(near) or told is None:
            since = "同期" in near.text and self.reach.opens(near)
            return told is not None or since
        return bool(told[0] and near.period.end and self.now.end and near.period.end < self.now.end)

    def _done(self, figure: Figure) -> bool:
        """Whether what looks like an aim stands beside a time gone by: 上半年争取资金……"""
        if self.sections.at(figure.start).ahead:
            return False
        near = self._free[0] if self._free else None
        if near is None or near.kind not in ("flow", "stock") or near.period.unit == "year" or near.text[:1] in "今本":
            return False
        return self.reach.within(near, figure.start) and not self._coming(near.period)

    def _left(self, figure: Figure) -> str:
        start = max(self.cut.start(figure.start), figure.start - _NEAR)
        if self._last is not None:
            start = max(start, self._last.end)
        return self.cut.words(start, figure.start)

    def _baseline(self, figure: Figure, left: str) -> Period:
        """What is compared with: the time named beside it, else before."""
        for one in self._near:
            if figure.start - one.end > _WHEN or not self.reach.beside(one, figure.start):
                break
            if "同期" in one.text:
                return self._flow(figure, left)[0].year_before()
            if not self.reach.compared(one) and not _LEFT.search(self._between(one, figure)):
                return one.period
            if one.kind == "baseline" or (one.period.end and self.now.end and one.period.end < self.now.end):
                return _opening(one)
        if self._last is not None and self._last.role == "baseline" and self.cut.words(self._last.end, figure.start) in ("、", "和", "及", "与"):
            return Period.parse(self._last.period)
        return BEFORE

    def _aim(self, figure: Figure, left: str) -> Period:
        """What is to be reached: when it says, else when its paragraph or section does, else some day."""
        numbered = self.reach.numbered(figure.start)
        for one in self._free:
            between = self._between(one, figure)
            reaches = self.reach.within(one, figure.start) or numbered or self.reach.reaches(one, figure.start)
            if not reaches or (_AIMING.match(between) and not _PLANNED.match(between)):
                continue
            if one.text[:1] in "今本" and one.period.unit != "day" and self._year:
                return Period.of_year(self._year)
            if self._passed(one) and self.sections.at(figure.start).ahead:
                return one.period.later(12)
            if self._coming(one.period) or one.kind == "future" or one.period.unit == "year":
                return one.period if self.reach.beside(one, figure.start) else self._level(figure, left, one.period)
        lead, section = self.reach.paragraph(figure.start), self.sections.at(figure.start)
        for period in (lead.period if lead and lead.period.unit != "day" else None, section.period):
            if period and self._coming(period):
                return self._level(figure, left, period)
        if self.own.plan and self.now.year:
            return self.now
        return FUTURE if section.ahead or figure.role == "plan" or not (self.now.year and _YEARLY.search(left)) else Period.of_year(self.now.year)

    @property
    def _year(self) -> int | None:
        """The year that 今年 and 年底 of what is to come are of: a report on last year bears a date of this one."""
        return self.own.issued.year if self.own.issued else self.now.year

    def _passed(self, one: Expression) -> bool:
        """Whether ``one``, read in the year a report tells of, must be meant in the year it is written."""
        late = self.own.issued is None or self.now.year is None or self.own.issued.year > self.now.year
        return late and not self.own.plan and self.now.unit == "year" and not self._coming(one.period) and not _DATED.search(one.text)

    def _coming(self, period: Period) -> bool:
        return bool(period.end and self.now.end and period.end > self.now.end)

    def _level(self, figure: Figure, left: str, period: Period) -> Period:
        """A rate to be reached in the second half is one of its last day."""
        return period.as_of() if figure.kind == "percent" and levels(left) and period.unit in ("half", "quarter") else period

    def _change(self, figure: Figure, left: str) -> tuple[Period, bool]:
        """A change is of the time of its value."""
        since = self._last.start if self._base and self._last else -1  # what dates the baseline dates no more
        anchor = next((one for one in self._free if one.start > since), None)
        told = self._told
        same = told is not None and (not told[2] or not left or told[0].metric == figure.metric or _COMPARED.search(left) is not None)
        if self._told is not None and same and (anchor is None or anchor.start < self._told[0].start) and self._told[1].dated:
            return self._told[1], self._told[2]
        return (self._aim(figure, left), False) if self.sections.at(figure.start).ahead else self._value(figure, left)

    def _value(self, figure: Figure, left: str) -> tuple[Period, bool]:
        near = self._near[0] if self._near else None
        if near and near.kind == "future" and self._planned(near, figure, left):
            return near.period, False
        if self._told and figure.kind == "percent" and counted(left) and not (self._free and self._free[0].start > self._told[0].end):
            return self._told[1], self._told[2]
        period, here = self._flow(figure, left)
        right = self.cut.words(figure.end, min(self.cut.end(figure.end), figure.end + 12))
        part = self._told is not None and not self._told[2] and (self._told[0].unit == figure.unit or left[:1] in "、和")
        stock = standing(left, right, figure.unit, figure.kind, part) or self._follows(figure, left)
        if period.unit == "day":
            if stock or (here and not daily(left)):
                return period, stock
            return self.home(figure.start), False
        if not here and not stock and self.now.year and figure.kind == "amount" and _BUDGET.search(left):
            return Period.of_year(self.now.year), False
        if not here and period == self.now and "累计" in left and period.unit == "quarter":
            period = period.cumulative()
        if not here and self.own.at and period == self.now and not acting(left):
            return self.own.at, True
        return (period.as_of(), True) if stock and period.dated else (period, False)

    def _planned(self, near: Expression, figure: Figure, left: str) -> bool:
        """Whether the figure is what was planned for ``near`` (年度计划402亿元, 四季度还需新设5,093户), not a share of it."""
        if figure.kind == "percent" and _OF_PLAN.search(left):
            return False
        return bool(_PLANNED.match(self._between(near, figure))) or (near.period.unit != "year" and self.reach.beside(near, figure.start))

    def _follows(self, figure: Figure, left: str) -> bool:
        """Whether the figure is a share or a part of the stock told before it."""
        if self._told is None or not self._told[2] or flowing(left) or daily(left):
            return False
        before = self._told[0]
        if figure.kind == "percent":
            return counted(left) or (before.end == (self._last.end if self._last else 0) and left.endswith("率") and len(left) <= _LONG_NOUN)
        joined = self.cut.text[before.end : before.end + 1] in ("、", "和")
        if figure.unit == before.unit:
            return joined or left.startswith(("其中", "合计", "总计")) or len(left) <= _LONG_NOUN
        return joined or (figure.kind in ("count", "other") and 0 < len(left) <= _SHORT_NOUN)

    def _flow(self, figure: Figure, left: str) -> tuple[Period, bool]:
        """The period that governs a value, and whether its own sentence says it."""
        shared = self._shared(figure)
        if shared is not None:
            return shared, True
        after = self.reach.bracketed(figure.end)
        if after is not None:
            return after.period, True
        for one in self._free:
            if one.kind == "future" or (one.kind == "event" and self._coming(one.period)) or not self.reach.reaches(one, figure.start):
                continue
            return self._spoken(one, figure, left), True
        lead = self.reach.paragraph(figure.start)
        if lead is not None and lead.kind != "future":
            return self._spoken(lead, figure, left), False
        return self.home(figure.start), False

    def _shared(self, figure: Figure) -> Period | None:
        """The figure's own of several periods told together: 4月、5月分别完成39亿元和37亿元."""
        if self._shares and self._last and self.cut.words(self._last.end, figure.start) in ("、", "和", "与", "及", "，", ","):
            return self._shares.pop(0)
        self._shares = []
        several = self.reach.several(self._near, figure.start)
        if len(several) > 1 and "分别" in self._between(several[-1], figure) and len(self._words) < _NEAR:
            self._shares = [one.period for one in several]
            return self._shares.pop(0)
        return None

    def _spoken(self, one: Expression, figure: Figure, left: str) -> Period:
        """An event is of its month; 至9月底已完成 tells what was done till then."""
        if one.text[:1] in "至到" and one.period.unit == "day" and _PASSED.search(left) and one.period.end:
            return until(one.period.end)
        if one.kind == "event" and one.period.end and figure.kind != "other":
            return Period.of_month(one.period.end.year, one.period.end.month)
        return one.period

    def home(self, offset: int) -> Period:
        """The period of what stands at ``offset`` and says none: its section's, the document's."""
        section = self.sections.at(offset)
        if section.period is None or section.period.unit == "day" or (section.mixed and self._coming(section.period)):
            return self.now
        return section.period
