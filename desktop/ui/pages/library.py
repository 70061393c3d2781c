"""资料: the reports one has, the outline and text of the chosen one, and the way its sections get into a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QWidget

from desktop.actions import library
from desktop.actions.desk import Desk
from desktop.actions.library import Loaded
from desktop.actions.searching import Results
from desktop.actions.section import Section
from desktop.document.nodes import Document
from desktop.outcome import Refused
from desktop.ui.background import Jobs
from desktop.ui.live_search import LiveSearch
from desktop.ui.models.hits import HitsModel
from desktop.ui.models.outline import OutlineModel
from desktop.ui.models.reports import ReportsModel
from desktop.ui.widgets.buttons import IconButton, WordButton
from desktop.ui.widgets.document_view import DocumentView
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.filters import Filters
from desktop.ui.widgets.hits_view import HitsView
from desktop.ui.widgets.lists import OutlineTree, ReportTable
from desktop.ui.widgets.panes import column, pane, splitter
from desktop.ui.widgets.report_card import ReportCard
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.trash_bin import TrashBin

__all__ = ["LibraryPage"]

Say = Callable[..., None]
_SIZES = "library.panes"
_FULL, _EMPTY, _TRASH = range(3)  # what the page shows
_FILTER = "材料 (*.docx *.doc *.wps *.txt *.html *.htm *.pdf);;所有文件 (*)"


class LibraryPage(QWidget):
    """Files are dropped anywhere on the page; ``picked`` tells a report and the key of a section."""

    picked = Signal(int, str)
    returned = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._desk, self._jobs, self._say = desk, jobs, say
        self._shown = -1
        self._document = Document()
        self.reports, self.outline, self.hits = ReportsModel(self), OutlineModel(self), HitsModel(self)
        self.search, self.filters, self.found = SearchBox("搜索材料", self), Filters(self), HitsView(self.hits, self)
        self.live = LiveSearch(desk, jobs, self)
        self.table, self.tree, self.text = ReportTable(self.reports, self), OutlineTree(self.outline, self), DocumentView(self)
        self.take = WordButton("取用章节", self._take, kind="link", picture="borrow", parent=self)
        self.back = WordButton("返回稿件", self.returned.emit, kind="plain", picture="back", parent=self)
        self.forget = IconButton("delete", "从资料中移除", self._forget, hint="从资料中移除（原文件不受影响）", parent=self)
        self.bin, self.card = TrashBin(self), ReportCard(self)
        self.trash = WordButton("回收站", self.show_trash, kind="flat", hint="看从资料中移除的材料，可以恢复", parent=self)
        self._lay_out()
        self.panes.restoreState(QByteArray.fromBase64(desk.store.settings.get(_SIZES).encode()))
        self.table.chosen.connect(self._choose)
        self.tree.chosen.connect(self._section_chosen)
        self.tree.taken.connect(self._take)
        self._connect_search()
        self.card.changed.connect(self._put_right)
        self.bin.restored.connect(lambda report: self._restore(lambda: library.restore_reports(self._desk, (report,))))
        self.bin.emptied.connect(self._ask_to_empty)
        self.bin.closed.connect(self.close_trash)
        self.set_target("")
        self.refresh()

    def _connect_search(self) -> None:
        self.search.textChanged.connect(self._seek)
        self.search.entered.connect(lambda: self.found.go(0) if self.search.text().strip() else self.table.setFocus())
        self.filters.changed.connect(lambda: self._narrow(self._shown))
        self.live.found.connect(self._show_found)
        self.live.failed.connect(self._failed)
        self.found.chosen.connect(self._choose_hit)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.go_to_search)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._full())
        first = WordButton("导入材料", self.choose_files, kind="primary", parent=self)
        self._stack.addWidget(Empty("library", "还没有材料", "把往期总结、答复拖到这里，或点“导入材料”，就能取用里面的章节。", first, parent=self))
        self._stack.addWidget(self.bin)
        column(self, self._head(), self._stack)

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setFixedHeight(52)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        title, self._count = QLabel("资料", head), QLabel(head)
        title.setObjectName("title")
        self._count.setObjectName("second")
        row.addWidget(title)
        row.addWidget(self._count)
        row.addSpacing(8)
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(420)
        self.search.setToolTip("在标题、章节和正文里找，几个词之间用空格隔开（Ctrl+F）")
        row.addWidget(self.search, 2)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.trash)
        row.addWidget(self.back)
        row.addWidget(
            WordButton("导入材料", self.choose_files, kind="primary", picture="import", hint="导入往期材料，可一次选多份（Ctrl+O）", parent=self)
        )
        return head

    def _full(self) -> QWidget:
        self.text.setAccessibleName("正文")
        self._told = QLabel(self)
        self._told.setObjectName("told")
        self._told.setWordWrap(True)
        searched = QWidget(self)
        column(searched, self._told, self.found)
        self._list = QStackedWidget(self)
        self._list.addWidget(self.table)
        self._list.addWidget(searched)
        left, middle = pane("材料", self._list, self.forget, parent=self), pane("提纲", self.tree, self.take, parent=self)
        read = QWidget(self)
        column(read, self.card, self.text)
        right = pane("正文", read, parent=self)
        for part, width in ((left, 300), (middle, 240), (right, 320)):
            part.setMinimumWidth(width)
        self.panes = splitter((left, 420, 0), (middle, 320, 0), (right, 560, 1), parent=self)
        return self.panes

    def refresh(self, report: int = -1) -> None:
        """Show the reports there are now, the one of that id chosen."""
        kept = report if report >= 0 else self._shown
        self._entries = library.reports(self._desk)
        self.filters.offer(self._entries)
        thrown = library.trash(self._desk)
        self.bin.show_entries(thrown)
        self.trash.set_words(f"回收站 {len(thrown)}")
        in_trash = bool(thrown) and self._stack.currentIndex() == _TRASH
        self._show_part(_TRASH if in_trash else _FULL if self._entries else _EMPTY)
        self._narrow(kept)

    def _narrow(self, kept: int) -> None:
        """Show those of the reports that the filters ask for, that one chosen where it is among them."""
        entries = self._entries
        shown = self.filters.passing(entries)
        self.reports.show(shown)
        self._count.setText(f"{len(entries)} 份" if len(shown) == len(entries) else f"{len(shown)} / {len(entries)} 份")
        self._count.setVisible(bool(entries))
        if not self.search.text().strip():
            self._go(kept)
        self._seek(self.search.text())

    def _go(self, report: int) -> None:
        self.table.go(max(0, self.reports.row_of(report)))
        self._choose(self.table.currentIndex())

    def _show_part(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        for tool in (self.search, self.filters):
            tool.setVisible(part == _FULL)
        self.trash.setVisible(part != _TRASH and self.bin.model.rowCount() > 0)

    def show_trash(self) -> None:
        """Show what was taken out of the library."""
        self._show_part(_TRASH)
        self.bin.table.setFocus()

    def close_trash(self) -> None:
        """Go back to the reports."""
        self._show_part(_FULL)
        self.refresh()

    def _ask_to_empty(self) -> None:
        count = self.bin.model.rowCount()
        self._say(
            f"清空后，这 {count} 份材料不能再恢复；原文件不受影响。",
            "warning",
            (("清空", self._empty), ("不清空", lambda: self._say("回收站没有改动。"))),
        )

    def _empty(self) -> None:
        count = library.empty_trash(self._desk)
        self.refresh()
        self._say(f"已清空回收站，共 {count} 份材料。", "done")

    def go_to_search(self) -> None:
        """Go to the search box."""
        if self._stack.currentIndex() == _TRASH:
            self.close_trash()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _seek(self, words: str) -> None:
        sought = words.strip()
        self.live.seek(sought, self.filters.narrow())
        if not sought and self._list.currentIndex():
            self._list.setCurrentIndex(0)
            self.hits.show(())
            self.found.set_sought("")
            self._go(self._shown)

    def _show_found(self, words: str, results: Results) -> None:
        self.hits.show(results.hits)
        self.found.set_sought(words)
        self._told.setText(_told(results))
        self._told.setVisible(bool(self._told.text()))
        self._list.setCurrentIndex(1)
        self.found.scrollToTop()

    def _choose_hit(self, index: QModelIndex) -> None:
        hit = self.hits.hit(index)
        if hit and self._open(hit.report):
            self.text.reveal_block(library.block_at(self._document, hit.place))

    def set_target(self, name: str) -> None:
        """Say which draft sections are taken for, "" where none is open."""
        self._target = name
        self.back.setVisible(bool(name))
        self.back.setToolTip(f"回到《{name}》")
        self._section_chosen(self.tree.currentIndex())

    def choose_files(self) -> None:
        """Ask which files to load."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "导入材料", "", _FILTER)
        if chosen:
            self.load([Path(name) for name in chosen])

    def load(self, paths: Sequence[Path]) -> None:
        """Read ``paths`` into the library in the background."""
        files = tuple(paths)
        self._jobs.start(
            lambda job: library.load_reports(self._desk, files, progress=job.progress, cancelled=job.cancelled),
            self._loaded,
            self._failed,
            "正在导入材料",
        )

    def remember(self) -> None:
        """Keep the panes' widths and what was typed last."""
        self.card.keep()
        self._desk.store.settings.set(_SIZES, bytes(self.panes.saveState().toBase64().data()).decode())

    def _loaded(self, results: tuple[Loaded, ...]) -> None:
        last = next((result.report for result in reversed(results) if result.report is not None), None)
        self.refresh(-1 if last is None else last)
        self._say(*library.told(results))

    def _failed(self, words: str) -> None:
        self._say(words, "error")

    def _choose(self, index: QModelIndex) -> None:
        entry = self.reports.entry(index)
        self._open(entry.id if entry else -1)

    def _open(self, report: int) -> bool:
        """Show a report's outline and text, -1 for none; whether it is shown now."""
        if report == self._shown and report >= 0:
            return True
        self._shown, self._document = report, Document()
        parts: tuple[Section, ...] = ()
        self.forget.setEnabled(report >= 0)
        try:
            if report >= 0:
                self._document, parts = library.report_document(self._desk, report), library.report_sections(self._desk, report)
        except Refused as refused:
            self._failed(str(refused))
            self._shown = -1
        self.card.show_entry(self._desk.store.reports.get(self._shown))
        self.text.forget_mark()
        self.text.show_document(self._document)
        self.text.verticalScrollBar().setValue(0)
        self.outline.show_sections(parts)
        self._section_chosen(self.tree.currentIndex())
        return self._shown >= 0

    def _put_right(self, column: str, value: str) -> None:
        try:
            library.describe(self._desk, self._shown, **{column: value})
        except Refused as refused:
            self._failed(str(refused))
        self.card.show_entry(self._desk.store.reports.get(self._shown))
        self.refresh()

    def _section_chosen(self, index: QModelIndex) -> None:
        section = self.outline.section(index)
        self.take.setEnabled(bool(section and self._target))
        self.take.setToolTip(f"把所选章节加进《{self._target}》" if self._target else "先到“拟稿”新建或打开一份稿件，再取用章节")
        if section:
            self.text.reveal_block(section.block)

    def _take(self) -> None:
        section = self.outline.section(self.tree.currentIndex())
        if section and self.take.isEnabled():
            self.picked.emit(self._shown, section.key)

    def _forget(self) -> None:
        if self._shown >= 0:
            restore = library.delete_report(self._desk, self._shown)
            self._shown = -1
            self.refresh()
            self._say("材料已移到回收站，原文件不受影响。", "info", (("撤销", lambda: self._restore(restore)),))

    def _restore(self, restore: Callable[[], None]) -> None:
        try:
            restore()
        except Refused as refused:
            self._failed(str(refused))
            return
        self.refresh()
        self._say("材料已恢复。", "done")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: dropped files are loaded."""
        event.acceptProposedAction()
        self.load([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


def _told(results: Results) -> str:
    """How many places were found, and whether there may be others."""
    waiting = f"正在整理 {results.waiting} 份材料，结果可能不全" if results.waiting else ""
    many = (
        f"先列最相近的 {len(results.hits)} 处，再多写几个字可以缩小范围" if results.more else f"找到 {len(results.hits)} 处" if results.hits else ""
    )
    return "；".join(part for part in (many, waiting) if part)
