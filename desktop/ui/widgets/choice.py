"""A box to choose from or to type into, which the mouse's wheel passes by."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

__all__ = ["Choice"]


class Choice(QComboBox):
    """Scrolling the pane must not change what was chosen; nothing typed is added to the list."""

    def __init__(self, parent: QWidget | None = None, line: QLineEdit | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        if line:
            self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: leave the wheel to the pane."""
        event.ignore()
