"""``nigao import``, ``search`` and ``library``: what tests, scripts and other programs rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PRIOR = """青禾县2024年三季度优化营商环境工作总结

今年以来，全县受理办件1.2万件。
一、惠企政策免申即享
兑付资金120万元。

青禾县行政审批局
2024年10月8日
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "材料"
    made.mkdir()
    (made / "三季度.txt").write_text(PRIOR, encoding="utf-8")
    (made / "空.txt").write_bytes(b"")
    (made / "~$三季度.docx").write_bytes(b"x")
    return made


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "库.db"


@pytest.fixture
def filled(nigao, folder, db):
    assert nigao("import", folder / "三季度.txt", "--library", db).code == 0
    return db


def rows(run):
    return [json.loads(line) for line in run.out.splitlines()]


def test_import_tells_each_file_and_goes_on_after_a_bad_one(nigao, folder, db):
    run = nigao("import", folder, "--library", db, "--json")
    assert run.code == 0
    assert [(row["name"], row["status"]) for row in rows(run)] == [("三季度.txt", "imported"), ("空.txt", "failed")]
    assert set(rows(run)[0]) == {"path", "name", "status", "report", "reason", "same", "notes"}
    assert "空文件" in rows(run)[1]["reason"] and "导入 1 份，1 份没有导入" in run.err


def test_importing_again_says_known_and_the_same_words_say_same(nigao, filled, tmp_path):
    copy = tmp_path / "另一份.txt"
    copy.write_text(PRIOR.replace("\n", "\n\n"), encoding="utf-8")
    run = nigao("import", tmp_path / "材料" / "三季度.txt", copy, "--library", filled, "--json")
    assert [row["status"] for row in rows(run)] == ["known", "same"]


def test_an_import_of_which_nothing_can_be_used_ends_with_2(nigao, folder, db, tmp_path):
    assert nigao("import", folder / "空.txt", "--library", db).code == 2
    (tmp_path / "没有").mkdir()
    run = nigao("import", tmp_path / "没有", "--library", db)
    assert run.code == 2 and "没有可以导入的材料" in run.err


def test_search_prints_a_json_object_a_hit(nigao, filled):
    (row,) = rows(nigao("search", "120万元", "--library", filled, "--json"))
    assert set(row) == {"report", "title", "name", "kind", "region", "period", "section", "theme", "place", "text", "spans", "score", "heading"}
    assert PRIOR[row["place"] :].startswith(row["text"])
    assert [row["text"][start:end] for start, end in row["spans"]] == ["120万元"]
    assert (row["region"], row["kind"], row["period"], row["section"]) == ("青禾县", "summary", "2024Q3", "一、惠企政策免申即享")


def test_search_for_people_marks_the_words(nigao, filled):
    assert "兑付资金【120万元】" in nigao("search", "120 万元", "--library", filled).out.replace("】【", "")
    run = nigao("search", "没有这句话", "--library", filled)
    assert (run.code, run.out) == (0, "") and "没有找到" in run.err


def test_search_narrows_and_finds_the_like(nigao, filled):
    assert nigao("search", "资金", "--region", "别的县", "--library", filled).out == ""
    assert nigao("search", "资金", "--region", "青禾县", "--kind", "summary", "--library", filled).out != ""
    assert "1.2万件" in nigao("search", "--like", "上半年，全市受理办件1.5万件。", "--library", filled).out
    assert nigao("search", "--library", filled).code == 2


def test_a_report_is_listed_put_right_tagged_thrown_away_and_brought_back(nigao, filled):
    (row,) = rows(nigao("library", "list", "--json", "--library", filled))
    assert (row["title"], row["region"], row["tags"], row["edited"]) == ("青禾县2024年三季度优化营商环境工作总结", "青禾县", [], [])
    number = row["id"]
    (row,) = rows(nigao("library", "edit", number, "--region", "青禾市", "--library", filled, "--json"))
    assert (row["region"], row["edited"]) == ("青禾市", ["region"])
    (row,) = rows(nigao("library", "tag", number, "常用", "重点", "--library", filled, "--json"))
    assert row["tags"] == ["常用", "重点"]
    assert nigao("library", "trash", number, "--library", filled).code == 0
    assert nigao("library", "list", "--library", filled).out == "" and nigao("search", "资金", "--library", filled).out == ""
    assert len(rows(nigao("library", "trash", "list", "--json", "--library", filled))) == 1
    assert nigao("library", "trash", "back", number, "--library", filled).code == 0
    assert nigao("library", "list", "--library", filled).out != ""
    nigao("library", "trash", number, "--library", filled)
    assert "共 1 份" in nigao("library", "trash", "empty", "--library", filled).err
    assert nigao("library", "trash", "back", number, "--library", filled).code == 2


def test_the_library_is_checked_backed_up_and_restored(nigao, filled, tmp_path):
    assert rows(nigao("library", "check", "--json", "--library", filled)) == [{"ok": True, "problems": []}]
    (made,) = rows(nigao("library", "backup", "--json", "--library", filled))
    assert Path(made["path"]).stat().st_size == made["size"]
    assert rows(nigao("library", "backups", "--json", "--library", filled)) == [made]
    nigao("library", "trash", "1", "--library", filled)
    nigao("library", "trash", "empty", "--library", filled)
    (restored,) = rows(nigao("library", "restore", "--json", "--library", filled))
    assert restored["from"] == made["path"] and Path(restored["kept"]).is_file()
    assert nigao("library", "list", "--library", filled).out != ""


def test_a_damaged_library_is_one_sentence_and_restore_brings_it_back(nigao, filled):
    nigao("library", "backup", "--library", filled)
    filled.write_bytes(b"x" * 9_000)
    run = nigao("search", "资金", "--library", filled)
    assert run.code == 2 and run.err.count("\n") == 1 and "library restore" in run.err
    run = nigao("library", "check", "--library", filled)
    assert run.code == 1 and "不是拟稿的数据文件" in run.out
    assert nigao("library", "restore", "--library", filled).code == 0
    assert nigao("library", "check", "--library", filled).out == "资料库完好。\n"


@pytest.mark.parametrize(
    "words",
    [
        ("library", "restore"), ("library", "edit", "1"), ("library", "edit", "99", "--title", "x"), ("library", "tag", "99", "x"), ("library", "trash", "x"),
        ("library", "backup", "--keep", "0"), ("search", "x", "--limit", "-1"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_carried_out_is_one_chinese_line(nigao, filled, words):
    run = nigao(*words, "--library", filled)
    assert run.code == 2 and run.out == "" and run.err.count("\n") == 1 and run.err.rstrip().endswith("。")


def test_a_library_in_a_folder_that_is_not_there_is_refused(nigao, tmp_path):
    run = nigao("library", "list", "--library", tmp_path / "没有" / "库.db")
    assert run.code == 2 and "找不到文件夹" in run.err
    assert "不存在" in nigao("library", "check", "--library", tmp_path / "库.db").err
