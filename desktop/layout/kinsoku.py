"""Where a line of Chinese may end (避头尾): marks that may not start or end a line, words and numbers that are not cut."""

from __future__ import annotations

import re

__all__ = ["HANGING", "NOT_FIRST", "NOT_LAST", "breakable", "last_break"]

NOT_FIRST = frozenset("!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—")
"""Word's list for simplified Chinese, and the dash, which GB/T 15834 5.1.7 keeps off a line's start."""

NOT_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
"""Word's list for simplified Chinese, without the interpunct, which stands in its other list as well."""

HANGING = frozenset("，。、；：？！．")
"""The marks of which Word lets one stand in the margin (overflowPunct, ECMA-376 17.3.1.21)."""

_HELD = frozenset("、。〃〉》」』】〕〗！），．：；？］｝”’")
"""Full-width marks that LibreOffice does not part from a western character behind them."""

_WORD = re.compile(r"[!-~\u00a1-\u00b6\u00b8-\u024f]")
"""What belongs to a western word or number; such a word is not cut."""


def breakable(text: str, at: int, *, holds: bool = False) -> bool:
    """Whether a line of ``text`` may end before offset ``at``, which lies inside it; ``holds``: not between a full-width mark and a western character."""
    before, after = text[at - 1], text[at]
    if before in "\n\t" or after == "\n":
        return True
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    if not _WORD.match(after):
        return True
    return before in " -" or not (_WORD.match(before) or (holds and before in _HELD))


def last_break(text: str, start: int, limit: int, end: int, *, holds: bool = False) -> int:
    """The last offset after ``start`` and up to ``limit`` at which a line may end; ``limit`` itself where there is none, so that text goes on."""
    if limit >= end:
        return end
    at = limit
    while at > start:
        if breakable(text, at, holds=holds):
            return at
        at -= 1
    return max(limit, start + 1)
