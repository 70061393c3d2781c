"""Automatic numbers are spelled out as Word prints them."""

from __future__ import annotations

import pytest

from desktop.document.nodes import Paragraph, Text
from desktop.document.text import plain
from desktop.readers import read_bytes
from desktop.readers.docx.counting import printed
from tests.readers.word_files import abstract, lvl, num, numbered, p, style, table, tc, tr, word_file


def text_of(body: str, **parts: str) -> str:
    return plain(read_bytes(word_file(body, **parts), "材料.docx").value)


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return p(text, props=numbered(level, list_id))


CHINESE = abstract(
    0,
    lvl(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    lvl(1, "chineseCounting", "（%2）"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimal", "（%4）"),
    lvl(4, "decimalEnclosedCircleChinese", "%5"),
) + num(1, 0)  # fmt: skip


def test_levels_count_and_start_again_under_the_next_heading() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1) + item("庚", 2) + item("辛", 3) + item("壬", 4)
    assert text_of(body, numbering=CHINESE) == "一、甲\n（一）乙\n（二）丙\n1.丁\n二、戊\n（一）己\n1.庚\n（1）辛\n①壬"


def test_the_number_and_its_text_are_one_text() -> None:
    block = read_bytes(word_file(item("推进改革"), numbering=CHINESE), "材料.docx").value.blocks[0]
    assert isinstance(block, Paragraph) and block.inlines == (Text("一、推进改革"),)


def test_numbers_run_on_through_tables() -> None:
    body = item("甲") + table(tr(tc(item("乙")), tc(item("丙")))) + item("丁")
    assert text_of(body, numbering=CHINESE) == "一、甲\n二、乙\t三、丙\n四、丁"


def test_a_deleted_paragraph_takes_no_number() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>'
    gone = p(deleted, props=numbered() + '<w:rPr><w:del w:id="2"/></w:rPr>')
    assert text_of(item("甲") + gone + item("丙"), numbering=CHINESE) == "一、甲\n二、丙"


def test_two_lists_over_one_definition_count_on() -> None:
    assert text_of(item("甲") + item("乙", list_id=2), numbering=CHINESE + num(2, 0)) == "一、甲\n二、乙"


def test_a_start_override_starts_its_list_anew_once() -> None:
    again = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item("甲") + item("乙") + item("丙", list_id=2) + item("丁", list_id=2)
    assert text_of(body, numbering=CHINESE + again) == "一、甲\n二、乙\n一、丙\n二、丁"


def test_a_list_may_override_a_whole_level() -> None:
    other = num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "第%1条")}</w:lvlOverride>')
    assert text_of(item("甲", list_id=2), numbering=CHINESE + other) == "第1条甲"


