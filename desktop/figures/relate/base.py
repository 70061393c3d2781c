"""A share told without its whole: which whole the percentage implies."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from desktop.figures.relate.note import shown, written
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term

__all__ = ["not_stated"]


def not_stated(part: Term, result: Term) -> Relation | None:
    """``part`` is ``result`` % of a whole the text does not give; ``tolerance`` is "" where no whole number of things gives the percentage."""
    if result.value <= 0 or part.value <= 0:
        return None
    sum_ = f"{written(part)}÷{written(result)}"
    if part.kind != "count" or part.low != part.high:
        return _stated(part, result, "rounded", f"{sum_}≈{shown(_even(part.value / result.value * 100), part)}，文中未写明基数")
    half = result.step / 2
    bases = _whole(part.value, result.value - half, result.value + half)
    if bases:
        return _stated(part, result, "rounded", f"{sum_}≈{_span(bases)}，文中未写明基数")
    bases = _whole(part.value, result.value, result.value + result.step)
    if bases:
        return _stated(part, result, "truncated", f"{sum_}≈{_span(bases)}（只在截尾时成立），文中未写明基数")
    return _stated(part, result, "", f"{sum_}≈{_even(part.value / result.value * 100)}，没有整数基数能得出这个百分比，文中也未写明基数")


def _stated(part: Term, result: Term, grade: str, note: str) -> Relation:
    return Relation("percent", result.at, (part.at,), grade, "base_not_stated", None, note)


def _whole(part: Decimal, low: Decimal, high: Decimal) -> tuple[int, int] | None:
    """The least and greatest whole number that ``part`` is at least ``low`` and less than ``high`` % of."""
    greatest = int((part * 100 / low).to_integral_value(ROUND_FLOOR)) if low > 0 else 0
    least = int((part * 100 / high).to_integral_value(ROUND_CEILING))
    if part * 100 == least * high:
        least += 1
    return (least, greatest) if least <= greatest else None


def _span(bases: tuple[int, int]) -> str:
    return str(bases[0]) if bases[0] == bases[1] else f"{bases[0]}至{bases[1]}"


def _even(value: Decimal) -> Decimal:
    return Decimal(f"{value:.4g}")
