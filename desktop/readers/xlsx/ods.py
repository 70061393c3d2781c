"""OpenDocument spreadsheets (.ods; ODF 1.2 9.1): repeated rows and columns, percentages, dates, covered cells."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lxml import etree

from desktop.ledger.sheets.grid import BLANK, Cell, Grid
from desktop.ledger.sheets.numbers import plain_text, read_amount
from desktop.outcome import Outcome, Refused
from desktop.readers.docx.package import open_package
from desktop.readers.limits import MAX_WEIGHT
from desktop.readers.xlsx.cells import iso, numeric
from desktop.readers.xlsx.formats import Format
from desktop.readers.xml import Element, parse

__all__ = ["read_ods"]

_COLUMNS, _CELLS, _ROWS = 1_024, 500_000, 1_048_576


def read_ods(data: bytes, file: str = "") -> Outcome[tuple[Grid, ...]]:
    """The sheets of an .ods; Refused in one sentence without a subject."""
    try:
        package = open_package(data)
        root = parse(package.read("content.xml"), MAX_WEIGHT)
    except Refused as refused:
        raise Refused(str(refused).replace("Word", "Excel").replace(".docx", ".xlsx")) from refused
    tables = root.findall(".//{*}spreadsheet/{*}table")
    if not tables:
        raise Refused("里没有工作表，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。")
    left = _CELLS
    made = []
    for table in tables[:200]:
        grid = Grid(tuple(_rows(table, left)), _of(table, "name"), file)
        left -= sum(map(len, grid.rows))
        made.append(grid)
    return Outcome(tuple(made))


def _of(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _count(element: Element, name: str, most: int) -> int:
    text = _of(element, name)
    return min(int(text), most) if text.isdecimal() and len(text) < 10 else 1


def _rows(table: Element, left: int) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    spans: dict[int, tuple[Cell, int, int]] = {}
    blank = 0
    for element in table.iter("{*}table-row"):
        times = _count(element, "number-rows-repeated", _ROWS)
        row = _row(element, spans)
        if not any(cell is not BLANK for cell in row):
            blank = min(blank + times, _ROWS - len(rows))
            continue
        left -= (len(row) + 1) * times + blank
        if left < 0:
            raise Refused(f"的工作表内容过大（单元格超过{_CELLS // 10_000}万个），请只留下要用的表再读。")
        rows += [()] * blank + [row] * times
        blank = 0
    return rows


def _row(element: Element, spans: dict[int, tuple[Cell, int, int]]) -> tuple[Cell, ...]:
    """``spans`` are the merged cells still open, by first column: the cell, how many rows are left, how wide."""
    cells: list[Cell] = []
    for each in element:
        kind = etree.QName(each).localname
        if kind not in ("table-cell", "covered-table-cell"):
            continue
        times = _count(each, "number-columns-repeated", _COLUMNS - len(cells)) if len(cells) < _COLUMNS else 0
        cell = _cell(each) if kind == "table-cell" else _covered(spans, len(cells))
        rows, wide = _count(each, "number-rows-spanned", _ROWS), _count(each, "number-columns-spanned", _COLUMNS)
        if cell is not BLANK and not cell.joined and (rows > 1 or wide > 1):
            spans[len(cells)] = (cell._replace(joined=True), rows, wide)
        cells += [cell] if times == 1 else [_covered(spans, len(cells) + step) if kind != "table-cell" else cell for step in range(times)]
    for column, (cell, rows, wide) in tuple(spans.items()):
        spans[column] = (cell, rows - 1, wide)
        if rows <= 1:
            del spans[column]
    while cells and cells[-1] is BLANK:
        cells.pop()
    return tuple(cells)


def _covered(spans: dict[int, tuple[Cell, int, int]], column: int) -> Cell:
    return next((cell for first, (cell, _, wide) in spans.items() if first <= column < first + wide), BLANK)


def _cell(element: Element) -> Cell:
    words = "\n".join("".join(each.itertext()) for each in element if etree.QName(each).localname == "p")
    value = _of(element, "value")
    if words.startswith(("#", "Err:")) and _of(element, "formula"):
        return Cell(words[:20], fault=f"是错误值 {words[:20]}，请改正公式")
    match _of(element, "value-type"):
        case "percentage":
            return numeric(value, Format(percent=True, decimals=_decimals(words)))
        case "float" | "currency":
            return numeric(value, Format(decimals=_decimals(words)))
        case "date":
            return iso(_of(element, "date-value"))
        case _:
            return Cell(words) if words.strip() else BLANK


def _decimals(words: str) -> int:
    """The decimals a cell shows."""
    amount = read_amount(words)
    if isinstance(amount, str):
        return 0
    try:
        return len(plain_text(Decimal(amount.digits)).partition(".")[2]) if "." not in amount.digits else len(amount.digits.partition(".")[2])
    except InvalidOperation:
        return 0
