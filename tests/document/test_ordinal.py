from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.ordinal import chinese, circled, numbered, parse

counts = st.integers(1, 9999)


@given(counts)
def test_a_chinese_numeral_reads_back_as_its_number(number: int) -> None:
    assert parse(chinese(number)) == number


@given(st.integers(1, 50))
def test_a_circled_number_reads_back_as_its_number(number: int) -> None:
    assert parse(circled(number)) == number


def test_beyond_fifty_there_is_no_circle_and_brackets_stand_in() -> None:
    assert circled(51) == "（51）"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二〇", 20),
        ("12", 12),
        ("１２", 12),
        ("⑫", 12),
        ("㈡", 2),
        ("⒊", 3),
    ],
)
def test_numbers_are_read_in_every_script_headings_use(text: str, number: int) -> None:
    assert parse(text) == number


@pytest.mark.parametrize("text", ["", "百", "十十", "一二十", "九千年", "是", "一" * 20_000, "9" * 20_000, "一个"])
def test_what_spells_no_heading_number_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("number", "written"), [(10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一")])
def test_chinese_numerals_are_spelled_as_headings_have_them(number: int, written: str) -> None:
    assert chinese(number) == written


def test_chinese_refuses_what_it_cannot_spell() -> None:
    with pytest.raises(ValueError, match="9999"):
        chinese(10_000)


@pytest.mark.parametrize(
    ("pattern", "number", "printed"),
    [
        ("一、", 11, "十一、"),
        ("（一）", 3, "（三）"),
        ("(一)", 2, "(二)"),
        ("1.", 12, "12."),
        ("1、", 2, "2、"),
        ("（1）", 10, "（10）"),
        ("一是", 2, "二是"),
        ("①", 3, "③"),
        ("⑴", 2, "⑵"),
        ("㈠", 10, "㈩"),
        ("第一，", 3, "第三，"),
        ("第一章", 12, "第十二章"),
        ("１．", 10, "１０．"),
        ("01.", 9, "09."),
        ("1.1", 3, "1.3"),
        ("首先，", 2, "其次，"),
        ("", 4, ""),
        ("●", 4, "●"),
    ],
)
def test_the_nth_marker_keeps_the_manner_of_the_first(pattern: str, number: int, printed: str) -> None:
    assert numbered(pattern, number) == printed


@pytest.mark.parametrize("pattern", ["一、", "（一）", "1.", "（1）", "一是", "①", "第一，"])
def test_the_first_of_a_pattern_is_the_pattern(pattern: str) -> None:
    assert numbered(pattern, 1) == pattern


@given(st.text(max_size=12), counts)
def test_any_pattern_gives_a_marker(pattern: str, number: int) -> None:
    assert isinstance(numbered(pattern, number), str)
