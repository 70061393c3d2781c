"""A table's figure named by the heads of its column and row, and its role by their words."""

from __future__ import annotations

import re

from desktop.figures.tables import TableReading

__all__ = ["cell_metric", "cell_role"]

_PERIOD = re.compile(
    r"^(?:[0-9]{2,4}年度?(?:[0-9]{1,2}(?:[—\-–至~～][0-9]{1,2})?月)?|[0-9]{1,2}[—\-–至~～][0-9]{1,2}月|本期|上期|本月|上月|本年|上年|去年|今年|全年|累计|上半年|[一二三四]季度|本季度?|上季度?)*(?:同期|以来|累计|末|底|数|数据)?$"
)
_CHANGE = re.compile(
    r"(?:新设|今年|本期|本月|累计|较?(?:上年|去年|上月|上期|同期)|[一二三四]年|比)*(?:同比|环比|增速|增幅|降幅|涨幅|增长率?|变化率?|增减(?:率|额|幅)?|±)(?:增长|增减|变化|率|±)*$"
)
_BASE = re.compile(r"去年|上年|上期|同期|上季|改革前|原")
_AIM = re.compile(r"目标|任务|计划")
_TOTAL = re.compile(r"^(?:合计|总计|小计|全[区县市省]|总体|平均)(?:[（(].{0,4}[）)])?$")


def cell_metric(item: TableReading) -> str:
    """The metric of a cell: a column of a period or of a change names nothing, so its row does; else both, the row first."""
    column, row = item.column.strip(), item.row.strip().removeprefix("其中：").removeprefix("其中")
    if not row or row == column:
        return column
    if _PERIOD.match(column) or _CHANGE.fullmatch(column):
        return row
    return (row + column)[:20]


def cell_role(item: TableReading) -> str:
    """change under 同比 or 增幅, baseline under 去年同期, target under 目标 or 任务; else value."""
    if item.change:
        return "change"
    if _BASE.search(item.column):
        return "baseline"
    return "target" if _AIM.search(item.column) or _AIM.search(item.row) else "value"
