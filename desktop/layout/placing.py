"""Document and style → the blocks to be set, each with its look, the blank lines above it and its place on the line.

The writer, the preview and the PDF share this, so that they cannot disagree about a blank line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.document.nodes import Block, Document, NoteRef, Paragraph, Role, Table
from desktop.document.text import paragraph_text
from desktop.layout.measure import width
from desktop.layout.style import Align, Look, Style

__all__ = ["Placed", "place"]

_HEAD = frozenset(
    {Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.OFFICE_MARK, Role.DOC_NUMBER, Role.SIGNER, Role.RESULT, Role.TITLE, Role.SUBTITLE}
)
_CLOSING = frozenset({Role.SIGNATURE, Role.DATE})


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its look (None for a table), blank lines above, and place: side and indents, in points, where they differ from the look's.

    ``opens`` and ``closes``: the look's brackets are to be set before and after the text.
    """

    block: Block
    look: Look | None
    gap: float = 0.0
    align: Align | None = None
    left: float | None = None
    right: float | None = None
    opens: bool = False
    closes: bool = False


def place(document: Document, style: Style) -> tuple[Placed, ...]:
    """What is printed of ``document``, in order; blank lines of the source are left out, since the style makes its own."""
    blocks = [block for block in document.blocks if not _blank(block)]
    looks = [_look(block, style, head) for block, head in zip(blocks, _heads(blocks), strict=True)]
    placed: list[Placed] = []
    for index, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        before = looks[index - 1] if index else None
        after = looks[index + 1] if index + 1 < len(looks) else None
        placed.append(Placed(block, look, _gap(before, look) if index else 0.0, opens=before is not look, closes=after is not look))
    return tuple(_bracketed(tuple(_closing(placed, style))))


def _blank(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return not paragraph_text(block).strip() and not any(isinstance(inline, NoteRef) for inline in block.inlines)


def _heads(blocks: Sequence[Block]) -> Iterator[bool]:
    """Whether each block stands above the text proper, where a name or a date belongs to the title and is not a signature."""
    head = True
    for block in blocks:
        head = head and isinstance(block, Paragraph) and (block.role in _HEAD or block.role in _CLOSING)
        yield head


def _look(block: Block, style: Style, head: bool) -> Look | None:
    if isinstance(block, Table):
        return None
    return style.look(Role.SUBTITLE if head and block.role in _CLOSING else block.role, block.level)


def _gap(before: Look | None, look: Look | None) -> float:
    """Blank lines between two neighbours: none inside a group, else the larger of what both want."""
    if before is look or (before and look and before.group and before.group == look.group):
        return 0.0
    return max(before.after if before else 0.0, look.before if look else 0.0)


def _bracketed(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Marks the first and the last of a run whose look wants brackets round it (7.3.6), unless it brings its own."""
    wrapped = False
    for item in placed:
        if item.opens:
            wrapped = bool(item.look and item.look.open) and not _text(item).startswith(("（", "("))
        yield replace(item, opens=item.opens and wrapped, closes=item.closes and wrapped)


def _closing(placed: Sequence[Placed], style: Style) -> Iterator[Placed]:
    closing = (style.looks["signature"], style.looks["date"])
    for signed, group in groupby(placed, lambda item: item.look in closing):
        run = tuple(group)
        yield from _signed(run, style) if signed else run


def _signed(run: Sequence[Placed], style: Style) -> Iterator[Placed]:
    """Signature and date to 7.3.5.2: the date starts two characters right of the signature; where it is the longer, it keeps two on its right instead."""
    signature, date = style.looks["signature"], style.looks["date"]
    signed = max((_width(item) for item in run if item.look is signature), default=0.0)
    dated = max((_width(item) for item in run if item.look is date), default=0.0)
    two = 2 * style.page.cell
    for item in run:
        yield _placed_closing(item, item.look is date, signed, dated, two, style)


def _placed_closing(item: Placed, is_date: bool, signed: float, dated: float, two: float, style: Style) -> Placed:
    if not signed or not dated:
        return item
    margin = style.looks["signature"].right * style.page.cell
    if is_date and signed >= dated:  # from the left, so that the start holds whatever the face makes of its digits
        return replace(item, align="left", left=max(style.page.measure - margin - signed + two, 0.0), right=0.0)
    if not is_date and dated > signed:
        return replace(item, right=style.looks["date"].right * style.page.cell + dated + two - _width(item))
    return item


def _width(item: Placed) -> float:
    return width(_text(item), item.look) if item.look else 0.0


def _text(item: Placed) -> str:
    return paragraph_text(item.block).strip() if isinstance(item.block, Paragraph) else ""
