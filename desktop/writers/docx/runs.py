"""Inlines → runs: emphasis, the words of run-in headings, missing fields on yellow, breaks, footnote marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from desktop.document.nodes import Break, Emphasis, Field, FieldState, Inline, NoteRef, Text, replace
from desktop.document.text import inline_text
from desktop.writers.docx.face import EAST_ASIAN
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import escape, rpr
from desktop.writers.docx.styles import LEAD, MISSING, NOTE_MARK

__all__ = ["broken", "lead_count", "opening", "run", "runs", "trimmed"]

_NONE = Emphasis.NONE  # most text has none, and comparing is ten times as fast as asking a flag
_UNUSUAL = re.compile("[\x00-\x1f<>&\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("(\r\n|[\n\r\t\x0b])")
_MARKS = {"\r\n": "<w:br/>", "\n": "<w:br/>", "\r": "<w:br/>", "\x0b": "<w:br/>", "\t": "<w:tab/>"}
_NOTE = f'<w:r><w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr>'


def lead_count(inlines: Sequence[Inline]) -> int:
    """How many of ``inlines`` at the start are words of a run-in heading, a field between two such words among them."""
    count = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            if Emphasis.LEAD not in inline.emphasis:
                break
            count = index + 1
    return count


def runs(inlines: Sequence[Inline], notes: Notes, *, lead: str = LEAD, bold: bool = True, plain: str = "") -> str:
    """The runs of ``inlines``, neighbours of one look in one run.

    ``lead`` is the character style of run-in words, ``bold`` keeps the source's bold, ``plain`` is how a run of plain words starts.
    """
    plain = plain or _PLAIN
    made: list[str] = []
    held, opening = "", plain
    for index, inline in enumerate(inlines):
        wanted = opening
        match inline:
            case Text():
                text, wanted = inline.text, plain if inline.emphasis is _NONE else _text_opening(inline.emphasis, lead, bold)
            case Field():
                text, wanted = inline.text, _field_opening(inline, lead if _in_lead(inlines, index) else "")
            case Break():
                text = "\n"
            case NoteRef():
                made += (run(held, opening), f"{_NOTE}{mark}</w:r>" if (mark := notes.mark(inline.key)) else "")
                held = text = ""
            case _:
                assert_never(inline)
        if wanted is not opening:
            made.append(run(held, opening))
            held, opening = text, wanted
        else:
            held += text
    made.append(run(held, opening))
    return "".join(made)


def run(text: str, opening: str = "") -> str:
    """One run of ``text``, plain where nothing else is said; line feeds and tabs become Word's own."""
    if not text:
        return ""
    if not _UNUSUAL.search(text):
        return f'{opening or _PLAIN}<w:t xml:space="preserve">{text}</w:t></w:r>'
    inside = (_MARKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in _SPECIAL.split(text) if piece)
    return f"{opening or _PLAIN}{''.join(inside)}</w:r>"


def _field_opening(field: Field, around: str) -> str:
    """A missing field stands out; any other looks like the words around it."""
    return _opening(MISSING if field.state is FieldState.MISSING else around)


def _in_lead(inlines: Sequence[Inline], index: int) -> bool:
    """Whether run-in words stand on both sides of the inline at ``index``."""
    return index > 0 and bool(lead_count(inlines[index - 1 : index]) and lead_count(inlines[index + 1 : index + 2]))


@functools.cache
def _text_opening(emphasis: Emphasis, lead: str, bold: bool) -> str:
    if Emphasis.LEAD in emphasis:
        return _opening(lead)
    marks = ["<w:b/>", "<w:bCs/>"] if bold and Emphasis.BOLD in emphasis else []
    marks += ["<w:i/>", "<w:iCs/>"] if Emphasis.ITALIC in emphasis else []
    marks += ['<w:u w:val="single"/>'] if Emphasis.UNDERLINE in emphasis else []
    return _opening("", *marks)


@functools.cache
def opening(*properties: str) -> str:
    """How a run with looks of its own starts, its quotes Chinese: for ``plain`` of ``runs``."""
    return f"<w:r>{rpr(*properties)}"


@functools.cache
def _opening(style: str, *marks: str) -> str:
    """How a run starts; one object for each look, so that looks can be compared by identity."""
    return f"""<w:r>{rpr(EAST_ASIAN, f'<w:rStyle w:val="{style}"/>' if style else "", *marks)}"""


_PLAIN = _opening("")


def trimmed(inlines: Sequence[Inline]) -> Sequence[Inline]:
    """``inlines`` without the spaces people indent and centre by: the style does that."""
    if not inlines:
        return inlines
    first, last = inlines[0], inlines[-1]
    if not (isinstance(first, Text) and _spaced(first.text[:1])) and not (isinstance(last, Text) and _spaced(last.text[-1:])):
        return inlines
    kept = list(inlines)
    while kept and isinstance(first := kept[0], Text) and _spaced(first.text[:1]):
        kept[:1] = [Text(text, first.emphasis)] if (text := first.text.lstrip()) else []
    while kept and isinstance(last := kept[-1], Text) and _spaced(last.text[-1:]):
        kept[-1:] = [Text(text, last.emphasis)] if (text := last.text.rstrip()) else []
    return kept


def broken(inlines: Sequence[Inline], offsets: Sequence[int]) -> Sequence[Inline]:
    """``inlines`` with a line break at each of the ``offsets`` into their text, in place of spaces there."""
    made: list[Inline] = []
    at = 0
    for inline in inlines:
        text = inline_text(inline)
        cuts = [0, *(offset - at for offset in offsets if at < offset < at + len(text)), len(text)]
        made += [Break()] if made and at in offsets else []
        for start, end in pairwise(cuts):
            made += [Break()] if start else []
            made.append(
                replace(inline, text=text[start:end].rstrip() if end < len(text) else text[start:]) if isinstance(inline, Text | Field) else inline
            )
        at += len(text)
    return made


def _spaced(character: str) -> bool:
    """A space, or nothing at all: an empty text hides the space of its neighbour."""
    return not character or character.isspace()
