"""Marks on a page: tints of fields by their state, lines under what a check found; laid over the page's picture, never printed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.ui import theme

__all__ = ["Mark", "Tone", "around", "paint_mark", "paint_ring", "paint_selection"]


class Tone(Enum):
    """What a mark says; the value is its word."""

    FILLED = "已填"
    DERIVED = "自动计算"
    MISSING = "待补"
    CHANGED = "已改"
    DOUBTFUL = "存疑"
    ERROR = "错"
    WARNING = "疑"
    HINT = "示"


class Mark(NamedTuple):
    """A stretch of the text from ``start`` to ``end`` with its tone; ``words`` are shown over it, ``name`` is the field's, "" where it is none."""

    start: int
    end: int
    tone: Tone
    words: str = ""
    name: str = ""


_PAPER = theme.LIGHT  # paper is light in the dark too
_TINTS: Mapping[Tone, str] = {
    Tone.FILLED: _PAPER.filled_tint,
    Tone.DERIVED: _PAPER.derived_tint,
    Tone.MISSING: _PAPER.missing_tint,
    Tone.CHANGED: _PAPER.filled_tint,
    Tone.DOUBTFUL: _PAPER.missing_tint,
}
_LINES: Mapping[Tone, tuple[str, Qt.PenStyle]] = {
    Tone.DERIVED: (_PAPER.done, Qt.PenStyle.DotLine),
    Tone.MISSING: (_PAPER.warning, Qt.PenStyle.DashLine),
    Tone.CHANGED: (_PAPER.accent, Qt.PenStyle.SolidLine),
    Tone.DOUBTFUL: (_PAPER.warning, Qt.PenStyle.DotLine),
}
_WAVES: Mapping[Tone, str] = {Tone.ERROR: _PAPER.error, Tone.WARNING: _PAPER.warning, Tone.HINT: _PAPER.accent}
_SIGNS: Mapping[Tone, str] = {Tone.DERIVED: "ƒ", Tone.DOUBTFUL: "？"}
_LEGIBLE = 11  # pixels: the signs of smaller letters would be specks
_MARGIN = 12  # pixels; how large the word of a finding stands beside its line


def around(left: float, right: float, foot: float, size: float, more: float = 0.0) -> QRectF:
    """The frame of words from ``left`` to ``right`` whose letters of ``size`` stand on ``foot``, ``more`` higher above and below; all in pixels."""
    return QRectF(left, foot - size * 0.94, right - left, size * 1.14).adjusted(-1, -1 - more, 1, 1 + more)


def paint_mark(painter: QPainter, tone: Tone, words: QRectF, size: float, margin: float, *, last: bool) -> None:
    """Paint a mark over ``words`` in letters of ``size`` pixels; ``margin`` is where the text starts, ``last`` that the mark does not go on in another line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tone in _TINTS:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_TINTS[tone]))
        painter.drawRoundedRect(words, 2, 2)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if tone in _LINES:
        colour, style = _LINES[tone]
        painter.setPen(QPen(QColor(colour), 1.5 if style is Qt.PenStyle.SolidLine else 1, style))
        painter.drawLine(words.bottomLeft(), words.bottomRight())
    if tone in _WAVES:
        _wave(painter, words, QColor(_WAVES[tone]), min(max(size / 9, 0.8), 1.6))
        _beside(painter, tone, words, margin)
    if last and tone in _SIGNS and size >= _LEGIBLE:
        painter.setFont(theme.font(max(round(size * 0.55), 9), heavy=True))
        painter.setPen(QColor(_LINES[tone][0]))
        painter.drawText(QRectF(words.right() - size, words.top() - size * 0.5, size + 2, size * 0.66), Qt.AlignmentFlag.AlignRight, _SIGNS[tone])


def _wave(painter: QPainter, words: QRectF, colour: QColor, high: float) -> None:
    y, x, up = words.bottom(), words.left(), True
    points = []
    while x <= words.right():
        points.append(QPointF(x, y - (high if up else -high)))
        x, up = x + 1.7 * high, not up
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))


def _beside(painter: QPainter, tone: Tone, words: QRectF, margin: float) -> None:
    """The word of a finding in the margin: colour alone says nothing to many."""
    place = QRectF(margin - _MARGIN - 10, words.center().y() - _MARGIN / 2 - 2, _MARGIN + 4, _MARGIN + 4)
    painter.setFont(theme.font(_MARGIN, heavy=True))
    painter.setPen(QColor(_WAVES[tone]))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tone.value)


def paint_ring(painter: QPainter, words: QRectF) -> None:
    """A ring round what one is working on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(_PAPER.accent), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(words, 4, 4)


def paint_selection(painter: QPainter, area: QRectF) -> None:
    """What is chosen to be copied."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(area, QColor("#BCD4EC"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
