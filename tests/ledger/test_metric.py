"""The catalogue of metrics, and how a metric is found by what people call it."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.ledger.catalogue_file import rows
from desktop.ledger.metric import Catalogue, Metric, key, kind_of
from desktop.outcome import Refused


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_the_field_is_covered(catalogue: Catalogue) -> None:
    themes = Counter(metric.theme for metric in catalogue.metrics)
    assert len(catalogue.metrics) >= 220
    assert len(themes) >= 20 and min(themes.values()) >= 3


def test_no_two_metrics_share_a_name_or_a_wording(catalogue: Catalogue) -> None:
    calls = Counter(name for metric in catalogue.metrics for name in {key(each) for each in metric.names})
    assert [name for name, count in calls.items() if count > 1] == []


def test_every_metric_is_named_as_a_staffer_would(catalogue: Catalogue) -> None:
    assert [metric.name for metric in catalogue.metrics if not 3 <= len(metric.name) <= 15] == []
    assert [metric.name for metric in catalogue.metrics if not metric.department or not metric.theme] == []


def test_units_are_base_units_that_fit_the_kind(catalogue: Catalogue) -> None:
    assert [metric.name for metric in catalogue.metrics if "万" in metric.unit or "亿" in metric.unit] == []
    assert [metric.name for metric in catalogue.metrics if (metric.unit in ("%", "‰")) != (metric.kind == "percent")] == []
    assert [metric.name for metric in catalogue.metrics if (metric.unit in ("元", "美元")) != (metric.kind == "amount")] == []


def test_the_parts_of_a_rate_are_metrics_of_one_unit(catalogue: Catalogue) -> None:
    rates = [metric for metric in catalogue.metrics if metric.numerator]
    assert len(rates) >= 20
    for rate in rates:
        above, below = catalogue.find(rate.numerator), catalogue.find(rate.denominator)
        assert above and below, rate.name
        assert rate.kind == "percent" and above.unit.rstrip("家户") == below.unit.rstrip("家户"), rate.name


def test_a_rate_that_may_pass_a_hundred_has_no_upper_bound(catalogue: Catalogue) -> None:
    for name, value in (("投资完成率", 134.69), ("城镇新增就业完成率", 112.0), ("社零增速", -3.1)):
        metric = catalogue.find(name)
        assert metric and metric.holds(value), name
    best = catalogue.find("好评率")
    assert best and best.holds(100) and not best.holds(100.1) and not best.holds(-1)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("好评率", "好评率"),
        ("“好差评”好评率", "好评率"),
        ("政务服务事项", "政务服务事项数"),
        ("政务服务事项总数", "政务服务事项数"),
        ("政务服务事项数量", "政务服务事项数"),
        ("12345热线受理量", "热线受理量"),
        ("一件事一次办事项数", "“一件事一次办”事项数"),
        ("减税降费金额", "新增减税降费及退税缓费"),
        ("实有经营主体户数", "经营主体总数"),
        ("社零总额", "社会消费品零售总额"),
    ],
)
def test_a_metric_is_found_by_any_of_its_wordings(catalogue: Catalogue, said: str, name: str) -> None:
    found = catalogue.find(said)
    assert found and found.name == name


def test_what_nobody_calls_anything_is_not_found(catalogue: Catalogue) -> None:
    assert catalogue.find("县城绿化带长度") is None and catalogue.find("") is None


@pytest.mark.parametrize(
    ("said", "unit", "name"),
    [
        ("全县政务服务大厅受理办件", "件", "受理件数"),
        ("营商环境投诉举报办结率", "%", "营商环境投诉办结率"),
        ("小微企业贷款加权平均利率", "%", "贷款加权平均利率"),
        ("新增规上工业企业", "家", "新增规上企业数"),
        ("重点项目的投资完成", "元", "重点项目完成投资"),
    ],
)
def test_the_nearest_metric_is_the_one_meant(catalogue: Catalogue, said: str, unit: str, name: str) -> None:
    assert name in [metric.name for metric, _ in catalogue.nearest(said, unit)[:2]]


def test_another_kind_lowers_the_likeness(catalogue: Catalogue) -> None:
    as_rate, as_count = ({metric.name: score for metric, score in catalogue.nearest("营商环境投诉办结", unit, most=20)} for unit in ("%", "件"))
    assert as_rate["营商环境投诉办结率"] > as_rate["营商环境投诉办结数"]
    assert as_count["营商环境投诉办结数"] > as_count["营商环境投诉办结率"]


@given(st.text(alphabet="政务服务企业贷款办结率数量“”新增 的", max_size=60))
def test_likenesses_lie_between_nothing_and_one_best_first(said: str) -> None:
    scores = [score for _, score in CATALOGUE.nearest(said, most=50)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


CATALOGUE = Catalogue((Metric("办结率", "%", "percent"), Metric("新增贷款", "元", "amount", ("贷款新增额",)), Metric("企业数", "家")))


def test_a_metric_of_the_office_wins_and_keeps_the_known_wordings(catalogue: Catalogue) -> None:
    mine = Metric("好评率", "分", "score", ("本县好评率",))
    merged = catalogue.merged([mine, Metric("夜间办件数", "件", aliases=("受理件数",))])
    found = merged.find("“好差评”好评率")
    assert found and found.own and found.unit == "分" and merged.find("本县好评率") == found
    night = merged.find("夜间办件量")
    assert night and night.own and merged.find("受理办件量") != night
    known = merged.find("受理件数")
    assert known and known.own and known.name == "夜间办件数"  # a wording given here wins over a built-in name
    assert len(merged.metrics) == len(catalogue.metrics) + 1


def test_an_own_metric_stands_first_among_equals() -> None:
    merged = CATALOGUE.merged([Metric("新增贷款额", "元", "amount")])
    assert merged.nearest("新增贷款额", "元")[0][0].own


def test_the_plain_reader_and_tomllib_read_the_same(tmp_path: Path) -> None:
    path = paths.resources() / "metrics.toml"
    rewritten = tmp_path / "metrics.toml"
    rewritten.write_text(path.read_text("utf-8").replace("unit = '", "unit  = '"), "utf-8")  # two blanks: no longer plain
    assert rows(rewritten) == rows(path)
    assert sum(len(tables) for theme, tables in tomllib.loads(path.read_text("utf-8")).items() if theme != "themes") == len(rows(path))


@pytest.mark.parametrize(
    "text",
    ["[[a]\n", "[[a]]\nunit = '件'\n", "[[a]]\nname = '甲'\nkind = 'much'\n", "[[a]]\nname = '甲'\nprice = 1\n", "[a]\nname = '甲'\n", "[[a]]\nname = '甲'\nmax = 'x'\n", "a = 1\n"],
)  # fmt: skip
def test_a_faulty_catalogue_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "我的指标.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused, match=r"我的指标\.toml"):
        Catalogue.load(path)


def test_a_missing_or_undecodable_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "乱.toml").write_bytes("name = '指标'".encode("gb18030"))
    for name in ("无.toml", "乱.toml"):
        with pytest.raises(Refused, match="读不了指标目录"):
            Catalogue.load(tmp_path / name)


@pytest.mark.parametrize(
    ("unit", "kind"), [("元", "amount"), ("%", "percent"), ("工作日", "duration"), ("件", "count"), ("公里", "other"), ("分", "score")]
)
def test_a_unit_tells_the_kind(unit: str, kind: str) -> None:
    assert kind_of(unit) == kind


@given(st.text(max_size=20))
def test_a_key_is_its_own_key_but_for_one_more_closing_word(name: str) -> None:
    assert len(key(name)) <= len(name)
    assert key(f"“{name}”") == key(name)
