"""The form as a spreadsheet, filled by somebody who never sees the program."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop.drafting.roll import roll
from desktop.drafting.roll_file import form_object, read_filled
from desktop.drafting.roll_sheet import form_sheet
from desktop.outcome import Refused
from tests.drafting.rolling import field, form

TEXT = "临溪县2024年三季度情况\n\n三季度受理办件1200件，办结1180件，办结率98.3%。=时限为3至5个工作日，满意率99.2%。\n"


def filled(values: dict[str, Any], shift: dict[str, str] | None = None) -> bytes:
    made = form(TEXT, "2024Q4")
    book = load_workbook(BytesIO(form_sheet(made, TEXT)))
    rows = {row[0].value: row for row in book["填报表"].iter_rows()}
    for words, value in values.items():
        rows[field(made, words).id][6].value = value
    for row in book["期间"].iter_rows():
        row[2].value = (shift or {}).get(row[1].value, row[2].value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rolled(data: bytes) -> str:
    made = form(TEXT, "2024Q4")
    return roll(TEXT, made, read_filled(form_object(data), made).value).text


def test_what_is_typed_goes_into_the_text() -> None:
    made = rolled(filled({"1200件": 1300, "3至5个工作日": "2至4"}))
    assert "四季度受理办件1300件，办结1180件，办结率90.8%" in made
    assert "2至4个工作日" in made


def test_an_empty_sheet_changes_the_periods_alone() -> None:
    assert rolled(filled({})) == TEXT.replace("三季度", "四季度")


def test_a_period_can_be_refused_in_the_sheet() -> None:
    assert rolled(filled({}, {"2024年三季度": "2024年三季度", "三季度": "三季度"})) == TEXT


def test_only_what_is_to_be_filled_is_open() -> None:
    book = load_workbook(BytesIO(form_sheet(form(TEXT), TEXT)))
    sheet = book["填报表"]
    assert sheet.protection.sheet
    opened = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert opened == {"G2", "G3", "G5", "G6"}
    assert sheet["H4"].value == "f2（1180件） ÷ f1（1200件） × 100%"


def test_no_cell_is_a_formula() -> None:
    book = load_workbook(BytesIO(form_sheet(form(TEXT), TEXT)))
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xff\xfe\x00", b"[]", b"{"])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        form_object(data)


def test_words_in_place_of_a_number_are_refused_by_name() -> None:
    with pytest.raises(Refused, match="不是数"):
        rolled(filled({"1200件": "很多"}))
