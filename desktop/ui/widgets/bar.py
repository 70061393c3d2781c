"""The bar: one sentence with what can be done about it, in place of a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.widgets.buttons import IconButton, WordButton

__all__ = ["Bar"]

Act = tuple[str, Callable[[], Any]]
_PICTURES = {"done": "done", "info": "info", "warning": "warning", "error": "error"}
_COLOURS = {"done": "done", "info": "accent", "warning": "warning", "error": "error"}


class Bar(QWidget):
    """Hidden until something is to be said; the next sentence takes the last one's place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QWidget(self)
        self._frame.setObjectName("bar")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame.setFixedHeight(40)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 8, 12, 8)
        around.addWidget(self._frame)
        self._picture = QLabel(self)
        self._picture.setFixedSize(QSize(18, 18))
        self._words = QLabel(self)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._passing = False
        self._acts: list[WordButton] = []
        self._row = QHBoxLayout(self._frame)
        self._row.setContentsMargins(12, 0, 4, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(IconButton("close", "收起提示", self.hide, parent=self))
        self.hide()

    def say(self, words: str, tone: str = "info", acts: Sequence[Act] = ()) -> None:
        """Show one sentence; ``tone`` is done, info, warning or error; ``acts`` become buttons."""
        self._clear()
        self._passing = tone in ("done", "info")
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setAccessibleName(words)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(_PICTURES[tone], getattr(theme.colours(), _COLOURS[tone]), 18, ratio))
        for index, (name, run) in enumerate(acts):
            button = WordButton(name, run, kind="link", parent=self)
            self._acts.append(button)
            self._row.insertWidget(2 + index, button)
        self._frame.setProperty("tone", tone)
        self.style().unpolish(self._frame)
        self.style().polish(self._frame)
        self.show()

    def move_on(self) -> None:
        """Hide what has been read; warnings and errors stay until they are closed."""
        if self._passing:
            self.hide()

    def words(self) -> str:
        """What the bar says now, "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def acts(self) -> tuple[WordButton, ...]:
        """The buttons of the sentence shown."""
        return tuple(self._acts)

    def _clear(self) -> None:
        for button in self._acts:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._acts.clear()
