"""A sheet read through its mapping: one row for each value, and every cell that gave none with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.language.numerals import plain
from desktop.ledger.sheets.grid import Cell, Grid, address
from desktop.ledger.sheets.heads import is_total, is_unit, named, period_of, squeezed, year_in
from desktop.ledger.sheets.mapping import Column, Mapping
from desktop.ledger.sheets.numbers import EMPTY, based, read_amount
from desktop.outcome import Note

__all__ = ["Read", "Row", "Unread", "rows_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """One value: ``value`` in base units (元 of a column of 万元, a percentage as printed), ``printed`` and ``counted`` (the unit) as the sheet says them, and its cell.

    ``odd`` tells in Chinese what a person should look at; ``said`` is the metric as the sheet words it.
    """

    metric: str
    region: str
    period: str
    value: Decimal
    unit: str = ""
    scope: str = ""
    printed: str = ""
    counted: str = ""
    approx: str = ""
    said: str = ""
    department: str = ""
    source: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    odd: str = ""

    @property
    def text(self) -> str:
        """The value in base units, in digits."""
        return plain(self.value)


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that gave no value: what it says, and in Chinese why."""

    cell: str
    text: str
    reason: str
    sheet: str = ""
    file: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}{'!' if self.sheet else ''}{self.cell}“{self.text[:30]}”：{self.reason}"


@dataclass(frozen=True, slots=True)
class Read:
    """What a sheet gave."""

    rows: tuple[Row, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Reading:
    grid: Grid
    mapping: Mapping
    rows: list[Row] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    empty: int = 0
    totals: list[int] = field(default_factory=list)

    def refuse(self, row: int, column: int, text: str, reason: str) -> None:
        """List a cell that gives no value."""
        self.unread.append(Unread(address(row, column), text, reason, self.grid.sheet, self.grid.file))


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row says beside its values."""

    metric: str
    unit: str
    region: str
    period: str
    scope: str
    department: str
    source: str
    said: str
    approx: str = ""
    fault: str = ""


def rows_of(grid: Grid, mapping: Mapping) -> Read:
    """Every value of ``grid``; cells that hold something and give none are in ``unread``, totals and dashes in the notes."""
    reading = _Reading(grid, mapping)
    values = [column for column in mapping.columns if column.role == "value"]
    for index in range(mapping.first_row, len(grid.rows)):
        if any(grid.at(index, column.index).text or grid.at(index, column.index).fault for column in values):
            _row(reading, index, values)
    return Read(tuple(reading.rows), tuple(reading.unread), tuple(_notes(reading, values)))


def _row(reading: _Reading, index: int, values: list[Column]) -> None:
    line = _line(reading, index)
    if is_total(line.metric) or (is_total(line.region) and not reading.mapping.region):
        reading.totals.append(index + 1)
        return
    for column in values:
        cell = reading.grid.at(index, column.index)
        if cell.text or cell.fault:
            _value(reading, index, column, cell, line)


def _line(reading: _Reading, index: int) -> _Line:
    mapping = reading.mapping
    cells = {
        role: _said(reading.grid.at(index, mapping.column(role))) for role in ("metric", "unit", "region", "scope", "department", "source", "approx")
    }
    metric, unit = named(cells["metric"])
    time = reading.grid.at(index, mapping.column("period"))
    period, fault = mapping.period, ""
    if time.text:
        period = time.period or period_of(time.text, year_in(mapping.period))
        fault = "" if period else f"期间“{time.text[:20]}”看不懂"
    region = cells["region"]
    if is_total(region) and mapping.region:
        region = mapping.region
    told = cells["unit"] if is_unit(cells["unit"]) or not unit else ""
    return _Line(
        metric,
        told or unit,
        region or mapping.region,
        period,
        cells["scope"],
        cells["department"],
        cells["source"],
        cells["metric"],
        cells["approx"],
        fault,
    )


def _said(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _value(reading: _Reading, index: int, column: Column, cell: Cell, line: _Line) -> None:
    if cell.fault or cell.joined:
        reading.refuse(index, column.index, cell.text, cell.fault or "与左边或上边的单元格合并，值只记一次")
        return
    if squeezed(cell.text) in EMPTY:
        reading.empty += 1
        return
    metric, period = column.metric or line.metric or reading.mapping.metric, column.period or line.period
    amount = "是日期，不是数字" if cell.period and not cell.number else read_amount(cell.text)
    lacking = (
        "这一行没有指标名"
        if not metric
        else line.fault
        if not column.period and line.fault
        else "不知道是哪个期间的，请给出期间"
        if not period
        else ""
    )
    if isinstance(amount, str) or lacking:
        reading.refuse(index, column.index, cell.text, amount if isinstance(amount, str) else lacking)
        return
    unit = column.unit or line.unit or ("" if cell.text.endswith("%") else reading.mapping.unit)
    number, base, odd = based(amount, unit)
    reading.rows.append(
        Row(
            metric, column.region or line.region, period, number, base, line.scope, cell.text.strip(), unit or base, line.approx or amount.approx, line.said or metric,
            line.department, line.source, reading.grid.file, reading.grid.sheet, address(index, column.index), odd,
        )
    )  # fmt: skip


def _notes(reading: _Reading, values: list[Column]) -> Iterator[Note]:
    where = reading.grid.sheet
    if not values:
        yield Note("没有认出数值所在的列，请指定哪几列是数值", where)
    if reading.totals:
        yield Note(f"第{'、'.join(map(str, reading.totals[:20]))}行是合计，没有当作指标", where)
    if reading.empty:
        yield Note(f"有{reading.empty}格写着“—”“/”“无”一类，当作没有数", where)
    counts = Counter((row.metric, row.region, row.period, row.scope) for row in reading.rows)
    for (metric, region, period, _), count in counts.items():
        if count > 1:
            yield Note(f"“{metric}”{region}{period}有{count}个值，都列出，请选一个", where)
    skipped = [column.shown for column in reading.mapping.columns if column.role == "skip" and column.label and _holds(reading, column)]
    if skipped:
        yield Note(f"没有用的列：{'；'.join(skipped[:12])}", where)


def _holds(reading: _Reading, column: Column) -> bool:
    return any(reading.grid.at(row, column.index).text for row in range(reading.mapping.first_row, len(reading.grid.rows)))
