"""The value axis: round numbers that hold all values, as few as read well."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import NamedTuple

__all__ = ["Scale", "scale_of", "shown"]

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_CLOSE = Decimal("0.3")  # a line whose values differ by less than that part of the largest need not start at zero
_PLAIN = 15  # digits of an axis label; beyond that it is said as 1e+18
_FARTHEST = 300  # powers of ten; what lies beyond is no figure of a report


class Scale(NamedTuple):
    """An axis from ``low`` to ``high`` in steps of ``step``."""

    low: Decimal
    high: Decimal
    step: Decimal

    def part(self, value: Decimal) -> float:
        """How far up the axis ``value`` stands: 0 at its foot, 1 at its top."""
        return float((value - self.low) / (self.high - self.low))

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The values that are marked, from the lowest."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * place for place in range(count + 1))

    def label(self, value: Decimal) -> str:
        """What stands beside a tick, all with as many decimals as the step has."""
        if value.adjusted() > _PLAIN or -self.step.adjusted() > _PLAIN:
            return f"{value:.3g}" if value else "0"
        exponent = self.step.normalize().as_tuple().exponent
        return f"{value:.{max(-exponent, 0) if isinstance(exponent, int) else 0}f}"


def scale_of(values: Iterable[Decimal | None], *, zero: bool, most: int = 6) -> Scale | None:
    """The axis for ``values`` with at most ``most`` ticks, None where there are none; ``zero``: it must hold zero (columns stand on it)."""
    known = [value for value in values if value is not None and shown(value)]
    if not known:
        return None
    with localcontext() as context:
        context.prec = 60
        low, high = min(known), max(known)
        if zero or low == high or low <= 0 <= high or (high - low) >= max(abs(low), abs(high)) * _CLOSE:
            low, high = min(low, Decimal(0)), max(high, Decimal(0))
        if low == high:
            high = Decimal(1)
        return _stepped(low, high, most)


def shown(value: Decimal | None) -> bool:
    """Whether ``value`` can be drawn."""
    return value is not None and value.is_finite() and (not value or abs(value.adjusted()) < _FARTHEST)


def _stepped(low: Decimal, high: Decimal, most: int) -> Scale:
    power = Decimal(1).scaleb(((high - low) / most).adjusted())
    while True:
        for nice in _NICE:
            step = nice * power
            first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
            if last - first < most:
                return Scale(first * step, last * step, step)
        power *= 10
