"""Where a title that needs more than one line is broken: by sense, never inside a word, as a trapezoid or a diamond (GB/T 9704 7.3.1)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from desktop.layout.measure import width
from desktop.layout.sense import NEVER, costs
from desktop.layout.style import Look

__all__ = ["breaks"]

_PIECE = re.compile(r"(?:[0-9A-Za-z.]+|.)[，。、；：？！）》〉”’】〕]*", re.DOTALL)
_DIGIT = re.compile("[0-9]")
_NARROW = re.compile("[0-9A-Za-z]")
_SPARE = 0.75  # of a character
_MOST_LINES = 4
_MOST_PLACES = 40  # a title of eighty characters has half as many words
_ANOTHER = 3.0  # what a line more than are needed costs


def breaks(text: str, look: Look, measure: float) -> tuple[int, ...]:
    """The offsets in ``text`` at which its second line and those after it start; none where one line of ``measure`` points holds it, or no four do."""
    return _breaks(_DIGIT.sub("8", text), look, measure)  # the titles of a batch differ in their numbers only


@functools.lru_cache(maxsize=256)
def _breaks(text: str, look: Look, measure: float) -> tuple[int, ...]:
    # in some faces digits are wider than half a character, and LibreOffice spaces them out: a title with digits must not fill the line
    safe = measure - (look.size * _SPARE if _NARROW.search(text) else 0.0)
    if not safe < width(text, look) < measure * _MOST_LINES or "\n" in text:
        return ()
    offsets, widths = _edges(text, look)
    sense = costs(text)
    places = [place for place in range(1, len(offsets) - 1) if sense[offsets[place]] < NEVER][:_MOST_PLACES]
    found = _best(places, offsets, widths, sense, safe, look.size) or _best(range(1, len(offsets) - 1), offsets, widths, sense, safe, look.size)
    return tuple(offsets[place] for place in found)


def _best(places: Sequence[int], offsets: list[int], widths: list[float], sense: list[float], safe: float, size: float) -> tuple[int, ...]:
    """The ``places`` at which breaking costs least; none where the lines do not fit."""
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    fewest = 0
    for count in range(1, _MOST_LINES):
        if len(places) > _MOST_PLACES and count > 2 and best[1]:
            break  # a title without words: three lines of it are tried in every way, four only where three cannot hold it
        for inner in combinations(places, count):
            cost = sum(sense[offsets[place]] for place in inner) + _ANOTHER * (count - fewest if fewest else 0)
            if cost >= best[0]:  # its shape can only add to that
                continue
            lines = [widths[end] - widths[start] for start, end in pairwise((0, *inner, len(offsets) - 1))]
            if max(lines) <= safe:
                best = min(best, (cost + _uneven(lines, size), inner))
        fewest = fewest or (count if best[1] else 0)
        if fewest and count > fewest:
            break
    return best[1]


def _edges(text: str, look: Look) -> tuple[list[int], list[float]]:
    """Where a line of ``text`` may end, as offsets, and the widths of the text up to there; digits and letters stay together."""
    offsets, widths = [0], [0.0]
    for piece in _PIECE.findall(text):
        offsets.append(offsets[-1] + len(piece))
        widths.append(widths[-1] + width(piece, look))
    return offsets, widths


def _uneven(widths: list[float], size: float) -> float:
    """What the shape costs: lines unlike in length, a last line of a few characters, a rectangle or an hourglass where a trapezoid is wanted."""
    unlike = (max(widths) - min(widths)) / size
    waist = len(widths) > 2 and min(widths[1:-1]) < min(widths[0], widths[-1])
    return unlike / 4 + (4 if widths[-1] < max(widths) / 3 else 0) + (0.5 if unlike < 1 else 0) + (3 if waist else 0)
