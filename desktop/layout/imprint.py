"""The imprint (版记, 7.4): last of all, at the bottom of the last page, between rules."""

from __future__ import annotations

import re

from desktop.document.nodes import Document, Paragraph, Role
from desktop.document.text import paragraph_text
from desktop.layout.cutting import cut
from desktop.layout.ink import POINTS, above, below
from desktop.layout.measure import width
from desktop.layout.placed import Edge, Placed
from desktop.layout.style import Style

__all__ = ["imprinted", "last"]

ROLES = (Role.COPY_TO, Role.IMPRINT)
_COPIES = re.compile(r"(?:抄送|抄报|主送|分送)\s?[:：]\s?")
_PRINTED = re.compile(r"[\s\u3000]*(?=\d{4}年\d{1,2}月\d{1,2}日\s?印发?$)")


def last(document: Document) -> list[int]:
    """The places of the blocks of ``document`` with the imprint behind everything else: attachments come before it (7.3.7)."""
    imprint = {index for index, block in enumerate(document.blocks) if isinstance(block, Paragraph) and block.role in ROLES}
    return [*(index for index in range(len(document.blocks)) if index not in imprint), *sorted(imprint)]


def imprinted(placed: list[Placed], style: Style) -> None:
    """Puts the imprint, which is at the end of ``placed``, at the foot of the page, with its rules and turned lines."""
    looks = (style.looks["copy_to"], style.looks["imprint"])
    places = [index for index, item in enumerate(placed) if item.look in looks]
    for index in places:
        item = _parted(placed[index]) if placed[index].look is looks[1] else _turned(placed[index])
        first, final = index == places[0], index == places[-1]
        edges = _edges(item, style, first=first, final=final, parted=first or not _together(placed[index - 1], item))
        placed[index] = item._replace(at="foot", gap=0.0, edges=edges)


def _together(over: Placed, item: Placed) -> bool:
    """Whether no rule stands between two: 主送 and 抄送 (7.4.2), or the two halves of one list."""
    return over.look is item.look and item.look is not None and item.look.key == "copy_to"


def _edges(item: Placed, style: Style, *, first: bool, final: bool, parted: bool) -> tuple[Edge, ...]:
    imprint = style.imprint
    assert item.look
    over, under = above(item.look, style), below(item.look, style)
    made = []
    if weight := (imprint.outer if first else imprint.inner) if parted else 0.0:
        made.append(Edge(below=False, weights=(weight * POINTS,)))
    if final and imprint.outer:
        made.append(Edge(below=True, weights=(imprint.outer * POINTS,), gap=max(over - under, 0.0)))
    elif not final and imprint.inner:
        made.append(Edge(below=True, weights=(), gap=max(over - under, 0.0)))
    return tuple(made)


def _turned(item: Placed) -> Placed:
    """抄送：, its turned lines starting under the first name (7.4.2)."""
    assert item.look and isinstance(item.block, Paragraph)
    inset = item.look.left * item.look.size
    hang = width(found[0], item.look) if (found := _COPIES.match(paragraph_text(item.block).strip())) else 0.0
    return item._replace(left=inset + hang, right=item.look.right * item.look.size, first=-hang)


def _parted(item: Placed) -> Placed:
    """Who printed it at the left and when at the right end of the line (7.4.3)."""
    assert item.look and isinstance(item.block, Paragraph)
    text = paragraph_text(item.block)
    found = _PRINTED.search(text.rstrip())
    inset = item.look.right * item.look.size
    if not found or not text[: found.start()].strip():
        return item
    left, right = cut(item.block, found.start(), found.end())
    return item._replace(block=left, beside=right, beside_right=inset, beside_source=item.source)
