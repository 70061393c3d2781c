"""How wide text is set: a Chinese character takes its size, a digit or a Latin letter half of it, each plus the look's spacing."""

from __future__ import annotations

import functools
import unicodedata

from desktop.layout.style import Look

__all__ = ["width"]

_WIDE = frozenset("WFA")  # “ ” — … are ambiguous (A) and full width in Chinese text


@functools.lru_cache(maxsize=1024)
def width(text: str, look: Look) -> float:
    """The width of ``text`` on one line in points; true for the faces of GB/T 9704, whose digits are half a character wide."""
    wide = sum(unicodedata.east_asian_width(character) in _WIDE for character in text)
    return look.size * (wide + (len(text) - wide) / 2) + look.spacing * len(text)
