"""Buttons that name themselves to readers of the screen and keep their icon in the colour of the moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.icons import icon

__all__ = ["IconButton", "WordButton"]

_COLOURS = {"primary": "on_accent", "link": "accent", "fault": "warning"}


class WordButton(QPushButton):
    """A button of words; ``kind`` is plain, primary (one a view), flat, link or fault; an icon may stand before them."""

    def __init__(
        self,
        words: str,
        run: Callable[[], Any] | None = None,
        *,
        kind: str = "plain",
        picture: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._picture, self._painted = picture, ""
        self.setObjectName(kind)
        self.setAccessibleName(words)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if run:
            self.clicked.connect(lambda: run())
        self._recolour()

    def set_words(self, words: str) -> None:
        """Change what the button says."""
        self.setText(words)
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        chosen = theme.colours()
        colour = getattr(chosen, _COLOURS.get(self.objectName(), "text"))
        if self._picture and self._painted != colour:
            self._painted = colour
            self.setIconSize(QSize(18, 18))
            self.setIcon(icon(self._picture, colour, faint=chosen.strong, size=18))


class IconButton(QToolButton):
    """A small button of an icon alone; its words are its tooltip and its accessible name."""

    def __init__(self, picture: str, words: str, run: Callable[[], Any] | None = None, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._painted = picture, ""
        self.setAccessibleName(words)
        self.setToolTip(hint or words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if run:
            self.clicked.connect(lambda: run())
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        chosen = theme.colours()
        if self._painted != chosen.second:
            self._painted = chosen.second
            self.setIconSize(QSize(18, 18))
            self.setIcon(icon(self._picture, chosen.second, faint=chosen.strong, size=18))
