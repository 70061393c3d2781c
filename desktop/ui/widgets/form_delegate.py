"""How a line of the form is painted and typed into."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.actions.form_line import FormGroup, FormLine, LineState
from desktop.ui import theme
from desktop.ui.models.form import LABEL, STATE, UNIT, VALUE
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.words import draw_words

__all__ = ["UNIT_WIDTH", "FormDelegate", "ValueEdit"]

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD = 32, 44
UNIT_WIDTH = 64


class ValueEdit(QLineEdit):
    """A line that knows when an input method is at work in it."""

    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt: characters being composed are not typed yet."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class FormDelegate(QStyledItemDelegate):
    """Paints sections as heads and values as fields; ``entered`` tells Enter, never while an input method composes."""

    entered = Signal()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a section's head is higher than a line."""
        return QSize(80, _HEAD if not index.parent().isValid() else _ROW)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a line to type in, or a choice; every keystroke is told at once."""
        line = index.model().line(index)  # type: ignore[attr-defined]
        editor = ValueEdit(parent)
        editor.setObjectName("value")
        editor.setAccessibleName(line.label)
        editor.setPlaceholderText(_placeholder(line))
        if line.figure:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if line.choices:
            return self._choice(parent, editor, line)
        editor.textEdited.connect(lambda _text: self.commitData.emit(editor))
        return editor

    def _choice(self, parent: QWidget, editor: ValueEdit, line: FormLine) -> QComboBox:
        box = Choice(parent, editor)
        box.setAccessibleName(line.label)
        box.addItems(line.choices)
        box.setCurrentIndex(-1)
        box.textActivated.connect(lambda _text: self._activated(box))
        editor.textEdited.connect(lambda _text: self.commitData.emit(box))
        editor.installEventFilter(self)
        return box

    def _activated(self, box: QComboBox) -> None:
        """A box says so once more when it loses the focus; by then it is no editor any more."""
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.state() is QAbstractItemView.State.EditingState:
            self.commitData.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: only a value changed elsewhere moves what is being typed."""
        typed = str(index.data(Qt.ItemDataRole.EditRole) or "")
        edit = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        line = index.model().line(index)  # type: ignore[attr-defined]
        if isinstance(edit, QLineEdit) and line:
            edit.setPlaceholderText(_placeholder(line))
        if isinstance(edit, QLineEdit) and edit.text() != typed and not (edit.isModified() and edit.hasFocus()):
            edit.setText(typed)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: hand the text over."""
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        model.setData(QModelIndex(index) if isinstance(index, QModelIndex) else index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the editor lies where the field is painted."""
        editor.setGeometry(_field(option.rect))  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter goes on to the next empty line; in an input method's hands it only ends the composing."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            edit = watched.lineEdit() if isinstance(watched, QComboBox) else watched
            if isinstance(edit, ValueEdit) and edit.composing:
                return True
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit()
                return True
        if isinstance(watched.parent(), QComboBox):  # the line inside a choice is no editor of its own
            return False
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        value = index.model().value(index)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if isinstance(value, FormGroup):
            _paint_group(painter, rect, value)
        elif isinstance(value, FormLine):
            _PAINTERS[index.column()](painter, rect, value)
        painter.restore()


def _placeholder(line: FormLine) -> str:
    return line.printed or line.hint or LineState.MISSING.value


def _field(rect: QRect) -> QRect:
    return rect.adjusted(0, 2, 0, -2)


def _paint_group(painter: QPainter, rect: QRect, group: FormGroup) -> None:
    chosen = theme.colours()
    inner = rect.adjusted(16, 8, -16, 0)
    count = f"缺 {group.missing}" if group.missing else "已齐"
    draw_words(painter, inner.adjusted(0, 0, -64, 0), group.name, chosen.text, heavy=True)
    draw_words(painter, inner, count, chosen.warning if group.missing else chosen.done, 12, right=True)
    painter.setPen(QPen(QColor(chosen.line), 1))
    painter.drawLine(inner.left(), rect.bottom(), inner.right(), rect.bottom())


def _paint_label(painter: QPainter, rect: QRect, line: FormLine) -> None:
    draw_words(painter, rect.adjusted(16, 0, -8, 0), line.label, theme.colours().text, cut=Qt.TextElideMode.ElideMiddle)


def _paint_value(painter: QPainter, rect: QRect, line: FormLine) -> None:
    chosen, box = theme.colours(), QRectF(_field(rect)).adjusted(0.5, 0.5, -0.5, -0.5)
    inner = _field(rect).adjusted(9, 0, -9, 0)
    borders = {LineState.FAULTY: chosen.error, LineState.MISSING: chosen.warning}
    if line.state is LineState.DERIVED and not line.typed:
        draw_words(painter, inner, line.printed, chosen.second, right=line.figure)
        return
    painter.setPen(
        QPen(QColor(borders.get(line.state, chosen.strong)), 1, Qt.PenStyle.DashLine if line.state is LineState.MISSING else Qt.PenStyle.SolidLine)
    )
    painter.setBrush(QColor(chosen.surface))
    painter.drawRoundedRect(box, 6, 6)
    if line.typed:
        draw_words(painter, inner, line.typed, chosen.text, right=line.figure)
    else:
        draw_words(painter, inner, line.printed if line.state is LineState.DEFAULT else line.hint, chosen.second, 12, right=line.figure)


def _paint_unit(painter: QPainter, rect: QRect, line: FormLine) -> None:
    if line.state is not LineState.FAULTY:  # what is wrong needs the room
        draw_words(painter, rect.adjusted(8, 0, -4, 0), line.unit, theme.colours().second, 12)


def _paint_state(painter: QPainter, rect: QRect, line: FormLine) -> None:
    chosen = theme.colours()
    signs = {LineState.FILLED: "✓ ", LineState.DERIVED: "ƒ ", LineState.MISSING: "○ ", LineState.FAULTY: "✕ "}
    tones = {LineState.FILLED: chosen.done, LineState.MISSING: chosen.warning, LineState.FAULTY: chosen.error}
    words = signs.get(line.state, "") + (line.remark or line.state.value)
    if line.state is LineState.FAULTY:
        rect = rect.adjusted(-UNIT_WIDTH, 0, 0, 0)
    draw_words(painter, rect.adjusted(8, 0, -8, 0), words, tones.get(line.state, chosen.second), 12)


_PAINTERS = {LABEL: _paint_label, VALUE: _paint_value, UNIT: _paint_unit, STATE: _paint_state}
