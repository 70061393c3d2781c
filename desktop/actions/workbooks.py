"""The ledger and spreadsheets: tables in with their columns mapped, the ledger out. What is read is only proposed, as from reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from desktop.actions.desk import Desk
from desktop.actions.ledger import book, compare, periods, propose_values, regions
from desktop.actions.ledger_values import Candidate, Proposals
from desktop.language.numerals import plain
from desktop.language.periods import Period
from desktop.ledger.entry import Entry, Sheet, place_of
from desktop.ledger.sheets.block import block, grid_of
from desktop.ledger.sheets.grid import Grid
from desktop.ledger.sheets.mapping import Mapping as Columns
from desktop.ledger.sheets.mapping import code_of, from_json, remembered, to_json
from desktop.ledger.sheets.propose import propose
from desktop.ledger.sheets.rows import Read, Row, Unread, rows_of
from desktop.ledger.sheets.table import Line, Table, Value, words_of
from desktop.ledger.times import canonical
from desktop.outcome import Note, Refused

__all__ = ["Opened", "candidates", "code_of", "export_table", "offered", "open_block", "open_workbook", "remember", "shown_in", "unit_for"]

_KEY = "sheets/columns/"
_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_DECIMALS = 4
_DIGITS = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,15})?")


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet with the columns proposed for it (or remembered); ``read`` reads it, also with columns a person changed."""

    grid: Grid
    columns: Columns

    def read(self) -> Read:
        """Every value, and what gave none."""
        return rows_of(self.grid, self.columns)

    def changed(self, *, period: str = "", region: str = "", unit: str = "") -> Opened:
        """With what holds where the sheet does not say it; Refused for a period that is none."""
        old = self.columns
        made = replace(old, period=code_of(period) if period else old.period, region=region or old.region, unit=unit or old.unit)
        return replace(self, columns=made)


def open_workbook(desk: Desk, path: Path, *, year: int | None = None) -> tuple[tuple[Opened, ...], tuple[Note, ...]]:
    """The visible sheets of a file that hold values, ready to be looked at, and what was set aside; Refused as by the reader."""
    from desktop.readers.xlsx import grids

    found = grids(path)
    opened = tuple(_opened(desk, grid, year) for grid in found.value if not grid.hidden and grid.rows)
    holding = tuple(each for each in opened if any(column.role == "value" for column in each.columns.columns))
    notes = tuple(Note("没有认出数值，没有读", each.grid.sheet) for each in opened if each not in holding) if holding else ()
    if not opened:
        raise Refused(f"“{path.name}”里没有内容，请换一个表格文件。")
    return holding or opened, (*found.notes, *notes)


def open_block(desk: Desk, text: str, *, year: int | None = None) -> Opened:
    """A block pasted from Excel or WPS, ready to be looked at."""
    return _opened(desk, grid_of(block(text)), year)


def _opened(desk: Desk, grid: Grid, year: int | None) -> Opened:
    made = propose(grid, regions(desk), year)
    kept = desk.store.settings.get(_KEY + made.signature)
    try:
        return Opened(grid, remembered(made, {made.signature: from_json(kept)}) if kept else made)
    except Refused:  # kept by another version
        return Opened(grid, made)


def remember(desk: Desk, columns: Columns) -> None:
    """Keep what a person said of these columns for the next sheet with the same heads."""
    desk.store.settings.set(_KEY + columns.signature, to_json(replace(columns, period="")))


def candidates(rows: Iterable[Row]) -> tuple[Candidate, ...]:
    """Rows of a sheet as the ledger is offered them, each with its cell."""
    return tuple(
        Candidate(
            row.metric, row.value, row.unit, row.region, row.period, Sheet(row.file or row.sheet, row.sheet, row.cell), scope=row.scope, printed=_printed(row),
            approx=row.approx, remark=row.odd,
        )
        for row in rows
    )  # fmt: skip


