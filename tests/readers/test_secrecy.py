"""A file with a 密级 mark is refused; a text that speaks of secrets is not."""

from __future__ import annotations

import pytest

from desktop.outcome import Refused
from desktop.readers import read_bytes
from desktop.readers.secrecy import mark_in
from tests.readers.word_files import p, table, tr, word_file

MARKS = [
    "秘密",
    "机密",
    "绝密",
    "机密★1年",
    "机密 ★ 1 年",
    "机　密",
    "绝密★长期",
    "秘密★6个月",
    "秘密★启用前",
    "机密☆10年",
    "秘密*5年",
    "【机密】",
    "（秘密）",
    "密级：秘密",
    "密级：机密★20年",
    "000012　机密★1年",
    "份号：000012 机密★1年",
    "机密★1年 特急",
    "秘密★1年　　　№000123",
    "绝密级★10年",
]
NEAR_MISSES = [
    "商业秘密",
    "保守国家秘密",
    "秘密级以上载体管理规定",
    "机密文件管理办法",
    "密级：",
    "密级：公开",
    "工作秘密",
    "严格保守商业秘密，不得泄露。",
    "一、涉密人员管理",
    "机密，是指泄露会使国家安全和利益遭受严重损害的事项。",
    "属于秘密的，应当注明。",
    "核心商密★长期",
    "秘密花园主题公园",
    "内部资料 注意保存",
    "",
]


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_is_recognised(line: str) -> None:
    assert mark_in(line)


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_a_near_miss_is_not_a_mark(line: str) -> None:
    assert mark_in(line) == ""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("机密★1年\n\n关于某项工作的报告\n".encode(), "a.txt"),
        ("机密★1年\n\n关于某项工作的报告\n".encode("gb18030"), "a.txt"),
        ("000012\t机密★1年\n特急\t\n".encode(), "a.txt"),
        (word_file(table(tr("000012", "机密★1年")) + p("正文")), "a.docx"),
        (word_file(p("甲", "<w:r><w:pict><v:shape><v:textpath string='机密'/></v:shape></w:pict></w:r>")), "a.docx"),
        (word_file(p("甲"), header1=p("<w:r><w:pict><v:shape><v:textpath string='秘密'/></v:shape></w:pict></w:r>")), "a.docx"),
        ("<html><body><p>机密★1年</p><p>正文</p>".encode(), "a.html"),
    ],
)
def test_every_format_is_refused_with_the_mark_it_bears(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match=r"标有密级（[机秘]密(?:★1年)?），本程序不处理涉密文件"):
        read_bytes(data, name)


def test_a_mark_far_below_the_first_page_is_a_quotation() -> None:
    lines = [f"第{number}项工作" for number in range(20)]
    assert read_bytes("\n".join([*lines, "秘密"]).encode(), "a.txt").value.blocks


def test_blank_lines_do_not_push_the_mark_off_the_first_page() -> None:
    with pytest.raises(Refused):
        read_bytes(("\n" * 40 + "秘密★1年\n正文").encode(), "a.txt")
