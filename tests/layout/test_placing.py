from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document import build
from desktop.document.nodes import Document, Paragraph, Role, Table
from desktop.document.text import block_text
from desktop.layout.measure import width
from desktop.layout.placing import Placed, place
from desktop.layout.style import standard

STYLE = standard()
CELL = STYLE.page.cell
P = build.paragraph


def gaps(*blocks: Paragraph | Table) -> list[float]:
    return [item.gap for item in place(build.document(*blocks), STYLE)]


def closing(signature: str, date: str) -> tuple[Placed, Placed]:
    _, signed, dated = place(build.document(P("正文。"), P(signature, Role.SIGNATURE), P(date, Role.DATE)), STYLE)
    return signed, dated


def start(item: Placed) -> float:
    """Where the line of ``item`` starts, in characters from the left edge of the type area."""
    assert item.look
    if item.align == "left":
        return (item.left or 0.0) / CELL
    right = item.look.right * CELL if item.right is None else item.right
    return (STYLE.page.measure - right - width(block_text(item.block), item.look)) / CELL


def end(item: Placed) -> float:
    assert item.look
    return start(item) + width(block_text(item.block), item.look) / CELL


def test_digits_are_half_as_wide_as_characters_and_quotes_are_full() -> None:
    look = replace(STYLE.look(Role.BODY), spacing=0.0)
    assert width("“中”——", look) == 5 * 16 and width("2024", look) == 2 * 16


def test_blank_lines_of_the_source_give_way_to_those_of_the_style() -> None:
    said = build.document(P(""), P("标题", Role.TITLE), P("", Role.BLANK), P("　　"), P("正文。"), P("\n"))
    assert [block_text(item.block) for item in place(said, STYLE)] == ["标题", "正文。"]


def test_residue_is_set_as_body_so_that_no_text_is_lost() -> None:
    (item,) = place(build.document(P("打印本页", Role.BOILERPLATE)), STYLE)
    assert item.look is STYLE.look(Role.BODY)


def test_the_title_stands_at_the_top_or_two_lines_under_what_is_above_it() -> None:
    assert gaps(P("标题", Role.TITLE)) == [0]
    assert gaps(P("某营商办〔2024〕6号", Role.DOC_NUMBER), P("标题", Role.TITLE)) == [0, 2]


def test_one_line_is_left_under_the_title_whatever_follows() -> None:
    for role in (Role.ADDRESSEE, Role.SALUTATION, Role.BODY, Role.HEADING):
        assert gaps(P("标题", Role.TITLE), P("以下", role)) == [0, 1]


def test_the_lines_of_one_title_and_its_subtitle_stay_together() -> None:
    assert gaps(P("标题上", Role.TITLE), P("标题下", Role.TITLE), P("（2024年9月）", Role.SUBTITLE), P("正文。")) == [0, 0, 0, 1]


def test_signature_date_and_contact_stand_one_line_under_the_body_and_close_together() -> None:
    assert gaps(P("正文。"), P("某县营商办", Role.SIGNATURE), P("2024年9月28日", Role.DATE), P("联系人：李某某", Role.CONTACT)) == [0, 1, 0, 0]


def test_a_table_does_not_swallow_the_line_before_the_signature() -> None:
    assert gaps(build.table([["甲", "乙"]]), P("某县营商办", Role.SIGNATURE)) == [0, 1]


@pytest.mark.parametrize("office", ["某县营商环境建设服务中心", "某县行政审批服务局", "某县政务中心办公室"])
def test_the_date_starts_two_characters_right_of_a_longer_signature(office: str) -> None:
    signed, dated = closing(office, "2024年9月28日")
    assert end(signed) == pytest.approx(26)
    assert start(dated) == pytest.approx(start(signed) + 2)


@pytest.mark.parametrize("office", ["某县营商办", "某局"])
def test_a_date_longer_than_the_signature_keeps_two_characters_and_pushes_the_signature_left(office: str) -> None:
    signed, dated = closing(office, "2024年11月28日")
    assert end(dated) == pytest.approx(26)
    assert start(dated) == pytest.approx(start(signed) + 2)


def test_a_signature_alone_and_a_date_alone_keep_two_characters_on_the_right() -> None:
    for role in (Role.SIGNATURE, Role.DATE):
        item = place(build.document(P("正文。"), P("某县营商办", role)), STYLE)[1]
        assert end(item) == pytest.approx(26) and item.gap == 1


def test_a_date_under_the_title_belongs_to_the_title() -> None:
    items = place(build.document(P("标题", Role.TITLE), P("某县营商办", Role.SIGNATURE), P("2024年9月28日", Role.DATE), P("正文。")), STYLE)
    assert [item.look for item in items[1:3]] == [STYLE.look(Role.SUBTITLE)] * 2 and [item.gap for item in items] == [0, 0, 0, 1]


def brackets(*texts: str) -> list[tuple[bool, bool]]:
    return [(item.opens, item.closes) for item in place(build.document(*(P(text, Role.CONTACT) for text in texts)), STYLE)]


def test_the_contact_note_is_put_in_brackets_as_a_whole_unless_it_has_them() -> None:
    assert brackets("联系人：李某某") == [(True, True)]
    assert brackets("联系人：李某某", "联系电话：0000-1234567") == [(True, False), (False, True)]
    assert brackets("（联系人：李某某）") == brackets("(联系人：李某某)") == [(False, False)]


def test_an_empty_document_places_nothing() -> None:
    assert place(Document(), STYLE) == ()
