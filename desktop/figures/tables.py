"""Figures of a table: a cell's bare number, with its unit and its metric from the heads of its column and row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.document.nodes import Row, Table
from desktop.document.text import block_text
from desktop.figures.recognise import Reading, scaled
from desktop.figures.scope import scope_of
from desktop.figures.units import UNIT, unit

__all__ = ["TableReading", "table_readings"]

_CELL = re.compile(
    rf"\s*(?P<number>[-－−+]?(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,13}})(?:\.[0-9]{{1,6}})?)(?P<scale>[万亿])?(?P<unit>{UNIT}|％)?\s*"
)
_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}(?:年度?)?\s*")
_SEVERAL = re.compile(r"单位[:：]\s?(?P<units>[^）)\n]{1,40})")
_MONEY = re.compile(r"[额值款费税价润]$|产值|投资|收入|资金|贷款|金额|总额|余额|补贴|支出")
_UNIT = re.compile(rf"[（(](?:单位[:：])?(?P<scale>万亿|[百千十]?[万亿])?(?P<unit>{UNIT}|％)[）)]|[（(](?P<bare>万亿|[万亿])[）)]")
_SCALED = re.compile(rf"(?P<scale>万亿|[百千十]?[万亿])?(?P<unit>{UNIT}|％)")
_OF_HEADS = re.compile(rf"(?P<heads>[^，,；;：:（()。\n\t ]{{1,30}}?)的?单位均?[为:：]{{1,2}} ?(?P<unit>(?:万亿|[百千十]?[万亿])?(?:{UNIT}|％))")
_BRACKETS = re.compile(r"[（(][^（）()]{0,12}[）)]")
_PERCENTS = re.compile(r"率|强度|占比|比重|比例|同比|环比|增速|增幅|增长|降幅|涨幅|进度|满意度")
_COUNTED = re.compile(r"^(?:序号?|编号|排序|代码|电话|联系电话|年份?|月份?|文号|备注)$")
_CHANGES = re.compile(r"同比|环比|增速|增幅|降幅|涨幅|增长|较上年|较上期|变化|增减")


@dataclass(frozen=True, slots=True)
class TableReading:
    """A cell's figure with the words at the head of its column and of its row, units taken out; ``change`` where the head says so, ``scope`` its 口径."""

    reading: Reading
    column: str
    row: str
    change: bool
    scope: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    column: int


def table_readings(table: Table, offset: int, before: str = "", after: str = "") -> Iterator[TableReading]:
    """The figures of ``table``, whose text starts at ``offset`` of the document.

    ``before`` and ``after`` are the paragraphs above and below it, which may tell units: 单位：万元; 注：增加值单位为亿元，其余单位：%.
    """
    rows = _laid_out(table, offset)
    heads = _heads(rows, table.rows)
    columns: dict[int, str] = {}
    for row in rows[:heads]:
        for cell in row:
            columns[cell.column] = columns.get(cell.column, "") + cell.text.strip()
    for row in rows[heads:]:
        yield from _row_readings(row, columns, before, dict(_told(f"{before}\n{after}")))


def _laid_out(table: Table, offset: int) -> list[list[_Cell]]:
    """Every row's cells with the offsets of their text and the column they stand in."""
    rows: list[list[_Cell]] = []
    for row in table.rows:
        cells, column = [], 0
        for cell in row.cells:
            text = "\n".join(block_text(block) for block in cell.blocks)
            cells.append(_Cell(text, offset, column))
            column += cell.colspan
            offset += len(text) + 1
        offset += not row.cells
        rows.append(cells)
    return rows


def _heads(rows: list[list[_Cell]], source: tuple[Row, ...]) -> int:
    """How many rows are heads: those marked so, or the first ones without a number of their own (a year is a head)."""
    marked = sum(1 for row in source if row.header)
    if marked:
        return marked
    for place, row in enumerate(rows):
        if any(_number(cell.text) for cell in row):
            return place
    return len(rows)


def _number(text: str) -> re.Match[str] | None:
    """``text`` as one bare number; a year is none."""
    return None if _YEAR.fullmatch(text) else _CELL.fullmatch(text)


def _told(words: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What the paragraphs about a table say of the units of some of its heads; 其余 and 其他 stand for all others."""
    for found in _OF_HEADS.finditer(words):
        written = _SCALED.fullmatch(found["unit"])
        for head in re.split("[、和及]", found["heads"]):
            if written and head:
                yield ("" if head in ("其余", "其他", "其它") else head), (written["scale"] or "", written["unit"].replace("％", "%"))


def _row_readings(row: list[_Cell], columns: dict[int, str], before: str, units: dict[str, tuple[str, str]]) -> Iterator[TableReading]:
    label = next((cell.text.strip() for cell in row if cell.text.strip() and not _number(cell.text)), "")
    for cell in row:
        found = _number(cell.text)
        head = columns.get(cell.column, "")
        if found is None or _COUNTED.match(_BRACKETS.sub("", head)):
            continue
        scale, written = _measure(found, head, label, before, units)
        number = Decimal(found["number"].replace(",", "").replace("－", "-").replace("−", "-"))
        of = unit(written.replace("％", "%"))
        start = cell.start + found.start("number")
        end = start + len(cell.text[found.start("number") :].rstrip())
        kind = "rank" if "排名" in head or "名次" in head or "位次" in head else of.kind
        reading = Reading(start, end, cell.text.strip(), number, number * scaled(scale), of.base, "", kind)
        scope = scope_of(head) or scope_of(label)
        yield TableReading(reading, _BRACKETS.sub("", head), _BRACKETS.sub("", label), bool(_CHANGES.search(head)), scope)


def _measure(found: re.Match[str], head: str, label: str, before: str, units: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Scale and unit as written: the cell's own, its column's, its row's, a rate's %, the table's."""
    if found["unit"] or found["scale"]:
        return found["scale"] or "", found["unit"] or ""
    for words in (head, label):
        named = _UNIT.search(words)
        if named:
            return named["scale"] or named["bare"] or "", named["unit"] or ""
        told = next((pair for name, pair in units.items() if name and name in words), None)
        if told:
            return told
        if _PERCENTS.search(words):
            return "", "%"
    if "" in units:
        return units[""]
    return _general(before, label, head)


def _general(before: str, label: str, head: str) -> tuple[str, str]:
    """The unit the line above the table names; of several (单位：家、亿元、%) the one that fits what is counted."""
    several = _SEVERAL.search(before)
    if several is None:
        return "", ""
    units = [_SCALED.fullmatch(word.strip()) for word in re.split("[、，,/ ]", several["units"])]
    named = [(found["scale"] or "", found["unit"].replace("％", "%")) for found in units if found]
    money = [pair for pair in named if pair[1].endswith("元")]
    counts = [pair for pair in named if pair not in money and pair[1] != "%"]
    fitting = (money or counts) if _MONEY.search(label) or _MONEY.search(head) else (counts or money)
    return fitting[0] if fitting else (named[0] if named else ("", ""))
