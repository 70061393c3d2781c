"""The draft on the desk: every change is kept within half a second and composed off the typing path."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.composing import Composed, compose
from desktop.actions.desk import Desk
from desktop.actions.drafts import save_draft
from desktop.drafting.draft import Draft
from desktop.outcome import Refused
from desktop.ui.background import Job, Jobs

__all__ = ["Sheet"]

_KEEP, _COMPOSE = 400, 80  # milliseconds: from the first change to the save, from the last change to the text


class Sheet(QObject):
    """``draft`` is a frozen value; ``apply`` puts the next one in its place."""

    changed = Signal()
    composed = Signal(object)
    kept = Signal(str)
    faulted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft, self.last = draft, Composed()
        self._desk, self._jobs = desk, jobs
        self._working: Job | None = None
        self._dirty = self._closed = False
        self._keep, self._compose = self._timer(_KEEP, self.keep), self._timer(_COMPOSE, self._start)

    def _timer(self, milliseconds: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    def apply(self, draft: Draft) -> None:
        """Go on with ``draft``."""
        if draft == self.draft:
            return
        self.draft, self._dirty = draft, True
        if not self._keep.isActive():  # not started anew by every key, or steady typing would never be kept
            self._keep.start()
        self._compose.start()
        self.changed.emit()

    def keep(self) -> None:
        """Save what has changed since the last save."""
        self._keep.stop()
        if not self._dirty:
            return
        try:
            moment = save_draft(self._desk, self.draft)
        except Refused as refused:
            self.faulted.emit(str(refused))
            return
        self._dirty = False
        self.kept.emit(moment)

    def compose(self) -> None:
        """Compose now, without waiting for a pause."""
        self._compose.stop()
        self._start()

    def close(self) -> None:
        """Save, and let no late answer through."""
        self.keep()
        self._compose.stop()
        self._closed = True

    def _start(self) -> None:
        if self._working is not None:  # its answer will see that the draft has moved on
            return
        draft = self.draft
        self._working = self._jobs.start(lambda _job: (draft, compose(self._desk, draft)), self._answer, self._fault)

    def _answer(self, answer: tuple[Draft, Composed]) -> None:
        self._working = None
        if self._closed:
            return
        draft, self.last = answer
        self.composed.emit(self.last)
        if draft is not self.draft and not self._compose.isActive():
            self._start()

    def _fault(self, words: str) -> None:
        self._working = None
        if not self._closed:
            self.faulted.emit(words)