def test_a_level_can_count_on_across_higher_ones() -> None:
    articles = abstract(0, lvl(0, "japaneseCounting", "第%1章"), lvl(1, "japaneseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')) + num(1, 0)
    body = item("总则") + item("甲", 1) + item("乙", 1) + item("附则") + item("丙", 1)
    assert text_of(body, numbering=articles) == "第一章总则\n第一条甲\n第二条乙\n第二章附则\n第三条丙"


def test_a_level_can_start_again_only_after_a_certain_one() -> None:
    levels = abstract(0, lvl(0, "decimal", "%1、"), lvl(1, "decimal", "(%2)"), lvl(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')) + num(1, 0)
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 1) + item("戊", 2) + item("己") + item("庚", 1) + item("辛", 2)
    assert text_of(body, numbering=levels) == "1、甲\n(1)乙\n1)丙\n(2)丁\n2)戊\n2、己\n(1)庚\n1)辛"


def test_decimal_outlines_name_their_upper_levels() -> None:
    levels = abstract(0, lvl(0, "chineseCounting", "%1"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)
    assert text_of(item("甲") + item("乙", 1) + item("丙", 1), numbering=levels) == "一甲\n1.1乙\n1.2丙"


def test_a_style_carries_its_list_to_the_paragraph() -> None:
    styles = style("a1", "正文编号", f"<w:pPr>{numbered(1)}</w:pPr>") + style("a2", "子样式", base="a1")
    body = p("甲", props='<w:pStyle w:val="a1"/>') + p("乙", props='<w:pStyle w:val="a2"/>')
    assert text_of(body, numbering=CHINESE, styles=styles) == "（一）甲\n（二）乙"


def test_a_style_finds_its_level_by_the_level_that_names_it() -> None:
    levels = abstract(0, lvl(0, "decimal", "%1、"), lvl(1, "decimal", "（%2）", '<w:pStyle w:val="b2"/>')) + num(1, 0)
    styles = style("b2", "二级", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert text_of(p("甲", props='<w:pStyle w:val="b2"/>'), numbering=levels, styles=styles) == "（1）甲"


def test_a_paragraph_can_leave_its_styles_list() -> None:
    styles = style("a1", "正文编号", f"<w:pPr>{numbered(0)}</w:pPr>")
    props = '<w:pStyle w:val="a1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert text_of(p("甲", props=props), numbering=CHINESE, styles=styles) == "甲"


def test_a_list_style_leads_to_its_definition() -> None:
    defined = f'<w:abstractNum w:abstractNumId="5">{lvl(0, "ideographTraditional", "%1、")}<w:styleLink w:val="L1"/></w:abstractNum>'
    linked = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="L1"/></w:abstractNum>'
    assert text_of(item("子") + item("丑"), numbering=defined + linked + num(1, 6)) == "甲、子\n乙、丑"


def test_a_list_style_known_only_to_the_styles_leads_there_too() -> None:
    defined = abstract(5, lvl(0, "decimal", "[%1]"))
    linked = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="L1"/></w:abstractNum>'
    styles = style("L1", "列表", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering") + style("a0", "甲")
    body = p("甲", props='<w:pStyle w:val="a0"/>' + numbered())
    assert text_of(body, numbering=defined + linked + num(1, 6) + num(2, 5), styles=styles) == "[1]甲"


def test_a_bullet_is_no_text() -> None:
    bullets = abstract(0, lvl(0, "bullet", "\uf06c"), lvl(1, "bullet", "注：")) + num(1, 0)
    assert text_of(item("甲") + item("乙", 1), numbering=bullets) == "甲\n注：乙"


def test_a_label_without_a_number_is_text() -> None:
    assert text_of(item("表格"), numbering=abstract(0, lvl(0, "none", "附件：")) + num(1, 0)) == "附件：表格"


def test_a_list_nobody_defined_prints_nothing() -> None:
    assert text_of(item("甲", list_id=9) + item("乙", 7), numbering=CHINESE) == "甲\n乙"


def test_without_a_numbering_part_nothing_is_numbered() -> None:
    assert text_of(item("甲")) == "甲"


@pytest.mark.parametrize(
    ("label", "suffix", "text", "expected"),
    [
        ("%1.", "tab", "推进", "1.推进"),
        ("%1.", "tab", "2024年", "1. 2024年"),  # never 1.2024年
        ("%1", "tab", "12件", "1 12件"),
        ("%1、", "tab", "2024年", "1、2024年"),
        ("%1.", "space", "推进", "1. 推进"),
        ("%1", "nothing", "推进", "1推进"),
        ("%1.", "nothing", "2024年", "1. 2024年"),
    ],
)
def test_number_and_text_do_not_run_together(label: str, suffix: str, text: str, expected: str) -> None:
    levels = abstract(0, lvl(0, "decimal", label, f'<w:suff w:val="{suffix}"/>')) + num(1, 0)
    assert text_of(item(text), numbering=levels) == expected


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (1, "decimal", "1"),
        (10, "chineseCountingThousand", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (20_003, "chineseCountingThousand", "二万零三"),
        (21, "chineseCounting", "二十一"),
        (120, "chineseCounting", "一二〇"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (12, "ideographZodiac", "亥"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (3, "decimalEnclosedParen", "⑶"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (27, "upperLetter", "AA"),
        (3, "lowerLetter", "c"),
        (9, "upperRoman", "IX"),
        (14, "lowerRoman", "xiv"),
        (5, "none", ""),
        (5, "a format of next year", "5"),
        (60, "decimalEnclosedCircle", "60"),
        (0, "upperRoman", "0"),
    ],
)
def test_numbers_are_printed_in_their_format(number: int, kind: str, expected: str) -> None:
    assert printed(number, kind) == expected
