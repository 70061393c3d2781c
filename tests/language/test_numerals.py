"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.numerals import chinese, decimal, half_width, integer, plain


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_read_back_as_the_number_they_were_written_from(number: int) -> None:
    assert integer(chinese(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_the_round_circle_reads_as_zero_inside_a_number_too(number: int) -> None:
    assert integer(chinese(number).replace("零", "〇")) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六", 6),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二", 120),
        ("一百二十", 120),
        ("一百零二", 102),
        ("两千", 2000),
        ("三千五", 3500),
        ("一万五", 15000),
        ("一万零五百", 10500),
        ("一亿二", 120_000_000),
        ("二〇二三", 2023),
        ("2157", 2157),
        ("１２", 12),
        ("1,234", 1234),
    ],
)
def test_a_whole_number_is_read_as_people_mean_it(text: str, value: int) -> None:
    assert integer(text) == value


@pytest.mark.parametrize("text", ["", "万", "亿", "十零", "百", "六大", "几十", "1.5", "一二十", "9" * 41, "²"])
def test_what_spells_no_whole_number_is_none(text: str) -> None:
    assert integer(text) is None


def test_a_lone_two_before_a_measure_word_is_两() -> None:
    assert (chinese(2, counting=True), chinese(2), chinese(12, counting=True)) == ("两", "二", "十二")


def test_what_no_report_counts_is_refused() -> None:
    for number in (-1, 10**16):
        with pytest.raises(ValueError, match="chinese"):
            chinese(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.9万", "19000"), ("１．９万", "19000"), ("1.3亿", "130000000"), ("2万亿", "2000000000000"), ("1,234.5", "1234.5"), ("一百二十", "120")],
)
def test_a_decimal_carries_its_万_and_亿(text: str, value: str) -> None:
    assert decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "万", "1.2.3", "12,34", "1e5", "nan", "-1", "abc"])
def test_what_spells_no_number_is_none(text: str) -> None:
    assert decimal(text) is None


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=4))
def test_a_plain_number_has_no_exponent_and_no_trailing_zero(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))


def test_nothing_below_zero_is_left_of_a_negative_zero() -> None:
    assert plain(Decimal("-0.000")) == "0"


def test_full_width_digits_and_signs_become_half_width_and_words_stay() -> None:
    assert half_width("增长１２．５％，ＡＢ") == "增长12.5%,ＡＢ"
