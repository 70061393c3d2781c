"""The form a department fills, for people without the program: what it asks, the last values greyed and locked, cells to fill with their checks and hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from desktop.ledger.sheets.form import Ask, Form, form_json
from desktop.ledger.sheets.table import words_of
from desktop.outcome import Refused
from desktop.writers.xlsx.book import new_book, packed, page, put, style

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["HEADS", "MARKS", "form_book"]

HEADS = ("序号", "指标", "计量单位", "口径说明", "上年同期", "上期", "本期数", "备注", "编号")
MARKS = "标识"
_WIDTHS = (6, 32, 10, 34, 14, 14, 18, 24, 13)
_FIRST = 4  # row of heads
_JSON = 30_000  # characters of one cell


def form_book(forms: Sequence[Form]) -> bytes:
    """One workbook with a sheet for each of ``forms`` and a hidden one by which they are known again; Refused where there is nothing to ask."""
    if not forms or not all(form.asks for form in forms):
        raise Refused("填报表里没有要填的指标，请先给部门选好指标。")
    book = new_book()
    _styles(book)
    names: list[str] = []
    for form in forms:
        names.append(_named(form.department or "填报表", names))
        _sheet(book.create_sheet(names[-1]), form)
    _marks(book, forms, names)
    book.active = 0
    return packed(book)


def _named(department: str, taken: list[str]) -> str:
    """A sheet's name: at most 31 characters, none of []:*?/\\, once in the book."""
    bare = "".join(letter for letter in department if letter not in "[]:*?/\\'" and letter.isprintable()).strip()[:28] or "填报表"
    bare = "填报表" if bare == MARKS else bare
    return next(name for name in (bare, *(f"{bare}{count}" for count in range(2, 1_000))) if name.lower() not in {each.lower() for each in taken})


def _styles(book: Workbook) -> None:
    style(book, "题名", bold=True, size=16, across="center", boxed=False)
    style(book, "附注", size=10.5, boxed=False, wrap=False)
    style(book, "署名", size=10.5, across="right", boxed=False, wrap=False)
    style(book, "表头", bold=True, across="center", fill="FFE8EEF5")
    style(book, "文字")
    style(book, "居中", across="center")
    style(book, "往期", across="right", fill="FFEDEDED", color="FF6B6B6B")
    style(book, "填写", across="right", fill="FFFFF9DB", locked=False)
    style(book, "填写文字", fill="FFFFF9DB", locked=False, shape="@")
    style(book, "编号", size=8, color="FF9A9A9A", boxed=False)


def _sheet(sheet: Worksheet, form: Form) -> None:
    _top(sheet, form)
    for row, ask in enumerate(form.asks, _FIRST + 1):
        _ask(sheet, row, row - _FIRST, ask)
    _bottom(sheet, _FIRST + len(form.asks) + 2)
    for letter, width in zip("ABCDEFGHI", _WIDTHS):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["I"].hidden = True
    sheet.freeze_panes = f"C{_FIRST + 1}"
    sheet.print_area = f"A1:H{_FIRST + len(form.asks) + 4}"
    page(sheet, f"{_FIRST}:{_FIRST}")
    _checks(sheet, form)
    guard = sheet.protection
    guard.sheet = True  # without a password: a nudge, not a lock
    guard.formatColumns = guard.formatRows = guard.formatCells = False
    sheet.sheet_view.showGridLines = False


def _top(sheet: Worksheet, form: Form) -> None:
    period = words_of(form.period)
    put(sheet["A1"], f"{form.region}{period}营商环境指标填报表", "题名")
    sheet.merge_cells("A1:H1")
    sheet.row_dimensions[1].height = 32
    put(sheet["A2"], f"填报部门：{form.department}", "附注")
    put(sheet["D2"], f"填报期间：{period}", "附注")
    due = f"请于{form.due.year}年{form.due.month}月{form.due.day}日前" if form.due else "请尽快"
    put(sheet["F2"], f"{due}报{form.office or '发表单位'}", "附注")
    asked = f"；有疑问请联系：{form.contact}" if form.contact else ""
    put(sheet["A3"], f"只填浅黄色的格子，数字按“计量单位”填，不用写单位；没有的写“无”并在备注里说明{asked}。", "附注")
    for column, head in enumerate(HEADS, 1):
        put(sheet.cell(_FIRST, column), head, "编号" if head == "编号" else "表头")
    sheet.row_dimensions[_FIRST].height = 24


