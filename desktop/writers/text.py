"""Document → plain text: UTF-8, LF, exactly the characters all offsets refer to; but a chart, which has none, is written as its numbers."""

from __future__ import annotations

from desktop.document.chart_text import cells
from desktop.document.nodes import Block, Chart, Document
from desktop.document.text import block_text

__all__ = ["write"]


def write(document: Document) -> bytes:
    """The plain text of ``document``; a chart as lines of a table, cells apart by TAB, so that its numbers reach a portal that takes text alone.

    A lone surrogate, which no file can hold, becomes “?”.
    """
    return "\n".join(map(_block, document.blocks)).encode("utf-8", "replace")


def _block(block: Block) -> str:
    return "\n".join("\t".join(row) for row in cells(block)) if isinstance(block, Chart) else block_text(block)
