"""A window over a desk of its own: the small template and the prior report of tests/actions, no samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions.desk import Desk
from desktop.store import FILE, Store
from desktop.ui.frame import Frame
from desktop.ui.main_window import MainWindow
from tests.actions.conftest import desk, prior

__all__ = ["desk", "prior"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of every window with a least size that it cannot tell a window manager."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """The data folder of that desk, closed; the samples count as offered."""
    desk.store.settings.set("library.seeded", "yes")
    desk.store.close()
    return tmp_path / "desk"


@pytest.fixture
def open_window(qtbot: QtBot, folder: Path) -> Iterator[Callable[[], Frame]]:
    """Opens a window on the folder; closed again afterwards."""
    windows: list[MainWindow] = []

    def opened() -> Frame:
        window = MainWindow(open_store=lambda: Store.open(folder / FILE))
        windows.append(window)
        window.resize(1366, 768)
        window.furnish()
        window.show()
        window.activateWindow()
        return window.frame

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def frame(open_window: Callable[[], Frame]) -> Frame:
    return open_window()


@pytest.fixture
def memo(frame: Frame, qtbot: QtBot) -> Frame:
    """The window with a fresh memo on the desk."""
    begin(frame, qtbot, "memo")
    return frame


def begin(frame: Frame, qtbot: QtBot, kind: str) -> None:
    frame.draft.begin(kind)
    qtbot.waitUntil(
        lambda: frame.draft.sheet is not None and frame.draft.sheet.draft.kind == kind and bool(frame.draft.sheet.last.groups), timeout=10_000
    )


def type_in(frame: Frame, qtbot: QtBot, key: str, text: str) -> QLineEdit:
    """Go to a field of the form and type ``text`` as an input method hands it over."""
    frame.draft.form.go_to(key)
    edit = QApplication.focusWidget()
    edit = edit.lineEdit() if isinstance(edit, QComboBox) else edit
    assert isinstance(edit, QLineEdit)
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(edit, done)
    return edit


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
