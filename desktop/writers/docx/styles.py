"""Style → word/styles.xml: every look a named style that says all of itself, so that nothing of Word's own looks shines through."""

from __future__ import annotations

from desktop.layout.style import Face, Look, Style
from desktop.writers.docx.face import fonts
from desktop.writers.docx.ooxml import NAMESPACE, escape, halves, ppr, rpr, twips

__all__ = ["LEAD", "MISSING", "NOTE_MARK", "TABLE", "indents", "lead", "run_in_heading", "spacing", "styles_xml"]

LEAD, MISSING, NOTE_MARK, TABLE = "Lead-words", "Missing-field", "Footnote-mark", "Report-table"
_BUILT_IN = {"footnote text": "note", "annotation text": "note", "header": "page_number", "footer": "page_number"}
"""Word's own styles for what a clerk adds later, over our looks: over Normal a footnote would get the body's indent and pitch."""


def lead(level: int) -> str:
    """The character style of the words of a run-in heading at ``level``."""
    return f"Heading-words-{min(max(level, 1), 4)}"


def run_in_heading(level: int) -> str:
    """The paragraph style of a heading whose text goes on in the same paragraph."""
    return f"Heading-run-in-{min(max(level, 1), 4)}"


def styles_xml(style: Style) -> str:
    """The whole part; Normal first, as LAYOUT.md verified it."""
    body = style.looks["body"]
    made = [_defaults(body, style), _normal(body, style), _default_character(), _plain_table()]
    made += [_paragraph(look, style) for look in style.looks.values() if look is not body]
    made += [xml for level in range(1, 5) for xml in _run_in(level, style)]
    made += [_built_in(name, look, style) for name, look in _BUILT_IN.items()]
    made += [_words(LEAD, "段首句", style.run_in.face, style.run_in.bold, style), _missing(), _note_mark(), _table()]
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACE}>{"".join(made)}</w:styles>'


def _defaults(body: Look, style: Style) -> str:
    run = rpr(fonts(body.face, style.latin), '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>')
    return f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"


def _normal(look: Look, style: Style) -> str:
    # overflowPunct 1: LibreOffice reads it the wrong way round, and with 0 it hangs the punctuation and, in justified lines, now and then loses it
    grid = ['<w:widowControl w:val="0"/>', '<w:overflowPunct w:val="1"/>', '<w:autoSpaceDE w:val="0"/>', '<w:autoSpaceDN w:val="0"/>']
    return _style("paragraph", look.id, look.name, ppr(*grid, *_paragraph_children(look, style)) + _run(look, style), default=True)


def _default_character() -> str:
    return _style("character", "Default-character", "Default Paragraph Font", "", default=True, quick=False, hidden=True)


def _plain_table() -> str:
    inside = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0)}</w:tblPr>'
    return _style("table", "Table-normal", "Normal Table", inside, default=True, quick=False, hidden=True)


def _margins(above: int) -> str:
    """What stays free in a cell beside the text, and ``above`` and below it, in twips."""
    sides = (("top", above), ("left", 108), ("bottom", above), ("right", 108))
    return f"""<w:tblCellMar>{"".join(f'<w:{side} w:w="{free}" w:type="dxa"/>' for side, free in sides)}</w:tblCellMar>"""


def _paragraph(look: Look, style: Style) -> str:
    return _style(
        "paragraph", look.id, look.name, ppr(*_paragraph_children(look, style)) + _run(look, style), based="Normal", custom=True, after=_after(look)
    )


def _after(look: Look) -> str:
    return "Normal" if look.outline or look.key in ("title", "addressee", "salutation") else ""


def _run_in(level: int, style: Style) -> tuple[str, str]:
    look, body = style.looks[f"heading_{level}"], style.looks["body"]
    outline = f'<w:outlineLvl w:val="{look.outline - 1}"/>'
    paragraph = _style("paragraph", run_in_heading(level), f"{look.name}（接排）", ppr(outline), based=body.id, custom=True, after=body.id)
    return paragraph, _words(lead(level), f"{look.name}文字", look.face, look.bold, style)


