"""Plain text: BOM → NUL share → strict UTF-8 → GB18030; one paragraph a line, so the plain text is the file, character for character."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from desktop.document.nodes import Block, Cell, Document, Paragraph, Role, Row, Table, Text
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.limits import MAX_TEXT, check_paragraphs, megabytes

__all__ = ["decode", "document", "read"]

_BOMS = (  # the four-byte ones first: a UTF-32 BOM begins with a UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TOLERATED = 0.005  # share of undecodable places up to which a text is still taken for damaged text, not for binary data
_BINARY = "不是文字材料（无法识别的二进制数据或编码），请换一份 .docx、.txt、.pdf 或 .html 文件。"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")


def read(data: bytes) -> Outcome[Document]:
    """The text file as a document; ``text.plain`` of it is the decoded text with LF line ends."""
    text, notes = decode(data)
    return Outcome(document(text), notes)


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The characters of ``data`` without BOM, CRLF and CR as LF; Refused for binary data."""
    if len(data) > MAX_TEXT:
        raise Refused(f"有{megabytes(len(data))}，超过文本{megabytes(MAX_TEXT)}的上限，请拆成几个文件后再读。")
    text, damage = _decoded(data)
    if not text:
        raise Refused("是空文件（没有文字），请检查文件是否保存或拷贝完整。")
    if sum(1 for _ in _CONTROLS.finditer(text)) > len(text) * 0.05:
        raise Refused(_BINARY)
    notes = (Note(f"有{damage}处字节无法识别，已用“�”代替，请对照原件核对。"),) if damage else ()
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decoded(data: bytes) -> tuple[str, int]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _best(data[len(bom) :], (encoding,))
    return _best(data, (_wide(data),) if b"\x00" in data else ("utf-8", "gb18030"))


def _wide(data: bytes) -> str:
    """UTF-16 without BOM: digits, ASCII and line ends leave their NULs at one parity."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        raise Refused(_BINARY)
    return "utf-16-le" if odd > even else "utf-16-be"


def _best(data: bytes, encodings: tuple[str, ...]) -> tuple[str, int]:
    """The first encoding that fits without a fault; else the one with the fewest, as long as they are few."""
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding), 0
    text = min((data.decode(encoding, "replace") for encoding in encodings), key=_damage)
    if _damage(text) > max(1, len(text) * _TOLERATED):
        raise Refused(_BINARY)
    return text, _damage(text)


def _damage(text: str) -> int:
    return text.count("\ufffd")


def document(text: str) -> Document:
    """A document with one paragraph a line of ``text``; runs of lines with the same number of TABs are tables."""
    check_paragraphs(text.count("\n") + 1)
    return Document(tuple(_blocks(text.split("\n"))))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    for tabs, group in groupby(lines, key=lambda line: line.count("\t")):
        rows = list(group)
        if tabs and len(rows) > 1 and not _indented(rows):
            yield Table(tuple(Row(tuple(Cell((paragraph(cell),)) for cell in row.split("\t"))) for row in rows))
        else:
            yield from map(paragraph, rows)


def _indented(rows: list[str]) -> bool:
    """Lines whose only TABs are their indents are prose."""
    return all("\t" not in row.strip() for row in rows) and all(row.startswith("\t") for row in rows)


def paragraph(line: str) -> Paragraph:
    """One line; blank ones keep their spaces."""
    inlines = (Text(line),) if line else ()
    return Paragraph(inlines, Role.BODY if line.strip() else Role.BLANK)
