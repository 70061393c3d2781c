"""截止 where 截至 is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InSentence, Rule

__all__ = ["RULE"]

_UNTIL = re.compile(r"截止(?=到?(?:目前|现在|当前|\d{1,4}年|\d{1,2}月|今年|上|本月|[一二三四]季度|年底))")


def _find(text: str) -> Iterator[Fault]:
    for found in _UNTIL.finditer(text):
        yield Fault(found.start(), found.end(), "“截止”表示到此结束，后面带时间、工作仍在进行的应当用“截至”。", "截至")


RULE = Rule(
    "until-confused",
    "截止应为截至",
    "term",
    "warning",
    "实务",
    "现代汉语词典",
    "“截至”后面带时间，“截止”表示停止。",
    InSentence(_find),
    bad=(Example("截止目前，全县办件1万件。", ("截止",)),),
    good=("截至目前，全县办件1万件。", "报名于9月30日截止。", "报名截止日期为9月30日。"),
)
