"""What stands at a place of its own on the sheet: an anchored text box, where Word, WPS and LibreOffice agree (a frame is left in the flow by the last)."""

from __future__ import annotations

from desktop.writers.docx.ooxml import ppr, twips

__all__ = ["DRAWING", "anchored", "at", "box", "rule", "space"]

DRAWING = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="wps"'
)
_KIND = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_EMU = 12700  # in a point


def box(content: str, number: int, name: str, *, wide: float, high: float, across: str, down: str, upright: bool = True) -> str:
    """A run with ``content`` in a box without border; ``across`` and ``down`` are its wp:positionH and wp:positionV, lengths in points.

    It lies over the text and pushes nothing aside; ``upright`` False turns its text a quarter to the right.
    """
    extent = f'cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"'
    body = '<wps:bodyPr rot="0" vert="{}" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{}" anchorCtr="0">{}</wps:bodyPr>'
    turned = body.format("horz", "b", "<a:spAutoFit/>") if upright else body.format("vert", "t", "<a:noAutofit/>")
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{across}{down}<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{number}" name="{name}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_KIND}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>{turned}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def at(direction: str, origin: str, *, align: str = "", offset: float = 0.0) -> str:
    """A wp:positionH or wp:positionV: from ``origin``, by alignment or by an offset in points."""
    place = f"<wp:align>{align}</wp:align>" if align else f"<wp:posOffset>{round(offset * _EMU)}</wp:posOffset>"
    return f'<wp:position{direction} relativeFrom="{origin}">{place}</wp:position{direction}>'


def anchored(run: str, high: float, closing: str = "") -> str:
    """The empty paragraph a box hangs on, ``high`` points high: room kept in the text, or next to none; ``closing``: the w:sectPr it ends."""
    return f"<w:p>{ppr(_exact(high), _FLUSH, closing)}{run}</w:p>"


def space(high: float) -> str:
    """Blank space of ``high`` points over what is no paragraph and has none of its own; it stays with what is under it."""
    return f"<w:p>{ppr('<w:keepNext/>', _exact(high), _FLUSH)}</w:p>"


def rule(weight: float, gap: float, colour: str, left: float = 0.0, right: float = 0.0) -> str:
    """An empty paragraph whose lower border is a rule of ``weight`` points (0: none), ``gap`` points under what stands above.

    ``left`` and ``right``: how far it reaches into the margins.
    """
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="{round(weight * 8)}" w:space="0" w:color="{colour}"/></w:pBdr>' if weight else ""
    place = f'<w:ind w:left="{twips(-left)}" w:right="{twips(-right)}" w:firstLineChars="0" w:firstLine="0"/>' if left or right else _FLUSH
    return f"<w:p>{ppr(border, _exact(gap), place)}</w:p>"


_FLUSH = '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'


def _exact(high: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{max(twips(high), 20)}" w:lineRule="exact"/>'
