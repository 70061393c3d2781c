"""Blanks inside Chinese, numbers and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.document.nodes import Role

__all__ = ["RULE"]

_C = "\u4e00-\u9fff"
_GAP = re.compile(
    rf"(?<=[{_C}，。；、：”》])[ \u3000]{{1,8}}(?=[\d“])|(?<=[\d%％])[ \u3000]{{1,8}}(?=[{_C}])|(?<=[{_C}])[ \u3000]{{1,8}}(?=[{_C}，。；、：”])|"
    rf"(?<=[“《])[ \u3000]{{1,8}}(?=\S)|(?<=”)[ \u3000]{{1,8}}(?=[{_C}])"
)
_SKIPPED = frozenset(
    (Role.SIGNATURE, Role.DATE, Role.CONTACT, Role.COPY_TO, Role.IMPRINT, Role.DOC_NUMBER, Role.RESULT, Role.SIGNER, Role.BOILERPLATE)
)


def _find(subject: Subject) -> Iterator[Fault]:
    for item in subject.prose:
        if item.paragraph.role in _SKIPPED or len(item.text) < 25:
            continue
        for found in _GAP.finditer(item.text):
            numbered = found.start() < 8 and not item.text[: found.start()].strip("一二三四五六七八九十0123456789（）()、.． \u3000")
            if not numbered:
                start, end = item.start + found.start(), item.start + found.end()
                yield Fault(start, end, f"“{item.text[max(0, found.start() - 2) : found.end() + 2]}”中间多了空格，应当删去。", "")


RULE = Rule(
    "space-inside",
    "中文或数字中间有空格",
    "space",
    "hint",
    "实务",
    "中文行文不加空格",
    "空格多是复制或换行留下的，会把数字和词断开。",
    InDocument(_find),
    bad=(Example("全县共有经营主体 500户，其中企业占比三成以上，较上年同期明显提高。", (" ",)),),
    good=("全县共有经营主体500户，其中企业占比三成以上，较上年同期明显提高。", "联系人：王某某  电话：000"),
)
