"""A paragraph → lines: as many characters as fit, ended where Chinese allows it, filled to the margin or set to a side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from desktop.layout.fonts import Fonts
from desktop.layout.habits import Habits
from desktop.layout.kinsoku import HANGING, breakable, last_break
from desktop.layout.pages import Font, Run
from desktop.layout.spans import Span, Spanned
from desktop.layout.style import Align

__all__ = ["Measure", "SetLine", "set_lines"]

_NARROW = re.compile("[!-~\u00a1-\u00b6\u00b8-\u024f]+")
"""Western words and numbers: no space is opened inside them to fill a line."""
_PIECE = re.compile(f"{_NARROW.pattern}|[^!-~\u00a1-\u00b6\u00b8-\u024f]+")
_TRIFLE = 0.02  # points; sums of widths are not exact


class Measure(NamedTuple):
    """Where a paragraph's lines stand: the left edge on the sheet, the width of a line, the indent of the first, the side."""

    left: float
    room: float
    first: float
    align: Align


class SetLine(NamedTuple):
    """A line before it has a place on a page. ``notes``: the keys of the footnotes marked on it."""

    runs: tuple[Run, ...]
    hangs: bool
    notes: tuple[str, ...]


def set_lines(spanned: Spanned, measure: Measure, fonts: Fonts, habits: Habits) -> tuple[SetLine, ...]:
    """The lines of a paragraph, at least one."""
    setting = _Setting(spanned, measure, fonts, habits)
    return tuple(setting.lines())


class _Setting:
    """One paragraph being set."""

    __slots__ = ("edges", "fonts", "habits", "measure", "narrow", "offsets", "spans", "tails", "text")

    def __init__(self, spanned: Spanned, measure: Measure, fonts: Fonts, habits: Habits) -> None:
        self.text, self.spans = spanned
        self.measure, self.fonts, self.habits = measure, fonts, habits
        self.narrow = _NARROW.search(self.text) is not None
        widths, self.tails = fonts.advances(spanned, habits)
        self.edges = list(accumulate(widths, initial=0.0))
        self.offsets = list(accumulate((len(span.text) for span in self.spans), initial=0))

    def lines(self) -> Iterator[SetLine]:
        """Line after line, each from where the last one ended."""
        start, first, length = 0, self.measure.first, len(self.text)
        while True:
            stop = self.text.find("\n", start)
            stop = length if stop < 0 else stop
            while start < stop:
                end = self._end(start, stop, self.measure.room - first)
                yield self._line(start, end, first, last=end == stop)
                start, first = end, 0.0
            if stop == length:
                break
            if stop == start and (not start or self.text[start - 1] == "\n"):
                yield SetLine((), False, ())  # an empty line between two breaks
            start, first = stop + 1, 0.0
        if not length:
            yield SetLine((), False, ())

    def _end(self, start: int, stop: int, room: float) -> int:
        """Where the line that starts at ``start`` ends."""
        text = self.text
        limit = min(max(bisect_right(self.edges, self.edges[start] + room + _TRIFLE, start) - 1, start + 1), stop)
        if self.tails is not None:
            limit = self._nearer(start, limit, stop, room)
        if limit == stop:
            return stop
        if text[limit] == " ":  # spaces at the end of a line stand in the margin
            while limit < stop and text[limit] == " ":
                limit += 1
            return limit
        if self.habits.hangs and text[limit] in HANGING and (limit + 1 == stop or breakable(text, limit + 1)):
            return limit + 1
        return last_break(text, start, limit, stop, self.habits)

    def _nearer(self, start: int, limit: int, stop: int, room: float) -> int:
        """The end that fits where what stands between two scripts is left out at a line's end."""
        while limit < stop and self._width(start, limit + 1) <= room + _TRIFLE:
            limit += 1
        while limit > start + 1 and self._width(start, limit) > room + _TRIFLE:
            limit -= 1
        return limit

    def _width(self, start: int, end: int) -> float:
        """The width of a line from ``start`` to ``end``."""
        width = self.edges[end] - self.edges[start]
        return width - self.tails[end] if self.tails is not None else width

    def _line(self, start: int, end: int, first: float, *, last: bool) -> SetLine:
        room = self.measure.room - first
        shown = end
        while shown > start and self.text[shown - 1] == " ":
            shown -= 1
        width = self._width(start, shown)
        hangs = self.habits.hangs and width > room + _TRIFLE and shown - 1 > start and self.text[shown - 1] in HANGING
        width = self._width(start, shown - 1) if hangs else width
        x, stretch = self.measure.left + first, 0.0
        match self.measure.align:
            case "both" if not last:
                stretch = max(room - width, 0.0) / max(self._gaps(start, shown), 1)
            case "right":
                x += room - width
            case "center":
                x += (room - width) / 2
            case _:
                pass
        runs = tuple(self._runs(start, end, x, stretch))
        return SetLine(runs, hangs, tuple(run.note for run in runs if run.note))

    def _gaps(self, start: int, end: int) -> int:
        """In how many places the line can be opened: beside every Chinese character and every space, not inside western words."""
        if not self.narrow:
            return end - start - 1
        words = _NARROW.findall(self.text, start, end)
        return end - start - 1 - sum(map(len, words)) + len(words)

    def _runs(self, start: int, end: int, x: float, stretch: float) -> Iterator[Run]:
        place = bisect_right(self.offsets, start) - 1
        at = start
        while at < end:
            span, opened = self.spans[place], self.offsets[place]
            until = min(self.offsets[place + 1], end)
            if until > at:
                for left, right in self._pieces(at, until):
                    run, x = self._run(span, left, right, opened, x, stretch)
                    yield run
            at, place = until, place + 1

    def _pieces(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        if not self.narrow:
            return ((start, end),)
        return [piece.span() for piece in _PIECE.finditer(self.text, start, end)]

    def _run(self, span: Span, left: int, right: int, opened: int, x: float, stretch: float) -> tuple[Run, float]:
        """The run and where the next one starts."""
        text = self.text[left:right]
        western = self.narrow and _NARROW.match(text) is not None
        inside = 0.0 if western else stretch
        width = self.edges[right] - self.edges[left] + inside * (right - left - 1)
        source = span.source if span.added else span.source + left - opened
        font: Font = self.fonts.western(span.font) if western else span.font
        run = Run(text, x, width, font, source, source if span.added else source + right - left, inside, span.field, span.note)
        goes_on = western and _NARROW.match(self.text, right) is not None  # a word in two looks is not opened either
        return run, x + width + (0.0 if goes_on else stretch)
