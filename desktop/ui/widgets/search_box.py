"""A line to search with: a sign before it, a cross to clear it, and Down to go to what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.icons import icon

__all__ = ["SearchBox"]


class SearchBox(QLineEdit):
    """``entered`` tells Down or Enter: on to the results."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._sign = self.addAction(icon("search", theme.colours().second, size=16), QLineEdit.ActionPosition.LeadingPosition)
        self._cross = self.addAction(icon("close", theme.colours().second, size=16), QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setToolTip("清除搜索（Esc）")
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(lambda words: self._cross.setVisible(bool(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Down and Enter lead on."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            for action, name in ((self._sign, "search"), (self._cross, "close")):
                action.setIcon(icon(name, theme.colours().second, size=16))
