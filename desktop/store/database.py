"""One SQLite connection: write-ahead log, foreign keys, migrations in one transaction, one statement at a time."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.outcome import Refused
from desktop.store.migrations import STEPS, VERSION

__all__ = ["Database", "connect", "now"]

Row = tuple[Any, ...]


class Database:
    """A connection shared by the window and its background jobs; a lock keeps their statements apart."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._name = name

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a SELECT."""
        with self._lock, self._faults():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a SELECT, None where there is none."""
        with self._lock, self._faults():
            return next(iter(self._connection.execute(sql, values)), None)

    def write(self, *statements: tuple[str, Sequence[object]]) -> int:
        """Run ``statements`` as one transaction; the last inserted row id. On return they survive a killed process."""
        with self._lock, self._faults(), _transaction(self._connection):
            last = 0
            for sql, values in statements:
                last = self._connection.execute(sql, values).lastrowid or last
            return last

    def check(self) -> str:
        """What SQLite says of the file's health: "ok", or its first complaint."""
        row = self.row("PRAGMA integrity_check(1)")
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Close the connection; SQLite folds the log in."""
        with self._lock:
            self._connection.close()

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as fault:
            raise Refused(f"存不进或读不出“{self._name}”（{_reason(fault)}），请检查磁盘后重新打开拟稿。") from fault


def connect(path: Path) -> Database:
    """The database at ``path``, migrated; Refused in Chinese where it is newer, damaged or out of reach."""
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=5, check_same_thread=False)
    except sqlite3.Error as fault:
        raise Refused(f"打不开“{path}”（{_reason(fault)}），请检查这个文件夹能否写入。") from fault
    try:
        _prepare(connection, path)
    except sqlite3.Error as fault:
        connection.close()
        raise Refused(f"打不开“{path}”（{_reason(fault)}），请先把它改名备份，再重新打开拟稿。") from fault
    except BaseException:
        connection.close()
        raise
    return Database(connection, path.name)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > VERSION:
        raise Refused(f"“{path.name}”由更新版本的拟稿保存，本版本读不了，请安装新版本后再打开。")
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    if version < VERSION:
        _migrate(connection, STEPS)


def _migrate(connection: sqlite3.Connection, steps: Sequence[Iterable[str]]) -> None:
    with _transaction(connection):
        for statement in (statement for step in steps[_version(connection) :] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _reason(fault: sqlite3.Error) -> str:
    reasons = {
        sqlite3.SQLITE_NOTADB: "不是拟稿的数据文件",
        sqlite3.SQLITE_CORRUPT: "文件已损坏",
        sqlite3.SQLITE_BUSY: "正被另一个程序占用",
        sqlite3.SQLITE_FULL: "磁盘已满",
        sqlite3.SQLITE_READONLY: "文件只读",
        sqlite3.SQLITE_CANTOPEN: "没有权限或文件夹不存在",
    }
    return reasons.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF, "数据文件出错")


def now() -> str:
    """The present moment in UTC, as all times are kept; sorts as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
