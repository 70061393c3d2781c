"""Half-width marks among Chinese characters: each by itself, or one finding where the whole text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_H = "\u4e00-\u9fff”“》《）（、。"
_MARK = re.compile(rf"(?<=[{_H}%％\d)])[,;!?](?![\d\x20]|$)|(?<=[{_H}%％)])[,;:!?](?=[{_H}\d\s]|$)|(?<=[\u4e00-\u9fff%％”）])\.(?=[\u4e00-\u9fff\s]|$)|"
                   rf"\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)|(?<=\d)[,;:](?=[\u4e00-\u9fff])", re.MULTILINE)  # fmt: skip
_WIDE = str.maketrans(",;:!?().", "，；：！？（）。")
_MANY = 20


def _find(subject: Subject) -> Iterator[Fault]:
    text = subject.text
    found = list(_MARK.finditer(text))
    wide = text.count("，") + text.count("；") + text.count("：")
    if (len(found) >= _MANY and len(found) > 4 * wide) or (len(found) > 5 and not wide):
        first, last = found[0].start(), found[-1].end()
        fixed = _MARK.sub(lambda one: one.group().translate(_WIDE), text[first:last])
        yield Fault(first, last, f"全文的逗号、冒号、括号等{len(found)}处都是半角，中文应当用全角，可一次改正。", fixed, severity="hint")
        return
    for one in found:
        right = one.group().translate(_WIDE)
        yield Fault(one.start(), one.end(), f"中文之间用了半角“{one.group()}”，应为全角“{right}”。", right)


RULE = Rule(
    "half-width-mark",
    "中文里夹有半角标点",
    "punctuation",
    "warning",
    "规定",
    "GB/T 15834-2011 5",
    "中文的标点占一个字的位置，半角标点多是录入或转换留下的。",
    InDocument(_find),
    bad=(Example("全县办件提速,群众满意，企业省心。", (",",)), Example("成本下降38.2%.\n投递更快，也更准。", (".",))),
    good=("全县办件12,345件，访问www.example.cn，比例为1:3。", "1.抓服务。"),
)
