"""Document → bytes, by the suffix of the file to be written. A writer looks at roles, never at looks."""

from __future__ import annotations

from desktop.document.nodes import Document
from desktop.layout.style import Style
from desktop.outcome import Outcome, Refused

__all__ = ["LAID_OUT", "SUFFIXES", "write", "written"]

SUFFIXES = (".docx", ".pdf", ".txt", ".json")
"""What can be written."""


LAID_OUT = frozenset({".docx", ".pdf"})
"""What has a layout: give these the document and style of ``layout.setting``."""


def write(document: Document, suffix: str, style: Style | None = None) -> bytes:
    """The bytes of ``document`` in the format of ``suffix`` (".docx"), laid out to ``style`` where the format has a layout.

    Refused: a suffix that no writer knows; for a PDF, no font that can print Chinese.
    """
    return written(document, suffix, style).value


def written(document: Document, suffix: str, style: Style | None = None) -> Outcome[bytes]:
    """What ``write`` gives, with notes on what could not be printed as it was asked: faces that others stand for, characters no font has."""
    # late, each: the window starts without python-docx
    match suffix.lower():
        case ".docx":
            from desktop.writers import docx

            return Outcome(docx.write(document, style))
        case ".pdf":
            from desktop.writers import pdf

            return pdf.write(document, style)
        case ".txt":
            from desktop.writers import text

            return Outcome(text.write(document))
        case ".json":
            from desktop.writers import data

            return Outcome(data.write(document))
        case _:
            raise Refused(f"不能写成“{suffix or '没有后缀的'}”文件，可以写成 {'、'.join(SUFFIXES)}，请改用其中一种后缀。")
