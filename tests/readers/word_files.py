"""Word files made by hand from a few lines of XML, so that a test shows the very markup it is about."""

from __future__ import annotations

import io
import zipfile

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": TRANSITIONAL,
    "r": RELATIONS,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes", "header1": "header", "footer1": "footer"}


def part(root: str, content: str) -> bytes:
    """An XML part whose root is ``w:root``."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    return f"{_DECLARATION}<w:{root} {spaces}>{content}</w:{root}>".encode()


def word_file(body: str, *, strict: bool = False, **parts: str) -> bytes:
    """A .docx with ``body`` inside w:body; other parts by name (styles, numbering, footnotes, endnotes, header1, footer1), each the inside of its root."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": part(roots.get(name, name), content) for name, content in parts.items()}
    if strict:
        files = {name: data.replace(TRANSITIONAL.encode(), STRICT.encode()) for name, data in files.items()}
    relations = "".join(f'<Relationship Id="r{name}" Type="{RELATIONS}/{_KINDS[name]}" Target="{name}.xml"/>' for name in parts)
    return packed(files | {"word/_rels/document.xml.rels": _relations(relations)})


def packed(files: dict[str, bytes]) -> bytes:
    """The zip of ``files`` with the two parts every package has, unless they are given."""
    main = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    whole = {"[Content_Types].xml": _content_types(), "_rels/.rels": _relations(main)} | files
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in whole.items():
            package.writestr(name, data)
    return stream.getvalue()


def _relations(inside: str) -> bytes:
    return f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'.encode()


def _content_types() -> bytes:
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/></Types>'
    ).encode()


def p(*runs: str, props: str = "") -> str:
    """A paragraph; plain words become runs, markup stays."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inside}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of the given w:tr."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, props: str = "") -> str:
    """A row; plain words become cells."""
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cell if cell.startswith('<') else tc(p(cell)) for cell in cells)}</w:tr>"


def tc(content: str, props: str = "") -> str:
    """A cell."""
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{content}</w:tc>"


def numbered(level: int = 0, list_id: int = 1) -> str:
    """The w:numPr of a list paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def lvl(index: int, kind: str, text: str, extra: str = "") -> str:
    """A w:lvl of a list definition."""
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identity: int, *levels: str) -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, abstract_id: int, inside: str = "") -> str:
    """A w:num over ``abstract_id``."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_id}"/>{inside}</w:num>'


def style(identity: str, name: str, inside: str = "", *, base: str = "", kind: str = "paragraph") -> str:
    """A w:style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}{inside}</w:style>'
