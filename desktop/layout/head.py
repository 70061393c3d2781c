"""The head (版头): mark, number, who signs it and the red rule, in the general format (7.2) and in the letter format (10.1)."""

from __future__ import annotations

import re

from desktop.document.nodes import Paragraph, Role
from desktop.document.text import paragraph_text
from desktop.layout.ink import POINTS, above, below, leading
from desktop.layout.measure import width
from desktop.layout.placed import Edge, Placed
from desktop.layout.style import Look, Style

__all__ = ["headed", "middle"]

_NARROWEST = 0.66  # a mark's characters are made narrower before they are made smaller
_LABEL = re.compile(r"(?:领导)?签\s?发\s?人?\s?[：:]\s*")
_MARKS = ("copy_number", "secrecy", "urgency")
_ABOVE = ("doc_number", "signer", "office_mark")
_UNDER_RULE = 7 / 8  # of a character of body size, between a letter's rule and what stands by it (10.1)


def headed(placed: list[Placed], style: Style) -> None:
    """Sets the head at the start of ``placed``."""
    stop = next((index for index, item in enumerate(placed) if not item.look or item.look.key not in (*_MARKS, *_ABOVE, "result")), len(placed))
    head = [_named(_fitted(item, style), style) for item in placed[:stop]]
    head = _letter(head, style) if style.head.format == "letter" else _general(head, style)
    rest = placed[stop:]
    if rest and rest[0].look:
        rest[0] = _first_under(head, rest[0], style)
    placed[:] = [*head, *rest]


def _fitted(item: Placed, style: Style) -> Placed:
    """A mark wider than its line made narrower, then smaller."""
    if not item.look or item.look.key != "office_mark" or not isinstance(item.block, Paragraph):
        return item
    room = style.page.measure if style.head.format == "general" else style.head.rule_width * POINTS
    wide = width(paragraph_text(item.block).strip(), item.look)
    if wide <= room:
        return item
    scale = max(room / wide, _NARROWEST)
    return item._replace(scale=int(scale * 100) / 100, size=None if room / wide >= _NARROWEST else int(item.look.size * room / wide / scale * 2) / 2)


def _named(item: Placed, style: Style) -> Placed:
    """签发人： in the body's face, the name behind it in its own (7.2.6)."""
    if not item.look or item.look.key != "signer" or not isinstance(item.block, Paragraph):
        return item
    return item._replace(spans=_name(item.block, style))


def _name(paragraph: Paragraph, style: Style) -> tuple[tuple[int, int, Look], ...]:
    text = paragraph_text(paragraph)
    found = _LABEL.match(text.lstrip())
    start = len(text) - len(text.lstrip()) + (found.end() if found else 0)
    return ((start, len(text), style.looks["signer_name"]),) if text[start:].strip() else ()


def _general(head: list[Placed], style: Style) -> list[Placed]:
    marks = [index for index, item in enumerate(head) if _is(item, "office_mark")]
    if not marks:
        return head
    mark = head[marks[0]]
    assert mark.look
    over = sum(item.gap * style.page.pitch + leading(item.look, style) for item in head[: marks[0]] if item.look)
    gap = style.head.mark_top * POINTS - over - above(mark.look, style, mark.size or 0.0)
    head[marks[0]] = mark._replace(gap=max(gap, 0.0) / style.page.pitch)
    head = [_at_right(item, style) for item in _joined(head, "doc_number", "signer", style)]
    if marks[-1] + 1 < len(head):  # where the number is lacking, what stands in its place
        head[marks[-1] + 1] = head[marks[-1] + 1]._replace(gap=style.looks["doc_number"].before)
    last = max(index for index, item in enumerate(head) if item.look and item.look.key in _ABOVE)
    head[last] = head[last]._replace(edges=(_rule(head[last], style),))
    return [item._replace(gap=0.0) if index > last else item for index, item in enumerate(head)]


def _is(item: Placed, key: str) -> bool:
    return item.look is not None and item.look.key == key


