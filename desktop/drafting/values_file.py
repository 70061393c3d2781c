"""Values from a file a colleague filled: .json, .toml, or an .xlsx with a header row of 填报项 and 本期值; and the .xlsx to hand out.

Values of other times have keys of their own (``moments``): 上期/字段 from "previous" or a column 上期值, 2024Q1/字段 from "series" or a column of that period.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from desktop.drafting.draft import Draft, scoped_key
from desktop.drafting.form import form
from desktop.drafting.moments import PREVIOUS, moment_key, period_of
from desktop.drafting.read_text import parsed, text_of
from desktop.drafting.template import Template
from desktop.language.numerals import plain
from desktop.outcome import Note, Outcome, Refused

__all__ = ["read_values", "with_values", "write_form"]

_NAMES = ("填报项", "字段", "指标", "指标名称", "名称", "项目")
_VALUES = ("本期值", "填报值", "数值", "本期", "值")
_PREVIOUS = ("上期值", "上年同期值", "去年同期值", "上期", "上年同期", "去年同期")
_SCOPES = ("地区", "范围", "县区")
_HEADER_ROWS, _MOST_ROWS = 20, 20_000
_LARGEST, _UNPACKED = 20_000_000, 200_000_000  # bytes of an .xlsx, packed and unpacked
_DEEPEST = 2  # tables in a table: a region, and a time in it
_DIGITS = 30  # of a number in JSON: 1e999999999 would print a thousand million zeros
HEADER = ("章节", "地区", "填报项", "指标", "单位", "本期值", "填报说明", "责任部门")


def read_values(path: Path) -> dict[str, str]:
    """The values in ``path`` as a person would have typed them, by field name or 地区/字段; Refused where it holds none.

    A number cell gives its value without the noise of floats; 0.065 formatted as a percentage is 6.5, and no zeros are added.
    """
    if not path.is_file():
        raise Refused(f"找不到数据文件“{path}”，请检查路径。")
    match path.suffix.lower():
        case ".json":
            return _from_json(path)
        case ".toml":
            return _flat(parsed(text_of(path, path.name), path.name), path.name)
        case ".xlsx" | ".xlsm":
            return _from_sheet(path)
        case suffix:
            raise Refused(f"数据文件要用 .json、.toml 或 .xlsx，不是“{suffix or path.name}”，请另存后再试。")


def _from_json(path: Path) -> dict[str, str]:
    try:
        data = json.loads(text_of(path, path.name), parse_float=Decimal, parse_constant=_refuse)
    except (json.JSONDecodeError, RecursionError, ValueError) as fault:
        line = fault.lineno if isinstance(fault, json.JSONDecodeError) else 1
        raise Refused(f"“{path.name}”第{line}行不是正确的 JSON，请检查引号和逗号。") from fault
    if not isinstance(data, dict):
        raise Refused(f'“{path.name}”要写成 {{"填报项": "值"}} 的形式。')
    return _flat(data, path.name)


def _flat(data: Mapping[str, Any], shown: str) -> dict[str, str]:
    """The values of a file by key: a table in it is a region, 上期 or a period; in a file with "values", "previous" and "series" are tables too."""
    if isinstance(data.get("values"), dict):
        told = {key: data[key] for key in ("scopes", "previous", "series") if isinstance(data.get(key), dict)}
        series = [
            (moment_key(str(words), str(name)), value) for name, each in told.get("series", {}).items() for words, value in _pairs(each, name, shown)
        ]
        data = {**data["values"], **told.get("scopes", {}), **({PREVIOUS: told["previous"]} if "previous" in told else {}), **dict(series)}
    made: dict[str, str] = {}
    for name, value in data.items():
        _spread(made, str(name), value, shown)
    return made


def _spread(made: dict[str, str], key: str, value: Any, shown: str, depth: int = 0) -> None:
    if isinstance(value, dict) and depth < _DEEPEST:
        for name, inner in value.items():
            _spread(made, f"{key}/{name}", inner, shown, depth + 1)
    else:
        made[key] = _spelled(value, f"{shown}的“{key.partition('/')[0]}”")


def _pairs(table: Any, name: str, shown: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(table, dict):
        raise Refused(f'{shown}的 series 里“{name}”要写成 期间 = 值 的表，如 {{"2024Q1": 120}}。')
    for words, value in table.items():
        if period_of(words) is None:
            raise Refused(f"{shown}的 series 里“{name}”的期间“{words}”看不懂，请写成 2024Q1、2024-06、2024H1 或 2024年一季度。")
        yield words, value


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _spelled(value: Any, where: str) -> str:
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case Decimal() if abs(value.adjusted()) <= _DIGITS:
            return plain(value)
        case _:
            raise Refused(f"{where}不是一个值，请写成文字或数字。")


def _from_sheet(path: Path) -> dict[str, str]:
    from openpyxl import load_workbook  # late: 126 ms that only a spreadsheet needs
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.stat().st_size > _LARGEST or _unpacked(path) > _UNPACKED:
            raise Refused(f"“{path.name}”太大，填报表只放数据，请删去多余内容。")
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, EOFError) as fault:
        raise Refused(f"“{path.name}”不是能读的 .xlsx，请用表格软件打开后另存为 .xlsx。") from fault
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=60)
            if (found := _from_rows(rows)) is not None:
                return found
    finally:
        book.close()
    raise Refused(f"“{path.name}”里没有找到表头，请在一行里写上“填报项”和“本期值”。")


def _unpacked(path: Path) -> int:
    with ZipFile(path) as archive:
        return sum(item.file_size for item in archive.infolist())


def _from_rows(rows: Iterator[Sequence[Any]]) -> dict[str, str] | None:
    columns: _Columns | None = None
    made: dict[str, str] = {}
    for index, row in enumerate(rows):
        if columns is None:
            columns = _columns([_shown(cell) for cell in row])
            if columns is None and index >= _HEADER_ROWS:
                return None
            continue
        name, scope = _cell(row, columns.name), _cell(row, columns.scope)
        for moment, column in columns.values if name else ():
            if value := _cell(row, column):
                made[moment_key(moment, name, scope) if moment else scoped_key(scope, name)] = value
    return made if columns is not None else None


class _Columns(NamedTuple):
    """Where in a sheet the fields, their regions and their values stand: "" for the report's own, 上期, or a period."""

    name: int
    scope: int
    values: tuple[tuple[str, int], ...]


