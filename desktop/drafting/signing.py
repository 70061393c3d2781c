"""The way an office signs, learned from where the last signature and date of an issued document stand (GB/T 9704 7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.document.text import paragraph_text
from desktop.readers.docx.looks import Seen

__all__ = ["blank", "way_of_signing"]

_POST = re.compile(r"(?:县|区|市|旗|局|镇|乡)长|主任|主席|书记")
_SEALED = "署名在成文日期上方居中、日期右空约四字，是加盖印章的排法"
_STAMPED = "署职务、日期右空约四字，是加盖签名章的排法"
_PLAIN = "署名和成文日期按不加盖印章的排法"
_FAR = 6.0  # characters off, all told: such a place is nobody's habit, so nothing is said of it


def way_of_signing(signs: Sequence[Seen], dates: Sequence[Seen], measure: float) -> tuple[str, str]:
    """The way and why; "" for the way without a seal, and "" for both where there is nothing to see. ``measure``: of the type area, in points."""
    if not signs or not dates:
        return "", ""
    one = max((run.size for run in dates[-1].runs), default=0.0) or 16.0
    sign, date = _stretch(signs[-1], measure), _stretch(dates[-1], measure)
    free = (measure - date[1]) / one
    if free >= 3 and _POST.search(paragraph_text(signs[-1].paragraph)) and measure - sign[1] > 7 * one:
        return "stamp", _STAMPED
    apart = abs(sum(sign) - sum(date)) / 2 / one
    sealed = apart + abs(free - 4)
    if sealed < _unsealed(sign, date, measure, one) and sealed <= _FAR and (apart <= 1.5 or free >= 3):
        return "seal", _SEALED
    return "", _PLAIN


def _unsealed(sign: tuple[float, float], date: tuple[float, float], measure: float, one: float) -> float:
    """How many characters off the places without a seal are (7.3.5.2): the date two right of the signature, or the longer of them two from the edge."""
    behind = abs((date[0] - sign[0]) / one - 2) + abs((measure - sign[1]) / one - 2)
    longer = abs((measure - date[1]) / one - 2) + abs((date[0] - sign[0]) / one - 2)
    ranged = abs((measure - date[1]) / one - 2) + abs((date[1] - sign[1]) / one)
    return min(behind, longer, ranged)


def _stretch(each: Seen, measure: float) -> tuple[float, float]:
    """Where the one line of a paragraph starts and ends, in points from the left edge of the type area; blanks people push it along with count."""
    text = paragraph_text(each.paragraph)
    size = next((run.size for run in each.runs if run.size), 16.0)
    inner, before, behind = _wide(text.strip(), size), blank(text, size), _wide(text[len(text.rstrip()) :], size)
    match each.align:
        case "right":
            end = measure - each.right - behind
            return end - inner, end
        case "center":
            middle = (each.left + each.first + measure - each.right + before - behind) / 2
            return middle - inner / 2, middle + inner / 2
        case _:
            start = each.left + each.first + before
            return start, start + inner


def blank(text: str, size: float) -> float:
    """How wide the blanks ``text`` begins with are, in points."""
    return _wide(text[: len(text) - len(text.lstrip())], size)


def _wide(words: str, size: float) -> float:
    return sum(size if ord(character) > 0x2E7F or character in "“”—…" else size / 2 for character in words)
