"""Lines in a page's margin that hold nothing but its number."""

from __future__ import annotations

import re

__all__ = ["says_more_than_page_number"]

_COUNT = r"[\d一二三四五六七八九十百〇IVXivx]*"
_DASHES = r"[\-–—―－─·•.|/~～\s]*"
_LINE = re.compile(
    rf"{_DASHES}第?{_DASHES}{_COUNT}{_DASHES}页?{_DASHES}[，,、（(]?共?{_DASHES}{_COUNT}{_DASHES}页?{_DASHES}[)）]?|page\s*\d+(?:\s*(?:of|/)\s*\d+)?",
    re.IGNORECASE,
)


def says_more_than_page_number(line: str) -> bool:
    """Whether ``line`` holds words besides — 1 —, 第1页 共8页, 2/5, Page 1 of 3."""
    return not _LINE.fullmatch(line.strip())
