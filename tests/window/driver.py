"""Runs inside the process of a real window: works it as a clerk would, with keys and clicks, and takes its picture.

``python -m tests.window.driver JOB FOLDER [FILE …]``: FOLDER takes pictures and exports; exit 0 where the job went through.
"""

from __future__ import annotations

import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from desktop.app import application
from desktop.drafting.start import sample_draft
from desktop.layout.places import patches
from desktop.ui.frame import Frame
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.page_view import PageView

PATIENCE = 20  # seconds; a machine under load is slow, not wrong


def tell(*words: object) -> None:
    """One line for the test that started this process."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Clerk:
    """One who sits at the window."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.wait(lambda: hasattr(window, "frame") and hasattr(window.frame, "draft"), "窗口")

    @property
    def frame(self) -> Frame:
        return self.window.frame

    def wait(self, until: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, f"没有等到：{what}；窗口说：{self.said()}"
            self.settle(20)

    def said(self) -> str:
        return self.frame.bar.words() if hasattr(self.window, "frame") else ""

    def settle(self, milliseconds: int = 350) -> None:
        """Let the window work: QTest.qWait would hold Python's lock and starve the background."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def picture(self, name: str) -> None:
        self.settle()
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def press(self, words: str) -> None:
        """Click the visible button that says or is called ``words``."""
        found = [button for button in self.window.findChildren(QWidget) if button.accessibleName() == words and button.isVisible()]
        assert found, f"没有看到按钮“{words}”"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if not self.window.isActiveWindow():  # no window manager gives the focus back after a dialog
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow, "窗口到前面")
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, view: QAbstractItemView, index: QModelIndex, *, at: QPoint | None = None) -> None:
        view.scrollTo(index)
        place = view.visualRect(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or place.center())

    def tick(self, index: QModelIndex) -> None:
        """Click the box before a line of the outline."""
        view = self.frame.draft.outline.view
        self.click(view, index, at=view.visualRect(index).topLeft() + QPoint(12, 16))

    def type(self, text: str) -> None:
        """Type as the keyboard does, and as an input method does for what it has no key for."""
        edit = QApplication.focusWidget()
        edit = edit.lineEdit() if isinstance(edit, QComboBox) else edit
        assert isinstance(edit, QLineEdit), edit
        if text.isascii():
            QTest.keyClicks(edit, text)
            return
        composing = QInputMethodEvent(text[:1], [])
        QApplication.sendEvent(edit, composing)
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(edit, done)

    def answer_dialog(self, path: Path) -> None:
        """The file dialog that opens next gets ``path``."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(50, answer)
                return
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            assert line is not None
            line.setText(str(path))
            QTimer.singleShot(100, next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click)

        QTimer.singleShot(50, answer)

    def load(self, path: Path) -> None:
        """Load one report through the dialog."""
        self.frame.bar.hide()
        self.answer_dialog(path)
        self.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        self.wait(self.said, f"材料{path.name}")
        assert "没有导入" not in self.said(), self.said()

    def begin(self, kind: str) -> None:
        """Begin a draft and wait for its form."""
        self.frame.go("draft")
        self.frame.draft.begin(kind)
        self.wait(lambda: (sheet := self.frame.draft.sheet) and sheet.draft.kind == kind and sheet.last.groups, "填报表")

    def fill(self, values: dict[str, str]) -> int:
        """Go through the form with Enter and type what ``values`` has for each line; how many were typed."""
        form, typed = self.frame.draft.form, 0
        for _ in range(400):
            line = form.model.line(form.view.currentIndex())
            if line is None:
                self.settle(300)
                form.view.next_open()
                line = form.model.line(form.view.currentIndex())
                if line is None:
                    return typed
            if line.derived:
                self.settle(300)  # it is being computed
            elif not line.typed:
                assert values.get(line.key), f"样例里没有“{line.key}”"
                self.type(values[line.key])
                typed += 1
            self.settle(20)
            self.key(Qt.Key.Key_Return)
        raise AssertionError("表没有填完")


def reply(clerk: Clerk, *files: str) -> None:
    """Load prior reports, begin a reply, pick, order and borrow sections, fill the form, export."""
    frame, picture = clerk.frame, clerk.picture
    picture("01-start")
    frame.go("library")
    for name in files:
        clerk.load(Path(name))
    picture("02-library")
    frame.go("draft")
    clerk.wait(lambda: "reply" in frame.draft.start.cards, "种类")
    QTest.mouseClick(frame.draft.start.cards["reply"], Qt.MouseButton.LeftButton)
    clerk.wait(lambda: frame.draft.sheet and frame.draft.sheet.last.groups, "填报表")
    picture("03-new-reply")
    _pick(clerk)
    _borrow(clerk)
    picture("05-borrowed")
    frame.draft.form.view.next_open()
    values = dict(sample_draft(frame.desk.template("reply")).values)
    assert clerk.fill(values) > 20
    clerk.wait(lambda: frame.draft.sheet and frame.draft.sheet.last.missing == 0, "填齐")
    picture("06-filled")
    target = clerk.folder / "答复.docx"
    clerk.answer_dialog(target)
    clerk.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: "已导出" in frame.bar.words(), "导出")
    assert target.exists()
    picture("07-exported")
    frame.bar.hide()
    (clerk.folder / "text.txt").write_text(_shown(frame), encoding="utf-8")


