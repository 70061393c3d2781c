"""Reports (材料): what the library knows of each, its document, and the bytes of the file it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.store.database import Database, Row, now
from desktop.store.index import Index
from desktop.store.passages import NewPassage, Passages

__all__ = ["SETTABLE", "NewReport", "ReportEntry", "Reports"]

_COLUMNS = "id, name, title, kind, path, size, sha256, imported_at, region, office, period, edited, characters, used_at, trashed_at, surveyed"
SETTABLE = ("title", "kind", "region", "office", "period")  # what a person may put right


class ReportEntry(NamedTuple):
    """A report in the library's list (ten thousand of them are made at once); times are UTC, ``size`` the file's bytes."""

    id: int
    name: str
    title: str
    kind: str
    path: str
    size: int
    sha256: str
    imported_at: str
    region: str = ""
    office: str = ""
    period: str = ""
    edited: str = ""
    characters: int = 0
    used_at: str = ""
    trashed_at: str = ""
    surveyed: int = 0


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report about to be kept; ``document`` and ``notes`` are JSON text, ``text_sum`` tells its text whatever the format."""

    name: str
    sha256: str
    document: str
    original: bytes
    title: str = ""
    kind: str = ""
    path: str = ""
    notes: str = "[]"
    region: str = ""
    office: str = ""
    period: str = ""
    text_sum: str = ""
    characters: int = 0
    surveyed: int = 0
    passages: tuple[NewPassage, ...] = ()


