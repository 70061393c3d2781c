"""Headings and 一是 points that skip a number or give one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.document.ordinal import numbered, parse
from desktop.document.outline import Heading

__all__ = ["ENUMERATION", "NUMBERING", "ORPHANS"]

_POINTS = ("是", "要", "其", "首先")


def _value(number: str) -> int | None:
    return next((value for size in (3, 2, 1) for at in range(len(number)) if (value := parse(number[at : at + size])) is not None), None)


def _shape(number: str) -> str:
    return numbered(number, 1) if number else ""


def _runs(subject: Subject) -> Iterator[list[Heading]]:
    """Numbered headings that count together: one shape, one parent."""
    open_runs: dict[tuple[int, str], list[Heading]] = {}
    done: list[list[Heading]] = []
    for head in subject.headings:
        for key in [key for key in open_runs if key[0] > head.level]:
            done.append(open_runs.pop(key))
        if head.number and _value(head.number) is not None:
            open_runs.setdefault((head.level, _shape(head.number)), []).append(head)
    yield from (*done, *open_runs.values())


def _gaps(subject: Subject, *, points: bool) -> Iterator[Fault]:
    for run in _runs(subject):
        if run[0].number.rstrip("，,、：: ").endswith(_POINTS) != points:
            continue
        last = 0
        before: Heading | None = None
        for head in run:
            value = _value(head.number) or 0
            if value != last + 1 and not (value == 1 and last):
                yield _fault(head, before, last, value)
            last, before = value, head


def _fault(head: Heading, before: Heading | None, last: int, value: int) -> Fault:
    right = numbered(head.number, last + 1)
    after = f"在“{before.number}”之后" if before else "排在第一"
    how = "重复或倒退" if value <= last else "跳号"
    related = ((before.start, before.start + len(before.number)),) if before else ()
    end = head.start + len(head.number) if head.run_in else head.end
    return Fault(head.start, end, f"“{head.number}”{after}，序号{how}，应为“{right}”。", related=related)


def _orphans(subject: Subject) -> Iterator[Fault]:
    """Lower numbers that begin again and again without a higher heading over them."""
    starts = [head for head in subject.headings if head.number[:1].isdigit() and _value(head.number) == 1]
    tops = any(head.level == 1 for head in subject.headings)
    if len(starts) < 2 or tops:
        return
    for _, group in groupby(starts, key=lambda head: head.start):
        head = next(group)
        yield Fault(head.start, head.start + len(head.number), f"“{head.number}”重新从1编号，上面却没有一级标题，请补“一、……”。", severity="warning")


NUMBERING = Rule(
    "heading-number-gap",
    "标题序号跳号或重复",
    "numbering",
    "error",
    "规定",
    "GB/T 9704-2012 7.3.3",
    "标题序号应当连续，跳号说明缺了一段或序号没有改。",
    InDocument(lambda subject: _gaps(subject, points=False)),
    bad=(Example("一、工作进展\n全县办件提速。\n二、存在问题\n窗口人手不足。\n四、下步打算\n继续努力。\n", ("四、下步打算",)),),
    good=(
        "一、工作进展\n全县办件提速。\n二、存在问题\n窗口人手不足。\n三、下步打算\n继续努力。\n",
        "一、进展\n（一）窗口\n办件提速。\n（二）网办\n网上可办。\n二、打算\n（一）窗口\n继续努力。\n",
    ),
)
ENUMERATION = Rule(
    "point-gap",
    "一是二是跳号或重复",
    "enumeration",
    "error",
    "实务",
    "列举序号应连续",
    "一是、二是应当连续，跳号说明漏了一点或序号没有改。",
    InDocument(lambda subject: _gaps(subject, points=True)),
    bad=(Example("存在以下困难：一是窗口人手不足。二是系统没有打通。四是宣传不够。\n", ("四是",)),),
    good=("存在以下困难：一是窗口人手不足。二是系统没有打通。三是宣传不够。\n",),
)
ORPHANS = Rule(
    "level-without-parent",
    "低级序号上面缺一级标题",
    "numbering",
    "warning",
    "规定",
    "GB/T 9704-2012 7.3.3",
    "1.、1、一级序号反复从1开始，读者分不清属于哪一部分。",
    InDocument(_orphans),
    bad=(
        Example(
            "我县做了以下工作。\n1、抓学习。\n认真学习条例。\n2、抓清理。\n清理文件。\n1、抓服务。\n上门服务。\n2、抓督查。\n每月督查。\n",
            ("1、", "1、"),
        ),
    ),
    good=("一、抓基础\n1、抓学习。\n认真学习条例。\n2、抓清理。\n清理文件。\n二、抓落实\n1、抓服务。\n上门服务。\n",),
)
