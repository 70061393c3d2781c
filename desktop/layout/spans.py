"""A placed paragraph as the characters that are printed, in spans of one look that know where in the paragraph they come from."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, assert_never

from desktop.document.nodes import Break, Emphasis, Field, FieldState, Inline, NoteRef, Paragraph, Role, Text, replace
from desktop.layout.pages import Font
from desktop.layout.placed import Placed
from desktop.layout.style import Face, Look, Style

__all__ = ["Span", "Spanned", "beside_spans", "cell_spans", "font", "note_spans", "opens_prose", "spans"]

_STYLED = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_LABEL, Role.OFFICE_MARK, Role.CAPTION})
"""Roles whose weight the standard sets; the source's bold is left out there, as the .docx writer does."""
_NONE = Emphasis.NONE
_RAISED = 1 / 3
_SMALLER = 0.6  # Word sets a raised mark in about that part of the size
MARK = "⑳"  # stands for a note's mark until the page says which it is; kinsoku keeps it behind its word


class Span(NamedTuple):
    """Printed characters of one look. ``source``: the offset in the paragraph of the first; ``added``: they are the style's, not the document's."""

    text: str
    font: Font
    source: int
    added: bool = False
    field: FieldState | None = None
    note: str = ""


class Spanned(NamedTuple):
    """The whole text of a paragraph with its spans, end to end."""

    text: str
    spans: tuple[Span, ...]


def spans(item: Placed, style: Style) -> Spanned:
    """What is printed of a placed paragraph: without the spaces people indent by, broken where a title is, with its look's brackets."""
    look, paragraph = item.look, item.block
    assert look and isinstance(paragraph, Paragraph)
    made = _broken(list(_trimmed(_looked(paragraph, look, style))), item.breaks)
    made = _relooked(made, item.spans) if item.spans else made
    if item.size is not None or item.scale != 1.0 or item.spread:
        made = [span._replace(font=_fitted(span.font, item)) for span in made]
    if item.opens:
        made.insert(0, Span(look.open, font(look), made[0].source if made else 0, added=True))
    if item.closes:
        made.append(Span(look.close, font(look), made[-1].source + len(made[-1].text) if made else 0, added=True))
    return _spanned(made)


def _fitted(font: Font, item: Placed) -> Font:
    return replace(font, size=item.size or font.size, scale=item.scale, spacing=font.spacing + item.spread)


def beside_spans(item: Placed, style: Style) -> Spanned:
    """What stands at the right end of the first line of a placed paragraph."""
    assert item.look and item.beside
    made = list(_trimmed(_plain(item.beside.inlines, font(item.look), _lead(item.look, style), bold=True)))
    return _spanned(_relooked(made, item.beside_spans))


def cell_spans(paragraph: Paragraph, look: Look, style: Style) -> Spanned:
    """What is printed of a paragraph in a table cell."""
    return _spanned(list(_trimmed(_plain(paragraph.inlines, font(look), _lead(look, style), bold=True))))


def note_spans(paragraph: Paragraph, style: Style, key: str) -> Spanned:
    """A footnote's paragraph, its mark first where ``key`` names it."""
    look = style.looks["note"]
    made = list(_trimmed(_plain(paragraph.inlines, font(look), _lead(look, style), bold=True)))
    mark = [Span(MARK, _mark(font(look)), 0, added=True, note=key), Span(" ", font(look), 0, added=True)] if key else []
    return _spanned([*mark, *made])


def _spanned(made: Sequence[Span]) -> Spanned:
    return Spanned(made[0].text if len(made) == 1 else "".join(span.text for span in made), tuple(made))


def _looked(paragraph: Paragraph, look: Look, style: Style) -> Iterator[Span]:
    """A heading whose words open a paragraph of prose has them in its own face and the prose in the body's; else the look is the paragraph's."""
    inlines = paragraph.inlines
    if not look.outline:
        return _plain(inlines, font(look), _lead(look, style), bold=paragraph.role not in _STYLED)
    count = _lead_count(inlines)
    if not count or count == len(inlines):
        return _plain(inlines, font(look), font(look), bold=False)
    body = style.looks["body"]
    return _run_in(inlines, count, _worded(body, look.face, look.bold), font(body), _lead(body, style))


