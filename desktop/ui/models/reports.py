"""The library's table of reports."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.store.reports import ReportEntry
from desktop.ui.models.tree import Index
from desktop.ui.moments import local_moment

__all__ = ["ReportsModel"]

_HEADS = ("标题", "格式", "导入时间")
_TRASHED = (*_HEADS[:2], "移除时间")
_NOWHERE = QModelIndex()


class ReportsModel(QAbstractTableModel):
    """One row a report: its title, the format of its file, when it came in or, in the trash, went out."""

    def __init__(self, parent: QObject | None = None, *, trashed: bool = False) -> None:
        super().__init__(parent)
        self._trashed = trashed
        self._heads = _TRASHED if trashed else _HEADS
        self._entries: tuple[ReportEntry, ...] = ()

    def show(self, entries: tuple[ReportEntry, ...]) -> None:
        """Show these reports."""
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def entry(self, index: Index) -> ReportEntry | None:
        """The report in that row."""
        return self._entries[index.row()] if index.isValid() else None

    def row_of(self, report: int) -> int:
        """The row of the report of that id, -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == report), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many reports."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the columns' heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one cell."""
        entry = self.entry(index)
        if entry is None:
            return None
        moment = local_moment(entry.trashed_at if self._trashed else entry.imported_at)
        words = (entry.title or entry.name, PurePath(entry.name).suffix.lstrip(".").upper(), moment)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return f"{words[0]}\n文件：{entry.path or entry.name}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heads[index.column()]} {words[index.column()]}"
        return None
