"""Old formats (.doc .wps .rtf .odt, Word 2003 XML): turned into .docx by an office program on this computer, then read.

An own reader of the .doc piece table can take the place of the conversion in ``_as_docx`` without any change elsewhere.
"""

from __future__ import annotations

from contextlib import suppress

from desktop.document.nodes import Document
from desktop.document.text import plain
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.docx import reading
from desktop.readers.kinds import Kind
from desktop.readers.offices import Office, convert, installed

__all__ = ["read"]

_SUFFIXES = {Kind.OLE: ".doc", Kind.RTF: ".rtf", Kind.ODT: ".odt", Kind.FLAT_XML: ".xml"}


def read(data: bytes, kind: Kind, offices: tuple[Office, ...] | None = None) -> Outcome[Document]:
    """The document in ``data``; Refused where no office program is at hand or none can read it."""
    outcome = reading.read(_as_docx(data, _SUFFIXES[kind], installed() if offices is None else offices))
    if not plain(outcome.value).strip():  # what LibreOffice makes of a hollow or broken file
        raise Refused("转换后没有文字（文件可能已损坏或只有图片），请用 WPS 或 Word 打开后另存为 .docx 再试。")
    return Outcome(outcome.value, (Note(f"{kind.value}经办公软件转换后读取，请核对编号和表格。"), *outcome.notes))


def _as_docx(data: bytes, suffix: str, offices: tuple[Office, ...]) -> bytes:
    if not offices:
        raise Refused("是旧格式，本机没有能转换它的 WPS、Word 或 LibreOffice，请在别的电脑上打开后另存为 .docx 再试。")
    for office in offices:
        with suppress(TimeoutError, OSError):
            if converted := convert(data, suffix, office):
                return converted
    raise Refused("转换不成功（文件可能已损坏或设有密码），请用 WPS 或 Word 打开后另存为 .docx 再试。")
