"""Blocks → strips: the pieces a page is filled with, each a line of a paragraph or a row of a table; where they stand is not known yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from desktop.document.nodes import Paragraph
from desktop.layout.breaker import Measure, SetLine, set_lines
from desktop.layout.fonts import Fonts
from desktop.layout.habits import Habits
from desktop.layout.ink import POINTS, middle
from desktop.layout.pages import Box, Line, Rule, Stroke
from desktop.layout.placed import Edge, Placed
from desktop.layout.spans import beside_spans, font, opens_prose, spans
from desktop.layout.style import Look, Style

__all__ = ["BESIDE", "Area", "Press", "Strip", "drawn", "lines_of", "lowered", "paragraph_strips", "shifted"]

BESIDE = 1
"""In a line that has no page yet: it belongs to what stands beside its block, not to the block; from 2 on to the first and further ones abreast of it."""

_ALL = 1e6  # points: what shares a line has no second one, and is not lost however long it is
_FOOT = 0.8  # Word and LibreOffice put the foot of the letters at four fifths of an exact line


class Area(NamedTuple):
    """The type area of a sheet: its edges from the upper left corner, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def measure(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def depth(self) -> float:
        """Its height."""
        return self.bottom - self.top


class Press(NamedTuple):
    """What everything is set with."""

    style: Style
    fonts: Fonts
    habits: Habits


class Strip(NamedTuple):
    """What stays together on a page. Lines, boxes and rules stand where they would with its top at 0 and its block at the document's start.

    ``notes``: the keys of the footnotes marked in it. ``cuts``: where it may be cut if it must, from its top: the rows of cells that grew together.
    ``strokes`` and ``words``: a chart and what is written in it, which is no part of the document's text.
    """

    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...] = ()
    rules: tuple[Rule, ...] = ()
    notes: tuple[str, ...] = ()
    cuts: tuple[float, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    words: tuple[Line, ...] = ()


def paragraph_strips(item: Placed, area: Area, press: Press) -> tuple[Strip, ...]:
    """A strip for each line of a placed paragraph, its printed rules with the first and the last."""
    look = item.look
    assert look and isinstance(item.block, Paragraph)
    space = _on_sheet(area, press.style) if item.at == "sheet" else area
    lines = set_lines(spans(item, press.style), _measure(item, look, space, press.style), press.fonts, press.habits)
    key = "body" if look.outline and opens_prose(item.block) else look.key  # a heading's words open such a paragraph, but it is one of the text
    made = [Strip(line.height, (line,), notes=broken.notes) for line, broken in zip(lines_of(lines, look, press, item.size, key), lines)]
    if item.beside:
        made[0] = made[0]._replace(lines=(*made[0].lines, _beside(item, look, area, press)))
    made[0] = made[0]._replace(lines=(*made[0].lines, *_abreast(item, look, area, press)))
    for edge in item.edges:
        at = -1 if edge.below else 0
        made[at] = _edged(made[at], edge, area)
    return tuple(made)


def _on_sheet(area: Area, style: Style) -> Area:
    """Where a letter's mark may stand: as far as its rule reaches, in the middle of the sheet (10.1)."""
    reach, shift = (style.head.rule_width * POINTS - area.measure) / 2, middle(style)
    return Area(area.left - reach + shift, area.top, area.right + reach + shift, area.bottom)


def _measure(item: Placed, look: Look, area: Area, style: Style) -> Measure:
    one = style.character(look)
    left = _twip(look.left * one if item.left is None else item.left)
    right = _twip(look.right * one if item.right is None else item.right)
    first = _twip(look.first * one if item.first is None else item.first)
    return Measure(area.left + left, area.measure - left - right, first, item.align or look.align)


def _twip(points: float) -> float:
    return round(points * 20) / 20


def lines_of(lines: tuple[SetLine, ...], look: Look, press: Press, size: float | None = None, key: str = "") -> tuple[Line, ...]:
    """The lines of a paragraph with the height its look gives them, each with its top at 0; ``key`` names another look than ``look`` on them."""
    if look.free:
        metrics = press.fonts.metrics(font(look))
        height, foot = metrics.height * (size or look.size), metrics.ascent * (size or look.size)
    else:
        height = look.leading or press.style.page.pitch
        foot = _FOOT * height
    count = len(lines)
    return tuple(Line(0.0, height, foot, line.runs, 0, 0, key or look.key, number, count, line.hangs) for number, line in enumerate(lines))


def _beside(item: Placed, look: Look, area: Area, press: Press) -> Line:
    """What stands at the right end of the first line; a line of its own at the same height, marked as of the second block."""
    measure = Measure(area.left - _ALL, _ALL + area.measure - item.beside_right, 0.0, "right")
    lines = set_lines(beside_spans(item, press.style), measure, press.fonts, press.habits)
    return lines_of(lines[:1], look, press)[0]._replace(block=BESIDE)


def _abreast(item: Placed, look: Look, area: Area, press: Press) -> Iterator[Line]:
    """What stands on the line, each centred on its place."""
    for place, each in enumerate(item.abreast, BESIDE + 1):
        spanned = spans(Placed(each.block, look), press.style)
        lines = set_lines(spanned, Measure(area.left + each.middle - _ALL, 2 * _ALL, 0.0, "center"), press.fonts, press.habits)
        yield lines_of(lines[:1], look, press)[0]._replace(block=place)


def _edged(strip: Strip, edge: Edge, area: Area) -> Strip:
    """``strip`` with a printed rule under it, or over it and everything else lower."""
    shift = 0.0 if edge.below else edge.depth
    y = strip.height + edge.gap if edge.below else 0.0
    rules = []
    for weight in edge.weights:
        rules.append(
            Rule(area.left - edge.reach + edge.shift, y + weight / 2, area.right + edge.reach + edge.shift, y + weight / 2, weight, edge.colour)
        )
        y += weight + edge.apart
    lowered = shifted(strip, shift) if shift else strip
    return lowered._replace(height=strip.height + edge.depth, rules=(*lowered.rules, *rules))


def shifted(strip: Strip, by: float) -> Strip:
    """``strip`` with all that stands in it ``by`` points lower; its height stays."""
    return strip._replace(
        lines=tuple(lowered(line, by) for line in strip.lines),
        boxes=tuple(replace(box, y=box.y + by) for box in strip.boxes),
        rules=tuple(replace(rule, y=rule.y + by, to_y=rule.to_y + by) for rule in strip.rules),
        cuts=tuple(cut + by for cut in strip.cuts),
        strokes=tuple(drawn(stroke, by) for stroke in strip.strokes),
        words=tuple(lowered(line, by) for line in strip.words),
    )


def drawn(stroke: Stroke, by: float, block: int = -1) -> Stroke:
    """``stroke`` moved down by ``by`` points, as of ``block``."""
    return replace(stroke, points=tuple((x, y + by) for x, y in stroke.points), block=block)


def lowered(line: Line, by: float) -> Line:
    """``line`` moved down by ``by`` points."""
    return line._replace(top=line.top + by, baseline=line.baseline + by)
