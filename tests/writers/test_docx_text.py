from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.document import build
from desktop.document.nodes import Break, Cell, Document, Emphasis, Field, FieldState, NoteRef, Paragraph, Role, Row, Table, Text
from desktop.document.text import block_text
from tests.writers.package import W, paragraphs, parts, printable, runs, styles

P = build.paragraph
LEAD = Emphasis.LEAD


def body(*blocks: Paragraph | Table) -> etree._Element:
    return parts(build.document(*blocks))["word/document.xml"]


def test_markup_in_the_text_stays_text_and_what_xml_cannot_hold_goes() -> None:
    assert paragraphs(body(P('甲&乙 <公司> "丙"]]>\x00\x1f\ud800'))) == ['甲&乙 <公司> "丙"]]>']


def test_spaces_people_indent_by_go_and_spaces_inside_stay() -> None:
    inlines = (Text(" "), Text("　　一是", LEAD), Text("  优化  "), Field(" 23个 ", "窗口"), Text(" \t"))
    assert paragraphs(body(Paragraph(inlines))) == ["一是  优化   23个 "]


def test_line_breaks_and_tabs_become_words_own() -> None:
    assert paragraphs(body(Paragraph((Text("甲\n乙\t丙\x0b丁\r\n戊"), Break(), Text("己"))))) == ["甲\n乙\t丙\n丁\n戊\n己"]


def test_a_missing_field_is_marked_and_a_filled_one_is_not() -> None:
    fields = (Text("办结率"), Field("98.5%", "办结率"), Text("，满意率"), Field("【待补：满意率】", "满意率", state=FieldState.MISSING))
    made = parts(build.document(Paragraph(fields)))
    assert runs(made["word/document.xml"]) == [("", "办结率98.5%，满意率"), ("Missing-field", "【待补：满意率】")]
    marked = made["word/styles.xml"].find(f"{W}style[@{W}styleId='Missing-field']/{W}rPr/{W}shd")
    assert marked is not None and marked.get(f"{W}fill") == "FFFF00"


def test_emphasis_is_kept_in_the_body() -> None:
    (run,) = body(Paragraph((Text("重点", Emphasis.BOLD | Emphasis.ITALIC | Emphasis.UNDERLINE),))).iter(f"{W}rPr")
    assert [etree.QName(each).localname for each in run] == ["rFonts", "b", "bCs", "i", "iCs", "u"]


def test_the_weight_of_titles_and_headings_is_the_standards_not_the_sources() -> None:
    bold = body(Paragraph((Text("标题", Emphasis.BOLD),), Role.TITLE), Paragraph((Text("一、提质", Emphasis.BOLD),), Role.HEADING, 1))
    assert not list(bold.iter(f"{W}b"))


def test_run_in_words_of_a_body_paragraph_take_their_own_style() -> None:
    inlines = (
        Text("一是优化窗口。", LEAD),
        Text("入驻23个部门。"),
        Text("二是设置", LEAD),
        Field("3个", "专区"),
        Text("专区。", LEAD),
        Text("已运行。"),
    )
    made = body(Paragraph(inlines))
    assert runs(made) == [("Lead-words", "一是优化窗口。"), ("", "入驻23个部门。"), ("Lead-words", "二是设置3个专区。"), ("", "已运行。")]


def test_a_filled_field_beside_a_missing_one_is_not_marked() -> None:
    fields = (Field("【待补：率】", "率", state=FieldState.MISSING), Field("3个", "个数"), Text("专区。", LEAD))
    assert runs(body(Paragraph(fields))) == [("Missing-field", "【待补：率】"), ("", "3个"), ("Lead-words", "专区。")]


def test_a_run_in_heading_sets_its_words_in_the_levels_face_and_the_rest_as_body() -> None:
    inlines = (Text("（一）优化环境。", LEAD), Text("近年来……"), Text("一是提质。", LEAD), Text("已完成。"))
    made = body(Paragraph(inlines, Role.HEADING, 2))
    assert styles(made) == ["Heading-run-in-2"]
    assert runs(made) == [("Heading-words-2", "（一）优化环境。"), ("", "近年来……"), ("Lead-words", "一是提质。"), ("", "已完成。")]


def test_a_heading_that_is_all_heading_takes_the_headings_style() -> None:
    made = body(build.heading("一、提质增效", 1), Paragraph((Text("（一）全是。", LEAD),), Role.HEADING, 2), build.heading("①更深一层", 6))
    assert styles(made) == ["Heading1", "Heading2", "Heading4"] and {style for style, _ in runs(made)} == {""}


