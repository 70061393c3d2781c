"""The workbook behind a chart, so that Word and WPS can edit its numbers: the fewest parts Excel opens (ECMA-376 12.3, 18)."""

from __future__ import annotations

from desktop.document.chart_text import named, number, value_at
from desktop.document.nodes import Chart
from desktop.writers.docx.archive import archive, part, prefix
from desktop.writers.docx.ooxml import escape
from desktop.writers.docx.parts import HEAD

__all__ = ["SHEET", "column", "workbook"]

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONSTANT = (
    (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    ),
    (
        "_rels/.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
)


def workbook(chart: Chart) -> bytes:
    """An .xlsx with the categories in the first column and a series in each of the others; the same chart always gives the same bytes."""
    heads = "".join(_text(named(each, chart.series), place, 1) for place, each in enumerate(chart.series, 1))
    rows = [f'<row r="1">{heads}</row>'] if heads else []
    for row, category in enumerate(chart.categories):
        values = ((place, value_at(each, row)) for place, each in enumerate(chart.series, 1))
        numbers = "".join(f'<c r="{column(place)}{row + 2}"><v>{number(value)}</v></c>' for place, value in values if value is not None)
        rows.append(f'<row r="{row + 2}">{_text(category, 0, row + 2)}{numbers}</row>')
    sheet = f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    constant = tuple(part(name, HEAD + text) for name, text in _CONSTANT)
    return archive(prefix(constant), (part("xl/worksheets/sheet1.xml", sheet),))


def _text(text: str, place: int, row: int) -> str:
    return f'<c r="{column(place)}{row}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def column(place: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
