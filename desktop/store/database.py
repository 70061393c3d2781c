"""SQLite itself: one connection that writes, one that reads, transactions, and whole copies; a server of many desks would be a second such module."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.outcome import Refused
from desktop.store.faults import broken, failed, unopened
from desktop.store.migrations import STEPS, VERSION
from desktop.store.strays import made_whole

__all__ = ["Database", "Row", "connect", "copy_file", "health", "now", "version_of"]

Row = tuple[Any, ...]
_PATIENCE = 5  # seconds a statement waits for another program that is writing
_STEP = 512  # pages a backup copies before it lets others have their turn


class Database:
    """A store's file, shared by the window and its background jobs: whoever writes holds a lock, whoever reads is not kept waiting by him.

    What ``write`` and ``transaction`` have done is there after a killed process. ``synchronous = NORMAL`` with the write-ahead log: a power cut may take
    back the last moments' writes, never half of one and never the file; a full sync a keystroke would cost 10–30 ms on the disks offices have.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()
        self._writer = 0  # the thread whose transaction is open: it must see what it has written so far
        self._reading = threading.RLock()
        self._reader: sqlite3.Connection | None = None

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a SELECT."""
        with failed(self.path.name):
            if self._writer == threading.get_ident():
                return self._connection.execute(sql, values).fetchall()
            with self._reading:
                return self._read().execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[object] = (), size: int = 50) -> Iterator[Row]:
        """The rows of a SELECT, fetched ``size`` at a time as they are asked for; close it or run it out soon, since it holds on to its moment's state."""
        if self._writer == threading.get_ident():
            yield from self.rows(sql, values)
            return
        with failed(self.path.name), self._reading:
            cursor = self._read().execute(sql, values)
        try:
            while rows := self._next(cursor, size):
                yield from rows
        finally:
            cursor.close()

    def _next(self, cursor: sqlite3.Cursor, size: int) -> list[Row]:
        with failed(self.path.name), self._reading:
            return cursor.fetchmany(size)

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a SELECT, None where there is none."""
        return next(iter(self.rows(sql, values)), None)

    def write(self, *statements: tuple[str, Sequence[object]]) -> None:
        """Run ``statements`` as one transaction, or as a part of the one this thread has open."""
        with self.transaction():
            for sql, values in statements:
                self.run(sql, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together or not at all; one inside another is a part of it."""
        with self._lock:
            if self._writer:
                yield
                return
            with failed(self.path.name), _transaction(self._connection):
                self._writer = threading.get_ident()
                try:
                    yield
                finally:
                    self._writer = 0

    def run(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one writing statement inside ``transaction``; the rows its RETURNING gives."""
        with failed(self.path.name):
            return self._connection.execute(sql, values).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one writing statement for each of ``rows`` inside ``transaction``."""
        with failed(self.path.name):
            self._connection.executemany(sql, rows)

    def changes(self) -> int:
        """How many rows this connection has changed so far."""
        return self._connection.total_changes

    def take_numbers(self, name: str, count: int = 1) -> int:
        """The first of ``count`` numbers that no row of the table ``name`` ever had; inside ``transaction``."""
        ((last,),) = self.run("UPDATE counters SET last = last + ? WHERE name = ? RETURNING last", (count, name))
        return int(last) - count + 1

    def check(self) -> str:
        """What SQLite says of the file's health: "ok", or its first complaint."""
        row = self.row("PRAGMA integrity_check(1)")
        return str(row[0]) if row else ""

    def missing_parents(self) -> int:
        """How many rows point to a row that is not there."""
        return len(self.rows("PRAGMA foreign_key_check"))

    def copy_to(self, path: Path) -> None:
        """A whole copy of the store at ``path``, taken while others go on reading and writing; there only once it is complete."""
        with failed(path.name), made_whole(path) as making:
            source = self._open_beside()
            try:
                _copy(source, making)
            finally:
                source.close()

    def take_from(self, path: Path) -> None:
        """Put the whole of the store at ``path`` in place of what is here, in one transaction; older files are brought up to date."""
        with self._lock, self._reading, failed(self.path.name):
            self._close_reader()
            source = sqlite3.connect(path)
            try:
                source.backup(self._connection)
            finally:
                source.close()
            _migrate(self._connection, STEPS)

    def close(self) -> None:
        """Close the connections; SQLite folds the log in."""
        with self._lock, self._reading:
            self._close_reader()  # first: the last to close folds the log in, and that one must be able to write
            self._connection.close()

    def _read(self) -> sqlite3.Connection:
        if self._reader is None:
            self._reader = self._open_beside()
            self._reader.execute("PRAGMA query_only = ON")
            self._reader.execute("PRAGMA cache_size = -16000")  # kB: the index's hot pages
        return self._reader

    def _open_beside(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False)

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def connect(path: Path) -> Database:
    """The database at ``path``, migrated; Refused in Chinese where it is newer, damaged or out of reach."""
    with unopened(path, "请检查这个文件夹能否写入。"):
        connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False)
    try:
        with unopened(path, "请用 nigao library restore 恢复备份，或先把它改名，再重新打开拟稿。"):
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return Database(connection, path)


def version_of(path: Path) -> int:
    """How many steps the store at ``path`` has taken; Refused where it is none."""
    with unopened(path, "请换一个文件。"), contextlib.closing(_existing(path)) as connection:
        return _version(connection)


def health(path: Path) -> str:
    """What SQLite says of the file at ``path``, opened for this alone: "ok", or what is wrong, in Chinese."""
    try:
        with contextlib.closing(_existing(path)) as connection:
            row = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as fault:
        return broken(fault)
    return "ok" if row == ("ok",) else "文件已损坏"


def copy_file(source: Path, path: Path) -> None:
    """A whole copy at ``path`` of a store that nobody has open, its log included."""
    with failed(path.name), made_whole(path) as making, contextlib.closing(_existing(source)) as connection:
        _copy(connection, making)


def _copy(source: sqlite3.Connection, path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as copy:
        source.backup(copy, pages=_STEP, sleep=0.001)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _existing(path: Path) -> sqlite3.Connection:
    if not path.is_file():  # SQLite would make one
        raise Refused(f"找不到“{path}”，请检查文件名。")
    return sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > VERSION:
        raise Refused(f"“{path.name}”由更新版本的拟稿保存，本版本读不了，请安装新版本后再打开。")
    if 0 < version < VERSION:
        copy_file(path, path.with_name(f"{path.stem}-v{version}{path.suffix}"))
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    _migrate(connection, STEPS)


def _migrate(connection: sqlite3.Connection, steps: Sequence[Iterable[str]]) -> None:
    """Take the steps the file has not taken, all or none; another program may have taken them since it was asked."""
    if _version(connection) >= len(steps):
        return
    with _transaction(connection):
        for statement in (statement for step in steps[_version(connection) :] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def now() -> str:
    """The present moment in UTC, as all times are kept; sorts as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
