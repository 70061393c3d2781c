"""Text PDFs: lines become paragraphs again, running lines go, scans and locked files are refused by name."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.document.nodes import Document, Looks, Paragraph, Table
from desktop.document.text import plain
from desktop.outcome import Outcome, Refused
from desktop.readers import read_bytes
from desktop.readers.page_numbers import says_more_than_page_number
from desktop.readers.radicals import plain_characters
from tests.readers.pdf_files import CELLS, LEFT, SIZE, STEP, TOP, Run, centred, locked_pdf, pdf_file, typed

FULL = "今年以来全县把优化营商环境作为头号工程来抓各项工作取得新成效"[:CELLS]
INDENTED = "\u3000\u3000" + FULL[:26]


def opened(*pages: list[Run]) -> Outcome[Document]:
    return read_bytes(pdf_file(*pages), "材料.pdf")


def text_of(*pages: list[Run]) -> str:
    return plain(opened(*pages).value)


def test_lines_of_a_paragraph_are_joined_and_indents_begin_new_ones() -> None:
    assert text_of(typed([INDENTED, FULL, "到年底。", INDENTED, "完。"])) == f"{FULL[:26]}{FULL}到年底。\n{FULL[:26]}完。"


def test_a_short_line_ends_its_paragraph_without_any_indent() -> None:
    assert text_of(typed([FULL, "到此为止。", FULL, FULL, "完。"])) == f"{FULL}到此为止。\n{FULL}{FULL}完。"


def test_a_line_is_not_short_when_the_next_number_had_no_room() -> None:
    """A number is not broken: its line ends two cells early, and the paragraph goes on."""
    assert text_of(typed([FULL, FULL, FULL[:25], "123456件。"])) == f"{FULL * 2}{FULL[:25]}123456件。"


def test_a_line_may_end_early_before_a_character_with_its_quote() -> None:
    assert text_of(typed([FULL, FULL, FULL[:27], "在“建得起”上。"])) == f"{FULL * 2}{FULL[:27]}在“建得起”上。"


def test_a_numbered_heading_begins_a_paragraph_even_after_a_full_line() -> None:
    assert text_of(typed([FULL, f"{FULL[:27]}。", "二、下一步", FULL])) == f"{FULL}{FULL[:27]}。\n二、下一步\n{FULL}"


def test_a_paragraph_runs_over_the_end_of_a_page() -> None:
    assert text_of(typed([INDENTED, FULL]), typed([FULL, "完。"])) == f"{FULL[:26]}{FULL}{FULL}完。"


def test_a_wide_gap_parts_paragraphs() -> None:
    below = [Run(FULL, baseline=TOP - 4 * STEP)]
    assert text_of(typed([FULL, FULL]) + below) == f"{FULL}{FULL}\n{FULL}"


def test_a_title_broken_by_sense_is_one_large_centred_paragraph() -> None:
    page = [centred("关于县政协第二次会议第十四号", 780), centred("提案的答复", 748), *typed([INDENTED, FULL, "完。"])]
    block = opened(page).value.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(Document((block,))) == "关于县政协第二次会议第十四号提案的答复"
    assert block.looks == Looks.CENTERED | Looks.LARGE


def test_a_signature_at_the_right_is_seen_there() -> None:
    signature = Run("某县营商办", LEFT + 21 * SIZE, TOP - 6 * STEP)
    block = opened([*typed([INDENTED, FULL, FULL, "完。"]), signature]).value.blocks[-1]
    assert isinstance(block, Paragraph) and block.looks == Looks.RIGHT


def test_a_number_drawn_in_pieces_is_whole() -> None:
    page = [Run("办件", LEFT), Run("12", LEFT + 32), Run("34", LEFT + 48), Run("件", LEFT + 64)]
    assert text_of([*page, *typed(["完。"], top=TOP - STEP)]).startswith("办件1234件")


def test_pieces_are_read_from_left_to_right_whatever_order_they_are_drawn_in() -> None:
    assert text_of([Run("办件", LEFT + 32), Run("本月", LEFT), Run("如下", LEFT + 64)]) == "本月办件如下"


def test_words_far_apart_are_cells_of_a_row() -> None:
    rows = [[Run("指标", LEFT, TOP), Run("数值", LEFT + 200, TOP)], [Run("办件量", LEFT, TOP - STEP), Run("12", LEFT + 200, TOP - STEP)]]
    document = opened([*rows[0], *rows[1], *typed([FULL, FULL, "完。"], top=TOP - 3 * STEP)]).value
    assert isinstance(document.blocks[0], Table)
    assert plain(document).startswith("指标\t数值\n办件量\t12\n")


def with_margins(number: int, lines: list[str]) -> list[Run]:
    return [Run("某县优化营商环境工作简报", 200, 800, 10.5), *typed(lines), Run(f"— {number} —", 280, 40, 14)]


def test_running_lines_and_page_numbers_go_and_are_told() -> None:
    outcome = opened(*(with_margins(number, [INDENTED, FULL, f"第{number}页内容。"]) for number in (1, 2, 3)))
    assert plain(outcome.value).count("\n") == 2 and "简报" not in plain(outcome.value) and "—" not in plain(outcome.value)
    assert "页眉页脚：“某县优化营商环境工作简报”未计入正文。" in [str(note) for note in outcome.notes]


def test_a_title_at_the_head_of_page_one_is_no_running_line() -> None:
    pages = [[centred("关于优化营商环境的汇报", 800), *typed([INDENTED, "完。"])], typed([INDENTED, "完。"]), typed([INDENTED, "完。"])]
    assert text_of(*pages).startswith("关于优化营商环境的汇报\n")


@pytest.mark.parametrize("line", ["1", "- 1 -", "— 12 —", "第1页", "第 1 页 共 8 页", "第一页，共八页", "3/12", "Page 2 of 5", "·3·", "iv"])
def test_a_page_number_says_nothing_more(line: str) -> None:
    assert not says_more_than_page_number(line)


@pytest.mark.parametrize("line", ["第1季度", "某县", "共3项", "2024年", "一、工作成效"])
def test_other_short_lines_do(line: str) -> None:
    assert says_more_than_page_number(line)


def test_radicals_are_characters_again_and_nothing_else_changes() -> None:
    assert plain_characters("⼈⺠政府⻅⻚⻋⻓⻛，（１）①℃") == "人民政府见页车长风，（１）①℃"


def test_every_radical_has_its_character() -> None:
    kangxi = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert plain_characters(kangxi) == unicodedata.normalize("NFKC", kangxi)
    assert not {character for character in map(chr, range(0x2E80, 0x2EF4)) if unicodedata.category(character) == "So"} & set(
        plain_characters("⺠⻓⻛⻔⻅⻚⻋⻢⻘⻄⻣")
    )


def test_radicals_in_a_file_are_mapped_back() -> None:
    assert "⼈" not in text_of(typed(["⼈民政府"]))


def test_a_scan_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"^“扫描\.pdf”是扫描件或图片，没有可读的文字"):
        read_bytes(pdf_file([], [], picture=True), "扫描.pdf")


def test_a_page_without_text_among_others_is_told() -> None:
    outcome = opened(typed([FULL]), [], typed([FULL]))
    assert any("第2页没有文字" in note.message for note in outcome.notes)


def test_a_locked_file_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="设有打开密码"):
        read_bytes(locked_pdf(), "锁.pdf")


def test_it_is_said_that_paragraphs_are_a_guess() -> None:
    assert "请对照原件核对" in opened(typed([FULL])).notes[0].message


def test_a_secret_pdf_is_refused() -> None:
    with pytest.raises(Refused, match="涉密"):
        opened([Run("机密★1年", LEFT, 790), *typed([INDENTED, FULL])])
