"""What a search takes for the same: full and half width, capitals and small letters, and blanks, which do not count (2022 年 is 2022年)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import add

__all__ = ["Folded", "fold", "pieces"]

_PRIVATE = 0xE000  # where ASCII marks go, so that the index takes them for letters
_HALF = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_MARKS = {mark: _PRIVATE + mark for mark in range(0x80) if not chr(mark).isalnum()}
_FOLDS = {wide: _MARKS.get(half, half) for wide, half in _HALF.items()} | _MARKS


def fold(text: str) -> str:
    """``text`` as the index and a query both read it."""
    return "".join(_small(text).split()).translate(_FOLDS)


def _small(text: str) -> str:
    """Small letters, one for one; full-width capitals have small letters of their own, so they fall too."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter if len(letter) == 1 else mark for mark, letter in ((m, m.lower()) for m in text))


def pieces(folded: str) -> set[str]:
    """Every character and every two neighbours: what is indexed of a passage and what a query asks for."""
    return {*map(add, folded, folded[1:]), *folded}


class Folded:
    """A text folded, with the way back to its own offsets."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._places = [place for place, mark in enumerate(text) if not mark.isspace()]

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where ``folded`` stands, as offsets into the text, from left to right and never overlapping."""
        place = self.text.find(folded)
        while place >= 0:
            yield self._places[place], self._places[place + len(folded) - 1] + 1
            place = self.text.find(folded, place + len(folded))

    def at(self, offset: int) -> int:
        """The place in the folded text of what stands at ``offset``."""
        return bisect_left(self._places, offset)
