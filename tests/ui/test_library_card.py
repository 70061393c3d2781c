"""What was found of a report is put right where it stands, and stays so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.store import FILE, Store
from desktop.store.reports import ReportEntry
from desktop.ui.frame import Frame
from desktop.ui.pages.library import LibraryPage


@pytest.fixture
def library(frame: Frame, qtbot: QtBot, prior: Path) -> LibraryPage:
    frame.go("library")
    frame.library.load((prior,))
    qtbot.waitUntil(lambda: frame.library.reports.rowCount() == 1 and not frame.jobs.busy(), timeout=10_000)
    return frame.library


def entry(frame: Frame) -> ReportEntry:
    return frame.desk.store.reports.all()[0]


def typed(library: LibraryPage, qtbot: QtBot, column: str, words: str) -> None:
    line = library.card.lines[column]
    line.setFocus()
    line.setText(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_card_says_what_was_found(library: LibraryPage) -> None:
    assert library.card.lines["title"].text() == "某某县上半年政务服务情况"
    assert library.card.isVisible()


def test_a_title_put_right_shows_in_the_list_at_once(frame: Frame, library: LibraryPage, qtbot: QtBot) -> None:
    typed(library, qtbot, "title", "某某县半年小结")
    assert entry(frame).title == "某某县半年小结" and "title" in entry(frame).edited
    assert library.reports.index(0, 0).data() == "某某县半年小结"


def test_a_period_is_written_as_a_person_says_it(frame: Frame, library: LibraryPage, qtbot: QtBot) -> None:
    typed(library, qtbot, "period", "2023年上半年")
    assert entry(frame).period == "2023H1"
    assert library.card.lines["period"].text() == "2023年上半年"
    assert library.filters.boxes["period"].findText("2023年上半年") > 0


def test_a_period_nobody_understands_is_refused_and_what_was_there_stays(frame: Frame, library: LibraryPage, qtbot: QtBot) -> None:
    typed(library, qtbot, "period", "2023年上半年")
    typed(library, qtbot, "period", "去年某时")
    assert "去年某时" in frame.bar.words()
    assert entry(frame).period == "2023H1" and library.card.lines["period"].text() == "2023年上半年"


def test_a_kind_is_chosen(frame: Frame, library: LibraryPage) -> None:
    library.card.kind.setCurrentIndex(library.card.kind.findText("经验材料"))
    assert entry(frame).kind == "feature"


def test_no_card_is_shown_without_a_report(library: LibraryPage) -> None:
    library.forget.click()
    assert not library.card.isVisible()


def test_looking_at_a_line_changes_nothing(frame: Frame, library: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(library.card.lines["region"], Qt.Key.Key_Return)
    assert entry(frame).edited == ""


def test_what_was_typed_last_is_kept_when_the_window_closes(frame: Frame, library: LibraryPage, folder: Path) -> None:
    library.card.lines["region"].setFocus()
    library.card.lines["region"].setText("某某市")
    frame.window().close()
    with Store.open(folder / FILE) as store:
        assert store.reports.all()[0].region == "某某市"
