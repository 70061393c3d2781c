"""What a search takes for the same: full and half width, capitals and small letters, and blanks, which do not count (2022 年 is 2022年)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from operator import add

__all__ = ["Folded", "Sought", "fold", "pieces"]

_PRIVATE = 0xE000  # where ASCII marks go, so that the index takes them for letters
_MARKS = {chr(mark): chr(_PRIVATE + mark) for mark in range(0x80) if not chr(mark).isalnum()}
_FOLDS = {chr(half + 0xFEE0): _MARKS.get(chr(half), chr(half)) for half in range(0x21, 0x7F)} | _MARKS
_TURNED = re.compile("[\x00-/:-@[-`{-\x7f\uff01-\uff5e]")  # the keys of _FOLDS: some ten of a paragraph's hundred characters


def _forms() -> dict[str, str]:
    """Every character that folds to a given one, for those that some other character folds to."""
    made: dict[str, str] = defaultdict(str)
    for mark, folded in _FOLDS.items():
        made[folded] += mark
    for letter in "abcdefghijklmnopqrstuvwxyz":
        made[letter] += letter + letter.upper() + chr(ord(letter.upper()) + 0xFEE0)
    made["k"] += "\u212a"  # the sign of the kelvin has a small letter in ASCII
    for digit in "0123456789":
        made[digit] += digit
    return made


_FORMS = _forms()


def fold(text: str) -> str:
    """``text`` as the index and a query both read it."""
    return _TURNED.sub(_turned, "".join(_small(text).split()))


def _turned(mark: re.Match[str]) -> str:
    return _FOLDS[mark[0]]


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
        straight = len(self.text) == len(text)  # no blanks: offsets are the same
        self._places = range(len(text)) if straight else [place for place, mark in enumerate(text) if not mark.isspace()]

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where ``folded`` stands, as offsets into the text, from left to right and never overlapping."""
        place = self.text.find(folded)
        while place >= 0:
            yield self._places[place], self._places[place + len(folded) - 1] + 1
            place = self.text.find(folded, place + len(folded))


class Sought:
    """A folded word looked for in texts as they stand: folding each of them takes five times as long."""

    def __init__(self, word: str) -> None:
        self.word = word
        # letters outside ASCII have small letters in ways of their own: for those the text is folded after all
        self._plain = len(word) <= 60 and all(mark in _FORMS or mark.lower() == mark.upper() for mark in word)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"\s*".join(f"[{re.escape(_FORMS[mark])}]" if mark in _FORMS else re.escape(mark) for mark in self.word))

    def stands_in(self, text: str) -> bool:
        """Whether the text, folded, holds the word."""
        if self.word in text:
            return True
        return self._pattern.search(text) is not None if self._plain else self.word in fold(text)

    def count(self, text: str) -> int:
        """How often it stands there."""
        if self._plain and self.word not in text:
            return len(self._pattern.findall(text))
        return text.count(self.word) or fold(text).count(self.word)
