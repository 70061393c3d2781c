"""Where a draft begins: the kinds one can write, and the drafts one was writing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.actions import drafts
from desktop.actions.desk import Desk
from desktop.drafting.catalog import Kind
from desktop.ui import theme
from desktop.ui.models.recent import RecentModel
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.words import draw_words

__all__ = ["StartPage"]

_WIDTH, _COLUMNS = 1040, 3
_ORDER = ("reply", "summary", "half_year", "briefing", "feature")  # the daily ones first; the office's own come last


class StartPage(QWidget):
    """Cards for the kinds above, drafts below; ``begun`` tells a kind, ``taken_up`` a draft's id."""

    begun = Signal(str)
    taken_up = Signal(str)
    forgotten = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cards: dict[str, Card] = {}
        self.model = RecentModel(self)
        self.view = _RecentView(self.model, self)
        self.view.entered.connect(self._take_up)
        self.view.clicked.connect(self._take_up)
        self.forget = IconButton("delete", "删除所选稿件", self._forget, hint="删除所选稿件（已导出的文件不受影响）", parent=self)
        self.recent = QStackedWidget(self)
        self.recent.setObjectName("recent")
        self.recent.addWidget(self.view)
        self.recent.addWidget(Empty("draft", "还没有稿件", "从上面选一种开始，写下的内容随时自动保存。", parent=self))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._head("新建稿件", "title"))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        column.addSpacing(12)
        heading = QHBoxLayout()
        heading.addWidget(self._head("最近的稿件", "head"))
        heading.addStretch(1)
        heading.addWidget(self.forget)
        column.addLayout(heading)
        column.addWidget(self.recent, 1)
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def _head(self, words: str, kind: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(kind)
        return label

    def refresh(self) -> None:
        """Show what kinds and drafts there are now."""
        kinds = drafts.kinds(self._desk)
        fit = sorted((kind for kind in kinds if not kind.fault), key=lambda kind: _ORDER.index(kind.kind) if kind.kind in _ORDER else len(_ORDER))
        for place, kind in enumerate(fit):
            if kind.kind not in self.cards:
                self.cards[kind.kind] = self._card(kind)
            self._grid.addWidget(self.cards[kind.kind], place // _COLUMNS, place % _COLUMNS)
        entries = drafts.drafts(self._desk)
        self.model.show(entries, {kind.kind: kind.name for kind in kinds})
        self.recent.setCurrentIndex(0 if entries else 1)
        self.forget.setVisible(bool(entries))

    def _card(self, kind: Kind) -> Card:
        picture = kind.kind if (paths.resources() / "icons" / f"{kind.kind}.svg").exists() else "template"
        return Card(picture, kind.name, kind.description, lambda: self.begun.emit(kind.kind), self)

    def _take_up(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry:
            self.taken_up.emit(entry.id)

    def _forget(self) -> None:
        entry = self.model.entry(self.view.currentIndex())
        if entry:
            restore = drafts.delete_draft(self._desk, entry.id)
            self.refresh()
            self.forgotten.emit(entry.name, restore)


class _RecentView(QListView):
    entered = Signal(QModelIndex)

    def __init__(self, model: RecentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_RecentDelegate(self))
        self.setAccessibleName("最近的稿件")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _RecentDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, 40)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        model: RecentModel = index.model()  # type: ignore[assignment]
        entry, chosen = model.entry(index), theme.colours()
        if entry:
            rect = option.rect.adjusted(16, 0, -16, 0)  # type: ignore[attr-defined]
            used = draw_words(painter, rect, model.about(entry), chosen.second, 12, right=True)
            draw_words(painter, rect.adjusted(0, 0, -used - 24, 0), entry.name, chosen.text)
