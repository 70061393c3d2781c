"""What each column of a sheet is, read from its heads: wide (metrics × periods, regions × metrics) and long tables, one or several rows of heads."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.ledger.sheets.grid import Cell, Grid
from desktop.ledger.sheets.heads import is_region, is_unit, named, period_in, period_of, role_of, squeezed, year_in
from desktop.ledger.sheets.mapping import Column, Mapping, signature_of
from desktop.ledger.sheets.numbers import read_amount

__all__ = ["propose"]

_LOOKED = 60  # rows in which heads are looked for
_HEADS = 4  # rows of heads at most
_SAMPLE = 40
_UNIT = re.compile(r"(?:计量)?单位[:：]\s*([^\s，,；;。)）]{1,10})")


@dataclass(frozen=True, slots=True)
class _Heads:
    """The rows of heads from ``first`` up to ``end``, and what the titles above say."""

    first: int
    end: int
    period: str
    unit: str
    region: str


def propose(grid: Grid, regions: Collection[str] = (), year: int | None = None) -> Mapping:
    """How ``grid`` is best read; ``regions`` are names known as such, ``year`` the one a bare 三季度 is of where the sheet's titles and names tell none.

    Where no heads are found the first words are metrics and the numbers beside them values.
    """
    heads = _heads(grid, regions)
    heads = replace(heads, period=heads.period or period_in(grid.sheet) or period_in(grid.file.rpartition(".")[0]))
    year = (year_in(heads.period) if heads.period else None) or year
    labels = [_label(grid, heads, column) for column in range(grid.width)]
    columns = [_column(index, label, year, regions) for index, label in enumerate(labels)]
    columns = _completed(grid, heads, columns)
    made = tuple(columns)
    wide = any(column.role == "value" and column.period for column in made)
    return Mapping(heads.end, made, "" if wide else heads.period, heads.region, heads.unit, signature=signature_of(made))


def _heads(grid: Grid, regions: Collection[str]) -> _Heads:
    period = unit = region = ""
    for row, cells in enumerate(grid.rows[:_LOOKED]):
        said = [cell for cell in cells if cell.text and not cell.joined]
        if _heading(said, regions):
            return _Heads(row, _end(grid, row), period, unit, region)
        for cell in said:
            period = period or cell.period or period_in(cell.text)
            unit = unit or _told_unit(cell.text)
            region = region or next((name for name in regions if name in cell.text), "")
        if any(cell.number for cell in said):
            return _Heads(row, row, period, unit, region)  # values before any heads
    return _Heads(0, 0, period, unit, region)


def _told_unit(text: str) -> str:
    found = _UNIT.search(text)
    return found[1] if found and is_unit(found[1]) else ""


def _heading(said: Sequence[Cell], regions: Collection[str]) -> bool:
    """Whether a row holds heads: at least two, one of them told by its words, none a value."""
    if len({cell.text for cell in said}) < 2:
        return False
    hits = [_hit(cell, regions) for cell in said]
    values = sum(cell.number and not hit for cell, hit in zip(said, hits))
    return not values and (sum(hits) >= 2 or any(role_of(cell.text) in ("metric", "period", "region", "unit") for cell in said))


def _hit(cell: Cell, regions: Collection[str]) -> bool:
    return bool(cell.period or role_of(cell.text) or (period_of(cell.text, 2000) and not _bare(cell))) or cell.text in regions or is_region(cell.text)


def _bare(cell: Cell) -> bool:
    """A number that is no year: 3 is no month."""
    return cell.number and not period_of(cell.text)


def _end(grid: Grid, first: int) -> int:
    """Past the last row of heads: a further one has nothing of its own under the metric's head, and no value."""
    lead = next((column for column, cell in enumerate(grid.rows[first]) if role_of(cell.text) in ("metric", "period", "region")), 0)
    row = first + 1
    while row < min(len(grid.rows), first + _HEADS):
        cells, under = grid.rows[row], grid.at(row, lead)
        own = [cell for cell in cells if cell.text and not cell.joined]
        if (
            not own
            or (under.text and not under.joined)
            or any(_bare(cell) for cell in own)
            or not any(grid.at(first, c).text for c in range(len(cells)))
        ):
            break
        row += 1
    return row


