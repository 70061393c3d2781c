"""Wrong calls and unusable files: one Chinese line on stderr, exit 2, nothing printed, nothing written."""

from __future__ import annotations

import re

import pytest

ONE_SENTENCE = re.compile(r"[^\n]*[一-鿿][^\n]*[。]\n")


def refused(run) -> str:
    assert run.code == 2 and run.out == "" and "Traceback" not in run.err, run
    assert ONE_SENTENCE.fullmatch(run.err), run.err
    return run.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("text",), "缺少参数"),
        (("text", "没有.txt"), "找不到"),
        (("text", "a", "b"), "不认识的参数"),
        (("编造",), "编造"),
        (("convert", "x.txt"), "-o"),
        (("draft", "nonsense", "-o", "x.docx"), "nonsense"),
        ((), "命令"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(nigao, words, said):
    assert said in refused(nigao(*words))


def test_a_folder_is_not_a_file(nigao, tmp_path):
    assert "文件夹" in refused(nigao("text", tmp_path))


def test_an_unknown_suffix_names_the_known_ones(nigao, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("正文。", "utf-8")
    assert ".docx" in refused(nigao("convert", source, "-o", tmp_path / "a.abc"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_secret_document_is_refused(nigao, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("机密★1年\n关于某事项的报告\n正文。\n", "utf-8")
    assert "涉密" in refused(nigao("text", source))


def test_a_fault_of_our_own_is_told_without_a_traceback(nigao, tmp_path, monkeypatch):
    source = tmp_path / "a.txt"
    source.write_text("正文。", "utf-8")
    monkeypatch.setattr("desktop.readers.read", lambda path: 1 / 0)
    assert "意外" in refused(nigao("text", source))
