"""Comparison tables and trend charts of a draft, from the values of other times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.document.nodes import Chart, ChartKind, Document, Field, FieldState, Paragraph, Role, Table
from desktop.document.text import block_text, plain
from desktop.document.walk import placed_fields
from desktop.drafting.codec import decode_draft, encode_draft
from desktop.drafting.draft import Draft
from desktop.drafting.form import form
from desktop.drafting.load import load
from desktop.drafting.moments import at, by_period, moment_key, period_words, previous, region, with_previous
from desktop.drafting.picks import scopes_of, with_sections
from desktop.drafting.render import render
from desktop.drafting.start import default_draft, sample_draft
from desktop.drafting.template import ChartSpec, ColumnKind, SectionSpec, TableSpec, Template
from desktop.drafting.values_file import read_values, with_values, write_form
from desktop.outcome import Outcome, Refused

Make = Callable[..., Path]
FIELDS = """
[fields]
"地区" = {}
"期间" = {}
"单位" = {}
"办件量" = { kind = "count", unit = "件" }
"办结量" = { kind = "count", unit = "件" }
"办结率" = { kind = "percent", unit = "%", derived = { op = "percent", of = ["办结量", "办件量"] } }
"资金" = { kind = "amount", unit = "万元", metric = "兑现惠企资金" }
"净增" = { kind = "count", unit = "户" }
"利率" = { kind = "percent", unit = "%" }
"""
SECTION = """+++
name = "对比"
level = 0
{front}
+++
{{{{期间}}}}对比如下。
"""
TABLE = """[[tables]]
caption = "{{期间}}主要指标"
fields = ["办件量", "办结率", "资金", "净增", "利率"]
"""
CHART = """[[charts]]
caption = "办件量变化"
fields = ["办件量", "办结量"]
"""
NOW = {"地区": "白石县", "期间": "2024年上半年", "单位": "某办", "办件量": "120", "办结量": "90", "资金": "12.5", "净增": "3", "利率": "7.24"}
THEN = {"办件量": "100", "办结量": "80", "资金": "10", "净增": "-2", "利率": "7.63"}


@pytest.fixture
def template(make: Make) -> Callable[[str], Template]:
    def loaded(front: str) -> Template:
        return load(make(fields=FIELDS, compare=SECTION.format(front=front))).value

    return loaded


def draft(template: Template, now: Mapping[str, str] = NOW, then: Mapping[str, str] = THEN) -> Draft:
    return with_previous(replace(default_draft(template), values=dict(now)), then)


def table_of(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [["".join(map(block_text, cell.blocks)) for cell in row.cells] for row in table.rows]


def charts_of(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


# Tables


def test_a_table_compares_every_field_with_the_time_before(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    document = render(made, draft(made)).value
    assert table_of(document) == [
        ["指标", "单位", "本期", "上年同期", "增减", "增幅"],
        ["办件量", "件", "120", "100", "20", "20%"],
        ["办结率", "%", "75", "80", "-5个百分点", "—"],
        ["兑现惠企资金", "万元", "12.5", "10", "2.5", "25%"],
        ["净增", "户", "3", "-2", "5", "由负转正"],
        ["利率", "%", "7.24", "7.63", "-0.39个百分点", "—"],
    ]


def test_the_caption_stands_over_it_with_its_fields_printed(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    document = render(made, draft(made)).value
    at_table = next(place for place, block in enumerate(document.blocks) if isinstance(block, Table))
    caption = document.blocks[at_table - 1]
    assert isinstance(caption, Paragraph) and caption.role is Role.CAPTION and block_text(caption) == "2024年上半年主要指标"


def test_its_head_is_repeated_on_every_page(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    (table,) = [block for block in render(made, draft(made)).value.blocks if isinstance(block, Table)]
    assert [row.header for row in table.rows] == [True, *[False] * 5]


@pytest.mark.parametrize(
    ("now", "then", "change", "rate"),
    [
        ("5", "0", "5", "—"),
        ("-5", "-2", "-3", "—"),
        ("0", "0", "0", "—"),
        ("4", "4", "0", "0%"),
        ("1", "3", "-2", "-66.7%"),
        ("近70", "60", "约10", "约16.7%"),
        ("3至5", "2", "—", "—"),
    ],
)
def test_zero_and_negative_bases_give_no_percentage(template: Callable[[str], Template], now: str, then: str, change: str, rate: str) -> None:
    made = template('[[tables]]\nfields = ["净增"]')
    rows = table_of(render(made, draft(made, {**NOW, "净增": now}, {"净增": then})).value)
    assert rows[1][4:] == [change, rate]


def test_columns_are_chosen_and_their_heads_worded(template: Callable[[str], Template]) -> None:
    made = template('[[tables]]\nfields = ["办件量"]\ncolumns = ["指标", "本期", "上季度"]\nheads = ["项目", "{{期间}}", "上季度"]')
    assert table_of(render(made, draft(made)).value) == [["项目", "2024年上半年", "上季度"], ["办件量", "120", "100"]]


def test_what_is_not_filled_says_so_and_is_told(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    now = {key: value for key, value in NOW.items() if key != "资金"}
    outcome = render(made, draft(made, now, {"办件量": "100", "办结量": "80"}))
    rows = table_of(outcome.value)
    assert rows[3][2:] == ["【待补：兑现惠企资金】", "【待补：兑现惠企资金（上年同期）】", "—", "—"]
    told = [str(note) for note in outcome.notes]
    assert "对比：“兑现惠企资金”还没有填" in told and "对比：“利率”的上年同期数还没有填" in told


def test_a_table_without_one_number_is_left_out_and_told(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    outcome = render(made, draft(made, {"期间": "2024年"}, {}))
    assert not [block for block in outcome.value.blocks if isinstance(block, Table)]
    assert "对比：表“{{期间}}主要指标”还没有一个数，没有印出" in [str(note) for note in outcome.notes]


def test_values_of_a_table_are_fields_with_what_they_stand_for(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    fields = {place.field.name: place.field for place in placed_fields(render(made, draft(made)).value)}
    assert fields["资金"].value == Decimal(125000) and fields["资金"].unit == "元"
    assert fields["上期/资金"].value == Decimal(100000)
    assert fields["资金增减"].state is FieldState.DERIVED


def test_what_follows_from_others_follows_for_the_time_before_too(template: Callable[[str], Template]) -> None:
    made = template('[[tables]]\nfields = ["办结率"]')
    assert table_of(render(made, draft(made, NOW, {"办件量": "100", "办结量": "50"})).value)[1][3] == "50"
    assert table_of(render(made, draft(made, NOW, {"办结率": "88.8"})).value)[1][3] == "88.8"


# Charts


def test_a_chart_without_values_by_period_shows_then_and_now(template: Callable[[str], Template]) -> None:
    made = template(CHART)
    (chart,) = charts_of(render(made, draft(made)).value)
    assert chart.categories == ("上年同期", "本期") and chart.kind is ChartKind.LINE
    assert [(each.name, each.values, each.unit) for each in chart.series] == [
        ("办件量", (Decimal(100), Decimal(120)), "件"),
        ("办结量", (Decimal(80), Decimal(90)), "件"),
    ]


def test_values_by_period_stand_in_the_order_of_the_calendar(template: Callable[[str], Template]) -> None:
    made = template(CHART)
    values = {"2024Q1/办件量": "30", "2023年四季度/办件量": "20", "2024Q1/办结量": "9", "2023Q3/办件量": "10"}
    outcome = render(made, draft(made, {**NOW, **values}, {}))
    (chart,) = charts_of(outcome.value)
    assert chart.categories == ("2023年三季度", "2023年四季度", "2024年一季度")
    assert [each.values for each in chart.series] == [(Decimal(10), Decimal(20), Decimal(30)), (None, None, Decimal(9))]


def test_fields_of_other_units_have_charts_of_their_own(template: Callable[[str], Template]) -> None:
    made = template('[[charts]]\nfields = ["办件量", "利率", "办结量"]\nkind = "column"')
    charts = charts_of(render(made, draft(made)).value)
    assert [[each.name for each in chart.series] for chart in charts] == [["办件量", "办结量"], ["利率"]]


def test_amounts_are_drawn_in_the_unit_of_their_field(template: Callable[[str], Template]) -> None:
    made = template('[[charts]]\nfields = ["资金"]')
    (chart,) = charts_of(render(made, draft(made, {**NOW, "资金": "1.2亿"}, {"资金": "9000"})).value)
    assert chart.series[0].values == (Decimal(9000), Decimal(12000)) and chart.series[0].unit == "万元"


def test_a_chart_without_one_number_is_left_out_and_told(template: Callable[[str], Template]) -> None:
    made = template(CHART)
    outcome = render(made, draft(made, {"期间": "2024年"}, {}))
    assert not charts_of(outcome.value)
    assert "对比：图“办件量变化”还没有一个数，没有印出" in [str(note) for note in outcome.notes]


def test_a_series_without_one_number_is_told(template: Callable[[str], Template]) -> None:
    made = template(CHART)
    outcome = render(made, draft(made, {**NOW, "2024Q1/办件量": "30"}, {}))
    assert "对比：图“办件量变化”里“办结量”没有数，没有画出" in [str(note) for note in outcome.notes]


# The form


def test_the_form_asks_for_the_values_before(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    rows = {row.key: row for row in form(made, draft(made))}
    assert rows["上期/办件量"].value == "100" and rows["上期/办件量"].label == "办件量（上期）"
    assert rows["上期/办结率"].computed == "80%" and not rows["上期/资金"].missing


def test_a_value_before_that_is_missing_waits_in_the_form(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    rows = {row.key: row for row in form(made, draft(made, NOW, {}))}
    assert rows["上期/办件量"].missing and not rows["办件量"].missing


def test_a_form_handed_out_brings_the_values_before_back(template: Callable[[str], Template], tmp_path: Path) -> None:
    made = template(TABLE)
    path = tmp_path / "form.xlsx"
    path.write_bytes(write_form(made, draft(made)))
    assert with_values(made, default_draft(made), read_values(path)).value.values == draft(made).values


# Values of other times


def test_values_of_a_moment_have_keys_of_their_own() -> None:
    values = {"办件量": "1", "上期/办件量": "2", "白石区/上期/办件量": "3", "2024Q1/办件量": "4", "白石区/办件量": "5"}
    assert at(values, "上期") == {"办件量": "2", "白石区/办件量": "3"}
    assert by_period(values, "办件量") == {"2024Q1": "4"} and by_period(values, "办件量", "白石区") == {"2024Q1": "4"}
    assert moment_key("上期", "办件量", "白石区") == "白石区/上期/办件量"
    assert region("白石区/上期") == "白石区" and region("2024Q1") == ""
    assert scopes_of(values) == ("白石区",)


def test_what_a_person_typed_for_the_time_before_stands() -> None:
    typed = Draft("trial", values={"上期/办件量": "7", "办件量": "9"})
    assert previous(with_previous(typed, {"办件量": "1", "白石区/办件量": "2"})) == {"办件量": "7", "白石区/办件量": "2"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2024Q1", "2024年一季度"),
        ("2024H1", "2024年上半年"),
        ("2024-06", "2024年6月"),
        ("2024", "2024年"),
        ("2024Q1-Q3", "2024年前三季度"),
        ("2024-01/2024-08", "2024年1—8月"),
        ("@2024-03-31", "2024年3月底"),
        ("2024年一季度", "2024年一季度"),
        ("上年同期", "上年同期"),
    ],
)
def test_a_period_is_said_as_a_report_does(code: str, words: str) -> None:
    assert period_words(code) == words


def test_a_file_of_values_holds_other_times_too(tmp_path: Path) -> None:
    wanted = {"办件量": "120", "上期/办件量": "100", "2024Q1/办件量": "60"}
    (tmp_path / "v.toml").write_text('[values]\n"办件量" = 120\n[previous]\n"办件量" = "100"\n[series."办件量"]\n2024Q1 = 60\n', "utf-8")
    (tmp_path / "v.json").write_text('{"values": {"办件量": 120}, "previous": {"办件量": 100}, "series": {"办件量": {"2024Q1": 60}}}', "utf-8")
    (tmp_path / "flat.json").write_text('{"办件量": 120, "上期": {"办件量": 100}, "2024Q1": {"办件量": 60}}', "utf-8")
    assert read_values(tmp_path / "v.toml") == read_values(tmp_path / "v.json") == read_values(tmp_path / "flat.json") == wanted


def test_a_period_nobody_can_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.json").write_text('{"values": {}, "series": {"办件量": {"那时候": 60}}}', "utf-8")
    with pytest.raises(Refused, match="期间“那时候”看不懂"):
        read_values(tmp_path / "v.json")


def test_a_sheet_may_have_columns_of_periods(tmp_path: Path) -> None:
    from tests.drafting.test_values_file import sheet

    rows = [["指标", "2023年四季度", "2024Q1", "备注"], ["办件量", 50, 60, "无"]]
    assert read_values(sheet(tmp_path / "v.xlsx", rows)) == {"2023年四季度/办件量": "50", "2024Q1/办件量": "60"}


# The template


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ('[[tables]]\nfields = ["没有"]', "字段“没有”没有在"),
        ('[[tables]]\nfields = ["地区"]', "字段“地区”不是数字"),
        ("[[tables]]\nfields = []", "fields 要列出"),
        ('[[tables]]\nfields = ["办件量", "办件量"]', "不重复"),
        ('[[tables]]\nfields = ["办件量"]\ncolumns = ["指标", "排名"]', "“排名”不认识"),
        ('[[tables]]\nfields = ["办件量"]\nheads = ["甲"]', "一样多"),
        ('[[tables]]\nfields = ["办件量"]\ncolumns = ["指标", "上期", "上年同期"]', "只能有一个"),
        ('[[tables]]\nfields = ["办件量"]\ntitle = "甲"', "“title”不认识"),
        ('[[charts]]\nfields = ["办件量"]\nkind = "pie"', "kind 不能是“pie”"),
        ('[[charts]]\nfields = ["办件量"]\nheads = ["甲"]', "要写两个"),
        ('tables = ["甲"]', "写成 \\[\\[tables\\]\\] 表"),
        ('[[tables]]\nfields = ["办件量"]\ncaption = 3', "caption 要写成"),
    ],
)
def test_a_wrong_table_or_chart_is_refused_with_its_file(make: Make, front: str, fault: str) -> None:
    with pytest.raises(Refused, match=f"compare.j2.*{fault}"):
        load(make(fields=FIELDS, compare=SECTION.format(front=front)))


def test_a_borrowed_section_keeps_its_table_and_chart() -> None:
    table = TableSpec(("办件量",), "主要指标", (ColumnKind.NAME, ColumnKind.RATE), ("指标", "增幅"))
    section = SectionSpec("own", "对比", level=0, tables=(table,), charts=(ChartSpec(("办件量",), "走势", ChartKind.COLUMN, ("去年", "今年")),))
    made = Draft("trial", values={"上期/办件量": "1"}, borrowed=(section,))
    assert decode_draft(encode_draft(made)) == made


def test_a_section_of_a_region_compares_with_the_region_before(make: Make) -> None:
    section = SECTION.format(front='scoped = true\n[[tables]]\nfields = ["办件量"]')
    made = load(make(fields=FIELDS, top='scope = "地区"', compare=section)).value
    values = {"期间": "2024年", "白石区/办件量": "10", "白石区/上期/办件量": "8", "青石区/办件量": "6", "青石区/上期/办件量": "3"}
    document = render(made, replace(default_draft(made, ("白石区", "青石区")), values=values)).value
    rows = [["".join(map(block_text, cell.blocks)) for cell in block.rows[1].cells] for block in document.blocks if isinstance(block, Table)]
    assert rows == [["办件量", "件", "10", "8", "2", "25%"], ["办件量", "件", "6", "3", "3", "100%"]]


@pytest.mark.parametrize("kind", ["summary", "half_year"])
def test_the_built_in_comparison_is_off_until_it_is_picked(kind: str) -> None:
    from desktop.drafting.catalog import Catalog

    template = Catalog().template(kind).value
    sample = sample_draft(template)
    assert not [block for block in render(template, sample).value.blocks if isinstance(block, Table | Chart)]
    outcome: Outcome[Document] = render(template, with_sections(template, sample, "opening,indicators"))
    assert [type(block) for block in outcome.value.blocks if isinstance(block, Table | Chart)] == [Table, Chart]
    assert outcome.notes == () and "【待补" not in plain(outcome.value)


def test_fields_of_then_are_no_fields_of_now(template: Callable[[str], Template]) -> None:
    made = template(TABLE)
    document = render(made, draft(made, {**NOW, "办件量": ""}, THEN)).value
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    cell = table.rows[1].cells[2].blocks[0]
    assert isinstance(cell, Paragraph) and isinstance(cell.inlines[0], Field) and cell.inlines[0].state is FieldState.MISSING
