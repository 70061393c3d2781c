"""nigao profile, and the layout of a profile in draft and convert."""

from __future__ import annotations

import json
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop import writers
from desktop.document import build
from desktop.document.nodes import Role
from tests.writers.formats import FORMATS

LAYOUT = '[layout]\nformat = "red_head"\nmark = "清河县营商办文件"\npitch = 30\nthird_level_bold = true\nformats = { reply = "letter" }\n'


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "档案.toml"
    path.write_text(LAYOUT, encoding="utf-8")
    return path


def test_the_standard_itself_departs_from_nothing(nigao: Callable[..., Any]) -> None:
    assert nigao("profile", "--deviations").out == "没有与 GB/T 9704-2012 不同之处。\n"


def test_departures_are_listed_with_their_clauses(nigao: Callable[..., Any], profile: Path) -> None:
    lines = nigao("profile", "--deviations", "--profile", str(profile)).out.splitlines()
    assert lines == ["5.2.3（一般）每面行数：标准 22 行，本单位 21 行（行距 30 磅）", "7.3.3（实务）三级标题的加粗：标准 不加粗，本单位 加粗"]


def test_departures_are_told_as_json_too(nigao: Callable[..., Any], profile: Path) -> None:
    found = [
        json.loads(line) for line in nigao("profile", "--deviations", "--profile", str(profile), "--format", "letter", "--json").out.splitlines()
    ]
    assert [each["clause"] for each in found] == ["5.2.3", "7.3.3"]


def test_a_layout_is_learned_into_a_profile_that_can_be_used(nigao: Callable[..., Any], tmp_path: Path) -> None:
    document, style = FORMATS["upward"]
    (tmp_path / "印发.docx").write_bytes(writers.write(document, ".docx", style))
    run = nigao("profile", "learn", str(tmp_path / "印发.docx"), "-o", str(tmp_path / "学到.toml"))
    assert (run.code, run.out) == (0, "") and "请核对" in run.err
    learned = tomllib.loads((tmp_path / "学到.toml").read_text(encoding="utf-8"))
    assert learned == {"layout": {"format": "red_head", "mark": "清河县营商办文件"}}
    assert nigao("profile", "learn", str(tmp_path / "印发.docx")).out == (tmp_path / "学到.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [(), ("learn",), ("learn", "没有.docx"), ("--deviations", "--profile", "没有.toml")])
def test_a_call_that_says_too_little_is_told_what_to_do(nigao: Callable[..., Any], words: tuple[str, ...]) -> None:
    run = nigao("profile", *words)
    assert run.code == 2 and run.err.count("\n") == 1 and "Traceback" not in run.err


def main_part(path: Path) -> str:
    with zipfile.ZipFile(path) as members:
        return members.read("word/document.xml").decode()


def test_the_profile_decides_the_format_by_kind(nigao: Callable[..., Any], profile: Path, tmp_path: Path) -> None:
    for kind in ("reply", "summary"):
        assert nigao("draft", kind, "--sample", "--profile", str(profile), "-o", str(tmp_path / f"{kind}.docx")).code == 0
    letter, red = main_part(tmp_path / "reply.docx"), main_part(tmp_path / "summary.docx")
    assert "<w:titlePg/>" in letter and "清河县营商办</w:t>" in letter and "清河县营商办文件" not in letter
    assert "<w:titlePg/>" not in red and "清河县营商办文件</w:t>" in red and 'w:color="FF0000"' in red


def test_a_draft_without_a_profile_is_plain(nigao: Callable[..., Any], tmp_path: Path) -> None:
    assert nigao("draft", "summary", "--sample", "-o", str(tmp_path / "总结.docx")).code == 0
    assert "FF0000" not in main_part(tmp_path / "总结.docx")


def test_a_report_is_converted_as_the_office_lays_out(nigao: Callable[..., Any], profile: Path, tmp_path: Path) -> None:
    said = build.document(build.paragraph("关于工作情况的报告", Role.TITLE), build.paragraph("正文。"))
    (tmp_path / "往期.txt").write_bytes(writers.write(said, ".txt"))
    assert nigao("convert", str(tmp_path / "往期.txt"), "--profile", str(profile), "-o", str(tmp_path / "新.docx")).code == 0
    assert "清河县营商办文件" in main_part(tmp_path / "新.docx")


def test_a_mark_nobody_wrote_is_asked_for(nigao: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "档案.toml").write_text('[layout]\nformat = "letter"\n', encoding="utf-8")
    run = nigao("draft", "summary", "--sample", "--profile", str(tmp_path / "档案.toml"), "-o", str(tmp_path / "总结.docx"))
    assert run.code == 0 and "请在单位档案的 [layout] 里写 mark" in run.err
