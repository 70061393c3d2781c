"""What the words around the values say: which column is which, a period, a unit in brackets, a region."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from desktop.language.numerals import half_width
from desktop.language.periods import Period, expressions
from desktop.outcome import Refused

__all__ = ["ROLES", "Role", "is_region", "is_total", "is_unit", "named", "period_in", "period_of", "role_of", "squeezed", "year_in"]

Role = Literal["metric", "unit", "region", "period", "value", "scope", "department", "source", "approx", "skip"]
ROLES: dict[Role, str] = {
    "metric": "指标", "unit": "单位", "region": "地区", "period": "期间", "value": "数值", "scope": "口径", "department": "部门", "source": "来源",
    "approx": "约数", "skip": "不用",
}  # fmt: skip
_WORDS: dict[str, Role] = {
    **dict.fromkeys("指标 指标名称 指标名 项目 项目名称 统计指标 主要指标 填报项 内容 事项 统计项目 数据项 数据名称 工作指标 填报指标".split(), "metric"),
    **dict.fromkeys("单位 计量单位 数据单位 计数单位".split(), "unit"),
    **dict.fromkeys("地区 县区 县(市、区) 县(市区) 县市区 区县 区域 市县 乡镇 镇街 乡镇(街道) 街道 行政区划 辖区".split(), "region"),
    **dict.fromkeys("期间 时间 时期 报告期 月份 季度 年度 年份 统计期 统计时间 数据期".split(), "period"),
    **dict.fromkeys("数值 值 本期值 本期 本期数 填报值 数据 完成数 完成值 实际完成 实际值 本期完成 数量 金额".split(), "value"),
    **dict.fromkeys("口径 统计口径 口径说明 范围 指标口径 指标解释".split(), "scope"),
    **dict.fromkeys("部门 责任部门 填报部门 责任单位 填报单位 牵头单位 数据来源部门 报送单位".split(), "department"),
    **dict.fromkeys("来源 数据来源 出处 备注 说明 备注说明".split(), "source"),
    "约数": "approx",
    **dict.fromkeys("序号 编号 排名 名次 序 上期 上期值 上期数 上年同期 去年同期 上年同期值 同期 目标 目标值 年度目标 计划 完成率 审核 填报人".split(), "skip"),
}  # fmt: skip
_DERIVED = re.compile("同比|环比|增幅|增速|增长率|较上|比上|比去年|±|增减|占比.{0,4}目标|完成率")
_UNITS = frozenset(
    (
        "% ‰ 百分点 个百分点 元 美元 天 日 工作日 小时 分钟 秒 月 年 分 位 名 个 项 件 家 户 人 人次 户次 件次 次 条 份 本 册 期 场 场次 篇 笔 宗 起 例 处 所 座 台 套 辆 "
        "艘 批 批次 类 种 只 头 株 亩 公顷 公里 千米 米 平方米 平方公里 立方米 吨 公斤 千克 千瓦 千瓦时 兆瓦 度 倍 标箱 吨标准煤 微克/立方米 毫克/升 枚 部 门 对 组 队 间 栋 幢 "
        "层 道 箱 页 字 轮 床 张 块 元/人 元/亩 元/吨 元/平方米 户/人 个/万人 宗次 笔次 车次 班 单 款 万 亿"
    ).split()
)
_BRACKETS = re.compile(r"[（(\[【]([^（）()\[\]【】]{1,14})[)）\]】]\s*$")
_SLASH = re.compile(r"[/／]([^/／]{1,6})$")
_REGION = re.compile(r"[\u4e00-\u9fff]{1,12}(?:省|市|县|区|旗|乡|镇|街道|州|盟|办事处|管委会)")
_TOTALS = re.compile(r"(?:合\s*计|总\s*计|小\s*计|累\s*计|全[县市区省]合计)[:：]?")
_LEAD = re.compile(
    r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.、．](?![0-9])|[(（](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳])\s*|(?:其中|＃|#)[:：]?"
)
_NUMERIC = re.compile(r"((?:19|20)[0-9]{2})(?:[.\-/年](0?[1-9]|1[0-2])月?|(0[1-9]|1[0-2]))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s*年|$|[QH\-])")
_QUARTER = re.compile(r"(?:第?([一二三四1-4])季度?|[QqＱ]([1-4]))")
_TAIL = re.compile(r"(?:累计|数值|数据|完成数|完成|实绩|值|数|情况)$")
_LONGEST = 40


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """``text`` as headings are compared: without spaces and line ends, digits and brackets half-width."""
    return half_width("".join(text[:200].split())).replace("（", "(").replace("）", ")").replace("\u200b", "")


def role_of(text: str) -> Role | None:
    """What a column headed ``text`` holds, where its words tell; a comparison such as 同比 is worked out here, not taken."""
    bare = squeezed(text)
    if role := _WORDS.get(bare):
        return role
    short = _BRACKETS.sub("", bare)
    if role := _WORDS.get(short):
        return role
    return "skip" if len(bare) <= _LONGEST and _DERIVED.search(bare) else None


def is_unit(text: str) -> bool:
    """Whether ``text`` names a unit: 件, 万元, 个工作日."""
    bare = squeezed(text)
    return bare in _UNITS or re.sub("^(?:万亿|亿|[十百千]?万)个?|^个", "", bare) in _UNITS


def is_region(text: str) -> bool:
    """Whether ``text`` is worded as a place: 某某县, 城关镇."""
    return bool(_REGION.fullmatch(squeezed(text)))


def is_total(text: str) -> bool:
    """Whether ``text`` stands for the sum of the rows above."""
    return bool(_TOTALS.fullmatch(squeezed(text)))


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[str, str]:
    """The metric and unit of a first column's words: 1.办件量（万件） → 办件量, 万件; numbering and 其中 are no part of a name."""
    bare = " ".join(text.split())
    while found := _LEAD.match(bare):
        if found.end() == len(bare):
            break
        bare = bare[found.end() :]
    for pattern in (_BRACKETS, _SLASH):
        found = pattern.search(bare)
        if found and found.start() and is_unit(unit := found[1].removeprefix("单位").lstrip(":：")):
            return bare[: found.start()].rstrip(), unit.strip()
    return bare, ""


