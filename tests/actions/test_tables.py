"""Comparing figures at the end of a draft, as a person does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.composing import compose
from desktop.actions.desk import Desk
from desktop.actions.drafts import new_draft, open_draft, save_draft
from desktop.actions.filling import set_value
from desktop.actions.library import load_reports
from desktop.actions.picks import pick_lines
from desktop.actions.tables import choices, comparison, previous_of_report
from desktop.document.nodes import Chart, Document, Table
from desktop.document.text import block_text, plain
from desktop.drafting.draft import Draft
from desktop.drafting.moments import previous
from desktop.outcome import Refused

NOW = {"地区": "白石县", "单位": "某局", "窗口数": "12", "收件数": "800", "办结数": "792"}
PRIOR = """白石县政务服务情况专报

现将有关情况报告如下。

一、窗口服务更便捷
一是建好窗口。设置综合窗口9个。二是加快办件。收到办件640件，办结560件，按时办结率87.5%。

某局
"""


@pytest.fixture
def draft(desk: Desk) -> Draft:
    return replace(new_draft(desk, "memo"), values=dict(NOW))


def rows(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [["".join(map(block_text, cell.blocks)) for cell in row.cells] for row in table.rows]


def test_only_fields_of_numbers_can_be_compared(desk: Desk, draft: Draft) -> None:
    assert [(choice.label, choice.unit) for choice in choices(desk, draft)] == [
        ("综合窗口数", "个"),
        ("收到办件数", "件"),
        ("办结件数", "件"),
        ("按时办结率", "%"),
    ]


def test_chosen_figures_are_compared_at_the_end_of_the_draft(desk: Desk, draft: Draft) -> None:
    made = set_value(comparison(desk, draft, ["收到办件数", "办结率"]), "上期/收件数", "640")
    assert rows(compose(desk, made).document)[:2] == [
        ["指标", "单位", "本期", "上年同期", "增减", "增幅"],
        ["收到办件数", "件", "800", "640", "160", "25%"],
    ]
    assert pick_lines(desk, made)[-1].name == "主要指标对比表" and pick_lines(desk, made)[-1].borrowed


def test_the_values_before_are_asked_for_in_the_form(desk: Desk, draft: Draft) -> None:
    groups = compose(desk, comparison(desk, draft, ["收件数"])).groups
    assert [line.label for group in groups for line in group.lines if line.key.startswith("上期/")] == ["收到办件数（上期）"]


def test_a_chart_of_the_same_figures_stands_under_the_table(desk: Desk, draft: Draft) -> None:
    made = set_value(comparison(desk, draft, ["收件数", "办结数"], before="上季度", chart=True), "上期/收件数", "640")
    (chart,) = [block for block in compose(desk, made).document.blocks if isinstance(block, Chart)]
    assert chart.categories == ("上季度", "本期") and [each.name for each in chart.series] == ["收到办件数", "办结件数"]


def test_several_comparisons_stand_side_by_side_and_are_kept(desk: Desk, draft: Draft) -> None:
    made = comparison(desk, comparison(desk, draft, ["收件数"], caption="办件对比"), ["窗口数"], caption="窗口对比")
    save_draft(desk, made)
    assert open_draft(desk, made.id) == made
    assert plain(compose(desk, made).document).count("对比") == 2


@pytest.mark.parametrize(("metrics", "fault"), [([], "至少选一项"), (["地区"], "“地区”"), (["没有的"], "“没有的”")])
def test_what_cannot_be_compared_is_refused(desk: Desk, draft: Draft, metrics: list[str], fault: str) -> None:
    with pytest.raises(Refused, match=fault):
        comparison(desk, draft, metrics)


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> int:
    path = tmp_path / "上期专报.txt"
    path.write_text(PRIOR, encoding="utf-8")
    (loaded,) = load_reports(desk, [path])
    assert loaded.report
    return loaded.report


def test_the_values_before_come_from_a_prior_report(desk: Desk, draft: Draft, report: int) -> None:
    outcome = previous_of_report(desk, comparison(desk, draft, ["收件数", "办结数", "办结率", "窗口数"]), report)
    assert previous(outcome.value) == {"窗口数": "9", "收件数": "640", "办结数": "560"}
    assert rows(compose(desk, outcome.value).document)[3] == ["按时办结率", "%", "99", "87.5", "11.5个百分点", "—"]
    assert "“收到办件数”的上期数取自材料中的“640件”，请核对" in [str(note) for note in outcome.notes]


def test_what_a_person_typed_before_stands(desk: Desk, draft: Draft, report: int) -> None:
    typed = set_value(draft, "上期/收件数", "650")
    assert previous(previous_of_report(desk, typed, report).value)["收件数"] == "650"


def test_a_report_that_measures_nothing_of_it_is_told(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "其他.txt"
    path.write_text("关于召开会议的通知\n\n定于本周五上午召开会议，请准时参加。\n", encoding="utf-8")
    (loaded,) = load_reports(desk, [path])
    assert loaded.report
    outcome = previous_of_report(desk, draft, loaded.report)
    assert outcome.value == draft and [str(note) for note in outcome.notes] == ["材料里没有找到与本稿对得上的数据，上期值没有改动"]
