"""The one SQLite file that keeps reports, drafts and settings; the only SQL of the program lives in this room."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop.store import strays
from desktop.store.database import Database, connect
from desktop.store.settings import Settings

if TYPE_CHECKING:
    from desktop.store.drafts import Drafts
    from desktop.store.entries import Entries
    from desktop.store.metrics import Metrics
    from desktop.store.passages import Passages
    from desktop.store.proposals import Proposals
    from desktop.store.reports import Reports

__all__ = ["FILE", "Store"]

FILE = "nigao.db"  # its name in the data folder


class Store:
    """An open store; usable from any thread. Tables are imported when they are first asked for."""

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self.database = database
        self.settings = Settings(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store at ``path``, made or brought up to date first, what killed programs left beside it cleared away; Refused where it is newer or no store."""
        strays.clear(path.parent, path.parent / "backups")
        return cls(path, connect(path))

    @cached_property
    def reports(self) -> Reports:
        """The table of reports."""
        from desktop.store.reports import Reports

        return Reports(self.database, self.passages)

    @cached_property
    def passages(self) -> Passages:
        """The table of passages."""
        from desktop.store.index import Index
        from desktop.store.passages import Passages

        return Passages(self.database, Index(self.database))

    @cached_property
    def drafts(self) -> Drafts:
        """The table of drafts."""
        from desktop.store.drafts import Drafts

        return Drafts(self.database)

    @cached_property
    def metrics(self) -> Metrics:
        """The table of the office's own metrics."""
        from desktop.store.metrics import Metrics

        return Metrics(self.database)

    @cached_property
    def entries(self) -> Entries:
        """The table of entries."""
        from desktop.store.entries import Entries

        return Entries(self.database, self.metrics)

    @cached_property
    def proposals(self) -> Proposals:
        """The table of proposals."""
        from desktop.store.proposals import Proposals

        return Proposals(self.database)

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
