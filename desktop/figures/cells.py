"""A table's figure named by the heads of its column and row, and its role by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.figures.tables import TableReading

__all__ = ["cells"]

_TIME = r"(?:[0-9]{2,4}年度?|(?:19|20)[0-9]{2}(?![0-9年])|[0-9]{1,2}[—\-–至~～]?[0-9]{0,2}月份?|本期|上期|期末|期初|本月|上月|本年度?|上年度?|去年|今年|全年|上半年|下半年|前?[一二三四]季度|本季度?|上季度?|[一二三四]年|当月|累计|同期|以来)"
_PERIOD = re.compile(rf"{_TIME}{{1,4}}(?:末|底|数|数据|完成|情况|值)?$")
_PERIODS = re.compile(rf"^{_TIME}{{1,4}}(?=.{{2}})|{_TIME}{{1,3}}$")
_CHANGE = re.compile(
    r"(?:较?(?:上年|去年|上月|上期|同期|年初)|[一二三四]年|比)*(?:同比|环比|增速|增幅|降幅|涨幅|增长率?|变化率?|增减(?:率|额|幅)?|±)(?:增长|增减|变化|率|±|幅度)*$"
)
_BASE = re.compile(r"去年|上年|上期|同期|上季|改革前|原[有来]")
_AIM = re.compile(r"目标|任务|计划")
_WHERE = re.compile("(?:[镇乡县区市州局所院校村]|街道|园区|公司)$")
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|全[区县市省]合?计?|总体|平均)(?:平均)?$")


def cells(items: Iterable[TableReading]) -> Iterator[tuple[TableReading, str, str]]:
    """Every cell with its metric and role.

    A column of a period or a change names nothing: it measures what the column before it in its row does, or what the row says.
    """
    row, measured = "", ""
    for item in items:
        if item.row != row:
            row, measured = item.row, ""
        column = _CHANGE.sub("", item.column.strip())
        if _PERIOD.fullmatch(column):
            column = ""
        named = _PERIODS.sub("", column)
        measured = named or measured
        row_words = "" if _PERIOD.fullmatch(item.row.strip()) or _CHANGE.fullmatch(item.row.strip()) else item.row.strip()
        yield item, _joined(row_words, measured), _role(item)


def _joined(row: str, column: str) -> str:
    """The row qualifies the column; a row of totals says nothing."""
    row = re.sub("^其中[:：]?", "", row)
    if not column or column == row:
        return row
    if _TOTAL.match(row) or not row:
        return column
    first, second = (column, row) if _WHERE.search(column) and not _WHERE.search(row) else (row, column)
    return (first + second)[:20]


def _role(item: TableReading) -> str:
    if item.change or _CHANGE.search(item.column) or _CHANGE.fullmatch(item.row):
        return "change"
    if _BASE.search(item.column) or (_BASE.search(item.row) and _PERIOD.fullmatch(item.row)):
        return "baseline"
    return "target" if (_AIM.search(item.column) and "率" not in item.column) or _AIM.search(item.row) else "value"
