"""Text PDFs through pypdfium2: pages to lines, lines to paragraphs by geometry; scans and locked files are refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import pypdfium2 as pdfium

from desktop.document.nodes import Document
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.limits import MAX_PAGES, check_paragraphs
from desktop.readers.pdf_lines import Line, lines_of
from desktop.readers.pdf_margins import without_margins
from desktop.readers.pdf_paragraphs import blocks_of
from desktop.readers.secrecy import refuse_secret_lines

__all__ = ["read"]

_ALONE = Lock()  # PDFium must not be called from two threads at once
_GARBLED = 0.2  # share of characters without a meaning
_MAX_CHARACTERS = 3_000_000


def read(data: bytes) -> Outcome[Document]:
    """The text of the PDF ``data``; Refused for scans, locked or broken files."""
    with _ALONE:
        pages = _read_pages(data)
    _check_text(pages)
    body, margins = without_margins(pages)
    blocks = tuple(blocks_of(body))
    check_paragraphs(len(blocks))
    refuse_secret_lines(margins)
    return Outcome(Document(blocks), tuple(_notes(pages, margins)))


def _read_pages(data: bytes) -> list[list[Line]]:
    file = _opened(data)
    try:
        if len(file) > MAX_PAGES:
            raise Refused(f"有{len(file)}页，超过{MAX_PAGES}页的上限，请拆成几个文件后再读。")
        return list(_pages(file))
    finally:
        file.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if fault.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise Refused("设有打开密码，请先取消密码再读。") from fault
        raise Refused("已损坏或不完整，请重新下载，或请对方重新导出。") from fault


def _pages(file: pdfium.PdfDocument) -> Iterator[list[Line]]:
    characters = 0
    for number in range(len(file)):
        try:
            page = file[number]
            lines = lines_of(page)
            page.close()
        except pdfium.PdfiumError as fault:
            raise Refused(f"第{number + 1}页已损坏，读不出来，请请对方重新导出。") from fault
        characters += sum(len(line.text) for line in lines)
        if characters > _MAX_CHARACTERS:
            raise Refused("文字过多（超过300万字），请拆成几个文件后再读。")
        yield lines


def _check_text(pages: list[list[Line]]) -> None:
    text = "".join(line.text for page in pages for line in page)
    if len("".join(text.split())) < max(4, 2 * len(pages)):
        raise Refused("是扫描件或图片，没有可读的文字，请用文字识别（OCR）软件转成 .docx 后再读。")
    if sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text) > len(text) * _GARBLED:
        raise Refused("的文字没有编码表，读出来是乱码，请请对方提供 .docx，或用文字识别（OCR）软件转换后再读。")


def _notes(pages: list[list[Line]], margins: tuple[str, ...]) -> Iterator[Note]:
    yield Note("PDF 的段落和表格是按版面推断的，请对照原件核对。")
    if empty := [str(number) for number, lines in enumerate(pages, 1) if not lines]:
        yield Note(f"第{'、'.join(empty[:20])}页没有文字（可能是图片或空白页），未读取。")
    if margins:
        yield Note(f"“{'；'.join(margins)[:80]}”未计入正文。", "页眉页脚")
