"""The period a document speaks of as a whole, and the day it bears: from its title, its opening, what it says most, its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.figures.dating.telling import named, told
from desktop.language.periods import Mentions, Period, expressions

__all__ = ["Own", "own"]

_HEAD_LINES, _HEAD, _FOOT = 10, 700, 400  # lines, characters
_SENTENCE = re.compile("[。；;！!]|[，,].{12,}[，,]|[\u4e00-\u9fff]\\.")
_BARE_DATE = re.compile(
    r"[（(]?[^，。；：]{0,30}?[0-9〇○一二三四五六七八九十 ]{2,10}年 ?[0-9〇○一二三四五六七八九十 ]{1,4}月(?: ?[0-9一二三四五六七八九十]{1,3} ?[日号])?[）)]?"
)
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
    start = titled or base or _first_year(text)
    found = told(mentions, start, issued, _body(text, top), titled is not None) if start else None
    if found is not None:
        return Own(found[0], True, issued, found[1])
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


def _first_year(text: str) -> Period | None:
    """The first year the text names."""
    years = (found.period.year for found in expressions(text[:4000]) if found.period.dated)
    return next((Period.of_year(year) for year in years if year), None)


def _before(issued: date, plan: bool) -> Period:
    """What a document without a period tells of: the months gone before the one it bears; in the first months the year before."""
    if plan:
        return Period.of_year(issued.year)
    return named(issued.year, issued.month - 1) if issued.month > 3 else Period.of_year(issued.year - 1)
