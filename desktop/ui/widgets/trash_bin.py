"""The trash: what was taken out of the library, to bring back or to forget for good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.store.reports import ReportEntry
from desktop.ui.models.reports import ReportsModel
from desktop.ui.widgets.buttons import WordButton
from desktop.ui.widgets.lists import ReportTable
from desktop.ui.widgets.panes import column, pane

__all__ = ["TrashBin"]


class TrashBin(QWidget):
    """Asks through signals: ``restored`` with the report one is on, ``emptied``, and ``closed`` for the way back."""

    restored = Signal(int)
    emptied = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReportsModel(self, trashed=True)
        self.table = ReportTable(self.model, self)
        self.table.setAccessibleName("回收站")
        self.leave = WordButton("返回资料", self.closed.emit, kind="link", picture="back", parent=self)
        self.restore = WordButton("恢复", self._restore, kind="link", hint="放回资料（双击也可以）", parent=self)
        self.wipe = WordButton("清空回收站", self.emptied.emit, kind="link", picture="delete", hint="不再保留这些材料，原文件不受影响", parent=self)
        self.table.doubleClicked.connect(lambda _index: self._restore())
        column(self, pane("回收站", self.table, self.leave, self.restore, self.wipe, parent=self))

    def show_entries(self, entries: tuple[ReportEntry, ...]) -> None:
        """Show what was thrown away, the row one was on staying chosen."""
        row = self.table.currentIndex().row()
        self.model.show(entries)
        self.table.go(min(max(0, row), len(entries) - 1))

    def _restore(self) -> None:
        entry = self.model.entry(self.table.currentIndex())
        if entry:
            self.restored.emit(entry.id)
