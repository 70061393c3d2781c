"""A PDF read back by PDFium: every character with the place it begins at; and what our pages say should stand there."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from typing import NamedTuple

import pypdfium2 as pdfium

from desktop.drafting.catalog import Catalog
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft
from desktop.layout.choices import Choices
from desktop.layout.fonts import fonts_of
from desktop.layout.pages import Line, Page, Pages
from desktop.layout.places import edges
from desktop.layout.setting import Setting, setting
from desktop.layout.style import Style
from desktop.writers.pdf.content import ordered

KINDS = ("summary", "briefing", "half_year", "reply", "feature")
LAYOUTS = ("plain", "red_head", "letter")


class Character(NamedTuple):
    """A character where it begins: its page from 0, and the foot of its cell in points from the upper left corner of the sheet."""

    page: int
    text: str
    x: float
    y: float


class Printed(NamedTuple):
    """A character our pages print, where its cell begins and ends; ``offset``: where it is from in the document's text, -1 for what the style adds."""

    character: Character
    end: float
    offset: int


def drafted(kind: str, layout: str) -> Setting:
    """The sample of a kind in a format."""
    template = Catalog(()).template(kind).value
    return setting(render(template, sample_draft(template)).value, Choices(formats={kind: layout}, mark="清河县营商办文件")).value


def read_back(data: bytes) -> list[Character]:
    """Every character but white space, in the order of the file."""
    return [each for each in _all(data) if not each.text.isspace()]


def _all(data: bytes) -> Iterator[Character]:
    file = pdfium.PdfDocument(data)
    for number in range(len(file)):
        page = file[number]
        height, text = page.get_height(), page.get_textpage()
        for index in range(text.count_chars()):
            x, y = c_double(), c_double()
            code = pdfium.raw.FPDFText_GetUnicode(text.raw, index)
            if code in (0, 2) or pdfium.raw.FPDFText_IsGenerated(text.raw, index):  # 2: a hyphen at a line's end
                if code == 2:
                    code = ord("-")
                else:
                    continue
            pdfium.raw.FPDFText_GetCharOrigin(text.raw, index, byref(x), byref(y))
            yield Character(number, chr(code), x.value, height - y.value)
        text.close()
        page.close()
    file.close()


def texts(data: bytes) -> list[str]:
    """The text of each page as a program that searches it sees it."""
    file = pdfium.PdfDocument(data)
    found = []
    for number in range(len(file)):
        page = file[number]
        text = page.get_textpage()
        found.append(text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
        text.close()
        page.close()
    file.close()
    return found


def expected(pages: Pages, style: Style) -> list[Printed]:
    """Every character our pages print but white space, in the order it is read in: as in the document, notes and the page number last."""
    return [each for number, page in enumerate(pages.pages) for each in _page(number, page, style) if not each.character.text.isspace()]


def _page(number: int, page: Page, style: Style) -> Iterator[Printed]:
    for line in ordered(page):
        yield from _line(number, line, style)
    for each in _line(number, page.footer, style) if page.footer else ():
        at = each.character
        yield each._replace(character=at._replace(x=page.width - at.y, y=at.x), end=each.end) if page.turned else each


def _line(number: int, line: Line, style: Style) -> Iterator[Printed]:
    for run in line.runs:
        places = edges(run, fonts_of(style))
        for index, text in enumerate(run.text):
            offset = line.base + run.start + index if line.base >= 0 and run.end > run.start else -1
            yield Printed(Character(number, text, places[index], line.baseline - run.font.raised), places[index + 1], offset)
