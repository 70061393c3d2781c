"""Document → .docx, laid out to a style; python-docx makes the constant package, the text is ours."""

from __future__ import annotations

import functools

from desktop.document.nodes import Document
from desktop.layout.setting import style_of
from desktop.layout.style import Style
from desktop.writers.docx.archive import Part, archive, part
from desktop.writers.docx.base import DOCUMENT, FOOTNOTES, base
from desktop.writers.docx.body import document_xml
from desktop.writers.docx.parts import footnotes

__all__ = ["write"]


def write(document: Document, style: Style | None = None) -> bytes:
    """The bytes of a .docx: the same document and style always give the same bytes; no text is left out."""
    chosen = style or style_of(document)
    body = document_xml(document, chosen)
    return archive(base(chosen, body.turned, body.alone), (part(DOCUMENT, body.text), part(FOOTNOTES, body.notes) if body.notes else _no_notes()))


@functools.cache
def _no_notes() -> Part:
    return part(FOOTNOTES, footnotes())
