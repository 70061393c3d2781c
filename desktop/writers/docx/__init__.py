"""Document → .docx, laid out to a style; python-docx makes the constant package, the text is ours."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from desktop.document.nodes import Document
from desktop.layout.setting import style_of
from desktop.layout.style import Style
from desktop.writers.docx.archive import Part, archive, part
from desktop.writers.docx.base import DOCUMENT, FOOTNOTES, base, chart_names
from desktop.writers.docx.body import Body, document_xml
from desktop.writers.docx.charts import chart_space
from desktop.writers.docx.parts import footnotes
from desktop.writers.docx.workbook import workbook

__all__ = ["write"]


def write(document: Document, style: Style | None = None) -> bytes:
    """The bytes of a .docx: the same document and style always give the same bytes; no text is left out."""
    chosen = style or style_of(document)
    body = document_xml(document, chosen)
    parts = [part(DOCUMENT, body.text), part(FOOTNOTES, body.notes) if body.notes else _no_notes(), *_charts(body, chosen)]
    return archive(base(chosen, body.turned, body.alone, len(body.charts)), tuple(parts))


def _charts(body: Body, style: Style) -> Iterator[Part]:
    """Each chart with the workbook behind it."""
    for number, (chart, wide, high) in enumerate(body.charts, 1):
        drawn, sheet = chart_names(number)
        yield part(drawn, chart_space(chart, style, wide, high))
        yield part(sheet, workbook(chart))


@functools.cache
def _no_notes() -> Part:
    return part(FOOTNOTES, footnotes())
