"""The office's own metrics: renamed, merged, and never lost under any name they had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.metric import Catalogue, Metric
from desktop.ledger.metrics import clean, fits, made, merged, renamed
from desktop.outcome import Refused

NAMES = st.lists(st.sampled_from(["办件量", "受理办件", "办件总数", "办理事项", "接件量", "收件", "办结件"]), min_size=2, max_size=5, unique=True)


def test_a_renamed_metric_is_found_by_its_old_name() -> None:
    metric = renamed(Metric("办件量", "件", aliases=("受理办件",)), " 政务服务 办件量 ")
    assert metric.name == "政务服务 办件量" and metric.aliases == ("办件量", "受理办件")
    assert Catalogue((metric,)).find("办件量") is metric


def test_going_back_to_an_old_name_keeps_the_newer_one() -> None:
    assert renamed(renamed(Metric("办件量"), "受理量"), "办件量").names == ("办件量", "受理量")


@given(NAMES, NAMES)
def test_a_merge_keeps_all_names_of_both(kept: list[str], gone: list[str]) -> None:
    one, other = Metric(kept[0], "件", aliases=tuple(kept[1:])), Metric(gone[0], "项", aliases=tuple(gone[1:]))
    found = merged(one, other)
    assert found.name == one.name and set(found.names) == {*kept, *gone} and len(set(found.names)) == len(found.names)


def test_metrics_of_two_units_are_never_merged() -> None:
    with pytest.raises(Refused, match="单位不同，不是同一项指标，不能合并"):
        merged(Metric("发放贷款", "笔"), Metric("发放贷款金额", "元", kind="amount"))


def test_houses_and_firms_are_one_unit_and_money_is_none_of_them() -> None:
    assert fits(Metric("企业数", "家"), "户") and fits(Metric("事项数", "项"), "个") and fits(Metric("人数", "人"), "名")
    assert not fits(Metric("企业数", "家"), "元") and not fits(Metric("办结率", "%", kind="percent"), "百分点")


def test_a_new_metric_gets_a_name_nobody_has() -> None:
    assert made("发放贷款", "元", "amount", lambda name: name != "发放贷款") == "发放贷款金额"
    assert made("新增贷款额", "元", "amount", lambda name: name != "新增贷款额") == "新增贷款额（元）"
    assert made("发放贷款", "笔", "count", lambda _: True) == "发放贷款"
    taken = {"发放贷款", "发放贷款金额", "发放贷款（元）"}
    assert made("发放贷款", "元", "amount", lambda name: name not in taken) == "发放贷款（元2）"


@pytest.mark.parametrize("name", ["", "  ", "的", "长" * 41])
def test_a_name_that_is_none_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Refused, match=r"^指标名.+。$"):
        clean(name)
