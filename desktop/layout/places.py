"""From a place on a page to a place in the document's text, and back: for a click, and for findings and figures to be shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from desktop.layout.fonts import Fonts
from desktop.layout.habits import Habits
from desktop.layout.pages import Font, Line, Page, Pages, Run
from desktop.layout.spans import Span, Spanned

__all__ = ["Patch", "Spot", "at", "edges", "gap_at", "offset_at", "patches", "spots"]

_ALONE = Habits("alone", hangs=False)


class Patch(NamedTuple):
    """A stretch of one line: its page (from 0), and its frame in points from the upper left corner of the sheet."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Spot(NamedTuple):
    """A patch of one of several spans: its place among them, the foot of the letters, and their size in points."""

    span: int
    patch: Patch
    foot: float
    size: float


def edges(run: Run, fonts: Fonts) -> list[float]:
    """The left edge of each character of ``run``, and the right one of the last, from the left of the sheet."""
    widths, _ = fonts.advances(Spanned(run.text, (Span(run.text, _spaced(run.font, run.stretch), 0),)), _ALONE)
    made = list(accumulate(widths, initial=run.x))
    made[-1] = run.x + run.width
    return made


def _spaced(font: Font, stretch: float) -> Font:
    if not stretch:
        return font
    return Font(font.face, font.size, font.bold, font.italic, font.underline, font.colour, font.spacing + stretch, font.raised, font.scale)


def at(page: Page, x: float, y: float) -> tuple[Line, Run] | None:
    """The line and the run that stand at a point of ``page``; beside the text the nearest run of the line at that height; None where there is none."""
    for line in page.all_lines():
        if line.top <= y < line.top + line.height and line.runs and line.left <= x <= line.right:
            return line, next(run for run in reversed(line.runs) if run.x <= x)
    level = [line for line in page.all_lines() if line.top <= y < line.top + line.height and line.runs]
    if not level:
        return None
    line = min(level, key=lambda line: max(line.left - x, x - line.right))
    return line, line.runs[0] if x < line.left else line.runs[-1]


def offset_at(page: Page, x: float, y: float, fonts: Fonts) -> int | None:
    """The offset in the document's text of the character at a point of ``page``; None where nothing of the document stands."""
    found = at(page, x, y)
    if not found or found[0].base < 0:
        return None
    line, run = found
    place = min(max(bisect_right(edges(run, fonts), x) - 1, 0), len(run.text) - 1)
    return line.base + run.start + min(place, max(run.end - run.start - 1, 0))


def gap_at(page: Page, x: float, y: float, fonts: Fonts) -> int | None:
    """The offset between two characters that is nearest to a point of ``page``, as a selection wants it; None where it has nothing of the document."""
    lines = [line for line in page.all_lines() if line.base >= 0 and line.runs]
    if not lines:
        return None
    line = min(lines, key=lambda line: (max(line.top - y, y - line.top - line.height, 0.0), max(line.left - x, x - line.right, 0.0)))
    run = next((run for run in line.runs if x < run.x + run.width), line.runs[-1])
    places = edges(run, fonts)
    place = min(range(len(places)), key=lambda at: abs(places[at] - x))
    return line.base + min(run.start + place, run.end)


def patches(pages: Pages, start: int, end: int, fonts: Fonts) -> tuple[Patch, ...]:
    """Where the characters from ``start`` to ``end`` of the document's text stand, a patch for each line they are on."""
    return tuple(
        patch
        for number, page in enumerate(pages.pages)
        for line in page.all_lines()
        if line.base >= 0 and (patch := _patch(number, line, start - line.base, end - line.base, fonts))
    )


def spots(page: Page, spans: Sequence[tuple[int, int]], fonts: Fonts) -> Iterator[Spot]:
    """Where on one page ``spans`` of the document's text stand, which are ordered by their starts."""
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))
    for line in page.all_lines():
        if line.base < 0 or not line.runs:
            continue
        left, right = line.base + min(run.start for run in line.runs), line.base + max(run.end for run in line.runs)
        for index in range(bisect_right(reach, left), bisect_right(starts, right - 1)):
            start, end = spans[index]
            if patch := _patch(page.number - 1, line, start - line.base, end - line.base, fonts):
                yield Spot(index, patch, line.baseline, max(run.font.size for run in line.runs))


def _patch(page: int, line: Line, start: int, end: int, fonts: Fonts) -> Patch | None:
    found = list(_reach(line, start, end, fonts))
    if not found:
        return None
    return Patch(page, found[0][0], line.top, found[-1][1], line.top + line.height)


def _reach(line: Line, start: int, end: int, fonts: Fonts) -> Iterator[tuple[float, float]]:
    for run in line.runs:
        left, right = max(start, run.start), min(end, run.end)
        if left < right:
            places = edges(run, fonts)
            yield places[left - run.start], places[right - run.start]
