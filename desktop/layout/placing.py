"""Document and style → the blocks to be set, each with its look, the blank lines above it and its place on the line.

The writer, the preview and the PDF share this, so that they cannot disagree about a blank line.
"""

from __future__ import annotations

from desktop.document.nodes import Block, Chart, Document, NoteRef, Paragraph, Role, Table
from desktop.document.text import inline_text, paragraph_text
from desktop.layout.adjusting import digest
from desktop.layout.closing import attached, bracketed, signed
from desktop.layout.head import headed
from desktop.layout.imprint import imprinted, last
from desktop.layout.placed import Edge, Placed
from desktop.layout.style import Look, Style
from desktop.layout.title import breaks
from desktop.layout.turned import too_wide

__all__ = ["Edge", "Placed", "place"]

_HEAD = frozenset(
    {Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.OFFICE_MARK, Role.DOC_NUMBER, Role.SIGNER, Role.RESULT, Role.TITLE, Role.SUBTITLE}
)
_CLOSING = frozenset({Role.SIGNATURE, Role.DATE})
_OVER_TABLE = ("caption", "attachment_title", "attachment_label")
_BROKEN = ("title", "attachment_title")


def place(document: Document, style: Style) -> tuple[Placed, ...]:
    """What is printed of ``document``, in order; blank lines of the source are left out, since the style makes its own."""
    placed: list[Placed] = []
    before: Look | None = None
    head = True
    for index in last(document):
        block = document.blocks[index]
        if _blank(block):
            continue
        head = head and _above(block)
        look = _look(block, style, head)
        placed.append(_broken(Placed(block, look, _gap(before, look) if placed else 0.0, source=index), style))
        before = look
    headed(placed, style)
    signed(placed, style)
    attached(placed, style)
    bracketed(placed)
    imprinted(placed, style)
    _turn(placed, style)
    if style.apart:
        _set_apart(placed, style)
    return tuple(placed)


def _set_apart(placed: list[Placed], style: Style) -> None:
    """Paragraphs that a remedy gave a spacing of their own."""
    body = style.looks["body"]
    for index, item in enumerate(placed):
        if item.look is body and isinstance(item.block, Paragraph) and (key := style.apart.get(digest(paragraph_text(item.block)))):
            placed[index] = item._replace(look=style.looks[key])


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
    if isinstance(block, Table | Chart):
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


def _turn(placed: list[Placed], style: Style) -> None:
    """A table too wide for an upright sheet, with its caption, on a sheet turned on its side (clause 8)."""
    for index, item in enumerate(placed):
        if isinstance(item.block, Table) and too_wide(item.block, style):
            start = index
            while start and (look := placed[start - 1].look) and look.key in _OVER_TABLE:
                start -= 1
            placed[start : index + 1] = [each._replace(turned=True) for each in placed[start : index + 1]]
