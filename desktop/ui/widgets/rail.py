"""The navigation rail: one place a button; places that are not built yet are not shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.widgets.buttons import IconButton

__all__ = ["Rail"]


class Rail(QWidget):
    """Buttons down the left edge; ``chosen`` tells the place gone to."""

    chosen = Signal(str)
    appearance = Signal()

    def __init__(self, places: tuple[tuple[str, str, str], ...], parent: QWidget | None = None) -> None:
        """``places`` are (key, word, icon)."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(64)
        self._places, self._painted = places, ""
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        for number, (key, word, _) in enumerate(places, 1):
            layout.addWidget(self._button(key, word, number))
        layout.addStretch(1)
        look = IconButton("appearance", "外观", self.appearance.emit, hint="外观：跟随系统、浅色、深色", parent=self)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignHCenter)
        self._recolour()

    def go(self, key: str) -> None:
        """Show ``key`` as the place one is in, without telling."""
        self._buttons[key].setChecked(True)

    def _button(self, key: str, word: str, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(word)
        button.setToolTip(f"{word}（Alt+{number}）")
        button.setAccessibleName(word)
        button.setCheckable(True)
        button.setFixedSize(55, 56)
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(key))
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
        shortcut.activated.connect(button.click)
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        chosen = theme.colours()
        if self._painted == chosen.accent:
            return
        self._painted = chosen.accent
        for key, _, picture in self._places:
            made = QIcon()
            for ratio in (1.0, 2.0):
                made.addPixmap(pixmap(picture, chosen.second, 22, ratio), QIcon.Mode.Normal, QIcon.State.Off)
                made.addPixmap(pixmap(picture, chosen.accent, 22, ratio), QIcon.Mode.Normal, QIcon.State.On)
            self._buttons[key].setIcon(made)
