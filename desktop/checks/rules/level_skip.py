"""A heading two levels lower than the one above it allows: （1） right under 一、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、$")
_LOW = re.compile(r"[（(]1[）)]$")


def _find(subject: Subject) -> Iterator[Fault]:
    above = ""
    for head in subject.headings:
        number = head.number.strip()
        if _LOW.match(number) and _TOP.match(above):
            yield Fault(head.start, head.start + len(head.number), f"“{above}”之下直接用了“{number}”，应当依次为“一、”“（一）”“1.”“（1）”。")
        if number:
            above = number


RULE = Rule(
    "level-skip",
    "标题层次跳级",
    "numbering",
    "warning",
    "规定",
    "GB/T 9704-2012 7.3.3",
    "结构层次序数依次为“一、”“（一）”“1.”“（1）”。",
    InDocument(_find),
    bad=(Example("一、抓融资\n（1）降低费率\n担保费率下降。\n（2）创新产品\n新增产品三个。\n", ("（1）",)),),
    good=("一、抓融资\n（一）降低费率\n担保费率下降。\n（二）创新产品\n新增产品三个。\n",),
)
