"""The constant package of a style, made once by python-docx and kept deflated."""

from __future__ import annotations

import functools
import io
import zipfile

from desktop.layout.style import Style
from desktop.writers.docx.archive import Prefix, part, prefix
from desktop.writers.docx.footers import blank_footer, first_footer, footer, turned_footer
from desktop.writers.docx.parts import APP, CORE, font_table, footnotes, settings, themed
from desktop.writers.docx.styles import styles_xml

__all__ = ["BLANK", "DOCUMENT", "EVEN", "FIRST", "FOOTNOTES", "ODD", "TURNED_EVEN", "TURNED_ODD", "base", "chart_names", "chart_relation"]

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
ODD, EVEN, FIRST, TURNED_ODD, TURNED_EVEN, BLANK = "rId1", "rId2", "rId13", "rId11", "rId12", "rId14"
_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")  # what looks at the start of a file to tell its type finds these


@functools.lru_cache(maxsize=8)
def base(style: Style, turned: bool = False, blank: bool = False, charts: int = 0) -> Prefix:
    """Every member but the document and its footnotes, laid out and deflated; ``turned``: with the footers of sheets on their side, ``blank``: with an empty one.

    ``charts``: how many charts and workbooks it has room for; these are left out too.
    """
    later = {DOCUMENT, FOOTNOTES, *(name for number in range(charts) for name in chart_names(number + 1))}
    members = {name: text for name, text in _package(style, turned, blank, charts).items() if name not in later}
    names = [*_FIRST, *sorted(members.keys() - set(_FIRST), reverse=True)]
    return prefix(tuple(part(name, members[name], 9) for name in names))


def chart_names(number: int) -> tuple[str, str]:
    """The parts of chart ``number``, from 1: the chart and its workbook."""
    return f"word/charts/chart{number}.xml", f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"


def chart_relation(number: int) -> str:
    """The id of the relation of the document to its chart ``number``."""
    return f"rIdChart{number}"


def _footers(style: Style, turned: bool, blank: bool) -> list[tuple[str, str]]:
    """The footers by the id of their relation."""
    made = [(ODD, footer(style, even=False)), (EVEN, footer(style, even=True))]
    made += [(TURNED_ODD, turned_footer(style, even=False)), (TURNED_EVEN, turned_footer(style, even=True))] if turned else []
    made += [(BLANK, blank_footer())] if blank else []
    return [*made, *([] if style.number.first else [(FIRST, first_footer(style))])]


def _package(style: Style, turned: bool, blank: bool, charts: int) -> dict[str, bytes]:
    """What python-docx saves: its own package and theme, with relations and content types kept right by it."""
    import docx
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    made = docx.Document()
    package, main = made.part.package, made.part
    theme = main.part_related_by(RT.THEME).blob.decode("utf-8")
    main.rels.clear()
    package.rels.clear()

    def add(owner: object, path: str, kind: str, relation: str, text: str, id: str = "") -> None:
        added = Part(PackURI(path), kind, text.encode("utf-8"), package)
        owner.rels.add_relationship(relation, added, id or f"rId{len(owner.rels) + 1}")  # type: ignore[attr-defined]

    for number, (id, text) in enumerate(_footers(style, turned, blank), 1):
        add(main, f"/word/footer{number}.xml", CT.WML_FOOTER, RT.FOOTER, text, id)
    add(main, "/word/styles.xml", CT.WML_STYLES, RT.STYLES, styles_xml(style))
    add(main, "/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS, settings(style))
    add(main, "/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(style))
    add(main, "/word/theme/theme1.xml", CT.OFC_THEME, RT.THEME, themed(theme, style))
    add(main, "/word/footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, footnotes())
    for number in range(1, charts + 1):
        drawn, sheet = chart_names(number)
        add(main, f"/{drawn}", CT.DML_CHART, RT.CHART, "", chart_relation(number))
        add(main.rels[chart_relation(number)].target_part, f"/{sheet}", CT.SML_SHEET, RT.PACKAGE, "")
    package.rels.add_relationship(RT.OFFICE_DOCUMENT, main, "rId1")
    add(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, CORE)
    add(package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, APP)
    saved = io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as members:
        return {name: members.read(name) for name in members.namelist()}
