"""Fields that follow from others: 4 of 5 is 80 %, 7.63 % to 7.24 % is −0.39 points; exact decimals, rounded half up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

from desktop.drafting.quantity import multiplier
from desktop.drafting.template import Derivation, FieldSpec
from desktop.language.numerals import plain

__all__ = ["OPERATIONS", "derived", "formula"]

_MANY = 100
OPERATIONS = {  # how many sources each takes, at least and at most
    "percent": (2, 2),
    "sum": (2, _MANY),
    "difference": (2, 2),
    "change_percent": (2, 2),
    "multiple": (2, 2),
    "remainder": (2, _MANY),
    "average": (2, _MANY),
}
_EXACT = ("sum", "difference", "remainder")


def derived(spec: FieldSpec, sources: Sequence[Decimal]) -> str | None:
    """What ``spec`` comes to, as a person would type it in its unit; None where its base is zero or negative.

    ``sources`` are in base units, in the order of ``spec.derived.of``. Rounding is half up to ``decimals``; left unsaid, sums and
    differences stay exact and ratios take two. Trailing zeros go: 100, not 100.00.
    """
    if spec.derived is None:
        return None
    with localcontext() as context:
        context.prec = 60
        value = _computed(spec.derived, sources, multiplier(spec.unit))
        if value is None:
            return None
        decimals = spec.derived.decimals if spec.derived.decimals is not None else (None if spec.derived.op in _EXACT else 2)
        return plain(value if decimals is None else value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def _computed(derivation: Derivation, sources: Sequence[Decimal], worth: Decimal) -> Decimal | None:
    first, *rest = sources
    match derivation.op:
        case "sum":
            return sum(sources, Decimal(0)) / worth
        case "difference" | "remainder":
            return (first - sum(rest, Decimal(0))) / worth
        case "average":
            return sum(sources, Decimal(0)) / len(sources) / worth
        case _:
            return _ratio(derivation.op, first, rest[0])


def _ratio(op: str, value: Decimal, base: Decimal) -> Decimal | None:
    if base <= 0:  # a change from nothing or from a loss has no percentage
        return None
    share = value / base
    match op:
        case "percent":
            return share * 100
        case "change_percent":
            return (share - 1) * 100
        case "multiple":
            return share
        case _:
            raise ValueError(op)


def formula(spec: FieldSpec) -> str:
    """How ``spec`` is computed, for the form: 已解决问题数 ÷ 收集问题数 × 100%; "" where it is not."""
    if spec.derived is None:
        return ""
    of = spec.derived.of
    match spec.derived.op:
        case "percent":
            return f"{of[0]} ÷ {of[1]} × 100%"
        case "sum":
            return " + ".join(of)
        case "difference" | "remainder":
            return " − ".join(of)
        case "change_percent":
            return f"（{of[0]} − {of[1]}）÷ {of[1]} × 100%"
        case "multiple":
            return f"{of[0]} ÷ {of[1]}"
        case _:
            return f"（{' + '.join(of)}）÷ {len(of)}"