def _rule(item: Placed, style: Style) -> Edge:
    assert item.look
    head = style.head
    # a part of what is free under the characters: measured from them or from their box, the rule is within a millimetre of its place
    free = below(item.look, style, item.size or 0.0) * (0.75 if item.look.key == "office_mark" else 0.5)
    gap = head.rule_gap * POINTS - free
    reach = (head.rule_width * POINTS - style.page.measure) / 2
    shift = middle(style) if head.format == "letter" else 0.0
    return Edge(True, tuple(weight * POINTS for weight in head.rule), max(gap, 0.0), head.rule_apart * POINTS, reach, head.colour, shift)


def middle(style: Style) -> float:
    """How far the middle of the sheet is right of that of the type area, in points: a letter's rules are centred on the sheet (10.1)."""
    return (style.page.right - style.page.left) / 2 * POINTS


def _joined(head: list[Placed], left: str, right: str, style: Style) -> list[Placed]:
    """``head`` with the first ``right`` on the line of the first ``left``, at its other end; both one character in where the left is a number."""
    first = next((index for index, item in enumerate(head) if _is(item, left)), None)
    second = next((index for index, item in enumerate(head) if _is(item, right)), None)
    if first is None or second is None:
        return head
    one, other = head[first], head[second]
    assert one.look and other.look and isinstance(other.block, Paragraph)
    inset = other.look.right * style.page.cell
    joined = one._replace(
        align="left",
        left=0.0,
        right=0.0,
        first=inset,
        beside=other.block,
        beside_right=inset,
        beside_spans=other.spans,
        beside_source=other.source,
    )
    return [joined if index == first else item for index, item in enumerate(head) if index != second]


def _at_right(item: Placed, style: Style) -> Placed:
    """A 签发人 on a line of its own, set at the end of an empty line of full width, as wide as the rule that may stand under it."""
    if not _is(item, "signer") or not item.look or not isinstance(item.block, Paragraph):
        return item
    inset = item.look.right * style.page.cell
    empty = item._replace(block=Paragraph(role=Role.SIGNER), spans=(), align="left", right=0.0)
    return empty._replace(beside=item.block, beside_right=inset, beside_spans=item.spans, source=-1, beside_source=item.source)


def _letter(head: list[Placed], style: Style) -> list[Placed]:
    marks = [item for item in head if _is(item, "office_mark")] or [Placed(Paragraph(role=Role.OFFICE_MARK), style.looks["office_mark"])]
    top = style.head.mark_top * POINTS - above(marks[0].look or style.looks["office_mark"], style, marks[0].size or 0.0)
    on_sheet = []
    for mark in marks:
        assert mark.look
        on_sheet.append(mark._replace(at="sheet", top=top, gap=0.0))
        top += leading(mark.look, style)
    on_sheet[-1] = on_sheet[-1]._replace(edges=(_rule(on_sheet[-1], style),))
    flow = [item for item in head if not _is(item, "office_mark")]
    left = next((key for key in _MARKS if any(_is(item, key) for item in flow)), "")
    flow = _joined(flow, left, "doc_number", style) if left else flow
    flow = [item._replace(gap=0.0) for item in flow]
    if flow:
        assert flow[0].look
        under = style.looks["body"].size * _UNDER_RULE - above(flow[0].look, style)
        flow[0] = flow[0]._replace(gap=_free(on_sheet, style) + under / style.page.pitch)
    return [*on_sheet, *flow]


def _free(on_sheet: list[Placed], style: Style) -> float:
    """Lines between the upper edge of the type area and the lower edge of the rule that stands under what is on the sheet."""
    last = on_sheet[-1]
    assert last.look
    end = last.top + leading(last.look, style) + sum(edge.depth for edge in last.edges)
    return (end - style.page.top * POINTS) / style.page.pitch


def _first_under(head: list[Placed], item: Placed, style: Style) -> Placed:
    """The title, two lines under the rule, or in a letter under the last of the head (7.3.1, 10.1); a result letter stands in the first of the two."""
    assert item.look
    ruled = [index for index, each in enumerate(head) if each.edges]
    if not ruled:
        return item
    under = len(head) - ruled[-1] - 1
    if style.head.format == "letter":
        return item._replace(gap=item.look.before if under else _free(head, style) + item.look.before)
    return item._replace(gap=max(item.look.before - under, 0.0))
