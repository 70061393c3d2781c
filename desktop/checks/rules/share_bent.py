"""A share printed cut off, or bent so that the shares come to a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_HOW = {"truncated": "是截尾得出的，四舍五入应有不同", "forced_to_100": "是为凑足100%调整过的"}


def _find(subject: Subject) -> Iterator[Fault]:
    for one in subject.relations:
        if one.verdict == "holds" and one.tolerance in _HOW and one.op == "percent":
            figure = subject.figures[one.result]
            related = tuple((subject.figures[at].start, subject.figures[at].end) for at in one.of)
            yield Fault(figure.start, figure.end, f"{figure.text}{_HOW[one.tolerance]}：{one.note}。", related=related)


RULE = Rule(
    "share-bent",
    "百分比未按四舍五入",
    "percent",
    "hint",
    "一般",
    "数值修约",
    "截尾或凑整的百分比与复算结果差一位，容易被问到。",
    InDocument(_find),
    bad=(Example("全县收集企业问题93个，已解决26个，解决率为27.9%。", ("27.9%",)),),
    good=("全县收集企业问题93个，已解决26个，解决率为28.0%。", "全县收集企业问题80个，已解决60个，解决率为75%。"),
)
