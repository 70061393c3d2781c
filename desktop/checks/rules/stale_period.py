"""A quarter, half or year that is not the one the title is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.language.periods import Expression, Period

__all__ = ["RULE"]

_COMPARED = re.compile(r"(?:较|比|同|与|由|从|自|至|到|前|上|去年|往年|全年|超|相当于|下步|将|第)$")
_AFTER = re.compile(r"^(?:相比|比|的[\d.]|增|降|度?工作(?:打算|安排|计划)|至|到|—|-|～|印发|出台|获|被|全[国省市]|以来|起|前|度全|版|度)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_PLAN = re.compile(r"下一步|下步|打算|计划|安排|将|力争|确保|预计|目标|规划")


def _find(subject: Subject) -> Iterator[Fault]:
    titled = _told(subject.title)
    now = subject.period
    if now is None or not now.dated or not titled:
        return
    body = subject.text.find(subject.title[-6:]) + 6
    for one in subject.expressions:
        if one.start > body and one.kind in ("flow", "stock") and _stale(subject, one, now) and _plain(subject.text, one):
            yield Fault(one.start, one.end, f"标题写的是“{titled}”，这里却是“{one.text}”，疑为套用旧稿没有改，请核对。")


def _told(title: str) -> str:
    """The words of the title that name its quarter, half or year."""
    found = re.search(r"(?:20\d{2}年(?:第?[一二三四]季度|前三季度|上半年|下半年|度)?|第?[一二三四]季度|前三季度|上半年|下半年)", title)
    return found.group() if found and not re.search(r"提案|建议|议案", title) else ""


def _stale(subject: Subject, one: Expression, now: Period) -> bool:
    """Whether ``one`` is a quarter or half like the title's but another, or such a one of an earlier year."""
    words = one.text.strip()
    written = _YEAR.search(words)
    if written and now.year is not None and int(written[1]) == now.year - 1:
        return (re.search(r"季度|半年|月底|月末", words) is not None and not words.startswith("截至2")) or "截至" in words
    told = _told(subject.title)
    mine, its = re.search(r"[一二三四](?=季度)", told), re.search(r"[一二三四](?=季度)", words)
    if mine and its and "前" not in told + words and "—" not in words:
        return mine.group() != its.group()
    return ("上半年" in told and "下半年" in words) or ("下半年" in told and "上半年" in words)


def _plain(text: str, one: Expression) -> bool:
    sentence = max(text.rfind(mark, 0, one.start) for mark in "。；\n")
    before, after = text[sentence + 1 : one.start], text[one.end : one.end + 12]
    opening = len(before.strip()) <= 12 and not _PLAN.search(before)
    return opening and not _COMPARED.search(before) and not _AFTER.match(after) and not _PLAN.search(text[one.end : one.end + 20].split("。")[0])


RULE = Rule(
    "stale-period",
    "期间与标题不一致",
    "period",
    "warning",
    "实务",
    "套用残留",
    "套用上季度、上年材料时，期间最容易漏改。",
    InDocument(_find),
    bad=(Example("青沅县2024年三季度优化营商环境工作汇报\n\n三季度，全县办件提速。\n二季度，全县新增企业300户，群众满意。\n", ("二季度",)),),
    good=(
        "青沅县2024年三季度优化营商环境工作汇报\n\n三季度，全县办件提速，较二季度快一天。\n四季度将继续努力。\n",
        "青沅县2024年工作汇报\n\n2024年，全县办件提速。\n",
    ),
)
