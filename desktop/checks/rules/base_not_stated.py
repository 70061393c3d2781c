"""A share whose base the text does not give."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Fault]:
    for one in subject.relations:
        figure = subject.figures[one.result]
        if one.verdict != "base_not_stated" or figure.number in (100, 0) or not one.of:
            continue
        source = subject.figures[one.of[0]]
        if subject.text[source.end : figure.start].count("，") > 2:
            continue
        money = source.kind == "amount"
        graver = one.tolerance in ("", "truncated") and not money
        yield Fault(
            figure.start,
            figure.end,
            f"{one.note}，请核对或写明基数。",
            related=((source.start, source.end),),
            severity="warning" if graver else "hint",
        )


RULE = Rule(
    "base-not-stated",
    "百分比没有写明基数",
    "percent",
    "hint",
    "实务",
    "占比应写明占什么",
    "没有基数的百分比无法复算，读者也不知道占什么。",
    InDocument(_find),
    bad=(Example("行政许可类即办事项1093件，占比98.91%。", ("98.91%",)),),
    good=("政务服务事项200项，其中即办事项150项，占75%。", "“开工一批”项目5个，开工率100%。"),
)
