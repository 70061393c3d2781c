"""One metric with two values in one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.figures.figure import Figure

__all__ = ["RULE"]

_BARE = re.compile(r"[“”\"《》（）()\s、]|[数量额]$")
_ALIKE = {"场": "次", "场次": "次", "位": "人", "名": "人", "件": "件", "户": "家"}
_PLACE = re.compile(r"(?:[\u4e00-\u9fff]{1,4}(?:县|区|市|镇|乡|街道))$")
_PART = re.compile(
    r"(?:其中|新增|新开|新建|另|还|再|首批|本次|同比|较|比|分别|当日|当月|每|前|第[一二三四五六七八九十\d]+|今后|将|力争|计划|拟|目标|确保|提高到|达到)"
)
_THEN = re.compile(r"上年|去年|同期|往年|上[季月]|此前|原来")
_REACH = 24


def _find(subject: Subject) -> Iterator[Fault]:
    places = [(head.start, head.words) for head in subject.headings if head.level == 1 and _PLACE.search(head.words)]
    sentences = [piece.start for piece in subject.sentences]
    seen: list[tuple[Figure, str, tuple[str, str, str]]] = []
    for figure in subject.figures:
        name = _BARE.sub("", figure.metric)
        if figure.role != "value" or isinstance(figure.number, tuple) or not _named(subject.text, figure, name):
            continue
        place = next((words for start, words in reversed(places) if start < figure.start), "")
        key = (place, figure.scope, _ALIKE.get(figure.unit, figure.unit))
        before = next((one for one, other, k in reversed(seen) if k == key and _same(name, other) and _apart(one, figure, sentences)), None)
        seen.append((figure, name, key))
        if before is not None and before.value != figure.value and not _loosely(before, figure):
            yield _fault(figure, before, "前面")
            yield _fault(before, figure, "后面")


def _fault(one: Figure, other: Figure, where: str) -> Fault:
    message = f"“{one.metric}”{where}写的是{other.approx}{other.text}，这里是{one.approx}{one.text}，同一指标两个数，请核对或说明口径。"
    return Fault(one.start, one.end, message, related=((other.start, other.end),))


def _named(text: str, figure: Figure, name: str) -> bool:
    """Whether the metric's own words stand right before the number, as a total's do, and nothing makes a part or a plan of it."""
    if len(name) < 3:
        return False
    if _THEN.search(re.split(r"[。；;\n]", text[max(0, figure.start - 3 * _REACH) : figure.start])[-1]):
        return False
    lead = re.split(r"[。；;，,\n]", text[max(0, figure.start - _REACH) : figure.start])[-1]
    return name[-3:] in _BARE.sub("", lead) and not _PART.search(lead)


def _same(one: str, other: str) -> bool:
    """Whether two names mean one metric: equal, or the shorter ends the longer and says enough by itself."""
    return one == other or (min(len(one), len(other)) >= 5 and (one.endswith(other) or other.endswith(one)))


def _apart(one: Figure, other: Figure, sentences: list[int]) -> bool:
    periods = one.period == other.period or not one.period or not other.period
    return periods and bisect_right(sentences, one.start) != bisect_right(sentences, other.start)


def _loosely(one: Figure, other: Figure) -> bool:
    """Whether both are about the same size and one of them is told by the ear: 近180家 and 178家."""
    if not (one.approx or other.approx or "余" in one.text + other.text or "多" in one.text + other.text):
        return False
    a, b = float(one.value if not isinstance(one.value, tuple) else 0), float(other.value if not isinstance(other.value, tuple) else 0)
    return abs(a - b) <= 0.1 * max(abs(a), abs(b), 1)


RULE = Rule(
    "same-metric-two-values",
    "同一指标前后两个数",
    "conflict",
    "warning",
    "实务",
    "同一口径一个数",
    "同一地区、口径、期间的同一指标只能有一个数。",
    InDocument(_find),
    bad=(Example("上半年，全县召开政企座谈会6次。企业反映良好。\n二季度以来，各部门主动上门。\n上半年，全县召开政企座谈会4次。\n", ("6次", "4次")),),
    good=("上半年，全县召开政企座谈会6次，其中乡镇召开政企座谈会4次。\n", "上半年，全县召开政企座谈会6次。\n上年同期，全县召开政企座谈会4次。\n"),
)
