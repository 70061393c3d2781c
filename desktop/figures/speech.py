"""What part of speech a short word is, by the dictionary: lists of verbs never end, and official prose makes nouns of most of them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from desktop.language.words import tokens

__all__ = ["acts", "names_a_thing", "word_from"]

_SHORT = 3  # characters of a word looked up as one
_IDLE = frozenset("d c p r u y e o f m t q".split())


@lru_cache(maxsize=4096)
def acts(words: str) -> bool:
    """Whether ``words`` are one verb (死亡, 归集): what was done to things told elsewhere."""
    if not 2 <= len(words) <= _SHORT:
        return False
    found = tokens(words)
    return len(found) == 1 and found[0].tag == "v"


@lru_cache(maxsize=4096)
def names_a_thing(words: str) -> bool:
    """Whether ``words`` can stand as a noun: they end with no particle, adverb, time or verb (拆开看, 自查率须, 即时)."""
    if not words:
        return False
    found = tokens(words[-12:])
    last = found[-1]
    return last.tag not in _IDLE and not (last.tag == "v" and len(found) > 1 and found[-2].tag[0] in "vdp")


@lru_cache(maxsize=2048)
def word_from(words: str, low: int) -> int:
    """Where the first word of ``words`` at or after ``low`` starts; never what a number counts (10|千伏) nor the last two characters, then ``low``."""
    found = tokens(words)
    for before, word in pairwise(found):
        if word.start >= low and not words[before.end - 1].isdigit() and len(words) - word.start > 2:
            return word.start
    return low
