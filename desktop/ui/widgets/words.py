"""One line of words painted into a cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.ui import theme

__all__ = ["draw_words"]


def draw_words(
    painter: QPainter,
    rect: QRect,
    words: str,
    colour: str,
    size: int = 14,
    *,
    right: bool = False,
    heavy: bool = False,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Paint ``words``, cut with … where they do not fit; the width they took in pixels."""
    painter.save()
    painter.setFont(theme.font(size, heavy=heavy))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, cut, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    width = painter.fontMetrics().horizontalAdvance(shown)
    painter.restore()
    return width
