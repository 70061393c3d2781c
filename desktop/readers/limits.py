"""How much a reader takes on before it refuses: chosen so that any input is answered within 2 s and 300 MB."""

from __future__ import annotations

from desktop.outcome import Refused

__all__ = [
    "MAX_COLUMNS",
    "MAX_ENTRIES",
    "MAX_FILE",
    "MAX_MARGINS",
    "MAX_PAGES",
    "MAX_PARAGRAPHS",
    "MAX_PART",
    "MAX_SIDE_WEIGHT",
    "MAX_TEXT",
    "MAX_WEIGHT",
    "check_paragraphs",
    "megabytes",
]

_MEGABYTE = 1024 * 1024
MAX_FILE = 150 * _MEGABYTE  # on disk; reports with photographs reach some 60 MB
MAX_TEXT = 20 * _MEGABYTE  # of .txt or .html; ten times the longest yearbook
MAX_PART = 48 * _MEGABYTE  # of one XML part once inflated
MAX_WEIGHT = 110 * _MEGABYTE  # of the text's parsed tree, estimated before it is built; a written page weighs some 80 kB
MAX_SIDE_WEIGHT = 40 * _MEGABYTE  # of the trees beside it: styles, lists, notes
MAX_MARGINS = 60  # header and footer parts looked into
MAX_PARAGRAPHS = 200_000  # some 5,000 pages
MAX_ENTRIES = 4_000  # files in one .docx package
MAX_COLUMNS = 1_000  # of a table; Word itself stops at 63
MAX_PAGES = 2_000  # of a .pdf


def megabytes(size: int) -> str:
    """``size`` in bytes as people read it."""
    return f"{size / _MEGABYTE:.0f}MB"


def check_paragraphs(count: int) -> None:
    """Refused: more paragraphs than a report can have."""
    if count > MAX_PARAGRAPHS:
        raise Refused(f"的段落超过{MAX_PARAGRAPHS // 10_000}万个的上限，请拆成几个文件后再读。")
