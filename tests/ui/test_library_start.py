"""What the window looks after by itself when it opens: reports of an earlier version, and the day's backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import keeping, library
from desktop.actions.desk import desk_on
from desktop.actions.surveyed import EDITION
from desktop.store import FILE, Store
from desktop.store.reports import NewReport
from desktop.ui.frame import Frame


@pytest.fixture
def stocked(folder: Path, prior: Path) -> Path:
    with Store.open(folder / FILE) as store:
        library.load_reports(desk_on(store), (prior,))
    return folder


def idle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(lambda: not frame.jobs.busy(), timeout=10_000)


def test_the_first_start_of_a_day_leaves_a_backup_and_the_second_makes_no_other(
    qtbot: QtBot, stocked: Path, open_window: Callable[[], Frame]
) -> None:
    for _ in range(2):
        frame = open_window()
        idle(qtbot, frame)
        frame.window().close()
    assert len(keeping.backups(stocked / FILE)) == 1


def test_an_empty_store_is_not_backed_up(qtbot: QtBot, folder: Path, open_window: Callable[[], Frame]) -> None:
    idle(qtbot, open_window())
    assert keeping.backups(folder / FILE) == ()


def test_reports_of_an_earlier_version_are_brought_up_to_date_in_the_background(
    qtbot: QtBot, stocked: Path, open_window: Callable[[], Frame]
) -> None:
    with Store.open(stocked / FILE) as store:
        entry = store.reports.all()[0]
        store.reports.add(NewReport("旧.txt", "0" * 64, store.reports.document(entry.id) or "", b"", "", surveyed=0))
        assert store.reports.waiting(EDITION) == 1
    frame = open_window()
    idle(qtbot, frame)
    assert frame.desk.store.reports.waiting(EDITION) == 0
    assert frame.bar.words() == ""


def test_a_backup_that_cannot_be_made_is_told_in_one_sentence(qtbot: QtBot, stocked: Path, open_window: Callable[[], Frame]) -> None:
    (stocked / "backups").write_text("一个同名的文件", encoding="utf-8")
    frame = open_window()
    idle(qtbot, frame)
    assert frame.bar.words()


def test_closing_at_once_waits_for_what_was_begun(stocked: Path, open_window: Callable[[], Frame]) -> None:
    frame = open_window()
    frame.window().close()
    assert not frame.jobs.busy()
