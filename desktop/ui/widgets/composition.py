"""How each role and each state of a field looks in the text view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextTable, QTextTableFormat

from desktop.document.build import paragraph
from desktop.document.chart_text import words
from desktop.document.nodes import Block, Break, Chart, Document, Emphasis, Field, FieldState, Inline, NoteRef, Paragraph, Role, Table, Text, replace
from desktop.ui import theme
from desktop.ui.theme import Colours

__all__ = ["SCHEME", "Composition"]

SCHEME = "field"
_CENTRED = {Role.TITLE, Role.SUBTITLE, Role.OFFICE_MARK, Role.DOC_NUMBER, Role.CAPTION, Role.ATTACHMENT_TITLE}
_RIGHT = {Role.SIGNATURE, Role.DATE, Role.RESULT}
_FLUSH = {Role.SALUTATION, Role.ADDRESSEE, Role.SECRECY, Role.URGENCY, Role.COPY_NUMBER, Role.ATTACHMENT_LABEL, Role.BLANK}
_STATES = {FieldState.FILLED: "已填", FieldState.DERIVED: "自动计算", FieldState.MISSING: "待补"}


@dataclass(frozen=True, slots=True)
class Composition:
    """Writes documents with body text of ``size`` pixels in ``colours``; text block n carries its block's index as state."""

    size: int
    colours: Colours

    def write(self, target: QTextDocument, document: Document) -> None:
        """Fill the empty ``target``."""
        cursor = QTextCursor(target)
        cursor.beginEditBlock()
        for number, block in enumerate(document.blocks):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            match block:
                case Paragraph():
                    self._paragraph(cursor, block)
                case Table():
                    self._table(cursor, block)
                    cursor.movePosition(QTextCursor.MoveOperation.End)
                case Chart():
                    self._paragraph(cursor, paragraph(f"〔图：{words(block)}〕"))
                case _:
                    assert_never(block)
            cursor.block().setUserState(number)
        cursor.endEditBlock()

    def rewrite(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        """Replace the text block under ``cursor``."""
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._paragraph(cursor, paragraph)
        cursor.endEditBlock()

    def places(self, target: QTextDocument, name: str) -> Iterator[tuple[int, int]]:
        """Start and end of every printed place of the field ``name``."""
        wanted, block = _address(name), target.begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().anchorHref() == wanted:
                    yield piece.position(), piece.position() + piece.length()
                pieces += 1
            block = block.next()

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        cursor.setBlockFormat(self._block_format(paragraph))
        base = self._char_format(paragraph)
        cursor.setBlockCharFormat(base)
        leads = [isinstance(inline, Text) and Emphasis.LEAD in inline.emphasis for inline in paragraph.inlines]
        run_in = any(leads) and not all(leads)  # only the words of a run-in heading look like one
        rest = self._char_format(replace(paragraph, role=Role.BODY)) if run_in and paragraph.role is Role.HEADING else base
        for inline, lead in zip(paragraph.inlines, leads):
            self._inline(cursor, inline, base if lead else rest)

    def _inline(self, cursor: QTextCursor, inline: Inline, base: QTextCharFormat) -> None:
        match inline:
            case Text():
                cursor.insertText(inline.text.replace("\n", "\u2028"), _emphasised(base, inline.emphasis))
            case Field():
                cursor.insertText(inline.text, self._field_format(inline, base))
            case Break():
                cursor.insertText("\u2028", base)
            case NoteRef():
                cursor.insertText("〔注〕", base)
            case _:
                assert_never(inline)

    def _table(self, cursor: QTextCursor, table: Table) -> None:
        columns = max((sum(cell.colspan for cell in row.cells) for row in table.rows), default=0)
        if not 0 < columns <= 64:
            return
        look = QTextTableFormat()
        look.setBorder(1)
        look.setBorderCollapse(True)
        look.setBorderBrush(QColor(self.colours.strong))
        look.setCellPadding(4)
        made = cursor.insertTable(len(table.rows), columns, look)
        for row, cells in enumerate(table.rows):
            column = 0
            for cell in cells.cells:
                self._cell(made, row, column, cell.blocks)
                column += cell.colspan

    def _cell(self, made: QTextTable, row: int, column: int, blocks: tuple[Block, ...]) -> None:
        cursor = made.cellAt(row, column).firstCursorPosition()
        for number, block in enumerate(item for item in blocks if isinstance(item, Paragraph)):
            if number:
                cursor.insertBlock()
            for inline in block.inlines:
                self._inline(cursor, inline, QTextCharFormat())

    def _block_format(self, paragraph: Paragraph) -> QTextBlockFormat:
        look = QTextBlockFormat()
        look.setLineHeight(165, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        role = paragraph.role
        if role in _CENTRED:
            look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif role in _RIGHT:
            look.setAlignment(Qt.AlignmentFlag.AlignRight)
            look.setRightMargin(2 * self.size)
        elif role not in _FLUSH:
            look.setTextIndent(2 * self.size)
        if role is Role.TITLE:
            look.setTopMargin(self.size / 2)
            look.setBottomMargin(self.size)
        return look

    def _char_format(self, paragraph: Paragraph) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(self.colours.text))
        match paragraph.role:
            case Role.TITLE | Role.OFFICE_MARK | Role.ATTACHMENT_TITLE:
                look.setFont(theme.font(round(self.size * 1.375), heavy=True, faces=theme.TITLE_FACES))
            case Role.HEADING if paragraph.level == 1:
                look.setFont(theme.font(self.size, heavy=True, faces=("黑体", "SimHei", *theme.BODY_FACES)))
            case Role.HEADING if paragraph.level == 2:
                look.setFont(theme.font(self.size, heavy=True, faces=("楷体", "KaiTi", "楷体_GB2312", *theme.PAPER_FACES)))
            case Role.HEADING:
                look.setFont(theme.font(self.size, heavy=True, faces=theme.PAPER_FACES))
            case Role.NOTE:
                look.setFont(theme.font(max(12, self.size - 3), faces=theme.PAPER_FACES))
            case _:
                look.setFont(theme.font(self.size, faces=theme.PAPER_FACES))
        return look

    def _field_format(self, field: Field, base: QTextCharFormat) -> QTextCharFormat:
        look = QTextCharFormat(base)
        tints = {
            FieldState.FILLED: self.colours.filled_tint,
            FieldState.DERIVED: self.colours.derived_tint,
            FieldState.MISSING: self.colours.missing_tint,
        }
        look.setBackground(QColor(tints[field.state]))
        look.setAnchor(True)
        look.setAnchorHref(_address(field.name))
        about = " · ".join(part for part in (field.metric or field.name, field.period, _STATES[field.state]) if part)
        look.setToolTip(about)
        if field.state is FieldState.MISSING:
            look.setForeground(QColor(self.colours.warning))
        if field.state is FieldState.DERIVED:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(self.colours.done))
        return look


def _emphasised(base: QTextCharFormat, emphasis: Emphasis) -> QTextCharFormat:
    look = QTextCharFormat(base)
    if emphasis & (Emphasis.BOLD | Emphasis.LEAD):
        look.setFontWeight(QFont.Weight.Bold)  # FangSong has one weight: only from bold on is it thickened
    if emphasis & Emphasis.ITALIC:
        look.setFontItalic(True)
    if emphasis & Emphasis.UNDERLINE:
        look.setFontUnderline(True)
    return look


def _address(name: str) -> str:
    return f"{SCHEME}:{bytes(QUrl.toPercentEncoding(name).data()).decode()}"
