"""Figures in tables: bare numbers with the units of their heads."""

from __future__ import annotations

from decimal import Decimal

from desktop.figures.read import figures
from desktop.readers import read_bytes

TABLE = "经营情况（单位：家、亿元、%）\n指标\t2022年\t2023年\t增幅\n规上企业数\t138\t151\t9.4\n工业产值\t187.4\t203.9\t8.8\n"


def read(text: str):
    return figures(read_bytes(text.encode(), "表.txt").value)


def test_every_cell_takes_its_unit_from_column_row_or_caption():
    assert [(item.value, item.unit) for item in read(TABLE)] == [
        (Decimal(138), "家"),
        (Decimal(151), "家"),
        (Decimal("9.4"), "%"),
        (Decimal("18740000000.0"), "元"),
        (Decimal("20390000000.0"), "元"),
        (Decimal("8.8"), "%"),
    ]


def test_a_cell_s_span_is_its_bare_number():
    for item in read(TABLE):
        assert TABLE[item.start : item.end] == item.text == str(item.number)


def test_a_running_number_is_no_figure_and_a_growth_rate_is_a_change():
    found = read("序号\t单位\t办件量（万件）\t同比（%）\n1\t一局\t1.2\t-3.5\n2\t二局\t0.8\t4.0\n")
    assert [(item.value, item.unit, item.role) for item in found] == [
        (Decimal("12000.0"), "件", "value"),
        (Decimal("-3.5"), "%", "change"),
        (Decimal("8000.0"), "件", "value"),
        (Decimal("4.0"), "%", "change"),
    ]


def test_a_note_below_the_table_tells_the_units_of_its_columns():
    found = read("年度\t存入\t取出\t收益\t离柜率\n2021\t31.8\t20.1\t870\t68.4\n（收益单位：万元；离柜率单位：%；其余单位：亿元）\n")
    assert [(item.value, item.unit) for item in found] == [
        (Decimal("3180000000.0"), "元"),
        (Decimal("2010000000.0"), "元"),
        (Decimal(8700000), "元"),
        (Decimal("68.4"), "%"),
    ]
    assert [item.metric for item in found] == ["存入", "取出", "收益", "离柜率"]