def _pick(clerk: Clerk) -> None:
    """Untick the first section with points, tick it again, move it down and up, choose another wording."""
    outline = clerk.frame.draft.outline
    rows = [index for index in outline.model.every() if outline.model.rowCount(index)]
    name = outline.model.line(rows[0]).name
    clerk.tick(rows[0])
    clerk.wait(lambda: not outline.model.line(rows[0]).on, "去掉章节")
    clerk.tick(rows[0])
    clerk.wait(lambda: outline.model.line(rows[0]).on, "选上章节")
    point = outline.model.index(0, 0, rows[0])
    clerk.tick(point)
    clerk.wait(lambda: not outline.model.line(outline.model.index(0, 0, rows[0])).on, "去掉要点")
    clerk.click(outline.view, rows[0])
    clerk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    clerk.wait(lambda: outline.view.line() and outline.view.line().name == name and outline.view.line().number == "二、", "下移章节")
    variants = outline.view.line().variants
    outline.headings.setCurrentIndex(len(variants) - 1)
    outline.headings.activated.emit(len(variants) - 1)
    clerk.wait(lambda: outline.view.line().heading == variants[-1], "换标题写法")
    clerk.picture("04-picked")


def _borrow(clerk: Clerk) -> None:
    """Take the second section of the newest report."""
    frame = clerk.frame
    clerk.press("从资料取用…")
    library = frame.library
    clerk.wait(library.isVisible, "资料")
    clerk.click(library.table, library.reports.index(0, 0))
    section = library.outline.index(1, 0)
    clerk.click(library.tree, section)
    clerk.settle()
    clerk.picture("05-choose-section")
    before = len(frame.draft.sheet.draft.borrowed)
    clerk.press("取用章节")
    clerk.wait(lambda: len(frame.draft.sheet.draft.borrowed) == before + 1, "取用章节")
    frame.go("draft")


def _shown(frame: Frame) -> str:
    return frame.draft.preview.text()


def preview(clerk: Clerk) -> None:
    """Type a value, see it on the page, click it there, and land in its line of the form; then zoom, turn pages and copy by hand."""
    frame = clerk.frame
    clerk.begin("summary")
    form, view = frame.draft.form, frame.draft.preview.view
    lines = [line for index in form.model.every() if (line := form.model.line(index))]
    field = next(line for line in lines if line.figure and not line.derived and line.unit in ("项", "件", "家"))
    printed = f"2468{field.unit}"
    form.go_to(field.key)
    clerk.type("2468")
    clerk.wait(lambda: printed in view.text(), "预览里的新值")
    start = view.text().index(printed)
    clerk.wait(lambda: (start, start + len(printed)) in view.ringed(), "预览里的框")
    clerk.picture("10-typed")
    form.go_to(lines[0].key)
    view.reveal(start, start + len(printed))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _place(view, start))
    clerk.wait(lambda: form.model.line(form.view.currentIndex()).key == field.key, "表里的那一行")
    assert isinstance(QApplication.focusWidget(), QLineEdit), QApplication.focusWidget()
    view.setFocus()
    clerk.key(Qt.Key.Key_End)
    assert view.current == len(view.pages) - 1
    for _ in range(2):
        clerk.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    view.choose(start, start + len(printed))
    clerk.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == printed
    clerk.picture("11-zoomed")


def _place(view: PageView, offset: int) -> QPoint:
    """The middle of a character of the text on the viewport."""
    patch = patches(view.pages, offset, offset + 1, view.fonts)[0]
    corner = view.frame_of(patch.page).topLeft()
    middle = QPointF((patch.left + patch.right) / 2, (patch.top + patch.bottom) / 2)
    return (corner + middle * view.scale).toPoint()


