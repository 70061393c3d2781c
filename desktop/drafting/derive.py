"""Fields that follow from others: 4 of 5 is 80 %, 7.63 % to 7.24 % is −0.39 points; exact decimals, rounded half up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from desktop.drafting.quantity import multiplier
from desktop.drafting.template import FieldSpec
from desktop.figures.ops import OPS, compute, rounded
from desktop.language.numerals import plain

__all__ = ["OPERATIONS", "derived", "formula"]

OPERATIONS = {
    op: (OPS[op].least, OPS[op].most) for op in ("percent", "sum", "difference", "change_percent", "multiple", "remainder", "average", "mean")
}
"""How many sources each way of a template takes, at least and at most."""


def derived(spec: FieldSpec, sources: Sequence[Decimal]) -> str | None:
    """What ``spec`` comes to, as a person would type it in its unit; None where its base is zero or negative.

    ``sources`` are in base units, in the order of ``spec.derived.of``. Rounding is half up to ``decimals``; left unsaid, sums and
    differences stay exact and ratios take two. Trailing zeros go: 100, not 100.00.
    """
    if spec.derived is None:
        return None
    op, decimals = spec.derived.op, spec.derived.decimals
    with localcontext() as context:
        context.prec = 60
        value = compute(op, sources)
        if value is None:
            return None
        value /= multiplier(spec.unit)
        if decimals is None and OPS[op].exact:
            return plain(value)
        return plain(rounded(value, Decimal(1).scaleb(-2 if decimals is None else -decimals)))


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
        case "multiple" | "average":
            return f"{of[0]} ÷ {of[1]}"
        case _:
            return f"（{' + '.join(of)}）÷ {len(of)}"
