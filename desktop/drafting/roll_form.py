"""The form of a report rolled forward: every figure a field, every period expression a shift (CONTRACT.md, Form)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.figures.recognise import Number

__all__ = ["AGAINST_LAST", "RollField", "RollForm", "Rule", "Shift"]

AGAINST_LAST = frozenset({"carry", "previous_difference", "previous_percent", "previous_multiple", "cumulative"})
"""The ops that reckon with what last period's text said."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a field follows from the fields ``of``: ``op`` is CONTRACT.md's; ``relation`` what ``figures.ops.compute`` takes.

    ``sign`` is −1 where the words tell a fall as a plain number (下降2%); ``cut``: printed without rounding.
    """

    op: str
    of: tuple[str, ...]
    relation: str
    sign: int = 1
    cut: bool = False


@dataclass(frozen=True, slots=True)
class RollField:
    """A figure of the old text to fill anew. ``number`` and ``unit`` are as written (48.3 亿元), ``scale`` is what makes base units of it."""

    id: str
    metric: str
    text: str
    number: Number
    unit: str
    kind: str
    role: str
    period: str
    start: int
    end: int
    section: str
    derived: Rule | None = None
    locked: bool = False
    approx: str = ""
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Shift:
    """A period expression and what it becomes; the same words where it stays."""

    id: str
    text: str
    start: int
    end: int
    becomes: str


@dataclass(frozen=True, slots=True)
class RollForm:
    """What ``nigao form`` writes. ``period`` is the old text's own code, ``next`` the one it is rolled to, "" where none was told."""

    source: str
    sha256: str
    region: str
    period: str
    next: str
    fields: tuple[RollField, ...]
    periods: tuple[Shift, ...]
