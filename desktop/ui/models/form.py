"""The form as a tree: sections, and under each its lines with label, value, unit and state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from desktop.actions.form_line import FormGroup, FormLine, LineState
from desktop.ui.models.tree import Branch, Index, TreeModel

__all__ = ["LABEL", "STATE", "UNIT", "VALUE", "FormModel"]

LABEL, VALUE, UNIT, STATE = range(4)
_HEADS = ("填报项", "内容", "单位", "状态")
_OPEN = (LineState.MISSING, LineState.FAULTY)


class FormModel(TreeModel):
    """Shows groups of lines; a typed value is told through ``typed`` (key, text) and stands at once."""

    typed = Signal(str, str)
    columns = len(_HEADS)

    def show_groups(self, groups: tuple[FormGroup, ...]) -> None:
        """Show ``groups``."""
        self.show(tuple(Branch(group.key, group, tuple(Branch(f"{group.key}\t{line.key}", line) for line in group.lines)) for group in groups))

    def line(self, index: Index) -> FormLine | None:
        """The line at ``index``; None on a section's row."""
        value = self.value(index)
        return value if isinstance(value, FormLine) else None

    def of_field(self, key: str) -> QModelIndex:
        """The value cell of the field with that key, invalid where the form does not ask for it."""
        return next((index for index in self.every(VALUE) if (line := self.line(index)) and line.key == key), QModelIndex())

    def next_open(self, after: Index) -> QModelIndex:
        """The next value cell that waits for a value, from the top again after the last; those that compute themselves come last."""
        cells = [index for index in self.every(VALUE) if self.line(index)]
        start = next((place + 1 for place, cell in enumerate(cells) if cell == after.siblingAtColumn(VALUE)), 0) if after.isValid() else 0
        waiting = [cell for cell in cells[start:] + cells[:start] if (line := self.line(cell)) and line.state in _OPEN]
        return next((cell for cell in waiting if (line := self.line(cell)) and not line.derived), next(iter(waiting), QModelIndex()))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: only values are edited; derived ones too, to overrule the sum."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.line(index) and index.column() == VALUE:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the columns' heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one cell."""
        value = self.value(index)
        if isinstance(value, FormGroup):
            return self._group(value, index.column(), role)
        return _ROLES.get(Qt.ItemDataRole(role), _nothing)(value, index.column()) if isinstance(value, FormLine) else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: take a typed value; what the form says of it follows with ``show_groups``."""
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != line.typed:
            self.replace_value(index, line.with_typed(str(value)))
            self.typed.emit(line.key, str(value))
        return True

    @staticmethod
    def _group(group: FormGroup, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and column == LABEL:
            return group.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.name}，缺 {group.missing} 项"
        return None


def _nothing(line: FormLine, column: int) -> None:
    return None


def _display(line: FormLine, column: int) -> str:
    return (line.label, line.typed or line.printed, line.unit, line.remark or line.state.value)[column]


def _tip(line: FormLine, column: int) -> str:
    parts = (line.label, line.hint, f"由{line.department}提供" if line.department else "", line.remark)
    return "\n".join(part for part in parts if part)


def _spoken(line: FormLine, column: int) -> str:
    return f"{line.label} {line.typed or line.printed or '空'} {line.unit} {line.remark or line.state.value}"


def _edited(line: FormLine, column: int) -> str:
    return line.typed


_ROLES: dict[Qt.ItemDataRole, Callable[[FormLine, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _display,
    Qt.ItemDataRole.EditRole: _edited,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
}
