"""Numbers as cells say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.ledger.sheets.numbers import Amount, based, read_amount


@pytest.mark.parametrize(
    ("text", "unit", "value", "base"),
    [
        ("1,234.5", "万元", "12345000", "元"),
        ("１２", "件", "12", "件"),
        ("１，２３４", "件", "1234", "件"),
        ("6.5%", "%", "6.5", "%"),
        ("(3.2)", "%", "-3.2", "%"),
        ("−5", "", "-5", ""),
        ("1.9万", "", "19000", ""),
        ("1.2亿元", "万元", "120000000", "元"),
        ("30元", "万元", "30", "元"),
        ("12万", "万元", "120000", "元"),
        ("1e5", "户", "100000", "户"),
        ("3个百分点", "", "3", "个百分点"),
        ("¥1,000.00", "", "1000", "元"),
    ],
)
def test_a_cell_is_read_in_base_units(text: str, unit: str, value: str, base: str) -> None:
    amount = read_amount(text)
    assert isinstance(amount, Amount)
    assert based(amount, unit)[:2] == (Decimal(value), base)


def test_a_unit_typed_into_a_cell_is_believed_and_told() -> None:
    amount = read_amount("1.2亿")
    assert isinstance(amount, Amount)
    assert based(amount, "万元") == (Decimal("120000000.0"), "元", "格子里写了单位“亿”，这一格应按“万元”填")
    assert based(amount, "")[2] == ""


def test_blurring_words_are_kept_beside_the_number() -> None:
    assert read_amount("约1.9万余件") == Amount("1.9", "万", "件", "约余")


@pytest.mark.parametrize("text", ["未完成", "12-15", "1.2.3", "1,23", "十二件", "", "12万亿万", "1" * 61])
def test_what_is_no_number_is_told(text: str) -> None:
    assert isinstance(read_amount(text), str)