def test_a_note_with_a_mark_becomes_a_footnote_and_one_without_stays_a_paragraph() -> None:
    note, loose = Paragraph((Text("截至8月底。"),), Role.NOTE, key="1"), Paragraph((Text("无处可挂。"),), Role.NOTE, key="2")
    made = parts(build.document(Paragraph((Text("共23个"), NoteRef("1"), Text("。"), NoteRef("gone"))), note, loose))
    assert [each.get(f"{W}id") for each in made["word/document.xml"].iter(f"{W}footnoteReference")] == ["1"]
    assert paragraphs(made["word/document.xml"]) == ["共23个。", "无处可挂。"]
    assert paragraphs(made["word/footnotes.xml"]) == ["", "", " 截至8月底。"]


def test_a_note_marked_twice_and_a_note_of_two_paragraphs_lose_nothing() -> None:
    said = (Paragraph((Text("甲"), NoteRef("a"), Text("乙"), NoteRef("a"))), *(Paragraph((Text(text),), Role.NOTE, key="a") for text in ("上", "下")))
    made = parts(build.document(*said))
    assert paragraphs(made["word/footnotes.xml"]) == ["", "", " 上", "下", " 上", "下"]


def test_a_long_title_is_broken_without_losing_a_field_or_a_word() -> None:
    title = (Text("　清河县"), Field("2024年前三季度", "期间"), Text("优化营商环境"), Text("工作情况 汇报"))
    assert paragraphs(body(Paragraph(title, Role.TITLE))) == ["清河县2024年前三季度\n优化营商环境工作情况 汇报"]
    spaced = P("多措并举优化营商环境　全力以赴服务高质量发展", Role.TITLE)
    assert paragraphs(body(spaced)) == ["多措并举优化营商环境\n全力以赴服务高质量发展"]


def test_a_contact_note_gets_its_brackets() -> None:
    assert paragraphs(body(P("联系人：李某某", Role.CONTACT), P("电话：0000", Role.CONTACT))) == ["（联系人：李某某", "电话：0000）"]


# ---- whatever comes in: the text comes out, and the file is sound ----

_texts = st.text(st.characters(codec=None) | st.sampled_from("\x00\t\n\r\x0b\x0c\u3000 &<>\"'，。“”—\ud800\ufffe"), max_size=12)
_emphasis = st.integers(0, 15).map(Emphasis)
_fields = st.builds(Field, _texts, st.just("名"), state=st.sampled_from(FieldState))
_inlines = st.builds(Text, _texts, _emphasis) | _fields | st.just(Break()) | st.builds(NoteRef, st.sampled_from("ab"))
_paragraphs = st.builds(Paragraph, st.lists(_inlines, max_size=5).map(tuple), st.sampled_from(Role), st.integers(0, 9), key=st.sampled_from("abc"))
_cells = st.builds(Cell, st.lists(_paragraphs, max_size=2).map(tuple), st.integers(-1, 4), st.integers(-1, 3), st.booleans())
_tables = st.builds(Table, st.lists(st.builds(Row, st.lists(_cells, max_size=4).map(tuple), st.booleans()), max_size=4).map(tuple))
_documents = st.builds(Document, st.lists(_paragraphs | _tables, max_size=8).map(tuple))


def letters(text: str) -> str:
    """``text`` without what layout may change: spaces at the ends of lines, and the brackets of a contact note."""
    return "".join(sorted(character for character in printable(text) if not character.isspace() and character not in "（）("))


@settings(max_examples=60, deadline=None)
@given(_documents)
def test_no_text_is_ever_lost_and_every_part_parses(document: Document) -> None:
    made = parts(document)
    printed = "".join(paragraphs(made["word/document.xml"]))
    notes = {
        paragraph.key: block_text(paragraph) for paragraph in document.blocks if isinstance(paragraph, Paragraph) and paragraph.role is Role.NOTE
    }
    footnotes = "".join(paragraphs(made["word/footnotes.xml"]))
    said = "".join(block_text(block) for block in document.blocks if not (isinstance(block, Paragraph) and block.role is Role.NOTE))
    for character in letters(said):
        assert character in printed
    for note in notes.values():
        assert all(character in printed + footnotes for character in letters(note))
    assert len(letters(printed + footnotes)) >= len(letters("".join(block_text(block) for block in document.blocks)))
