"""Blocks that stand at a place of their own: a letter's mark on the sheet (10.1), the imprint at the foot of the last page (7.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop.document.text import block_text
from desktop.layout.ink import POINTS, leading
from desktop.layout.measure import width
from desktop.layout.placing import Edge, Placed
from desktop.layout.style import Style
from desktop.writers.docx.boxes import anchored, at, box, rule
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.paragraphs import paragraph

__all__ = ["foot", "sheet"]


def sheet(items: Sequence[Placed], style: Style, notes: Notes) -> str:
    """The mark of a letter and the rule under it, over the whole width of the rule, whatever stands in the text."""
    wide = style.head.rule_width * POINTS
    down = at("V", "page", offset=items[0].top)
    made = box(_content(items, style, notes), 1, "mark", wide=wide, high=_height(items, style), across=at("H", "page", align="center"), down=down)
    return anchored(made, 0.0)


def foot(items: Sequence[Placed], style: Style, notes: Notes, *, turned: bool) -> str:
    """The imprint; the text keeps as much room as it takes, so that it moves to the next page where the last one is full.

    ``turned``: some sheet before lies on its side, after which LibreOffice 7.4 puts what is aligned with the margin 2 mm too high.
    """
    high = _height(items, style)
    across, down = at("H", "margin", align="left"), at("V", "margin", align="bottom")
    if turned:
        down = at("V", "page", offset=(style.page.height - style.page.bottom) * POINTS - high)
    return anchored(box(_content(items, style, notes), 2, "imprint", wide=style.page.measure, high=high, across=across, down=down), high)


def _content(items: Sequence[Placed], style: Style, notes: Notes) -> str:
    made: list[str] = []
    for item in items:
        made += [_rules(edge) for edge in item.edges if not edge.below]
        made.append(paragraph(item, style, notes))
        made += [_rules(edge) for edge in item.edges if edge.below]
    return "".join(made)


def _rules(edge: Edge) -> str:
    return "".join(rule(weight, gap, edge.colour) for weight, gap in _strokes(edge))


def _strokes(edge: Edge) -> list[tuple[float, float]]:
    """Each stroke with the gap over it; no line of Word's is lower than a point."""
    gaps = [edge.gap, *[edge.apart] * (len(edge.weights) - 1)]
    return [(weight, max(gap, 1.0)) for weight, gap in zip(edge.weights or (0.0,), gaps)]


def _height(items: Sequence[Placed], style: Style) -> float:
    rules = sum(weight + gap for item in items for edge in item.edges for weight, gap in _strokes(edge))
    return rules + sum(_lines(item, style) * leading(item.look, style) for item in items if item.look)


def _lines(item: Placed, style: Style) -> int:
    """How many lines a paragraph of the imprint takes, by the widths of the named faces."""
    assert item.look
    room = style.page.measure - (item.left or 0.0) - (item.right or 0.0)
    wide = width(block_text(item.block).strip(), item.look) * item.scale + (item.first or 0.0)
    return max(1, math.ceil((wide - 0.1) / room)) if item.at == "foot" and not item.beside else 1
