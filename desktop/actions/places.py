"""Where the sections of a draft's outline start in its printed text, and which of them a place belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.actions.pick_line import PickLine

__all__ = ["Sections", "Start", "sections"]

_TAG = re.compile(r"\{\{[^{}]{0,200}\}\}")


class Start(NamedTuple):
    """A line of the outline, where its heading starts in the text, and where its words end."""

    start: int
    end: int
    line: PickLine


class Sections(NamedTuple):
    """The lines of the outline that print, by their places; ``opening`` prints before the first heading, None where nothing does."""

    starts: tuple[Start, ...] = ()
    opening: PickLine | None = None

    def at(self, offset: int) -> PickLine | None:
        """The line a place of the text belongs to."""
        place = bisect_right(self.starts, offset, key=lambda start: start.start) - 1
        return self.starts[place].line if place >= 0 else self.opening

    def scope_at(self, offset: int) -> str:
        """The region a place of the text speaks of."""
        line = self.at(offset)
        return line.scope if line else ""

    def of(self, key: str) -> tuple[int, int] | None:
        """Where the heading of the line with that key stands; None where it prints none."""
        return next(((start.start, start.end) for start in self.starts if start.line.key == key), None)


def sections(text: str, lines: Sequence[PickLine]) -> Sections:
    """The places of ``lines``, in the order they print, in ``text``."""
    opening = next((line for line in lines[:1] if line.on and not _words(line)), None)
    return Sections(tuple(_starts(text, lines)), opening)


def _starts(text: str, lines: Sequence[PickLine]) -> Iterator[Start]:
    at = 0
    for line in _printed(lines):
        words = _words(line)
        found = text.find(words, at) if words else -1
        if found >= 0:
            yield Start(found, found + len(words), line)
            at = found + len(words)


def _printed(lines: Sequence[PickLine]) -> Iterator[PickLine]:
    for line in lines:
        if line.on:
            yield line
            yield from (point for point in line.points if point.on)


def _words(line: PickLine) -> str:
    """What its heading starts with on paper: the number and the words up to the first field."""
    return line.number + _TAG.split(line.heading, 1)[0].strip() if line.heading or line.number else ""