def drag(clerk: Clerk) -> None:
    """Drag a section below the next one with the mouse itself."""
    frame = clerk.frame
    clerk.begin("reply")
    outline = frame.draft.outline
    outline.view.collapseAll()
    clerk.settle()
    rows = [outline.model.index(row, 0) for row in range(outline.model.rowCount())]
    before = [outline.model.line(row).name for row in rows]
    start, end = (outline.view.visualRect(rows[row]) for row in (1, 3))
    _mouse_drag(clerk, outline.view.viewport(), start.center(), QPoint(end.center().x(), end.bottom() - 1))
    clerk.wait(lambda: outline.model.line(outline.model.index(3, 0)).name == before[1], "拖动章节")
    clerk.picture("08-dragged")


def _mouse_drag(clerk: Clerk, on: QWidget, start: QPoint, end: QPoint) -> None:
    ratio = clerk.window.devicePixelRatio()
    one, other = (on.mapToGlobal(point) * ratio for point in (start, end))
    steps: list[str] = ["mousemove", str(one.x()), str(one.y()), "mousedown", "1"]
    for part in range(1, 11):
        step = one + (other - one) * part / 10
        steps += ["sleep", "0.05", "mousemove", str(step.x()), str(step.y())]
    steps += ["sleep", "0.2", "mouseup", "1"]
    with subprocess.Popen(["xdotool", *steps]) as mouse:
        clerk.wait(lambda: mouse.poll() is not None, "鼠标")


def typing(clerk: Clerk) -> None:
    """Type without end into the first field and tell every character with its moment: the test kills this process."""
    frame = clerk.frame
    clerk.begin("reply")
    frame.draft.form.view.next_open()
    tell("field", frame.draft.form.model.line(frame.draft.form.view.currentIndex()).key)
    for count in range(100_000):
        clerk.type(str(count % 10))
        tell("typed", time.monotonic(), count + 1)
        clerk.settle(25)


def recover(clerk: Clerk) -> None:
    """Tell the value that came back with the draft that was being typed."""
    frame = clerk.frame
    clerk.wait(lambda: frame.draft.sheet and frame.draft.sheet.last.groups, "找回的稿件")
    for key, value in frame.draft.sheet.draft.values.items():
        tell("value", key, value)
    clerk.picture("09-recovered")


def looks(clerk: Clerk, *files: str) -> None:
    """Every place in light and dark."""
    frame = clerk.frame
    clerk.wait(frame.library.reports.rowCount, "样例材料")
    for appearance in ("light", "dark"):
        frame.desk.store.settings.set("window.appearance", appearance)
        frame.dress()
        frame.draft.show_start()
        frame.go("draft")
        clerk.picture(f"{appearance}-start")
        frame.go("library")
        frame.library.table.go(1)
        frame.library.tree.setCurrentIndex(frame.library.outline.index(0, 0))
        clerk.picture(f"{appearance}-library")
        for kind in ("summary", "briefing"):
            clerk.begin(kind)
            _half_fill(clerk, kind)
            clerk.picture(f"{appearance}-{kind}")


def _half_fill(clerk: Clerk, kind: str) -> None:
    frame = clerk.frame
    values = dict(sample_draft(frame.desk.template(kind)).values)
    form = frame.draft.form
    form.view.next_open()
    for turn in range(24):
        line = form.model.line(form.view.currentIndex())
        if line is None:
            break
        clerk.type("不是数" if turn == 20 else values.get(line.key, "12"))
        clerk.settle(20)
        clerk.key(Qt.Key.Key_Return)


JOBS = {job.__name__: job for job in (reply, preview, drag, typing, recover, looks)}


def main(name: str, folder: str, *files: str) -> int:
    app = application()
    window = MainWindow()
    window.setGeometry(QRect(QPoint(0, 0), window.screen().availableSize()))
    window.show()
    window.activateWindow()  # no window manager gives the focus here
    outcome = 1

    def work() -> None:
        nonlocal outcome
        try:
            JOBS[name](Clerk(window, Path(folder)), *files)
            outcome = 0
        except Exception:  # noqa: BLE001 - told on stderr, where the test shows it
            window.screen().grabWindow(0).save(str(Path(folder) / "failed.png"))
            traceback.print_exc()
        finally:
            window.close()
            app.quit()

    QTimer.singleShot(0, work)
    app.exec()
    delete(window)
    return outcome


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
