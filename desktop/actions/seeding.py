"""The first run: the bundled samples become the first reports of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import paths
from desktop.actions.desk import Desk

if TYPE_CHECKING:  # late: readers are imported when there is something to read
    from desktop.actions.library import Cancelled, Loaded, Progress

__all__ = ["seed_library", "wants_seeds"]

_SEEDED = "library.seeded"


def wants_seeds(desk: Desk) -> bool:
    """Whether the bundled samples have not been offered yet."""
    return not desk.store.settings.get(_SEEDED)


def seed_library(desk: Desk, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> tuple[Loaded, ...]:
    """Load the bundled samples, once for ever: one who deletes them does not get them back."""
    from desktop import readers
    from desktop.actions.library import load_reports, never, quiet

    files = sorted(path for path in paths.seeds().glob("*") if path.suffix.lower() in readers.SUFFIXES and path.suffix != ".xml")
    results = load_reports(desk, files, progress=progress or quiet, cancelled=cancelled or never)
    desk.store.settings.set(_SEEDED, "yes")
    return results
