"""An office's own metrics give their names to the figures of a report."""

from __future__ import annotations

from desktop.figures.read import figures
from desktop.ledger.metric import Catalogue, Metric
from desktop.readers import read_bytes

OWN = (
    Metric("窗口受理总量", "件", aliases=("受理各类申请", "大厅受理申请")),
    Metric("村级寄递网点数", "个", aliases=("村级快递服务网点",)),
    Metric("助企贷投放额", "元", "amount", aliases=("发放助企贷款",)),
)


def metrics(text: str, *own: Metric) -> list[str]:
    return [figure.metric for figure in figures(read_bytes(text.encode(), "文.txt").value, Catalogue.load(own=own))]


def test_without_own_metrics_the_words_of_the_text_name_a_figure() -> None:
    assert metrics("大厅受理各类申请3200件。") == [
        figure.metric for figure in figures(read_bytes("大厅受理各类申请3200件。".encode(), "文.txt").value)
    ]


def test_an_own_wording_names_the_figure_and_its_change() -> None:
    assert metrics("受理各类申请3200件，同比增长6%。", *OWN) == ["窗口受理总量", "窗口受理总量"]


def test_an_own_wording_inside_a_longer_name_is_enough() -> None:
    assert metrics("全镇建成村级快递服务网点21个。", *OWN) == ["村级寄递网点数"]


def test_an_own_metric_of_another_unit_keeps_away() -> None:
    assert metrics("发放助企贷款88笔。", *OWN) == metrics("发放助企贷款88笔。")
    assert metrics("发放助企贷款88万元。", *OWN) == ["助企贷投放额"]


def test_a_figure_none_of_them_means_keeps_its_name() -> None:
    assert metrics("新栽行道树500株。", *OWN) == metrics("新栽行道树500株。")
