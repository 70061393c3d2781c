"""The frame: the rail, the places, one bar for sentences, the status line; furnished after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.outcome import Refused
from desktop.ui import theme
from desktop.ui.background import Jobs
from desktop.ui.widgets.bar import Act, Bar
from desktop.ui.widgets.rail import Rail
from desktop.ui.widgets.status import StatusLine

if TYPE_CHECKING:  # late: the frame paints before the engines are imported
    from desktop.actions.desk import Desk
    from desktop.ui.pages.draft import DraftPage
    from desktop.ui.pages.library import LibraryPage

__all__ = ["MainWindow"]

_PLACES = (("library", "资料", "library"), ("draft", "拟稿", "draft"))
_GEOMETRY, _LAST_DRAFT, _APPEARANCE = "window.geometry", "window.last_draft", "window.appearance"


def _own_desk() -> Desk:
    from desktop.actions.desk import open_desk

    return open_desk()


class MainWindow(QMainWindow):
    """One window, one desk; ``open_desk`` gives it (tests hand in their own)."""

    library: LibraryPage
    draft: DraftPage
    _pending: tuple[Path, ...] | None = None

    def __init__(self, open_desk: Callable[[], Desk] = _own_desk) -> None:
        super().__init__()
        self.desk: Desk | None = None
        refusal = ""
        try:
            self.desk = open_desk()
        except Refused as refused:
            refusal = str(refused)
        self.dress()
        self.setWindowTitle("拟稿")
        self.jobs = Jobs(self)
        self.rail, self.bar, self.places, self.status = Rail(_PLACES, self), Bar(self), QStackedWidget(self), StatusLine(self.jobs, self)
        self.rail.chosen.connect(self.go)
        self.rail.appearance.connect(self._next_appearance)
        self._lay_out()
        self._size()
        if self.desk:
            self.restoreGeometry(QByteArray.fromBase64(self.desk.store.settings.get(_GEOMETRY).encode()))
        else:
            self.bar.say(refusal, "error", (("退出", self.close),))
        self._app().styleHints().colorSchemeChanged.connect(self.dress)

    @staticmethod
    def _app() -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def dress(self) -> None:
        """Wear what was chosen, or what the system asks for."""
        theme.apply(self._app(), self.desk.store.settings.get(_APPEARANCE) if self.desk else "")

    def _next_appearance(self) -> None:
        if self.desk:
            order = ("", "light", "dark")
            chosen = order[(order.index(self.desk.store.settings.get(_APPEARANCE)) + 1) % len(order)]
            self.desk.store.settings.set(_APPEARANCE, chosen)
            self.dress()
            self.say({"": "外观跟随系统。", "light": "外观改为浅色。", "dark": "外观改为深色。"}[chosen])

    def _size(self) -> None:
        room = self.screen().availableSize()
        self.setMinimumSize(QSize(1280, 720).boundedTo(room))
        self.resize(QSize(1440, 900).boundedTo(room))

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.places, 1)
        column.addWidget(self.status)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(middle, 1)
        self.setCentralWidget(whole)

    def furnish_after_first_paint(self, files: Sequence[Path] = ()) -> None:
        """Build the pages once the empty frame stands on the screen, then load ``files``."""
        self._pending = tuple(files)

    def event(self, event: QEvent) -> bool:
        """Qt: the first painted frame calls the furniture in."""
        done = super().event(event)
        if self._pending is not None and event.type() is QEvent.Type.UpdateRequest:
            files, self._pending = self._pending, None
            QTimer.singleShot(0, self, lambda: self.furnish(files))
        return done

    def furnish(self, files: Sequence[Path] = ()) -> None:
        """Build the pages, take up the last work, load the samples on the first run."""
        if self.desk is None:
            return
        from desktop.ui.pages.draft import DraftPage
        from desktop.ui.pages.library import LibraryPage

        self.draft = DraftPage(self.desk, self.jobs, self.say, self)
        self.library = LibraryPage(self.desk, self.jobs, self.say, self)
        self.places.addWidget(self.library)
        self.places.addWidget(self.draft)
        self._connect()
        self._shortcuts()
        self.go("draft")
        self.draft.take_up(self.desk.store.settings.get(_LAST_DRAFT))
        self.library.seed()
        if files:
            self.go("library")
            self.library.load(files)

    def _connect(self) -> None:
        self.library.picked.connect(self._borrow)
        self.library.returned.connect(lambda: self.go("draft"))
        self.draft.wants_library.connect(lambda: self.go("library"))
        self.draft.opened.connect(self._opened)
        self.draft.told.connect(self.status.set_draft)
        self.draft.kept.connect(self.status.set_saved)
        self.status.missing_clicked.connect(self._to_missing)
        self.status.notes_clicked.connect(self.draft.show_notes)

    def _shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+N", self._to_start),
            ("Ctrl+O", self._to_import),
            ("Ctrl+E", self.draft.export),
            ("Ctrl+Return", self._to_missing),
            ("Ctrl+Enter", self._to_missing),
            ("Ctrl+Shift+C", self.draft.copy_text),
        )
        for key, run in keys:
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def go(self, place: str) -> None:
        """Show the place of that key."""
        self.rail.go(place)
        page: QWidget = {"library": self.library, "draft": self.draft}[place]
        self.places.setCurrentWidget(page)
        page.setFocus()

    def say(self, words: str, tone: str = "info", acts: Sequence[Act] = ()) -> None:
        """Show one sentence in the bar."""
        self.bar.say(words, tone, acts)

    def _to_start(self) -> None:
        self.go("draft")
        self.draft.show_start()

    def _to_import(self) -> None:
        self.go("library")
        self.library.choose_files()

    def _to_missing(self) -> None:
        self.go("draft")
        self.draft.next_missing()

    def _borrow(self, report: int, section: str) -> None:
        self.draft.borrow(report, section)

    def _opened(self, draft: str, name: str) -> None:
        if self.desk:
            self.desk.store.settings.set(_LAST_DRAFT, draft)
        self.library.set_target(name)
        self.setWindowTitle(f"{name} — 拟稿" if name else "拟稿")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then end every job."""
        if self.desk is not None:
            if hasattr(self, "draft"):
                self.draft.put_away()
                self.library.remember()
            self.desk.store.settings.set(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.jobs.close()
        if self.desk is not None:
            self.desk.store.close()
            self.desk = None
        event.accept()