class Reports:
    """The table of reports, with their tags and cached figures."""

    def __init__(self, database: Database, passages: Passages | None = None) -> None:
        self._database = database
        self._passages = passages or Passages(database, Index(database))

    def add(self, report: NewReport) -> int:
        """Keep ``report`` and give its number; a report with the same bytes must not be there yet."""
        with self._database.transaction():
            number = self._database.take_numbers("reports")
            self._database.run(
                """INSERT INTO reports (id, sha256, name, title, kind, path, size, imported_at, region, office, period, text_sum, characters, surveyed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    number, report.sha256, report.name, report.title, report.kind, report.path, len(report.original), now(),
                    report.region, report.office, report.period, report.text_sum, report.characters, report.surveyed,
                ),
            )  # fmt: skip
            self._database.run(
                "INSERT INTO report_bodies (report, document, notes, original) VALUES (?, ?, ?, ?)",
                (number, report.document, report.notes, report.original),
            )
            self._passages.put(number, report.passages)
        return number

    def survey(self, report: int, edition: int, found: Mapping[str, str], text_sum: str, characters: int, passages: Iterable[NewPassage]) -> None:
        """Write down what reading the report again has found; what a person has set stays as it is."""
        entry = self.get(report)
        if entry is None:
            return
        kept = entry.edited.split()
        told = {column: value for column, value in found.items() if column in SETTABLE and column not in kept}
        columns = {**told, "text_sum": text_sum, "characters": characters, "surveyed": edition}
        with self._database.transaction():
            self._passages.drop(report)
            self._passages.put(report, passages)
            self._database.run(
                f"UPDATE reports SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?",
                (*columns.values(), report),
            )

    def unsurveyed(self, edition: int) -> tuple[int, ...]:
        """The reports that edition of the survey has not read, the latest first."""
        return tuple(int(row[0]) for row in self._database.rows("SELECT id FROM reports WHERE surveyed < ? ORDER BY id DESC", (edition,)))

    def without_body(self) -> int:
        """How many reports have lost their text."""
        return int(self._database.rows("SELECT count(*) FROM reports WHERE id NOT IN (SELECT report FROM report_bodies)")[0][0])

    def drop_strays(self) -> None:
        """Forget what belongs to a report that is not there."""
        with self._database.transaction():
            for table in ("report_tags", "report_figures", "report_bodies", "passages"):
                self._database.run(f"DELETE FROM {table} WHERE report NOT IN (SELECT id FROM reports)")

    def waiting(self, edition: int) -> int:
        """How many reports that edition of the survey has not read."""
        return int(self._database.rows("SELECT count(*) FROM reports WHERE surveyed < ?", (edition,))[0][0])

    def all(self, *, trashed: bool = False) -> tuple[ReportEntry, ...]:
        """Every report, the latest first; or every one in the trash, the last thrown away first."""
        where, order = ("trashed_at <> ''", "trashed_at DESC, id DESC") if trashed else ("trashed_at = ''", "id DESC")
        return tuple(map(ReportEntry._make, self._database.rows(f"SELECT {_COLUMNS} FROM reports WHERE {where} ORDER BY {order}")))

    def page(self, below: int, size: int) -> tuple[ReportEntry, ...]:
        """The latest ``size`` reports whose numbers are smaller than ``below`` (0: the latest of all)."""
        sql = f"SELECT {_COLUMNS} FROM reports WHERE trashed_at = '' AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?"
        return tuple(map(ReportEntry._make, self._database.rows(sql, (below, below, size))))

    def count(self) -> int:
        """How many reports there are, those in the trash not counted."""
        return int(self._database.rows("SELECT count(*) FROM reports WHERE trashed_at = ''")[0][0])

    def get(self, report: int) -> ReportEntry | None:
        """The report of that number, also from the trash."""
        return self._one("id = ?", report)

    def with_sha256(self, sha256: str) -> ReportEntry | None:
        """The report made of these very bytes, also from the trash."""
        return self._one("sha256 = ?", sha256)

    def with_text(self, text_sum: str) -> ReportEntry | None:
        """A report with the same text in whatever format; one in the trash does not count."""
        return self._one("text_sum = ? AND trashed_at = ''", text_sum) if text_sum else None

    def _one(self, where: str, value: object) -> ReportEntry | None:
        row = self._database.row(f"SELECT {_COLUMNS} FROM reports WHERE {where} ORDER BY id", (value,))
        return ReportEntry._make(row) if row else None

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

    def edit(self, report: int, values: Mapping[str, str]) -> None:
        """Keep what a person says of the report; no detection changes it any more."""
        entry, chosen = self.get(report), {column: value for column, value in values.items() if column in SETTABLE}
        if entry is None or not chosen:
            return
        edited = " ".join(sorted({*entry.edited.split(), *chosen}))
        sets = ", ".join(f"{column} = ?" for column in (*chosen, "edited"))
        self._database.write((f"UPDATE reports SET {sets} WHERE id = ?", (*chosen.values(), edited, report)))

    def mark_used(self, report: int) -> None:
        """Remember that a draft has just taken something from the report."""
        self._database.write(("UPDATE reports SET used_at = ? WHERE id = ?", (now(), report)))

    def trash(self, reports: Iterable[int]) -> None:
        """Put reports in the trash: neither listed nor found, and nothing lost."""
        moment = now()
        with self._database.transaction():
            self._database.run_many("UPDATE reports SET trashed_at = ? WHERE id = ? AND trashed_at = ''", [(moment, report) for report in reports])

    def bring_back(self, reports: Iterable[int]) -> None:
        """Take reports out of the trash."""
        with self._database.transaction():
            self._database.run_many("UPDATE reports SET trashed_at = '' WHERE id = ?", [(report,) for report in reports])

    def delete(self, report: int) -> None:
        """Forget the report for good; the file it came from is not touched."""
        with self._database.transaction():
            self._passages.drop(report)
            for table in ("report_tags", "report_figures", "report_bodies"):
                self._database.run(f"DELETE FROM {table} WHERE report = ?", (report,))
            self._database.run("DELETE FROM reports WHERE id = ?", (report,))

    def tag(self, report: int, tags: Iterable[str]) -> None:
        """Give the report these tags and no others."""
        with self._database.transaction():
            self._database.run("DELETE FROM report_tags WHERE report = ?", (report,))
            self._database.run_many("INSERT INTO report_tags (report, tag) VALUES (?, ?)", [(report, tag) for tag in sorted(set(tags))])

    def tags(self) -> dict[int, tuple[str, ...]]:
        """The tags of every report that has some."""
        found: dict[int, tuple[str, ...]] = {}
        for report, tag in self._database.rows("SELECT report, tag FROM report_tags ORDER BY report, tag"):
            found[report] = (*found.get(report, ()), tag)
        return found

    def values(self, column: str) -> tuple[str, ...]:
        """Every value there is of one of ``SETTABLE``, to choose a filter from."""
        if column not in SETTABLE:
            raise ValueError(column)
        rows = self._database.rows(f"SELECT DISTINCT {column} FROM reports WHERE {column} <> '' AND trashed_at = '' ORDER BY {column}")
        return tuple(str(row[0]) for row in rows)

    def figures(self, report: int, edition: str) -> str | None:
        """The report's figures as JSON text, as that edition of the program has read them."""
        row = self._database.row("SELECT body FROM report_figures WHERE report = ? AND edition = ?", (report, edition))
        return str(row[0]) if row else None

    def keep_figures(self, report: int, edition: str, body: str) -> None:
        """Keep the report's figures as JSON text."""
        sql = """INSERT INTO report_figures (report, edition, body) VALUES (?, ?, ?)
            ON CONFLICT (report) DO UPDATE SET edition = excluded.edition, body = excluded.body"""
        self._database.write((sql, (report, edition, body)))

    def _text(self, column: str, report: int) -> str | None:
        row: Row | None = self._database.row(f"SELECT {column} FROM report_bodies WHERE report = ?", (report,))
        return str(row[0]) if row else None
