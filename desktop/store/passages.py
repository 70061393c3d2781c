"""Passages: one row a paragraph of every report, with the section it stands in, kept in step with the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import log
from typing import NamedTuple

from desktop.outcome import Refused
from desktop.store.database import Database, Row
from desktop.store.folding import Sought, fold, pieces
from desktop.store.index import Index
from desktop.store.narrow import FOUND, Narrow

__all__ = ["BODY", "HEADING", "TITLE", "Found", "NewPassage", "Passages"]

BODY, HEADING, TITLE = 0, 1, 2
_SAMPLES = 200
_PROBE, _TELLING, _LATEST = 48, 32, 400  # passages that tell how rare a piece is; the rarest pieces of a paragraph; and passages looked at for each
_COLUMNS = "id, report, place, kind, section, theme, text"


class NewPassage(NamedTuple):
    """A paragraph of a report; ``place`` is where it starts in the document's text, ``section`` its headings from the top, ``kind`` as above."""

    place: int
    kind: int
    section: str
    theme: str
    text: str


class Found(NamedTuple):
    """A passage with what is known of its report."""

    id: int
    report: int
    place: int
    kind: int
    section: str
    theme: str
    text: str
    title: str
    name: str
    report_kind: str
    region: str
    period: str


class Passages:
    """The table of passages."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index

    def put(self, report: int, passages: Iterable[NewPassage]) -> None:
        """Keep and index the passages of a report; inside ``transaction``."""
        new = tuple(passages)
        if not new:
            return
        first = self._database.take_numbers("passages", len(new))
        sql = f"INSERT INTO passages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
        self._database.run_many(sql, [(first + at, report, *passage) for at, passage in enumerate(new)])
        self._index.add((first + at, passage.text, passage.kind != BODY) for at, passage in enumerate(new))

    def drop(self, report: int) -> None:
        """Forget the passages of a report; inside ``transaction``."""
        rows = self._database.rows("SELECT id, text, kind FROM passages WHERE report = ?", (report,))
        self._index.remove((number, text, kind != BODY) for number, text, kind in rows)
        self._database.run("DELETE FROM passages WHERE report = ?", (report,))

    def of(self, report: int) -> tuple[NewPassage, ...]:
        """The passages of a report, from top to bottom."""
        sql = "SELECT place, kind, section, theme, text FROM passages WHERE report = ? ORDER BY place"
        return tuple(map(NewPassage._make, self._database.rows(sql, (report,))))

    def count(self) -> int:
        """How many passages there are."""
        return int(self._database.rows("SELECT count(*) FROM passages")[0][0])

    def holding(self, words: Sequence[str], narrow: Narrow, *, heads: bool = False, batch: int = 50) -> Iterator[Found]:
        """Passages that hold every one of the folded ``words``, the latest first."""
        sought = [Sought(word) for word in words]
        for row in self._index.candidates(words, narrow, heads=heads, batch=batch):
            text = row[6]
            for word in sought:
                if not word.stands_in(text):
                    break
            else:
                yield Found._make(row)

    def index_size(self) -> int:
        """The index's bytes."""
        return self._index.size()

    def named(self, numbers: Sequence[int], narrow: Narrow) -> tuple[Found, ...]:
        """The passages of these numbers that ``narrow`` lets through, the latest first."""
        wheres, values = narrow.wheres()
        marks = ", ".join("?" * len(numbers))
        sql = f"""SELECT {FOUND} FROM passages p JOIN reports r ON r.id = p.report
            WHERE p.id IN ({marks}){wheres} ORDER BY p.id DESC"""
        return tuple(map(Found._make, self._database.rows(sql, (*numbers, *values))))

    def alike(self, text: str, limit: int) -> list[tuple[int, float]]:
        """The numbers of passages that share most of the telling pairs of ``text``, with the share of their weight; trash included.

        A pair weighs by how rare it is (idf).
        """
        last = max(1, int(self._database.rows("SELECT last FROM counters WHERE name = 'passages'")[0][0]))
        weights = {piece: self._weight(piece, last) for piece in sorted(pieces(fold(text))) if len(piece) == 2}
        whole = sum(weights.values())
        shares: dict[int, float] = defaultdict(float)
        for piece in nlargest(_TELLING, weights, key=lambda piece: weights[piece]):
            for number in self._index.holding(piece, _LATEST) if weights[piece] else ():
                shares[number] += weights[piece]
        best = nlargest(limit, shares.items(), key=lambda item: (item[1], item[0]))
        return [(number, share / whole) for number, share in best]

    def _weight(self, piece: str, last: int) -> float:
        """How much a piece tells: how rare it is, seen from how far back its latest passages reach; nothing where no passage holds it."""
        held = self._index.holding(piece, _PROBE)
        reach = last if len(held) < _PROBE else last - held[-1] + 1
        return log(1 + reach / len(held)) ** 2 if held else 0.0

    def rebuild(self) -> int:
        """Index every passage anew and say how many there were."""
        with self._database.transaction():
            self._index.clear()
            rows: list[Row] = self._database.rows("SELECT id, text, kind FROM passages ORDER BY id")
            for start in range(0, len(rows), 1_000):
                self._index.add((number, text, kind != BODY) for number, text, kind in rows[start : start + 1_000])
        self._index.tidy()
        return len(rows)

    def tidy(self) -> None:
        """Put the index in order after many reports have come in."""
        self._index.tidy()

    def sound(self) -> bool:
        """Whether the index's own structure is sound."""
        try:
            with self._database.transaction():
                self._index.check()
        except Refused:
            return False
        return True

    def unindexed(self) -> int:
        """How many of a sample of passages the index does not know."""
        step = max(1, self.count() // _SAMPLES)
        rows = self._database.rows("SELECT id, text FROM passages WHERE id % ? = 0 ORDER BY id", (step,))
        return sum(not self._index.holds(number, text) for number, text in rows)
