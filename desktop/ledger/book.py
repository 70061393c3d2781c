"""The book: all entries, what stands at present for each key, what stood before, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from desktop.ledger.entry import Entry, Key, agree, place_of, told
from desktop.ledger.times import canonical

__all__ = ["TARGET", "VALUE", "WITHDRAWN", "Book", "Conflict", "Line"]

VALUE, TARGET, WITHDRAWN = "value", "target", "withdrawn"


class Line(NamedTuple):
    """What one series of entries is of: all the periods of a metric in a region, in one 口径."""

    metric: str
    region: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree on one value: one finding, naming every place. ``entries`` are as recorded, the first first."""

    key: Key
    entries: tuple[Entry, ...]

    @property
    def message(self) -> str:
        """What is wrong, in one Chinese sentence."""
        where = self.key.region + self.key.period + (f"（{self.key.scope}）" if self.key.scope else "")
        sides = "；".join(f"{place_of(entry.source)}写{told(entry)}" for entry in self.entries)
        return f"{where}“{self.key.metric}”前后不一：{sides}，请核对后以一处为准。"


@dataclass(frozen=True)  # not slotted: what it is looked up by is made once
class Book:
    """``entries`` in the order they were recorded, the superseded ones too; entries that were never kept have no number."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _superseded(self) -> frozenset[int]:
        return frozenset(number for entry in self.entries for number in entry.supersedes)

    @cached_property
    def current(self) -> Mapping[Key, tuple[Entry, ...]]:
        """What stands for each key, as recorded; several sources may tell one value, or disagree. Targets are not among them."""
        return _by_key(entry for entry in self.entries if entry.kind == VALUE and entry.id not in self._superseded)

    @cached_property
    def targets(self) -> Mapping[Key, tuple[Entry, ...]]:
        """What was meant to be reached, by key."""
        return _by_key(entry for entry in self.entries if entry.kind == TARGET and entry.id not in self._superseded)

    @cached_property
    def lines(self) -> Mapping[Line, Mapping[str, Entry]]:
        """Every series with its standing entry by canonical period."""
        found: dict[Line, dict[str, Entry]] = {}
        for key, entries in self.current.items():
            found.setdefault(Line(key.metric, key.region, key.scope), {})[key.period] = entries[-1]
        return found

    def entry(self, metric: str, region: str, period: str, scope: str = "") -> Entry | None:
        """The value that stands: the one recorded last."""
        found = self.current.get(Key(metric, region, canonical(period), scope))
        return found[-1] if found else None

    def history(self, key: Key) -> tuple[Entry, ...]:
        """Every entry there ever was for ``key``, the first first, withdrawals among them."""
        asked = key._replace(period=canonical(key.period))
        return tuple(entry for entry in self.entries if entry.key == asked)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Keys whose standing sources disagree; another region, 口径 or period is another key."""
        return tuple(Conflict(key, entries) for key, entries in self.current.items() if disagree(entries))

    def with_entries(self, entries: Iterable[Entry]) -> Book:
        """The book with more entries at its end."""
        return Book((*self.entries, *entries))


def disagree(entries: tuple[Entry, ...]) -> bool:
    """Whether any two of ``entries`` cannot be the same value."""
    return len(entries) > 1 and any(not agree(one, other) for at, one in enumerate(entries) for other in entries[at + 1 :])


def _by_key(entries: Iterable[Entry]) -> dict[Key, tuple[Entry, ...]]:
    found: dict[Key, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return {key: tuple(group) for key, group in found.items()}
