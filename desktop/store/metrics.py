"""Metrics (指标) of the office: each with its number, which entries name, so that no entry changes when a metric is renamed or merged into another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from desktop.ledger.metric import Metric
from desktop.store.database import Database, now

__all__ = ["Metrics"]

_KEPT = ("unit", "kind", "aliases", "department", "theme", "nature", "higher_is", "lowest", "highest", "scope", "numerator", "denominator")


class Metrics:
    """The table of metrics; those merged into another stay, as what old entries name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[int, Metric]:
        """Every metric that stands for itself, by its number."""
        rows = self._database.rows("SELECT id, name, body FROM metrics WHERE merged_into = 0 ORDER BY id")
        return {int(number): _metric(name, body) for number, name, body in rows}

    def merged(self) -> dict[int, int]:
        """Where the metrics that stand no longer for themselves have gone."""
        return {int(number): int(into) for number, into in self._database.rows("SELECT id, merged_into FROM metrics WHERE merged_into <> 0")}

    def names(self) -> dict[int, str]:
        """The name each number has now, merged ones under that of the metric they went into."""
        rows = self._database.rows("SELECT id, name, merged_into FROM metrics")
        own = {int(number): str(name) for number, name, _ in rows}
        into = {int(number): int(other) for number, _, other in rows if other}
        return {number: own[_last(number, into)] for number in own} if into else own

    def add(self, metric: Metric) -> int:
        """Keep a new metric and give its number; the name must not be in use."""
        with self._database.transaction():
            number = self._database.take_numbers("metrics")
            sql = "INSERT INTO metrics (id, name, body, merged_into, made_at) VALUES (?, ?, ?, 0, ?)"
            self._database.run(sql, (number, metric.name, _body(metric), now()))
        return number

    def put(self, number: int, metric: Metric) -> None:
        """Write a metric anew: its name, its wordings, what is known of it."""
        self._database.write(("UPDATE metrics SET name = ?, body = ? WHERE id = ?", (metric.name, _body(metric), number)))

    def merge(self, kept: int, metric: Metric, gone: int) -> None:
        """Let ``gone`` be ``kept`` from here on, which is now ``metric``."""
        with self._database.transaction():
            self._database.run("UPDATE metrics SET merged_into = ? WHERE id = ? OR merged_into = ?", (kept, gone, gone))
            self.put(kept, metric)


def _last(number: int, into: Mapping[int, int]) -> int:
    for _ in range(len(into)):
        if number not in into:
            break
        number = into[number]
    return number


def _body(metric: Metric) -> str:
    told = asdict(metric)
    return json.dumps({name: told[name] for name in _KEPT}, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _metric(name: str, body: str) -> Metric:
    told = json.loads(body)
    known = {key: told[key] for key in _KEPT if key in told}
    return Metric(name=name, own=True, **{**known, "aliases": tuple(known.get("aliases", ()))})
