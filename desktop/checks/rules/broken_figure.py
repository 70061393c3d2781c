"""A figure that does not follow from the others it belongs to: shares, sums, differences, growth."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["CHANGE", "PERCENT", "SUM"]

_PERCENT = ("percent", "ratio", "lacking_percent")
_SUM = ("sum", "remainder", "cumulative", "average", "mean", "product", "within", "hundred")


def _found(subject: Subject, wanted: str) -> Iterator[Fault]:
    for one in subject.relations:
        kind = "percent" if one.op in _PERCENT else "sum" if one.op in _SUM else "change"
        if one.verdict == "broken" and kind == wanted:
            figure = subject.figures[one.result]
            related = tuple((subject.figures[at].start, subject.figures[at].end) for at in one.of)
            yield Fault(figure.start, figure.end, f"{figure.text}与相关数据对不上：{one.note}。", related=related)


PERCENT = Rule(
    "percent-broken",
    "百分比与分子分母不符",
    "percent",
    "error",
    "实务",
    "数据应能复算",
    "百分比由分子除以分母得出，对不上说明其中一个数有误。",
    InDocument(lambda subject: _found(subject, "percent")),
    bad=(Example("全县收集企业问题80个，已解决60个，解决率为85%。", ("85%",)),),
    good=("全县收集企业问题80个，已解决60个，解决率为75%。", "全县收集企业问题93个，已解决26个，解决率为27.9%。"),
)
SUM = Rule(
    "sum-broken",
    "合计与分项不符",
    "sum",
    "error",
    "实务",
    "数据应能复算",
    "分项相加应当等于合计，对不上说明其中一个数有误。",
    InDocument(lambda subject: _found(subject, "sum")),
    bad=(Example("办理留抵退税2.4亿元、其他减税1.9亿元，两项合计4.8亿元。", ("4.8亿元",)),),
    good=("办理留抵退税2.4亿元、其他减税1.9亿元，两项合计4.3亿元。",),
)
CHANGE = Rule(
    "change-broken",
    "增减与前后数值不符",
    "change",
    "error",
    "实务",
    "数据应能复算",
    "增减幅由前后两个数得出，对不上说明其中一个数有误。",
    InDocument(lambda subject: _found(subject, "change")),
    bad=(Example("平均利率由5.2%降至4.6%，下降0.9个百分点。", ("0.9个百分点",)),),
    good=("平均利率由5.2%降至4.6%，下降0.6个百分点。",),
)