def _columns(header: list[str]) -> _Columns | None:
    name = _first(header, _NAMES)
    found = [("", _first(header, _VALUES)), (PREVIOUS, _first(header, _PREVIOUS))]
    found += [(words, column) for column, words in enumerate(header) if period_of(words)]
    values = tuple((moment, column) for moment, column in found if column >= 0)
    return _Columns(name, _first(header, _SCOPES), values) if name >= 0 and values else None


def _cell(row: Sequence[Any], column: int) -> str:
    return _shown(row[column]) if 0 <= column < len(row) else ""


def _first(header: list[str], words: Iterable[str]) -> int:
    return next((header.index(word) for word in words if word in header), -1)


def _shown(cell: Any) -> str:
    """What a cell says: dates as 2023年9月30日, 0.065 in a percent format as 6.5, 0.1 + 0.2 as 0.3."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "是" if cell.value else "否"
        case int() | float():
            number = Decimal(f"{cell.value:.12g}")
            return plain(number * 100 if "%" in (cell.number_format or "") else number)
        case date():
            return f"{cell.value.year}年{cell.value.month}月{cell.value.day}日"
        case _:
            return str(cell.value).strip()


def with_values(template: Template, draft: Draft, values: Mapping[str, str]) -> Outcome[Draft]:
    """``draft`` with ``values`` typed in, by field name or by the name of its metric; notes tell those no field asks for."""
    names = {spec.name for spec in template.fields}
    metrics = {spec.label: spec.name for spec in reversed(template.fields)}
    typed, notes = dict(draft.values), []
    for key, value in values.items():
        scope, _, name = key.rpartition("/")  # the scope may be 上期 or a period: such values have keys of their own
        known = name if name in names else metrics.get(name)
        if known is None:
            notes.append(Note(f"模板“{template.name}”里没有填报项“{name}”，没有采用"))
        else:
            typed[scoped_key(scope, known)] = value
    return Outcome(replace(draft, values=typed), tuple(notes))


def write_form(template: Template, draft: Draft) -> bytes:
    """The form of ``draft`` as an .xlsx to hand out: one line a field, what is typed already filled in; ``read_values`` reads it back."""
    from openpyxl import Workbook  # late, as above
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "填报表"
    sheet.append(HEADER)
    for row in form(template, draft):
        hint = row.spec.hint or (f"不填时自动计算：{row.formula}" if row.formula else "")
        sheet.append((row.section, row.scope, row.spec.name, row.label, row.unit, "", hint, row.spec.department))
        cell = sheet.cell(sheet.max_row, HEADER.index("本期值") + 1)
        cell.value, cell.data_type, cell.number_format = row.value, "s", "@"  # text: 1.10 stays 1.10 and =A1 stays words
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGH", (18, 10, 22, 28, 12, 20, 40, 24)):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
