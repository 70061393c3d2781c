"""Where a line ends a paragraph and where it was only broken: by a newspaper's columns, a mail program, a portal."""

from __future__ import annotations

from itertools import pairwise

from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.phrases import CLOSERS

__all__ = ["Breaks", "breaks", "ended", "full_lines"]

Breaks = frozenset[int]
_ENDS = frozenset("。！？；：…!?;:")
# a sentence cannot stop after these, nor begin with those
_LEANS = frozenset("，、,（(“《—的和与及或在对为将把被向从到以由按据至并而且但各该每")
_FOLLOWS = frozenset("。，、；：！？）)”》,;%％")
_FULL = 15
_WIDEST = 60
_LONG = 25
_MANY = 3


def ended(text: str) -> bool:
    """Whether a sentence ends where ``text`` ends."""
    return bool(text) and (text.rstrip(CLOSERS)[-1:] in _ENDS or text[-1] in "）)】")


def full_lines(found: tuple[Line, ...]) -> frozenset[int]:
    """The lines that were broken for being full, where the text was wrapped at a fixed width."""
    width = max((len(line.text) for line in found), default=0)
    open_ones = [index for index, line in enumerate(found) if len(line.text) >= _FULL and not line.table and not ended(line.text)]
    near = [index for index in open_ones if len(found[index].text) >= width - 3]
    return frozenset(near) if len(near) >= 4 and len(near) * 2 >= len(open_ones) and width <= _WIDEST else frozenset()


def breaks(found: tuple[Line, ...], taken: frozenset[int]) -> Breaks:
    """The lines whose paragraph goes on in the next line that is not blank; lines ``taken`` have roles of their own.

    One open end that could as well be a forgotten full stop is not enough: such breaks come in numbers.
    """
    full = full_lines(found)
    sure: set[int] = set()
    likely: set[int] = set()
    words = [index for index, line in enumerate(found) if not line.blank]
    for index, after in pairwise(words):
        if index in taken or after in taken or found[index].table or found[after].table or not _open(found[index], found[after], full=index in full):
            continue
        (sure if index in full or _leans(found[index].text, found[after].text) else likely).add(index)
    return frozenset(sure | likely if len(sure) + len(likely) >= _MANY else sure)


def _open(line: Line, after: Line, *, full: bool) -> bool:
    """Whether the sentence in ``line`` may go on in ``after``; an indented line begins a paragraph, list items and headings do not go on."""
    if ended(line.text) or opening(after.text):
        return False
    if line.block != after.block and after.indent >= 2 and after.indent >= line.indent:
        return False
    if opening(line.text) and len(line.text) <= 40 and not any(mark in line.text for mark in "。；;"):
        return full
    return full or len(line.text) >= _LONG or any(mark in line.text for mark in "，。；,;")


def _leans(text: str, after: str) -> bool:
    digits = text[-1].isdigit() and after[:1].isdigit()
    return text[-1] in _LEANS or after[:1] in _FOLLOWS or digits
