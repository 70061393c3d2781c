"""The signatures of several offices under their seals (7.3.5.1): up to three a line, the last over the date, seals that do not touch one another."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.document.nodes import Paragraph, Role
from desktop.layout.ink import POINTS
from desktop.layout.placed import Abreast, Placed
from desktop.layout.style import Style

__all__ = ["NEXT_SEAL", "together"]

NEXT_SEAL = 4.0
"""Blank lines between two lines of seals: five lines are 51 mm, the largest seal is 45 mm wide."""

_APART = 46.0  # millimetres from the middle of one seal to that of the next
_FAR = 78.0  # where names are too long for that
_SPARE = 0.5  # of a character, between two names


def together(signs: Sequence[Placed], wide: float, last: float, style: Style) -> list[Placed]:
    """``signs``, of which the widest takes ``wide`` points, in lines, the last of each ``last`` points from the left edge; none where each wants a line."""
    columns, apart = _columns(len(signs), wide, last, style)
    if columns < 2:
        return []
    first = len(signs) % columns or columns  # a short line stands first, so that the last signature is over the date
    starts = [0, *range(first, len(signs), columns)]
    return [_line(signs[start:end], last, apart, number) for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(signs)]))]


def _columns(most: int, wide: float, last: float, style: Style) -> tuple[int, float]:
    """How many names a line has, and how far their middles are apart, in points; no seal stands over the edge of the type area."""
    for count, apart in ((3, _APART * POINTS), (2, _APART * POINTS), (2, _FAR * POINTS)):
        start = last - (count - 1) * apart
        room = min(apart - _SPARE * style.page.cell, 2 * start, 2 * (style.page.measure - last))
        if count <= most and wide <= room and start >= (_APART / 2 - 2) * POINTS:
            return count, apart
    return 1, 0.0


def _line(signs: Sequence[Placed], last: float, apart: float, number: int) -> Placed:
    """An empty line with the names on it."""
    names = [
        Abreast(item.block, last - (len(signs) - 1 - place) * apart, item.source, item.offset)
        for place, item in enumerate(signs)
        if isinstance(item.block, Paragraph)
    ]
    empty = signs[0]._replace(block=Paragraph(role=Role.SIGNATURE), align="left", left=0.0, right=0.0, first=0.0, source=-1, offset=0)
    return empty._replace(abreast=tuple(names), gap=NEXT_SEAL if number else signs[0].gap)
