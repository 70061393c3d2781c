"""Document → word/document.xml and the notes: what is placed, in sections, each paragraph as short as its style allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, assert_never

from desktop.document.nodes import Chart, Document, Paragraph, Table
from desktop.layout.placed import Place
from desktop.layout.placing import Placed, place
from desktop.layout.style import Style
from desktop.layout.turned import turned_measure
from desktop.writers.docx.aside import foot, sheet
from desktop.writers.docx.boxes import DRAWING, anchored, space
from desktop.writers.docx.charts import chart
from desktop.writers.docx.notes import Notes, gathered
from desktop.writers.docx.ooxml import NAMESPACE
from desktop.writers.docx.paragraphs import content, paragraph
from desktop.writers.docx.parts import HEAD, footnotes
from desktop.writers.docx.sections import section
from desktop.writers.docx.tables import table

__all__ = ["Body", "document_xml"]


class Body(NamedTuple):
    """word/document.xml and word/footnotes.xml where there are notes (else "").

    ``charts``: what is drawn, in order, with width and height in points. ``turned``: whether some sheet is turned on its side; ``alone``: whether the imprint has a page to itself.
    """

    text: str
    notes: str
    turned: bool
    alone: bool
    charts: tuple[tuple[Chart, float, float], ...] = ()


def document_xml(document: Document, style: Style) -> Body:
    """The parts of the package that depend on the text."""
    notes = gathered(document)
    placed = list(place(notes.without(document), style))
    alone = bool(placed) and placed[-1].at == "foot" and _alone(document, style)
    body = _sections(placed, style, notes, alone=alone)
    if loose := notes.unmarked():
        body += _blocks(place(Document(loose), style), style, notes)
    last, one = bool(placed) and placed[-1].turned, not alone and len({item.turned for item in placed}) < 2
    drawn = f" {DRAWING}" if any(item.at != "flow" for item in placed) else ""
    closing = section(style, turned=last, first=one, blank=alone)
    text = f"{HEAD}<w:document {NAMESPACE}{drawn}><w:body>{body or '<w:p/>'}{closing}</w:body></w:document>"
    told = footnotes(notes.xml(lambda note: content(note, Notes()))) if notes.marked else ""
    return Body(text, told, any(item.turned for item in placed), alone, tuple(notes.charts))


def _alone(document: Document, style: Style) -> bool:
    """Whether, by our own pages, nothing but the imprint stands on the last of several pages: it is not numbered then (7.5)."""
    from desktop.layout.paginate import paginate  # late: most documents have no imprint

    pages = paginate(document, style).pages
    return len(pages) > 1 and pages[-1].footer is None


def _sections(placed: Sequence[Placed], style: Style, notes: Notes, *, alone: bool) -> str:
    """The blocks; where the sheet turns, or an imprint alone follows, the last of them closes its section."""
    groups = [(turned, list(items)) for (turned, _), items in groupby(placed, lambda item: (item.turned, alone and item.at == "foot"))]
    made = []
    for index, (turned, items) in enumerate(groups):
        closing = section(style, turned=turned, first=index == 0) if index + 1 < len(groups) else ""
        made.append(_blocks(items, style, notes, closing, turned=any(item.turned for item in placed)))
    return "".join(made)


def _blocks(placed: Sequence[Placed], style: Style, notes: Notes, closing: str = "", *, turned: bool = False) -> str:
    made: list[str] = []
    hung = 0.0  # points the paragraph takes on which the sheet's own blocks hang
    for at, items in _together(placed):
        match at:
            case "sheet":
                made.append(sheet(items, style, notes))
                hung = 1.0
            case "foot":
                made.append(foot(items, style, notes, turned=turned))
            case "flow":
                items[0] = items[0]._replace(gap=max(items[0].gap - hung / style.page.pitch, 0.0)) if hung else items[0]
                made.append(_flow(items, style, notes, closing))
                hung = 0.0
    return "".join(made)


def _together(placed: Sequence[Placed]) -> Iterator[tuple[Place, list[Placed]]]:
    return ((at, list(items)) for at, items in groupby(placed, lambda item: item.at))


def _flow(items: Sequence[Placed], style: Style, notes: Notes, closing: str) -> str:
    made = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if item.gap and not item.look:  # a table right under its title
            made.append(space(item.gap * style.page.pitch))
        made.append(_block(item, style, notes, "" if following else closing))
        if isinstance(item.block, Table):
            made.append(_after_table(following, closing))
    return "".join(made)


def _after_table(following: Placed | None, closing: str) -> str:
    """Two tables without a paragraph between them become one, and a table may not be the last thing in a body (17.2.2)."""
    if following is None:
        return anchored("", 0.0, closing)  # too low to push out a page of its own
    return "<w:p/>" if isinstance(following.block, Table) else ""


def _block(item: Placed, style: Style, notes: Notes, closing: str) -> str:
    match item.block:
        case Paragraph():
            return paragraph(item, style, notes, closing)
        case Table():
            return table(item.block, style, notes, turned_measure(style) if item.turned else 0.0)
        case Chart():
            return chart(item.block, style, notes, turned_measure(style) if item.turned else style.page.measure, closing=closing)
        case _:
            assert_never(item.block)
