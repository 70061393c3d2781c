"""``nigao check``: findings as CONTRACT.md prints them, and the exit code that tells an error."""

from __future__ import annotations

import json


def test_check_prints_a_finding_a_line_and_leaves_with_1_where_one_is_an_error(nigao, tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text("截止目前，全县办件xx万元，，群众满意。\n", "utf-8")
    done = nigao("check", path, "--json")
    assert done.code == 1
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["rule"], row["severity"], row["text"]) for row in rows] == [
        ("until-confused", "warning", "截止"),
        ("placeholder", "error", "xx万元"),
        ("doubled-mark", "error", "，，"),
    ]
    assert set(rows[0]) == {"rule", "kind", "severity", "start", "end", "text", "message", "suggestion", "related"}


def test_check_leaves_with_0_where_nothing_is_an_error(nigao, tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text("截止目前，全县办件1万件。\n", "utf-8")
    done = nigao("check", path)
    assert done.code == 0
    assert "截至" in done.out
