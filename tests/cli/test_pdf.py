from __future__ import annotations

from pathlib import Path

import pytest

from desktop.layout import faces
from desktop.layout.style import standard

PROSE = "青川县优化营商环境工作总结\n今年以来，全县受理办件1.2万件，好评率99.6%。\n一、抓审批，提速度\n一是减材料。共减少材料30份。二是压时限。平均压缩2天。\n"


@pytest.fixture
def said(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_text(PROSE, "utf-8")
    return path


def test_a_draft_is_written_as_a_pdf_and_stand_ins_are_told_in_one_line(nigao, tmp_path):
    out = tmp_path / "答复.pdf"
    run = nigao("draft", "reply", "--sample", "-o", out)
    assert (run.code, run.out) == (0, "") and out.read_bytes().startswith(b"%PDF-1.7")
    told = [line for line in run.err.splitlines() if "字体：" in line]
    assert len(told) == (faces.report(standard()) != "字体齐全")


def test_a_report_is_converted_to_a_pdf_that_reads_as_the_same_text(nigao, said, tmp_path):
    out = tmp_path / "新.pdf"
    assert nigao("convert", said, "-o", out).code == 0
    assert "".join(nigao("text", out).out.split()) == "".join(PROSE.split())


def test_without_a_chinese_font_one_sentence_says_what_to_install(nigao, said, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.writers.pdf.faces", lambda: faces.Faces(()))
    run = nigao("convert", said, "-o", tmp_path / "新.pdf")
    assert run.code == 2 and run.err.count("\n") == 1 and "请安装" in run.err
    assert not (tmp_path / "新.pdf").exists()
