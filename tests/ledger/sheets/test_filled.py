"""Forms that came back from people."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest

from desktop.ledger.sheets.filled import Filled, read_back
from desktop.ledger.sheets.form import Ask, Form
from desktop.readers.xlsx import grids_of
from desktop.writers.xlsx.form import form_book

FORM = Form(
    "某某局",
    "2024Q3",
    (Ask("办件量", "件", last="1200"), Ask("满意率", "%", "percent", last="98.6"), Ask("减税额", "万元", "amount", last="300")),
    "某某县",
    due=date(2024, 10, 8),
)
DAY = date(2024, 10, 7)


def _back(
    fill: Callable[[Any], object], sent: tuple[Form, ...] = (FORM,), forms: tuple[Form, ...] = (FORM,), keep: bool = True
) -> tuple[Filled, ...]:
    book = openpyxl.load_workbook(io.BytesIO(form_book(forms)))
    fill(book["某某局"])
    if not keep:
        del book["标识"]
    stream = io.BytesIO()
    book.save(stream)
    return read_back(grids_of(stream.getvalue(), "回.xlsx").value, {form.id: form for form in sent}, DAY)


def _fill(sheet: Any, *values: object) -> None:
    for row, value in enumerate(values, 5):
        sheet.cell(row, 7).value = value


def _told(filled: Filled) -> list[tuple[str, str, str]]:
    return [(answer.ask.metric, f"{answer.value:f}" if answer.value is not None else "", answer.cell) for answer in filled.answers]


def test_a_form_filled_as_asked_gives_every_value_with_its_cell_and_who_filled_it() -> None:
    def fill(sheet: Any) -> None:
        _fill(sheet, 1350, 99.1, 310.5)
        sheet["C9"], sheet["E9"], sheet["G9"], sheet["H5"] = "王某某", "0000000", "2024年10月6日", "含试点"

    (filled,) = _back(fill)
    assert _told(filled) == [("办件量", "1350", "G5"), ("满意率", "99.1", "G6"), ("减税额", "3105000.0", "G7")]
    assert (filled.filler, filled.phone, filled.returned, filled.late, filled.oddities) == ("王某某", "0000000", date(2024, 10, 6), False, ())
    assert filled.answers[0].remark == "含试点"


def test_a_form_is_late_by_its_own_date_or_else_by_that_of_its_file() -> None:
    def late(sheet: Any) -> None:
        sheet["G9"] = date(2024, 10, 9)

    assert _back(late)[0].late
    assert not _back(lambda sheet: None)[0].late
    assert _back(lambda sheet: None)[0].empty == ("办件量", "满意率", "减税额")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (0, 12000, "约是上期“1200”的10倍，请核对小数点和单位"),
        (0, 120, "约是上期“1200”的10分之一，请核对小数点和单位"),
        (0, 1350.5, "应是整数"),
        (0, -3, "小于可能的最小值，请核对"),
        (0, "近1300", "带有“近”，请填准数"),
        (1, 101, "超过100%，请核对"),
        (1, 0.986, "约是上期“98.6”的100分之一，请核对小数点和单位"),
        (2, 3000000, "约是上期“300”的1万倍，请核对小数点和单位"),
        (2, "300万元", ""),
        (2, "0.03亿", "格子里写了单位“亿”，这一格应按“万元”填"),
        (2, "正在统计", "是文字，不是数字"),
        (2, "=1/0", "是公式，文件里没有存下算出的值，请用 WPS 或 Excel 打开、保存一次再读"),
    ],
)
def test_what_is_odd_is_told_beside_its_cell(column: int, value: object, reason: str) -> None:
    (filled,) = _back(lambda sheet: sheet.__setitem__(f"G{5 + column}", value))
    assert "".join(filled.answers[0].odd) == reason


def test_a_metric_without_a_value_is_answered_by_words_for_none() -> None:
    (filled,) = _back(lambda sheet: _fill(sheet, "无"))
    assert [(answer.text, answer.value, answer.odd) for answer in filled.answers] == [("无", None, ())]


def test_rows_sorted_deleted_and_inserted_are_still_matched() -> None:
    def fill(sheet: Any) -> None:
        _fill(sheet, 1350, 99.1, 310.5)
        rows = [[cell.value for cell in row] for row in sheet["A5:I7"]]
        for row, values in enumerate((rows[2], [None, "自己加的指标", "件", None, None, None, 7, None, None], rows[0]), 5):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    (filled,) = _back(fill)
    assert _told(filled) == [("减税额", "3105000.0", "G5"), ("办件量", "1350", "G7")]
    assert filled.gone == ("满意率",)
    assert filled.odd == ("第6行“自己加的指标”填了“7”，不在发出的表里，没有采用", "指标的次序变了，已按编号和名称对上", "少了1行：满意率")


def test_a_metric_renamed_is_known_by_its_id_and_one_moved_without_its_id_by_its_name() -> None:
    (renamed,) = _back(lambda sheet: (_fill(sheet, 1350), sheet.__setitem__("B5", "办理件数")))
    assert [(answer.ask.metric, answer.odd) for answer in renamed.answers] == [("办件量", ("指标名由“办件量”改成了“办理件数”，已按编号认",))]

    def swap(sheet: Any) -> None:
        sheet["B5"], sheet["C5"], sheet["B6"], sheet["C6"] = "满意率", "%", "办件量", "件"
        _fill(sheet, 99, 1350)
        for row in (5, 6):
            sheet.cell(row, 6).value = None

    assert [(answer.ask.metric, answer.text) for answer in _back(swap)[0].answers] == [("满意率", "99"), ("办件量", "1350")]


def test_a_unit_changed_and_a_last_value_changed_are_told() -> None:
    (filled,) = _back(lambda sheet: (_fill(sheet, 1350), sheet.__setitem__("C5", "万件"), sheet.__setitem__("F5", 1300)))
    assert filled.answers[0].odd == ("计量单位由“件”改成了“万件”，仍按原单位算", "上期由“1200”改成了“1300”，上期有误请另说明")


def test_a_sheet_copied_into_a_new_file_is_known_by_what_it_asks() -> None:
    other = replace(FORM, department="另一局")
    (filled,) = _back(lambda sheet: _fill(sheet, 1350), sent=(other, FORM), keep=False)
    assert (filled.form.department, _told(filled)) == ("某某局", [("办件量", "1350", "G5")])


def test_a_file_brings_its_own_form_along_where_nobody_knows_what_was_sent() -> None:
    (filled,) = _back(lambda sheet: _fill(sheet, 1350), sent=())
    assert filled.form == FORM


def test_a_sheet_that_is_no_form_of_ours_gives_nothing() -> None:
    book = openpyxl.Workbook()
    book.active.append(("指标", "本期数"))
    book.active.append(("别的事", 3))
    stream = io.BytesIO()
    book.save(stream)
    assert read_back(grids_of(stream.getvalue(), "a.xlsx").value, {FORM.id: FORM}, DAY) == ()
