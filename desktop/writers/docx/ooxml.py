"""Small pieces of WordprocessingML: escaped text, lengths, and children in the order Word insists on (ECMA-376 17.3.1.26, 17.3.2.28, 17.6.17)."""

from __future__ import annotations

import re

__all__ = ["NAMESPACE", "clean", "escape", "halves", "mm", "ppr", "rpr", "sectpr", "twips"]

NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_PPR = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RPR = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_SECTPR = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType",
    "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip
_PPR_RANK, _RPR_RANK, _SECTPR_RANK = ({name: rank for rank, name in enumerate(names)} for names in (_PPR, _RPR, _SECTPR))

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_NAME = re.compile(r"<w:(\w+)")


def clean(text: str) -> str:
    """``text`` without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """``text`` as XML character data or attribute value."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def halves(points: float) -> int:
    """Points as half points, the unit of font sizes."""
    return round(points * 2)


def mm(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def ppr(*children: str) -> str:
    """A w:pPr with ``children`` in schema order; nothing where there are none."""
    return _ordered("w:pPr", children, _PPR_RANK)


def rpr(*children: str) -> str:
    """A w:rPr with ``children`` in schema order; nothing where there are none."""
    return _ordered("w:rPr", children, _RPR_RANK)


def sectpr(*children: str) -> str:
    """A w:sectPr with ``children`` in schema order."""
    return _ordered("w:sectPr", children, _SECTPR_RANK)


def _ordered(name: str, children: tuple[str, ...], rank: dict[str, int]) -> str:
    kept = sorted((child for child in children if child), key=lambda child: rank[_NAME.match(child)[1]])  # type: ignore[index]
    return f"<{name}>{''.join(kept)}</{name}>" if kept else ""
