"""Safe fixes as patches: put in from the end, refused where a figure would change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.checks.finding import Finding
from desktop.outcome import Refused

__all__ = ["fixed"]

_FACT = re.compile(r"\d+(?:\.\d+)?|《[^《》\n]{1,80}》")


def fixed(text: str, findings: Iterable[Finding]) -> str:
    """``text`` with every suggestion put in, the earlier of two that overlap; Refused where a number or a 《》 title would not be what it was."""
    parts: list[str] = []
    place = 0
    for one in sorted((one for one in findings if one.suggestion is not None), key=lambda one: (one.start, one.end)):
        if one.start >= place:
            parts += (text[place : one.start], one.suggestion or "")
            place = one.end
    made = "".join((*parts, text[place:]))
    if _facts(made) != _facts(text):
        raise Refused("修改后数据或文件名称与原文不一致，没有改动，请逐条核对后再改。")
    return made


def _facts(text: str) -> list[str]:
    narrow = re.sub(r"(?<=\d)[ \u3000]+(?=[\d%年月日])|[ \u3000]", "", text)
    return sorted(_FACT.findall(narrow))
