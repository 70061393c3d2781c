"""An entry knows how exactly it was printed, and when another source says the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.entry import Draft, Entry, Key, Person, Report, Sheet, agree, place_of, reach, step_of, told

COUNT = Entry("办件量", "青禾县", "2025H1", Decimal(18200), "件", printed="18200件")


@pytest.mark.parametrize(
    ("printed", "value", "unit", "step"),
    [
        ("18200件", "18200", "件", "1"),
        ("94.87%", "94.87", "%", "0.01"),
        ("130.29亿元", "13029000000", "元", "1000000"),
        ("1.9万余人次", "19000", "人次", "1000"),
        ("12,345户", "12345", "户", "1"),
        ("１２．５％", "12.5", "%", "0.1"),
        ("3.2", "32000", "元", "1000"),  # 万元 stands in the head of its column
        ("三十家", "30", "家", "1"),
        ("", "7.63", "%", "0.01"),
    ],
)
def test_the_last_digit_printed_has_a_worth(printed: str, value: str, unit: str, step: str) -> None:
    assert step_of(replace(COUNT, printed=printed, value=Decimal(value), unit=unit)) == Decimal(step)


@pytest.mark.parametrize(
    ("one", "other", "approx", "same"),
    [
        ("18200件", "18200件", "", True),
        ("18200件", "18201件", "", False),
        ("1.82万件", "18200件", "", True),
        ("1.82万件", "18243件", "", True),  # rounded
        ("1.82万件", "18292件", "", True),  # cut off
        ("1.82万件", "18320件", "", False),
        ("1.8万件", "18700件", "余", True),
        ("1.8万件", "17900件", "余", False),
        ("1.8万件", "17900件", "近", True),
        ("1.8万件", "18700件", "约", True),
    ],
)
def test_two_sources_agree_where_one_may_be_the_other_told_with_fewer_digits(one: str, other: str, approx: str, same: bool) -> None:
    coarse = replace(COUNT, printed=one, value=Decimal(one[:-2]) * 10000 if "万" in one else Decimal(one[:-1]), approx=approx)
    fine = replace(COUNT, printed=other, value=Decimal(other[:-1]))
    assert (agree(coarse, fine), agree(fine, coarse)) == (same, same)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["", "余", "近", "约", "超"]))
def test_a_value_lies_within_its_own_reach_and_agrees_with_itself(value: int, approx: str) -> None:
    entry = replace(COUNT, value=Decimal(value), printed=f"{value}件", approx=approx)
    low, high = reach(entry)
    assert low <= entry.value <= high and agree(entry, entry)


def test_the_same_days_are_one_key_however_they_were_said() -> None:
    said = [replace(COUNT, period=code).key for code in ("2025H1", "2025Q1-Q2", "2025-01/2025-06")]
    assert set(said) == {Key("办件量", "青禾县", "2025H1")}


def test_a_source_is_told_in_words_a_person_can_follow() -> None:
    assert place_of(Report(3, 1, 2, title="上半年总结")) == "《上半年总结》" and place_of(Report(3, 1, 2)) == "材料3"
    assert place_of(Sheet("三季度.xlsx", "市监局", "C5", "王某某")) == "“三季度.xlsx”市监局 C5（王某某填）"
    assert place_of(Person()) == "本人填写" and place_of(Person("王某某", "电话")) == "王某某，电话"
    assert place_of(Draft("a1", "三季度总结")) == "稿件“三季度总结”"


@pytest.mark.parametrize(
    ("value", "unit", "printed", "approx", "words"),
    [
        ("7000000000", "元", "70亿元", "近", "近70亿元"),
        ("19000", "人次", "1.9万余人次", "余", "1.9万余人次"),
        ("0.5", "工作日", "0.5个工作日", "以内", "0.5个工作日以内"),
        ("13029000000", "元", "", "", "130.29亿元"),
        ("65000", "元", "", "约", "约6.5万元"),
        ("18200", "件", "", "", "18200件"),
        ("100", "%", "", "", "100%"),
    ],
)
def test_a_value_is_told_as_a_person_would_write_it(value: str, unit: str, printed: str, approx: str, words: str) -> None:
    assert told(replace(COUNT, value=Decimal(value), unit=unit, printed=printed, approx=approx)) == words
