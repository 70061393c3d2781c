"""A figure (数据) understood: what stands on paper, what it measures, for when, in which part."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.figures.recognise import Number

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a document, as CONTRACT.md prints it.

    ``start``/``end`` are offsets into the document's plain text; ``number`` is as written without separators, ``value`` in base units (元, not 万元; a
    percentage as printed); a range or ratio is a tuple. ``kind`` and ``role`` are the contract's words, ``period`` its code; ``scope`` is the 口径
    (规上, 不含烟草), empty where the text gives none.
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
    scope: str = ""

    def of(self, period: str) -> Figure:
        """This figure, speaking of the period with the code ``period``; as ``replace`` would, which takes five times as long."""
        return Figure(
            self.start, self.end, self.text, self.number, self.value, self.unit, self.approx, self.kind, self.metric, period, self.role, self.section,
            self.scope,
        )  # fmt: skip
