"""How series are told apart without colour: shape of the mark, dash of the line, shade of the column."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from desktop.layout.style_parts import Charts

__all__ = ["Look", "Shape", "corners", "look_of_series"]

Shape = Literal["circle", "square", "triangle", "diamond"]
_SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond")
_DASHES = ((), (4.0, 3.0), (1.0, 1.0), (8.0, 3.0, 1.0, 3.0), (8.0, 3.0), (3.0, 1.0))
"""In widths of the line, the presets Word has (20.1.10.48): solid, dash, sysDot, lgDashDot, lgDash, sysDash."""
_SIDES = 16  # of the polygon a circle is drawn as


class Look(NamedTuple):
    """A series' colour, its mark (``hollow``: white inside) and the dash of its line, in widths of the line."""

    colour: str
    shape: Shape
    hollow: bool
    dash: tuple[float, ...]


def look_of_series(index: int, charts: Charts) -> Look:
    """How the series at ``index`` is drawn; every twenty-fourth looks alike."""
    return Look(charts.colours[index % len(charts.colours)], _SHAPES[index % 4], (index // 4 + index) % 2 == 1, _DASHES[index % len(_DASHES)])


def corners(shape: Shape, x: float, y: float, across: float) -> tuple[tuple[float, float], ...]:
    """The corners of a mark ``across`` points wide around (x, y)."""
    reach = across / 2
    match shape:
        case "circle":
            turns = (2 * math.pi * side / _SIDES for side in range(_SIDES))
            return tuple((x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn in turns)
        case "square":
            return ((x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach))
        case "triangle":
            return ((x, y - reach), (x + reach, y + reach), (x - reach, y + reach))
        case "diamond":
            return ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
