"""What a web page left around the text."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.document.nodes import Role

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Fault]:
    for item in subject.of_role(Role.BOILERPLATE):
        if item.text.strip() and not item.text.lstrip("（(").startswith(("记者", "通讯员", "本报")):
            yield Fault(item.start, item.end, f"“{item.text.strip()[:20]}”是网页导航或编辑信息，不属于正文，应当删去。")


RULE = Rule(
    "web-residue",
    "网页残留",
    "boilerplate",
    "error",
    "实务",
    "复制残留",
    "导航、编辑署名、分享按钮不是正文。",
    InDocument(_find),
    bad=(Example("全县办件提速，群众满意，企业省心，各项工作有序推进。\n打印本页 关闭窗口\n", ("打印本页 关闭窗口",)),),
    good=("全县办件提速，群众满意。\n返回企业保证金20万元。\n",),
)
