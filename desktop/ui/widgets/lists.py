"""The library's table of reports and tree of headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QTreeView, QWidget

from desktop.ui import theme
from desktop.ui.models.outline import OutlineModel
from desktop.ui.models.reports import ReportsModel
from desktop.ui.widgets.words import draw_words

__all__ = ["OutlineTree", "ReportTable"]

Index = QModelIndex | QPersistentModelIndex


class ReportTable(QTableView):
    """One report a row; ``chosen`` tells the row one is on."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: ReportsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("材料")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 80), (2, 112)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def go(self, row: int) -> None:
        """Choose that row, where there is one."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: where the filters let nothing pass it says so instead of leaving a blank."""
        super().paintEvent(event)
        if not self.model().rowCount():
            _say_empty(self.viewport(), "没有符合筛选的材料，可以放宽上面的筛选")

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: tell the row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(current)


class OutlineTree(QTreeView):
    """One heading a row; ``taken`` tells Enter or a double click on it."""

    chosen = Signal(QModelIndex)
    taken = Signal()

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName("提纲")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.taken.emit())
        model.modelReset.connect(self.expandAll)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: tell the heading."""
        super().currentChanged(current, previous)
        self.chosen.emit(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a text without headings says so instead of leaving a blank."""
        super().paintEvent(event)
        if not self.model().rowCount():
            _say_empty(self.viewport(), "没有识别出章节")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the section."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        super().keyPressEvent(event)


def _say_empty(viewport: QWidget, words: str) -> None:
    painter = QPainter(viewport)
    draw_words(painter, viewport.rect().adjusted(16, 8, -16, 0).intersected(QRect(0, 0, 9999, 40)), words, theme.colours().second)
    painter.end()


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 32)
