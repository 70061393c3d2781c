"""The trash: what is removed lies there until it is brought back or forgotten for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.actions import library as actions
from desktop.ui.frame import Frame
from desktop.ui.pages.library import LibraryPage


@pytest.fixture
def library(frame: Frame, qtbot: QtBot, prior: Path) -> LibraryPage:
    frame.go("library")
    frame.library.load((prior,))
    qtbot.waitUntil(lambda: frame.library.reports.rowCount() == 1 and not frame.jobs.busy(), timeout=10_000)
    return frame.library


def test_the_trash_is_offered_only_where_something_lies_in_it(library: LibraryPage) -> None:
    assert not library.trash.isVisible()
    library.forget.click()
    assert library.trash.isVisible() and library.trash.text() == "回收站 1"


def test_what_was_removed_is_listed_and_brought_back(library: LibraryPage, qtmodeltester: ModelTester) -> None:
    library.forget.click()
    library.trash.click()
    assert library.bin.isVisible() and not library.search.isVisible()
    assert library.bin.model.index(0, 0).data() == "某某县上半年政务服务情况"
    qtmodeltester.check(library.bin.model)
    library.bin.restore.click()
    assert library.table.isVisible() and library.reports.rowCount() == 1
    assert "上半年走访企业三十家" in library.text.toPlainText()


def test_emptying_asks_first_and_leaves_the_file(frame: Frame, library: LibraryPage, prior: Path) -> None:
    library.forget.click()
    library.trash.click()
    library.bin.wipe.click()
    assert "不能再恢复" in frame.bar.words() and len(actions.trash(frame.desk)) == 1
    frame.bar.acts()[0].click()
    assert actions.trash(frame.desk) == () and prior.exists()
    assert not library.bin.isVisible() and not library.trash.isVisible()


def test_one_may_think_better_of_emptying(frame: Frame, library: LibraryPage) -> None:
    library.forget.click()
    library.trash.click()
    library.bin.wipe.click()
    frame.bar.acts()[1].click()
    assert len(actions.trash(frame.desk)) == 1 and library.bin.isVisible()


def test_the_way_back_from_the_trash_leads_to_the_reports(library: LibraryPage) -> None:
    library.forget.click()
    library.trash.click()
    library.bin.leave.click()
    assert not library.bin.isVisible() and library.trash.isVisible()
