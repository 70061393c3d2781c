"""The head (版头): mark, number and the red rule, in the general format (7.2) and in the letter format (10.1); who signs it is set in ``signers``."""

from __future__ import annotations

from desktop.document.nodes import Paragraph, Role
from desktop.layout.ink import POINTS, above, below, leading, middle
from desktop.layout.marks import evened, fitted
from desktop.layout.placed import Edge, Placed
from desktop.layout.signers import at_right, joined, named, ranked
from desktop.layout.style import Style
from desktop.layout.tabbed import parted

__all__ = ["headed"]

_MARKS = ("copy_number", "secrecy", "urgency")
_ABOVE = ("doc_number", "signer", "office_mark")
_UNDER_RULE = 7 / 8  # of a character of body size, between a letter's rule and what stands by it (10.1)


def headed(placed: list[Placed], style: Style) -> None:
    """Sets the head at the start of ``placed``."""
    stop = next((index for index, item in enumerate(placed) if not item.look or item.look.key not in (*_MARKS, *_ABOVE, "result")), len(placed))
    head = placed[:stop]
    if style.head.format == "letter" or any(_is(item, "office_mark") for item in head):
        head = [piece for item in head for piece in parted(item, style)]
    head = [named(fitted(item, style), style) for item in head]
    head = _letter(head, style) if style.head.format == "letter" else _general(head, style)
    rest = placed[stop:]
    if rest and rest[0].look:
        rest[0] = _first_under(head, rest[0], style)
    placed[:] = [*head, *rest]


def _general(head: list[Placed], style: Style) -> list[Placed]:
    if not any(_is(item, "office_mark") for item in head):
        return head
    head, word = evened(head, style)
    marks = [index for index, item in enumerate(head) if _is(item, "office_mark")]
    mark = head[marks[0]]
    assert mark.look
    over = sum(item.gap * style.page.pitch + leading(item.look, style) for item in head[: marks[0]] if item.look)
    gap = style.head.mark_top * POINTS - over - above(mark.look, style, mark.size or 0.0)
    head[marks[0]] = mark._replace(gap=max(gap, 0.0) / style.page.pitch)
    head = [at_right(item, style) for item in joined(ranked(head, style), "doc_number", "signer", style)]
    if marks[-1] + 1 < len(head):  # where the number is lacking, what stands in its place
        head[marks[-1] + 1] = head[marks[-1] + 1]._replace(gap=style.looks["doc_number"].before)
    last = max(index for index, item in enumerate(head) if item.look and item.look.key in _ABOVE)
    head[last] = head[last]._replace(edges=(_rule(head[last], style),))
    head = [item._replace(gap=0.0) if index > last else item for index, item in enumerate(head)]
    return [*head[: marks[0]], *([word] if word else []), *head[marks[0] :]]


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
    flow = joined(flow, left, "doc_number", style) if left else flow
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
