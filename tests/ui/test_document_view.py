"""The text view: roles have looks, fields have tints, and typing does not make it jump."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.document.build import chart, document, heading, paragraph, table
from desktop.document.nodes import Document, Field, FieldState, Paragraph, Role, Text
from desktop.ui import theme
from desktop.ui.widgets.document_view import DocumentView

FILLED = Paragraph(
    (Text("设置窗口"), Field("12个", "窗口数"), Text("，办结率"), Field("【待补：办结率】", "办结率", state=FieldState.MISSING), Text("。"))
)
PROSE = document(paragraph("情况专报", Role.TITLE), heading("一、窗口服务", 1), FILLED, paragraph("某某县", Role.SIGNATURE))


@pytest.fixture
def view(qtbot: QtBot) -> DocumentView:
    made = DocumentView()
    qtbot.addWidget(made)
    made.resize(520, 300)
    made.show()
    return made


def block(view: DocumentView, number: int) -> QTextBlock:
    return view.document().findBlockByNumber(number)


def test_every_block_is_a_line_of_text(view: DocumentView) -> None:
    view.show_document(PROSE)
    assert view.toPlainText().split("\n") == ["情况专报", "一、窗口服务", "设置窗口12个，办结率【待补：办结率】。", "某某县"]


def test_roles_have_their_looks(view: DocumentView) -> None:
    view.show_document(PROSE)
    assert block(view, 0).blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter
    assert block(view, 1).charFormat().fontWeight() > 500
    assert block(view, 2).blockFormat().textIndent() > 0
    assert block(view, 3).blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


def test_fields_wear_the_tint_of_their_state_and_say_what_they_are(view: DocumentView) -> None:
    view.show_document(PROSE)
    cursor = QTextCursor(block(view, 2))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 6)
    assert cursor.charFormat().background().color().name().upper() == theme.colours().filled_tint
    assert "已填" in cursor.charFormat().toolTip()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 8)
    assert cursor.charFormat().background().color().name().upper() == theme.colours().missing_tint


def test_the_same_number_of_blocks_is_changed_in_place(view: DocumentView) -> None:
    long = replace(PROSE, blocks=(*PROSE.blocks, *(paragraph(f"第{number}段，说一件事情。" * 6) for number in range(40))))
    view.show_document(long)
    view.verticalScrollBar().setValue(400)
    untouched = block(view, 0)
    changed = replace(FILLED, inlines=(Text("设置窗口"), Field("120个", "窗口数"), Text("。")))
    view.show_document(replace(long, blocks=(*long.blocks[:2], changed, *long.blocks[3:])))
    assert view.verticalScrollBar().value() == 400
    assert "设置窗口120个。" in view.toPlainText()
    assert block(view, 0) == untouched


def test_a_clicked_field_tells_its_name_whatever_is_in_it(view: DocumentView, qtbot: QtBot) -> None:
    name = "牧野区/“一件事”办件量 %"
    view.show_document(document(Paragraph((Field("13663件", name),))))
    with qtbot.waitSignal(view.field_clicked) as clicked:
        view.anchorClicked.emit(block(view, 0).begin().fragment().charFormat().anchorHref())
    assert clicked.args == [name]


def test_a_revealed_field_is_marked_and_stays_marked_where_it_moves(view: DocumentView) -> None:
    view.show_document(PROSE)
    view.reveal_field("办结率")
    assert view.extraSelections()[0].cursor.selectedText() == "【待补：办结率】"  # type: ignore[attr-defined]
    view.show_document(replace(PROSE, blocks=(paragraph("新的第一段"), *PROSE.blocks)))
    assert view.extraSelections()[0].cursor.selectedText() == "【待补：办结率】"  # type: ignore[attr-defined]
    view.reveal_field("没有这一项")
    assert view.extraSelections() == []


def test_blocks_are_found_behind_tables_too(view: DocumentView) -> None:
    view.show_document(document(paragraph("前"), table([["甲", "1"], ["乙", "2"]]), paragraph("后")))
    view.reveal_block(2)
    assert view.extraSelections()[0].cursor.block().text() == "后"  # type: ignore[attr-defined]


def test_an_empty_document_is_an_empty_page(view: DocumentView) -> None:
    view.show_document(PROSE)
    view.show_document(Document())
    assert view.toPlainText() == ""


def test_a_chart_is_told_by_its_numbers(view: DocumentView) -> None:
    view.show_document(document(paragraph("前"), chart("line", ["一季度"], {"办件量": [120]}, "件"), paragraph("后")))
    assert view.toPlainText().split("\n") == ["前", "〔图：办件量：一季度120件〕", "后"]
    view.show_document(document(paragraph("前"), chart("line", ["一季度"], {"办件量": [130]}, "件"), paragraph("后")))
    assert "130件" in block(view, 1).text()
