"""What the period expressions of a report become when it moves to its next period (DOMAIN.md, Period expressions)."""

from __future__ import annotations

import re

from desktop.drafting.roll_form import Shift
from desktop.language.numerals import half_width
from desktop.language.periods import Expression, Period, print_like

__all__ = ["moved", "next_period", "shifts"]

_PART = re.compile(r"[季月半日旬]|[0-9一二三四五六七八九十]{1,2}个月")
_YEAR = re.compile("(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
_DEED = re.compile(
    r"[^，。；\n]{0,24}?(?:印发|出台|制定|颁布|修订|施行|实施的|召开|举办|举行|启动|成立|揭牌|挂牌|签订|签署|调研|视察|审议|通过|发布|下发|开工|投用|建成|获评|荣获|被评)"
)
_GOAL = re.compile("(?:的?(?:目标|任务|计划|预算|预期|投资计划)|度?目标)")
_ISSUE = re.compile("[第《“]")


def next_period(own: Period) -> Period:
    """The period a report of ``own`` is mostly written for next: Q3 → Q4, 前三季度 → the year, a year → the next."""
    if own.unit in ("quarter", "month") and own.first != own.last:
        return own.next_cumulative()
    return own.shift(1)


def shifts(text: str, found: tuple[Expression, ...], old: Period | None, new: Period | None, taken: list[tuple[int, int]]) -> tuple[Shift, ...]:
    """Every expression of ``text`` with what it becomes from ``old`` to ``new``; without both they all stay. Those inside ``taken`` (figures) are left out."""
    made: list[Shift] = []
    place = 0
    for one in found:
        while place < len(taken) and taken[place][1] <= one.start:
            place += 1
        if place < len(taken) and taken[place][0] < one.end:
            continue
        becomes = _becomes(text, one, old, new) if old and new else one.text
        made.append(Shift(f"p{len(made) + 1}", one.text, one.start, one.end, becomes))
    return tuple(made)


def _becomes(text: str, one: Expression, old: Period, new: Period) -> str:
    if not one.period.dated or _past(text, one, old):
        return one.text
    made = print_like(one.text, moved(one, old, new, text), new)
    return made.removeprefix("今年") if one.text.startswith(("明年", "去年", "前年")) and _PART.search(made) else made  # 明年一季度 → 二季度


def moved(one: Expression, old: Period, new: Period, text: str = "") -> Period:
    """The period that the expression ``one`` will stand for: 较去年末 stays while the year does, 二季度 moves with the report."""
    period, words = one.period, half_width(one.text)
    if not (period.dated and old.dated and new.dated):
        return period
    months, years = _months(old, new), (new.year or 0) - (old.year or 0)
    if _names_no_part(words):
        if (
            period.cumulates
            and period.end == old.end
            and period.unit == "year"
            and "年以来" not in words
            and old.unit in ("quarter", "half", "month")
        ):
            ahead = text[one.end : one.end + 6]
            if not _GOAL.match(ahead) and ("全年" in words or "年内" in words):
                return new.cumulative()
        return period.later(12 * years)
    if period == old:
        return new
    if period.cumulates and period.end == old.end and period.first != period.last:
        return period.moved(old, new)
    if period.unit == "half" and months % 6:
        return _half(period, old, new)
    return period.later(months)


def _half(period: Period, old: Period, new: Period) -> Period:
    """上半年 in a report of its own second quarter grows to 前三季度; 下半年 of work to come stays until it is over."""
    if period.end == old.end and period.cumulates:
        return new.cumulative()
    return period if new.end and period.end and new.end < period.end else period.shift(1)


def _names_no_part(words: str) -> bool:
    """Whether only a year is named: 2024年, 去年末, 年初, 2023年以来, 年底前, 同比."""
    return _PART.search(words) is None


def _past(text: str, one: Expression, old: Period) -> bool:
    """Whether it is the date of something that happened once, or the start of something that goes on."""
    words = half_width(one.text)
    if one.kind == "event" or (_ISSUE.match(text[one.end : one.end + 1]) and _YEAR.search(words) and text[one.end] == "《"):
        return True
    if one.text.endswith(("以来", "至今")):
        return one.period.start is None or one.period.start.year != old.year or one.period.start.month != 1
    if _YEAR.search(words) and one.kind == "flow" and one.period.year is not None and old.year is not None and one.period.year < old.year:
        return True
    within = one.period != old and one.period.unit == "month" and one.period.first == one.period.last
    return within and one.kind == "flow" and _DEED.match(text, one.end) is not None


def _months(old: Period, new: Period) -> int:
    assert old.end is not None and new.end is not None  # both are dated
    return (new.end.year - old.end.year) * 12 + new.end.month - old.end.month
