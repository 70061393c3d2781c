"""What our own writer set on one line with tabs between, told apart again when such a file is read and set anew: number and 签发人, joint signatures."""

from __future__ import annotations

import re

from desktop.document.nodes import Paragraph, Role, replace
from desktop.document.text import paragraph_text
from desktop.layout.cutting import cut
from desktop.layout.placed import Placed
from desktop.layout.style import Style

__all__ = ["parted"]

_PIECE = re.compile(r"[^\t\n]+")
_BEHIND = {Role.DOC_NUMBER: Role.SIGNER, Role.COPY_NUMBER: Role.DOC_NUMBER, Role.SECRECY: Role.DOC_NUMBER, Role.URGENCY: Role.DOC_NUMBER}
"""What stands at the other end of the line of each (7.2.5, 10.1)."""


def parted(item: Placed, style: Style) -> list[Placed]:
    """``item`` as one piece for each stretch between tabs; the item itself where there is one stretch only."""
    if not isinstance(item.block, Paragraph) or "\t" not in (text := paragraph_text(item.block)):
        return [item]
    places = [found.span() for found in _PIECE.finditer(text) if found.group().strip()]
    if len(places) < 2:
        return [item]
    return [_piece(item, item.block, start, end, style, first=start == places[0][0]) for start, end in places]


def _piece(item: Placed, block: Paragraph, start: int, end: int, style: Style, *, first: bool) -> Placed:
    _, rest = cut(block, start, start)
    piece, _ = cut(rest, end - start, end - start)
    role = block.role if first else _BEHIND.get(block.role, block.role)
    return item._replace(block=replace(piece, role=role), look=style.look(role), gap=item.gap if first else 0.0, offset=start)
