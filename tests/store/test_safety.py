"""Full disks, old files, copies and strays: what was kept stays kept, and what goes wrong is one Chinese sentence."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import keeping, library
from desktop.actions.desk import desk_on
from desktop.actions.searching import search
from desktop.outcome import Refused
from desktop.store import Store
from desktop.store.backups import back_up, backups, restore
from desktop.store.database import version_of
from desktop.store.migrations import VERSION
from desktop.store.passages import BODY, NewPassage
from desktop.store.reports import NewReport
from desktop.store.strays import clear

FIXTURES = Path(__file__).parent / "fixtures"
SENTENCE = re.compile(r"[^。\n]+。")


def report(name: str, text: str = "全县办件提速") -> NewReport:
    return NewReport(name, name, '{"blocks": []}', b"PK", surveyed=1, passages=(NewPassage(0, BODY, "", "", text),))


def old_store(folder: Path) -> Path:
    path = folder / "nigao.db"
    shutil.copy(FIXTURES / "step1.db", path)
    return path


def test_a_store_of_the_first_step_opens_with_all_it_held_and_a_copy_stays_beside_it(tmp_path: Path) -> None:
    path = old_store(tmp_path)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert [entry.name for entry in store.reports.all()] == ["第12号提案答复.txt", "青禾县三季度总结.txt"]
        assert store.drafts.body("a1") == '{"kind": "reply"}' and store.settings.get("library.seeded") == "yes"
        assert store.reports.original(1) == store.reports.original(1) != b""
    assert (tmp_path / "nigao-v1.db").read_bytes()[100:] == before[100:]  # but for the header's own counters
    assert sorted(file.name for file in tmp_path.iterdir()) == ["nigao-v1.db", "nigao.db"]


def test_reports_of_the_first_step_are_surveyed_and_found(tmp_path: Path) -> None:
    with Store.open(old_store(tmp_path)) as store:
        desk = desk_on(store)
        assert search(desk, "办结率").waiting == 2
        assert library.catch_up(desk) == 2 and library.catch_up(desk) == 0
        (hit,) = search(desk, "办结率98.6").hits
        assert (hit.region, hit.kind, hit.period) == ("青禾县", "summary", "2024Q3")
        assert {entry.kind for entry in library.reports(desk)} == {"summary", "reply"}
        assert keeping.check(store) == ()


def test_new_numbers_go_on_after_those_of_the_first_step(tmp_path: Path) -> None:
    with Store.open(old_store(tmp_path)) as store:
        assert store.reports.add(report("新")) == 3


@pytest.mark.parametrize("pages", [0, 3, 12])
def test_a_full_disk_leaves_the_old_state_and_says_one_sentence(tmp_path: Path, pages: int) -> None:
    with Store.open(tmp_path / "nigao.db") as store:
        store.reports.add(report("先"))
        connection = store.database._connection
        full = connection.execute("PRAGMA page_count").fetchone()[0] + pages
        connection.execute(f"PRAGMA max_page_count = {full}")
        with pytest.raises(Refused) as refused:
            store.reports.add(report("后", "办" * 300_000))
        assert SENTENCE.fullmatch(str(refused.value)) and "磁盘已满" in str(refused.value)
        connection.execute("PRAGMA max_page_count = 1000000")
        assert [entry.name for entry in store.reports.all()] == ["先"]
        assert [passage.text for passage in store.passages.of(1)] == ["全县办件提速"] and store.passages.count() == 1
        assert store.reports.add(report("再")) == 2
        assert keeping.check(store) == ()


ROOT = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a disk of a chosen size needs root")


@ROOT
@pytest.mark.parametrize("kilobytes", [300, 460, 620, 780])
def test_a_disk_that_is_really_full_leaves_the_old_state(tmp_path: Path, kilobytes: int) -> None:
    with small_disk(tmp_path, kilobytes) as disk:
        kept, sentences = fill(disk / "nigao.db")
        assert sentences and all(SENTENCE.fullmatch(said) for said in sentences)
        for stray in disk.glob("ballast"):
            stray.unlink()
        with Store.open(disk / "nigao.db") as store:
            assert [entry.name for entry in store.reports.all()] == kept
            assert store.database.check() == "ok"
        assert not list(disk.glob(".nigao-*"))


@ROOT
@pytest.mark.parametrize("kilobytes", [36, 60, 72, 120])
def test_an_old_store_that_cannot_be_brought_up_to_date_for_want_of_room_stays_as_it_is(tmp_path: Path, kilobytes: int) -> None:
    with small_disk(tmp_path, kilobytes) as disk:
        path = old_store(disk)
        before = path.read_bytes()
        with pytest.raises(Refused) as refused:
            Store.open(path)
        assert SENTENCE.fullmatch(str(refused.value)) and "满" in str(refused.value)
        assert not list(disk.glob(".nigao-*"))
        shutil.copy(path, tmp_path / "nigao.db")
        for log in disk.glob("nigao.db-*"):
            shutil.copy(log, tmp_path / log.name)
    with Store.open(tmp_path / "nigao.db") as store:
        assert len(store.reports.all()) == 2 and before[:16] == b"SQLite format 3\0"


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(path: Path) -> tuple[list[str], list[str]]:
    """Write until the disk is full, and try a backup then: what was kept, the latest first, and what was said."""
    kept: list[str] = []
    said: list[str] = []
    (path.parent / "ballast").write_bytes(b"\0" * 60_000)
    store = Store.open(path)
    for turn in range(400):
        try:
            store.reports.add(report(str(turn), f"第{turn}段" + "办理政务服务事项" * 400))
            kept.insert(0, str(turn))
        except Refused as refused:
            said.append(str(refused))
            break
    try:
        back_up(store.database)
    except Refused as refused:
        said.append(str(refused))
    store.close()
    return kept, said


def test_a_backup_is_a_whole_store_that_opens(tmp_path: Path) -> None:
    with Store.open(tmp_path / "nigao.db") as store:
        store.reports.add(report("上期"))
        made = back_up(store.database)
    assert made.path.parent == tmp_path / "backups" and made.size == made.path.stat().st_size
    copy = tmp_path / "copy.db"
    shutil.copy(made.path, copy)
    with Store.open(copy) as store:
        assert [entry.name for entry in store.reports.all()] == ["上期"] and store.database.check() == "ok"


def test_only_so_many_backups_are_kept_and_they_are_the_latest(tmp_path: Path) -> None:
    with Store.open(tmp_path / "nigao.db") as store:
        made = []
        for turn in range(5):
            store.settings.set("turn", str(turn))
            made.append(back_up(store.database, keep=3).path.name)
    assert [backup.path.name for backup in backups(tmp_path / "nigao.db")] == list(reversed(made[2:]))


def test_a_backup_is_made_when_the_last_is_a_day_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "nigao.db") as store:
        assert keeping.back_up_if_due(store) is None  # nothing to lose yet
        store.reports.add(report("上期"))
        assert keeping.back_up_if_due(store) is not None
        assert keeping.back_up_if_due(store) is None
        monkeypatch.setattr(keeping, "_EVERY", timedelta(0))
        assert keeping.back_up_if_due(store) is not None


def test_restoring_an_open_store_brings_the_old_state_back_and_keeps_the_present_one(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    with Store.open(path) as store:
        store.reports.add(report("上期"))
        made = back_up(store.database)
        store.reports.add(report("误加"))
    used, kept = keeping.restore(path)
    assert used == made.path and kept is not None
    with Store.open(path) as store:
        assert [entry.name for entry in store.reports.all()] == ["上期"]
        assert [passage.text for passage in store.passages.holding(("办件",), narrow())] == ["全县办件提速"]
    restore(path, kept)
    with Store.open(path) as store:
        assert len(store.reports.all()) == 2


def narrow() -> object:
    from desktop.store.narrow import Narrow

    return Narrow()


def test_a_damaged_store_is_set_aside_and_the_backup_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    with Store.open(path) as store:
        store.reports.add(report("上期"))
        back_up(store.database)
    path.write_bytes(b"\0" * 50_000)
    with pytest.raises(Refused, match="library restore"):
        Store.open(path)
    _, kept = keeping.restore(path)
    assert kept is not None and kept.read_bytes() == b"\0" * 50_000
    with Store.open(path) as store:
        assert [entry.name for entry in store.reports.all()] == ["上期"]


@pytest.mark.parametrize("fault", ["damaged", "newer", "no store", "gone"])
def test_a_backup_that_cannot_be_used_is_refused_and_nothing_changes(tmp_path: Path, fault: str) -> None:
    path, backup = tmp_path / "nigao.db", tmp_path / "backup.db"
    with Store.open(path) as store:
        store.reports.add(report("上期"))
        store.database.copy_to(backup)
    before = path.read_bytes()
    match fault:
        case "damaged":
            backup.write_bytes(backup.read_bytes()[:5000])
        case "newer":
            connection = sqlite3.connect(backup)
            connection.execute(f"PRAGMA user_version = {VERSION + 1}")
            connection.close()
        case "no store":
            backup.write_text("普通文字" * 1000, encoding="utf-8")
        case "gone":
            backup.unlink()
    with pytest.raises(Refused) as refused:
        keeping.restore(path, backup)
    assert SENTENCE.fullmatch(str(refused.value))
    assert path.read_bytes() == before


def test_check_says_in_chinese_what_is_wrong_and_mending_puts_it_right(tmp_path: Path) -> None:
    with Store.open(tmp_path / "nigao.db") as store:
        store.reports.add(report("甲"))
        store.reports.add(report("乙"))
        store.database.write(("UPDATE report_bodies SET document = '{' WHERE report = 2", ()))
        with store.database.transaction():
            store.passages._index.clear()
        said = keeping.check(store)
        assert len(said) == 2 and "正文读不出来（乙）" in said[0] and "没有编入索引" in said[1]
        assert all(SENTENCE.fullmatch(sentence) for sentence in said)
        assert keeping.mend(store) == 2
        assert len(keeping.check(store)) == 1


def test_a_backup_of_the_first_step_is_brought_up_to_date_when_it_is_restored(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    with Store.open(path) as store:
        store.reports.add(report("今"))
    keeping.restore(path, FIXTURES / "step1.db")
    with Store.open(path) as store:
        assert len(store.reports.all()) == 2 and store.reports.add(report("新")) == 3
    assert version_of(FIXTURES / "step1.db") == 1


def test_what_killed_writers_left_is_cleared_at_the_next_start(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    strays = [tmp_path / f".nigao-p{dead.pid}-ab12.db", tmp_path / "backups" / f".nigao-p{dead.pid}-cd34.db"]
    for stray in strays:
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"half")
    at_work = tmp_path / f".nigao-p{os.getpid()}-ef56.db"
    at_work.write_bytes(b"half")
    Store.open(tmp_path / "nigao.db").close()
    assert not any(stray.exists() for stray in strays) and at_work.exists()
    assert clear(tmp_path / "gone") == 0


def test_one_who_reads_is_not_kept_waiting_by_one_who_writes(tmp_path: Path) -> None:
    from threading import Thread

    with Store.open(tmp_path / "nigao.db") as store:
        store.settings.set("a", "old")
        seen: list[str] = []
        with store.database.transaction():
            store.settings.set("a", "new")
            assert store.settings.get("a") == "new"  # its own writer sees it
            other = Thread(target=lambda: seen.append(store.settings.get("a")))
            other.start()
            other.join(5)
        assert seen == ["old"] and store.settings.get("a") == "new"


def test_what_was_written_inside_a_failed_transaction_is_all_taken_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "nigao.db") as store:

        def twice() -> None:
            with store.database.transaction():
                store.settings.set("a", "b")
                store.reports.add(report("甲"))
                store.reports.add(report("甲"))

        with pytest.raises(Refused):
            twice()
        assert store.settings.get("a") == "" and store.reports.all() == () and store.passages.count() == 0
        assert store.reports.add(report("乙")) == 1
