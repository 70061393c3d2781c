"""The period a document speaks of as a whole, and the day it bears: from its title, its opening, what it says most, its date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.language.periods import Expression, Mentions, Period, expressions

__all__ = ["Own", "own", "until"]

_HEAD_LINES, _HEAD, _FOOT = 10, 700, 400  # lines, characters
_OPENING = 500  # characters after the head in which a period counts for more
_SENTENCE = re.compile("[。；;！!]|[，,].{12,}[，,]|[\u4e00-\u9fff]\\.")
_BARE_DATE = re.compile(
    r"[（(]?[^，。；：]{0,30}?[0-9〇○一二三四五六七八九十 ]{2,10}年 ?[0-9〇○一二三四五六七八九十 ]{1,4}月(?: ?[0-9一二三四五六七八九十]{1,3} ?[日号])?[）)]?"
)
_AIMED = re.compile("确保|力争|争取|预计|实现")
_LEADS = 12  # characters of the first sentence
_MOMENT = re.compile("(?:时点|节点|基准日|截止日期?|截止时间)[为是：:]?$")
_LATE = 8  # months after which a period is no longer what a document tells of
_VAGUE = re.compile("(?:[今本当]年度?|目前|当前|本[月季].{0,2})(?:以来|来)?|年内|年度|截[至止](?:目前|现在|当前)")
_OF_PLAN = re.compile("第?[0-9]{1,4}期|度?[^，。；,;]{0,2}(?:目标|任务|计划|预算)")
_YEAR = re.compile("[0-9]{4}|[去上本今]年|[〇○]")
_BRACKETED = re.compile("[（(][0-9〇○一二]{4} ?年 ?[0-9一二三四五六七八九十]{1,2} ?月[^）)]{0,12}[）)]")
_PLAN = re.compile("(?:工作)?(?:要点|计划|方案|安排)(?:的?通知)?$")
_REPORT = re.compile("总结|情况|汇报|小结|回顾|答复|下半年|[一二三四]季度")
_TITLE = 3  # lines at most
_TIMED = re.compile("[年季月]")
_ISSUE = re.compile("年?第?[0-9一二三四五六七八九十 ]{1,4}期|届")


@dataclass(frozen=True, slots=True)
class Own:
    """``period`` is what figures are of where nothing else says; ``stated`` whether the document names it; ``issued`` its date; ``at`` the
    day it stands at where 截至 alone tells its period; ``plan`` whether it
    tells of work to come alone."""

    period: Period | None
    stated: bool = False
    issued: date | None = None
    at: Period | None = None
    plan: bool = False


def own(mentions: Mentions) -> Own:
    """The period of the document whose plain text ``mentions`` are of; none where it has neither period nor date."""
    text = mentions.text
    top = list(_top(text))
    issued = _issued(text, top)
    base = Period.of_year(issued.year) if issued else None
    titled = _titled(top, base or _first_year(text), issued)
    plan = any(_PLAN.search(line) and not _REPORT.search(line) for line in top[:_TITLE])
    if titled is not None and (plan or not _under_way(titled, issued)):
        return Own(titled, True, issued, plan=plan)
    if issued and any("年终" in line or "年度总结" in line for line in top):
        return Own(Period.of_year(issued.year if issued.month > 10 else issued.year - 1), True, issued)
    told = _told(mentions, titled or base, issued, _body(text, top))
    if told is not None:
        return Own(told[0], True, issued, told[1])
    if titled is not None:
        return Own(titled, True, issued)
    return Own(_before(issued, plan), False, issued, plan=plan) if issued else Own(None)


def _top(text: str) -> Iterator[str]:
    """The lines above the first sentence."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        if _SENTENCE.search(line) or len(line) > 90:
            return
        yield line


def _body(text: str, top: Sequence[str]) -> int:
    """Where the first sentence begins."""
    end = text.find(top[-1]) + len(top[-1]) if top else 0
    return end + len(text[end : end + _HEAD]) - len(text[end : end + _HEAD].lstrip())


def _issued(text: str, top: Iterable[str]) -> date | None:
    """The day the document bears, below its last words or above its first."""
    below = [line for line in text[-_FOOT:].split("\n") if len(line.strip()) <= 40]
    for line in (*reversed(below), *top):
        if "年" in line and (_BARE_DATE.fullmatch(line.strip()) or _BRACKETED.search(line) or ("日" in line and not _SENTENCE.search(line))):
            for found in expressions(line):
                if found.kind in ("event", "flow") and found.period.unit in ("day", "month") and found.period.end:
                    return found.period.end
    return None


