"""A value as typed and as it prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.drafting.quantity import Fault, Quantity, base_unit, clean, multiplier
from desktop.drafting.template import FieldKind, FieldSpec
from desktop.drafting.value import read

K = FieldKind


def printed(typed: str, kind: FieldKind, unit: str = "", *, chinese: bool = False) -> str:
    found = read(typed, FieldSpec("值", kind, unit=unit, chinese=chinese))
    assert isinstance(found, Quantity), found
    return found.text


def quantity(typed: str, kind: FieldKind, unit: str = "") -> Quantity:
    found = read(typed, FieldSpec("值", kind, unit=unit))
    assert isinstance(found, Quantity), found
    return found


@pytest.mark.parametrize(
    ("typed", "kind", "unit", "text"),
    [
        ("2157", K.COUNT, "项", "2157项"),
        ("2157项", K.COUNT, "项", "2157项"),
        (" 2157 项 ", K.COUNT, "项", "2157项"),
        ("２１５７", K.COUNT, "项", "2157项"),
        ("1,234.5", K.AMOUNT, "万元", "1,234.5万元"),
        ("61.70", K.AMOUNT, "亿元", "61.70亿元"),
        ("160余", K.COUNT, "家", "160余家"),
        ("160多", K.COUNT, "家", "160多家"),
        ("10万余", K.COUNT, "户次", "10万余户次"),
        ("10万余户次", K.COUNT, "户次", "10万余户次"),
        ("1.9万余", K.COUNT, "人次", "1.9万余人次"),
        ("4000余", K.AMOUNT, "万元", "4000余万元"),
        ("4000余万元", K.AMOUNT, "万元", "4000余万元"),
        ("4000余万", K.AMOUNT, "万元", "4000余万元"),
        ("近70", K.AMOUNT, "亿元", "近70亿元"),
        ("约３成", K.PERCENT, "%", "约3成"),
        ("2", K.RANK, "位", "第2位"),
        ("第2位", K.RANK, "位", "第2位"),
        ("0.5", K.DURATION, "个工作日", "0.5个工作日"),
        ("0.5", K.DURATION, "个工作日以内", "0.5个工作日以内"),
        ("0.5个工作日", K.DURATION, "个工作日以内", "0.5个工作日以内"),
        ("0.5工作日", K.DURATION, "个工作日", "0.5个工作日"),
        ("3-5", K.DURATION, "个工作日", "3至5个工作日"),
        ("3至5个工作日", K.DURATION, "个工作日", "3至5个工作日"),
        ("50以上", K.PERCENT, "%", "50%以上"),
        ("50%以上", K.PERCENT, "%", "50%以上"),
        ("50", K.PERCENT, "%以上", "50%以上"),
        ("94.87", K.PERCENT, "%", "94.87%"),
        ("94.87％", K.PERCENT, "%", "94.87%"),
        ("三分之二", K.PERCENT, "%", "三分之二"),
        ("5.5亿", K.AMOUNT, "亿元", "5.5亿元"),
        ("5000万元", K.AMOUNT, "亿元", "5000万元"),
        ("84000元", K.AMOUNT, "万元", "84000元"),
        ("六", K.COUNT, "项", "六项"),
        ("98.6", K.SCORE, "分", "98.6分"),
        ("不足1%", K.PERCENT, "%", "不足1%"),
        ("2023-09-30", K.DATE, "", "2023年9月30日"),
        ("2023年09月30日", K.DATE, "", "2023年9月30日"),
        ("20230930", K.DATE, "", "2023年9月30日"),
        ("二〇二三年九月三十日", K.DATE, "", "2023年9月30日"),
        ("9月30日", K.DATE, "", "9月30日"),
        ("2024/2/29", K.DATE, "", "2024年2月29日"),
    ],
)
def test_a_value_prints_with_its_unit_once_and_as_it_was_typed(typed: str, kind: FieldKind, unit: str, text: str) -> None:
    assert printed(typed, kind, unit) == text


@pytest.mark.parametrize(("typed", "text"), [("6", "六大"), ("六", "六大"), ("12", "十二大"), ("2", "两大")])
def test_a_chinese_field_prints_numerals(typed: str, text: str) -> None:
    assert printed(typed, K.COUNT, "大", chinese=True) == text


@pytest.mark.parametrize(
    ("typed", "kind", "unit", "value", "base"),
    [
        ("130.29", K.AMOUNT, "亿元", "13029000000", "元"),
        ("1876", K.AMOUNT, "万元", "18760000", "元"),
        ("1.9万余", K.COUNT, "人次", "19000", "人次"),
        ("12.6", K.PERCENT, "%", "12.6", "%"),
        ("0.39", K.PCT_POINT, "个百分点", "0.39", "百分点"),
        ("0.5", K.DURATION, "个工作日以内", "0.5", "工作日"),
        ("23", K.COUNT, "个", "23", "个"),
        ("6", K.COUNT, "大", "6", "个"),
        ("2", K.RANK, "位", "2", "位"),
        ("四成", K.PERCENT, "%", "40", "%"),
        ("三成五", K.PERCENT, "%", "35", "%"),
        ("下降0.39", K.PCT_POINT, "个百分点", "-0.39", "百分点"),
        ("-3", K.COUNT, "项", "-3", "项"),
    ],
)
def test_a_value_counts_in_base_units(typed: str, kind: FieldKind, unit: str, value: str, base: str) -> None:
    found = quantity(typed, kind, unit)
    assert found.value == Decimal(value)
    assert found.base == base


def test_a_range_prints_but_is_no_single_number() -> None:
    assert quantity("3至5", K.DURATION, "个工作日").value is None


def test_words_that_make_a_value_approximate_are_told_apart() -> None:
    found = quantity("近400", K.COUNT, "家")
    assert (found.prefix, found.approx, found.number, found.size) == ("近", "近", "近400", "近400家")
    assert quantity("50以上", K.PERCENT, "%").approx == "以上"


@pytest.mark.parametrize(
    ("typed", "kind", "unit", "fault"),
    [
        ("许多", K.COUNT, "项", "应填整数，如 2157"),
        ("6.5", K.COUNT, "项", "应填整数，如 2157"),
        ("2157件", K.COUNT, "项", "单位应为“项”，请只填数字"),
        ("12,34", K.COUNT, "项", "应填整数，如 2157"),
        ("0.39个百分点", K.PERCENT, "%", "单位应为“%”，请只填数字"),
        ("0.39%", K.PCT_POINT, "个百分点", "单位应为“个百分点”，请只填数字"),
        ("abc", K.PERCENT, "%", "应填百分数，如 94.87"),
        ("2023年2月29日", K.DATE, "", "应填日期，如 2023年9月30日"),
        ("去年", K.DATE, "", "应填日期，如 2023年9月30日"),
    ],
)
def test_a_value_that_cannot_be_read_says_what_is_wanted(typed: str, kind: FieldKind, unit: str, fault: str) -> None:
    assert read(typed, FieldSpec("值", kind, unit=unit)) == Fault(fault)


def test_a_choice_is_one_of_those_offered_in_any_width_and_case() -> None:
    spec = FieldSpec("办理结果", K.CHOICE, choices=("A", "B"))
    assert read("ａ", spec) == Quantity("A")
    assert read("C", spec) == Fault("应为A、B之一")


@given(
    number=st.decimals(0, 10**9, allow_nan=False, places=2).map(lambda number: f"{number:f}") | st.integers(0, 10**9).map(str),
    prefix=st.sampled_from(["", "近", "约", "超"]),
    scale=st.sampled_from(["", "万", "亿"]),
    more=st.sampled_from(["", "余", "多"]),
    unit=st.sampled_from(["吨", "万元", "亿元", "个工作日", "%", "个工作日以内", "元"]),
)
def test_what_prints_reads_back_as_the_same_value(number: str, prefix: str, scale: str, more: str, unit: str) -> None:
    spec = FieldSpec("值", K.AMOUNT, unit=unit)
    first = read(prefix + number + scale + more, spec)
    assert isinstance(first, Quantity)
    again = read(first.text, spec)
    assert isinstance(again, Quantity)
    assert (again.text, again.value, again.base) == (first.text, first.value, first.base)


@given(st.text(max_size=60), st.sampled_from(list(FieldKind)), st.sampled_from(["", "项", "%", "亿元", "个工作日以内"]))
def test_anything_typed_is_read_or_answered_with_a_fault(typed: str, kind: FieldKind, unit: str) -> None:
    found = read(typed, FieldSpec("值", kind, unit=unit, choices=("A",) if kind is K.CHOICE else ()))
    text = found.text if isinstance(found, Quantity) else found.message
    assert "\n" not in text
    text.encode("utf-8")


@given(st.text(max_size=80))
def test_clean_words_are_one_line_and_stay_clean(text: str) -> None:
    once = clean(text)
    assert len(once.splitlines()) <= 1
    assert clean(once) == once


def test_line_ends_fold_without_a_gap_between_chinese_and_with_one_between_english() -> None:
    assert clean("第一行\n第二行") == "第一行第二行"
    assert clean("first\r\nsecond") == "first second"


def test_hidden_characters_go() -> None:
    assert clean("甲\x00乙\x1f丙\ud800丁\ufdd0\uffff戊\u202e") == "甲乙丙丁戊"


@pytest.mark.parametrize(
    ("unit", "base", "worth"),
    [("万元", "元", 10_000), ("亿元", "元", 100_000_000), ("个百分点", "百分点", 1), ("万人次", "人次", 10_000), ("千瓦时", "千瓦时", 1)],
)
def test_a_unit_knows_its_base(unit: str, base: str, worth: int) -> None:
    assert (base_unit(unit), multiplier(unit)) == (base, worth)
