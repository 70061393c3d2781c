"""What a document tells most of: its mentions of periods weighed, those of plans, comparisons and events left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from desktop.language.periods import Expression, Mentions, Period

__all__ = ["named", "told", "until"]

_OPENING = 500  # characters after the head in which a period counts for more
_AIMED = re.compile("确保|力争|争取|预计|实现")
_ENOUGH = 2  # mentions, or one in the opening, where a date could tell the period as well
_LEADS = 12  # characters of the first sentence
_MOMENT = re.compile("(?:时点|节点|基准日|截止日期?|截止时间)[为是：:]?$")
_LATE, _LATE_YEAR = 8, 12  # months after which a period is no longer what a document tells of
_AUTUMN = 10  # the month from which a report may tell of a year under way
_VAGUE = re.compile("(?:[今本当]年度?|目前|当前|本[月季].{0,2})(?:以来|来)?|年内|年度|截[至止](?:目前|现在|当前)")
_OF_PLAN = re.compile("第?[0-9]{1,4}期|度?[^，。；,;]{0,2}(?:目标|任务|计划|预算)")
_YEAR = re.compile("[0-9]{4}|[去上本今]年|[〇○]")
_AHEAD = re.compile(
    r"^[ \u3000]*(?:下一?步|下一?阶段|今后|[^。，；\n]{0,12}(?:下一?步|下一?阶段|打算|工作安排|工作计划|工作思路|今后)[^。，；\n]{0,12}$)",
    re.MULTILINE,
)


def told(mentions: Mentions, base: Period, issued: date | None, head: int, titled: bool) -> tuple[Period, Period | None] | None:
    """The period the text tells most of, sooner where it opens with it, and the day where it is told as one only."""
    text = mentions.text
    ahead = _plans(text)
    votes: Counter[Period] = Counter()
    days: dict[Period, Period | None] = {}
    for found in mentions.dated(base):
        if found.start >= ahead:
            break
        if _OF_PLAN.match(text, found.end) or _AIMED.search(text[max(0, found.start - 4) : found.start]):
            continue
        leads = 0 <= found.start - head < _LEADS and found.period.unit == "month"
        period = found.period if leads and _begins(found, issued) else _candidate(_at_moment(found, text), issued)
        if period is not None:
            votes[period] += 4 if leads else 3 if found.start < head + _OPENING else 1
            days[period] = found.period if days.get(period, period) and _governs(found, text, head) else None
    best = max(votes, key=lambda period: (votes[period], period), default=None)
    if best is None or (issued is not None and votes[best] < _ENOUGH):
        return None
    if issued is None and not titled:
        best = _latest(best, votes)
    return best, days[best]


def _governs(found: Expression, text: str, head: int) -> bool:
    """Whether a day is one that all figures stand at: the moment of the data, told in the first paragraph, or no end of a month."""
    if found.period.unit != "day":
        return False
    whole = found.period.end is not None and (found.period.end + timedelta(days=1)).day == 1
    return (
        not whole
        or found.start < head + max(0, text.find("\n", head) - head)
        or _MOMENT.search(text[max(0, found.start - 6) : found.start]) is not None
    )


def _at_moment(found: Expression, text: str) -> Expression:
    """A day that is called the moment of the data stands for 截至."""
    return replace(found, kind="stock", text="至") if _MOMENT.search(text[max(0, found.start - 6) : found.start]) else found


def _begins(found: Expression, issued: date | None) -> bool:
    """Whether the month a text begins with can be what it tells of."""
    return found.kind == "flow" and found.period.end is not None and (issued is None or found.period.end <= issued)


def _plans(text: str) -> int:
    """Where the text begins to tell of what is to come; a title that announces it does not count."""
    found = _AHEAD.search(text, len(text) // 4)
    return found.start() if found else len(text)


def _latest(best: Period, votes: Iterable[Period]) -> Period:
    """``best``, unless the text tells of a later time than its end, or of no more than a part of its year."""
    parts = [one for one in votes if one.unit != "year" and one.cumulates and one.year == best.year]
    latest = max(parts, default=best)
    return latest if best.unit == "year" or (latest.end and best.end and latest.end > best.end) else best


def _candidate(found: Expression, issued: date | None) -> Period | None:
    """``found`` as the period of a whole document: no event, no comparison, nothing that lay ahead or long back."""
    period = found.period
    if not period.dated or period.end is None or found.kind not in ("flow", "stock") or _VAGUE.fullmatch(found.text):
        return None
    if period.unit == "day":
        if not found.text.startswith(("截", "至", "到")):
            return None
        period = until(period.end)
    if not (period.cumulates or period.unit in ("quarter", "half")):
        return None
    return period if issued is None else _recent(period, issued, bool(_YEAR.search(found.text)))


def _recent(period: Period, issued: date, dated: bool) -> Period | None:
    """``period`` where a document of ``issued`` can tell of it; one without a year (not ``dated``) may be of the year before."""
    if issued.month <= 3 and not dated and period.end and period.end > issued:
        period = period.later(-12)
    if period.end is None:
        return None
    if period.end > issued:
        return period if period.unit == "year" and period.year == issued.year and issued.month >= _AUTUMN else None
    age = (issued.year - period.end.year) * 12 + issued.month - period.end.month
    return period if age <= (_LATE_YEAR if period.unit == "year" else _LATE) else None


def until(day: date) -> Period:
    """From the start of its year to the month of ``day``, as an office would say it: 截至6月底 is a half year."""
    return named(day.year, day.month)


def named(year: int, month: int) -> Period:
    """From the start of ``year`` to the end of ``month``."""
    if month in (3, 6, 12):
        return Period.of_quarter(year, month // 3).cumulative()
    return Period.of_month(year, 1, (year, month)) if month > 1 else Period.of_month(year, 1)
