"""``nigao align``: pairs of figures as the contract prints them."""

from __future__ import annotations

import json
from pathlib import Path


def written(folder: Path) -> tuple[str, str]:
    one, other = folder / "一季度.txt", folder / "二季度.txt"
    one.write_text("受理咨询320件。培训窗口人员46人。", "utf-8")
    other.write_text("培训窗口人员52人。受理咨询约350件。", "utf-8")
    return str(one), str(other)


def test_every_pair_is_a_line_of_two_figures_and_a_confidence(nigao, tmp_path):
    run = nigao("align", *written(tmp_path), "--json")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    assert [(line["a"]["text"], line["b"]["text"]) for line in lines] == [("320件", "350件"), ("46人", "52人")]
    assert all(set(line) == {"a", "b", "confidence"} and 0 < line["confidence"] <= 1 for line in lines)
    assert lines[0]["b"]["approx"] == "约" and lines[0]["a"].keys() == lines[0]["b"].keys()


def test_a_person_reads_name_both_values_and_the_likelihood(nigao, tmp_path):
    first = nigao("align", *written(tmp_path)).out.splitlines()[0].split("\t")
    assert first[1:3] == ["320件", "约350件"] and first[3].endswith("%")


def test_a_missing_report_is_one_chinese_line(nigao, tmp_path):
    run = nigao("align", written(tmp_path)[0], tmp_path / "无.txt")
    assert run.code == 2 and run.out == "" and run.err.count("\n") == 1 and "无.txt" in run.err
