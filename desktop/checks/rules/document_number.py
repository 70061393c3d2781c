"""The year of a document number in other brackets than 〔〕."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InParagraph, Rule

__all__ = ["RULE"]

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}([\[［（(【](20\d{2})[\]］）)】])(第?)(0{0,3})(\d{1,4})号")


def _find(text: str) -> Iterator[Fault]:
    for found in _NUMBER.finditer(text):
        right = f"〔{found[2]}〕"
        yield Fault(found.start(1), found.end(1), f"发文字号“{found.group()}”的年份应当用六角括号，写作“{right}”。", right)


RULE = Rule(
    "document-number-brackets",
    "发文字号年份未用六角括号",
    "punctuation",
    "warning",
    "规定",
    "GB/T 9704-2012 7.2.5",
    "发文字号的年份用六角括号〔〕括入。",
    InParagraph(_find),
    bad=(Example("印发了实施方案（青政发(2024)1号）。", ("(2024)",)),),
    good=("印发了实施方案（青政发〔2024〕1号）。", "全县（2024年）1号工程。"),
)
