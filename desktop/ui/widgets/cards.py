"""A card: one kind of document one can begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import pixmap

__all__ = ["Card"]


class Card(QPushButton):
    """An icon, a name and a line or two about it; the whole of it is the button."""

    def __init__(self, picture: str, name: str, about: str, run: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(f"新建{name}")
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(108)
        self.clicked.connect(lambda: run())
        self._picture, self._painted = picture, ""
        self._sign, title, self._about = QLabel(self), QLabel(name, self), QLabel(about, self)
        title.setObjectName("panehead")
        self._about.setObjectName("second")
        self._about.setWordWrap(True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label in (self._sign, title, self._about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row, words = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(12)
        words.setSpacing(4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        words.addWidget(title)
        words.addWidget(self._about, 1)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        accent = theme.colours().accent
        if self._painted != accent:
            self._painted = accent
            self._sign.setPixmap(pixmap(self._picture, accent, 24, 2.0))
