"""Printed lines → paragraphs: a line goes on in the next one when the next begins at the margin and its first word had no room left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from desktop.document.nodes import Block, Cell, Looks, Paragraph, Row, Table, Text
from desktop.readers.pdf_lines import Line, is_wide

__all__ = ["blocks_of"]

_LARGE = 17.5  # points; 小二 is 18
_OPENING, _CLOSING = "“‘（《〈【〔「『", "，。、；：？！）》〉】〕」』”’％…—,.;:?!)%"  # never at the end of a line, never at its beginning
_FIRST_WORD = re.compile(rf"[{_OPENING}]*(?:[0-9A-Za-z.,%:/\-]+|.)(?:[{_OPENING}]+.|[{_CLOSING}]+)*")
_ENDS = "。！？；：…”）"
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、．]|第[一二三四五六七八九十]{1,3}[章节条]")


@dataclass(frozen=True, slots=True)
class _Column:
    """The column text stands in, the usual step from line to line, and whether paragraphs begin with an indent."""

    left: float
    right: float
    size: float
    step: float
    indents: bool


def blocks_of(pages: list[list[Line]]) -> Iterator[Block]:
    """The paragraphs and tables of the pages, a paragraph may run over a page's end."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    column = _column(lines)
    for tabs, group in groupby(_joined(lines, column), key=lambda lines: lines[0].text.count("\t") if len(lines) == 1 else 0):
        rows = list(group)
        if tabs and len(rows) > 1:
            yield Table(tuple(Row(tuple(Cell((Paragraph((Text(cell),) if cell else ()),)) for cell in row[0].text.split("\t"))) for row in rows))
        else:
            yield from (_paragraph(row, column) for row in rows)


def _column(lines: list[Line]) -> _Column:
    size = median(line.size for line in lines)
    lefts = Counter(round(line.left / size * 2) for line in lines)
    often = max(2, len(lines) // 20)
    place = min((place for place, times in lefts.items() if times >= often), default=min(lefts))
    left = median(line.left for line in lines if round(line.left / size * 2) == place)
    steps = [above.baseline - below.baseline for above, below in pairwise(lines) if 0 < above.baseline - below.baseline < 4 * size]
    indented = sum(1.4 < (line.left - left) / size < 2.6 for line in lines)
    return _Column(left, _right(lines, size), size, median(steps) if steps else 1.75 * size, indented >= max(2, len(lines) // 12))


def _right(lines: list[Line], size: float) -> float:
    """The edge long lines reach; marks may hang beyond it, and so may a stray stamp."""
    rights = sorted(line.right for line in lines if line.text[-1] not in _CLOSING) or [max(line.right for line in lines)]
    if len(rights) < 4:
        return rights[-1]
    return next((right for before, right in reversed(list(pairwise(rights))) if right - before < size), rights[-1])


def _joined(lines: list[Line], column: _Column) -> Iterator[list[Line]]:
    running = lines[:1]
    for line in lines[1:]:
        if _goes_on(running[-1], line, len(running) == 1, column):
            running.append(line)
        else:
            yield running
            running = [line]
    yield running


def _goes_on(line: Line, following: Line, first: bool, column: _Column) -> bool:
    if "\t" in line.text or "\t" in following.text or abs(line.size - following.size) > 0.12 * max(line.size, following.size):
        return False
    same_page = line.baseline > following.baseline
    if same_page and line.baseline - following.baseline > 1.5 * max(column.step, 1.2 * line.size):
        return False
    if _centred(following, column) and _balanced(line, column):
        return same_page and line.size > 1.15 * column.size  # a title broken by sense
    if following.left > column.left + 0.8 * column.size:
        return False
    if line.text[-1] in _ENDS and _NUMBERED.match(following.text):
        return False
    room = column.right - line.right
    if column.indents and line.text[-1] not in _ENDS:
        return room < 0.2 * (column.right - column.left)  # a new paragraph would be indented, and this one is in mid-sentence
    return room < _first_width(following) + 0.35 * column.size


def _first_width(line: Line) -> float:
    """Room the next line's beginning would have taken: a number, or a character with the marks that cling to it."""
    found = _FIRST_WORD.match(line.text)
    return sum(line.size if is_wide(character) else line.size * 0.55 for character in (found[0] if found else ""))


def _centred(line: Line, column: _Column) -> bool:
    return line.left - column.left > 1.5 * line.size and _balanced(line, column)


def _balanced(line: Line, column: _Column) -> bool:
    """As far from the left edge as from the right one."""
    return abs((line.left - column.left) - (column.right - line.right)) < 1.5 * line.size


def _paragraph(lines: list[Line], column: _Column) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        blank = "" if not text or is_wide(text[-1]) or is_wide(line.text[0]) or text[-1] == "-" else " "
        text += blank + line.text
    looks = Looks.LARGE if lines[0].size >= _LARGE else Looks.NONE
    if all(_centred(line, column) for line in lines):
        looks |= Looks.CENTERED
    elif lines[0].left > (column.left + column.right) / 2 and column.right - lines[0].right < 5 * lines[0].size:
        looks |= Looks.RIGHT
    return Paragraph((Text(text),), looks=looks)
