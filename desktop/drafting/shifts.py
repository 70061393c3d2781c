"""What the period expressions of a report become when it moves to its next period (DOMAIN.md, Period expressions)."""

from __future__ import annotations

import re

from desktop.drafting.roll_form import Shift
from desktop.language.numerals import half_width
from desktop.language.periods import Expression, Period, print_like

__all__ = ["moved", "next_period", "shifts"]

_PART = re.compile(r"[季月半日旬]|[0-9一二三四五六七八九十]{1,2}个月")
_YEAR = re.compile("(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
_GOAL = re.compile("(?:的?(?:目标|任务|计划|预算|预期|投资计划)|度?目标)")
_ONE_MONTH = re.compile("(?<![0-9])1月?[—–~～至到-]{1,2}(1月)")


def next_period(own: Period) -> Period:
    """The period a report of ``own`` is mostly written for next: Q3 → Q4, 前三季度 → the year, a year → the next."""
    if own.unit in ("quarter", "month") and own.first != own.last:
        return own.next_cumulative()
    return own.shift(1)


def shifts(text: str, found: tuple[Expression, ...], old: Period | None, new: Period | None, taken: list[tuple[int, int]]) -> tuple[Shift, ...]:
    """Every expression of ``text`` with what it becomes from ``old`` to ``new``; without both they all stay. Those inside ``taken`` (figures) are left out."""
    made: list[Shift] = []
    known: dict[tuple[str, Period], str] = {}  # a report says the same few words again and again
    place = 0
    for one in found:
        while place < len(taken) and taken[place][1] <= one.start:
            place += 1
        if place < len(taken) and taken[place][0] < one.end:
            continue
        becomes = _becomes(text, one, old, new, known) if old and new else one.text
        made.append(Shift(f"p{len(made) + 1}", one.text, one.start, one.end, becomes))
    return tuple(made)


def _becomes(text: str, one: Expression, old: Period, new: Period, known: dict[tuple[str, Period], str]) -> str:
    if not one.period.dated or _past(text, one, old):
        return one.text
    words = half_width(one.text)
    if _names_no_part(words) and not _YEAR.search(words) and not _whole_so_far(one, old, text):
        return one.text  # 去年末, 明年, 年底前: words that lean on the report move by themselves
    period = moved(one, old, new, text)
    if (one.text, period) not in known:
        known[one.text, period] = _worded(one.text, period, new)
    return known[one.text, period]


def _worded(text: str, period: Period, new: Period) -> str:
    made = _ONE_MONTH.sub(r"\1", print_like(text, period, new))
    return made.removeprefix("今年") if text.startswith(("明年", "去年", "前年")) and _PART.search(made) else made  # 明年一季度 → 二季度


def moved(one: Expression, old: Period, new: Period, text: str = "") -> Period:
    """The period that the expression ``one`` will stand for: 较去年末 stays while the year does, 二季度 moves with the report."""
    period, words = one.period, half_width(one.text)
    if not (period.dated and old.dated and new.dated):
        return period
    if _names_no_part(words):
        return new.cumulative() if _whole_so_far(one, old, text) else period.later(12 * ((new.year or 0) - (old.year or 0)))
    if period == old:
        return new
    if period == old.shift(1):
        return new.shift(1)
    if period.cumulates and period.end == old.end and _long(period):
        return new.cumulative() if period.unit in ("half", "quarter") else period.moved(old, new)
    if period.cumulates and _long(period) and period.end and old.end and period.end < old.end:
        return period  # 前三季度 in the fourth quarter's report is over
    months = _months(old, new)
    return _half(period, old, new) if period.unit == "half" and months % 6 else period.later(months)


def _whole_so_far(one: Expression, old: Period, text: str) -> bool:
    """Whether 全年 is what the report tells at the end of the year, and not what it aims at: in the first quarter it will be 一季度."""
    told = one.text.startswith("全年") and old.unit in ("quarter", "half", "month") and one.period.end == old.end
    return told and not _GOAL.match(text[one.end : one.end + 8])


def _long(period: Period) -> bool:
    return period.unit == "half" or (period.unit in ("quarter", "month") and period.first != period.last)


def _half(period: Period, old: Period, new: Period) -> Period:
    """下半年 of work to come stays until it is over."""
    return period if new.end and period.end and new.end < period.end else period.shift(1)


def _names_no_part(words: str) -> bool:
    """Whether only a year is named: 2024年, 去年末, 年初, 2023年以来, 年底前, 同比."""
    return _PART.search(words) is None


def _past(text: str, one: Expression, old: Period) -> bool:
    """Whether it is the date of something that happened once, or the start of something that goes on."""
    words = half_width(one.text)
    if one.kind == "event" or (_YEAR.search(words) and text.startswith("《", one.end)):
        return True
    if one.text.endswith(("以来", "至今")):
        return one.period.start is None or one.period.start.year != old.year or one.period.start.month != 1
    if _YEAR.search(words) and one.kind == "flow" and one.period.year is not None and old.year is not None and one.period.year < old.year:
        return True
    return one.kind == "flow" and one.period.unit == "month" != old.unit and one.period.end != old.end  # a month on the way: something happened then


def _months(old: Period, new: Period) -> int:
    assert old.end is not None and new.end is not None  # both are dated
    return (new.end.year - old.end.year) * 12 + new.end.month - old.end.month
