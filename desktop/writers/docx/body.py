"""Document → word/document.xml and the notes: paragraphs by role, each as short as its style allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from desktop.document.nodes import Document, Emphasis, Paragraph, Role, Table, replace
from desktop.layout.placing import Placed, place
from desktop.layout.style import Look, Page, Style
from desktop.writers.docx.base import FOOTERS
from desktop.writers.docx.notes import Notes, gathered
from desktop.writers.docx.ooxml import NAMESPACE, mm, ppr, sectpr, twips
from desktop.writers.docx.parts import HEAD, footnotes
from desktop.writers.docx.runs import led, run, runs, trimmed
from desktop.writers.docx.styles import indents, lead, run_in_heading, spacing
from desktop.writers.docx.tables import table

__all__ = ["document_xml"]

_STYLED = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_LABEL, Role.OFFICE_MARK, Role.CAPTION})
"""Roles whose weight the standard sets; the source's bold is left out there."""
_PLAIN = ~(Emphasis.LEAD | Emphasis.BOLD)


def document_xml(document: Document, style: Style) -> tuple[str, str]:
    """word/document.xml, and word/footnotes.xml where there are notes (else "")."""
    notes = gathered(document)
    kept = tuple(block for block in document.blocks if notes.printed(block))
    body = _blocks(place(replace(document, blocks=kept), style), style, notes)
    body += _blocks(place(Document(notes.unmarked()), style), style, notes)
    text = f"{HEAD}<w:document {NAMESPACE}><w:body>{body or '<w:p/>'}{_section(style.page)}</w:body></w:document>"
    return text, footnotes(notes.xml(lambda note: runs(led(trimmed(note.inlines)), Notes()))) if notes.marked else ""


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
    inside = runs(led(trimmed(paragraph.inlines)), notes, keep=_PLAIN if paragraph.role in _STYLED else ~Emphasis.LEAD)
    opening, closing = run(item.look.open) if item.opens else "", run(item.look.close) if item.closes else ""
    return f"<w:p>{_properties(item, item.look.id, style)}{opening}{inside}{closing}</w:p>"


def _heading(item: Placed, paragraph: Paragraph, style: Style, notes: Notes) -> str:
    """A heading of its own, or the words of one with its text behind them in the body face."""
    inlines = tuple(led(trimmed(paragraph.inlines)))
    words = next((index for index, (_, lead_word) in enumerate(inlines) if not lead_word), len(inlines))
    if not words or words == len(inlines):
        inside = runs(((inline, False) for inline, _ in inlines), notes, keep=_PLAIN)
        return f"<w:p>{_properties(item, item.look.id if item.look else '', style)}{inside}</w:p>"
    inside = runs(inlines[:words], notes, lead=lead(paragraph.level)) + runs(inlines[words:], notes)
    return f"<w:p>{_properties(item, run_in_heading(paragraph.level), style)}{inside}</w:p>"


def _properties(item: Placed, id: str, style: Style) -> str:
    look = item.look
    assert look
    named = "" if id == "Normal" else f'<w:pStyle w:val="{id}"/>'
    if item.gap == look.before and item.align is None and item.left is None and item.right is None:
        return f"<w:pPr>{named}</w:pPr>" if named else ""
    gap = f'<w:spacing w:before="{spacing(item.gap, style)}"/>' if item.gap != look.before else ""
    side = f'<w:jc w:val="{item.align}"/>' if item.align else ""
    return ppr(named, gap, _indent(item, look, style), side)


def _indent(item: Placed, look: Look, style: Style) -> str:
    if item.left is None and item.right is None:
        return ""
    left, right = (
        (look.left * style.page.cell if item.left is None else item.left),
        (look.right * style.page.cell if item.right is None else item.right),
    )
    return indents(left, right, look.first * style.page.cell, look.first)


def _section(page: Page) -> str:
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