def _printed(row: Row) -> str:
    """As the cell says it, with its column's unit where it has none of its own: 3000.5 of a column of 万元 is printed 3000.5万元."""
    return (
        f"{row.printed}{row.counted}" if row.printed[-1:].isdigit() and row.counted.startswith(("万", "亿", "十万", "百万", "千万")) else row.printed
    )


def offered(desk: Desk, opened: Sequence[Opened]) -> tuple[Proposals, tuple[Unread, ...], tuple[Note, ...]]:
    """What sheets would bring into the ledger, to be accepted or not; the cells that gave nothing; and notes."""
    read = [each.read() for each in opened]
    rows = [row for each in read for row in each.rows]
    return (
        propose_values(desk, candidates(rows)),
        tuple(cell for each in read for cell in each.unread),
        tuple(note for each in read for note in each.notes),
    )


def unit_for(entries: Sequence[Entry]) -> tuple[Decimal, str]:
    """In what a series is shown: 亿元 or 万元 where its amounts are that large and keep at most four decimals."""
    base = next((entry.unit for entry in entries), "")
    largest = max((abs(entry.value) for entry in entries), default=Decimal(0))
    for scale, word in _SCALES if base == "元" else ():
        if largest >= scale and all(len(plain(entry.value / scale).partition(".")[2]) <= _DECIMALS for entry in entries):
            return scale, word + base
    return Decimal(1), base


def shown_in(entry: Entry, scale: Decimal) -> str:
    """The value of ``entry`` in a unit of that scale; one that is only about so much, as its source printed it."""
    if entry.approx and entry.printed:
        return entry.printed
    number = entry.value / scale
    digits = _DIGITS.search(entry.printed)
    return digits[0] if digits and Decimal(digits[0]) == number else plain(number)  # 98.60 keeps its last digit


def export_table(desk: Desk, codes: Iterable[str] = (), region: str | None = None, names: Iterable[str] = ()) -> Table:
    """The ledger as a table: ``codes`` (all periods where none are given), a region, metrics; 同比 and 环比 of the last period. Refused where it holds nothing."""
    chosen = tuple(dict.fromkeys(canonical(code) for code in codes)) or tuple(sorted(periods(desk, region), key=Period.parse))
    wanted = frozenset(names)
    columns = tuple(code for code in chosen if code)
    last = columns[-1:] if columns else ()
    told = {each.line: each for each in compare(desk, last, region)} if last else {}
    held = book(desk, region)
    departments = {metric.name: metric.department for metric in desk.store.metrics.all().values()}
    lines = []
    for line, entries in sorted(held.lines.items(), key=lambda each: (departments.get(each[0].metric, ""), each[0])):
        kept = [entries[code] for code in columns if code in entries]
        if not kept or (wanted and line.metric not in wanted):
            continue
        beside = told.get(line)
        lines.append(
            _line(
                line.metric, line.region, line.scope, departments.get(line.metric, ""), entries, columns,
                beside.on_year.words if beside and beside.on_year else "", beside.on_previous.words if beside and beside.on_previous else "",
            )
        )  # fmt: skip
    if not lines:
        raise Refused("台账里没有可以导出的记录，请先采用一些数据，或放宽地区和期间。")
    span = f"{words_of(columns[0])}至{words_of(columns[-1])}" if len(columns) > 1 else words_of(columns[0])
    note = f"期间：{span}。数值单位见“单位”列；同比、环比为{words_of(columns[-1])}的。"
    return Table(columns, tuple(lines), f"{region or ''}营商环境指标台账", note)


def _line(
    metric: str, region: str, scope: str, department: str, entries: Mapping[str, Entry], columns: Sequence[str], on_year: str, on_previous: str
) -> Line:
    scale, unit = unit_for([entries[code] for code in columns if code in entries])
    values = tuple(Value(shown_in(entries[code], scale), place_of(entries[code].source)) if code in entries else Value() for code in columns)
    return Line(metric, values, unit, region, scope, department, on_year, on_previous)
