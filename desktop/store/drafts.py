"""Drafts (稿件): each kept whole as JSON text, so that a save is one small write."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.store.database import Database, Row, now

__all__ = ["DraftEntry", "Drafts"]

_COLUMNS = "id, kind, name, created_at, updated_at, exported_path"
_SAVE = """
    INSERT INTO drafts (id, kind, name, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, body = excluded.body, updated_at = excluded.updated_at
"""


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A draft in the list of drafts; times are UTC, ``exported_path`` is where it was last printed to."""

    id: str
    kind: str
    name: str
    created_at: str
    updated_at: str
    exported_path: str


class Drafts:
    """The table of drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: str, kind: str, name: str, body: str) -> str:
        """Keep the draft of that id, new or changed; the moment it was saved (UTC)."""
        moment = now()
        self._database.write((_SAVE, (draft, kind, name, body, moment, moment)))
        return moment

    def all(self) -> tuple[DraftEntry, ...]:
        """Every draft, the last changed first."""
        return tuple(map(_entry, self._database.rows(f"SELECT {_COLUMNS} FROM drafts ORDER BY updated_at DESC, id DESC")))

    def get(self, draft: str) -> DraftEntry | None:
        """The draft of that id."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM drafts WHERE id = ?", (draft,))
        return _entry(row) if row else None

    def body(self, draft: str) -> str | None:
        """The draft itself as JSON text."""
        row = self._database.row("SELECT body FROM drafts WHERE id = ?", (draft,))
        return str(row[0]) if row else None

    def delete(self, draft: str) -> None:
        """Forget the draft; exported files stay."""
        self._database.write(("DELETE FROM drafts WHERE id = ?", (draft,)))

    def mark_exported(self, draft: str, path: str) -> None:
        """Remember where the draft was last printed to."""
        self._database.write(("UPDATE drafts SET exported_path = ? WHERE id = ?", (path, draft)))


def _entry(row: Row) -> DraftEntry:
    return DraftEntry(*row)
