"""Pairs of reports of one office; ``[[12件|label]]`` marks a figure, the same label in both texts the same measure."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["marked"]

_HERE = Path(__file__).parent
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def marked(name: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain text of ``name`` and the span of each label."""
    source = (_HERE / f"{name}.md").read_text("utf-8")
    text, spans, last = "", dict[str, tuple[int, int]](), 0
    for found in _MARK.finditer(source):
        text += source[last : found.start()]
        assert found[2] not in spans, found[2]
        spans[found[2]] = (len(text), len(text) + len(found[1]))
        text += found[1]
        last = found.end()
    return text + source[last:], spans
