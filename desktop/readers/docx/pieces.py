"""Pieces: stretches of a paragraph that still know the XML element they came from, and how they become inlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.document.nodes import Break, Emphasis, Inline, Looks, NoteRef, Text
from desktop.readers.docx.properties import RunProps
from desktop.readers.docx.styles import ParagraphStyle
from desktop.readers.xml import Element

__all__ = ["PLAIN", "Piece", "RunLook", "joined", "run_look"]

_LARGE = 36  # half-points: 小二, the smallest size titles are set in
_EMPHASES = tuple(
    (Emphasis.BOLD if bits & 1 else Emphasis.NONE)
    | (Emphasis.ITALIC if bits & 2 else Emphasis.NONE)
    | (Emphasis.UNDERLINE if bits & 4 else Emphasis.NONE)
    for bits in range(8)
)
_LOOKS = tuple(
    (Looks.BOLD if bits & 1 else Looks.NONE)
    | (Looks.LARGE if bits & 2 else Looks.NONE)
    | (Looks.CENTERED if bits & 4 else Looks.NONE)
    | (Looks.RIGHT if bits & 8 else Looks.NONE)
    for bits in range(16)
)
_SIDES = {"center": 4, "right": 8, "end": 8}


class RunLook(NamedTuple):
    """How a run looks beyond its paragraph's style; None where the style decides."""

    emphasis: Emphasis
    bold: bool | None
    size: int | None
    hidden: bool | None


# A stretch of one look: its text, look, the element it came from (None for an automatic number), and the inline where it is no text.
# A bare tuple, because a document has thousands of them.
Piece = tuple[str, RunLook, Element | None, Break | NoteRef | None]
PLAIN = RunLook(Emphasis.NONE, None, None, None)


def run_look(own: RunProps, style: RunProps) -> RunLook:
    """Direct formatting over the character style's."""
    bold = style.bold if own.bold is None else own.bold
    italic = style.italic if own.italic is None else own.italic
    underline = style.underline if own.underline is None else own.underline
    hidden = style.hidden if own.hidden is None else own.hidden
    bits = (1 if bold else 0) | (2 if italic else 0) | (4 if underline else 0)
    return RunLook(_EMPHASES[bits], bold, style.size if own.size is None else own.size, hidden)


def joined(pieces: Sequence[Piece], style: ParagraphStyle, justified: str) -> tuple[tuple[Inline, ...], Looks | None]:
    """The pieces as inlines and the looks of the paragraph, None where nothing of it is visible.

    Neighbours of the same emphasis become one Text, so a number split into runs is whole; bold and large count only where every visible piece is.
    """
    if len(pieces) == 1 and pieces[0][3] is None:
        text, look, _, _ = pieces[0]
        shown = bool(text) and not text.isspace()
        return ((Text(text, look[0]),) if text else ()), _LOOKS[_bits(look, style) | _SIDES.get(justified or style.justified, 0)] if shown else None
    made: list[Inline] = []
    running, emphasis = "", Emphasis.NONE
    visible, bits = False, 3
    for text, look, _, inline in pieces:
        if running and (inline is not None or look[0] is not emphasis):
            made.append(Text(running, emphasis))
            running = ""
        if inline is not None:
            made.append(inline)
            continue
        running += text
        emphasis = look[0]
        if text and not text.isspace():
            visible = True
            if bits:
                bits &= _bits(look, style)
    if running:
        made.append(Text(running, emphasis))
    return tuple(made), _LOOKS[bits | _SIDES.get(justified or style.justified, 0)] if visible else None


def _bits(look: RunLook, style: ParagraphStyle) -> int:
    bold = style.bold if look.bold is None else look.bold
    size = style.size if look.size is None else look.size
    return (1 if bold else 0) | (2 if size >= _LARGE else 0)
