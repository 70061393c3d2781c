"""Document and style → the blocks to be set, each with its look, the blank lines above it and its place on the line.

The writer, the preview and the PDF share this, so that they cannot disagree about a blank line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.document.nodes import Block, Document, NoteRef, Paragraph, Role, Table
from desktop.document.text import inline_text, paragraph_text
from desktop.layout.measure import width
from desktop.layout.placed import Edge, Placed
from desktop.layout.style import Look, Style
from desktop.layout.title import breaks

__all__ = ["Edge", "Placed", "place"]

_HEAD = frozenset(
    {Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.OFFICE_MARK, Role.DOC_NUMBER, Role.SIGNER, Role.RESULT, Role.TITLE, Role.SUBTITLE}
)
_CLOSING = frozenset({Role.SIGNATURE, Role.DATE})
_BROKEN = ("title", "attachment_title")


def place(document: Document, style: Style) -> tuple[Placed, ...]:
    """What is printed of ``document``, in order; blank lines of the source are left out, since the style makes its own."""
    placed: list[Placed] = []
    before: Look | None = None
    head = True
    for index, block in enumerate(document.blocks):
        if _blank(block):
            continue
        head = head and _above(block)
        look = _look(block, style, head)
        placed.append(_broken(Placed(block, look, _gap(before, look) if placed else 0.0, source=index), style))
        before = look
    _sign(placed, style)
    _bracket(placed)
    return tuple(placed)


def _blank(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    for inline in block.inlines:  # noqa: SIM110 - a loop is twice as fast, and this asks every paragraph
        if isinstance(inline, NoteRef) or inline_text(inline).strip():
            return False
    return True


def _above(block: Block) -> bool:
    """Whether a block stands above the text proper, where a name or a date belongs to the title and is no signature."""
    return isinstance(block, Paragraph) and (block.role in _HEAD or block.role in _CLOSING)


def _look(block: Block, style: Style, head: bool) -> Look | None:
    if isinstance(block, Table):
        return None
    return style.look(Role.SUBTITLE if head and block.role in _CLOSING else block.role, block.level)


def _broken(item: Placed, style: Style) -> Placed:
    look = item.look
    if not look or look.key not in _BROKEN or not isinstance(item.block, Paragraph):
        return item
    text = paragraph_text(item.block)
    lead = len(text) - len(text.lstrip())
    return item._replace(breaks=tuple(lead + at for at in breaks(text.strip(), look, style.page.measure)))


def _gap(before: Look | None, look: Look | None) -> float:
    """Blank lines between two neighbours: none inside a group, else the larger of what both want."""
    if before is look or (before and look and before.group and before.group == look.group):
        return 0.0
    return max(before.after if before else 0.0, look.before if look else 0.0)


def _stretches(indexes: Sequence[int]) -> Iterator[range]:
    """The runs of neighbours among ``indexes``, which rise."""
    start = 0
    for place, index in enumerate(indexes):
        if place + 1 == len(indexes) or index + 1 < indexes[place + 1]:
            yield range(indexes[start], index + 1)
            start = place + 1


def _sign(placed: list[Placed], style: Style) -> None:
    """Signature and date to 7.3.5.2: the date starts two characters right of the signature; where it is the longer, it keeps two on its right instead."""
    signature, date = style.looks["signature"], style.looks["date"]
    for run in _stretches([index for index, item in enumerate(placed) if item.look is signature or item.look is date]):
        signed = max((_width(placed[index]) for index in run if placed[index].look is signature), default=0.0)
        dated = max((_width(placed[index]) for index in run if placed[index].look is date), default=0.0)
        if signed and dated:
            placed[run.start : run.stop] = [_signed(placed[index], signed, dated, style) for index in run]


def _signed(item: Placed, signed: float, dated: float, style: Style) -> Placed:
    signature, date, cell = style.looks["signature"], style.looks["date"], style.page.cell
    if item.look is date and signed >= dated:  # from the left, so that the start holds whatever the face makes of its digits
        return item._replace(align="left", left=max(style.page.measure - signature.right * cell - signed + 2 * cell, 0.0), right=0.0)
    if item.look is signature and dated > signed:
        return item._replace(right=date.right * cell + dated + 2 * cell - _width(item))
    return item


def _bracket(placed: list[Placed]) -> None:
    """Marks the first and the last of a run whose look wants brackets round it (7.3.6), unless it brings its own."""
    for run in _stretches([index for index, item in enumerate(placed) if item.look and item.look.open]):
        if not _text(placed[run.start]).startswith(("（", "(")):
            placed[run.start] = placed[run.start]._replace(opens=True)
            placed[run.stop - 1] = placed[run.stop - 1]._replace(closes=True)


def _width(item: Placed) -> float:
    return width(_text(item), item.look) if item.look else 0.0


def _text(item: Placed) -> str:
    return paragraph_text(item.block).strip() if isinstance(item.block, Paragraph) else ""
