"""The window's shell: stands on the screen before anything that takes time is imported; the frame comes right after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow

from desktop import paths
from desktop.outcome import Refused
from desktop.store import FILE, Store

if TYPE_CHECKING:
    from desktop.ui.frame import Frame

__all__ = ["MainWindow"]

_GEOMETRY, _APPEARANCE = "window.geometry", "window.appearance"
_BACKGROUNDS = {"light": "#F6F6F4", "dark": "#1C1E21"}  # theme.py's paper: the rest of the theme is not imported yet


def _own_store() -> Store:
    return Store.open(paths.data_folder() / FILE)


class MainWindow(QMainWindow):
    """One window over one store; ``open_store`` gives it (tests hand in their own), ``files`` are loaded at once."""

    frame: Frame

    def __init__(self, files: Sequence[Path] = (), open_store: Callable[[], Store] = _own_store) -> None:
        super().__init__()
        self._files, self._furnished, self._refusal = tuple(files), False, ""
        self.store: Store | None = None
        self.setWindowTitle("拟稿")
        try:
            self.store = open_store()
        except Refused as refused:
            self._refusal = str(refused)
        self._size()

    def _size(self) -> None:
        room = self.screen().availableSize()
        self.setMinimumSize(QSize(1280, 720).boundedTo(room))
        self.resize(QSize(1440, 900).boundedTo(room))
        if self.store:
            self.restoreGeometry(QByteArray.fromBase64(self.store.settings.get(_GEOMETRY).encode()))
            background = _BACKGROUNDS.get(self.store.settings.get(_APPEARANCE))
            if background:
                self.setPalette(QPalette(QColor(background)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: once the shell is painted, the frame is built."""
        super().paintEvent(event)
        if not self._furnished:
            self._furnished = True
            QTimer.singleShot(0, self.furnish)

    def furnish(self) -> None:
        """Build the frame and its pages and take up the last work."""
        from desktop.ui.frame import Frame

        self._furnished = True
        self.setPalette(QPalette())
        self.frame = Frame(self, self.store, self._refusal)
        self.setCentralWidget(self.frame)
        self.frame.begin(self._files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: keep everything, end every job."""
        if hasattr(self, "frame"):
            self.frame.put_away()
        if self.store:
            self.store.settings.set(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
            self.store.close()
            self.store = None
        event.accept()
