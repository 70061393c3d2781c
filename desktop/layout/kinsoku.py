"""Where a line of Chinese may end (避头尾): marks that may not start or end a line, words and numbers that are not cut."""

from __future__ import annotations

import re

from desktop.layout.habits import WORD, Habits
from desktop.layout.western import parts

__all__ = ["HANGING", "NOT_FIRST", "NOT_LAST", "breakable", "last_break"]

NOT_FIRST = frozenset("!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—⑳")
"""Word's list for simplified Chinese, the dash, which GB/T 15834 5.1.7 keeps off a line's start, and what stands for a note's mark."""

NOT_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
"""Word's list for simplified Chinese, without the interpunct, which stands in its other list as well."""

HANGING = frozenset("，。、；：？！．")
"""The marks of which Word lets one stand in the margin (overflowPunct, ECMA-376 17.3.1.21)."""

_HELD = frozenset("、。〃〉》」』】〕〗），．］｝”’")
"""Full-width marks that LibreOffice does not part from a western character behind them; behind ：；？！ it does."""

_WORD = re.compile(r"[!-~\u00a1-\u00b6\u00b8-\u024f]")
"""What belongs to a western word or number; such a word is not cut."""


def breakable(text: str, at: int, habits: Habits = WORD) -> bool:
    """Whether a line of ``text`` may end before offset ``at``, which lies inside it."""
    before, after = text[at - 1], text[at]
    if before in "\n\t" or after == "\n":
        return True
    if habits.unicode and before == " ":
        return after != " "
    if habits.unicode and before == after == "—" and _WORD.match(text[max(at - 2, 0) : at - 1]):
        return False  # LB17: behind a western word a dash of two cells is one
    if (after in NOT_FIRST and after not in habits.starts) or before in NOT_LAST or after == " ":
        return False
    if _WORD.match(after):
        return _between(before, after, habits)
    return after not in "“‘" or not _quoted(text, at, habits)


def _quoted(text: str, at: int, habits: Habits) -> bool:
    """Whether the opening quote at ``at`` holds to what stands before it: a number (LB19), or, with a western word inside it, a stop."""
    before = text[at - 1]
    return (habits.unicode and _WORD.match(before) is not None) or (habits.holds and before in "，。" and _WORD.match(text, at + 1) is not None)


def _between(before: str, after: str, habits: Habits) -> bool:
    """Whether a line may end before the western character ``after``."""
    if _WORD.match(before):
        return parts(before, after) if habits.unicode else before in " -"
    return not (habits.holds and before in _HELD)


def last_break(text: str, start: int, limit: int, end: int, habits: Habits = WORD) -> int:
    """The last offset after ``start`` and up to ``limit`` at which a line may end; ``limit`` itself where there is none, so that text goes on."""
    if limit >= end:
        return end
    at = limit
    while at > start:
        if breakable(text, at, habits):
            return at
        at -= 1
    return max(limit, start + 1)