def _built_in(name: str, look: str, style: Style) -> str:
    return _style("paragraph", name.replace(" ", "-"), name, "", based=style.looks[look].id, quick=False, hidden=True)


def _words(id: str, name: str, face: Face, bold: bool, style: Style) -> str:
    return _style("character", id, name, rpr(fonts(face, style.latin), *_bold(bold)), custom=True)


def _missing() -> str:
    # shading, not highlight: Word leaves a highlight out of styles
    return _style("character", MISSING, "待补", rpr('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'), custom=True)


def _note_mark() -> str:
    return _style("character", NOTE_MARK, "footnote reference", rpr('<w:vertAlign w:val="superscript"/>'))


def _table() -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return _style(
        "table", TABLE, "公文表格", f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{_margins(57)}</w:tblPr>", based="Table-normal", custom=True
    )


def _style(
    kind: str,
    id: str,
    name: str,
    inside: str,
    *,
    based: str = "",
    after: str = "",
    default: bool = False,
    custom: bool = False,
    quick: bool = True,
    hidden: bool = False,
) -> str:
    marks = (' w:default="1"' if default else "") + (' w:customStyle="1"' if custom else "")
    said = f'<w:name w:val="{escape(name)}"/>' + (f'<w:basedOn w:val="{based}"/>' if based else "") + (f'<w:next w:val="{after}"/>' if after else "")
    seen = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' if hidden else ""
    return f'<w:style w:type="{kind}"{marks} w:styleId="{id}">{said}{seen}{"<w:qFormat/>" if quick else ""}{inside}</w:style>'


def _paragraph_children(look: Look, style: Style) -> list[str]:
    keep = ["<w:keepNext/>", "<w:keepLines/>"] if look.keep else []
    page = ["<w:pageBreakBefore/>"] if look.new_page else []
    outline = [f'<w:outlineLvl w:val="{look.outline - 1}"/>'] if look.outline else []
    one = style.character(look)
    place = indents(look.left * one, look.right * one, look.first * one, look.first)
    snap = f'<w:snapToGrid w:val="{int(style.page.word_grid and look.size == style.looks["body"].size)}"/>'
    return [*keep, *page, snap, _lines(look, style), place, f'<w:jc w:val="{look.align}"/>', *outline]


def _lines(look: Look, style: Style) -> str:
    if look.free:
        return '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return f'<w:spacing w:before="{spacing(look.before, style)}" w:after="0" w:line="{twips(look.leading or style.page.pitch)}" w:lineRule="exact"/>'


def spacing(lines: float, style: Style) -> int:
    """Blank lines as twips of space before."""
    return twips(style.page.pitch * lines)


def indents(left: float, right: float, first: float = 0.0, chars: float = 0.0) -> str:
    """w:ind; lengths in points, ``first`` less than 0 hangs. The first line in characters too: Word prefers them, LibreOffice 7.4 ignores them alone."""
    line = f'w:firstLine="{twips(first)}"' if first >= 0 else f'w:hanging="{twips(-first)}"'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:firstLineChars="{round(max(chars, 0) * 100)}" {line}/>'


def _run(look: Look, style: Style) -> str:
    colour = [f'<w:color w:val="{look.colour}"/>'] if look.colour else []
    size = halves(look.size)
    return rpr(
        fonts(look.face, style.latin), *_bold(look.bold), *colour, f'<w:spacing w:val="{0 if style.page.word_grid else twips(look.spacing)}"/>', '<w:kern w:val="2"/>',
        f'<w:sz w:val="{size}"/>', f'<w:szCs w:val="{size}"/>',
    )  # fmt: skip


def _bold(bold: bool) -> list[str]:
    return ["<w:b/>", "<w:bCs/>"] if bold else ['<w:b w:val="0"/>', '<w:bCs w:val="0"/>']
