"""A paragraph cut where its text is to be set apart: the date of an imprint, the name after 签发人."""

from __future__ import annotations

from desktop.document.nodes import Field, Inline, Paragraph, Text, replace
from desktop.document.text import inline_text

__all__ = ["cut"]


def cut(paragraph: Paragraph, left: int, right: int) -> tuple[Paragraph, Paragraph]:
    """``paragraph`` up to the offset ``left`` of its text and from ``right`` on; a field is cut too, since both halves are only printed."""
    before: list[Inline] = []
    behind: list[Inline] = []
    at = 0
    for inline in paragraph.inlines:
        words = inline_text(inline)
        if isinstance(inline, Text | Field):
            before += [replace(inline, text=piece)] if (piece := words[: max(left - at, 0)]) else []
            behind += [replace(inline, text=piece)] if (piece := words[max(right - at, 0) :]) else []
        elif at < left or at + len(words) > right or not words:
            (before if at < left else behind).append(inline)
        at += len(words)
    return replace(paragraph, inlines=tuple(before)), replace(paragraph, inlines=tuple(behind))
