"""The mark (发文机关标志, 7.2.4) made to fit its line; that of several offices: names alike in width, 文件 at their right, in the middle of their height."""

from __future__ import annotations

from desktop.document.nodes import Paragraph, Role, Text
from desktop.document.text import paragraph_text
from desktop.layout.cutting import cut
from desktop.layout.ink import POINTS, above, leading, middle
from desktop.layout.measure import width
from desktop.layout.placed import Placed
from desktop.layout.style import Look, Style

__all__ = ["evened", "fitted"]

_NARROWEST = 0.66  # a mark's characters are made narrower before they are made smaller
_WORD = "文件"
_SPARE = 4.0  # points, so that no program turns the line
_BETWEEN = 0.5  # of a character, between the names and 文件


def fitted(item: Placed, style: Style) -> Placed:
    """A mark wider than its line made narrower, then smaller."""
    if not item.look or item.look.key != "office_mark":
        return item
    room = style.page.measure if style.head.format == "general" else style.head.rule_width * POINTS
    return _shrunk(item, item.look, room / max(width(_text(item), item.look), 1.0))


def _shrunk(item: Placed, look: Look, part: float) -> Placed:
    """``item`` at ``part`` of its width, where that is less than all of it."""
    if part >= 1:
        return item
    scale = max(part, _NARROWEST)
    return item._replace(scale=int(scale * 100) / 100, size=None if part >= _NARROWEST else int(look.size * part / scale * 2) / 2)


def evened(head: list[Placed], style: Style) -> tuple[list[Placed], Placed | None]:
    """``head`` with the names of a joint mark made alike in width, and 文件 beside them, taken from the end of the last; None where there is none."""
    places = [index for index, item in enumerate(head) if item.look and item.look.key == "office_mark"]
    if len(places) < 2:
        return head, None
    look = style.looks["office_mark"]
    names, word = _parted([head[index] for index in places])
    if len(names) < 2:
        return head, None
    beside = width(_WORD, look) + _BETWEEN * look.size if word else 0.0
    widest = max(width(_text(name), look) for name in names)
    part = min((style.page.measure - _SPARE - 2 * abs(middle(style))) / (widest + beside), 1.0)
    left = (style.page.measure - (widest + beside) * part) / 2
    made = [_spread(_shrunk(name._replace(scale=1.0, size=None), look, part), look, widest * part, left) for name in names]
    kept = [*head[: places[0]], *made, *(item for index, item in enumerate(head) if index > places[0] and index not in places)]
    return kept, _word(word, made, look, left + widest * part + _BETWEEN * look.size * part, style) if word else None


def _parted(marks: list[Placed]) -> tuple[list[Placed], Placed | None]:
    """The names, and 文件 where one of them is just that or the last ends with it."""
    alone = [mark for mark in marks if _text(mark) == _WORD]
    if alone:
        return [mark for mark in marks if _text(mark) != _WORD], alone[0]
    last = marks[-1]
    text = paragraph_text(last.block) if isinstance(last.block, Paragraph) else ""
    if not text.rstrip().endswith(_WORD) or not isinstance(last.block, Paragraph):
        return marks, None
    at = text.rindex(_WORD)
    name, _ = cut(last.block, at, at)
    word = last._replace(block=Paragraph((Text(_WORD),), Role.OFFICE_MARK), offset=at)
    return [*marks[:-1], last._replace(block=name)], word


def _spread(item: Placed, look: Look, wide: float, left: float) -> Placed:
    """A name over ``wide`` points from ``left``, its characters moved apart by the same."""
    text = _text(item)
    own = width(text, look) * item.scale * (item.size or look.size) / look.size
    apart = max(wide - own, 0.0) / max(len(text) - 1, 1)
    return item._replace(align="left", left=left, right=-look.size, first=0.0, spread=int(apart * 20) / 20)


def _word(word: Placed, names: list[Placed], look: Look, left: float, style: Style) -> Placed:
    """文件 on the sheet, half way down the names."""
    size, scale, line = names[0].size, names[0].scale, leading(look, style)
    top = (style.page.top + style.head.mark_top) * POINTS - above(look, style, size or 0.0) + (len(names) - 1) * line / 2
    reach = (style.head.rule_width * POINTS - style.page.measure) / 2 - middle(style)
    return word._replace(at="sheet", top=top, gap=0.0, align="left", left=left + reach, right=0.0, first=0.0, scale=scale, size=size)


def _text(item: Placed) -> str:
    return paragraph_text(item.block).strip() if isinstance(item.block, Paragraph) else ""