def _label(grid: Grid, heads: _Heads, column: int) -> str:
    """The words over a column, from the top down, each once."""
    said = (grid.at(row, column) for row in range(heads.first, heads.end))
    return " ".join(dict.fromkeys((cell.period if cell.period and cell.number else cell.text).strip() for cell in said if cell.text.strip()))


def _column(index: int, label: str, year: int | None, regions: Collection[str]) -> Column:
    if not label:
        return Column(index)
    parts = label.split(" ")
    role = role_of(label)
    if role and role != "value":
        return Column(index, label, role)
    if any(role_of(part) == "skip" for part in parts):
        return Column(index, label, "skip")
    column = Column(index, label, "value")
    rest: list[str] = []
    whole = period_of(label, year) or period_of(label.replace(" ", ""), year)
    if whole:
        return replace(column, period=whole, unit=named(label)[1])
    own = next(filter(None, map(year_in, parts)), None) or year
    for part in parts:
        if part in regions or is_region(part):
            column = replace(column, region=part)
        elif code := period_of(part, own):
            column = replace(column, period=code)
        elif is_unit(part.strip("()（）")):
            column = replace(column, unit=part.strip("()（）"))
        elif role_of(part) != "value":
            rest.append(part)
        elif unit := named(part)[1]:
            column = replace(column, unit=unit)
    metric, unit = named(" ".join(rest))
    return replace(column, metric=metric, unit=column.unit or unit)


def _completed(grid: Grid, heads: _Heads, columns: list[Column]) -> list[Column]:
    """With a column for the metrics where the heads name none, and columns of words no longer taken for values."""
    rows = range(heads.end, min(len(grid.rows), heads.end + _SAMPLE))
    shares = [_share(grid, rows, column.index) for column in columns]
    made: list[Column] = []
    for column, (words, numbers) in zip(columns, shares):
        if column.role == "skip" and not column.label and numbers and numbers >= words:
            made.append(replace(column, role="value"))
        elif column.role == "value" and words and not numbers and not column.period:
            made.append(replace(column, role="skip", metric="", region="", period=""))
        else:
            made.append(column)
    roles = {column.role for column in made}
    if "metric" not in roles and not any(column.role == "value" and column.metric for column in made):
        first = next((place for place, (words, numbers) in enumerate(shares) if words > numbers and made[place].role in ("skip", "value")), -1)
        if first >= 0:
            made[first] = replace(made[first], role="metric", metric="", period="", region="")
    return _one_metric(_regions_down(grid, rows, made))


def _share(grid: Grid, rows: range, column: int) -> tuple[int, int]:
    """How many cells of a column hold words, and how many numbers."""
    cells = [grid.at(row, column) for row in rows]
    numbers = sum(bool(cell.text) and (cell.number or not isinstance(read_amount(cell.text), str)) for cell in cells)
    return sum(bool(cell.text) for cell in cells) - numbers, numbers


def _regions_down(grid: Grid, rows: range, columns: list[Column]) -> list[Column]:
    """A first column of places without a head, or with 单位 over it, is the regions; 单位 over departments is them."""
    made = []
    for column in columns:
        texts = [text for row in rows if (text := squeezed(grid.at(row, column.index).text))]
        places, units = sum(map(is_region, texts)), sum(map(is_unit, texts))
        if column.role == "skip" and not column.label and places * 2 > len(texts) > 0:
            column = replace(column, role="region")
        elif column.role == "unit" and texts and not units:
            column = replace(column, role="region" if places * 2 > len(texts) else "department")
        made.append(column)
    return made


def _one_metric(columns: list[Column]) -> list[Column]:
    """Where a column holds the metrics, the words over the values name none."""
    if not any(column.role == "metric" for column in columns):
        return columns
    dated = any(column.role == "value" and (column.period or column.region or role_of(column.label) == "value") for column in columns)
    kept = []
    for column in columns:
        if column.role == "value" and column.metric:
            stray = dated and not (column.period or column.region)
            column = replace(column, metric="", role="skip" if stray else "value")
        kept.append(column)
    return kept
