"""CONTRACT.md's calls, on files of our own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths

PROSE = "青川县优化营商环境工作总结\n\n今年以来，全县受理办件1.2万件。\n一、抓审批，提速度\n一是减材料。共减少材料30份。二是压时限。平均压缩2天。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_bytes(PROSE.encode("gb18030"))
    return path


def test_text_prints_the_file_to_the_character(nigao, report):
    assert nigao("text", report).out == PROSE


def test_outline_gives_one_json_object_a_heading_with_offsets_into_the_text(nigao, report):
    rows = [json.loads(line) for line in nigao("outline", report, "--json").out.splitlines()]
    assert [(row["level"], row["number"], row["run_in"]) for row in rows] == [(1, "一、", False), (2, "一是", True), (2, "二是", True)]
    assert all(PROSE[row["start"] : row["end"]] == row["text"] for row in rows)


def test_outline_without_json_is_indented_for_people(nigao, report):
    assert nigao("outline", report).out.splitlines() == ["一、抓审批，提速度", "　一是减材料。", "　二是压时限。"]


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".json"])
def test_convert_writes_every_format_and_keeps_the_text(nigao, report, tmp_path, suffix):
    out = tmp_path / f"新{suffix}"
    assert nigao("convert", report, "-o", out).code == 0
    if suffix != ".json":
        back = nigao("text", out).out
        assert [line for line in back.splitlines() if line] == [line for line in PROSE.splitlines() if line]


def test_convert_never_writes_over_its_source(nigao, report):
    before = report.read_bytes()
    run = nigao("convert", report, "-o", report)
    assert run.code == 2 and "原文件" in run.err and report.read_bytes() == before


@pytest.mark.parametrize("kind", ["summary", "briefing", "half_year", "reply", "feature"])
def test_a_sample_draft_of_every_kind_has_nothing_missing(nigao, tmp_path, kind):
    out = tmp_path / "稿.txt"
    run = nigao("draft", kind, "--sample", "-o", out)
    assert run.code == 0 and run.err == "" and "【待补" not in out.read_text("utf-8")


def test_a_draft_without_values_names_what_is_missing(nigao, tmp_path):
    out = tmp_path / "稿.txt"
    run = nigao("draft", "summary", "-o", out)
    assert run.code == 0 and "【待补：" in out.read_text("utf-8")
    assert run.err.startswith("提示：") and "还没有填" in run.err


def test_values_and_sections_choose_what_is_printed(nigao, tmp_path):
    values, out = tmp_path / "v.json", tmp_path / "稿.txt"
    values.write_text(json.dumps({"地区": "青川县"}, ensure_ascii=False), "utf-8")
    assert nigao("draft", "summary", "--values", values, "--sections", "opening,warmth", "-o", out).code == 0
    assert "青川县" in out.read_text("utf-8")
    levels = [json.loads(line)["number"] for line in nigao("outline", out, "--json").out.splitlines()]
    assert "一、" in levels and "二、" not in levels


def test_templates_lists_sections_points_and_fields(nigao):
    rows = [json.loads(line) for line in nigao("templates", "--json").out.splitlines()]
    assert {row["kind"] for row in rows} == {"summary", "briefing", "half_year", "reply", "feature"}
    assert all(row["sections"] and row["fields"] for row in rows)


def test_the_demo_drafts_a_reply_and_a_summary_and_reads_them_back(nigao, tmp_path):
    run = nigao("demo", "--out", tmp_path / "out")
    assert run.code == 0 and run.out.count("读回核对无误") == 2
    assert {path.name for path in (tmp_path / "out").glob("*.docx")} == {"提案答复.docx", "工作总结.docx"}


def test_every_seed_report_has_an_outline(nigao):
    for path in sorted(paths.seeds().glob("*.docx")):
        assert len(nigao("outline", path, "--json").out.splitlines()) >= 5, path.name


def test_the_samples_in_word_have_the_text_of_their_plain_files(nigao, shared):
    for name in ("05", "08"):
        assert nigao("text", shared / "samples" / f"{name}.docx").out == (shared / "samples" / f"{name}.txt").read_text("utf-8")


def test_python_dash_m_is_the_same_program(report):
    done = subprocess.run([sys.executable, "-m", "desktop", "text", report], capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == PROSE


def test_a_reader_of_the_pipe_may_leave_early(report):
    done = subprocess.run(f'"{sys.executable}" -m desktop text "{report}" | head -c 3', shell=True, capture_output=True, check=True)
    assert done.stderr == b"" and done.stdout.decode("utf-8") == "青"
