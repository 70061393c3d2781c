from __future__ import annotations

from hypothesis import given

from desktop.document.build import document, paragraph, table
from desktop.document.nodes import Cell, Document, Field, Paragraph, Role, Row, Table, Text, replace
from desktop.document.text import block_text, paragraph_text, plain
from desktop.document.walk import paragraphs, placed, placed_fields, with_paragraphs
from tests.document.documents import documents


@given(documents)
def test_every_paragraph_stands_in_the_plain_text_where_it_is_said_to(made: Document) -> None:
    text = plain(made)
    assert all(text[item.start : item.end] == item.text == paragraph_text(item.paragraph) for item in placed(made))


@given(documents)
def test_every_field_stands_in_the_plain_text_where_it_is_said_to(made: Document) -> None:
    text = plain(made)
    assert all(text[item.start : item.end] == item.field.text for item in placed_fields(made))


@given(documents)
def test_a_paragraph_knows_its_block(made: Document) -> None:
    assert all(item.in_table == isinstance(made.blocks[item.block], Table) for item in placed(made))


@given(documents)
def test_changing_nothing_changes_nothing(made: Document) -> None:
    assert with_paragraphs(made, lambda one: one) == made


@given(documents)
def test_a_change_reaches_every_paragraph(made: Document) -> None:
    changed = with_paragraphs(made, lambda one: replace(one, role=Role.NOTE))
    assert all(one.role is Role.NOTE for one in paragraphs(changed))
    assert plain(changed) == plain(made)


def test_paragraphs_are_joined_by_line_feeds_and_cells_by_tabs() -> None:
    made = document(paragraph("甲"), table([["乙", ""], ["", "丁"]]), paragraph("戊"))
    assert plain(made) == "甲\n乙\t\n\t丁\n戊"


def test_an_empty_cell_and_an_empty_row_take_their_place() -> None:
    made = Document((Table((Row(()), Row((Cell(), Cell((paragraph("乙"),)))))), paragraph("丙")))
    assert [(item.start, item.text) for item in placed(made)] == [(2, "乙"), (4, "丙")]


def test_a_field_is_found_inside_a_table_cell() -> None:
    made = Document((paragraph("前"), Table((Row((Cell((Paragraph((Text("共"), Field("23", "部门数"))),)),)),))))
    (item,) = placed_fields(made)
    assert (item.start, item.end, item.field.name) == (3, 5, "部门数")


def test_the_text_of_a_block_is_its_share_of_the_whole() -> None:
    made = document(paragraph("甲"), table([["乙", "丙"]]))
    assert [block_text(block) for block in made.blocks] == ["甲", "乙\t丙"]
