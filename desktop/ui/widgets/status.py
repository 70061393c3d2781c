"""The status line: kept when, what is missing, what was noted, and the work under way with its cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from desktop.ui.background import Job, Jobs
from desktop.ui.widgets.buttons import WordButton

__all__ = ["StatusLine"]


class StatusLine(QWidget):
    """One line under everything; ``missing`` and ``notes`` are clicked to go there."""

    missing_clicked = Signal()
    notes_clicked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self._job: Job | None = None
        self._saved = QLabel(self)
        self._missing = WordButton("", self.missing_clicked.emit, kind="fault", hint="转到第一个缺数据的填报项（Ctrl+Enter）", parent=self)
        self._notes = WordButton("", self.notes_clicked.emit, kind="flat", hint="看这份稿件的说明", parent=self)
        self._pages, self._fonts = QLabel(self), QLabel(self)
        self._fonts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._work, self._progress = QLabel(self), QProgressBar(self)
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("进度")
        self._cancel = WordButton("取消", self._call_off, kind="link", parent=self)
        self._lay_out()
        self.set_draft("", 0, 0)
        self._ended(None)
        jobs.started.connect(self._started)
        jobs.moved.connect(self._moved)
        jobs.ended.connect(self._ended)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._saved)
        row.addWidget(self._missing)
        row.addWidget(self._notes)
        row.addWidget(self._pages)
        row.addWidget(self._fonts, 1)
        for part in (self._work, self._progress, self._cancel):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_draft(self, saved: str, missing: int, notes: int) -> None:
        """What the line says of the open draft; ``saved`` is "" where none is open."""
        self._saved.setText(saved)
        self._missing.setVisible(missing > 0)
        self._missing.set_words(f"缺数据 {missing}")
        self._notes.setVisible(notes > 0)
        self._notes.set_words(f"说明 {notes}")

    def set_pages(self, pages: str, fonts: str) -> None:
        """How many pages of how many lines and characters, and which fonts stand for which; "" where no draft is open."""
        self._pages.setText(pages)
        self._fonts.setText(fonts)
        self._fonts.setToolTip(fonts)

    def pages(self) -> str:
        """What stands there of the pages and their fonts, for tests."""
        return f"{self._pages.text()} {self._fonts.text()}".strip()

    def set_saved(self, saved: str) -> None:
        """When the open draft was kept."""
        self._saved.setText(saved)

    def words(self) -> str:
        """What stands at the left, for tests."""
        return self._saved.text()

    def _started(self, job: Job) -> None:
        self._job = job
        self._progress.setRange(0, 0)
        self._show_work(job.label)

    def _moved(self, job: Job, done: int, total: int, words: str) -> None:
        if job is self._job:
            self._progress.setRange(0, max(total, 1))
            self._progress.setValue(done)
            self._show_work(f"{job.label} {done}/{total} {words}".strip())

    def _ended(self, job: Job | None) -> None:
        if job is self._job:
            self._job = None
            for part in (self._work, self._progress, self._cancel):
                part.hide()

    def _show_work(self, words: str) -> None:
        self._work.setText(words)
        for part in (self._work, self._progress, self._cancel):
            part.show()

    def _call_off(self) -> None:
        if self._job:
            self._job.cancel()
            self._work.setText("正在取消…")
