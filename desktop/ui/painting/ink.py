"""A page's lines, frames, rules and drawings in ink: on the screen, on a printer, wherever a QPainter paints."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPen, QPolygonF, QRawFont

from desktop.layout.fonts import Fonts
from desktop.layout.pages import Box, Font, Line, Page, Rule, Run, Stroke
from desktop.layout.places import edges
from desktop.ui.painting.typefaces import Typefaces

__all__ = ["Ink"]

_FRAME = 0.5  # points: the lines of a table
_UNDER, _THICK = 0.14, 0.05  # of the size: how far an underline stands under the foot of the letters, and its weight
_TIGHT = 0.96  # a glyph that much wider than its cell is made narrower
_AS_PICTURES = 64.0  # pixels: larger glyphs Qt paints as outlines, and those only of sizes that are whole pixels
_MOST_RUNS = 4096


class _Piece(NamedTuple):
    """Glyphs of one typeface made ``narrow`` times as wide and ``high`` times as high, from the left end of their run and the foot of its letters."""

    narrow: float
    high: float
    glyphs: QGlyphRun


class Ink:
    """Paints with one style's typefaces at ``scale`` device units to the point. ``snap``: the foot of each line on a whole unit, which is crisper on a screen."""

    def __init__(self, typefaces: Typefaces, fonts: Fonts, scale: float, *, snap: bool = True) -> None:
        self.typefaces, self.fonts, self.scale, self.snap = typefaces, fonts, scale, snap
        self._runs: OrderedDict[tuple[str, Font, float, float], tuple[_Piece, ...]] = OrderedDict()

    def page(self, painter: QPainter, page: Page, top: float = 0.0, bottom: float = float("inf")) -> None:
        """Paint ``page`` with its upper left corner at the origin; of its lines only those that reach between ``top`` and ``bottom``, in points."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for stroke in page.strokes:
            self._stroke(painter, stroke)
        for box in page.boxes:
            self._box(painter, box)
        for rule in page.rules:
            self._rule(painter, rule)
        for line in (*page.fixed, *page.lines, *page.notes):
            if line.top + line.height * 1.5 >= top and line.top - line.height * 0.5 <= bottom:
                self._line(painter, line)
        if page.footer:
            self._footer(painter, page, page.footer)

    def _footer(self, painter: QPainter, page: Page, line: Line) -> None:
        """The page number; on a turned sheet it stands where the upright ones have it (clause 8)."""
        if not page.turned:
            self._line(painter, line)
            return
        painter.save()
        painter.translate(page.width * self.scale, 0)
        painter.rotate(90)
        self._line(painter, line)
        painter.restore()

    def _line(self, painter: QPainter, line: Line) -> None:
        for run in line.runs:
            foot = (line.baseline - run.font.raised) * self.scale
            painter.setPen(QColor(f"#{run.font.colour or '000000'}"))
            self._run(painter, run, QPointF(run.x * self.scale, round(foot) if self.snap else foot))
            if run.font.underline:
                self._underline(painter, run, foot)

    def _run(self, painter: QPainter, run: Run, at: QPointF) -> None:
        for narrow, high, glyphs in self._pieces(run):
            if narrow == high == 1.0:
                painter.drawGlyphRun(at, glyphs)
            else:
                painter.save()
                painter.translate(at)
                painter.scale(narrow, high)
                painter.drawGlyphRun(QPointF(), glyphs)
                painter.restore()

    def _underline(self, painter: QPainter, run: Run, foot: float) -> None:
        y, weight = foot + _UNDER * run.font.size * self.scale, _THICK * run.font.size * self.scale
        painter.fillRect(QRectF(run.x * self.scale, y, run.width * self.scale, max(weight, 1.0)), painter.pen().color())

    def _rule(self, painter: QPainter, rule: Rule) -> None:
        pen = QPen(QColor(f"#{rule.colour}"), rule.weight * self.scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(rule.x, rule.y) * self.scale, QPointF(rule.to_x, rule.to_y) * self.scale)

    def _box(self, painter: QPainter, box: Box) -> None:
        pen = QPen(QColor("#000000"), _FRAME * self.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(box.x * self.scale, box.y * self.scale, box.width * self.scale, box.height * self.scale))

    def _stroke(self, painter: QPainter, stroke: Stroke) -> None:
        painter.setBrush(QColor(f"#{stroke.fill}") if stroke.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(stroke) if stroke.weight else Qt.PenStyle.NoPen)
        path = QPolygonF([QPointF(x, y) * self.scale for x, y in stroke.points])
        if stroke.closed or stroke.fill:
            painter.drawPolygon(path)
        else:
            painter.drawPolyline(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, stroke: Stroke) -> QPen:
        pen = QPen(QColor(f"#{stroke.colour}"), stroke.weight * self.scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if stroke.dash:
            pen.setDashPattern([each / stroke.weight for each in stroke.dash])  # Qt counts in widths of the pen
        return pen

    def _pieces(self, run: Run) -> tuple[_Piece, ...]:
        key = run.text, run.font, run.stretch, run.width
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = tuple(self._made(run))
            if len(self._runs) > _MOST_RUNS:
                self._runs.popitem(last=False)
        else:
            self._runs.move_to_end(key)
        return found

    def _made(self, run: Run) -> Iterator[_Piece]:
        wanted = run.font.size * self.scale
        pixels = wanted if wanted <= _AS_PICTURES else float(round(wanted))
        high = wanted / pixels
        raw = self.typefaces.glyphs(run.font, pixels)
        places = [(left - run.x) * self.scale for left in edges(run, self.fonts)]
        cells = [right - left - (run.font.spacing + run.stretch) * self.scale for left, right in pairwise(places)]
        indexes = raw.glyphIndexesForString(run.text)
        if len(indexes) != len(run.text):  # characters beyond the first 65,536 take two of Qt's
            indexes = [0] * len(run.text)
        have = [at for at, index in enumerate(indexes) if index]
        missing = [at for at, index in enumerate(indexes) if not index and not run.text[at].isspace()]
        yield from _set(raw, [indexes[at] for at in have], [places[at] for at in have], [cells[at] for at in have], run.font.scale, high)
        for at in missing:
            spare = self.typefaces.spare_glyphs(run.text[at], run.font, pixels)
            if spare is not None:
                yield from _set(spare, spare.glyphIndexesForString(run.text[at])[:1], [places[at]], [cells[at]], run.font.scale, high)


def _set(raw: QRawFont, indexes: list[int], places: list[float], cells: list[float], scale: float, high: float) -> Iterator[_Piece]:
    """Each glyph in the middle of its cell, or made as narrow: a substitute's digits and marks may be wider than the half em the page gives them."""
    widths = [advance.x() * scale * high for advance in raw.advancesForGlyphIndexes(indexes)] if indexes else []
    fits = [scale * (round(cell / width, 2) if 0 < cell < width * _TIGHT else 1.0) for cell, width in zip(cells, widths, strict=True)]
    for narrow in dict.fromkeys(fits):
        chosen = [at for at, fit in enumerate(fits) if fit == narrow]
        made = QGlyphRun()
        made.setRawFont(raw)
        made.setGlyphIndexes([indexes[at] for at in chosen])
        slack = [(cells[at] - widths[at] * narrow / scale) / 2 if cells[at] > 0 else 0.0 for at in chosen]
        made.setPositions([QPointF((places[at] + extra) / (narrow * high), 0.0) for at, extra in zip(chosen, slack, strict=True)])
        yield _Piece(narrow * high, high, made)
