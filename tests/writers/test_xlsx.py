"""Workbooks written: read back equal, words never formulas, the same bytes again, and LibreOffice sees the same."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.ledger.sheets.filled import read_back
from desktop.ledger.sheets.form import Ask, Form, form_from, form_json
from desktop.ledger.sheets.propose import propose
from desktop.ledger.sheets.rows import rows_of
from desktop.ledger.sheets.table import Line, Table, Value, words_of
from desktop.outcome import Refused
from desktop.readers.xlsx import grids_of
from desktop.writers.xlsx.form import form_book
from desktop.writers.xlsx.table import table_book

FORMULAS = ("=1+1", "+1", "-甲", "@SUM(A1)", "＝1+1", "\t=1", '=HYPERLINK("a")', "=cmd|' /C calc'!A0")
TABLE = Table(
    ("2023Q3", "2024Q3", "@2024-09-30"),
    (
        Line(
            "办件量",
            (Value("1200"), Value("1350", "《某季度总结》"), Value("12345678901234567890")),
            "件",
            "某某县",
            "含乡镇",
            "某局",
            "增长12.5%",
            "持平",
        ),
        Line("减税额", (Value("0.10"), Value("-3.25"), Value()), "万元", "某某县"),
        Line("满意率", (Value("98.60"), Value("约99"), Value("0")), "%", "某某县"),
    ),
    "某某县指标台账",
)
FORM = Form(
    "某某局", "2024Q3",
    (Ask("办件量", "件", last="1200", year_before="1100", scope="含乡镇"), Ask("满意率", "%", "percent", last="98.6"), Ask("减税额", "万元", "amount", last="300"),
     Ask("是否自查", choices=("是", "否"))),
    "某某县", "某某县营商办", date(2024, 10, 8),
)  # fmt: skip


def _converted(data: bytes, folder: Path, suffix: str) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "in.xlsx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    filters = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76,1"}
    out = folder / "out"
    subprocess.run([program, "--headless", "--norestore", home, "--convert-to", filters.get(suffix, suffix), "--outdir", str(out), str(folder / "in.xlsx")],
                   capture_output=True, check=False, timeout=100)  # fmt: skip
    made = out / f"in.{suffix}"
    if not made.exists():
        pytest.skip("this LibreOffice has no spreadsheets")
    return made.read_bytes()


def _values(data: bytes) -> list[tuple[str, ...]]:
    grid = grids_of(data, "a.xlsx").value[0]
    read = rows_of(grid, propose(grid))
    assert read.unread == ()
    return [(row.metric, row.region, row.period, row.printed, row.counted, row.scope, row.department) for row in read.rows]


def _expected(table: Table) -> list[tuple[str, ...]]:
    return [(line.metric, line.region, period, value.text, line.unit, line.scope, line.department)
            for line in table.lines for period, value in zip(table.periods, line.values) if value.text]  # fmt: skip


def test_the_ledger_is_read_back_equal() -> None:
    assert _values(table_book(TABLE)) == _expected(TABLE)


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert table_book(TABLE) == table_book(TABLE)
    assert form_book((FORM,)) == form_book((FORM,))


def test_what_is_exported_is_frozen_prints_across_and_repeats_its_heads() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_book(TABLE)))["台账"]
    assert sheet.freeze_panes == "B4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == ("landscape", 9, "$1:$3")
    assert sheet["G4"].comment.text == "来源：《某季度总结》"
    assert (sheet["F6"].value, sheet["F6"].number_format) == (98.6, "#,##0.00")


def test_sources_stand_on_a_sheet_of_their_own() -> None:
    other = openpyxl.load_workbook(io.BytesIO(table_book(TABLE)))["来源"]
    assert [cell.value for cell in other[2]] == ["G4", "办件量", "某某县", "2024年三季度", "《某季度总结》"]


@pytest.mark.parametrize("text", FORMULAS)
def test_words_like_a_formula_stay_words(text: str) -> None:
    table = Table(("2024",), (Line(text, (Value("1", text),), "件", text, text, text),))
    sheet = openpyxl.load_workbook(io.BytesIO(table_book(table)))["台账"]
    for place in ("A4", "B4", "D4", "E4"):
        assert (sheet[place].data_type, sheet[place].value, sheet[place].quotePrefix) == ("s", text, True)
    assert grids_of(table_book(table), "a.xlsx").value[0].at(3, 0).text == text


def test_libreoffice_shows_the_words_and_numbers_that_were_written(tmp_path: Path) -> None:
    table = Table(("2024Q3",), tuple(Line(text, (Value("1234.50"),), "件", "某某县") for text in FORMULAS if "\t" not in text))
    rows = list(csv.reader(io.StringIO(_converted(table_book(table), tmp_path, "csv").decode())))
    assert [row[0] for row in rows[3:]] == [line.metric for line in table.lines]
    assert {row[5] for row in rows[3:]} in ({"1,234.50"}, {"1234.50"}, {"1234.5"})


@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_a_file_saved_again_by_libreoffice_is_read_equal(tmp_path: Path, suffix: str) -> None:
    assert _values(_converted(table_book(TABLE), tmp_path, suffix)) == _expected(TABLE)


def test_an_old_file_with_more_words_than_a_record_holds_is_read_whole_and_broken_ones_are_refused(tmp_path: Path) -> None:
    names = [f"第{number}类事项{'办理' * (number % 40)}量" for number in range(700)]
    data = _converted(table_book(Table(("2024Q3",), tuple(Line(name, (Value("3"),), "件") for name in names))), tmp_path, "xls")
    grid = grids_of(data, "a.xls").value[0]
    assert [grid.at(row, 0).text for row in range(3, 703)] == names
    told = []
    for size in range(600, len(data), len(data) // 40):
        for broken in (data[:size], data[:size] + bytes(64) + data[size + 64 :]):
            try:
                grids_of(broken, "a.xls")
            except Refused as refused:
                told.append(str(refused))
    assert told and all(words.startswith("“a.xls”") for words in told)


@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_a_form_saved_by_another_program_is_collected_all_the_same(tmp_path: Path, suffix: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book((FORM,))))
    book["某某局"]["G5"], book["某某局"]["G6"], book["某某局"]["C10"] = 1350, 99.1, "王某某"
    stream = io.BytesIO()
    book.save(stream)
    (filled,) = read_back(grids_of(_converted(stream.getvalue(), tmp_path, suffix), f"回.{suffix}").value, {FORM.id: FORM})
    assert ([(answer.ask.metric, answer.text) for answer in filled.answers], filled.filler, filled.oddities) == (
        [("办件量", "1350"), ("满意率", "99.1")],
        "王某某",
        (),
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [("2024Q3", "2024年三季度"), ("2024H1", "2024年上半年"), ("2024Q1-Q3", "2024年前三季度"), ("2024-06", "2024年6月"), ("2024-01/2024-08", "2024年1—8月"),
     ("2024", "2024年"), ("2023-2024", "2023-2024"), ("before", "before")],
)  # fmt: skip
def test_a_period_is_headed_by_words_that_read_back(code: str, words: str) -> None:
    assert words_of(code) == words


def _form() -> Any:
    return openpyxl.load_workbook(io.BytesIO(form_book((FORM,))))


def test_a_form_locks_all_but_the_cells_to_fill_and_has_no_password() -> None:
    sheet = _form()["某某局"]
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {f"{column}{row}" for column in "GH" for row in range(5, 9)} | {"C10", "E10", "G10"}
    assert sheet.protection.sheet and sheet.protection.password is None


def test_a_form_checks_what_is_typed_by_its_kind_with_hints() -> None:
    checks = {str(check.sqref): check for check in _form()["某某局"].data_validations.dataValidation}
    assert (checks["G5"].type, checks["G6"].type, checks["G6"].formula1, checks["G6"].formula2) == ("whole", "decimal", "0", "100")
    assert (checks["G7"].type, checks["G8"].formula1) == ("decimal", '"是,否"')
    assert checks["G7"].prompt == "单位：万元。请填数，不用写单位"


def test_a_form_shows_the_last_values_and_says_by_when_to_return_it() -> None:
    sheet = _form()["某某局"]
    assert [sheet[place].value for place in ("A1", "F2", "E5", "F5", "G5")] == [
        "某某县2024年三季度营商环境指标填报表",
        "请于2024年10月8日前报某某县营商办",
        1100,
        1200,
        None,
    ]
    assert sheet.column_dimensions["I"].hidden


def test_a_form_is_known_again_by_a_hidden_sheet() -> None:
    sheet = _form()["标识"]
    assert sheet.sheet_state == "hidden"
    assert form_from(sheet["C2"].value) == FORM == form_from(form_json(FORM))


def test_departments_may_share_one_workbook() -> None:
    other = Form("某某局", "2024Q4", FORM.asks)
    strange = Form("城管[局]/综合:执法*大队?历史与其他长名称之下的某一个内设机构科室股室", "2024Q3", FORM.asks)
    assert [name for name in openpyxl.load_workbook(io.BytesIO(form_book((FORM, other, strange)))).sheetnames if len(name) <= 31] == [
        "某某局", "某某局2", "城管局综合执法大队历史与其他长名称之下的某一个内设机构科", "标识",
    ]  # fmt: skip


def test_a_form_that_asks_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="没有要填的指标"):
        form_book((Form("某某局", "2024Q3", ()),))
