"""Entries (台账记录): written once and never changed; what a newer one takes the place of is told in a table beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal

from desktop.ledger.entry import Draft, Entry, Person, Report, Sheet, Source
from desktop.ledger.times import canonical
from desktop.store.database import Database, Row, now
from desktop.store.metrics import Metrics

__all__ = ["Entries", "decode_source", "encode_source"]

_COLUMNS = "id, metric, region, period, scope, amount, unit, said, printed, approx, kind, source_kind, source, recorded_at"
_SOURCES: Final[dict[str, type[Report] | type[Sheet] | type[Person] | type[Draft]]] = {
    "report": Report, "sheet": Sheet, "person": Person, "draft": Draft,
}  # fmt: skip
_MANY = 400  # values bound to one statement


class Entries:
    """The table of entries."""

    def __init__(self, database: Database, metrics: Metrics) -> None:
        self._database = database
        self._metrics = metrics

    def add(self, entries: Sequence[tuple[int, Entry]]) -> tuple[int, ...]:
        """Keep entries, each under the number of its metric, and give their numbers: all of them or none."""
        if not entries:
            return ()
        moment = now()
        with self._database.transaction():
            first = self._database.take_numbers("entries", len(entries))
            rows = [(first + at, *_row(metric, entry, entry.recorded_at or moment)) for at, (metric, entry) in enumerate(entries)]
            self._database.run_many(f"INSERT INTO entries ({_COLUMNS}, cell) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            older = [(old, first + at) for at, (_, entry) in enumerate(entries) for old in entry.supersedes]
            self._database.run_many("INSERT INTO superseded (older, newer) VALUES (?, ?)", older)
        return tuple(range(first, first + len(entries)))

    def all(self, region: str | None = None) -> tuple[Entry, ...]:
        """Every entry there ever was, as recorded, of one region or of all."""
        return self._entries(*(("", ()) if region is None else ("WHERE region = ?", (region,))))

    def of(self, metrics: Iterable[int], region: str | None = None, periods: Iterable[str] | None = None) -> tuple[Entry, ...]:
        """Every entry of some metrics (and of those merged into them), in one region and at some canonical periods where those are given."""
        into = self._metrics.merged()
        asked = set(metrics)
        numbers = sorted(asked | {gone for gone, kept in into.items() if kept in asked})
        cells = sorted(set(periods)) if periods is not None else None
        found: list[Entry] = []
        for at in range(0, len(numbers), _MANY):
            some: tuple[object, ...] = tuple(numbers[at : at + _MANY])
            where = f"WHERE metric IN ({', '.join('?' * len(some))})"
            if region is not None:
                where, some = f"{where} AND region = ?", (*some, region)
            if cells is not None:
                where, some = f"{where} AND cell IN ({', '.join('?' * len(cells))})", (*some, *cells)
            found += self._entries(where, some)
        return tuple(sorted(found, key=lambda entry: entry.id))

    def at(self, periods: Iterable[str]) -> tuple[Entry, ...]:
        """Every entry at some canonical periods."""
        cells, found = sorted(set(periods)), list[Entry]()
        for at in range(0, len(cells), _MANY):
            some = cells[at : at + _MANY]
            found += self._entries(f"WHERE cell IN ({', '.join('?' * len(some))})", some)
        return tuple(sorted(found, key=lambda entry: entry.id))

    def get(self, entry: int) -> Entry | None:
        """The entry of that number."""
        return next(iter(self._entries("WHERE id = ?", (entry,))), None)

    def some(self, entries: Iterable[int]) -> dict[int, Entry]:
        """Those entries, by their numbers."""
        numbers, found = sorted(set(entries)), dict[int, Entry]()
        for at in range(0, len(numbers), _MANY):
            some = numbers[at : at + _MANY]
            found |= {entry.id: entry for entry in self._entries(f"WHERE id IN ({', '.join('?' * len(some))})", some)}
        return found

    def count(self) -> int:
        """How many entries there are, superseded ones too."""
        return int(self._database.rows("SELECT count(*) FROM entries")[0][0])

    def standing(self, entries: Iterable[int]) -> frozenset[int]:
        """Those of ``entries`` that nothing has superseded yet; asked inside the transaction that will."""
        gone = {int(row[0]) for number in entries for row in self._database.rows("SELECT older FROM superseded WHERE older = ?", (number,))}
        return frozenset(entries) - gone

    def latest(self, region: str, metrics: Iterable[int]) -> dict[int, Entry]:
        """The entry recorded last of each of some metrics in a region, by metric."""
        numbers = sorted(set(metrics))[:_MANY]
        sql = f"SELECT metric, max(id) FROM entries WHERE region = ? AND metric IN ({', '.join('?' * len(numbers))}) GROUP BY metric"
        last = {int(entry): int(metric) for metric, entry in self._database.rows(sql, (region, *numbers))}
        found = self._entries(f"WHERE id IN ({', '.join('?' * len(last))})", tuple(last)) if last else ()
        return {last[entry.id]: entry for entry in found}

    def metric_of(self, entry: int) -> int:
        """The number of the metric an entry is of now; 0 where there is no such entry."""
        row = self._database.row("SELECT metric FROM entries WHERE id = ?", (entry,))
        return self._metrics.merged().get(int(row[0]), int(row[0])) if row else 0

    def values(self, column: Literal["region", "period"], region: str | None = None) -> tuple[str, ...]:
        """Every region or period there are entries of, in one region or in all."""
        where, values = ("", ()) if region is None else (" WHERE region = ?", (region,))
        return tuple(str(row[0]) for row in self._database.rows(f"SELECT DISTINCT {column} FROM entries{where} ORDER BY {column}", values))

    def _entries(self, where: str, values: Sequence[object]) -> tuple[Entry, ...]:
        names = self._metrics.names()
        older: dict[int, tuple[int, ...]] = {}
        for new, old in self._database.rows(
            f"SELECT newer, older FROM superseded WHERE newer IN (SELECT id FROM entries {where}) ORDER BY older", values
        ):
            older[new] = (*older.get(new, ()), old)
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM entries {where} ORDER BY id", values)
        return tuple(_entry(row, names, older) for row in rows)


def _row(metric: int, entry: Entry, moment: str) -> Row:
    kind, source = encode_source(entry.source)
    value, cell = f"{entry.value:f}", canonical(entry.period)
    return (
        metric, entry.region, entry.period, entry.scope, value, entry.unit, entry.said, entry.printed, entry.approx, entry.kind, kind, source, moment, cell,
    )  # fmt: skip


def _entry(row: Row, names: dict[int, str], older: dict[int, tuple[int, ...]]) -> Entry:
    number, metric, region, period, scope, value, unit, said, printed, approx, kind, source_kind, source, moment = row
    return Entry(
        names.get(metric) or said, region, period, Decimal(value), unit, scope, printed, approx, decode_source(source_kind, source), kind, said, moment,
        older.get(number, ()), number,
    )  # fmt: skip


def encode_source(source: Source) -> tuple[str, str]:
    """A source as its kind and JSON text."""
    kind = next(kind for kind, type_ in _SOURCES.items() if isinstance(source, type_))
    return kind, json.dumps(asdict(source), ensure_ascii=False)


@lru_cache(maxsize=1024)
def decode_source(kind: str, text: str) -> Source:
    """The source that kind and JSON text tell."""
    told: dict[str, Any] = json.loads(text)
    return _SOURCES[kind](**told)
