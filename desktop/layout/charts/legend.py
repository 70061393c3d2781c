"""The names of the series under a chart, with a sample of each; only where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from desktop.document.chart_text import named
from desktop.document.nodes import Series
from desktop.layout.charts.labels import LEADING, Word, shortened, wide
from desktop.layout.style import Look

__all__ = ["Entry", "legend"]

_GAP = 5.0  # points between a sample and its name
_APART = 18.0  # points between two entries


class Entry(NamedTuple):
    """A series' name with its ``sample`` points wide to the left of it, in a ``row``; the sample begins at ``x`` and its middle is at ``y``."""

    series: int
    row: int
    x: float
    y: float
    sample: float
    word: Word

    def lowered(self, top: float, line: float) -> Entry:
        """The entry where rows of ``line`` points begin at ``top``."""
        foot = top + line * self.row + self.word.foot
        return self._replace(y=foot - self.word.foot * 0.36, word=self.word._replace(foot=foot))


def legend(series: Sequence[Series], look: Look, room: float, depth: float, sample: float) -> tuple[Entry, ...]:
    """The entries in rows of ``room`` points, centred, at most ``depth`` high: long names are cut, and what then finds no room ends in …

    ``sample``: how wide the sample of a series is.
    """
    if len(series) < 2:
        return ()
    most = max(int(depth / (look.size * LEADING)), 1)
    names = [named(each, series) for each in series]
    rows: list[list[tuple[int, str]]] = []
    for columns in (1, 2, 3):
        across = (room - _APART * (columns - 1)) / columns - sample - _GAP
        rows = _rows([shortened(name, across, look) for name in names], look, room, sample)
        if len(rows) <= most:
            break
    else:
        rows = rows[:most]
        rows[-1][-1] = (rows[-1][-1][0], "…")
    return tuple(entry for number, row in enumerate(rows) for entry in _centred(row, number, look, room, sample))


def _rows(names: Sequence[str], look: Look, room: float, sample: float) -> list[list[tuple[int, str]]]:
    row, x = 0, 0.0
    made: list[tuple[int, tuple[int, str]]] = []
    for index, name in enumerate(names):
        across = sample + _GAP + wide(name, look)
        if x and x + across > room + 0.01:
            row, x = row + 1, 0.0
        made.append((row, (index, name)))
        x += across + _APART
    return [[item for _, item in group] for _, group in groupby(made, key=lambda item: item[0])]


def _centred(row: Sequence[tuple[int, str]], number: int, look: Look, room: float, sample: float) -> Iterator[Entry]:
    total = sum(sample + _GAP + wide(name, look) for _, name in row) + _APART * (len(row) - 1)
    x = max((room - total) / 2, 0.0)
    for index, name in row:
        across = wide(name, look)
        yield Entry(index, number, x, 0.0, sample, Word(name, x + sample + _GAP, look.size, across))
        x += sample + _GAP + across + _APART
