"""What a careful printer would not let pass on the pages, one at a time, with a button for every way out the program can go itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.layout.page_checks import PageFault
from desktop.layout.ways import WAYS, Way
from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.widgets.buttons import IconButton, WordButton

__all__ = ["PageFaults"]


class PageFaults(QWidget):
    """Hidden where the pages are sound and set as the office sets all; ``shown`` tells the fault to go to, ``chosen`` the fault and the way out."""

    shown = Signal(object)
    chosen = Signal(object, object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self._faults: tuple[PageFault, ...] = ()
        self._at = 0
        self._picture, self.words = QLabel(self), QLabel(self)
        self._picture.setFixedSize(QSize(18, 18))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.ways = {way: WordButton(way.value, partial(self._choose, way), kind="link", parent=self) for way in Way}
        self.back = WordButton("恢复标准版面", self.given_up.emit, kind="link", hint="撤去为这份稿件调整的行距、字距", parent=self)
        self.after = IconButton("next", "下一处", self._next, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._picture)
        row.addSpacing(4)
        row.addWidget(self.words, 1)
        for part in (*self.ways.values(), self.back, self.after):
            row.addWidget(part)
        self._colour()
        self.show_faults((), adjusted=False)

    def show_faults(self, faults: Sequence[PageFault], *, adjusted: bool) -> None:
        """Show ``faults``; ``adjusted``: the draft has been mended and could be set back."""
        same = [(each.fault, each.block) for each in self._faults] == [(each.fault, each.block) for each in faults]
        self._faults = tuple(faults)
        self._at = self._at if same else 0
        self.back.setVisible(adjusted)
        self.setVisible(bool(faults) or adjusted)
        self._tell()

    def fault(self) -> PageFault | None:
        """The one that is shown."""
        return self._faults[self._at] if self._faults else None

    def _tell(self) -> None:
        fault = self.fault()
        counted = f"{self._at + 1}/{len(self._faults)} " if len(self._faults) > 1 else ""
        words = f"{counted}第 {fault.page + 1} 页：{fault.fault.value}" if fault else "版面已按这份稿件调整"
        self.words.setText(words)
        self.words.setToolTip(fault.sentence() if fault else words)
        self.setAccessibleName(f"版面检查：{words}")
        for way, button in self.ways.items():
            button.setVisible(bool(fault) and way in WAYS[fault.fault])
            button.setToolTip(fault.sentence() if fault else "")
        self.after.setVisible(len(self._faults) > 0)

    def _next(self) -> None:
        if self._faults:
            self._at = (self._at + 1) % len(self._faults)
            self._tell()
            self.shown.emit(self._faults[self._at])

    def _choose(self, way: Way) -> None:
        if fault := self.fault():
            self.chosen.emit(fault, way)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self._picture.setPixmap(pixmap("warning", theme.colours().warning, 18, self.devicePixelRatioF()))
