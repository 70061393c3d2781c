"""The one door: content decides, then the suffix; the file's name stands in every refusal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.document.text import plain
from desktop.outcome import Refused
from desktop.readers import SUFFIXES, read, read_bytes
from tests.readers.word_files import p, word_file

WORD = word_file(p("甲"))
PAGE = "<html><head><meta charset=gb2312></head><body><p>甲</p></body></html>".encode("gb18030")


def test_the_suffixes_a_dialog_offers() -> None:
    assert {".docx", ".txt", ".html", ".htm", ".pdf", ".doc", ".wps", ".rtf"} <= set(SUFFIXES)
    assert len(SUFFIXES) == len(set(SUFFIXES)) and all(suffix == suffix.lower() and suffix[0] == "." for suffix in SUFFIXES)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORD, "材料.docx"),
        (WORD, "材料.DOCX"),
        (WORD, "材料"),
        (WORD, "材料.docm"),
        (PAGE, "材料.htm"),
        (PAGE, "材料"),
        ("甲".encode("gb18030"), "材料.TXT"),
        ("甲".encode(), "材料.md"),
        ("甲".encode(), "材料"),
    ],
)
def test_a_file_is_read_without_a_word(data: bytes, name: str) -> None:
    outcome = read_bytes(data, name)
    assert plain(outcome.value) == "甲" and outcome.notes == ()
    assert outcome.value.meta.source == name


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (WORD, "材料.txt", "Word 文件"),
        (WORD, "材料.doc", "Word 文件"),
        (PAGE, "材料.doc", "网页"),
        (PAGE, "材料.wps", "网页"),
        ("甲".encode(), "材料.doc", "纯文本"),
    ],
)
def test_a_wrong_suffix_is_told_and_the_file_read_as_what_it_is(data: bytes, name: str, kind: str) -> None:
    outcome = read_bytes(data, name)
    assert plain(outcome.value) == "甲"
    assert kind in outcome.notes[0].message


def test_markup_in_a_text_file_is_its_text() -> None:
    assert plain(read_bytes(b"<html><p>1</p>", "a.txt").value) == "<html><p>1</p>"


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "材料.txt"
    path.write_bytes("甲\r\n乙".encode("gb18030"))
    assert plain(read(path).value) == "甲\n乙"


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^打不开“没有\.docx”（文件不存在）"):
        read(tmp_path / "没有.docx")


def test_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="（是文件夹）"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "管道.txt"
    os.mkfifo(path)
    with pytest.raises(Refused, match="不是普通文件"):
        read(path)


def test_a_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as stream:
        stream.truncate(151 * 1024 * 1024)
    with pytest.raises(Refused, match=r"^“大\.docx”有151MB，超过150MB的上限"):
        read(path)