def opens_prose(paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` is a heading whose text goes on behind its words."""
    return 0 < _lead_count(paragraph.inlines) < len(paragraph.inlines)


def _run_in(inlines: Sequence[Inline], count: int, words: Font, prose: Font, lead: Font) -> Iterator[Span]:
    at = 0
    for span in _plain(inlines[:count], words, words, bold=True):
        at = span.source + len(span.text)
        yield span
    for span in _plain(inlines[count:], prose, lead, bold=True):
        yield span._replace(source=at + span.source)


def _lead_count(inlines: Sequence[Inline]) -> int:
    """How many of ``inlines`` at the start are words of a run-in heading, a field between two such words among them."""
    count = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            if Emphasis.LEAD not in inline.emphasis:
                break
            count = index + 1
    return count


def _plain(inlines: Sequence[Inline], base: Font, lead: Font, *, bold: bool) -> Iterator[Span]:
    at, leading = 0, False
    for index, inline in enumerate(inlines):
        match inline:
            case Text(text, emphasis):
                leading = emphasis is not _NONE and Emphasis.LEAD in emphasis
                yield Span(text, base if emphasis is _NONE else lead if leading else _emphatic(base, emphasis, bold), at)
                at += len(text)
            case Field(text):
                inside = leading and index + 1 < len(inlines) and bool(_lead_count(inlines[index + 1 : index + 2]))
                yield Span(text, lead if inside else base, at, field=inline.state)
                at += len(text)
            case Break():
                yield Span("\n", base, at)
                at += 1
            case NoteRef(key):
                yield Span(MARK, _mark(base), at, added=True, note=key)
            case _:
                assert_never(inline)


def _trimmed(made: Iterator[Span]) -> Sequence[Span]:
    """Without the white space at both ends, unless a field's value brings it."""
    kept = [span for span in made if span.text]
    while kept and _trims(kept[0]) and kept[0].text[0].isspace():
        text = kept[0].text.lstrip()
        kept[:1] = [kept[0]._replace(text=text, source=kept[0].source + len(kept[0].text) - len(text))] if text else []
    while kept and _trims(kept[-1]) and kept[-1].text[-1].isspace():
        text = kept[-1].text.rstrip()
        kept[-1:] = [kept[-1]._replace(text=text)] if text else []
    return kept


def _trims(span: Span) -> bool:
    return span.field is None and span.text != "\n"


def _broken(made: list[Span], breaks: Sequence[int]) -> list[Span]:
    """With a line feed of our own at each of ``breaks``, in place of the spaces before it."""
    for at in breaks:
        for place, span in enumerate(made):
            if span.source < at <= span.source + len(span.text) and not span.added:
                cut = at - span.source
                before, after = span._replace(text=span.text[:cut].rstrip()), span._replace(text=span.text[cut:], source=at)
                feed = Span("\n", span.font, at, added=True)
                made[place : place + 1] = [each for each in (before, feed, after) if each.text]
                break
    return made


def _relooked(made: list[Span], stretches: Sequence[tuple[int, int, Look]]) -> list[Span]:
    """With each stretch of the paragraph's text in its look."""
    for start, end, look in stretches:
        cut = [piece for span in made for piece in _cut(span, start, end)]
        made = [span._replace(font=font(look)) if start <= span.source < end and not span.added else span for span in cut]
    return made


def _cut(span: Span, *offsets: int) -> Sequence[Span]:
    inside = [at - span.source for at in offsets if span.source < at < span.source + len(span.text)]
    if span.added or not inside:
        return (span,)
    return [span._replace(text=span.text[left:right], source=span.source + left) for left, right in pairwise((0, *inside, len(span.text)))]


@functools.lru_cache(maxsize=512)
def font(look: Look) -> Font:
    """The font of a look's plain words."""
    return _worded(look, look.face, look.bold)


@functools.lru_cache(maxsize=512)
def _worded(look: Look, face: Face, bold: bool) -> Font:
    return Font(face.name, look.size, bold, colour=look.colour, spacing=look.spacing)


@functools.lru_cache(maxsize=512)
def _lead(look: Look, style: Style) -> Font:
    """The words of a run-in heading inside a paragraph of ``look``."""
    return _worded(look, style.run_in.face, style.run_in.bold)


@functools.lru_cache(maxsize=512)
def _emphatic(base: Font, emphasis: Emphasis, bold: bool) -> Font:
    return Font(
        base.face,
        base.size,
        base.bold or (bold and Emphasis.BOLD in emphasis),
        Emphasis.ITALIC in emphasis,
        Emphasis.UNDERLINE in emphasis,
        base.colour,
        base.spacing,
    )


@functools.lru_cache(maxsize=512)
def _mark(base: Font) -> Font:
    return Font(base.face, base.size * _SMALLER, base.bold, colour=base.colour, raised=base.size * _RAISED)
