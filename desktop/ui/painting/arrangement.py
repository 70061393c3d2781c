"""How pages lie on the desk: one under the other or two side by side, in the middle of the room there is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

__all__ = ["GAP", "MARGIN", "Arrangement", "arranged"]

MARGIN, GAP = 16.0, 12.0
"""Device-independent pixels of desk around all pages, and between two."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The frame of every page, from the upper left corner of the desk, and how large the desk is; device-independent pixels."""

    frames: tuple[QRectF, ...] = ()
    width: float = 0.0
    height: float = 0.0
    _tops: tuple[float, ...] = ()
    _bottoms: tuple[float, ...] = ()

    def between(self, top: float, bottom: float) -> range:
        """The pages that reach between two heights."""
        return range(bisect_left(self._bottoms, top), bisect_right(self._tops, bottom))


def arranged(sizes: Sequence[tuple[float, float]], scale: float, room: float, *, together: int = 1) -> Arrangement:
    """Pages of ``sizes`` (points) at ``scale`` pixels to the point on a desk at least ``room`` wide, ``together`` to a row."""
    rows = [[(wide * scale, high * scale) for wide, high in sizes[at : at + together]] for at in range(0, len(sizes), together)]
    width = max([room, *(sum(wide for wide, _ in row) + GAP * (len(row) - 1) + 2 * MARGIN for row in rows)])
    full = max((sum(wide for wide, _ in row) + GAP * (len(row) - 1) for row in rows), default=0.0)
    frames: list[QRectF] = []
    top = MARGIN
    tops, bottoms = [], []
    for row in rows:
        alone = len(row) == 1 and together == 1
        x = (width - (row[0][0] if alone else full)) / 2  # a last page alone stays in its column
        high = max(high for _, high in row)
        for wide, each in row:
            frames.append(QRectF(round(x), round(top), wide, each))
            tops.append(top)
            bottoms.append(top + high)
            x += wide + GAP
        top += high + GAP
    return Arrangement(tuple(frames), width, top - GAP + MARGIN if rows else 0.0, tuple(tops), tuple(bottoms))
