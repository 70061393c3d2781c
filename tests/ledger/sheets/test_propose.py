"""What the columns of a sheet are, and the values they give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.ledger.sheets.block import block, grid_of
from desktop.ledger.sheets.mapping import from_json, remembered, to_json
from desktop.ledger.sheets.propose import propose
from desktop.ledger.sheets.rows import Read, rows_of
from desktop.outcome import Refused

WIDE = "某某县主要指标\n指标\t单位\t2023年三季度\t2024年三季度\t同比\n1.办件量\t万件\t1.2\t1.5\t25%\n其中：网办件\t件\t—\t9,000\t\n满意率\t%\t99.1%\t好\t\n合计\t\t1\t2\t\n"


def _read(text: str, **given: str) -> Read:
    grid = grid_of(block(text))
    return rows_of(grid, replace(propose(grid), **given))


def _values(read: Read) -> list[tuple[str, ...]]:
    return [(row.metric, row.region, row.period, row.text, row.unit, row.cell) for row in read.rows]


def test_a_wide_table_gives_each_metric_at_each_period_with_its_cell() -> None:
    assert _values(_read(WIDE)) == [
        ("办件量", "", "2023Q3", "12000", "件", "C3"),
        ("办件量", "", "2024Q3", "15000", "件", "D3"),
        ("网办件", "", "2024Q3", "9000", "件", "D4"),
        ("满意率", "", "2023Q3", "99.1", "%", "C5"),
    ]


def test_nothing_of_a_table_is_dropped_silently() -> None:
    read = _read(WIDE)
    assert [str(each) for each in read.unread] == ["剪贴板!D5“好”：是文字，不是数字"]
    assert [note.message for note in read.notes] == [
        "第6行是合计，没有当作指标", "有1格写着“—”“/”“无”一类，当作没有数", "没有用的列：E列“同比”：不用",
    ]  # fmt: skip


def test_a_long_table_gives_each_line_with_its_region_and_period() -> None:
    text = "指标\t地区\t期间\t数值\t单位\t数据来源\n办件量\t甲县\t2024Q3\t１２\t件\t月报\n办件量\t乙县\t2024年三季度\t13\t件\t\n网办件\t乙县\t上个季度\t9\t件\t\n"
    read = _read(text)
    assert _values(read) == [("办件量", "甲县", "2024Q3", "12", "件", "D2"), ("办件量", "乙县", "2024Q3", "13", "件", "D3")]
    assert [str(each) for each in read.unread] == ["剪贴板!D4“9”：期间“上个季度”看不懂"]
    assert read.rows[0].source == "月报"


def test_regions_down_and_metrics_across_are_read_with_the_unit_in_brackets() -> None:
    read = _read("地区\t办件量（万件）\t满意率（%）\n甲县\t3\t99\n乙县\t4\t98\n合计\t7\t98.5\n", period="2024Q3")
    assert _values(read)[:2] == [("办件量", "甲县", "2024Q3", "30000", "件", "B2"), ("满意率", "甲县", "2024Q3", "99", "%", "C2")]
    assert len(read.rows) == 4


def test_regions_across_are_read_too() -> None:
    read = _read("项目\t甲县\t乙县\n办件量（件）\t3\t4\n", period="2024")
    assert _values(read) == [("办件量", "甲县", "2024", "3", "件", "B2"), ("办件量", "乙县", "2024", "4", "件", "C2")]


def test_periods_down_and_metrics_across_are_read_too() -> None:
    read = _read("时间\t办件量(件)\n2024年1月\t3\n2024.2\t4\n")
    assert _values(read) == [("办件量", "", "2024-01", "3", "件", "B2"), ("办件量", "", "2024-02", "4", "件", "B3")]


def test_a_bare_quarter_is_of_the_year_in_the_title() -> None:
    read = _read("2024年营商环境指标\n责任部门\t指标\t计量单位\t一季度\t二季度\n某局\t办件量\t件\t3\t4\n")
    assert [(row.period, row.department) for row in read.rows] == [("2024Q1", "某局"), ("2024Q2", "某局")]


def test_a_unit_above_the_table_holds_where_no_other_is_told() -> None:
    read = _read("2024年收入\n单位：万元\t\n指标\t2024年\n减税额\t3\n满意率\t99%\n")
    assert [(row.text, row.unit) for row in read.rows] == [("30000", "元"), ("99", "%")]


def test_values_without_a_period_are_listed_until_one_is_given() -> None:
    assert [each.reason for each in _read("办件量\t3\n").unread] == ["不知道是哪个期间的，请给出期间"]
    assert _values(_read("办件量\t3\n", period="2024Q1")) == [("办件量", "", "2024Q1", "3", "", "B1")]


def test_two_values_for_one_place_are_both_given_and_told() -> None:
    read = _read("指标\t2024年\n办件量\t3\n办件量\t4\n")
    assert [row.text for row in read.rows] == ["3", "4"]
    assert [note.message for note in read.notes] == ["“办件量”2024有2个值，都列出，请选一个"]


def test_a_person_can_say_what_a_column_is() -> None:
    grid = grid_of(block("事\t甲\t乙\n办件量\t3\t4\n"))
    mapping = propose(grid).changed(1, role="value", period="2024年三季度").changed(2, role="skip")
    assert _values(rows_of(grid, mapping)) == [("办件量", "", "2024Q3", "3", "", "B2")]
    with pytest.raises(Refused, match="列的用途没有“数”"):
        mapping.changed(1, role="数")
    with pytest.raises(Refused, match="期间“哪天”看不懂"):
        mapping.changed(1, period="哪天")
    with pytest.raises(Refused, match="表里没有Z列"):
        mapping.changed(25, role="skip")


def test_what_a_person_said_is_remembered_for_the_same_heads_of_the_next_quarter() -> None:
    first = propose(grid_of(block("指标\t期末\t2024年三季度\n办件量\t3\t4\n"))).changed(1, role="skip")
    kept = {first.signature: from_json(to_json(first))}
    assert from_json(to_json(first)) == first
    after = remembered(propose(grid_of(block("指标\t期末\t2024年四季度\n办件量\t3\t4\n"))), kept)
    assert [(column.role, column.period) for column in after.columns] == [("metric", ""), ("skip", ""), ("value", "2024Q4")]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"columns": [{"index": "a"}], "first_row": 0}', '{"columns": 3}', "null"])
def test_a_mapping_written_wrongly_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="请重新对应一次"):
        from_json(text)
