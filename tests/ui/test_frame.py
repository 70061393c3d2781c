"""The window as a whole: places, shortcuts, a start without surprises and an end that leaves nothing running."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.store import FILE, Store
from desktop.ui.frame import Frame
from desktop.ui.main_window import MainWindow
from tests.ui.conftest import begin


def test_the_window_begins_with_the_kinds_and_the_drafts_there_are(frame: Frame) -> None:
    assert {"reply", "summary", "half_year", "briefing", "feature", "memo"} <= set(frame.draft.start.cards)
    assert frame.places.currentWidget() is frame.draft


def test_a_click_on_a_card_begins_a_draft_and_the_list_shows_it(frame: Frame, qtbot: QtBot) -> None:
    qtbot.mouseClick(frame.draft.start.cards["memo"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: frame.draft.sheet is not None, timeout=10_000)
    frame.draft.show_start()
    model = frame.draft.start.model
    assert model.rowCount() == 1 and str(model.index(0, 0).data()).startswith("情况专报")
    frame.draft.start.view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(frame.draft.start.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame.draft.sheet is not None, timeout=10_000)


def test_a_deleted_draft_leaves_the_list_and_can_be_brought_back(frame: Frame, qtbot: QtBot) -> None:
    begin(frame, qtbot, "memo")
    frame.draft.show_start()
    start = frame.draft.start
    start.view.setCurrentIndex(start.model.index(0, 0))
    start.forget.click()
    assert start.model.rowCount() == 0
    frame.bar.acts()[0].click()
    assert start.model.rowCount() == 1 and "已恢复" in frame.bar.words()


def test_shortcuts_lead_to_their_places(frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (asked.append("open"), ([], ""))[1])
    begin(frame, qtbot, "memo")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(frame, Qt.Key.Key_Return, control)
    assert frame.draft.form.view.currentIndex().isValid()
    qtbot.keyClick(frame, Qt.Key.Key_O, control)
    assert asked == ["open"] and frame.places.currentWidget() is frame.library
    qtbot.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert frame.places.currentWidget() is frame.draft
    qtbot.keyClick(frame, Qt.Key.Key_N, control)
    assert frame.draft.sheet is None


def test_the_appearance_goes_round_and_is_remembered(frame: Frame, folder: Path) -> None:
    seen = []
    for _ in range(3):
        frame.rail.appearance.emit()
        seen.append(QApplication.palette().window().color().name().upper())
    assert seen[:2] == ["#F6F6F4", "#1C1E21"]
    assert frame.bar.words() == "外观跟随系统。"


def test_every_control_one_can_reach_has_a_name(frame: Frame, qtbot: QtBot) -> None:
    begin(frame, qtbot, "briefing")
    frame.go("library")
    nameless = [
        part
        for part in frame.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QAbstractItemView | QLineEdit | QComboBox)
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not part.accessibleName()
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parent(), QComboBox | QAbstractItemView)
        and part.window() is frame.window()
    ]
    assert nameless == []


def test_a_store_of_a_newer_version_is_refused_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    Store.open(tmp_path / FILE).close()
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    window = MainWindow(open_store=lambda: Store.open(tmp_path / FILE))
    qtbot.addWidget(window)
    window.furnish()
    window.show()
    assert "更新版本的拟稿" in window.frame.bar.words()
    assert [button.text() for button in window.frame.bar.acts()] == ["退出"]
    window.close()


def test_the_window_remembers_its_size(qtbot: QtBot, open_window: Callable[[], Frame], folder: Path) -> None:
    first = open_window().window()
    first.resize(800, 760)  # what the offscreen screen has room for
    first.close()
    window = MainWindow(open_store=lambda: Store.open(folder / FILE))
    qtbot.addWidget(window)
    size = window.size()
    window.close()
    assert (size.width(), size.height()) == (800, 760)


def test_nothing_runs_on_after_the_window_is_closed(open_window: Callable[[], Frame], qtbot: QtBot, prior: Path) -> None:
    before = threading.active_count()
    frame = open_window()
    begin(frame, qtbot, "memo")
    frame.library.load([prior] * 30)
    frame.window().close()
    assert not frame.jobs.busy()
    assert [timer for timer in frame.findChildren(QTimer) if timer.isActive() and timer.parent() is frame.draft.sheet] == []
    assert threading.active_count() <= before


def test_files_named_at_the_start_are_loaded(qtbot: QtBot, folder: Path, prior: Path) -> None:
    window = MainWindow((prior,), lambda: Store.open(folder / FILE))
    qtbot.addWidget(window)
    window.furnish()
    window.show()
    qtbot.waitUntil(lambda: window.frame.library.reports.rowCount() == 1, timeout=10_000)
    window.close()


def test_the_samples_are_the_first_reports(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(open_store=lambda: Store.open(tmp_path / FILE))
    qtbot.addWidget(window)
    window.furnish()
    window.show()
    qtbot.waitUntil(lambda: not window.frame.jobs.busy(), timeout=20_000)
    assert window.frame.library.reports.rowCount() >= 5
    window.close()
