"""Text files: whatever the encoding, the plain text is the file, character for character."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop.document.nodes import Paragraph, Role, Table
from desktop.document.text import plain
from desktop.document.walk import placed
from desktop.outcome import Refused
from desktop.readers import read, read_bytes

REPORT = "关于优化营商环境的报告\r\n\r\n一、工作成效\r\n办结1234件，同比增长5.6%。\r\n"
EXPECTED = REPORT.replace("\r\n", "\n")
# Everything a person can type; control characters and lone surrogates are no text.
WRITTEN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\ufffd"), min_size=1)


def decoded(data: bytes) -> str:
    return plain(read_bytes(data, "材料.txt").value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert decoded(REPORT.encode(encoding)) == EXPECTED


@pytest.mark.parametrize(
    ("bom", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"\x84\x31\x95\x33", "gb18030")]
)
def test_a_bom_decides_and_is_dropped(bom: bytes, encoding: str) -> None:
    assert decoded(bom + REPORT.encode(encoding)) == EXPECTED


@given(WRITTEN)
@example("一行\n两行\n\n")
@example("\t甲\t乙\n\t丙\t丁")
def test_utf_8_comes_back_whole(text: str) -> None:
    assert decoded(text.encode()) == text


@given(WRITTEN)
def test_utf_16_with_a_bom_comes_back_whole(text: str) -> None:
    assert decoded(text.encode("utf-16")) == text


@given(st.text("办结率同比增长下降件户亿元0123456789%.，。、\n", min_size=4))
def test_utf_16_without_a_bom_is_known_by_its_nuls(text: str) -> None:
    assume(any(ord(character) < 256 for character in text))
    assert decoded(text.encode("utf-16-le")) == text
    assert decoded(text.encode("utf-16-be")) == text


@given(WRITTEN)
def test_gb18030_comes_back_whole(text: str) -> None:
    data = text.encode("gb18030")
    assume(not _is_utf_8(data) and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33")))
    assert decoded(data) == text


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.lists(st.text("甲乙丙12 \u3000", max_size=5), min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_end_becomes_lf(lines: list[str], end: str) -> None:
    assume(any(lines))
    assert decoded(end.join(lines).encode()) == "\n".join(lines)


@given(st.text("甲乙12\t\n", min_size=1))
def test_tables_and_paragraphs_keep_every_tab_and_offset(text: str) -> None:
    document = read_bytes(text.encode(), "材料.txt").value
    assert plain(document) == text
    assert all(text[item.start : item.end] == item.text for item in placed(document))


def test_each_line_is_a_paragraph_and_empty_ones_are_blank() -> None:
    blocks = read_bytes("甲\n\n　\n乙".encode(), "材料.txt").value.blocks
    assert [block.role for block in blocks if isinstance(block, Paragraph)] == [Role.BODY, Role.BLANK, Role.BLANK, Role.BODY]
    assert plain(read_bytes("甲\n\n　\n乙".encode(), "材料.txt").value) == "甲\n\n　\n乙"


def shapes(text: str) -> list[str]:
    return [type(block).__name__ for block in read_bytes(text.encode(), "材料.txt").value.blocks]


def test_lines_with_the_same_tabs_are_a_table() -> None:
    blocks = read_bytes("指标如下：\n指标\t数值\n办件量\t12件\n\n完".encode(), "材料.txt").value.blocks
    made = blocks[1]
    assert isinstance(made, Table) and [len(row.cells) for row in made.rows] == [2, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\t乙", ["Paragraph"]),  # one line alone
        ("甲\t乙\n丙\t丁\t戊", ["Paragraph", "Paragraph"]),  # different numbers
        ("\t一、甲\n\t二、乙", ["Paragraph", "Paragraph"]),  # an indent
        ("\t数值\n甲\t1", ["Table"]),  # an empty corner
        ("甲\t1\n乙\t2\n\n丙\t3\n丁\t4", ["Table", "Paragraph", "Table"]),
    ],
)
def test_tabs_alone_do_not_make_a_table(text: str, expected: list[str]) -> None:
    assert shapes(text) == expected


def test_a_damaged_place_is_told_not_fatal() -> None:
    data = bytearray((REPORT * 20).encode())
    data[100] = 0xFF
    outcome = read_bytes(bytes(data), "材料.txt")
    assert "�" in plain(outcome.value)
    assert "字节无法识别" in outcome.notes[0].message


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf_8() -> None:
    assert decoded(REPORT.encode()[:-5]).startswith("关于优化营商环境的报告\n")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\x01\x02\x03 abc"])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(Refused, match="不是文字材料"):
        read_bytes(data, "材料.txt")


def test_a_giant_is_refused() -> None:
    with pytest.raises(Refused, match="超过文本20MB的上限"):
        read_bytes(b"a" * (21 * 1024 * 1024), "材料.txt")


def test_the_sample_texts_come_back_whole(shared: Path) -> None:
    for path in [*(shared / "seeds").glob("*.txt"), *(shared / "samples").glob("*.txt")]:
        wanted = path.read_bytes().decode("gb18030" if "gb18030" in path.name else "utf-8")
        assert plain(read(path).value) == wanted
    assert decoded((shared / "samples" / "05.gb18030.txt").read_bytes()) == (shared / "samples" / "05.txt").read_text("utf-8")
