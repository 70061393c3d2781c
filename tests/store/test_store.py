"""The store keeps what it is given, refuses what it cannot read, and opens old files for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.outcome import Refused
from desktop.store import Store
from desktop.store.database import _migrate
from desktop.store.migrations import STEPS, VERSION
from desktop.store.reports import NewReport

REPORT = NewReport("上期.docx", "ab12", '{"blocks": []}', b"PK\x03\x04", title="上半年总结", path="/资料/上期.docx")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "nigao.db") as opened:
        yield opened


def test_a_report_comes_back_with_its_document_and_its_very_bytes(store: Store) -> None:
    made = store.reports.add(REPORT)
    entry = store.reports.get(made)
    assert entry is not None
    assert (entry.name, entry.title, entry.size, entry.path) == ("上期.docx", "上半年总结", 4, "/资料/上期.docx")
    assert store.reports.document(made) == '{"blocks": []}'
    assert store.reports.original(made) == b"PK\x03\x04"
    assert store.reports.notes(made) == "[]"


def test_the_same_bytes_are_found_by_their_sum_and_cannot_come_twice(store: Store) -> None:
    made = store.reports.add(REPORT)
    found = store.reports.with_sha256("ab12")
    assert found is not None and found.id == made
    assert store.reports.with_sha256("cd34") is None
    with pytest.raises(Refused):
        store.reports.add(REPORT)
    assert len(store.reports.all()) == 1


def test_reports_are_listed_with_the_latest_first_and_a_deleted_one_takes_its_body_along(store: Store) -> None:
    first = store.reports.add(REPORT)
    second = store.reports.add(replace(REPORT, sha256="cd34", name="通稿.txt"))
    assert [entry.id for entry in store.reports.all()] == [second, first]
    store.reports.delete(first)
    assert store.reports.document(first) is None
    assert [entry.name for entry in store.reports.all()] == ["通稿.txt"]


def test_a_draft_is_kept_changed_and_listed_by_the_time_of_its_change(store: Store) -> None:
    store.drafts.save("a", "reply", "第12号提案答复", "{}")
    store.drafts.save("b", "summary", "三季度总结", "{}")
    store.drafts.save("a", "reply", "第12号提案的答复", '{"values": {}}')
    assert [(entry.id, entry.name) for entry in store.drafts.all()] == [("a", "第12号提案的答复"), ("b", "三季度总结")]
    assert store.drafts.body("a") == '{"values": {}}'
    assert store.drafts.body("没有") is None


def test_saving_again_keeps_the_birthday_and_the_place_of_the_export(store: Store) -> None:
    store.drafts.save("a", "reply", "答复", "{}")
    born = store.drafts.get("a")
    assert born is not None
    store.drafts.mark_exported("a", "/导出/答复.docx")
    store.drafts.save("a", "reply", "答复", '{"x": 1}')
    grown = store.drafts.get("a")
    assert grown is not None
    assert (grown.created_at, grown.exported_path) == (born.created_at, "/导出/答复.docx")


def test_a_deleted_draft_is_gone(store: Store) -> None:
    store.drafts.save("a", "reply", "答复", "{}")
    store.drafts.delete("a")
    assert store.drafts.all() == () and store.drafts.get("a") is None


def test_settings_are_text_under_a_key_with_a_default(store: Store) -> None:
    assert store.settings.get("geometry", "none") == "none"
    store.settings.set("geometry", "1280x720")
    store.settings.set("geometry", "1366x768")
    assert store.settings.get("geometry") == "1366x768"


def test_everything_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    with Store.open(path) as store:
        store.reports.add(REPORT)
        store.drafts.save("a", "reply", "答复", "{}")
        store.settings.set("last_draft", "a")
    with Store.open(path) as store:
        assert (len(store.reports.all()), len(store.drafts.all()), store.settings.get("last_draft")) == (1, 1, "a")
        assert store.database.check() == "ok"


def test_a_file_of_a_newer_version_is_refused_in_one_chinese_sentence_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"^“nigao\.db”由更新版本的拟稿保存.+。$"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "nigao.db"
    path.write_bytes("这是一份普通的文本，不是数据文件。".encode() * 100)
    before = path.read_bytes()
    with pytest.raises(Refused, match="不是拟稿的数据文件"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="打不开"):
        Store.open(tmp_path / "没有" / "nigao.db")


def test_a_migration_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "nigao.db", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        _migrate(connection, (*STEPS, ("CREATE TABLE more (x)", "CREATE NONSENSE")))
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()


def test_a_fault_of_the_file_while_working_is_one_chinese_sentence(store: Store) -> None:
    with pytest.raises(Refused, match=r"^存不进或读不出.+。$"):
        store.database.rows("SELECT * FROM 没有这张表")


def test_a_failed_write_takes_back_all_its_statements(store: Store) -> None:
    with pytest.raises(Refused):
        store.database.write(("INSERT INTO settings VALUES ('a', 'b')", ()), ("INSERT INTO nowhere VALUES (1)", ()))
    assert store.settings.get("a") == ""
