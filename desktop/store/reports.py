"""Reports (材料): what the library knows of each, its document, and the bytes of the file it came from."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.store.database import Database, Row, now

__all__ = ["NewReport", "ReportEntry", "Reports"]

_COLUMNS = "id, name, title, kind, path, size, sha256, imported_at"


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report in the library's list; ``imported_at`` is UTC, ``size`` the file's bytes."""

    id: int
    name: str
    title: str
    kind: str
    path: str
    size: int
    sha256: str
    imported_at: str


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report about to be kept; ``document`` and ``notes`` are JSON text."""

    name: str
    sha256: str
    document: str
    original: bytes
    title: str = ""
    kind: str = ""
    path: str = ""
    notes: str = "[]"


class Reports:
    """The table of reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, report: NewReport) -> int:
        """Keep ``report`` and give its id; a report with the same bytes must not be there yet."""
        return self._database.write(
            (
                "INSERT INTO reports (sha256, name, title, kind, path, size, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (report.sha256, report.name, report.title, report.kind, report.path, len(report.original), now()),
            ),
            (
                "INSERT INTO report_bodies (report, document, notes, original) VALUES (last_insert_rowid(), ?, ?, ?)",
                (report.document, report.notes, report.original),
            ),
        )

    def all(self) -> tuple[ReportEntry, ...]:
        """Every report, the latest first."""
        return tuple(map(_entry, self._database.rows(f"SELECT {_COLUMNS} FROM reports ORDER BY id DESC")))

    def get(self, report: int) -> ReportEntry | None:
        """The report of that id."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM reports WHERE id = ?", (report,))
        return _entry(row) if row else None

    def with_sha256(self, sha256: str) -> ReportEntry | None:
        """The report made of these very bytes."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM reports WHERE sha256 = ?", (sha256,))
        return _entry(row) if row else None

    def document(self, report: int) -> str | None:
        """The report's document as JSON text."""
        return self._text("document", report)

    def notes(self, report: int) -> str | None:
        """What reading the report set aside, as JSON text."""
        return self._text("notes", report)

    def original(self, report: int) -> bytes | None:
        """The bytes of the file the report came from."""
        row = self._database.row("SELECT original FROM report_bodies WHERE report = ?", (report,))
        return bytes(row[0]) if row else None

    def whole(self, report: int) -> NewReport | None:
        """Everything kept of the report, so that it can be added again."""
        entry, document, notes, original = self.get(report), self.document(report), self.notes(report), self.original(report)
        if entry is None or document is None or notes is None or original is None:
            return None
        return NewReport(entry.name, entry.sha256, document, original, entry.title, entry.kind, entry.path, notes)

    def delete(self, report: int) -> None:
        """Forget the report; the file it came from is not touched."""
        self._database.write(("DELETE FROM reports WHERE id = ?", (report,)))

    def _text(self, column: str, report: int) -> str | None:
        row = self._database.row(f"SELECT {column} FROM report_bodies WHERE report = ?", (report,))
        return str(row[0]) if row else None


def _entry(row: Row) -> ReportEntry:
    return ReportEntry(*row)
