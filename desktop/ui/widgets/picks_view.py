"""The outline one ticks and drags."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop.actions.pick_line import PickLine
from desktop.ui import theme
from desktop.ui.models.picks import PicksModel

__all__ = ["PicksView"]

Index = QModelIndex | QPersistentModelIndex


class PicksView(QTreeView):
    """Space ticks, Alt+Up and Alt+Down move, the mouse drags; what is open and chosen survives every change."""

    chosen = Signal(object)
    step = Signal(int)

    def __init__(self, model: PicksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picks = model
        self._kept, self._closed = "", set[str]()
        self.setModel(model)
        self.setItemDelegate(_PickDelegate(self))
        self.setObjectName("picks")
        self.setAccessibleName("提纲")
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.collapsed.connect(lambda index: self._closed.add(model.key(index)))
        self.expanded.connect(lambda index: self._closed.discard(model.key(index)))
        self._restore()

    def line(self) -> PickLine | None:
        """The section or point one is on."""
        return self._picks.line(self.currentIndex())

    def go(self, key: str) -> None:
        """Choose the line of that key."""
        found = self._picks.find(key)
        if found.isValid():
            self.setCurrentIndex(found)
            if not self.viewport().rect().contains(self.visualRect(found)):
                self.scrollTo(found, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: tell which line one is on."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._picks.line(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the line one is on."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _remember(self) -> None:
        self._kept = self._picks.key(self.currentIndex()) if self.currentIndex().isValid() else ""

    def _restore(self) -> None:
        for index in self._picks.every():
            if self._picks.key(index) not in self._closed:
                self.expand(index)
        self.go(self._kept)


class _PickDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 32)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model: PicksModel = index.model()  # type: ignore[assignment]
        line, above = model.line(index), model.line(index.parent())
        if line is None:
            return
        option.font = theme.font(heavy=line.point < 0)  # type: ignore[attr-defined]
        if not line.on or (above and not above.on):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(theme.colours().second))  # type: ignore[attr-defined]
        room = option.rect.width() - 40 - (QFontMetrics(theme.font(12)).horizontalAdvance(_tag(line)) + 24 if _tag(line) else 0)  # type: ignore[attr-defined]
        option.text = QFontMetrics(option.font).elidedText(option.text, Qt.TextElideMode.ElideRight, room)  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PickLine = index.model().line(index)  # type: ignore[attr-defined]
        super().paint(painter, option, index)
        if _tag(line):
            _paint_tag(painter, option.rect, _tag(line))  # type: ignore[attr-defined]


def _tag(line: PickLine) -> str:
    """What stands at the right of a section: that it was borrowed, or the region it speaks of."""
    return ("取用" if line.borrowed else line.scope) if line.point < 0 else ""


def _paint_tag(painter: QPainter, rect: QRect, tag: str) -> None:
    chosen = theme.colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(12))
    width = painter.fontMetrics().horizontalAdvance(tag) + 12
    box = QRect(rect.right() - width - 8, rect.center().y() - 9, width, 20)
    painter.setPen(QPen(QColor(chosen.line), 1))
    painter.setBrush(QColor(chosen.surface))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(chosen.second))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tag)
    painter.restore()
