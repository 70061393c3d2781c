"""Proposals: values read from a report, waiting until a person takes or refuses them; decided ones are remembered by their place in the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from desktop.store.database import Database, now

__all__ = ["ACCEPTED", "PROPOSED", "REFUSED", "Proposals", "Proposed", "State"]

State = Literal["proposed", "accepted", "refused"]
PROPOSED: State = "proposed"
ACCEPTED: State = "accepted"
REFUSED: State = "refused"


class Proposed(NamedTuple):
    """A proposal as kept: ``place`` is where its figure starts in the report's text, ``body`` its JSON, ``entry`` what it became."""

    id: int
    report: int
    place: int
    body: str
    state: State
    entry: int = 0
    decided_at: str = ""


class Proposals:
    """The table of proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, report: int, proposals: Iterable[tuple[int, str]]) -> tuple[Proposed, ...]:
        """Keep what a report proposes, by place and body, in place of what still waits from it; what was decided stays, and so does the number of whatever
        stands where it stood. All of the report, decided ones too."""
        with self._database.transaction():
            known = {row.place: row for row in self.of(report)}
            offered = dict(proposals)
            gone = [(row.id,) for place, row in known.items() if row.state == PROPOSED and place not in offered]
            self._database.run_many("DELETE FROM proposals WHERE id = ?", gone)
            changed = [(body, known[at].id) for at, body in offered.items() if at in known and known[at].state == PROPOSED and known[at].body != body]
            self._database.run_many("UPDATE proposals SET body = ? WHERE id = ?", changed)
            fresh = [(place, body) for place, body in offered.items() if place not in known]
            first = self._database.take_numbers("proposals", len(fresh)) if fresh else 0
            rows = [(first + at, report, place, body) for at, (place, body) in enumerate(fresh)]
            self._database.run_many(
                "INSERT INTO proposals (id, report, place, body, state, entry, decided_at) VALUES (?, ?, ?, ?, 'proposed', 0, '')", rows
            )
            return self.of(report)

    def of(self, report: int) -> tuple[Proposed, ...]:
        """Everything a report has proposed, from top to bottom."""
        sql = "SELECT id, report, place, body, state, entry, decided_at FROM proposals WHERE report = ? ORDER BY place"
        return tuple(map(Proposed._make, self._database.rows(sql, (report,))))

    def waiting(self) -> dict[int, int]:
        """How many proposals wait, by report."""
        rows = self._database.rows("SELECT report, count(*) FROM proposals WHERE state = 'proposed' GROUP BY report")
        return {int(report): int(count) for report, count in rows}

    def decide(self, decisions: Iterable[tuple[int, State, int]]) -> None:
        """Write down what became of proposals: their numbers, states and entries; inside ``transaction``."""
        moment = now()
        self._database.run_many(
            "UPDATE proposals SET state = ?, entry = ?, decided_at = ? WHERE id = ?",
            [(state, entry, moment if state != PROPOSED else "", number) for number, state, entry in decisions],
        )
