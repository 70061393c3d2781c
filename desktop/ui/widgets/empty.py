"""An empty state: one line what this is, one line why, and the first action."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import pixmap

__all__ = ["Empty"]


class Empty(QWidget):
    """Stands in the middle of a pane that has nothing to show yet."""

    def __init__(self, picture: str, head: str, why: str, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture, self._sign = picture, QLabel(self)
        title, second = QLabel(head, self), QLabel(why, self)
        title.setObjectName("head")
        second.setObjectName("lead")
        second.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for part in (self._sign, title, second):
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(8)
        for button in buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        self._sign.setPixmap(pixmap(self._picture, theme.colours().strong, 40, 2.0))
