"""The list of hits: where each stands, and its words with what was sought highlighted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui import theme
from desktop.ui.models.hits import HitsModel, Spans, excerpt
from desktop.ui.widgets.words import draw_words

__all__ = ["HitsView"]

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _LINE, _SIDE = 84, 20, 22, 16  # pixels: a row, the line that says where, a line of words, the margins


class HitsView(QListView):
    """One hit a row; ``chosen`` tells the row one is on, also when it is clicked again."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sought = ""
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName("搜索结果")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.chosen)

    def set_sought(self, words: str) -> None:
        """Say what was sought, for where nothing is found; "" while it is still being sought."""
        self._sought = words
        self.viewport().update()

    def go(self, row: int) -> None:
        """Choose that row, where there is one."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: tell the row."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: where nothing is found it says so, and what may help."""
        super().paintEvent(event)
        if self._sought and not self.model().rowCount():
            painter, chosen = QPainter(self.viewport()), theme.colours()
            line = QRect(_SIDE, 16, self.viewport().width() - 2 * _SIDE, 24)
            draw_words(painter, line, f"没有找到“{self._sought}”", chosen.text, heavy=True)
            draw_words(painter, line.translated(0, 28), "可以少写几个字，或放宽上面的筛选；几个词之间用空格隔开。", chosen.second, 12)
            painter.end()


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: HitsModel = index.model()  # type: ignore[assignment]
        hit, chosen, rect = model.hit(index), theme.colours(), option.rect  # type: ignore[attr-defined]
        if hit is None:
            return
        state = option.state  # type: ignore[attr-defined]
        back = chosen.selected if state & QStyle.StateFlag.State_Selected else chosen.hover if state & QStyle.StateFlag.State_MouseOver else ""
        if back:
            painter.fillRect(rect, QColor(back))
        painter.fillRect(QRect(rect.left() + _SIDE, rect.bottom(), rect.width() - _SIDE, 1), QColor(chosen.line))
        inner = rect.adjusted(_SIDE, 8, -_SIDE, 0)
        draw_words(
            painter, QRect(inner.left(), inner.top(), inner.width(), _HEAD), model.about(hit), chosen.second, 12, cut=Qt.TextElideMode.ElideMiddle
        )
        _draw_excerpt(painter, inner.adjusted(0, _HEAD + 2, 0, 0), *excerpt(hit), heavy=hit.heading)


def _draw_excerpt(painter: QPainter, rect: QRect, words: str, spans: Spans, *, heavy: bool) -> None:
    """Two lines of ``words``, cut with … where they do not fit, ``spans`` highlighted."""
    font = theme.font(14, heavy=heavy)
    layout = _laid_out(words, font, rect.width())
    if layout.lineCount() > 1:
        second = layout.lineAt(1).textStart()
        words = words[:second] + QFontMetrics(font).elidedText(words[second:], Qt.TextElideMode.ElideRight, rect.width() - 2)
        layout = _laid_out(words, font, rect.width())
    painter.save()
    painter.setPen(QColor(theme.colours().text))
    marks = [_mark(low, min(high, len(words)) - low) for low, high in spans if low < len(words)]
    layout.draw(painter, QPointF(rect.topLeft()), marks)
    painter.restore()


def _laid_out(words: str, font: QFont, width: int) -> QTextLayout:
    layout, option = QTextLayout(words, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(2):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * _LINE))
    layout.endLayout()
    return layout


def _mark(start: int, length: int) -> QTextLayout.FormatRange:
    """A tint alone would be colour alone: what was sought is underlined too."""
    mark, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setBackground(QBrush(QColor(theme.colours().missing_tint)))
    look.setForeground(QBrush(QColor(theme.colours().warning)))
    look.setFontUnderline(True)
    mark.start, mark.length, mark.format = start, length, look  # type: ignore[attr-defined]
    return mark
