"""The index of passages: SQLite's FTS5 over characters and pairs of neighbours, content-less, without positions.

It gives candidates; the passage's own words decide. A server's index would be a second such module: pairs in an array under GIN, or pg_bigm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from desktop.store.database import Database, Row
from desktop.store.folding import fold, pieces
from desktop.store.narrow import FOUND, Narrow

__all__ = ["Index"]

_ALL, _HEADS = "passage_index", "heading_index"  # made by the second step of migrations
_BATCH = 50  # passages fetched at a time
_PAIRS = 4  # as many are all asked for: of a short query each tells much
_MERGE = 400  # pages the index folds together at a time


class Index:
    """Finds passages by their characters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, passages: Iterable[tuple[int, str, bool]]) -> None:
        """Index passages (number, text, whether it is a title or a heading); inside ``transaction``."""
        rows = [(number, _words(text), head) for number, text, head in passages]
        self._database.run_many(f"INSERT INTO {_ALL} (rowid, words) VALUES (?, ?)", [row[:2] for row in rows])
        self._database.run_many(f"INSERT INTO {_HEADS} (rowid, words) VALUES (?, ?)", [row[:2] for row in rows if row[2]])

    def remove(self, passages: Iterable[tuple[int, str, bool]]) -> None:
        """Take passages out; a content-less index must be told the very words it was given. Inside ``transaction``."""
        rows = [(number, _words(text), head) for number, text, head in passages]
        for table, chosen in ((_ALL, rows), (_HEADS, [row for row in rows if row[2]])):
            self._database.run_many(f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)", [row[:2] for row in chosen])

    def clear(self) -> None:
        """Forget everything; inside ``transaction``."""
        for table in (_ALL, _HEADS):
            self._database.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def candidates(self, words: Sequence[str], narrow: Narrow, *, heads: bool = False, batch: int = _BATCH) -> Iterator[Row]:
        """Passages that hold every piece of the folded ``words``, the latest first, each with its report; some may hold them apart."""
        asked = " ".join(f'"{piece}"' for piece in sorted(_asked(words)))
        table = _HEADS if heads else _ALL
        wheres, values = narrow.wheres()
        sql = f"""SELECT {FOUND} FROM {table} CROSS JOIN passages p ON p.id = {table}.rowid CROSS JOIN reports r ON r.id = p.report
            WHERE {table} MATCH ?{wheres} ORDER BY {table}.rowid DESC"""
        yield from self._database.stream(sql, (asked, *values), batch)

    def holding(self, piece: str, limit: int) -> list[int]:
        """The latest passages that hold a piece, trash included."""
        rows = self._database.rows(f"SELECT rowid FROM {_ALL} WHERE {_ALL} MATCH ? ORDER BY rowid DESC LIMIT ?", (f'"{piece}"', limit))
        return [int(row[0]) for row in rows]

    def holds(self, number: int, text: str) -> bool:
        """Whether the index knows the passage of that number by its text."""
        asked = " ".join(f'"{piece}"' for piece in sorted(_asked((fold(text),))))
        return not asked or bool(self._database.rows(f"SELECT 1 FROM {_ALL} WHERE {_ALL} MATCH ? AND rowid = ?", (asked, number)))

    def check(self) -> None:
        """Refused where the index's own structure is not sound; inside ``transaction``."""
        for table in (_ALL, _HEADS):
            self._database.run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")

    def tidy(self) -> None:
        """Fold the index's pieces together, which halves the time of a search; in short transactions, so that nobody waits long."""
        for table in (_ALL, _HEADS):
            pages = -_MERGE  # negative: take up every piece, however small
            while self._merged(table, pages):
                pages = _MERGE

    def _merged(self, table: str, pages: int) -> bool:
        """Whether a step of merging found something to do."""
        with self._database.transaction():
            before = self._database.changes()
            self._database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
            return self._database.changes() - before >= 2  # the command counts one itself

    def size(self) -> int:
        """Its bytes."""
        return sum(int(row[0] or 0) for table in (_ALL, _HEADS) for row in self._database.rows(f"SELECT sum(length(block)) FROM {table}_data"))


def _words(text: str) -> str:
    return " ".join(pieces(fold(text)))


def _asked(words: Sequence[str]) -> set[str]:
    """What a passage must hold: the pairs of each word, or the word where it is one character; of a long query the pairs that cover it."""
    long = sum(len(word) - 1 for word in words) > _PAIRS
    return {piece for word in words for piece in (_cover(word) if long else map("".join, pairwise(word)) if len(word) > 1 else (word,))}


def _cover(word: str) -> set[str]:
    """Pairs side by side, and the last: half as many lists to walk, and the passage's own words decide anyway."""
    return {word[at : at + 2] for at in range(0, len(word) - 1, 2)} | {word[-2:]}