def _ask(sheet: Worksheet, row: int, place: int, ask: Ask) -> None:
    put(sheet.cell(row, 1), str(place), "居中", number=True)
    for column, text, looks in ((2, ask.metric, "文字"), (3, ask.unit, "居中"), (4, ask.scope, "文字"), (9, ask.id, "编号")):
        put(sheet.cell(row, column), text, looks)
    for column, text in ((5, ask.year_before), (6, ask.last)):
        put(sheet.cell(row, column), text or "—", "往期", number=bool(text))
    put(sheet.cell(row, 7), "", "填写文字" if ask.choices else "填写")
    put(sheet.cell(row, 8), "", "填写文字")
    lines = max(-(-len(ask.metric) // 15), -(-len(ask.scope) // 16), 1)
    sheet.row_dimensions[row].height = 8 + 16 * min(lines, 12)


def _bottom(sheet: Worksheet, row: int) -> None:
    """Who filled it: labels beside cells to fill, found again by their words."""
    for column, label in ((2, "填报人："), (4, "联系电话："), (6, "填报日期：")):
        put(sheet.cell(row, column), label, "署名")
    for column in (3, 5, 7):
        put(sheet.cell(row, column), "", "填写文字")
    put(sheet.cell(row + 2, 2), "填好后保存，把本文件发回即可；不要改文件里的指标和编号。", "附注")
    sheet.row_dimensions[row].height = 26


def _checks(sheet: Worksheet, form: Form) -> None:
    made: dict[tuple[object, ...], DataValidation] = {}
    for row, ask in enumerate(form.asks, _FIRST + 1):
        kind, low, high = _bounds(ask)
        key = (kind, low, high, ask.unit, ask.hint, ask.choices)
        if key not in made:
            made[key] = _check(ask, kind, low, high)
            sheet.add_data_validation(made[key])
        made[key].add(f"G{row}")


def _bounds(ask: Ask) -> tuple[Literal["list", "whole", "decimal"], float, float]:
    if ask.choices:
        return "list", 0, 0
    least = -1e15 if ask.kind in ("other", "pct_point") else 0.0
    most = 100.0 if ask.kind == "percent" else 1e15
    return "whole" if ask.whole else "decimal", ask.lowest if ask.lowest is not None else least, ask.highest if ask.highest is not None else most


def _check(ask: Ask, kind: Literal["list", "whole", "decimal"], low: float, high: float) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    if kind == "list":
        check = DataValidation(
            "list", formula1='"' + ",".join(choice.replace(",", "，").replace('"', "”") for choice in ask.choices)[:250] + '"', allow_blank=True
        )
        check.prompt = f"请从列表里选一项{f'。{ask.hint}' if ask.hint else ''}"[:250]
        check.error = "请从列表里选一项。"
    else:
        check = DataValidation(kind, operator="between", formula1=f"{low:.15g}", formula2=f"{high:.15g}", allow_blank=True)
        bounds = f"{low:g} 到 {high:g} 之间的" if abs(high) < 1e15 else ""
        number = "整数" if kind == "whole" else "数"
        check.prompt = f"单位：{ask.unit or '无'}。请填{bounds}{number}，不用写单位{f'。{ask.hint}' if ask.hint else ''}"[:250]
        check.error = f"应填{bounds}{number}，不带单位和文字。确实如此就选“是”，并在备注里说明。"[:220]
    check.promptTitle, check.errorTitle = "填报说明", "请核对"
    check.errorStyle = "warning"  # a true value must get through, whatever the bounds say
    check.showInputMessage = check.showErrorMessage = True
    return check


def _marks(book: Workbook, forms: Sequence[Form], names: list[str]) -> None:
    """The sheet by which forms are known again: name of the sheet, form, and the whole form as JSON in cells beside."""
    sheet = book.create_sheet(MARKS)
    put(sheet["A1"], "本表供汇总时核对，请勿改动", "附注")
    for row, (form, name) in enumerate(zip(forms, names), 2):
        text = form_json(form)
        pieces = [text[start : start + _JSON] for start in range(0, len(text), _JSON)]
        for column, words in enumerate((name, form.id, *pieces), 1):
            put(sheet.cell(row, column), words, "附注")
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
