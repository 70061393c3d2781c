"""The library: files come in by dialog or drop, are read, shown, and give their sections to a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.ui.frame import Frame
from tests.ui.conftest import begin


@pytest.fixture
def loaded(frame: Frame, qtbot: QtBot, prior: Path) -> Frame:
    frame.go("library")
    frame.library.load((prior,))
    qtbot.waitUntil(lambda: frame.library.reports.rowCount() == 1, timeout=10_000)
    return frame


def test_an_empty_library_says_what_to_do_and_offers_it(frame: Frame, qtbot: QtBot, prior: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame.go("library")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(prior)], ""))
    frame.library.choose_files()
    qtbot.waitUntil(lambda: "导入 1 份" in frame.bar.words(), timeout=10_000)
    assert frame.library.reports.index(0, 0).data() == "某某县上半年政务服务情况"


def test_files_are_dropped_onto_the_page(frame: Frame, qtbot: QtBot, prior: Path) -> None:
    frame.go("library")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(prior))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(frame.library, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(frame.library, QDropEvent(QPointF(50, 50), copy, data, left, none))
    qtbot.waitUntil(lambda: frame.library.reports.rowCount() == 1, timeout=10_000)


def test_the_chosen_report_shows_its_outline_and_its_text(loaded: Frame) -> None:
    library = loaded.library
    assert [library.outline.index(row, 0).data() for row in range(library.outline.rowCount())] == ["一、开展走访服务", "二、抓好热线办理"]
    assert "上半年走访企业三十家" in library.text.toPlainText()


def test_a_file_that_cannot_be_used_is_told_and_the_rest_come_in(frame: Frame, qtbot: QtBot, prior: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏的.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    frame.go("library")
    frame.library.load((broken, prior))
    qtbot.waitUntil(lambda: "1 份没有导入" in frame.bar.words(), timeout=10_000)
    assert frame.library.reports.rowCount() == 1


def test_sections_are_taken_only_where_a_draft_is_open(loaded: Frame, qtbot: QtBot) -> None:
    library = loaded.library
    library.tree.setCurrentIndex(library.outline.index(1, 0))
    assert not library.take.isEnabled()
    begin(loaded, qtbot, "memo")
    assert library.take.isEnabled()
    library.take.click()
    assert "已取用“抓好热线办理”" in loaded.bar.words()
    outline = loaded.draft.outline
    assert outline.model.index(2, 0).data() == "二、抓好热线办理"
    assert outline.view.line().borrowed  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "热线平台受理来电六百余件" in loaded.draft.preview.text())
    library.take.click()
    assert "已经取用过" in loaded.bar.words()
    outline.remove.click()
    assert outline.model.rowCount() == 3


def test_enter_on_a_heading_takes_it(loaded: Frame, qtbot: QtBot) -> None:
    begin(loaded, qtbot, "memo")
    loaded.go("library")
    tree = loaded.library.tree
    tree.setCurrentIndex(loaded.library.outline.index(0, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert loaded.draft.outline.model.rowCount() == 4


def test_a_removed_report_leaves_its_file_and_can_be_brought_back(loaded: Frame, prior: Path) -> None:
    loaded.library.forget.click()
    assert loaded.library.reports.rowCount() == 0
    assert prior.exists()
    loaded.bar.acts()[0].click()
    assert loaded.library.outline.index(0, 0).data() == "一、开展走访服务"


def test_loading_can_be_called_off_in_the_status_line(frame: Frame, qtbot: QtBot, tmp_path: Path) -> None:
    files = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"某某县第{number}号情况\n\n各项工作平稳推进。\n", encoding="utf-8")
        files.append(path)
    frame.go("library")
    with qtbot.waitSignal(frame.jobs.started) as started:
        frame.library.load(files)
    started.args[0].cancel()
    qtbot.waitUntil(lambda: not frame.jobs.busy(), timeout=10_000)
    assert frame.library.reports.rowCount() < 40
