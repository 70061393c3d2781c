"""The ledger as an .xlsx: values as printed with their unit beside, so that what is read back is equal; 同比 and 环比 as values, since a formula knows no 百分点."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.ledger.sheets.table import Line, Table, words_of
from desktop.writers.xlsx.book import new_book, packed, page, put, safe, style, width_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["table_book"]

_FIXED = ("指标", "地区", "单位", "口径", "责任部门")
_NOTED = 400  # comments in one sheet; more make Excel slow, all sources stand on a sheet of their own


def table_book(table: Table) -> bytes:
    """``table`` on one sheet, frozen and ready to print on A4 across; sources as comments (the first 400) and on a second sheet."""
    book = new_book()
    _styles(book)
    sheet = book.create_sheet("台账")
    compared = tuple(
        name for name, has in (("同比", any(line.on_year for line in table.lines)), ("环比", any(line.on_previous for line in table.lines))) if has
    )
    heads = (*_FIXED, *map(words_of, table.periods), *compared)
    _title(sheet, table, len(heads))
    for column, head in enumerate(heads, 1):
        put(sheet.cell(3, column), head, "表头")
    known: dict[tuple[str, str, bool], Any] = {}
    for row, line in enumerate(table.lines, 4):
        _line(sheet, row, line, compared, known)
    _widths(sheet, table, heads)
    sheet.freeze_panes = sheet.cell(4, 2)
    page(sheet, "1:3")
    _sources(book, sheet, table)
    return packed(book)


def _styles(book: Workbook) -> None:
    style(book, "题名", bold=True, size=16, across="center", boxed=False)
    style(book, "附注", size=10, boxed=False, wrap=False)
    style(book, "表头", bold=True, across="center", fill="FFE8EEF5")
    style(book, "文字")
    style(book, "数值", across="right", wrap=False)


def _title(sheet: Worksheet, table: Table, width: int) -> None:
    put(sheet.cell(1, 1), table.title, "题名")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    sheet.row_dimensions[1].height = 30
    put(sheet.cell(2, 1), table.note, "附注")


def _line(sheet: Worksheet, row: int, line: Line, compared: tuple[str, ...], known: dict[tuple[str, str, bool], Any]) -> None:
    for column, text in enumerate((line.metric, line.region, line.unit, line.scope, line.department), 1):
        put(sheet.cell(row, column), text, "文字", known=known)
    for column, value in enumerate(line.values, len(_FIXED) + 1):
        put(sheet.cell(row, column), value.text, "数值", number=True, known=known)
    told = {"同比": line.on_year, "环比": line.on_previous}
    for column, name in enumerate(compared, len(_FIXED) + len(line.values) + 1):
        put(sheet.cell(row, column), told[name], "数值", number=True, known=known)


def _widths(sheet: Worksheet, table: Table, heads: tuple[str, ...]) -> None:
    from openpyxl.utils import get_column_letter

    shown = [[line.metric, line.region, line.unit, line.scope, line.department, *(value.text for value in line.values)] for line in table.lines]
    for column, head in enumerate(heads):
        texts = [head, *(row[column] for row in shown if column < len(row))]
        fits = width_of(texts, 8, 36 if column < len(_FIXED) else 20)
        sheet.column_dimensions[get_column_letter(column + 1)].width = fits


def _sources(book: Workbook, sheet: Worksheet, table: Table) -> None:
    from openpyxl.comments import Comment

    told = [(sheet.cell(row, column), line, table.periods[column - len(_FIXED) - 1], value) for row, line in enumerate(table.lines, 4)
            for column, value in enumerate(line.values, len(_FIXED) + 1) if value.source]  # fmt: skip
    for cell, _, _, value in told[:_NOTED]:
        cell.comment = Comment(f"来源：{value.source[:300]}", "拟稿", height=80, width=260)
    if not told:
        return
    other = book.create_sheet("来源")
    for column, head in enumerate(("所在格", "填报指标", "所属地区", "所属期间", "出处"), 1):
        put(other.cell(1, column), head, "表头")
    for row, (cell, line, period, value) in enumerate(told, 2):
        words = (cell.coordinate, line.metric, line.region, words_of(period), value.source)
        other.append(tuple(map(safe, words)))  # without looks: six thousand of them would take a second
        for column, text in enumerate(words, 1):
            if safe(text) != text:
                put(other.cell(row, column), text, "文字")
    for letter, width in zip("ABCDE", (10, 34, 14, 18, 70)):
        other.column_dimensions[letter].width = width
    other.freeze_panes = "A2"
    page(other, "1:1")