def _titled(top: list[str], base: Period | None, issued: date | None) -> Period | None:
    """The first period the lines of the title name: a date is none."""
    for line in filter(_TIMED.search, top):
        if _BARE_DATE.fullmatch(line.strip()) or _BRACKETED.search(line) or _ISSUE.search(line):
            continue
        for found in expressions(line, base):
            if found.kind in ("flow", "future") and found.period.dated and found.period.unit != "day" and "五" not in found.text:
                if not _begun(found.period, issued):
                    continue
                return found.period
    return None


def _begun(period: Period, issued: date | None) -> bool:
    """Whether a half, a quarter or a month was half over on the day the document bears: 下半年 in a title of July is a plan."""
    if issued is None or period.start is None or period.end is None or period.unit == "year":
        return True
    return period.start + (period.end - period.start) / 2 <= issued


def _under_way(titled: Period, issued: date | None) -> bool:
    """Whether the year the title names was not over on the day the document bears."""
    return titled.unit == "year" and issued is not None and titled.year == issued.year and issued.month < 12


def _told(mentions: Mentions, base: Period | None, issued: date | None, head: int) -> tuple[Period, Period | None] | None:
    """The period the text tells most of, sooner where it opens with it, and the day where it is told as one only."""
    text = mentions.text
    if base is None:
        base = _first_year(text)
    if base is None:
        return None
    votes: Counter[Period] = Counter()
    days: dict[Period, Period | None] = {}
    for found in mentions.dated(base):
        if _OF_PLAN.match(text, found.end) or _AIMED.search(text[max(0, found.start - 4) : found.start]):
            continue
        leads = 0 <= found.start - head < _LEADS and found.period.unit == "month"
        period = found.period if leads and _begins(found, issued) else _candidate(_at_moment(found, text), issued)
        if period is not None:
            votes[period] += 4 if leads else 3 if found.start < head + _OPENING else 1
            days[period] = found.period if found.period.unit == "day" and days.get(period, period) is not None else None
    best = max(votes, key=lambda period: (votes[period], period), default=None)
    return (best, days[best]) if best and votes[best] > 1 else None


def _at_moment(found: Expression, text: str) -> Expression:
    """A day that is called the moment of the data stands for 截至."""
    return replace(found, kind="stock", text="至") if _MOMENT.search(text[max(0, found.start - 6) : found.start]) else found


def _begins(found: Expression, issued: date | None) -> bool:
    """Whether the month a text begins with can be what it tells of."""
    return found.kind == "flow" and found.period.end is not None and (issued is None or found.period.end <= issued)


def _first_year(text: str) -> Period | None:
    """The first year the text names."""
    years = (found.period.year for found in expressions(text[:4000]) if found.period.dated)
    return next((Period.of_year(year) for year in years if year), None)


def _candidate(found: Expression, issued: date | None) -> Period | None:
    """``found`` as the period of a whole document: no event, no comparison, nothing that lay ahead or long back."""
    period = found.period
    if not period.dated or period.end is None or found.kind not in ("flow", "stock") or _VAGUE.fullmatch(found.text):
        return None
    if period.unit == "day":
        if not found.text.startswith(("截", "至", "到")):
            return None
        period = until(period.end)
    assert period.end is not None
    if issued is not None:
        if issued.month <= 3 and period.end > issued and not _YEAR.search(found.text):
            period = period.later(-12)
        assert period.end is not None
        age = (issued.year - period.end.year) * 12 + issued.month - period.end.month
        if (
            (age < 0 and period.unit != "year")
            or (period.end > issued and (period.unit != "year" or issued.month < 10))
            or age > _LATE + 4 * (period.unit == "year")
        ):
            return None
    return period if period.cumulates or period.unit in ("quarter", "half") else None


def _before(issued: date, plan: bool) -> Period:
    """What a document without a period tells of: the months gone before the one it bears; in the first months the year before."""
    if plan:
        return Period.of_year(issued.year)
    return _named(issued.year, issued.month - 1) if issued.month > 3 else Period.of_year(issued.year - 1)


def until(day: date) -> Period:
    """From the start of its year to the month of ``day``, as an office would say it: 截至6月底 is a half year."""
    return _named(day.year, day.month)


def _named(year: int, month: int) -> Period:
    if month in (3, 6, 12):
        return Period.of_quarter(year, month // 3).cumulative()
    return Period.of_month(year, 1, (year, month)) if month > 1 else Period.of_month(year, 1)
