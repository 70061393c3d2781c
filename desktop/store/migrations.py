"""The store's steps: each takes a file one ``user_version`` further; a step once released is never edited."""

from __future__ import annotations

__all__ = ["STEPS", "VERSION"]

_FIRST = (
    """CREATE TABLE reports (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '',
        path TEXT NOT NULL DEFAULT '',
        size INTEGER NOT NULL,
        imported_at TEXT NOT NULL
    )""",
    # beside, not inside: a list of ten thousand reports must not page through their texts
    """CREATE TABLE report_bodies (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
        document TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '',
        original BLOB NOT NULL
    )""",
    """CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        exported_path TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX drafts_by_time ON drafts (updated_at)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST,)
VERSION = len(STEPS)
