"""Roles, looks and tables of Word files."""

from __future__ import annotations

import pytest

from desktop.document.nodes import Block, Cell, Document, Emphasis, Looks, Paragraph, Role, Table, Text
from desktop.document.text import paragraph_text, plain
from desktop.document.walk import placed
from desktop.outcome import Refused
from desktop.readers import read_bytes
from desktop.readers.docx.places import places
from desktop.readers.docx.reading import read
from tests.readers.word_files import abstract, lvl, num, numbered, p, r, style, table, tc, tr, word_file

BOLD, CENTRE = "<w:b/>", '<w:jc w:val="center"/>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("a", "Normal").replace("w:type", 'w:default="1" w:type')
    + style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>', base="a")
    + style("2", "heading 2", base="1")
    + style("zz", "自定标题", base="2")
    + style("ol", "三级标题", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("t", "Title", '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr>')
    + style("st", "Subtitle")
    + style("cap", "caption")
    + style("hid", "z-窗体顶端", "<w:rPr><w:vanish/></w:rPr>")
    + style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("loop1", "甲", base="loop2")
    + style("loop2", "乙", base="loop1")
)


def document_of(body: str, **parts: str) -> Document:
    return read_bytes(word_file(body, **parts), "材料.docx").value


def first(body: str) -> Paragraph:
    block = document_of(body, styles=STYLES).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def styled(name: str, extra: str = "", text: str = "文字") -> str:
    return p(text, props=f'<w:pStyle w:val="{name}"/>{extra}')


@pytest.mark.parametrize(
    ("body", "role", "level"),
    [
        (styled("1"), Role.HEADING, 1),
        (styled("2"), Role.HEADING, 2),
        (styled("zz"), Role.HEADING, 2),
        (styled("ol"), Role.HEADING, 3),
        (styled("t"), Role.TITLE, 0),
        (styled("st"), Role.SUBTITLE, 0),
        (styled("cap"), Role.CAPTION, 0),
        (styled("a"), Role.BODY, 0),
        (styled("nowhere"), Role.BODY, 0),
        (styled("loop1"), Role.BODY, 0),
        (styled("a", '<w:outlineLvl w:val="1"/>'), Role.HEADING, 2),
        (styled("1", '<w:outlineLvl w:val="9"/>'), Role.BODY, 0),
        (styled("1", text=""), Role.BLANK, 0),
        (p("　 "), Role.BLANK, 0),
        (p(), Role.BLANK, 0),
    ],
)
def test_styles_and_outline_levels_give_the_role(body: str, role: Role, level: int) -> None:
    block = first(body)
    assert (block.role, block.level) == (role, level)


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        (p(r("甲", BOLD), r("  "), r("乙", BOLD)), Looks.BOLD),
        (p(r("甲", BOLD), "乙"), Looks.NONE),
        (p(r("甲", '<w:b w:val="0"/>')), Looks.NONE),
        (styled("1"), Looks.BOLD),
        (p(r("甲", '<w:rStyle w:val="Strong"/>')), Looks.BOLD),
        (p("甲", props=CENTRE), Looks.CENTERED),
        (p("甲", props='<w:jc w:val="right"/>'), Looks.RIGHT),
        (p("甲", props='<w:jc w:val="end"/>'), Looks.RIGHT),
        (p("甲", props='<w:jc w:val="both"/>'), Looks.NONE),
        (p(r("甲", '<w:sz w:val="36"/>')), Looks.LARGE),
        (p(r("甲", '<w:sz w:val="32"/>')), Looks.NONE),
        (styled("t"), Looks.CENTERED | Looks.LARGE),
        (styled("t", '<w:jc w:val="left"/>'), Looks.LARGE),
    ],
)
def test_looks_are_kept_as_hints(body: str, looks: Looks) -> None:
    assert first(body).looks == looks


def test_emphasis_is_the_runs_own_not_the_styles() -> None:
    assert first(styled("1")).inlines == (Text("文字"),)
    marks = first(p(r("甲", BOLD), r("乙", "<w:i/>"), r("丙", '<w:u w:val="single"/>'), r("丁", '<w:u w:val="none"/>'))).inlines
    assert marks == (Text("甲", Emphasis.BOLD), Text("乙", Emphasis.ITALIC), Text("丙", Emphasis.UNDERLINE), Text("丁"))


def test_a_style_can_hide_its_text_and_a_run_can_show_it_again() -> None:
    shown = r("见", '<w:vanish w:val="0"/>')
    outcome = read_bytes(word_file(p("不见", shown, props='<w:pStyle w:val="hid"/>'), styles=STYLES), "材料.docx")
    assert plain(outcome.value) == "见"
    assert [note.message for note in outcome.notes] == ["1处隐藏文字未计入正文。"]


def cells_of(body: str) -> list[list[tuple[str, int, int, bool]]]:
    block = document_of(body).blocks[0]
    assert isinstance(block, Table)
    return [[(_text(cell), cell.colspan, cell.rowspan, cell.covered) for cell in row.cells] for row in block.rows]


def _text(cell: Cell) -> str:
    return "/".join(paragraph_text(block) for block in cell.blocks if isinstance(block, Paragraph))


def spanning(text: str, columns: int, merge: str = "") -> str:
    return tc(p(text), f'<w:gridSpan w:val="{columns}"/>{merge}')


