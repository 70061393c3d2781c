"""New numbers in the old hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.drafting.hand import in_hand


@pytest.mark.parametrize(
    ("old", "number", "new"),
    [
        ("98.6%", "95", "95.0%"),
        ("98.6%", "100", "100%"),
        ("4.52%", "4.3", "4.30%"),
        ("100%", "99.45", "99.45%"),
        ("1.9万余人次", "2.3", "2.3万余人次"),
        ("48.3亿元", "50", "50.0亿元"),
        ("12,345件", "9876", "9,876件"),
        ("12,345件", "1234567", "1,234,567件"),
        ("12 345件", "23456", "23 456件"),
        ("９．５％", "10.2", "１０．２％"),
        ("１２个", "8", "８个"),
        ("第3位", "5", "第5位"),
        ("第三位", "2", "第二位"),
        ("两家", "3", "三家"),
        ("三家", "2", "两家"),
        ("十二个", "21", "二十一个"),
        ("两万户", "23000", "两万三千户"),
        ("四成", "5", "五成"),
        ("四成", "4.5", "四成五"),
        ("四成半", "5.5", "五成半"),
        ("四成多", "6", "六成多"),
        ("三分之二", "0.75", "四分之三"),
        ("三分之二", "0.5", "二分之一"),
        ("一半", "0.6667", "三分之二"),
        ("百分之三十", "35.5", "百分之三十五点五"),
        ("百分之30", "35", "百分之35"),
        ("-3.2%", "-1.5", "-1.5%"),
        ("-3.2%", "1.5", "1.5%"),
        ("负3.2%", "-1.5", "负1.5%"),
        ("负3.2%", "1.5", "1.5%"),
        ("3.2%", "-1.5", "-1.5%"),
        ("9856件", "12345", "12345件"),
        ("0.5个工作日", "1", "1.0个工作日"),
    ],
)
def test_a_number_keeps_its_hand(old: str, number: str, new: str) -> None:
    made = in_hand(old, Decimal(number))
    assert (made.words, made.note) == (new, "")


@pytest.mark.parametrize(
    ("old", "numbers", "new"),
    [
        ("3至5个工作日", ("2", "4"), "2至4个工作日"),
        ("1：3", ("1", "4"), "1：4"),
        ("4:4:2", ("5", "3", "2"), "5:3:2"),
        ("三至五个", ("2", "4"), "两至四个"),
        ("1.2万—1.5万元", ("1.3", "1.6"), "1.3万—1.6万元"),
    ],
)
def test_ranges_and_ratios_take_a_number_each(old: str, numbers: tuple[str, ...], new: str) -> None:
    assert in_hand(old, tuple(Decimal(one) for one in numbers)).words == new


@pytest.mark.parametrize(
    ("old", "number", "new"), [("三分之二", "0.61", "61%"), ("四成", "4.37", "43.7%"), ("三家", "2.5", "2.5家"), ("四成", "61.5", "61.5%")]
)
def test_what_the_hand_cannot_write_takes_a_plain_form_and_says_so(old: str, number: str, new: str) -> None:
    made = in_hand(old, Decimal(number))
    assert made.words == new
    assert made.note


@pytest.mark.parametrize(("old", "number", "approx", "flagged"), [("180家", "183", "近", True), ("180家", "190", "近", False), ("1.9万余人次", "2.3", "余", False), ("800余家", "837", "余", True), ("837家", "941", "约", False)])  # fmt: skip
def test_a_rounded_word_is_kept_and_checked(old: str, number: str, approx: str, flagged: bool) -> None:
    assert bool(in_hand(old, Decimal(number), approx=approx).note) is flagged


def test_small_numbers_take_the_separators_of_the_document_when_they_grow() -> None:
    assert in_hand("986件", Decimal(1024), grouped=True).words == "1,024件"
    assert in_hand("986件", Decimal(1024)).words == "1024件"


@pytest.mark.parametrize("piece", ["一", "万", "9", ",", "第一", "1 234", "1,"])
def test_hostile_words_take_no_time(piece: str) -> None:
    assert in_hand(piece * 20_000, Decimal(1)).words
