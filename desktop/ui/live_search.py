"""Search as one types: a moment after the last key, in the background, one at a time, the latest words winning."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.desk import Desk
from desktop.actions.searching import Narrow, Results, search
from desktop.ui.background import Jobs

__all__ = ["LiveSearch"]

_PAUSE = 120  # milliseconds after the last key
_LIMIT = 50  # hits listed


class LiveSearch(QObject):
    """``found`` tells the words sought and what they gave; answers nobody waits for any more are dropped."""

    found = Signal(str, object)
    failed = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._words, self._narrow = "", Narrow()
        self._under_way, self._stale = False, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)

    def seek(self, words: str, narrow: Narrow) -> None:
        """Search for ``words`` once the typing pauses; "" calls the search off."""
        self._words, self._narrow, self._stale = words, narrow, self._under_way
        if words:
            self._pause.start()
        else:
            self._pause.stop()

    def _begin(self) -> None:
        if self._under_way:
            return  # the answer under way begins the next one
        self._under_way, self._stale = True, False
        words, narrow = self._words, self._narrow
        self._jobs.start(lambda _job: search(self._desk, words, narrow, limit=_LIMIT), lambda results: self._answered(words, results), self._refused)

    def _answered(self, words: str, results: Results) -> None:
        self._under_way = False
        if not self._stale:
            self.found.emit(words, results)
        elif self._words and not self._pause.isActive():
            self._begin()

    def _refused(self, sentence: str) -> None:
        self._under_way = False
        self.failed.emit(sentence)
        if self._stale and self._words and not self._pause.isActive():
            self._begin()
