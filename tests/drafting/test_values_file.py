"""Values from files that colleagues filled."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop.drafting.draft import Draft
from desktop.drafting.load import load
from desktop.drafting.start import default_draft
from desktop.drafting.values_file import read_values, with_values, write_form
from desktop.outcome import Refused

Make = Callable[..., Path]


def sheet(path: Path, rows: list[list[Any]], formats: dict[str, str] | None = None) -> Path:
    book = Workbook()
    active = book.active
    assert active is not None
    for row in rows:
        active.append(row)
    for cell, shape in (formats or {}).items():
        active[cell].number_format = shape
    book.save(path)
    return path


def test_json_values_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text('{"办件量": "1.9万余", "比率": 0.1, "利率": 7.240, "数": 2157, "空": null, "白石区": {"办件量": 9}}', encoding="utf-8")
    assert read_values(path) == {"办件量": "1.9万余", "比率": "0.1", "利率": "7.24", "数": "2157", "空": "", "白石区/办件量": "9"}


def test_json_may_part_values_and_scopes(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text('{"values": {"甲": "1"}, "scopes": {"白石区": {"甲": "2"}}}', encoding="utf-8")
    assert read_values(path) == {"甲": "1", "白石区/甲": "2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "第1行不是正确的 JSON"),
        ('{\n"a": NaN}', "不是正确的 JSON"),
        ("[1]", "要写成"),
        ('{"a": [1]}', "的“a”不是一个值"),
        ('{"a": 1e999999999}', "的“a”不是一个值"),
        ('{"a": ' + "9" * 5000 + "}", "不是正确的 JSON"),
        ("[" * 100_000, "不是正确的 JSON"),
    ],
)
def test_json_that_holds_no_values_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "v.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read_values(path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("value", "shape", "typed"),
    [
        (0.065, "0.0%", "6.5"),
        (0.9487, "0.00%", "94.87"),
        (1, "0%", "100"),
        (6.5, "General", "6.5"),
        (2157, "#,##0", "2157"),
        (0.1 + 0.2, "General", "0.3"),
        (61.7, "0.00", "61.7"),
        ("61.70", "@", "61.70"),
        (" 1.9万余 ", "General", "1.9万余"),
        (date(2023, 9, 30), "yyyy-mm-dd", "2023年9月30日"),
        (1e15, "General", "1000000000000000"),
        (True, "General", "是"),
    ],
)
def test_a_cell_gives_its_value_as_a_person_would_type_it(tmp_path: Path, value: Any, shape: str, typed: str) -> None:
    path = sheet(tmp_path / "v.xlsx", [["填报项", "本期值"], ["甲", value]], {"B2": shape})
    assert read_values(path) == {"甲": typed}


def test_the_header_is_found_wherever_it_stands_and_regions_with_it(tmp_path: Path) -> None:
    rows = [
        ["2024年填报表"],
        [],
        ["序号", "地区", "指标", "单位", "上期值", "本期值"],
        [1, "白石区", "办件量", "件", 8, 9],
        [2, None, "办结率", "%", 1, None],
        [3, "", "期间", "", "", "2024年"],
    ]
    assert read_values(sheet(tmp_path / "v.xlsx", rows)) == {"白石区/办件量": "9", "白石区/上期/办件量": "8", "上期/办结率": "1", "期间": "2024年"}


@pytest.mark.parametrize("name", ["v.csv", "v", "v.docx"])
def test_other_files_are_refused_by_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match=r"要用 \.json、\.toml 或 \.xlsx"):
        read_values(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0 old format"])
def test_a_spreadsheet_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "v.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"v\.xlsx"):
        read_values(path)


def test_a_spreadsheet_without_a_header_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"填报项.*本期值"):
        read_values(sheet(tmp_path / "v.xlsx", [["甲", "乙"], [1, 2]]))


def test_a_spreadsheet_that_unpacks_to_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path / "v.xlsx", [["填报项", "本期值"]])
    with ZipFile(path, "a", ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(201):
            part.write(b" " * 1_000_000)
    with pytest.raises(Refused, match="太大"):
        read_values(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="找不到数据文件"):
        read_values(tmp_path / "none.json")


def test_values_go_to_fields_by_name_or_metric_and_strangers_are_told(make: Make) -> None:
    template = load(make()).value
    outcome = with_values(template, Draft("trial", values={"期间": "旧"}), {"受理办件量": "9", "白石区/办结量": "8", "期间": "新", "好评率": "99"})
    assert outcome.value.values == {"期间": "新", "办件量": "9", "白石区/办结量": "8"}
    assert [str(note) for note in outcome.notes] == ["模板“试用”里没有填报项“好评率”，没有采用"]


_typed = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(lambda text: text.strip() == text)


@given(values=st.dictionaries(st.sampled_from(["地区", "期间", "单位", "办件量", "办结量", "窗口数"]), _typed, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_a_form_handed_out_reads_back_as_it_was_filled(make: Make, tmp_path: Path, values: dict[str, str]) -> None:
    template = load(make()).value
    path = tmp_path / "form.xlsx"
    path.write_bytes(write_form(template, replace(default_draft(template), values=values)))
    assert read_values(path) == values


def test_a_form_shows_metric_unit_and_formula_and_stores_words_not_formulas(make: Make) -> None:
    template = load(make()).value
    book = load_workbook(BytesIO(write_form(template, replace(default_draft(template), values={"地区": "=1+1"}))))
    found = {row[2]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    assert found["办件量"][3:5] == ("受理办件量", "件")
    assert found["办结率"][6] == "不填时自动计算：办结量 ÷ 办件量 × 100%"
    assert found["地区"][5] == "=1+1"
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_values_are_plain_json_too(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps({"甲": "=1+1"}), encoding="utf-8")
    assert read_values(path) == {"甲": "=1+1"}
