"""Fields that follow from others, in exact decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.drafting.derive import derived, formula
from desktop.drafting.draft import Draft
from desktop.drafting.filled import Values
from desktop.drafting.template import Derivation, FieldKind, FieldSpec, Template


def computed(op: str, *sources: str, unit: str = "", decimals: int | None = None) -> str | None:
    names = tuple(f"甲{place}" for place in range(len(sources)))
    spec = FieldSpec("果", FieldKind.OTHER, unit=unit, derived=Derivation(op, names, decimals))
    return derived(spec, [Decimal(source) for source in sources])


@pytest.mark.parametrize(
    ("op", "sources", "result"),
    [
        ("percent", ("4", "5"), "80"),
        ("percent", ("49", "49"), "100"),
        ("percent", ("1093", "1105"), "98.91"),
        ("percent", ("1", "8"), "12.5"),
        ("sum", ("1.1", "2.2", "3.3"), "6.6"),
        ("difference", ("7.24", "7.63"), "-0.39"),
        ("remainder", ("25", "18", "4"), "3"),
        ("change_percent", ("120", "100"), "20"),
        ("change_percent", ("90", "120"), "-25"),
        ("multiple", ("9", "4"), "2.25"),
        ("average", ("1172", "586"), "2"),
        ("mean", ("1", "2", "4"), "2.33"),
        ("percent", ("0", "5"), "0"),
    ],
)
def test_each_way_to_follow(op: str, sources: tuple[str, ...], result: str) -> None:
    assert computed(op, *sources) == result


def test_rounding_is_half_up() -> None:
    assert computed("percent", "1", "800", decimals=2) == "0.13"
    assert computed("percent", "2345", "100000", decimals=1) == "2.3"
    assert computed("percent", "125", "100000", decimals=2) == "0.13"


def test_amounts_are_told_in_the_unit_of_the_field() -> None:
    assert computed("sum", "150000000", "50000000", unit="亿元") == "2"
    assert computed("difference", "13029000000", "5683000000", unit="亿元") == "73.46"


@pytest.mark.parametrize("op", ["percent", "change_percent", "multiple", "average"])
@pytest.mark.parametrize("base", ["0", "-3"])
def test_nothing_follows_from_a_base_of_zero_or_below(op: str, base: str) -> None:
    assert computed(op, "5", base) is None


@given(st.decimals(0, 10**12, allow_nan=False, places=2), st.decimals(1, 10**12, allow_nan=False, places=2))
def test_a_share_and_its_base_give_the_part_back_within_rounding(part: Decimal, base: Decimal) -> None:
    share = computed("percent", str(part), str(base), decimals=6)
    assert share is not None
    assert abs(Decimal(share) * base / 100 - part) <= base * Decimal("0.00000001")


def _values(**typed: str) -> Values:
    fields = (
        FieldSpec("甲", FieldKind.COUNT, unit="件"),
        FieldSpec("乙", FieldKind.COUNT, unit="件"),
        FieldSpec("和", FieldKind.COUNT, unit="件", derived=Derivation("sum", ("甲", "乙"))),
        FieldSpec("比", FieldKind.PERCENT, unit="%", derived=Derivation("percent", ("甲", "和"))),
    )
    return Values.of(Template("trial", "试", fields=fields), Draft("trial", values=typed))


def test_what_is_derived_may_be_derived_from() -> None:
    entry = _values(甲="3", 乙="1").entry("比")
    assert entry.quantity is not None
    assert entry.quantity.text == "75%"


def test_a_zero_base_says_what_to_do() -> None:
    assert _values(甲="0", 乙="0").entry("比").fault == "基数是零或负数，算不出来，请直接填写或改写这一句"


def test_what_is_lacking_is_named() -> None:
    assert _values(甲="3").entry("和").fault == "要由“乙”算出，还缺数"


def test_a_formula_is_shown_with_the_names_of_its_fields() -> None:
    specs = _values().specs
    assert (formula(specs["和"]), formula(specs["比"]), formula(specs["甲"])) == ("甲 + 乙", "甲 ÷ 和 × 100%", "")
