"""The frame: the rail, the places, one bar for sentences, the status line, and what leads from one place to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.surveyed import EDITION
from desktop.outcome import Refused
from desktop.store import Store
from desktop.ui import chinese, theme
from desktop.ui.background import Job, Jobs
from desktop.ui.widgets.bar import Act, Bar
from desktop.ui.widgets.rail import Rail
from desktop.ui.widgets.status import StatusLine

if TYPE_CHECKING:  # late: each place is imported when it is first gone to
    from desktop.actions.desk import Desk
    from desktop.ui.pages.draft import DraftPage
    from desktop.ui.pages.library import LibraryPage

__all__ = ["Frame"]

_PLACES = (("library", "资料", "library"), ("draft", "拟稿", "draft"))
_LAST_DRAFT, _APPEARANCE = "window.last_draft", "window.appearance"
_APPEARANCES = {"": "外观跟随系统。", "light": "外观改为浅色。", "dark": "外观改为深色。"}


class Frame(QWidget):
    """Everything inside the window."""

    desk: Desk
    draft: DraftPage

    def __init__(self, window: QMainWindow, store: Store | None, refusal: str) -> None:
        super().__init__(window)
        self._window, self._store, self._refusal = window, store, refusal
        self._library: LibraryPage | None = None
        self._target = ""
        self.dress()
        self.jobs = Jobs(self)
        self.rail, self.bar, self.places, self.status = Rail(_PLACES, self), Bar(self), QStackedWidget(self), StatusLine(self.jobs, self)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setObjectName("page")
        column, row = QVBoxLayout(middle), QHBoxLayout(self)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.places, 1)
        column.addWidget(self.status)
        row.addWidget(self.rail)
        row.addWidget(middle, 1)

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Build the first page, take up the last work, load the samples on the first run, then ``files``."""
        from desktop.actions.desk import desk_on
        from desktop.ui.pages.draft import DraftPage

        try:
            if self._store is None:
                raise Refused(self._refusal)
            self.desk = desk_on(self._store)
        except Refused as refused:
            self.say(str(refused), "error", (("退出", self._window.close),))
            return
        self.draft = DraftPage(self.desk, self.jobs, self.say, self)
        self.places.addWidget(self.draft)
        self._connect()
        self._shortcuts()
        self.go("draft")
        self.draft.take_up(self.desk.store.settings.get(_LAST_DRAFT))
        self._seed()
        self._look_after()
        self.draft.tidy()
        if files:
            self.go("library")
            self.library.load(files)

    @property
    def library(self) -> LibraryPage:
        """The library's page, built when it is first asked for."""
        if self._library is None:
            from desktop.ui.pages.library import LibraryPage

            self._library = LibraryPage(self.desk, self.jobs, self.say, self)
            self._library.picked.connect(self._borrow)
            self._library.returned.connect(lambda: self.go("draft"))
            self._library.set_target(self._target)
            self.places.addWidget(self._library)
        return self._library

    def _seed(self) -> None:
        from desktop.actions.seeding import seed_library, wants_seeds

        if wants_seeds(self.desk):
            self.jobs.start(
                lambda job: seed_library(self.desk, progress=job.progress, cancelled=job.cancelled),
                lambda _results: self._refresh(),
                lambda words: self.say(words, "error"),
                "正在准备样例材料",
            )

    def _look_after(self) -> None:
        """Bring reports of an earlier version up to date, then back up where it is due: a day's first start must not wait for either."""

        waiting = self.desk.store.reports.waiting(EDITION)

        def work(job: Job) -> int:
            from desktop.actions.keeping import back_up_if_due

            done = self._catch_up(job) if waiting else 0
            if not job.cancelled():
                back_up_if_due(self.desk.store)
            return done

        self.jobs.start(work, self._looked_after, lambda words: self.say(words, "error"), "正在整理材料" if waiting else "")

    def _catch_up(self, job: Job) -> int:
        from desktop.actions.library import catch_up

        return catch_up(self.desk, progress=job.progress, cancelled=job.cancelled)

    def _looked_after(self, done: int) -> None:
        if done:
            self._refresh()

    def _refresh(self) -> None:
        if self._library:
            self._library.refresh()

    def _connect(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.styleHints().colorSchemeChanged.connect(self.dress)
        self.rail.chosen.connect(self.go)
        self.rail.appearance.connect(self._next_appearance)
        self.draft.wants_library.connect(lambda: self.go("library"))
        self.draft.opened.connect(self._opened)
        self.draft.told.connect(self.status.set_draft)
        self.draft.laid_out.connect(self.status.set_pages)
        self.draft.kept.connect(self.status.set_saved)
        self.status.missing_clicked.connect(self._to_missing)
        self.status.notes_clicked.connect(self.draft.show_notes)

    def _shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+N", self._to_start),
            ("Ctrl+O", self._to_import),
            ("Ctrl+E", self.draft.export),
            ("Ctrl+P", self.draft.print),
            ("Ctrl+Return", self._to_missing),
            ("Ctrl+Enter", self._to_missing),
            ("Ctrl+Shift+C", self.draft.copy_text),
        )
        for key, run in keys:
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def go(self, place: str) -> None:
        """Show the place of that key."""
        page: QWidget = self.library if place == "library" else self.draft
        if self.places.currentWidget() is not page:
            self.bar.move_on()
        self.rail.go(place)
        self.places.setCurrentWidget(page)
        page.setFocus()

    def say(self, words: str, tone: str = "info", acts: Sequence[Act] = ()) -> None:
        """Show one sentence in the bar."""
        self.bar.say(words, tone, acts)

    def dress(self) -> None:
        """Wear what was chosen, or what the system asks for."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            chinese.speak(app)
            theme.apply(app, self._store.settings.get(_APPEARANCE) if self._store else "")

    def _next_appearance(self) -> None:
        settings, order = self.desk.store.settings, tuple(_APPEARANCES)
        chosen = order[(order.index(settings.get(_APPEARANCE)) + 1) % len(order)]
        settings.set(_APPEARANCE, chosen)
        self.dress()
        self.say(_APPEARANCES[chosen])

    def _borrow(self, report: int, section: str) -> None:
        name = self.draft.borrow(report, section)
        if name:
            self.say(f"已取用“{name}”，可在提纲里调整位置。", "done", (("返回稿件", lambda: self.go("draft")),))

    def _to_start(self) -> None:
        self.go("draft")
        self.draft.show_start()

    def _to_import(self) -> None:
        self.go("library")
        self.library.choose_files()

    def _to_missing(self) -> None:
        self.go("draft")
        self.draft.next_missing()

    def _opened(self, draft: str, name: str) -> None:
        self.desk.store.settings.set(_LAST_DRAFT, draft)
        self._target = name
        if self._library:
            self._library.set_target(name)
        self._window.setWindowTitle(f"{name} — 拟稿" if name else "拟稿")

    def put_away(self) -> None:
        """Keep everything, then end every job."""
        if hasattr(self, "draft"):
            self.draft.put_away()
        if self._library:
            self._library.remember()
        self.jobs.close()
