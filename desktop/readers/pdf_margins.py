"""Running headers, footers and page numbers: lines near the paper's edge that come back page after page."""

from __future__ import annotations

import re
from collections import Counter

from desktop.readers.page_numbers import says_more_than_page_number
from desktop.readers.pdf_lines import Line

__all__ = ["without_margins"]

_EDGE = 0.12  # of the paper's height; GB/T 9704 leaves 37 mm (0.125) at the head and 35 mm (0.118) at the foot
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_LINES = 2  # at each edge


def without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The pages without their running lines, and the different words those held."""
    edges = [_edge_lines(page) for page in pages]
    often = Counter(pattern for lines in edges for pattern in {_pattern(line) for line in lines})
    dropped = [[line for line in lines if not says_more_than_page_number(line.text) or _runs(often[_pattern(line)], len(pages))] for lines in edges]
    body = [[line for line in page if line not in gone] for page, gone in zip(pages, dropped, strict=True)]
    words = dict.fromkeys(line.text for lines in dropped for line in lines if says_more_than_page_number(line.text))
    return body, tuple(words)


def _runs(times: int, pages: int) -> bool:
    """Odd and even pages may wear different headers."""
    return times >= 2 and times * 3 >= pages


def _edge_lines(page: list[Line]) -> list[Line]:
    top = [line for line in page[:_LINES] if line.baseline > line.height * (1 - _EDGE)]
    bottom = [line for line in page[-_LINES:] if line.baseline < line.height * _EDGE]
    return top + bottom


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))
