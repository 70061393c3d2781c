"""``nigao draft`` and ``nigao templates``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli import main
from desktop.document.codec import decode
from desktop.document.text import plain

Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def weekly(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of the user's own, called weekly, in a data folder of the test's own."""
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    folder = make(sample='[values]\n"地区" = "青禾县"\n"办件量" = "9"\n')
    target = paths.data_folder() / "templates" / "weekly"
    target.parent.mkdir(parents=True)
    folder.rename(target)
    manifest = target / "template.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('kind = "trial"', 'kind = "weekly"'), encoding="utf-8")


def test_a_draft_is_written_with_its_values_and_what_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = tmp_path / "v.json"
    values.write_text('{"地区": "青禾县", "期间": "2024年", "受理办件量": 2000, "办结量": "1990", "多余": "x"}', encoding="utf-8")
    out = tmp_path / "out.txt"
    assert main(["draft", "weekly", "--values", str(values), "-o", str(out)]) == 0
    text = out.read_text("utf-8")
    assert "青禾县2024年工作总结" in text
    assert "受理2000件。二是优化网办。办结率99.5%。" in text
    assert "【待补：窗口数】" in text
    told = capsys.readouterr()
    assert told.out == ""
    assert "提示：模板“试用”里没有填报项“多余”，没有采用" in told.err
    assert "提示：提速：“窗口数”还没有填" in told.err


def test_sections_profile_and_sample_go_together(tmp_path: Path) -> None:
    profile = tmp_path / "p.toml"
    profile.write_text('"单位" = "青禾县营商办"\n"地区" = "不用这个"\n', encoding="utf-8")
    out = tmp_path / "out.json"
    assert main(["draft", "weekly", "--sample", "--profile", str(profile), "--sections", "speed:night", "-o", str(out)]) == 0
    text = plain(decode(json.loads(out.read_text("utf-8"))))
    assert text.split("\n") == ["青禾县【待补：期间】工作总结", "一、办事提“速度”", "推行延时服务。工作日延时一小时。", "青禾县营商办"]


def test_a_form_is_handed_out_filled_and_drafted_from(tmp_path: Path) -> None:
    form, out = tmp_path / "form.xlsx", tmp_path / "out.txt"
    assert main(["draft", "weekly", "--sample", "-o", str(form)]) == 0
    assert main(["draft", "weekly", "--values", str(form), "-o", str(out)]) == 0
    assert "受理9件" in out.read_text("utf-8")


@pytest.mark.parametrize("kind", ["summary", "briefing", "half_year", "reply", "feature"])
def test_each_kind_prints_its_sample(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.txt"
    assert main(["draft", kind, "--sample", "-o", str(out)]) == 0
    assert len(out.read_text("utf-8")) > 1000
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["monthly"], "没有叫“monthly”的模板"),
        (["weekly", "--sections", "gone"], "没有章节“gone”"),
        (["weekly", "--values", "none.json"], "找不到数据文件"),
        (["weekly", "--profile", "none.toml"], "读不了"),
    ],
)
def test_a_call_that_cannot_be_done_is_one_line_and_writes_nothing(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.txt"
    assert main(["draft", *words, "-o", str(out)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not out.exists()


def test_a_values_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = tmp_path / "v.json"
    values.write_text('{"地区": "青禾县"}', encoding="utf-8")
    assert main(["draft", "weekly", "--values", str(values), "-o", str(values)]) == 2
    assert values.read_text("utf-8") == '{"地区": "青禾县"}'
    assert "不能覆盖原文件" in capsys.readouterr().err


def test_templates_are_listed_as_json_with_sections_points_and_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "--json"]) == 0
    listed = {entry["kind"]: entry for entry in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {"summary", "briefing", "half_year", "reply", "feature", "weekly"} == set(listed)
    weekly = listed["weekly"]
    assert weekly["built_in"] is False
    assert [point["id"] for point in weekly["sections"][0]["points"]] == ["window", "online", "night"]
    assert next(field for field in weekly["fields"] if field["name"] == "办结率")["derived"] == {"op": "percent", "of": ["办结量", "办件量"]}


def test_templates_are_listed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "weekly"]) == 0
    assert capsys.readouterr().out.splitlines()[:5] == [
        "weekly　试用",
        "  speed　提速",
        "    speed:window　窗口",
        "    speed:online　网上",
        "    speed:night　夜间（备选）",
    ]


def test_a_broken_template_of_the_user_s_is_told_and_the_others_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    broken = paths.data_folder() / "templates" / "broken"
    broken.mkdir()
    (broken / "template.toml").write_text('name = "坏的"\nsections = ["none"]', encoding="utf-8")
    assert main(["templates", "--json"]) == 0
    told = capsys.readouterr()
    assert '"kind": "weekly"' in told.out
    assert "提示：坏的：模板文件“broken/none.j2”读不了" in told.err


def test_an_unknown_template_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "monthly"]) == 2
    assert "没有叫“monthly”的模板" in capsys.readouterr().err
