"""A paragraph that stands in the text twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_LEAST = 30
_BARE = re.compile(r"[\s，。；、：,;:.]|^[一二三四五六七八九十（）()\d]{1,4}[是、.]")


def _find(subject: Subject) -> Iterator[Fault]:
    seen: dict[str, tuple[int, int]] = {}
    for item in subject.prose:
        bare = _BARE.sub("", item.text)
        if len(bare) < _LEAST:
            continue
        if bare in seen:
            yield Fault(item.start, item.end, f"这一段与前面第{seen[bare][0] + 1}字起的一段相同，请删去一处。", related=(seen[bare],))
        else:
            seen[bare] = (item.start, item.end)


RULE = Rule(
    "duplicate-paragraph",
    "段落重复",
    "duplicate",
    "error",
    "实务",
    "粘贴残留",
    "同一段出现两次，多是粘贴或合稿留下的。",
    InDocument(_find),
    bad=(
        Example(
            "全县聚焦企业需求，持续优化审批流程，压减办理时限，企业办事更加便捷高效，反响良好。\n各乡镇同步推进。\n全县聚焦企业需求，持续优化审批流程，压减办理时限，企业办事更加便捷高效，反响良好。\n",
            ("全县聚焦企业需求，持续优化审批流程，压减办理时限，企业办事更加便捷高效，反响良好。",),
        ),
    ),
    good=("全县聚焦企业需求，持续优化审批流程，压减办理时限，企业办事更加便捷高效，反响良好。\n继续努力。\n继续努力。\n",),
)
