"""The one door: picks the reader by content, puts the file's name before every refusal and into the document's meta."""

from __future__ import annotations

import os
import stat
from io import FileIO
from pathlib import Path

from desktop.document.nodes import Document, replace
from desktop.outcome import Note, Outcome, Refused
from desktop.readers import text
from desktop.readers.kinds import Kind, sniff, suffix_of
from desktop.readers.limits import MAX_FILE, megabytes
from desktop.readers.secrecy import refuse_secret

__all__ = ["SUFFIXES", "read", "read_bytes"]

_OWN = {
    Kind.TEXT: (".txt",),
    Kind.HTML: (".html", ".htm"),
    Kind.MHTML: (".mht", ".mhtml"),
    Kind.PDF: (".pdf",),
    Kind.ZIP: (".docx", ".docm", ".dotx"),
    Kind.OLE: (".doc", ".wps", ".dot", ".wpt"),
    Kind.RTF: (".rtf",),
    Kind.ODT: (".odt",),
    Kind.FLAT_XML: (".xml",),
}
SUFFIXES = tuple(suffix for suffixes in _OWN.values() for suffix in suffixes)
_REASONS = {2: "文件不存在", 13: "没有权限", 36: "文件名太长"}


def read(path: Path) -> Outcome[Document]:
    """The document in the file ``path``; Refused where it cannot be read, is no report, is hostile or secret."""
    try:
        data = _content(path)
    except OSError as fault:
        reason = "是文件夹" if path.is_dir() else _REASONS.get(fault.errno or 0, "系统错误")
        raise Refused(f"打不开“{path.name}”（{reason}），请检查文件名和权限。") from fault
    return read_bytes(data, path.name)


def _content(path: Path) -> bytes:
    """The bytes of a file, with as few calls to the system as it takes: shared folders answer slowly."""
    with FileIO(path, opener=_open) as stream:
        state = os.fstat(stream.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise Refused(f"“{path.name}”不是普通文件，请选一个文档。")
        if state.st_size > MAX_FILE:
            raise Refused(f"“{path.name}”有{megabytes(state.st_size)}，超过{megabytes(MAX_FILE)}的上限，请压缩图片或拆成几个文件后再读。")
        data = stream.read(state.st_size)
        return data if len(data) == state.st_size else data + stream.readall()


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe without a writer must not hold up the window


def read_bytes(data: bytes, name: str) -> Outcome[Document]:
    """The document in ``data``, a file named ``name``; Refused as ``read``."""
    try:
        kind = sniff(data, name)
        notes = _check_suffix(kind, suffix_of(name), data)
        outcome = _read(kind, data)
        refuse_secret(outcome.value)
    except Refused as fault:
        raise Refused(f"“{name}”{fault}") from fault
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as fault:
        raise Refused(f"“{name}”内容损坏或不合规范，读不下去，请用 WPS 或 Word 打开后另存为 .docx 再试。") from fault
    document = outcome.value
    return Outcome(replace(document, meta=replace(document.meta, source=name)), notes + outcome.notes)


def _check_suffix(kind: Kind, suffix: str, data: bytes) -> tuple[Note, ...]:
    """A .docx or .pdf must be one; other files are read as what they are, and that is told."""
    if kind is Kind.OLE:
        from desktop.readers.ole import check_ole

        check_ole(data)  # a locked .docx is an OLE file too, and has a sentence of its own
    fits = suffix in _OWN[kind] or suffix not in SUFFIXES or (kind is Kind.HTML and suffix == ".mht")
    if fits:
        return ()
    right = _OWN[kind][0]
    if suffix in (*_OWN[Kind.ZIP], ".pdf"):
        if kind is Kind.TEXT:
            text.decode(data)  # binary data is called that, not text
        raise Refused(f"名为{suffix}，内容其实是{kind.value}，请把后缀改为{right}再试，或用 WPS、Word 打开后另存为 .docx。")
    return (Note(f"文件名后缀是{suffix}，内容其实是{kind.value}，已按{kind.value}读取。"),)


def _read(kind: Kind, data: bytes) -> Outcome[Document]:
    """Readers are imported late: the window opens before any of them is needed."""
    match kind:
        case Kind.ZIP:
            from desktop.readers.docx import reading

            return reading.read(data)
        case Kind.TEXT:
            return text.read(data)
        case Kind.HTML | Kind.MHTML:
            from desktop.readers import html

            return html.read(data) if kind is Kind.HTML else html.read_mhtml(data)
        case Kind.PDF:
            from desktop.readers import pdf

            return pdf.read(data)
        case Kind.OLE | Kind.RTF | Kind.ODT | Kind.FLAT_XML:
            from desktop.readers import legacy

            return legacy.read(data, kind)
