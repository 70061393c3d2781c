"""What a file really is, from its first bytes; its suffix decides only between kinds of plain text."""

from __future__ import annotations

import re
from enum import Enum

from desktop.outcome import Refused

__all__ = ["Kind", "sniff", "suffix_of"]


class Kind(Enum):
    """A format, named as a person would name it."""

    TEXT = "纯文本"
    HTML = "网页（HTML）"
    MHTML = "单个文件网页（MHT）"
    PDF = "PDF"
    ZIP = "Word 文件（.docx）"
    OLE = "旧版 Office 文件（.doc/.wps）"
    RTF = "RTF 文件"
    ODT = "OpenDocument 文件（.odt）"
    FLAT_XML = "Word 2003 XML 文件"


_MARKS = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"%PDF-", Kind.PDF),
)
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "GZIP 压缩包"),
    (b"MZ\x90\x00", "程序文件"),
    (b"\x7fELF", "程序文件"),
    (b"SQLite format 3\x00", "数据库文件"),
)
_HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p)\b", re.IGNORECASE)
_FLAT = re.compile(rb"<w:wordDocument\b|<pkg:package\b|progid=\"Word.Document\"")


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case, with its dot; empty where there is none."""
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def sniff(data: bytes, name: str) -> Kind:
    """The kind of file ``data`` is; Refused where it is none a report comes in."""
    if not data:
        raise Refused("是空文件（0字节），请检查文件是否保存或拷贝完整。")
    if data.startswith(b"PK") and data[30:80].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text"):
        return Kind.ODT
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise Refused(f"其实是{what}，不是文字材料，请换一份 .docx、.txt、.pdf 或 .html 文件。")
    return _sniff_text(data[:_HEAD], suffix_of(name))


def _sniff_text(head: bytes, suffix: str) -> Kind:
    if b"%PDF-" in head[:1024] and suffix == ".pdf":  # ISO 32000 Annex H: viewers take the header anywhere in the first 1,024 bytes
        return Kind.PDF
    if suffix in (".txt", ".md", ".text"):
        return Kind.TEXT
    if suffix in (".mht", ".mhtml") or head.startswith(b"MIME-Version:"):
        return Kind.MHTML
    if _FLAT.search(head):
        return Kind.FLAT_XML
    if suffix in (".html", ".htm", ".xhtml", ".shtml") or _HTML.search(head.replace(b"\x00", b"")):
        return Kind.HTML
    return Kind.TEXT
