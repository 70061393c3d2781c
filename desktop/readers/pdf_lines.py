"""Characters of a PDF page → lines: text with its left and right end, baseline and size, all in points from the page's lower left corner."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from desktop.readers.radicals import plain_characters

__all__ = ["Line", "is_wide", "lines_of"]

_WIDE = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026\U00020000-\U0003ffff]")
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # what PDFium puts for a hyphen at the end of a line
_COLUMN_GAP = 2.0  # em; wider gaps part the cells of a row


class _Character(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float
    generated: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; ``height`` is that of its page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    height: float


def is_wide(character: str) -> bool:
    """Whether a character takes a full cell of the grid."""
    return bool(_WIDE.match(character))


def lines_of(page: pdfium.PdfPage) -> list[Line]:
    """The lines of ``page`` from top to bottom."""
    textpage = page.get_textpage()
    try:
        height = page.get_height()
        rows = _rows(_characters(textpage))
        lines = [line for row in rows if (line := _line(row, height)) is not None]
    finally:
        textpage.close()
    return sorted(lines, key=lambda line: (-round(line.baseline, 1), line.left))


def _characters(textpage: pdfium.PdfTextPage) -> Iterator[_Character]:
    handle = textpage.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = 0
    for index in range(textpage.count_chars()):
        point = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= point < 0xDC00:  # PDFium tells a character beyond the basic plane in two halves
            high = point
            continue
        if high and 0xDC00 <= point < 0xE000:
            point = 0x10000 + ((high - 0xD800) << 10) + point - 0xDC00
        high = 0
        if point in (0x0D, 0x0A, 0) or not raw.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, box):
            continue
        text = _HYPHENS.get(point) or (chr(point) if not 0xD800 <= point < 0xE000 and point < 0x110000 else "\ufffd")
        width = box.right - box.left
        size = width if is_wide(text) else (box.top - box.bottom) / 1.2
        yield _Character(text, x.value, box.right, y.value, size, bool(raw.FPDFText_IsGenerated(handle, index)))


def _rows(characters: Iterable[_Character]) -> list[list[_Character]]:
    """Characters on one baseline, in order from left to right, whatever order the file draws them in."""
    rows: list[list[_Character]] = []
    for character in characters:
        if rows and _same_row(rows[-1][0], character):
            rows[-1].append(character)
        elif near := next((row for row in rows[-40:] if _same_row(row[0], character)), None):
            near.append(character)
        else:
            rows.append([character])
    return [sorted(row, key=lambda item: item.left) for row in rows]


def _same_row(first: _Character, other: _Character) -> bool:
    return abs(first.baseline - other.baseline) < 0.45 * max(first.size, other.size, 4.0)


def _line(row: list[_Character], height: float) -> Line | None:
    visible = [character for character in row if not character.text.isspace()]
    if not visible:
        return None
    size = median([character.size for character in visible if is_wide(character.text)] or [character.size for character in visible])
    return Line(
        _text(row, size), visible[0].left, max(character.right for character in visible), median(item.baseline for item in visible), size, height
    )


def _text(row: list[_Character], size: float) -> str:
    text, right = "", row[0].left
    for character in row:
        if character.text.isspace() and (character.generated or character.text == "\xa0"):
            text += " " if text and not text.endswith(" ") else ""
            continue
        if text.strip() and not character.text.isspace() and character.left - right > _COLUMN_GAP * size:
            text = text.rstrip() + "\t"
        text += character.text
        right = max(right, character.right)
    return _BETWEEN.sub("", plain_characters(text.strip(" \u3000\r\n")))


_BETWEEN = re.compile(rf"(?<={_WIDE.pattern}) (?=.)|(?<=.) (?={_WIDE.pattern})")
