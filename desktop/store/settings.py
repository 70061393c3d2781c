"""Settings: what the window remembers, as text under a key."""

from __future__ import annotations

from desktop.store.database import Database

__all__ = ["Settings"]


class Settings:
    """The table of settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """The text under ``key``."""
        row = self._database.row("SELECT value FROM settings WHERE key = ?", (key,))
        return str(row[0]) if row else default

    def set(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``."""
        self._database.write(("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)))
