"""The form of a roll as .xlsx, for people who never see the program: what to fill is open, all else is locked; and its way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from desktop.drafting.roll_form import RollField, RollForm
from desktop.figures.recognise import Number
from desktop.language.numerals import plain
from desktop.outcome import Refused

__all__ = ["form_sheet", "sheet_rows"]

_HEAD = ("编号", "章节", "指标", "单位", "原文", "上期值", "本期值", "自动计算", "原文句子", "说明")
_FILL = _HEAD.index("本期值")
_WIDTHS = (7, 18, 26, 10, 14, 12, 14, 30, 60, 34)
_SHIFTS = ("编号", "原文期间", "改为")
_NEXT = "滚动到"
_ROWS, _UNPACKED = 5_000, 64 * 1024 * 1024
_SPLIT = re.compile(r"\s*(?:至|到|—|–|～|~|[:：∶]|(?<=[0-9])-)\s*")
_SENTENCE = 200
_WORDS = {
    "percent": "{0} ÷ {1} × 100%", "sum": "各项之和", "difference": "{0} − {1}", "change_percent": "由 {0}、{1} 算增减幅", "multiple": "{0} ÷ {1}",
    "remainder": "{0} 减其余各项", "average": "{0} ÷ {1}", "carry": "取上期的 {0}", "previous_difference": "{0} 减上期数", "previous_percent": "{0} 比上期的增减幅",
    "previous_multiple": "{0} ÷ 上期数", "cumulative": "上期累计 + {0}",
}  # fmt: skip


def form_sheet(form: RollForm, text: str) -> bytes:
    """``form``, made of ``text``, as a workbook: sheets 填报表 and 期间."""
    from openpyxl import Workbook  # late: 126 ms that only a spreadsheet needs

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "填报表"
    _fill(sheet, (_HEAD, *(_row(one, form, text) for one in form.fields)), _FILL, _WIDTHS, {one.id for one in form.fields if one.derived})
    periods = book.create_sheet("期间")
    rows = ((one.id, one.text, one.becomes) for one in form.periods)
    _fill(periods, (_SHIFTS, (_NEXT, form.period, form.next), *rows), 2, (9, 30, 30), {_NEXT})
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, rows: Any, opened: int, widths: tuple[int, ...], closed: set[str]) -> None:
    """Every cell as words, so that nothing becomes a formula; column ``opened`` open but for the rows ``closed``."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    for at, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            cell = sheet.cell(at, column)
            cell.value, cell.data_type, cell.number_format = _clean(words), "s", "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if at == 1:
                cell.font = Font(bold=True)
            elif column == opened + 1 and row[0] not in closed:
                cell.protection, cell.fill, cell.number_format = Protection(locked=False), PatternFill("solid", fgColor="FFFFF7D6"), "General"
    for letter, width in zip("ABCDEFGHIJ", widths):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True  # no password: a guard against slips, not a lock


def _clean(words: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", words)[:32_000]


def _row(one: RollField, form: RollForm, text: str) -> tuple[str, ...]:
    start, end = text.rfind("。", 0, one.start), text.find("。", one.end)
    start = max(start, text.rfind("\n", 0, one.start)) + 1
    line = text.find("\n", one.end)
    ends = [place for place in (end + 1 if end >= 0 else -1, line) if place >= 0]
    sentence = text[start : min(ends, default=len(text))].strip()[:_SENTENCE]
    hint = "方向与原文相反时填负数，持平填 0" if one.role == "change" else "几个数之间用“至”或“：”隔开" if isinstance(one.number, tuple) else ""
    return one.id, one.section, one.metric, one.unit, one.approx + one.text, _shown(one.number), "", _formula(one, form), sentence, hint


def _formula(one: RollField, form: RollForm) -> str:
    if one.derived is None:
        return ""
    known = {other.id: other.text for other in form.fields}
    return _WORDS.get(one.derived.op, one.derived.op).format(*(f"{name}（{known.get(name, '')}）" for name in one.derived.of))


def _shown(number: Number) -> str:
    return "至".join(plain(part) for part in number) if isinstance(number, tuple) else plain(number)


def sheet_rows(data: bytes) -> dict[str, Any]:
    """What was filled into the workbook ``data``, shaped like the .json form; Refused where it is no such workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _UNPACKED:
                raise Refused("填报表太大，请删去多余内容再试。")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = {sheet.title: list(sheet.iter_rows(max_row=_ROWS, max_col=12)) for sheet in book.worksheets}
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, EOFError) as fault:
        raise Refused("填报表不是能读的 .xlsx，请用表格软件打开后另存为 .xlsx。") from fault
    if "填报表" not in sheets:
        raise Refused("这个 .xlsx 里没有“填报表”这一页，请用 nigao form 重新生成。")
    periods = list(_shifts(sheets.get("期间", [])))
    known = next((row["becomes"] for row in periods if row["id"] == _NEXT), "")
    return {"fields": list(_fields(sheets["填报表"])), "periods": [row for row in periods if row["id"] != _NEXT], "next": known}


def _fields(rows: list[Any]) -> Iterator[dict[str, Any]]:
    head = [_words(cell) for cell in rows[0]] if rows else []
    if "编号" not in head or "本期值" not in head:
        raise Refused("填报表的表头改动过，找不到“编号”和“本期值”，请用 nigao form 重新生成。")
    name, value = head.index("编号"), head.index("本期值")
    for row in rows[1:]:
        if len(row) > max(name, value) and _words(row[name]):
            typed = _words(row[value])
            parts = [part for part in _SPLIT.split(typed) if part]
            if typed:
                yield {"id": _words(row[name]), "number": parts if len(parts) > 1 else typed}


def _shifts(rows: list[Any]) -> Iterator[dict[str, str]]:
    for row in rows[1:]:
        if len(row) > 2 and _words(row[0]):
            yield {"id": _words(row[0]), "becomes": _words(row[2])}


def _words(cell: Any) -> str:
    """What a cell says: 0.986 in a percent format as 98.6, 0.1 + 0.2 as 0.3."""
    match cell.value:
        case None | bool():
            return ""
        case int() | float():
            number = Decimal(f"{cell.value:.12g}")
            return plain(number * 100 if "%" in (cell.number_format or "") else number)
        case _:
            return str(cell.value).strip()
