"""How well a printed number agrees with what its members give (DOMAIN.md, Figures in reports)."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from desktop.figures.relate.term import Term

__all__ = ["at_precision", "near", "tolerance"]

_HAIR = 1e-9  # what floats lose


def near(low: float, high: float, printed: Term) -> bool:
    """Whether the members' reach ``low``–``high`` touches the printed number, a truncated last digit included: worth reckoning exactly."""
    step = float(printed.step)
    return low <= max(printed.high, printed.size + step) + _HAIR and high >= min(printed.low, printed.size - step) - _HAIR


def tolerance(exact: Decimal, low: float, high: float, printed: Term) -> str:
    """exact, rounded, truncated or within_members; "" where ``printed`` is none of them. ``exact`` is what the printed members give, ``low``–``high`` their reach."""
    value, step = abs(printed.value), printed.step
    if exact == value:
        return "exact"
    if _on_grid(exact, step, ROUND_HALF_UP) == value:
        return "rounded"
    if _on_grid(exact, step, ROUND_DOWN) == value:
        return "truncated"
    half = float(step) / 2
    edge = _HAIR * max(1.0, abs(high))  # the far ends are what no number rounds from
    touching = low < max(printed.high, float(value) + half) - edge and high > min(printed.low, float(value) - half) + edge
    return "within_members" if touching else ""


def at_precision(exact: Decimal, printed: Term) -> Decimal:
    """``exact`` rounded to the digits ``printed`` shows; four digits of it where those are told by the ear."""
    if printed.step.normalize().as_tuple().digits == (1,):
        return _on_grid(exact, printed.step, ROUND_HALF_UP)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _on_grid(exact: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (exact / step).quantize(Decimal(1), rounding) * step
