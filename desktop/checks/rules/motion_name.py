"""议案 where the 政协 knows only 提案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InParagraph, Rule

__all__ = ["RULE"]

_MOTION = re.compile(r"政协(?![^。；\n]{0,30}(?:人大|人民代表大会))[^。；\n]{0,30}?(议案)")


def _find(text: str) -> Iterator[Fault]:
    for found in _MOTION.finditer(text):
        yield Fault(found.start(1), found.end(1), "政协委员提出的是“提案”，“议案”是人大的文书，请改为“提案”。", "提案")


RULE = Rule(
    "motion-name",
    "提案误作议案",
    "term",
    "warning",
    "规定",
    "《中国人民政治协商会议章程》",
    "政协用“提案”，人大用“议案”“建议”。",
    InParagraph(_find),
    bad=(Example("关于对县政协三次会议第2号重点议案办理情况的答复", ("议案",)),),
    good=("县政协提案和人大议案办理情况。", "县十六届人大三次会议第3号议案。"),
)
