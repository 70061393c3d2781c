"""One arithmetic for checking, recomputing and templates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from desktop.document.text import plain
from desktop.figures.ops import OPS, Given, compute, given, rounded
from desktop.figures.read import figures
from desktop.figures.relate import Relation, relations
from desktop.readers.text import document

CONTRACT = {
    *("percent", "sum", "difference", "change_percent", "multiple", "remainder", "average"),
    *("carry", "previous_difference", "previous_percent", "previous_multiple", "cumulative"),
}
TENTH, HUNDREDTH, ONE = Decimal("0.1"), Decimal("0.01"), Decimal(1)


@pytest.mark.parametrize(
    ("op", "values", "step", "printed"),
    [
        ("percent", "4 5", ONE, "80"),
        ("percent", "196 245", TENTH, "80.0"),
        ("sum", "1.1 2.2 3.3", TENTH, "6.6"),
        ("difference", "7.24 7.63", HUNDREDTH, "-0.39"),
        ("change_percent", "224 261", TENTH, "-14.2"),
        ("change_percent", "5200 4600", TENTH, "13.0"),
        ("multiple", "36000 24000", TENTH, "1.5"),
        ("remainder", "74 60 10", ONE, "4"),
        ("average", "11720000 586", ONE, "20000"),
        ("mean", "96.1 97.3 98.2", TENTH, "97.2"),
        ("carry", "4.52", HUNDREDTH, "4.52"),
        ("previous_difference", "64 87", ONE, "-23"),
        ("previous_percent", "64 80", ONE, "-20"),
        ("previous_multiple", "90 60", TENTH, "1.5"),
        ("cumulative", "800 120", ONE, "920"),
        ("grown_percent", "48.3 3.5", TENTH, "7.8"),
        ("shrunk_percent", "286 104", TENTH, "26.7"),
        ("change_multiple", "7800 2600", ONE, "2"),
        ("lacking_percent", "17 620", HUNDREDTH, "97.26"),
        ("product", "187 1500", ONE, "280500"),
    ],
)
def test_each_op_reckons_as_a_person_would(op: str, values: str, step: Decimal, printed: str) -> None:
    exact = compute(op, [Decimal(value) for value in values.split()])
    assert exact is not None
    assert str(rounded(exact, step)) == printed


def test_every_op_of_the_contract_is_in_the_table() -> None:
    assert OPS.keys() >= CONTRACT


def test_a_cut_share_stays_cut_and_a_rounded_one_rounds() -> None:
    exact = compute("percent", (Decimal(26), Decimal(93)))
    assert exact is not None
    assert (rounded(exact, TENTH, "truncated"), rounded(exact, TENTH, "rounded")) == (Decimal("27.9"), Decimal("28.0"))


@pytest.mark.parametrize("op", ["percent", "change_percent", "multiple", "average", "previous_percent", "previous_multiple", "change_multiple"])
@pytest.mark.parametrize("base", ["0", "-3"])
def test_nothing_follows_from_a_base_of_zero_or_below(op: str, base: str) -> None:
    assert compute(op, (Decimal(5), Decimal(base))) is None


def test_growth_that_made_all_there_is_has_no_percentage() -> None:
    assert compute("grown_percent", (Decimal(12), Decimal(12))) is None


@pytest.mark.parametrize(("op", "many"), [("percent", 1), ("percent", 3), ("average", 3), ("carry", 2), ("sum", 1)])
def test_too_few_or_too_many_sources_are_refused(op: str, many: int) -> None:
    with pytest.raises(ValueError, match=op):
        compute(op, [Decimal(1)] * many)


@any_of(st.decimals(1, 10**9, places=2), st.decimals(1, 10**9, places=2))
def test_a_change_and_the_growth_of_its_rise_are_one(value: Decimal, base: Decimal) -> None:
    changed, grown = compute("change_percent", (value, base)), compute("grown_percent", (value, value - base))
    assert changed is not None and grown is not None
    assert abs(changed - grown) < Decimal("1e-9") * max(ONE, abs(changed))


def test_what_is_only_checked_has_no_op_in_a_form() -> None:
    assert [given(op) for op in ("product", "ratio", "within", "hundred")] == [None] * 4
    assert given("grown_percent") == Given("change_percent", "base") and given("cumulative") == Given("sum")


@pytest.mark.parametrize(
    "text",
    [
        "受理1200件，办结1180件，办结率98.3%。",
        "共清理文件25个，其中保留18个、修订4个、废止3个。",
        "共74条，已办结70条，其余4条正在协调。",
        "办理时限由15个工作日压缩至5个工作日，压缩66.7%。",
        "利率由7.63%下降至7.24%，下降0.39个百分点。",
        "贷款余额48.3亿元，较年初增加3.5亿元，增长7.8%。",
        "发案286起，比上年减少104起，降幅达26.7%。",
        "今年办件3.6万件，是上年（2.4万件）的1.5倍。",
        "去年2600件，今年7800件，增加两倍。",
        "办件9600件，窗口48个，平均每个窗口200件。",
        "评查620宗，不合格17宗，合格率97.26%。",
        "1—6月受理800件，7月受理120件，1—7月累计受理920件。",
    ],
)
def test_every_relation_that_holds_recomputes_to_what_is_printed(text: str) -> None:
    made = document(text)
    read = figures(made)
    held = [one for one in relations(plain(made), read) if one.verdict == "holds" and one.op in OPS]
    assert held
    for one in held:
        exact = compute(one.op, [value(read[at].value) for at in one.of])
        assert exact is not None and one.expected is not None
        assert rounded(abs(exact), step(one)) == abs(one.expected)


def value(number: object) -> Decimal:
    assert isinstance(number, Decimal)
    return number


def step(one: Relation) -> Decimal:
    assert one.expected is not None
    exponent = one.expected.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, 0))
