"""The form: a tree of lines one types straight down; Enter goes to the next that waits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop.ui.models.form import LABEL, STATE, UNIT, VALUE, FormModel
from desktop.ui.widgets.form_delegate import UNIT_WIDTH, FormDelegate

__all__ = ["FormView"]


class FormView(QTreeView):
    """Every line's value cell opens for typing as soon as it is gone to."""

    entered_field = Signal(str)

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = model
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(FormDelegate(self))
        self.itemDelegate().entered.connect(self.next_open)  # type: ignore[attr-defined]
        self.setObjectName("form")
        self.setAccessibleName("填报")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.CurrentChanged | QAbstractItemView.EditTrigger.SelectedClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.header().setStretchLastSection(True)
        self.header().setSectionsMovable(False)
        self.header().setSectionsClickable(False)
        self.header().setMinimumSectionSize(40)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._restore()

    def next_open(self) -> None:
        """Go to the next line that waits for a value, or close the editor where none does."""
        found = self._form.next_open(self.currentIndex())
        if found.isValid():
            self.go(found)
        else:
            self.setCurrentIndex(QModelIndex())

    def go(self, index: QModelIndex) -> None:
        """Open the value at ``index`` for typing."""
        self.setFocus()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if self.currentIndex() == index and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(index)
        self.setCurrentIndex(index)

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: tell which field one is in."""
        super().currentChanged(current, previous)
        line = self._form.line(current)
        if line:
            self.entered_field.emit(line.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on a line opens its value."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != VALUE:
            if self._form.line(index):
                self.go(index.siblingAtColumn(VALUE))
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter outside an editor also goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_open()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: every step leads from value to value, past labels and sections."""
        cells = [index for index in self._form.every(VALUE) if self._form.line(index)]
        place = next((number for number, cell in enumerate(cells) if cell == self.currentIndex().siblingAtColumn(VALUE)), -1)
        steps = {
            QAbstractItemView.CursorAction.MoveUp: -1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
            QAbstractItemView.CursorAction.MoveDown: 1,
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePageUp: -10,
            QAbstractItemView.CursorAction.MovePageDown: 10,
            QAbstractItemView.CursorAction.MoveHome: -len(cells),
            QAbstractItemView.CursorAction.MoveEnd: len(cells),
        }
        if not cells or action not in steps:
            return self.currentIndex()
        return cells[min(max(place + steps[action], 0), len(cells) - 1)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels and values share what units and states leave."""
        super().resizeEvent(event)
        room = self.viewport().width()
        unit, state = UNIT_WIDTH, max(80, room * 14 // 100)
        label = max(180, (room - unit - state) * 53 // 100)
        for column, width in ((LABEL, label), (VALUE, room - unit - state - label), (UNIT, unit), (STATE, state)):
            self.setColumnWidth(column, width)

    def _remember(self) -> None:
        line = self._form.line(self.currentIndex())
        self._kept = line.key if line else ""

    def _restore(self) -> None:
        for row in range(self._form.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
        found = self._form.of_field(self._kept) if self._kept else QModelIndex()
        if found.isValid():
            self.setCurrentIndex(found)
