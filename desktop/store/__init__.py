"""The one SQLite file that keeps reports, drafts and settings; the only SQL of the program lives in this room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.store.database import Database, connect
from desktop.store.drafts import DraftEntry, Drafts
from desktop.store.reports import NewReport, ReportEntry, Reports
from desktop.store.settings import Settings

__all__ = ["DraftEntry", "NewReport", "ReportEntry", "Store", "open_store"]


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; usable from any thread, one statement at a time."""

    path: Path
    database: Database
    reports: Reports
    drafts: Drafts
    settings: Settings

    @classmethod
    def open(cls, path: Path) -> Store:
        """The store at ``path``, made or brought up to date first; Refused where the file is newer or no store."""
        return open_store(path)

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(path: Path) -> Store:
    """As ``Store.open``."""
    database = connect(path)
    return Store(path, database, Reports(database), Drafts(database), Settings(database))
