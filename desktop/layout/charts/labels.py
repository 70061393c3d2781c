"""Words in a chart: how wide they are, broken in two where that reads well, cut short where there is no room."""

from __future__ import annotations

import functools
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from desktop.layout.measure import width
from desktop.layout.style import Look, Style

__all__ = ["LEADING", "Word", "folded", "look_of", "shortened", "wide"]

LEADING = 1.35
"""The height of a line of a chart's words, as a part of their size."""

_LONGEST = 80  # characters that are looked at; no label is wider than the page


class Word(NamedTuple):
    """Words on one line: their left edge and the foot of the letters, from the chart's upper left corner in points, and their width."""

    text: str
    x: float
    foot: float
    wide: float


@functools.lru_cache(maxsize=16)
def look_of(style: Style) -> Look:
    """The look of a chart's words."""
    charts = style.chart
    return Look("chart", "Chart", "图中文字", style.faces[charts.face], charts.size, 0.0, colour=charts.ink, align="left", free=True)


def wide(text: str, look: Look) -> float:
    """The width of ``text`` in points."""
    return width(text[:_LONGEST], look)


def folded(text: str, room: float, look: Look) -> tuple[str, ...]:
    """``text`` on one line of ``room`` points or on two, after 年 if it can be and never inside a number; () where it does not fit."""
    if len(text) > _LONGEST:
        return ()
    edges = list(accumulate((width(character, look) for character in text), initial=0.0))
    if edges[-1] <= room:
        return (text,)
    first, last = bisect_right(edges, edges[-1] - room - 1e-6), bisect_right(edges, room) - 1
    at = [
        place
        for place in range(max(first, 1), last + 1)
        if place < len(text) and not (text[place - 1].isalnum() and text[place - 1 : place + 1].isascii())
    ]
    if not at:
        return ()
    best = min(at, key=lambda place: (text[place - 1] != "年", abs(edges[place] - edges[-1] / 2)))
    return text[:best], text[best:]


def shortened(text: str, room: float, look: Look) -> str:
    """``text``, or as much of it as fits in ``room`` points with …"""
    if len(text) <= _LONGEST and width(text, look) <= room:
        return text
    edges = list(accumulate((width(character, look) for character in text[:_LONGEST]), initial=width("…", look)))
    return text[: max(bisect_right(edges, room) - 1, 0)] + "…"
