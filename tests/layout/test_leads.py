from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Field, Paragraph, Role, Text
from desktop.document.text import plain
from desktop.layout.leads import marked

P = build.paragraph
LEAD = Emphasis.LEAD


def leads(document: Document) -> list[str]:
    """The words that are marked, in order."""
    blocks = [block for block in marked(document).blocks if isinstance(block, Paragraph)]
    return [inline.text for block in blocks for inline in block.inlines if isinstance(inline, Text) and LEAD in inline.emphasis]


SERIES = build.document(
    P("一、优化政务环境。持续推进改革。一是整合办事窗口。入驻部门23个。二是压减办理环节。平均压减三成。"),
    P("二、优化法治环境。一是规范检查。检查频次下降。二是公正司法。案件按时办结。"),
)


def test_the_words_of_run_in_headings_are_marked() -> None:
    assert leads(SERIES) == [
        "一、优化政务环境。",
        "一是整合办事窗口。",
        "二是压减办理环节。",
        "二、优化法治环境。",
        "一是规范检查。",
        "二是公正司法。",
    ]


def test_a_paragraph_that_opens_with_a_numbered_heading_is_one_of_its_level() -> None:
    assert [(block.role, block.level) for block in marked(SERIES).blocks if isinstance(block, Paragraph)] == [(Role.HEADING, 1)] * 2


def test_a_paragraph_that_opens_with_counted_items_stays_body() -> None:
    said = build.document(build.heading("一、主要做法", 1), P("一是整合办事窗口。入驻部门23个。"), P("二是压减办理环节。平均压减三成。"))
    assert leads(said) == ["一是整合办事窗口。", "二是压减办理环节。"]
    assert [block.role for block in marked(said).blocks if isinstance(block, Paragraph)] == [Role.HEADING, Role.BODY, Role.BODY]


def test_marking_leaves_the_text_the_fields_and_the_emphasis_alone() -> None:
    inlines = (
        Text("　一是整合", Emphasis.BOLD),
        Field("3个", "窗口"),
        Text("窗口。已运行"),
        Text("良好", Emphasis.ITALIC),
        Text("。二是压减环节。成效明显。"),
    )
    made = marked(build.document(Paragraph(inlines)))
    (paragraph,) = made.blocks
    assert isinstance(paragraph, Paragraph) and plain(made) == plain(build.document(Paragraph(inlines)))
    assert Field("3个", "窗口") in paragraph.inlines and Text("良好", Emphasis.ITALIC) in paragraph.inlines


def test_tables_are_left_as_they_are() -> None:
    table = build.document(build.table([["一是整合窗口。已运行。二是压减环节。已完成。", "乙"]]))
    assert marked(table) == table


def test_marking_twice_is_marking_once() -> None:
    assert marked(marked(SERIES)) == marked(SERIES)


_pieces = st.sampled_from(
    ["一、", "二、", "（一）", "（二）", "一是", "二是", "1.", "推进改革", "优化服务", "。", "，", "\n", "　", "今年以来，办件23件"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_pieces, max_size=12).map("".join), max_size=5))
def test_the_text_never_changes(paragraphs: list[str]) -> None:
    said = build.document(*map(P, paragraphs))
    assert plain(marked(said)) == plain(said)