START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_span_columns_and_rows() -> None:
    body = table(tr(spanning("甲", 2), tc(p("乙"), START)), tr("丙", "丁", tc(p(), ON)), tr("戊", "己", tc(p(), ON)))
    assert cells_of(body) == [
        [("甲", 2, 1, False), ("乙", 1, 3, False)],
        [("丙", 1, 1, False), ("丁", 1, 1, False), ("", 1, 1, True)],
        [("戊", 1, 1, False), ("己", 1, 1, False), ("", 1, 1, True)],
    ]
    assert plain(document_of(body)) == "甲\t乙\n丙\t丁\t\n戊\t己\t"


def test_a_span_of_both_ways_is_covered_whole() -> None:
    body = table(tr(spanning("甲", 2, START), "乙"), tr(spanning("", 2, ON), "丙"))
    assert cells_of(body) == [[("甲", 2, 2, False), ("乙", 1, 1, False)], [("", 2, 1, True), ("丙", 1, 1, False)]]


def test_a_merge_that_goes_on_from_nowhere_is_a_cell_of_its_own() -> None:
    assert cells_of(table(tr(tc(p("甲"), ON), "乙"))) == [[("甲", 1, 1, False), ("乙", 1, 1, False)]]


def test_the_old_way_to_span_columns_is_understood() -> None:
    body = table(tr(tc(p("甲"), '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), "乙"))
    assert cells_of(body) == [[("甲", 2, 1, False), ("乙", 1, 1, False)]]


def test_columns_left_out_at_the_beginning_of_a_row_keep_their_place() -> None:
    assert cells_of(table(tr("甲", "乙", props='<w:gridBefore w:val="2"/>')))[0][0] == ("", 2, 1, False)


def test_header_rows_are_marked() -> None:
    block = document_of(table(tr("指标", "数值", props="<w:tblHeader/>"), tr("甲", "1"), tr("乙", "2", props='<w:tblHeader w:val="0"/>'))).blocks[0]
    assert isinstance(block, Table)
    assert [row.header for row in block.rows] == [True, False, False]


def test_deleted_rows_and_cells_are_left_out() -> None:
    deleted = '<w:del w:id="1" w:author="王某某"/>'
    body = table(tr("甲", "乙"), tr("丙", "丁", props=deleted), tr("戊", tc(p("己"), "<w:cellDel w:id='2'/>")))
    assert plain(document_of(body)) == "甲\t乙\n戊"


def test_a_table_whose_rows_are_all_deleted_is_gone() -> None:
    assert plain(document_of(p("甲") + table(tr("乙", props="<w:del/>")) + p("丙"))) == "甲\n丙"


def test_a_table_in_a_cell_is_a_block_of_the_cell() -> None:
    document = document_of(table(tr(tc(p("外") + table(tr("内1", "内2")) + p()), "右")))
    outer = document.blocks[0]
    assert isinstance(outer, Table)
    assert [type(block) for block in outer.rows[0].cells[0].blocks] == [Paragraph, Table]
    assert [item.text for item in placed(document)] == ["外", "内1", "内2", "右"]


@pytest.mark.parametrize("span", ["2000000000", "1001", "99999999999999999999"])
def test_a_span_no_table_can_have_is_refused(span: str) -> None:
    body = table(tr(tc(p("甲"), f'<w:gridSpan w:val="{span}"/>')))
    with pytest.raises(Refused, match=r"^“材料\.docx”的表格有一处跨\d+列的单元格"):
        document_of(body)


@pytest.mark.parametrize("span", ["", "0", "-5", "甲"])
def test_a_span_that_says_nothing_is_one(span: str) -> None:
    assert cells_of(table(tr(tc(p("甲"), f'<w:gridSpan w:val="{span}"/>'))))[0][0] == ("甲", 1, 1, False)


def test_every_character_knows_the_element_it_came_from() -> None:
    """For editing in place: offsets in the plain text lead to the w:t that holds them; automatic numbers have none."""
    numbering = abstract(0, lvl(0, "chineseCounting", "%1、")) + num(1, 0)
    body = p(r("办结"), r("12", BOLD), "件", props=numbered()) + table(tr("左", "右"))
    trail: list[tuple[Paragraph, list[object]]] = []
    document = read(word_file(body, numbering=numbering), trail).value  # type: ignore[arg-type]
    text = plain(document)
    found = [(text[place.start : place.end], place.source.text if place.source is not None else None) for place in places(document, trail)]  # type: ignore[arg-type]
    assert found == [("一、", None), ("办结", "办结"), ("12", "12"), ("件", "件"), ("左", "左"), ("右", "右")]


def roles_of(blocks: tuple[Block, ...]) -> list[Role]:
    return [block.role for block in blocks if isinstance(block, Paragraph)]


def test_an_unstyled_draft_is_body_with_hints() -> None:
    body = p(r("关于优化营商环境的汇报", BOLD + '<w:sz w:val="44"/>'), props=CENTRE) + p() + p("正文。")
    document = document_of(body)
    assert roles_of(document.blocks) == [Role.BODY, Role.BLANK, Role.BODY]
    title = document.blocks[0]
    assert isinstance(title, Paragraph) and title.looks == Looks.BOLD | Looks.CENTERED | Looks.LARGE
