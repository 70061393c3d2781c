"""A paragraph torn in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Fault]:
    lines = subject.structure.lines
    for passage in subject.structure.passages:
        for one, other in pairwise(passage.lines):
            left, right = lines[one], lines[other]
            if left.text and right.text:
                start, end = max(left.start, left.end - 3), min(right.end, right.start + 3)
                yield Fault(start, end, f"“{left.text[-3:]}”与“{right.text[:3]}”是一句话，中间断成了两段，应当接上。")


RULE = Rule(
    "torn-line",
    "句子中间断行",
    "linebreak",
    "warning",
    "实务",
    "一段一行",
    "断行多是从报纸、网页或 PDF 复制留下的，会把词和数字断开。",
    InDocument(_find),
    bad=(
        Example(
            "各部门按照分工抓好落实，成效明显。\n全县聚焦企业反映的问题，持续优化审批流程，推动窗口办理向网上办理转变。全年开展上门服务活动，建立工作台账，明确责任单位，累计为全县各类企业和\n\n个体户提供帮办代办服务，企业反映良好。\n各项工作有序推进。\n",
            ("企业和\n\n个体户",),
        ),
    ),
    good=("全县持续优化服务，累计为800余家企业发放贷款。\n各项工作有序推进，成效明显。\n",),
)
