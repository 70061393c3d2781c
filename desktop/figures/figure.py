"""A figure (数据) understood: what stands on paper, what it measures, for when, in which part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.figures.recognise import Number

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a document, as CONTRACT.md prints it.

    ``start``/``end`` are offsets into the document's plain text; ``number`` is as written without separators, ``value`` in base units (元, not 万元; a
    percentage as printed); a range or ratio is a tuple. ``kind`` and ``role`` are the contract's words, ``period`` its code.
    """

    start: int
    end: int
    text: str
    number: Number
    value: Number
    unit: str
    approx: str
    kind: str
    metric: str = ""
    period: str = ""
    role: str = "value"
    section: str = ""

    def under(self, section: str) -> Figure:
        """This figure, standing under the heading ``section``."""
        return replace(self, section=section)
