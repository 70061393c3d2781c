"""The outline of a draft: sections and points with a tick, dragged within their own level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt, Signal

from desktop.actions.pick_line import PickLine
from desktop.ui.models.tree import Branch, Index, TreeModel

__all__ = ["PicksModel"]

_MIME = "application/x-nigao-pick"
_NOWHERE = QModelIndex()


class PicksModel(TreeModel):
    """Asks for changes through signals and shows what comes back; it changes nothing itself."""

    ticked = Signal(int, int, bool)
    moved = Signal(int, int, int)

    def show_lines(self, lines: tuple[PickLine, ...]) -> None:
        """Show ``lines``."""
        self.show(tuple(Branch(line.key, line, tuple(Branch(point.key, point) for point in line.points)) for line in lines))

    def line(self, index: Index) -> PickLine | None:
        """The section or point at ``index``."""
        value = self.value(index)
        return value if isinstance(value, PickLine) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: everything is ticked and dragged; sections take points, the list takes sections."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | (Qt.ItemFlag.ItemNeverHasChildren if index.parent().isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one line."""
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.number + line.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if line.on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (line.heading or line.name, "从资料取用" if line.borrowed else "") if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.number}{line.name}，{'已选' if line.on else '未选'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a tick."""
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(line.section, line.point, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: things move, they are not copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Qt: only our own lines."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the places of the dragged line."""
        data, line = QMimeData(), self.line(indexes[0]) if indexes else None
        if line:
            data.setData(_MIME, QByteArray(f"{line.section},{line.point}".encode()))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: sections among sections, points among the points of their own section."""
        return self._target(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: ask for the move; False, so that Qt does not try to remove the old place itself."""
        target = self._target(data, row, parent)
        if target is not None:
            self.moved.emit(*target)
        return False

    def _target(self, data: QMimeData, row: int, parent: Index) -> tuple[int, int, int] | None:
        if not data.hasFormat(_MIME):
            return None
        section, point = (int(part) for part in bytes(data.data(_MIME).data()).decode().split(","))
        over = self.line(parent)
        if point < 0:
            if over is None:
                return section, point, row if row >= 0 else self.rowCount()
            return (section, point, over.section) if row < 0 and over.point < 0 else None
        if over is None or over.section != section:
            return None
        return section, point, row if row >= 0 else (over.point if over.point >= 0 else self.rowCount(parent))
