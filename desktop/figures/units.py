"""Units of public figures: the kind of figure each makes (CONTRACT.md, Figure) and its base unit, without 万/亿 and a leading 个."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["COUNTED", "UNIT", "Unit", "unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit as the contract prints it, with the kind of figure it makes."""

    base: str
    kind: str


_KINDS = {
    "percent": "% ‰ ‱",
    "pct_point": "百分点 基点",
    "duration": "工作日 自然日 小时 分钟 秒钟 秒 天 个月 个季度 周 星期 年 课时 学时 日",
    "amount": "元/平方米 元/亩 元/吨 元/人 元/度 元/件 元 美元 欧元 港元 日元 英镑",
    "score": "分",
    "rank": "位 位次 名次",
    "count": (
        "人次 户次 家次 件次 车次 班次 架次 场次 台次 亩次 宗次 艘次 笔次 例次 篇次 项次 份次 批次 点次 条次 处次 人日 台班 标箱 标准箱 人份 台（套） 台(套) 台套 "
        "大类 个 项 件 家 户 人 名 次 条 份 本 册 期 场 篇 封 笔 宗 起 例 处 所 座 台 套 辆 艘 架 班 批 类 种 款 只 头 株 棵 单 票 趟 枚 盏 口 眼 群 尾 羽 匹 块 张 部 门 "
        "对 组 队 支 席 间 栋 幢 层 道 根 箱 包 袋 瓶 页 字 轮 遍 孔 床 张床位 节 幅 卷 粒 集 堂 学位 通 户/人 条/次 人/日"
    ),
    "other": (
        "平方公里 平方千米 平方米 平米 立方米/秒 立方米 立方 公里 千米 公顷 海里 厘米 毫米 米 亩 吨标准煤 吨公里 公斤 千克 毫克/升 毫克/立方米 毫克 微克/立方米 微克 吨 克 斤 升 "
        "毫升 千瓦时 度 千瓦 兆瓦 吉瓦 千伏安 ℃ 摄氏度 分贝 倍 番 PB TB GB MB Mbps Gbps 公里/小时 人/平方公里"
    ),
}
_SAME = {"立方": "立方米", "平米": "平方米", "秒钟": "秒", "个月": "月", "个季度": "季度", "星期": "周"}
_LED_BY_GE = "百分点 基点 工作日 自然日 小时 课时 学时 学位 标准箱 位次 名次".split()

_TABLE = {name: Unit(_SAME.get(name, name), kind) for kind, names in _KINDS.items() for name in names.split()}


def _alternation(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


UNIT = _alternation([*_TABLE, *(f"个{name}" for name in _LED_BY_GE)])
"""Alternation of every unit as written, the longest first."""

COUNTED = _alternation(
    (
        "个百分点 个工作日 个小时 个月 个季度 工作日 人次 户次 家次 件次 篇次 小时 分钟 倍 个 项 件 家 户 人 名 次 条 份 本 册 期 场 篇 笔 宗 起 例 处 所 座 "
        "台 套 组 辆 批 类 种 款 张 支 天 年 周 元 亩 公里 吨 平方米 位 轮 部 间 栋 对 只 头 株 棵 千瓦 秒 米"
    ).split()
)
"""Alternation of the units that Chinese numerals make a figure with; 级, 方, 地 and the like make names and phrases."""


def unit(written: str) -> Unit:
    """The base unit and kind of ``written`` (个百分点 → 百分点); an unknown or empty one counts without unit."""
    if written in _TABLE:
        return _TABLE[written]
    bare = written.removeprefix("个")
    return _TABLE.get(bare) or Unit(bare, "count")
