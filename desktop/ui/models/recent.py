"""The list of drafts, the last changed first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.store.drafts import DraftEntry
from desktop.ui.models.tree import Index
from desktop.ui.moments import local_moment

__all__ = ["RecentModel"]

_NOWHERE = QModelIndex()


class RecentModel(QAbstractListModel):
    """One row a draft."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[DraftEntry, ...] = ()
        self._kinds: Mapping[str, str] = {}

    def show(self, entries: tuple[DraftEntry, ...], kinds: Mapping[str, str]) -> None:
        """Show these drafts; ``kinds`` gives the Chinese name of each kind."""
        self.beginResetModel()
        self._entries, self._kinds = entries, kinds
        self.endResetModel()

    def entry(self, index: Index) -> DraftEntry | None:
        """The draft in that row."""
        return self._entries[index.row()] if index.isValid() else None

    def about(self, entry: DraftEntry) -> str:
        """What stands under or beside the draft's name."""
        exported = "已导出 · " if entry.exported_path else ""
        return f"{exported}{self._kinds.get(entry.kind, entry.kind)} · {local_moment(entry.updated_at)}"

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many drafts."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one row."""
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.name}，{self.about(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{entry.name}\n{self.about(entry)}"
        return None
