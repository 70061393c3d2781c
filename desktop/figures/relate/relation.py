"""A relation: one figure of a text follows from others of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Relation"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How figure ``result`` follows from the figures ``of`` (places in the tuple of figures, in the order of the arithmetic).

    ``op``: percent (a ÷ b), sum, difference (a − b), change_percent (value, base), grown_percent and shrunk_percent (value, its rise or fall: the base is
    value − rise, value + fall), multiple (value, base), change_multiple (增长1.5倍: value, base), remainder (whole, parts), average (total, count), product
    (count, price), cumulative (parts), ratio (a, b).
    ``tolerance``: exact, rounded, truncated, within_members (only within what the members leave unsaid, or what 近, 余, 约, 三成 say), forced_to_100; of a
    share without base, rounded or truncated where a whole base gives it so, "" where none does. "" for a broken one.
    ``verdict``: holds, broken, base_not_stated. ``expected``: what the members give, in the base unit of ``result`` at its printed precision; None without base.
    ``note``: the arithmetic in Chinese.
    """

    op: str
    result: int
    of: tuple[int, ...]
    tolerance: str
    verdict: str
    expected: Decimal | None
    note: str
