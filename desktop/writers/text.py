"""Document → plain text: UTF-8, LF, exactly the characters all offsets refer to."""

from __future__ import annotations

from desktop.document.nodes import Document
from desktop.document.text import plain

__all__ = ["write"]


def write(document: Document) -> bytes:
    """The plain text of ``document``, unchanged; a lone surrogate, which no file can hold, becomes “?”."""
    return plain(document).encode("utf-8", "replace")
