"""How wide the characters of a face are, without Qt: the faces the standard names by rule, any other by its font file."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.layout.font_file import FontFile, read

__all__ = ["NAMED", "TIMES", "Metrics", "Widths", "from_file", "named"]

_WIDE = frozenset("WFA")  # “ ” — … are ambiguous (A) and full width in Chinese text
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
_TIMES = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 "
    "722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 "
    "500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)


class Widths(dict[str, float]):
    """Advance widths in ems by character; each is worked out when it is first asked for."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        self.measure = measure

    def __missing__(self, character: str) -> float:
        return self.setdefault(character, self.measure(character))


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """What a face measures, in ems: Chinese characters and marks by ``wide``, western ones by ``western``.

    ``height``: of a line that takes what it needs; ``ascent``: how much of it stands above the foot of the letters.
    """

    name: str
    wide: Widths
    western: Widths
    height: float = 1.3
    ascent: float = 1.0

    @property
    def mixed(self) -> bool:
        """Whether western characters come from another face."""
        return self.wide is not self.western


def _grid(character: str) -> float:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in _WIDE else 0.5


_GRID = Widths(_grid)
NAMED = Metrics("named faces", _GRID, _GRID)
"""仿宋_GB2312, 楷体_GB2312, 黑体, 宋体, 方正小标宋简体: a full-width character is an em, any other half of it.

Word makes a single line of such a face 1.3 times as high as its size.
"""

_TIMES_WIDTHS = {chr(code): int(width) / 1000 for code, width in enumerate(_TIMES.split(), 32)}
TIMES = Widths(lambda character: _TIMES_WIDTHS.get(character) or _GRID[character])
"""Times New Roman's printable ASCII (its digits are half an em, as in the Chinese faces; its letters and marks are not)."""


@functools.cache
def named(face: str, latin: str, bold: bool) -> Metrics:
    """The metrics of one of the standard's faces, its western characters in ``latin`` where the office wants them so; bold is as wide as regular."""
    return Metrics(f"{face} + {latin}", _GRID, TIMES) if latin == "Times New Roman" else NAMED


def from_file(path: Path, western: Path | None = None, *, index: int = 0) -> Metrics:
    """The metrics of the font in ``path`` (the one at ``index`` of a collection), with western characters from the font ``western``; Refused: not a font."""
    wide = read(path, index)
    latin = read(western) if western else wide
    tallest = max(wide, latin, key=lambda font: font.ascent + font.descent)
    first = Widths(lambda character: _advance(character, wide, latin))
    second = Widths(lambda character: _advance(character, latin, wide)) if western else first
    return Metrics(path.stem, first, second, tallest.ascent + tallest.descent, tallest.ascent)


def _advance(character: str, font: FontFile, other: FontFile) -> float:
    """A font that lacks a character borrows it from the other."""
    found = font.advance(character)
    if found is None:
        found = other.advance(character)
    return _grid(character) if found is None else found
