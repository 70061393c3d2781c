"""A blank that nobody filled in: xx ×× ____ 【待补】 and fields without a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InParagraph, Rule

__all__ = ["RULE"]

_UNIT = r"(?:[万亿]?(?:元|人|户|件|家|个|项|次|户次|人次|亩|名|条)|%|年|月|日|号|县|局)"
_MARK = re.compile(
    rf"[xX×Ｘｘ]{{2,12}}(?:[万亿]?{_UNIT})?|(?<![A-Za-z0-9×])[xX×](?={_UNIT})|_{{3,40}}|＿{{2,40}}|\*{{2,12}}(?:{_UNIT})|"
    r"[【\[（(](?:待补|待定|待填|待核|此处|请填|补充|填写|TODO|待确认)[^】\]）)\n]{0,30}[】\]）)]|\{\{[^{}\n]{1,40}\}\}|[（(]\s{2,12}[）)]|"
    r"(?:待补充|待核实填报)|(?<=[，为达])\s{3,12}(?=[万亿]?(?:元|人|户|件|家|个|项))|\d{4}年[ \u3000]{1,8}月(?:[ \u3000]{1,8}日)?"
)
_FIELD = re.compile(r"^[ \u3000]{0,80}((?:办理结果|类别|联系人|联系电话|签发人|答复类别|文号)[：:][ \u3000]{0,20}(?:类|号)?)[ \u3000]{0,80}$")


def _find(text: str) -> Iterator[Fault]:
    blank = _FIELD.match(text)
    if blank:
        yield Fault(blank.start(1), blank.end(1), f"“{blank[1].strip()}”没有填写，请补全。")
    for found in _MARK.finditer(text):
        if "某" not in text[max(0, found.start() - 1) : found.end() + 1]:
            yield Fault(found.start(), found.end(), f"“{found.group().strip() or '空格'}”是没有填写的空，请补上具体内容。")


RULE = Rule(
    "placeholder",
    "留空未填",
    "placeholder",
    "error",
    "实务",
    "定稿前清空占位",
    "占位符号是起草时留下的空，定稿时应当填上。",
    InParagraph(_find),
    bad=(
        Example("为48家企业发放贷款xx亿元。", ("xx亿元",)),
        Example("全县办件____件，办结率【待补：办结率】。", ("____", "【待补：办结率】")),
        Example("办理结果：  类", ("办理结果：  类",)),
    ),
    good=("实现7×24小时自助办理。", "办理结果：A类", "王某某反映问题1个。", "管径2×3米，XL型号。"),
)
