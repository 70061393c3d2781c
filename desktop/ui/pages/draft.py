"""拟稿: the draft on the desk in three panes, or the start where none is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop import paths
from desktop.actions import drafts
from desktop.actions.composing import Composed
from desktop.actions.desk import Desk
from desktop.actions.pick_line import PickLine
from desktop.actions.proof import Proof
from desktop.drafting.draft import Draft
from desktop.layout.page_checks import PageFault
from desktop.layout.ways import Remedy, Way
from desktop.outcome import Outcome, Refused
from desktop.ui.background import Jobs
from desktop.ui.moments import clock
from desktop.ui.pages.draft_head import DraftHead
from desktop.ui.pages.form_pane import FormPane
from desktop.ui.pages.outline_pane import OutlinePane
from desktop.ui.pages.preview_pane import PreviewPane
from desktop.ui.pages.start import StartPage
from desktop.ui.sheet import Sheet
from desktop.ui.widgets.panes import column, splitter

__all__ = ["DraftPage"]

Say = Callable[..., None]
_SIZES, _FOLDER = "draft.panes", "export.folder"


class DraftPage(QWidget):
    """Nothing is locked and nothing is lost: every change is a new value of the draft, kept at once."""

    wants_library = Signal()
    opened = Signal(str, str)
    told = Signal(str, int, int)
    laid_out = Signal(str, str)
    kept = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._jobs, self._say = desk, jobs, say
        self._saved = ""
        self.sheet: Sheet | None = None
        self.start, self.head = StartPage(desk, self), DraftHead(self)
        self.outline, self.form, self.preview = OutlinePane(desk, self), FormPane(self), PreviewPane(self)
        self._lay_out()
        self.panes.restoreState(QByteArray.fromBase64(desk.store.settings.get(_SIZES).encode()))
        self._connect()

    def _lay_out(self) -> None:
        desk = QWidget(self)
        for part, width in ((self.outline, 240), (self.form, 380), (self.preview, 360)):
            part.setMinimumWidth(width)
        self.panes = splitter((self.outline, 256, 0), (self.form, 480, 1), (self.preview, 560, 2), parent=self)
        column(desk, self.head, self.panes)
        self._stack, self._blank = QStackedWidget(self), QWidget(self)
        self._stack.addWidget(self.start)
        self._stack.addWidget(desk)
        self._stack.addWidget(self._blank)
        column(self, self._stack)

    def _connect(self) -> None:
        self.start.begun.connect(self.begin)
        self.start.taken_up.connect(self.take_up)
        self.start.forgotten.connect(self._forgotten)
        self.outline.wants_library.connect(self.wants_library)
        self.form.entered_field.connect(self.preview.reveal_field)
        self.preview.field_clicked.connect(self.form.go_to)
        self.preview.section_clicked.connect(lambda line: self.outline.view.go(line.key))
        self.preview.faults.chosen.connect(self._mend)
        self.preview.faults.given_up.connect(self._unmend)
        self.outline.view.chosen.connect(self._show_section)
        self.outline.view.clicked.connect(lambda _index: self._show_section(self.outline.view.line()))
        self.head.back.connect(self.show_start)
        self.head.renamed.connect(self._rename)
        self.head.copy.connect(self.copy_text)
        self.head.export.connect(self.export)
        self.head.export_pdf.connect(lambda: self.export(".pdf"))
        self.head.print.connect(self.print)

    def begin(self, kind: str) -> None:
        """Begin a draft of that kind."""
        self._open(lambda: drafts.new_draft(self._desk, kind))

    def take_up(self, draft: str) -> None:
        """Go on with the draft of that id; the start where it is gone."""
        if draft:
            self._open(lambda: drafts.open_draft(self._desk, draft))
        else:
            self.show_start()

    def _open(self, fetch: Callable[[], Draft]) -> None:
        """Fetch a draft and its template in the background: reading templates takes longer than a frame."""
        self.put_away()
        self._stack.setCurrentWidget(self._blank)
        self._jobs.start(lambda _job: fetch(), self._put_on_desk, self._not_opened)

    def _not_opened(self, words: str) -> None:
        self.show_start()
        self._say(words, "error")

    def _forgotten(self, name: str, restore: Callable[[], None]) -> None:
        def back() -> None:
            self._try(restore)
            self._try(self.start.refresh)
            self._say(f"《{name}》已恢复。", "done")

        self._say(f"已删除《{name}》，已导出的文件不受影响。", "info", (("撤销", back),))

    def _put_on_desk(self, draft: Draft) -> None:
        entry = self._desk.store.drafts.get(draft.id)
        self._saved = f"已保存 {clock(entry.updated_at)}" if entry else ""
        self.sheet = Sheet(self._desk, self._jobs, draft, self)
        self.sheet.proved.connect(self._proved)
        self.sheet.composed.connect(self._composed)
        self.sheet.kept.connect(self._was_kept)
        self.sheet.faulted.connect(lambda words: self._say(words, "error"))
        self.head.show_draft(draft.name, self._desk.template(draft.kind).name)
        self.preview.forget()
        self.outline.set_sheet(self.sheet)
        self.form.set_sheet(self.sheet)
        self._stack.setCurrentIndex(1)
        self.opened.emit(draft.id, draft.name)
        self.sheet.compose()

    def show_start(self) -> None:
        """Put the draft away and show all drafts."""
        self.put_away()
        self._try(self.start.refresh)
        self._stack.setCurrentIndex(0)
        self.told.emit("", 0, 0)
        self.laid_out.emit("", "")
        self.opened.emit("", "")

    def put_away(self) -> None:
        """Keep the open draft and the panes' widths."""
        if self.sheet:
            self.sheet.close()
            self.sheet.deleteLater()
            self.sheet = None
        self._desk.store.settings.set(_SIZES, bytes(self.panes.saveState().toBase64().data()).decode())

    def borrow(self, report: int, section: str) -> str:
        """Add a section of a report in the library to the open draft; its name, "" where that was refused."""
        from desktop.actions.borrowing import borrow_section  # late: so are the readers

        if not self.sheet:
            self._say("先新建或打开一份稿件，再取用章节。")
            return ""
        try:
            self.sheet.apply(borrow_section(self._desk, self.sheet.draft, report, section))
        except Refused as refused:
            self._say(str(refused), "error")
            return ""
        spec = self.sheet.draft.borrowed[-1]
        self.outline.view.go(f"/{spec.id}")
        return spec.name

    def next_missing(self) -> None:
        """Go to the next line of the form that waits for a value."""
        self.form.view.next_open()

    def copy_text(self) -> None:
        """Put the draft's text on the clipboard, plain, for portals that lay it out themselves."""
        from desktop.actions.exporting import plain_text

        if self.sheet:
            QGuiApplication.clipboard().setText(plain_text(self._desk, self.sheet.draft))
            self._say("正文已复制为纯文本，可以粘贴到网上填报系统。", "done")

    def export(self, suffix: str = ".docx") -> None:
        """Ask where to, then write the file in the background."""
        from desktop.actions.exporting import export, file_name, kinds_of_file  # late: so are the writers

        if not self.sheet:
            return
        self.sheet.keep()
        draft, folder = self.sheet.draft, self._desk.store.settings.get(_FOLDER) or _documents()
        kinds = kinds_of_file(suffix)
        chosen, kind = QFileDialog.getSaveFileName(self, "导出", str(Path(folder) / file_name(draft, suffix)), ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            if not path.suffix and kind in kinds:
                path = path.with_name(path.name + kinds[kind])
            self._jobs.start(lambda _job: export(self._desk, draft, path), self._exported, self._failed, "正在导出")

    def _exported(self, outcome: Outcome[Path]) -> None:
        path, missing = outcome.value, self.sheet.last.missing if self.sheet else 0
        self._desk.store.settings.set(_FOLDER, str(path.parent))
        acts = (("打开文件", lambda: _show(path)), ("打开所在文件夹", lambda: _show(path.parent)))
        said = [f"已导出“{path.name}”" + (f"，其中 {missing} 处标着【待补】" if missing else ""), *(str(note).rstrip("。") for note in outcome.notes)]
        self._say("；".join(said) + "。", "warning" if missing or outcome.notes else "done", acts)

    def print(self) -> None:
        """Ask for a printer, then print the very pages that are shown."""
        from desktop.ui.printing import print_pages  # late: QtPrintSupport

        if not self.sheet or not (style := self.sheet.proof.style):
            return
        if said := print_pages(self.sheet.proof.pages, style, self.sheet.draft.name, self):
            self._say(said, "done")

    def _mend(self, fault: PageFault, way: Way) -> None:
        """Try in the background which change of that kind mends the fault: it may lay the draft out a dozen times."""
        from desktop.actions.proving import mend

        if self.sheet:
            draft = self.sheet.draft
            self._jobs.start(
                lambda _job: (draft, mend(self._desk, draft, fault, way)), lambda answer: self._mended(way, *answer), self._failed, "正在试排"
            )

    def _mended(self, way: Way, before: Draft, found: tuple[Draft, Remedy] | None) -> None:
        if not self.sheet or self.sheet.draft.id != before.id:
            return
        if found is None:
            self._say(f"{way.value}解决不了这一处，请增减正文的文字。", "warning")
            return
        draft, made = found
        self._adjust(before, draft.layout)
        self._say(f"{made.sentence()}。", "done", (("撤销", lambda: self._adjust(before, before.layout)),))

    def _unmend(self) -> None:
        if self.sheet:
            draft = self.sheet.draft
            self._adjust(draft, {})
            self._say("已恢复标准版面。", "done", (("撤销", lambda: self._adjust(draft, draft.layout)),))

    def _adjust(self, draft: Draft, layout: Mapping[str, str]) -> None:
        """Other adjustments for ``draft`` as it stands by now, for one may have typed on; nothing where another has taken its place on the desk."""
        if self.sheet and self.sheet.draft.id == draft.id:
            self.sheet.apply(replace(self.sheet.draft, layout=layout))

    def tidy(self) -> None:
        """Remove what an export that was killed half way left behind."""
        folder = self._desk.store.settings.get(_FOLDER)
        if folder:
            self._jobs.start(lambda _job: paths.clean_strays(Path(folder)), lambda _count: None, self._failed)

    def _failed(self, words: str) -> None:
        self._say(words, "error")

    def show_notes(self) -> None:
        """Say what composing set aside."""
        if self.sheet and self.sheet.last.notes:
            self._say("；".join(str(note).rstrip("。") for note in self.sheet.last.notes) + "。", "warning")

    def _rename(self, name: str) -> None:
        if self.sheet:
            self.sheet.apply(drafts.renamed(self.sheet.draft, name))
            self.opened.emit(self.sheet.draft.id, name)

    def _show_section(self, line: PickLine | None) -> None:
        if self.outline.view.hasFocus():  # not where a click on the page chose it: the page would jump away under the mouse
            self.preview.reveal_section(line)

    def _proved(self, proof: Proof) -> None:
        if self.sheet and proof.style:
            self.preview.show_proof(proof)
            page = proof.style.page
            self.laid_out.emit(f"共 {len(proof.pages)} 页 · {page.lines}×{page.chars}", proof.fonts)

    def _composed(self, composed: Composed) -> None:
        self.preview.show_form(composed)
        self.told.emit(self._saved, composed.missing, len(composed.notes))

    def _was_kept(self, moment: str) -> None:
        self._saved = f"已保存 {clock(moment)}"
        self.kept.emit(self._saved)

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Refused as refused:
            self._say(str(refused), "error")
            return False
        return True


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
