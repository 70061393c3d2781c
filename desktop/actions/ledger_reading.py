"""A report's figures as candidates for the ledger: which value, of what, for when and where; what is told twice is one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.actions.ledger_values import Candidate
from desktop.actions.regions import region_of
from desktop.figures.figure import Figure
from desktop.language.periods import Period
from desktop.ledger.entry import Report
from desktop.ledger.metric import key
from desktop.ledger.times import canonical
from desktop.outcome import Note, Refused

__all__ = ["candidates"]

_SENTENCE = 90  # characters kept on either side of a figure
_STOPS = "。；！？\n"
_LED = re.compile(
    r"^[#◆●■\s（(]{0,8}(?:[一二三四五六七八九十]{1,3}[、）)]|[0-9]{1,2}[.、])?[#\s]{0,4}(?P<region>[\u4e00-\u9fff]{1,7}(?:自治[县旗]|[县市区旗]))(?=[：:\s]|$)",
    re.MULTILINE,
)
_VAGUE = re.compile(
    "^(?:企业|单位|部门|项目|平台|规模|事项|问题|群众|人员|材料|环节|窗口|工作|任务|活动|措施|举措|服务|资金|金额|投资|总投资|占比|比例|比率|完成率|覆盖率|满意率|子项|主项|文件)$"
)
_HALF = re.compile("[了的及和与对为在将把被由从以]$|^[了的及和与]|[，；。]")


def candidates(text: str, figures: Sequence[Figure], report: Report, region: str) -> tuple[tuple[Candidate, ...], tuple[Note, ...]]:
    """The candidates among ``figures`` of a report, in its order, and what none was made of; ``region`` is the report's own."""
    where = _regions(text, region)
    found: dict[tuple[str, ...], Candidate] = {}
    aside: Counter[str] = Counter()
    for figure in figures:
        reason = _reason(figure)
        if reason:
            aside[reason] += 1
            continue
        made = _candidate(text, figure, report, where(figure.start))
        same = found.get(key_ := _told(made))
        place = made.source
        found[key_] = replace(same, places=(*same.places, place)) if same and isinstance(place, Report) else made
    return tuple(found.values()), tuple(Note(f"{reason}：{count}处，没有列入") for reason, count in aside.items())


def _reason(figure: Figure) -> str:
    """Why no entry can be made of it; "" where one can."""
    if figure.role == "change":
        return "增减幅度由台账自己算"
    if not isinstance(figure.value, Decimal):
        return "区间和比例不是一个数"
    if not figure.metric.strip():
        return "没有说明量的是什么"
    return "" if _dated(figure.period) else "没有说明是哪个期间"


def _dated(code: str) -> bool:
    try:
        return Period.parse(code).dated
    except Refused:
        return False


def _candidate(text: str, figure: Figure, report: Report, region: str) -> Candidate:
    assert isinstance(figure.value, Decimal)
    place = replace(report, start=figure.start, end=figure.end, sentence=_sentence(text, figure.start, figure.end))
    said = figure.metric.removeprefix(region) if region and len(figure.metric) > len(region) + 1 else figure.metric
    remark = _remark(said)
    return Candidate(
        said, figure.value, figure.unit, region, figure.period, place, figure.kind, figure.scope, figure.text, figure.approx,
        figure.role in ("target", "plan"), remark=remark,
    )  # fmt: skip


def _remark(said: str) -> str:
    if _VAGUE.search(said) or len(key(said)) <= 2:
        return f"“{said}”太笼统，看不出量的是什么，请改写指标名"
    return f"“{said}”像半句话，请改写指标名" if _HALF.search(said) else ""


def _told(made: Candidate) -> tuple[str, ...]:
    return key(made.said), made.unit, made.region, canonical(made.period), made.scope, str(made.value.normalize()), str(made.target)


def _sentence(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _SENTENCE) : start]
    after = text[end : end + _SENTENCE]
    cut = max(before.rfind(stop) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := after.find(stop)) >= 0]
    return (before[cut:] + text[start:end] + after[: min(ends, default=len(after))]).strip()


def _regions(text: str, own: str) -> Callable[[int], str]:
    """Which region a place of the text speaks of: in a text of several, the one that leads the part; else the report's own."""
    led = [(found.start(), found["region"]) for found in _LED.finditer(text) if region_of(found["region"], found["region"]) == found["region"]]
    if len({name for _, name in led}) < 2:
        return lambda _: own
    starts = [start for start, _ in led]

    def where(offset: int) -> str:
        at = bisect_right(starts, offset)
        return led[at - 1][1] if at else own

    return where
