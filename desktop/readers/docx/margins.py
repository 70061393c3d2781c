"""Headers and footers: left out of the text, but told, and looked at for a 密级 mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from desktop.document.nodes import Document
from desktop.document.text import plain
from desktop.readers.docx.package import Package
from desktop.readers.docx.story import Shared
from desktop.readers.docx.walk import read_story
from desktop.readers.limits import MAX_MARGINS
from desktop.readers.page_numbers import says_more_than_page_number
from desktop.readers.xml import parse

__all__ = ["margin_lines"]


def margin_lines(package: Package, names: Iterable[str]) -> tuple[str, ...]:
    """The different lines of the given header or footer parts, page numbers left out."""
    lines = (line.strip() for name in islice(names, MAX_MARGINS) for line in _lines(package, name))
    return tuple(dict.fromkeys(line for line in lines if says_more_than_page_number(line)))


def _lines(package: Package, name: str) -> Iterator[str]:
    return iter(plain(Document(read_story(Shared(), parse(package.read(name))))).split("\n"))
