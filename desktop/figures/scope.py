"""The 口径 of a figure where the text gives one: 规上, 不含烟草, 按可比价格, 剔除留抵退税因素."""

from __future__ import annotations

import re

__all__ = ["behind", "hints", "scope_of"]

_LONGEST = 30  # characters a scope may have
_RANGE = r"[^，,。；;：:（）()、\n0-9]"
_SCOPES = re.compile(
    rf"(?P<out>(?:不含|不包括|不包含|不计入?|未含|剔除|扣除|扣减|除去){_RANGE}{{2,14}})"
    rf"|(?P<basis>(?:按照?|以|用)?(?:同|可比|统计|全|新|旧|老|在地|属地|法人|常住人口|户籍人口|{_RANGE}{{2,6}}(?=口径))口径)(?:计算|测算|统计|计)?"
    r"|(?P<price>(?:按|以)?(?:可比|不变|现行|当年)价格?)(?:计算|计)?(?!格)"
    r"|(?P<size>规模以上|规模以下|限额以上|限额以下|规[上下](?!划)|限[上下](?=[企商批零单社消餐住样]))"
)
_IN_BRACKETS = re.compile(rf"[（(](?P<said>(?:不含|不包括|不计|未含|含|包括|包含|剔除|扣除|按|以|{_RANGE}{{0,6}}口径)[^（）()]{{1,24}})[）)]")
_BEHIND = re.compile(rf"(?:以上|以下|左右)?{_IN_BRACKETS.pattern}")
_RAW = re.compile("^(?:按照?|以|用)(?=.{2})")
_ENDS = re.compile("(?:因素|影响)?(?:后|外|之后|以外)?$")


def scope_of(words: str) -> str:
    """The 口径 told in ``words``, the clause a figure stands in or the name it has; several are joined by ，; empty where none is told."""
    if not hints(words):
        return ""
    found = [bracket["said"] for bracket in _IN_BRACKETS.finditer(words)]
    for one in _SCOPES.finditer(_IN_BRACKETS.sub("", words)):
        said = next(part for part in one.groups() if part)
        found.append(_ENDS.sub("", said) if one["out"] else _RAW.sub("", said))
    return "，".join(dict.fromkeys(found))[:_LONGEST]


def hints(words: str) -> bool:
    """Whether a 口径 may be told in ``words`` at all."""
    return _HINTS.search(words) is not None


def behind(text: str, end: int) -> str:
    """The 口径 in the bracket that follows the figure ending at ``end`` of ``text``: 186亿元（不含烟草）."""
    found = _BEHIND.match(text, end, end + _LONGEST)
    return found["said"] if found else ""


_HINTS = re.compile("不[含包计]|未含|[（(](?:含|包|以|按|不)|剔除|扣[除减]|除去|口径|[可不现当][比变行年]价|规[模上下]|限[额上下]")
