"""A placed paragraph → w:p: by the name of its style, and no more than differs from it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from desktop.document.nodes import Paragraph, Role
from desktop.layout.cutting import cut
from desktop.layout.placing import Edge, Placed
from desktop.layout.style import Align, Look, Style
from desktop.writers.docx.face import EAST_ASIAN, fonts
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import halves, ppr, twips
from desktop.writers.docx.runs import broken, lead_count, opening, run, runs, trimmed
from desktop.writers.docx.styles import indents, lead, run_in_heading, spacing

__all__ = ["content", "paragraph"]

_STYLED = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_LABEL, Role.OFFICE_MARK, Role.CAPTION})
"""Roles whose weight the standard sets; the source's bold is left out there."""
_TAB = "<w:r><w:tab/></w:r>"


def paragraph(item: Placed, style: Style, notes: Notes, section: str = "") -> str:
    """The paragraph of ``item``; ``section`` is the w:sectPr of the section it ends, if it does."""
    assert item.look and isinstance(item.block, Paragraph)
    if item.look.outline:
        return _heading(item, item.block, item.look, style, notes, section)
    before, behind = run(item.look.open) if item.opens else "", run(item.look.close) if item.closes else ""
    words = _words(item, item.block, style, notes)
    return f"<w:p>{_properties(item, item.look, item.look.id, style, section)}{before}{words}{behind}</w:p>"


def content(block: Paragraph, notes: Notes, breaks: Sequence[int] = (), plain: str = "") -> str:
    """The runs of ``block``, broken at ``breaks``."""
    inlines = broken(block.inlines, breaks) if breaks else block.inlines
    return runs(trimmed(inlines), notes, bold=block.role not in _STYLED, plain=plain)


def _words(item: Placed, block: Paragraph, style: Style, notes: Notes) -> str:
    if item.abreast:
        return "".join(_TAB + content(each.block, notes) for each in item.abreast)
    if not item.beside and not item.spans and item.scale == 1.0 and not item.size and not item.spread:
        return content(block, notes, item.breaks)
    said = _spanned(block, item.spans, style, notes, _fitted(item))
    if not item.beside:
        return said
    look = style.look(item.beside.role)
    other = opening(fonts(look.face, style.latin, hint=True)) if item.look and look.face != item.look.face else ""
    return said + _TAB + _spanned(item.beside, item.beside_spans, style, notes, other)


def _spanned(block: Paragraph, spans: Sequence[tuple[int, int, Look]], style: Style, notes: Notes, plain: str) -> str:
    """The runs of ``block``; the last of ``spans`` runs to its end, which is all the styles ask for."""
    if not spans:
        return content(block, notes, plain=plain)
    start, _, look = spans[0]
    first, second = cut(block, start, start)
    return content(first, notes, plain=plain) + content(second, notes, plain=opening(fonts(look.face, style.latin, hint=True)))


def _fitted(item: Placed) -> str:
    """How the runs of a mark start that is made narrower, smaller or wider apart to fit."""
    narrow = f'<w:w w:val="{round(item.scale * 100)}"/>' if item.scale != 1.0 else ""
    apart = f'<w:spacing w:val="{twips(item.spread)}"/>' if item.spread else ""
    small = (f'<w:sz w:val="{halves(item.size)}"/>', f'<w:szCs w:val="{halves(item.size)}"/>') if item.size else ()
    return opening(EAST_ASIAN, narrow, apart, *small) if narrow or apart or small else ""


def _heading(item: Placed, block: Paragraph, look: Look, style: Style, notes: Notes, section: str) -> str:
    """A heading of its own, or the words of one with its text behind them in the body face."""
    inlines = trimmed(block.inlines)
    first = lead_count(inlines)
    if not first or first == len(inlines):
        return f"<w:p>{_properties(item, look, look.id, style, section)}{runs(inlines, notes, lead='', bold=False)}</w:p>"
    inside = runs(inlines[:first], notes, lead=lead(block.level)) + runs(inlines[first:], notes)
    return f"<w:p>{_properties(item, look, run_in_heading(block.level), style, section)}{inside}</w:p>"


def _properties(item: Placed, look: Look, id: str, style: Style, section: str) -> str:
    tabs = _tabs(item, style)
    made = _made_properties(style, look, id, item.gap, item.align, item.left, item.right, item.first, item.edges if item.at == "flow" else (), tabs)
    if not section:
        return made
    return f"{made.removesuffix('</w:pPr>') or '<w:pPr>'}{section}</w:pPr>"


def _tabs(item: Placed, style: Style) -> str:
    """Where what stands beside the text ends, or where the middles of what stands abreast are."""
    places = [("right", style.page.measure - item.beside_right)] if item.beside else [("center", each.middle) for each in item.abreast]
    made = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in places)
    return f"<w:tabs>{made}</w:tabs>" if made else ""


@functools.lru_cache(maxsize=512)
def _made_properties(
    style: Style,
    look: Look,
    id: str,
    gap: float,
    align: Align | None,
    left: float | None,
    right: float | None,
    first: float | None,
    edges: tuple[Edge, ...],
    tabs: str,
) -> str:
    """Only what differs from the style: a paragraph the style fits carries its name and no more."""
    return ppr(
        "" if id == style.looks["body"].id else f'<w:pStyle w:val="{id}"/>',
        _border(edges),
        tabs,
        f'<w:spacing w:before="{spacing(gap, style)}"/>' if gap != look.before else "",
        _indent(look, left, right, first, style.character(look)),
        f'<w:jc w:val="{align}"/>' if align else "",
    )


def _border(edges: tuple[Edge, ...]) -> str:
    """The one rule a paragraph of the text may carry: a single stroke under it (7.2.7)."""
    made = [
        f'<w:bottom w:val="single" w:sz="{round(edge.weights[0] * 8)}" w:space="{round(edge.gap)}" w:color="{edge.colour}"/>'
        for edge in edges
        if edge.weights
    ]
    return f"<w:pBdr>{''.join(made)}</w:pBdr>" if made else ""


def _indent(look: Look, left: float | None, right: float | None, first: float | None, one: float) -> str:
    if left is None and right is None and first is None:
        return ""
    sides = (look.left * one if left is None else left, look.right * one if right is None else right)
    return indents(*sides, look.first * one if first is None else first, look.first if first is None else 0.0)
