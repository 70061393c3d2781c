"""w:sectPr: the upright sheet, the sheet turned on its side (GB/T 9704 clause 8), and which footers they carry."""

from __future__ import annotations

import functools
import math

from desktop.layout.style import Style
from desktop.writers.docx.base import BLANK, EVEN, FIRST, ODD, TURNED_EVEN, TURNED_ODD
from desktop.writers.docx.ooxml import mm, sectpr, twips

__all__ = ["section"]


@functools.lru_cache(maxsize=32)
def section(style: Style, *, turned: bool = False, first: bool = True, blank: bool = False) -> str:
    """The properties of a section; ``first``: of the document's first one, whose first page may differ; ``blank``: its pages are not numbered."""
    page = style.page
    odd, even = (TURNED_ODD, TURNED_EVEN) if turned else (BLANK, BLANK) if blank else (ODD, EVEN)
    other = first and not style.number.first
    footers = [("default", odd), ("even", even), *([("first", FIRST)] if other else [])]
    # the head of a turned page is where the upright one has its binding, so what is left, top, right and bottom moves round by one
    sides = (page.left, page.top, page.right, page.bottom) if turned else (page.top, page.right, page.bottom, page.left)
    wide, high = (page.height, page.width) if turned else (page.width, page.height)
    top, right, bottom, left = sides
    lying = ' w:orient="landscape"' if turned else ""
    return sectpr(
        "".join(f'<w:footerReference w:type="{kind}" r:id="{id}"/>' for kind, id in footers),
        '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/></w:footnotePr>',
        f'<w:pgSz w:w="{mm(wide)}" w:h="{mm(high)}"{lying}/>',
        f'<w:pgMar w:top="{mm(top)}" w:right="{mm(right)}" w:bottom="{mm(bottom)}" w:left="{mm(left)}" '
        f'w:header="{mm(min(page.header, top - 5))}" w:footer="{mm(min(page.footer, style.head.foot or page.footer) if not turned else 10)}" w:gutter="0"/>',
        '<w:cols w:space="720"/>',
        "<w:titlePg/>" if other else "",
        _grid(style, turned=turned),
    )


def _grid(style: Style, *, turned: bool) -> str:
    """The grid; no line of ours snaps to it, but LibreOffice puts what it leaves over of the type area half above the text: so it leaves nothing over."""
    page = style.page
    if not page.word_grid:
        depth = page.measure if turned else page.depth
        return f'<w:docGrid w:type="lines" w:linePitch="{max(twips(page.pitch), int(depth * 20 / max(int((depth + 0.01) / page.pitch), 1)))}"/>'
    # in 4096ths of a point, by which each character is wider than its size (17.6.5)
    apart = math.floor((twips(page.measure) / 20 / page.chars - style.looks["body"].size) * 4096)
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{twips(page.pitch)}" w:charSpace="{apart}"/>'
