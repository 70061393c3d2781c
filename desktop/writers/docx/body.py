"""Document → word/document.xml and the notes: paragraphs by role, each as short as its style allows."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import assert_never

from desktop.document.nodes import Document, Paragraph, Role, Table
from desktop.layout.placing import Placed, place
from desktop.layout.style import Align, Look, Style
from desktop.writers.docx.base import FOOTERS
from desktop.writers.docx.notes import Notes, gathered
from desktop.writers.docx.ooxml import NAMESPACE, mm, ppr, sectpr, twips
from desktop.writers.docx.parts import HEAD, footnotes
from desktop.writers.docx.runs import broken, lead_count, run, runs, trimmed
from desktop.writers.docx.styles import indents, lead, run_in_heading, spacing
from desktop.writers.docx.tables import table

__all__ = ["document_xml"]

_STYLED = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_LABEL, Role.OFFICE_MARK, Role.CAPTION})
"""Roles whose weight the standard sets; the source's bold is left out there."""


def document_xml(document: Document, style: Style) -> tuple[str, str]:
    """word/document.xml, and word/footnotes.xml where there are notes (else "")."""
    notes = gathered(document)
    body = _blocks(place(notes.without(document), style), style, notes)
    if loose := notes.unmarked():
        body += _blocks(place(Document(loose), style), style, notes)
    text = f"{HEAD}<w:document {NAMESPACE}><w:body>{body or '<w:p/>'}{_section(style)}</w:body></w:document>"
    return text, footnotes(notes.xml(lambda note: _content(note, Notes()))) if notes.marked else ""


def _blocks(placed: Sequence[Placed], style: Style, notes: Notes) -> str:
    made: list[str] = []
    for index, item in enumerate(placed):
        made.append(_block(item, style, notes))
        if isinstance(item.block, Table):
            made.append(_after_table(placed[index + 1] if index + 1 < len(placed) else None))
    return "".join(made)


def _after_table(following: Placed | None) -> str:
    """Two tables without a paragraph between them become one, and a table may not be the last thing in a body (17.2.2)."""
    if following is None:
        return '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'  # too low to push out a page of its own
    return "<w:p/>" if isinstance(following.block, Table) else ""


def _block(item: Placed, style: Style, notes: Notes) -> str:
    match item.block:
        case Paragraph():
            assert item.look
            return _heading(item, item.block, style, notes) if item.look.outline else _paragraph(item, item.block, style, notes)
        case Table():
            return table(item.block, style, notes)
        case _:
            assert_never(item.block)


def _paragraph(item: Placed, paragraph: Paragraph, style: Style, notes: Notes) -> str:
    assert item.look
    opening, closing = run(item.look.open) if item.opens else "", run(item.look.close) if item.closes else ""
    return f"<w:p>{_properties(item, item.look.id, style)}{opening}{_content(paragraph, notes, item.breaks)}{closing}</w:p>"


def _content(paragraph: Paragraph, notes: Notes, breaks: Sequence[int] = ()) -> str:
    return runs(trimmed(broken(paragraph.inlines, breaks) if breaks else paragraph.inlines), notes, bold=paragraph.role not in _STYLED)


def _heading(item: Placed, paragraph: Paragraph, style: Style, notes: Notes) -> str:
    """A heading of its own, or the words of one with its text behind them in the body face."""
    assert item.look
    inlines = trimmed(paragraph.inlines)
    first = lead_count(inlines)
    if not first or first == len(inlines):
        return f"<w:p>{_properties(item, item.look.id, style)}{runs(inlines, notes, lead='', bold=False)}</w:p>"
    inside = runs(inlines[:first], notes, lead=lead(paragraph.level)) + runs(inlines[first:], notes)
    return f"<w:p>{_properties(item, run_in_heading(paragraph.level), style)}{inside}</w:p>"


def _properties(item: Placed, id: str, style: Style) -> str:
    assert item.look
    return _made_properties(style, item.look, id, item.gap, item.align, item.left, item.right)


@functools.lru_cache(maxsize=512)
def _made_properties(style: Style, look: Look, id: str, gap: float, align: Align | None, left: float | None, right: float | None) -> str:
    """Only what differs from the style: a paragraph the style fits carries its name and no more."""
    named = "" if id == style.looks["body"].id else f'<w:pStyle w:val="{id}"/>'
    above = f'<w:spacing w:before="{spacing(gap, style)}"/>' if gap != look.before else ""
    return ppr(named, above, _indent(look, left, right, style.character(look)), f'<w:jc w:val="{align}"/>' if align else "")


def _indent(look: Look, left: float | None, right: float | None, one: float) -> str:
    if left is None and right is None:
        return ""
    return indents(look.left * one if left is None else left, look.right * one if right is None else right, look.first * one, look.first)


@functools.cache
def _section(style: Style) -> str:
    page = style.page
    footers = "".join(f'<w:footerReference w:type="{kind}" r:id="{id}"/>' for kind, id in FOOTERS.items())
    return sectpr(
        footers,
        '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/></w:footnotePr>',
        f'<w:pgSz w:w="{mm(page.width)}" w:h="{mm(page.height)}"/>',
        f'<w:pgMar w:top="{mm(page.top)}" w:right="{mm(page.right)}" w:bottom="{mm(page.bottom)}" w:left="{mm(page.left)}" '
        f'w:header="{mm(page.header)}" w:footer="{mm(page.footer)}" w:gutter="0"/>',
        '<w:cols w:space="720"/>',
        f'<w:docGrid w:type="lines" w:linePitch="{twips(page.pitch)}"/>',
    )
