"""What a form recomputes: every figure that follows, by one way, never in a circle, and never one that would change an untouched text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.text import plain
from desktop.figures.figure import Figure
from desktop.figures.ops import compute
from desktop.figures.read import figures
from desktop.figures.relate import Follows, Relation, follows, relations
from desktop.readers.text import document


def read(text: str) -> tuple[tuple[Figure, ...], tuple[Follows, ...]]:
    made = document(text)
    found = figures(made)
    return found, follows(relations(plain(made), found))


def told(text: str) -> list[tuple[str, str, str]]:
    found, made = read(text)
    return [(one.op, found[one.result].text, " ".join(found[at].text for at in one.of)) for one in made]


@pytest.mark.parametrize(
    ("text", "op", "result", "of"),
    [
        ("受理1200件，办结1180件，办结率98.3%。", "percent", "98.3%", "1180件 1200件"),
        ("共74条，已办结70条，其余4条。", "remainder", "4条", "74条 70条"),
        ("甲镇12个、乙镇9个、丙镇7个，三镇共28个。", "sum", "28个", "12个 9个 7个"),
        ("共清理文件25个，其中保留18个、修订4个、废止3个。", "sum", "25个", "18个 4个 3个"),
        ("利率由7.63%下降至7.24%，下降0.39个百分点。", "difference", "0.39个百分点", "7.63% 7.24%"),
        ("满意率由91.2%提高到96.7%，提高5.5个百分点。", "difference", "5.5个百分点", "96.7% 91.2%"),
        ("审批时限由15天压缩至5天，压缩66.7%。", "change_percent", "66.7%", "5天 15天"),
        ("办件9600件，窗口48个，平均每个窗口200件。", "average", "200件", "9600件 48个"),
        ("1—6月受理800件，7月受理120件，1—7月累计受理920件。", "sum", "920件", "800件 120件"),
    ],
)
def test_a_figure_follows_by_an_op_of_the_contract(text: str, op: str, result: str, of: str) -> None:
    assert told(text) == [(op, result, of)]


def test_what_is_only_near_or_only_checked_is_typed_by_hand() -> None:
    assert told("受理93件，其中甲类54件、乙类33件、丙类2件、丁类4件，占比分别为58.07%、35.48%、2.15%、4.30%。")[0][:2] == ("sum", "93件")
    assert "58.07%" not in {
        result for _, result, _ in told("受理93件，其中甲类54件、乙类33件、丙类2件、丁类4件，占比分别为58.07%、35.48%、2.15%、4.30%。")
    }
    assert told("惠及10万余户，其中企业2万户，占19%。") == []
    assert told("收到148项，完成143项，完成率97.6%。") == []


def test_growth_of_a_rise_tells_what_stands_in_for_its_base() -> None:
    _, (one,) = read("贷款余额48.3亿元，较年初增加3.5亿元，增长7.8%。")
    assert (one.op, one.relation, one.instead) == ("change_percent", "grown_percent", "base")


def test_a_cut_share_says_that_it_is_cut() -> None:
    _, (one,) = read("收到93件，办结26件，办结率27.9%。")
    assert one.cut


def holding(result: int, *of: int, op: str = "sum") -> Relation:
    return Relation(op, result, of, "exact", "holds", Decimal(1), "")


def test_of_two_relations_that_lead_to_each_other_one_is_taken() -> None:
    made = follows([holding(2, 0, 1), holding(0, 2, 1, op="difference")])
    assert [(one.result, one.op) for one in made] == [(2, "sum")]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_there_is_never_a_circle(ties: list[tuple[int, int, int]]) -> None:
    made = follows(holding(result, one, other) for result, one, other in ties if result not in (one, other))
    of = {one.result: one.of for one in made}

    def depth(at: int, above: frozenset[int]) -> int:
        assert at not in above
        return 1 + max((depth(source, above | {at}) for source in of.get(at, ())), default=0)

    assert len(of) == len(made)
    assert all(depth(at, frozenset()) > 0 for at in of)


def test_every_figure_that_follows_recomputes_to_itself() -> None:
    found, made = read("受理1200件，办结1180件，办结率98.3%。今年新设1860户，去年1500户，增长24%。水费9.6万元、电费5.4万元，合计15万元。")
    assert len(made) == 3
    for one in made:
        values = [found[at].value for at in one.of]
        exact = compute(one.relation, [value for value in values if isinstance(value, Decimal)])
        printed = found[one.result].value
        assert exact is not None and isinstance(printed, Decimal)
        assert abs(exact - printed) < Decimal("0.05")
