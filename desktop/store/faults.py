"""What SQLite complains of, as one Chinese sentence."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from desktop.outcome import Refused

__all__ = ["broken", "failed", "unopened"]


@contextlib.contextmanager
def failed(name: str) -> Iterator[None]:
    """Turn a fault of the store called ``name`` while it is read or written into a refusal."""
    try:
        yield
    except sqlite3.Error as fault:
        if _code(fault) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise Refused(f"存不进“{name}”（{broken(fault)}），原有内容没有改变，请清理磁盘后再试。") from fault
        raise Refused(f"存不进或读不出“{name}”（{broken(fault)}），请检查磁盘后重新打开拟稿。") from fault


@contextlib.contextmanager
def unopened(path: Path, advice: str) -> Iterator[None]:
    """Turn a fault while the store at ``path`` is opened into a refusal that ends with ``advice``."""
    try:
        yield
    except sqlite3.Error as fault:
        raise Refused(f"打不开“{path}”（{broken(fault)}），{advice}") from fault


def broken(fault: sqlite3.Error) -> str:
    """The reason in a few words."""
    reasons = {
        sqlite3.SQLITE_NOTADB: "不是拟稿的数据文件",
        sqlite3.SQLITE_CORRUPT: "文件已损坏",
        sqlite3.SQLITE_BUSY: "正被另一个程序占用",
        sqlite3.SQLITE_FULL: "磁盘已满",
        sqlite3.SQLITE_IOERR: "磁盘已满或读写出错",
        sqlite3.SQLITE_READONLY: "文件只读",
        sqlite3.SQLITE_CANTOPEN: "没有权限或文件夹不存在",
    }
    return reasons.get(_code(fault), "数据文件出错")


def _code(fault: sqlite3.Error) -> int:
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF
