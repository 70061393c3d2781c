"""Where the strokes of a line's characters stand: the standard measures from their edges, a page is set by lines."""

from __future__ import annotations

from desktop.layout.style import Look, Style

__all__ = ["POINTS", "above", "below", "leading", "middle"]

POINTS = 72 / 25.4
_FOOT = 0.8  # Word and LibreOffice put the foot of the letters at four fifths of an exact line
_OVER, _UNDER = 0.84, 0.09  # how far a Chinese character reaches over and under that foot, as a part of its size


def leading(look: Look, style: Style) -> float:
    """The height of a line of ``look`` in points."""
    return look.leading or style.page.pitch


def above(look: Look, style: Style, size: float = 0.0) -> float:
    """Points between the upper edge of a line of ``look`` and that of its characters."""
    return _FOOT * leading(look, style) - _OVER * (size or look.size)


def below(look: Look, style: Style, size: float = 0.0) -> float:
    """Points between the lower edge of the characters and that of their line."""
    return (1 - _FOOT) * leading(look, style) - _UNDER * (size or look.size)


def middle(style: Style) -> float:
    """How far the middle of the sheet is right of that of the type area, in points: a letter's rules are centred on the sheet (10.1)."""
    return (style.page.right - style.page.left) / 2 * POINTS
