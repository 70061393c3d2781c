"""Spreadsheets read: what people see in their cells, and hostile ones refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from desktop.ledger.sheets.grid import Cell, Grid, address, place
from desktop.ledger.sheets.propose import propose
from desktop.ledger.sheets.rows import rows_of
from desktop.outcome import Refused
from desktop.readers.xlsx import grids_of


def _file(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _grid(fill: Callable[[Any], object]) -> Grid:
    return grids_of(_file(fill), "表.xlsx").value[0]


def _one(value: object, shape: str = "General") -> Cell:
    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = shape

    return _grid(fill).at(0, 0)


def _changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (0.065, "0.0%", "6.5%"),
        (0.0651234, "0.0%", "6.51234%"),
        (94.8, "0.00", "94.80"),
        (1234.5, "#,##0.00", "1234.50"),
        (0.1 + 0.2, "General", "0.3"),
        (12, '0"万元"', "12万元"),
        (12345678, '0!.0,"万元"', "12345678"),
        (7, '0.0_);[Red](0.0)', "7.0"),
        ("=A1", "@", "=A1"),
    ],
)  # fmt: skip
def test_a_number_reads_as_its_format_shows_it_and_is_never_rounded(value: object, shape: str, text: str) -> None:
    if isinstance(value, str):  # words that look like a formula
        cell = _grid(lambda sheet: sheet.cell(1, 1).__setattr__("value", value) or sheet.cell(1, 1).__setattr__("data_type", "s")).at(0, 0)
    else:
        cell = _one(value, shape)
    assert cell.text == text


@pytest.mark.parametrize(
    ("shape", "period"), [("yyyy年m月", "2024-09"), ("yyyy/m/d", "@2024-09-30"), ("yyyy", "2024"), ('yyyy"年"m"月"d"日";@', "@2024-09-30")]
)
def test_a_date_is_the_period_it_is_shown_as(shape: str, period: str) -> None:
    assert _one(date(2024, 9, 30), shape).period == period


def test_an_error_and_a_formula_never_computed_are_told_and_not_read() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(("指标", "2024年"))
        sheet.append(("办件量", "=1/0"))
        sheet.append(("网办件", 3))
        sheet["B3"].data_type, sheet["B3"].value = "e", "#DIV/0!"

    grid = _grid(fill)
    assert [str(each) for each in rows_of(grid, propose(grid)).unread] == [
        "Sheet!B2“”：是公式，文件里没有存下算出的值，请用 WPS 或 Excel 打开、保存一次再读",
        "Sheet!B3“#DIV/0!”：是错误值 #DIV/0!（除数为零），请改正公式",
    ]


def test_a_formula_gives_what_it_last_gave() -> None:
    data = _file(lambda sheet: sheet.append(("办件量", "=1+1")))
    data = _changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>"),
    )
    assert grids_of(data, "a.xlsx").value[0].at(0, 1) == Cell("2", number=True)


def test_two_rows_of_merged_heads_are_read_together() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(("某某县指标",))
        sheet.append(("指标", "单位", "2023年", None, "2024年", None))
        sheet.append((None, None, "一季度", "二季度", "一季度", "二季度"))
        sheet.append(("减税额", "万元", 1, 2, 3, 4))
        for area in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"):
            sheet.merge_cells(area)

    grid = _grid(fill)
    rows = rows_of(grid, propose(grid)).rows
    assert [(row.period, row.text, row.cell) for row in rows] == [
        ("2023Q1", "10000", "C4"),
        ("2023Q2", "20000", "D4"),
        ("2024Q1", "30000", "E4"),
        ("2024Q2", "40000", "F4"),
    ]


def test_a_value_merged_over_two_metrics_counts_once() -> None:
    def fill(sheet: Any) -> None:
        for row in (("指标", "2024年"), ("办件量", 3), ("网办件", None)):
            sheet.append(row)
        sheet.merge_cells("B2:B3")

    grid = _grid(fill)
    read = rows_of(grid, propose(grid))
    assert [(row.metric, row.cell) for row in read.rows] == [("办件量", "B2")]
    assert [each.cell for each in read.unread] == ["B3"]


def test_hidden_sheets_are_marked() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("标识").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert [(grid.sheet, grid.hidden) for grid in grids_of(stream.getvalue(), "a.xlsx").value] == [("Sheet", False), ("标识", True)]


def test_a_web_page_called_xls_and_a_csv_of_an_old_program_are_read_as_what_they_are() -> None:
    page = "<html><body><table><tr><td>指标</td><td>2024年</td></tr><tr><td>办件量</td><td>3</td></tr></table></body></html>".encode("gb18030")
    assert grids_of(page, "a.xls").value[0].at(1, 1).text == "3"
    assert grids_of('指标,2024年\n办件量,"1,234"\n'.encode("gb18030"), "a.csv").value[0].at(1, 1).text == "1,234"


def test_a_document_type_is_refused() -> None:
    data = _changed(_file(lambda sheet: sheet.append((1,))), "xl/worksheets/sheet1.xml", lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml)
    with pytest.raises(Refused, match=r"“a\.xlsx”内含 DOCTYPE"):
        grids_of(data, "a.xlsx")


def test_a_million_formatted_rows_are_read_as_the_few_that_hold_something() -> None:
    blank = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(3, 50_000))
    data = _changed(
        _file(lambda sheet: [sheet.append(("指标", "2024年")), sheet.append(("办件量", 3))]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", blank + b"</sheetData>"),
    )
    assert len(grids_of(data, "a.xlsx").value[0].rows) == 2


def test_a_sheet_that_swells_is_refused() -> None:
    data = _changed(
        _file(lambda sheet: sheet.append((1,))),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b" " * 70_000_000 + b"</sheetData>"),
    )
    with pytest.raises(Refused, match="压缩炸弹"):
        grids_of(data, "a.xlsx")


def test_a_merged_area_over_the_whole_sheet_fills_no_memory() -> None:
    areas = b"".join(b'<mergeCell ref="A1:XFD%d"/>' % (row * 5000) for row in range(1, 200))
    data = _changed(
        _file(lambda sheet: [sheet.append(("甲",)), sheet.cell(900, 1, 1)]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>"),
    )
    assert grids_of(data, "a.xlsx").value[0].width <= 1024


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4]
)
def test_what_is_no_spreadsheet_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^“a\.xlsx”[^。]+。$"):
        grids_of(data, "a.xlsx")


def test_a_sheet_with_a_secrecy_mark_is_refused() -> None:
    with pytest.raises(Refused):
        grids_of(_file(lambda sheet: sheet.append(("机密★1年",))), "a.xlsx")


def test_cells_are_named_as_spreadsheets_name_them() -> None:
    assert (address(4, 2), address(0, 27), place("$AB$1"), place("甲1")) == ("C5", "AB1", (0, 27), None)
