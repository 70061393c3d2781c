"""``nigao ledger``: values in, decided, compared and put in order from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIRST = "青禾县2025年上半年优化营商环境工作总结\n\n2025年上半年，全县受理办件18200件，办结率98.6%。新登记企业420户。\n\n青禾县营商环境建设办公室\n2025年7月5日\n"
SECOND = "青禾县2025年上半年政务服务工作情况汇报\n\n2025年上半年，全县受理办件18900件，办结率98.6%。2024年上半年受理办件17500件。\n\n青禾县行政审批局\n2025年7月8日\n"


@pytest.fixture
def call(nigao: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """``nigao ledger … --library`` in a folder of its own."""
    (tmp_path / "first.txt").write_text(FIRST, "utf-8")
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")

    def run(part: str, *words: object) -> Any:
        return nigao("ledger", part, *words, "--library", tmp_path / "n.db")

    return run


def rows(run: Any) -> list[dict[str, Any]]:
    assert run.code == 0, run.err
    return [json.loads(line) for line in run.out.splitlines()]


def test_a_report_is_read_shown_and_taken(call: Callable[..., Any], tmp_path: Path) -> None:
    shown = rows(call("import-report", tmp_path / "first.txt", "--json"))
    assert [(row["metric"], row["group"], row["entry"]["value"], row["state"]) for row in shown] == [
        ("受理件数", "new", 18200, "proposed"), ("办结率", "new", 98.6, "proposed"), ("新增企业数", "new", 420, "proposed"),
    ]  # fmt: skip
    assert rows(call("list", "--json")) == []
    taken = call("import-report", tmp_path / "first.txt", "--accept")
    assert "采用3条。" in taken.err and len(rows(call("list", "--json"))) == 3


def test_a_conflict_is_shown_side_by_side_and_decided_by_number(call: Callable[..., Any], tmp_path: Path) -> None:
    call("import-report", tmp_path / "first.txt", "--accept")
    shown = rows(call("import-report", tmp_path / "second.txt", "--accept", "--json"))
    (clash,) = [row for row in shown if row["group"] == "conflict"]
    assert clash["standing"][0]["value"] == 18200 and clash["entry"]["value"] == 18900
    assert call("accept", 2, clash["id"], "--both").code == 0
    found = call("conflicts")
    assert found.code == 1 and "写18200件；" in found.out and "写18900件" in found.out
    assert call("conflicts", "--region", "石桥县").code == 0
    assert "已经定过了" in call("accept", 2, clash["id"]).err


def test_replaced_values_stay_in_what_is_shown_of_a_metric(call: Callable[..., Any], tmp_path: Path) -> None:
    call("record", "受理件数", 100, "--period", "2025H1", "--region", "青禾县", "--unit", "件")
    assert "台账里已有100件" in call("record", "受理件数", 90, "--period", "2025H1", "--region", "青禾县").err
    call("record", "受理件数", 90, "--period", "2025H1", "--region", "青禾县", "--replace")
    shown = rows(call("show", "受理件数", "--json"))
    assert [(row["value"], row["current"]) for row in shown] == [(100, False), (90, True)]
    assert call("withdraw", shown[1]["id"]).code == 0 and rows(call("list", "--json")) == []


def test_growth_is_told_in_words_and_numbers(call: Callable[..., Any], tmp_path: Path) -> None:
    call("import-report", tmp_path / "second.txt", "--accept")
    (row,) = rows(call("compare", "受理件数", "--period", "2025H1", "--json"))
    assert (row["now"], row["year_before"], row["on_year"]["percent"], row["on_year"]["words"]) == (18900, 17500, 8.0, "增长8%")
    assert "同比 增长8%" in call("compare").out


def test_metrics_are_renamed_merged_and_described(call: Callable[..., Any], tmp_path: Path) -> None:
    call("import-report", tmp_path / "first.txt", "--accept")
    call("record", "窗口接件总数", 300, "--period", "2024H1", "--region", "青禾县", "--unit", "件")
    (renamed,) = rows(call("rename", "受理件数", "全县受理量", "--json"))
    assert renamed["name"] == "全县受理量" and "受理件数" in renamed["aliases"]
    (merged,) = rows(call("merge", "全县受理量", "窗口接件总数", "--json"))
    assert {"受理件数", "窗口接件总数"} <= set(merged["aliases"])
    assert len(rows(call("list", "窗口接件总数", "--json"))) == 2
    (told,) = rows(call("metric", "全县受理量", "--scope", "不含垂管部门", "--json"))
    assert told["scope"] == "不含垂管部门" and "不含垂管部门" in call("metrics").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "没有的指标"), "台账里没有指标"),
        (("import-report", "没有.txt"), "找不到文件"),
        (("accept", "9"), "这份材料已不在资料库里"),
        (("record", "办件量", "十多", "--period", "2025Q3"), "请写明数值"),
        (("record", "办件量", "10"), "请用 --period 写明期间"),
        (("record", "办件量", "10", "--period", "未来"), "期间“未来”看不懂"),
        (("compare", "--period", "2025Q9"), "期间“2025Q9”看不懂"),
        (("rename", "甲指标", "乙指标"), "台账里没有指标“甲指标”"),
        (("withdraw", "9"), "台账里没有编号为9的记录"),
    ],
)
def test_a_wrong_call_is_one_chinese_line(call: Callable[..., Any], words: tuple[str, ...], said: str) -> None:
    run = call(*words)
    assert run.code == 2 and said in run.err and run.err.count("\n") == 1 and run.out == ""
