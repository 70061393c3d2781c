"""From offsets in the plain text back to the XML: what editing a Word file in place stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.nodes import Break, Document
from desktop.document.walk import placed
from desktop.readers.docx.story import Trail
from desktop.readers.xml import Element

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the plain text and the element that holds it (w:t, w:tab, w:br …); None for an automatic number."""

    start: int
    end: int
    source: Element | None


def places(document: Document, trail: Trail) -> Iterator[Place]:
    """Every stretch of ``document``, read with ``trail``, in reading order."""
    pieces_of = {id(paragraph): pieces for paragraph, pieces in trail}
    for item in placed(document):
        offset = item.start
        for text, _, source, inline in pieces_of.get(id(item.paragraph), ()):
            end = offset + (1 if isinstance(inline, Break) else len(text))
            if end > offset:
                yield Place(offset, end, source)
            offset = end
