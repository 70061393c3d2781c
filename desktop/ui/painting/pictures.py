"""Pictures of pages, kept while there is room; where only some lines of a page change, only they are painted anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.layout.pages import Line, Page
from desktop.ui.painting.ink import Ink

__all__ = ["Pictures"]

_ROOM = 96 * 2**20  # bytes for all pictures together
_LARGEST = 24 * 2**20  # bytes; what would take more is painted straight on the screen, only where it shows: four may be in sight at once
_OVERLAP = 2.0  # points by which a line's ink may reach over its edges


class _Kept(NamedTuple):
    page: Page
    ink: Ink
    paper: str
    picture: QPixmap

    @property
    def bytes(self) -> int:
        return self.picture.width() * self.picture.height() * 4


class Pictures:
    """The pictures of one document's pages, the least lately shown given up first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, _Kept] = OrderedDict()

    def clear(self) -> None:
        """Give all up."""
        self._kept.clear()

    @property
    def bytes(self) -> int:
        """What they take together."""
        return sum(kept.bytes for kept in self._kept.values())

    def needs_paint(self, page: Page, ink: Ink, paper: str) -> bool:
        """Whether ``picture`` would have to paint the whole page before it could keep it."""
        wide, high = _size(page, ink)
        if wide * high * 4 > _LARGEST:
            return False
        kept = self._kept.get(page.number)
        return kept is None or kept.ink is not ink or kept.paper != paper or (kept.picture.width(), kept.picture.height()) != (wide, high)

    def picture(self, page: Page, ink: Ink, paper: str, ratio: float) -> QPixmap | None:
        """The picture of ``page`` on ``paper`` for a screen of ``ratio`` device pixels to the pixel; None where it would be too large to keep."""
        wide, high = _size(page, ink)
        if wide * high * 4 > _LARGEST:
            self._kept.pop(page.number, None)
            return None
        kept = self._kept.get(page.number)
        if kept is None or self.needs_paint(page, ink, paper):
            picture = QPixmap(wide, high)
            _paint(picture, page, ink, paper, None)
        elif kept.page is not page:
            picture = kept.picture
            _renew(picture, kept.page, page, ink, paper)
        else:
            picture = kept.picture
        picture.setDevicePixelRatio(ratio)
        self._kept[page.number] = _Kept(page, ink, paper, picture)
        self._kept.move_to_end(page.number)
        self._give_up()
        return picture

    def _give_up(self) -> None:
        while len(self._kept) > 2 and self.bytes > _ROOM:
            self._kept.popitem(last=False)


def _size(page: Page, ink: Ink) -> tuple[int, int]:
    return round(page.width * ink.scale), round(page.height * ink.scale)


def _renew(picture: QPixmap, old: Page, page: Page, ink: Ink, paper: str) -> None:
    """Paint what differs between two states of a page."""
    if (old.boxes, old.rules, old.strokes, old.turned) != (page.boxes, page.rules, page.strokes, page.turned):
        _paint(picture, page, ink, paper, None)
        return
    for top, bottom in _bands(old, page):
        _paint(picture, page, ink, paper, (top, bottom))


def _bands(old: Page, page: Page) -> Iterator[tuple[float, float]]:
    """From where to where, in points, lines look otherwise than before; bands that touch are one."""
    before, after = set(map(_look, old.all_lines())), set(map(_look, page.all_lines()))
    spans = sorted((look[0] - _OVERLAP, look[0] + look[1] + _OVERLAP) for look in before ^ after)
    while spans:
        top, bottom = spans.pop(0)
        while spans and spans[0][0] <= bottom:
            bottom = max(bottom, spans.pop(0)[1])
        yield top, bottom


def _look(line: Line) -> tuple[float, float, float, tuple[object, ...]]:
    """All that can be seen of a line; its place in the text cannot."""
    return line.top, line.height, line.baseline, tuple((run.text, run.x, run.width, run.font, run.stretch) for run in line.runs)


def _paint(picture: QPixmap, page: Page, ink: Ink, paper: str, band: tuple[float, float] | None) -> None:
    picture.setDevicePixelRatio(1)
    painter = QPainter(picture)
    top, bottom = band or (0.0, page.height)
    if band:
        painter.setClipRect(QRectF(0, round(top * ink.scale), picture.width(), round((bottom - top) * ink.scale)))
    painter.fillRect(picture.rect(), QColor(paper))
    ink.page(painter, page, top, bottom)
    painter.end()
