"""The walk over a page: which elements begin a paragraph and what is left out; how text looks is in html_style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.document.nodes import Block, Emphasis, Looks, Paragraph, Role, Text
from desktop.readers.docx.counting import printed
from desktop.readers.html_style import Style, css_of, is_hidden, styled
from desktop.readers.html_tables import is_layout, read_table
from desktop.readers.xml import Element

__all__ = ["Page", "read_blocks"]

_BLOCKS = frozenset(
    "html body p div section article main header footer aside blockquote pre center ul ol li dl dt dd form fieldset figure figcaption address details "
    "summary h1 h2 h3 h4 h5 h6 hr table tbody thead tfoot tr td th caption legend".split()
)
_SKIPPED = frozenset("head script style noscript template rt rp colgroup".split())
_COUNTED = {
    "nav": "navigation",
    "img": "picture",
    "svg": "picture",
    "iframe": "frame",
    "frame": "frame",
    "object": "frame",
    "embed": "frame",
    "input": "form",
    "select": "form",
    "textarea": "form",
}
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
_HAN = "[\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_HAN_BREAK = re.compile(rf"(?<={_HAN})[ \t\r]*\n[ \t\r\n]*(?={_HAN})")  # a turned source line inside Chinese is no blank
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class Page:
    """A page, or a cell of one, being read."""

    aside: Counter[str] = field(default_factory=Counter)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, Style]] = field(default_factory=list)
    label: str = ""  # of the list item that begins

    def close(self) -> None:
        """End the running paragraph; one without words is no paragraph of a page."""
        pieces, self.pieces = _collapsed(self.pieces), []
        if not pieces:
            return
        if self.label:
            text, style = pieces[0]
            gap = " " if text[0].isascii() and text[0].isalnum() else ""
            pieces[0] = (self.label + gap + text, style)
            self.label = ""
        self.blocks.append(_paragraph(pieces))


def read_blocks(element: Element, page: Page) -> list[Block]:
    """The blocks of ``element`` in order; what is left out is counted in ``page.aside``."""
    _walk(element, page, Style())
    page.close()
    return page.blocks


def _walk(element: Element, page: Page, style: Style) -> None:
    tag, css = element.tag, css_of(element)
    if tag in _SKIPPED:
        return
    if tag in _COUNTED or is_hidden(element, css):
        _leave_out(element, _COUNTED.get(tag, "hidden"), page)
    elif tag == "br":
        page.close()
    elif tag == "table" and not is_layout(element):
        page.close()
        made = read_table(element, lambda cell: tuple(read_blocks(cell, Page(page.aside))))
        page.blocks.extend([made] if made is not None else [])
    elif tag in _BLOCKS:
        page.close()
        _children(element, page, styled(style, element, css))
        page.close()
    else:
        _children(element, page, styled(style, element, css))


def _leave_out(element: Element, what: str, page: Page) -> None:
    if what not in ("hidden", "navigation") or "".join(element.itertext()).strip():
        page.aside[what] += 1


def _children(element: Element, page: Page, style: Style) -> None:
    _add(page, element.text, style)
    labels = _labels(element)
    for child in element:
        if child.tag == "li":
            page.label = next(labels, "")
        _walk(child, page, style)
        _add(page, child.tail, style)


def _add(page: Page, text: str | None, style: Style) -> None:
    if not text:
        return
    first, *rest = text.splitlines() if style.pre else (text,)
    page.pieces.append((first, style))
    for line in rest:
        page.close()
        page.pieces.append((line, style))


def _labels(element: Element) -> Iterator[str]:
    """The numbers a browser prints before the items of an ordered list."""
    if element.tag != "ol":
        return
    kind = _LISTS.get(element.get("type", "1"), "decimal")
    number = int(start) if (start := element.get("start", "1")).isdecimal() and len(start) < 6 else 1
    for place, _ in enumerate(element):
        yield f"{printed(number + place, kind)}."


def _collapsed(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """The pieces with blanks as a browser shows them, none at either end."""
    made: list[tuple[str, Style]] = []
    for text, style in pieces:
        text = _BLANKS.sub(" ", _HAN_BREAK.sub("", text))
        if not made or made[-1][0].endswith(" "):
            text = text.removeprefix(" ")
        if text:
            made.append((text, style))
    while made and made[-1][0].isspace():
        made.pop()
    return [*made[:-1], (made[-1][0].rstrip(" "), made[-1][1])] if made else []


def _paragraph(pieces: list[tuple[str, Style]]) -> Paragraph:
    inlines: list[Text] = []
    for text, style in pieces:
        if inlines and inlines[-1].emphasis is style.emphasis:
            inlines[-1] = Text(inlines[-1].text + text, style.emphasis)
        else:
            inlines.append(Text(text, style.emphasis))
    visible = [style for text, style in pieces if text.strip()]
    looks = visible[0].side
    looks |= Looks.BOLD if all(Emphasis.BOLD in style.emphasis for style in visible) else Looks.NONE
    looks |= Looks.LARGE if all(style.large for style in visible) else Looks.NONE
    heading = visible[0].heading
    return Paragraph(tuple(inlines), Role.HEADING if heading else Role.BODY, heading, looks)
