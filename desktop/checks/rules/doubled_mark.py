"""A mark set twice, or two marks that cannot stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InParagraph, Rule

__all__ = ["RULE"]

_DOUBLED = re.compile(r"[，。；、：][，。；、：]{1,5}|,{2,5}|;{2,5}")


def _find(text: str) -> Iterator[Fault]:
    for found in _DOUBLED.finditer(text):
        kept = "。" if "。" in found.group() else found.group()[0]
        yield Fault(found.start(), found.end(), f"“{found.group()}”标点重复，留一个“{kept}”即可。", kept)


RULE = Rule(
    "doubled-mark",
    "标点重复",
    "punctuation",
    "error",
    "规定",
    "GB/T 15834-2011",
    "两个点号不能连用，多是修改时留下的。",
    InParagraph(_find),
    bad=(Example("全县办件提速，，群众满意。。", ("，，", "。。")),),
    good=("全县办件提速，群众满意……", "“能办、快办。”，这是要求。"),
)
