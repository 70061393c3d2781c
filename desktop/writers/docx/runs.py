"""Inlines → runs: emphasis, the words of run-in headings, missing fields on yellow, breaks, footnote marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from desktop.document.nodes import Break, Emphasis, Field, FieldState, Inline, NoteRef, Text
from desktop.writers.docx.face import EAST_ASIAN
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import escape, rpr
from desktop.writers.docx.styles import LEAD, MISSING, NOTE_MARK

__all__ = ["led", "run", "runs", "trimmed"]

_SPECIAL = re.compile("(\r\n|[\n\r\t\x0b])")
_MARKS = {"\r\n": "<w:br/>", "\n": "<w:br/>", "\r": "<w:br/>", "\x0b": "<w:br/>", "\t": "<w:tab/>"}


def led(inlines: Iterable[Inline]) -> Iterator[tuple[Inline, bool]]:
    """Each inline with whether it is words of a run-in heading; a field between two such words is one of them."""
    waiting: list[Inline] = []
    inside = False
    for inline in inlines:
        lead = isinstance(inline, Text) and Emphasis.LEAD in inline.emphasis
        if not lead and inside and not isinstance(inline, Text):
            waiting.append(inline)
            continue
        yield from ((held, lead) for held in waiting)
        waiting.clear()
        yield inline, lead
        inside = lead
    yield from ((held, False) for held in waiting)


def runs(inlines: Iterable[tuple[Inline, bool]], notes: Notes, *, lead: str = LEAD, keep: Emphasis = ~Emphasis.LEAD) -> str:
    """The runs of ``inlines``; ``lead`` is the character style of run-in words, ``keep`` the emphasis that is printed."""
    return "".join(_inline(inline, lead if led else "", keep, notes) for inline, led in inlines)


def _inline(inline: Inline, style: str, keep: Emphasis, notes: Notes) -> str:
    match inline:
        case Text():
            return run(inline.text, style, Emphasis.NONE if style else inline.emphasis & keep)
        case Field():
            return run(inline.text, MISSING if inline.state is FieldState.MISSING else style)
        case Break():
            return "<w:r><w:br/></w:r>"
        case NoteRef():
            return f'<w:r><w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr>{mark}</w:r>' if (mark := notes.mark(inline.key)) else ""
        case _:
            assert_never(inline)


def run(text: str, style: str = "", emphasis: Emphasis = Emphasis.NONE) -> str:
    """One run of ``text``; line feeds and tabs become Word's own."""
    if not text:
        return ""
    opening = _opening(style, emphasis)
    if not _SPECIAL.search(text):
        return f'{opening}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    inside = (_MARKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in _SPECIAL.split(text) if piece)
    return f"{opening}{''.join(inside)}</w:r>"


@functools.lru_cache(maxsize=128)
def _opening(style: str, emphasis: Emphasis) -> str:
    marks = [f'<w:rStyle w:val="{style}"/>'] if style else []
    marks += ["<w:b/>", "<w:bCs/>"] if Emphasis.BOLD in emphasis else []
    marks += ["<w:i/>", "<w:iCs/>"] if Emphasis.ITALIC in emphasis else []
    marks += ['<w:u w:val="single"/>'] if Emphasis.UNDERLINE in emphasis else []
    return f"<w:r>{rpr(EAST_ASIAN, *marks)}"


def trimmed(inlines: Sequence[Inline]) -> Sequence[Inline]:
    """``inlines`` without the spaces people indent and centre by: the style does that."""
    first, last = (inlines[0], inlines[-1]) if inlines else (None, None)
    if not (isinstance(first, Text) and first.text[:1].strip() != first.text[:1]) and not (
        isinstance(last, Text) and last.text[-1:].strip() != last.text[-1:]
    ):
        return inlines
    kept = list(inlines)
    while kept and isinstance(first := kept[0], Text) and first.text != first.text.lstrip():
        kept[:1] = [Text(text, first.emphasis)] if (text := first.text.lstrip()) else []
    while kept and isinstance(last := kept[-1], Text) and last.text != last.text.rstrip():
        kept[-1:] = [Text(text, last.emphasis)] if (text := last.text.rstrip()) else []
    return kept
