"""Document → PDF: our own pages as they are, with the fonts they are printed in embedded and a text layer that can be searched and copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.document.nodes import Document, Paragraph, Role
from desktop.document.text import paragraph_text
from desktop.layout.faces import Faces, faces
from desktop.layout.fonts import fonts_of
from desktop.layout.pages import Font, Page, Pages
from desktop.layout.paginate import paginate
from desktop.layout.style import Style, standard
from desktop.outcome import Note, Outcome
from desktop.writers.pdf.bookmarks import bookmarks
from desktop.writers.pdf.case import Case
from desktop.writers.pdf.content import page_content
from desktop.writers.pdf.embedding import embedded
from desktop.writers.pdf.objects import File, number, text

__all__ = ["printed", "write"]

_SHOWN = 10  # characters named in a note


def write(document: Document, style: Style | None = None, *, here: Faces | None = None) -> Outcome[bytes]:
    """The PDF of ``document`` laid out to ``style``, with notes on substituted faces and lacking characters.

    ``here``: the fonts to print with, those of this computer by default. The same document, style and fonts give the same bytes.
    Refused: no font can print Chinese.
    """
    chosen = style or standard()
    return printed(document, paginate(document, chosen), chosen, here=here)


def printed(document: Document, pages: Pages, style: Style, *, here: Faces | None = None) -> Outcome[bytes]:
    """The PDF of ``pages``, which were made of ``document`` in ``style``."""
    case = Case(style, here or faces(), fonts_of(style))
    case.fill(_wanted(pages))
    file = File()
    root, tree, resources = file.reserve(), file.reserve(), file.reserve()
    sheets = [_sheet(page, case, tree, resources, file) for page in pages.pages]
    fonts = " ".join(f"/{fount.resource} {embedded(fount, file)} 0 R" for fount in case.founts.values() if fount.codes)
    file.put(f"<< /Font << {fonts} >> >>", resources)
    file.put(f"<< /Type /Pages /Kids [{' '.join(f'{sheet} 0 R' for sheet in sheets)}] /Count {len(sheets)} >>", tree)
    marks = bookmarks(document, pages, sheets, file)
    outline = f"/Outlines {marks} 0 R /PageMode /UseOutlines " if marks else ""
    title = _title(document)
    shown = "/ViewerPreferences << /DisplayDocTitle true >> " if title else ""
    file.put(f"<< /Type /Catalog /Pages {tree} 0 R /Lang (zh-CN) {shown}{outline}>>", root)
    info = file.put(f"<< {f'/Title {text(title)} ' if title else ''}>>")
    return Outcome(file.written(root, info), tuple(_notes(case)))


def _wanted(pages: Pages) -> dict[Font, set[str]]:
    """The characters of each font."""
    wanted: dict[Font, set[str]] = {}
    for page in pages.pages:
        for line in page.all_lines():
            for run in line.runs:
                wanted.setdefault(run.font, set()).update(run.text)
    return wanted


def _sheet(page: Page, case: Case, tree: int, resources: int, file: File) -> int:
    content = file.stream(page_content(page, case))
    box = f"[0 0 {number(page.width)} {number(page.height)}]"
    return file.put(f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Resources {resources} 0 R /Contents {content} 0 R >>")


def _title(document: Document) -> str:
    said = "".join(paragraph_text(block).strip() for block in document.blocks if isinstance(block, Paragraph) and block.role is Role.TITLE)
    return " ".join((document.meta.title or said).split())


def _notes(case: Case) -> Iterator[Note]:
    if said := case.faces.told((font.face for font in case.own), case.style):
        yield Note(said)
    if case.borrowed:
        lenders = "、".join(dict.fromkeys(case.borrowed.values()))
        yield Note(f"{_named(tuple(case.borrowed))}所用字体里没有，改用 {lenders} 印出")
    if case.missing:
        yield Note(f"{_named(case.missing)}已装的字体里都没有，PDF 里印成空框，请安装含有这些字的字体（如宋体-ExtB）后重新导出")


def _named(characters: Sequence[str]) -> str:
    each = tuple(dict.fromkeys(characters))
    shown = [character if character.isprintable() else f"U+{ord(character):04X}" for character in each[:_SHOWN]]
    return f"“{''.join(shown)}”{f'等 {len(each)} 个字' if len(each) > 1 else '字'}"
