"""Document → .json, as ``document.codec`` has it, for drafts and other programs."""

from __future__ import annotations

import json

from desktop.document.codec import encode
from desktop.document.nodes import Document

__all__ = ["write"]


def write(document: Document) -> bytes:
    """The whole tree of ``document`` as JSON, UTF-8, closed by LF."""
    return (json.dumps(encode(document), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
