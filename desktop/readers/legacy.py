"""Old formats (.doc .wps .rtf .odt, Word 2003 XML): checked here, turned into .docx by an office program on this computer, then read.

An own reader of the .doc piece table can take the place of the conversion in ``_as_docx`` without any change elsewhere.
"""

from __future__ import annotations

import io
from contextlib import suppress

import olefile

from desktop.document.nodes import Document
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.docx import reading
from desktop.readers.kinds import Kind
from desktop.readers.offices import Office, convert, installed

__all__ = ["read"]

_SUFFIXES = {Kind.OLE: ".doc", Kind.RTF: ".rtf", Kind.ODT: ".odt", Kind.FLAT_XML: ".xml"}
_ENCRYPTED = 0x0100  # fEncrypted in FibBase ([MS-DOC] 2.5.2)
_LOCKED = "设有打开密码，请先在 WPS 或 Word 中取消密码（文件—文档加密），再另存为 .docx。"
_OTHERS = (("Workbook", "Excel 表格（.xls）"), ("Book", "Excel 表格（.xls）"), ("PowerPoint Document", "PowerPoint 演示文稿（.ppt）"))


def read(data: bytes, kind: Kind, offices: tuple[Office, ...] | None = None) -> Outcome[Document]:
    """The document in ``data``; Refused where it is locked, no text document, or no office program is at hand."""
    if kind is Kind.OLE:
        check_ole(data)
    outcome = reading.read(_as_docx(data, _SUFFIXES[kind], installed() if offices is None else offices))
    return Outcome(outcome.value, (Note(f"{kind.value}经办公软件转换后读取，请核对编号和表格。"), *outcome.notes))


def check_ole(data: bytes) -> None:
    """Refused: an OLE file that is locked with a password or holds no Word text ([MS-DOC], [MS-OFFCRYPTO] 2.3)."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {path[0] for path in file.listdir()}
            if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
                raise Refused(_LOCKED)
            for stream, what in _OTHERS:
                if stream in streams:
                    raise Refused(f"其实是{what}，不是文字材料，请换一份 .docx、.doc 或 .txt 文件。")
            if "WordDocument" not in streams:
                raise Refused("不是 Word 或 WPS 文字文件，请在原程序中另存为 .docx 再试。")
            _check_locked(file.openstream("WordDocument").read(32))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as fault:
        raise Refused("已损坏或不完整，请用 WPS 或 Word 修复后另存为 .docx 再试。") from fault


def _check_locked(head: bytes) -> None:
    if len(head) < 12 or int.from_bytes(head[10:12], "little") & _ENCRYPTED:
        raise Refused(_LOCKED if len(head) >= 12 else "已损坏或不完整，请用 WPS 或 Word 修复后另存为 .docx 再试。")


def _as_docx(data: bytes, suffix: str, offices: tuple[Office, ...]) -> bytes:
    if not offices:
        raise Refused("是旧格式，本机没有能转换它的 WPS、Word 或 LibreOffice，请在别的电脑上打开后另存为 .docx 再试。")
    for office in offices:
        with suppress(TimeoutError, OSError):
            if converted := convert(data, suffix, office):
                return converted
    raise Refused("转换不成功（文件可能已损坏或设有密码），请用 WPS 或 Word 打开后另存为 .docx 再试。")