@lru_cache(maxsize=8192)
def period_of(words: str, year: int | None = None) -> str:
    """The code of the period that ``words`` and nothing else say (2024年三季度, 1-9月, 2024.9, 202409), "" where they say none; ``year`` is the one a bare 三季度 is of."""
    bare = _BRACKETS.sub("", squeezed(words)) or squeezed(words)
    if not bare or len(bare) > _LONGEST:
        return ""
    if found := _NUMERIC.fullmatch(bare):
        month = found[2] or found[3]
        return f"{found[1]}-{int(month):02}" if month else found[1]
    return next(filter(None, (_read(each, year) for each in dict.fromkeys((bare, _TAIL.sub("", bare))))), "")


def _read(bare: str, year: int | None) -> str:
    try:
        found = Period.parse(bare)
        return found.code if found.dated else ""
    except Refused:
        pass
    if year is not None and (quarter := _QUARTER.fullmatch(bare)):
        digit = quarter[1] or quarter[2]
        return Period.of_quarter(year, "一二三四".find(digit) + 1 or int(digit)).code
    for text in (bare, f"{year}年{bare}" if year is not None and not _YEAR.search(bare) else ""):
        said = expressions(text) if text else ()
        if len(said) == 1 and said[0].text == text and said[0].period.dated:
            return said[0].period.code
    return ""


def period_in(text: str) -> str:
    """The first dated period that a title speaks of; "" where it speaks of none."""
    bare = squeezed(text)[:200]
    return next((found.period.code for found in expressions(bare) if found.period.dated), "")


def year_in(text: str) -> int | None:
    """The first year ``text`` names."""
    found = _YEAR.search(squeezed(text))
    return int(found[0]) if found else None
