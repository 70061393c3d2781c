"""Long work off the window's thread: progress, cancel, and faults as one sentence; nothing outlives ``close``."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.outcome import Refused

__all__ = ["Job", "Jobs"]

Work = Callable[["Job"], Any]


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work under way; ``work`` gets it to tell progress and to see whether it was called off."""

    label: str
    work: Work
    then: Callable[[Any], None]
    failed: Callable[[str], None]
    told: Callable[[int, int, str], None]
    stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; ``then`` still gets what was done by then."""
        self.stop.set()

    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self.stop.is_set()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Tell the window how far the work is; called on the work's own thread."""
        self.told(done, total, words)


class Jobs(QObject):
    """The window's background: ``start`` returns at once, answers come back on the window's thread."""

    started = Signal(object)
    moved = Signal(object, int, int, str)
    ended = Signal(object)
    _finished = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)  # an import, the first run's samples, and room for composing
        self._running: set[Job] = set()
        self._closed = False
        self._finished.connect(self._answer)

    def start(self, work: Work, then: Callable[[Any], None], failed: Callable[[str], None], label: str = "") -> Job:
        """Run ``work`` in the background; a ``label`` shows it in the status line with progress and cancel."""
        job = Job(label, work, then, failed, lambda done, total, words: self.moved.emit(job, done, total, words))
        self._running.add(job)
        if label:
            self.started.emit(job)
        self._pool.start(lambda: self._run(job))
        return job

    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def close(self) -> None:
        """Call everything off and wait for it; no answer comes after this."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        self._running.clear()

    def _run(self, job: Job) -> None:
        value, fault = None, ""
        try:
            value = job.work(job)
        except Refused as refused:
            fault = str(refused)
        except Exception as unexpected:  # the window must live on; the sentence says so, the trace goes to the log
            traceback.print_exc(file=sys.stderr)
            fault = f"出了意外（{type(unexpected).__name__}），这一步没有完成；已填的内容都已保存。"
        if not self._closed:
            self._finished.emit(job, value, fault)

    def _answer(self, job: Job, value: object, fault: str) -> None:
        if self._closed or job not in self._running:
            return
        self._running.discard(job)
        if job.label:
            self.ended.emit(job)
        if fault:
            job.failed(fault)
        else:
            job.then(value)
