"""New words in an existing .docx: w:t elements changed in place, everything else of the package as it was."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from desktop.document.text import plain
from desktop.outcome import Note, Outcome
from desktop.readers.docx.package import Package, open_package
from desktop.readers.docx.parts import find_parts
from desktop.readers.docx.places import Place, places
from desktop.readers.docx.reading import read
from desktop.readers.docx.story import Trail
from desktop.readers.xml import Element

__all__ = ["Change", "patch"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = "}t"


class Change(NamedTuple):
    """``words`` instead of ``start``–``end`` of the document's plain text."""

    start: int
    end: int
    words: str


def patch(data: bytes, changes: Iterable[Change]) -> Outcome[bytes]:
    """The .docx ``data`` with ``changes``, which do not overlap; styles, tables, pictures and headers are untouched.

    New words take the look of the first character they replace. A change that reaches what is no text of a run (an automatic number, a tab) is left out
    and noted. Refused as ``reading.read``.
    """
    trail: Trail = []
    document = read(data, trail).value
    text, held = plain(document), list(places(document, trail))
    starts = [place.start for place in held]
    notes: list[Note] = []
    roots: dict[int, Element] = {}
    for change in sorted(changes, reverse=True):  # from the end, so that offsets within an element stay right
        touched = list(_touched(held, starts, change))
        if (
            not touched
            or not all(_whole(place, change, text) for place in touched)
            or touched[-1].end < change.end
            or touched[0].start > change.start
        ):
            notes.append(Note(f"“{text[change.start : change.end]}”不是普通文字（自动编号、制表符等），没有改成“{change.words}”，请在文件里手工改。"))
            continue
        _write(touched, change)
        source = touched[0].source
        assert source is not None  # _whole
        root = source.getroottree().getroot()
        roots[id(root)] = root
    return Outcome(_packed(data, roots.values()), tuple(reversed(notes)))


def _touched(held: list[Place], starts: list[int], change: Change) -> Iterator[Place]:
    at = max(0, bisect_right(starts, change.start) - 1)
    while at < len(held) and held[at].start < change.end:
        if held[at].end > change.start:
            yield held[at]
        at += 1


def _whole(place: Place, change: Change, text: str) -> bool:
    """Whether the element is a w:t that still begins with the words it was read with; later ones may have been changed."""
    source, end = place.source, min(change.end, place.end)
    if source is None or not isinstance(source.tag, str) or not source.tag.endswith(_TEXT) or source.text is None:
        return False
    return bool(source.text.startswith(text[place.start : end]))


def _write(touched: list[Place], change: Change) -> None:
    """All new words go where the first old character stood."""
    words = change.words
    for place in touched:
        start, end = max(change.start, place.start) - place.start, min(change.end, place.end) - place.start
        source = place.source
        assert source is not None  # _whole
        source.text = source.text[:start] + words + source.text[end:]
        source.set(_SPACE, "preserve")
        words = ""


def _packed(data: bytes, roots: Iterable[Element]) -> bytes:
    package = open_package(data)
    changed = {name: content for root in roots for name, content in _part_of(package, root)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.entries:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, changed.get(name) or package.read(name))
    return stream.getvalue()


def _part_of(package: Package, root: Element) -> Iterator[tuple[str, bytes]]:
    """The part that ``root`` is the tree of, by its name: w:document, w:footnotes, w:endnotes."""
    parts = find_parts(package)
    names = {"document": parts.main, "footnotes": parts.footnotes, "endnotes": parts.endnotes}
    name = names.get(etree.QName(root).localname, "")
    if name:
        yield name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
