"""Signature and date in the three ways of 7.3.5, brackets round the contact note (7.3.6), and the note of attachments (7.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.document.nodes import Paragraph
from desktop.document.text import paragraph_text
from desktop.layout.measure import width
from desktop.layout.placed import Placed
from desktop.layout.style import Style
from desktop.layout.tabbed import parted
from desktop.layout.together import NEXT_SEAL, together

__all__ = ["attached", "bracketed", "signed"]

_SEAL_LINES = 2  # blank lines over the signature: the upper edge of a seal of 42 mm is then within one line of the text (7.3.5.1)
_SEAL_RIGHT = 4
_STAMP_LEFT = 2
_NEARLY = 0.25  # characters: a date that much shorter counts as long as the signature, since it would touch the edge in faces with wider digits
_NOTE = re.compile(r"附\s?件\s?[:：]\s*")
_COUNTED = re.compile(r"\d{1,2}\s?[.．、]\s*")


def stretches(indexes: Sequence[int]) -> Iterator[range]:
    """The runs of neighbours among ``indexes``, which rise."""
    start = 0
    for place, index in enumerate(indexes):
        if place + 1 == len(indexes) or index + 1 < indexes[place + 1]:
            yield range(indexes[start], index + 1)
            start = place + 1


def signed(placed: list[Placed], style: Style) -> None:
    """Sets every signature and date where the style's way of signing wants them."""
    signature, date = style.looks["signature"], style.looks["date"]
    placed[:] = [piece for item in placed for piece in (parted(item, style) if item.look is signature else (item,))]
    # from the last on, since joint signatures become one block
    for run in reversed(list(stretches([index for index, item in enumerate(placed) if item.look is signature or item.look is date]))):
        signs = [index for index in run if placed[index].look is signature]
        dates = [index for index in run if placed[index].look is date]
        match style.closing.way:
            case "plain":
                _unsealed(placed, signs, dates, style)
            case "seal":
                _sealed(placed, signs, dates, style)
            case "stamp":
                _stamped(placed, signs, dates, style)


def _unsealed(placed: list[Placed], signs: list[int], dates: list[int], style: Style) -> None:
    """7.3.5.2: the date starts two characters right of the signature; where it is the longer, it keeps two on its right instead."""
    if signs and dates:
        wide, dated = _widest(placed, signs), _widest(placed, dates)
        for index in (*signs, *dates):
            placed[index] = _beside(placed[index], wide, dated, style)


def _beside(item: Placed, signed: float, dated: float, style: Style) -> Placed:
    signature, date, cell = style.looks["signature"], style.looks["date"], style.page.cell
    shorter = dated <= signed - _NEARLY * cell
    if item.look is date and shorter:  # from the left, so that the start holds whatever the face makes of its digits
        # and it may reach into the margin, since a substitute's wider digits must not turn the line
        return item._replace(align="left", left=max(style.page.measure - signature.right * cell - signed + 2 * cell, 0.0), right=-2 * cell)
    if item.look is signature and not shorter:
        return item._replace(right=date.right * cell + dated + 2 * cell - _width(item))
    return item


def _sealed(placed: list[Placed], signs: list[int], dates: list[int], style: Style) -> None:
    """7.3.5.1: the date four characters from the right, each signature over its middle; the seal needs its room over them."""
    page, right = style.page, _SEAL_RIGHT * style.page.cell
    wide, dated = _widest(placed, signs), _widest(placed, dates)
    if made := together([placed[index] for index in signs], wide, page.measure - right - dated / 2, style) if _neighbours(signs) else []:
        for index in dates:
            placed[index] = placed[index]._replace(align="right", left=0.0, right=right)
        placed[signs[0] : signs[-1] + 1] = [made[0]._replace(gap=max(made[0].gap, _SEAL_LINES)), *made[1:]]
        return
    for index in signs[1:] if _neighbours(signs) else ():
        placed[index] = placed[index]._replace(gap=NEXT_SEAL)
    middle = max(right + dated / 2, wide / 2)  # from the right edge: a long signature pushes the date left
    pushed = middle > right + dated / 2
    for index in () if pushed else dates:
        placed[index] = placed[index]._replace(align="right", left=0.0, right=right)
    for index in (*signs, *dates) if pushed else signs:
        reach = max(min(middle, page.measure - middle), wide / 2 + style.page.cell)  # either side of the middle of the date
        placed[index] = placed[index]._replace(align="center", left=max(page.measure - middle - reach, 0.0), right=middle - reach)
    first = min((*signs, *dates))
    placed[first] = placed[first]._replace(gap=max(placed[first].gap, _SEAL_LINES))


def _neighbours(signs: list[int]) -> bool:
    return len(signs) > 1 and signs[-1] - signs[0] == len(signs) - 1


def _stamped(placed: list[Placed], signs: list[int], dates: list[int], style: Style) -> None:
    """7.3.5.3: the stamp two lines under the text and four characters from the right, the post two left of it, the date a line under it."""
    cell = style.page.cell
    for index in signs:
        placed[index] = placed[index]._replace(right=(_SEAL_RIGHT + style.closing.stamp + _STAMP_LEFT) * cell, gap=2.0)
    for index in dates:
        placed[index] = placed[index]._replace(align="right", left=0.0, right=_SEAL_RIGHT * cell, gap=1.0 if signs else placed[index].gap)


def bracketed(placed: list[Placed]) -> None:
    """Marks the first and the last of a run whose look wants brackets round it (7.3.6), unless it brings its own."""
    for run in stretches([index for index, item in enumerate(placed) if item.look and item.look.open]):
        if not _text(placed[run.start]).startswith(("（", "(")):
            placed[run.start] = placed[run.start]._replace(opens=True)
            placed[run.stop - 1] = placed[run.stop - 1]._replace(closes=True)


def attached(placed: list[Placed], style: Style) -> None:
    """Indents the note of attachments so that turned lines start under the name, and numbers under numbers (7.3.4)."""
    look = style.looks["attachment_note"]
    for run in stretches([index for index, item in enumerate(placed) if item.look is look]):
        under = look.first * style.page.cell
        for index in run:
            text = _text(placed[index])
            label = found[0] if (found := _NOTE.match(text)) else ""
            number = found[0] if (found := _COUNTED.match(text, len(label))) else ""
            start = look.first * style.page.cell if label else under
            under = start + width(label, look) if label else under
            placed[index] = placed[index]._replace(left=start + width(label + number, look), right=0.0, first=-width(label + number, look))


def _widest(placed: list[Placed], indexes: Sequence[int]) -> float:
    return max((_width(placed[index]) for index in indexes), default=0.0)


def _width(item: Placed) -> float:
    return width(_text(item), item.look) if item.look else 0.0


def _text(item: Placed) -> str:
    return paragraph_text(item.block).strip() if isinstance(item.block, Paragraph) else ""
