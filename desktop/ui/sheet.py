"""The draft on the desk: every change is kept within half a second, printed on its pages at once, and its form follows when the typing pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.composing import Composed, compose, printed
from desktop.actions.desk import Desk
from desktop.actions.drafts import save_draft
from desktop.actions.pick_line import PickLine
from desktop.actions.picks import pick_lines
from desktop.actions.proof import Proof
from desktop.document.nodes import Document
from desktop.drafting.draft import Draft
from desktop.outcome import Outcome, Refused
from desktop.ui.background import Job, Jobs

if TYPE_CHECKING:
    from desktop.actions.proving import Prover

__all__ = ["Sheet"]

_KEEP, _COMPOSE, _LONGEST = 400, 80, 600  # milliseconds: from the first change to the save; from the last change to the form, at least and at most
_BREATH = 50  # milliseconds at most between the pages of one key and the work for the next
_PATIENCE = 3  # times as long as the last form took: that of a long draft must not work against the pages of the next key
Printed = tuple[Draft, Outcome[Document]]


class Sheet(QObject):
    """``draft`` is a frozen value; ``apply`` puts the next one in its place. ``proved`` brings its pages with every key, ``composed`` its form a little later."""

    changed = Signal()
    proved = Signal(object)
    composed = Signal(object)
    kept = Signal(str)
    faulted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft, self.last, self.proof = draft, Composed(), Proof()
        self._desk, self._jobs = desk, jobs
        self._prover: Prover | None = None
        self._printed: Printed | None = None
        self._proving: Job | None = None
        self._composing: Job | None = None
        self._dirty = self._closed = False
        self._keep, self._compose, self._prove = self._timer(_KEEP, self.keep), self._timer(_COMPOSE, self._form), self._timer(0, self._pages)

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
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
        if self._proving is None and not self._prove.isActive():
            self._prove.start(0)
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
        self._pages()
        self._form()

    def close(self) -> None:
        """Save, and let no late answer through."""
        self.keep()
        self._compose.stop()
        self._prove.stop()
        self._closed = True

    def _pages(self) -> None:
        if self._proving is not None or self._closed:  # its answer will see that the draft has moved on
            return
        draft = self.draft

        def work(_job: Job) -> tuple[Printed, Proof, float]:
            started = monotonic()
            text = printed(self._desk, draft)
            return (draft, text), self._proof(text.value, pick_lines(self._desk, draft)), monotonic() - started

        self._proving = self._jobs.start(work, self._proved, self._unproved)

    def _proof(self, document: Document, lines: Sequence[PickLine]) -> Proof:
        """In the background, one at a time."""
        from desktop.actions.proving import Prover  # late: the window starts without laying anything out

        self._prover = self._prover or Prover(self._desk.profile.layout)
        return self._prover.proof(document, lines)

    def _proved(self, answer: tuple[Printed, Proof, float]) -> None:
        self._proving = None
        if self._closed:
            return
        self._printed, self.proof, took = answer
        self.proved.emit(self.proof)
        if self._printed[0] is not self.draft:
            self._prove.start(min(round(took * 1000), _BREATH))  # half of the time belongs to the typing

    def _unproved(self, words: str) -> None:
        self._proving = None
        if not self._closed:
            self.faulted.emit(words)

    def _form(self) -> None:
        if self._composing is not None:  # its answer will see that the draft has moved on
            return
        draft, ready = self.draft, self._printed
        text = ready[1] if ready and ready[0] is draft else None

        def work(_job: Job) -> tuple[Draft, Composed, float]:
            started = monotonic()
            return draft, compose(self._desk, draft, text), monotonic() - started

        self._composing = self._jobs.start(work, self._composed, self._uncomposed)

    def _composed(self, answer: tuple[Draft, Composed, float]) -> None:
        self._composing = None
        if self._closed:
            return
        draft, self.last, took = answer
        self._compose.setInterval(min(max(_COMPOSE, round(took * 1000 * _PATIENCE)), _LONGEST))
        self.composed.emit(self.last)
        if draft is not self.draft and not self._compose.isActive():
            self._form()

    def _uncomposed(self, words: str) -> None:
        self._composing = None
        if not self._closed:
            self.faulted.emit(words)
