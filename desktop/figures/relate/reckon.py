"""The arithmetic itself: what members give, and the reach their printed digits leave open; None where it is not worth a closer look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop.figures.ops import compute
from desktop.figures.relate.note import judged, written
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.tolerance import near
from desktop.figures.relate.words import whose

__all__ = ["added", "changed", "divided", "grown", "left", "less", "of_two_places", "percent", "reaching", "total"]


def percent(part: Term, whole: Term, result: Term) -> Relation | None:
    """``part`` is ``result`` % of ``whole``."""
    if whole.low <= 0 or part.low < 0:
        return None
    low, high = part.low / whole.high * 100, part.high / whole.low * 100
    if not near(low, high, result) or of_two_places(part, whole):
        return None
    return _judged("percent", result, (part, whole), f"{written(part)}÷{written(whole)}", (low, high))


def of_two_places(part: Term, whole: Term) -> bool:
    """Whether two numbers are of two places, so that neither is a share of the other: 甲镇受理420件，乙镇办结399件."""
    one, other = whose(part.lead), whose(whole.lead)
    return bool(one and other and one != other)


def divided(op: str, over: Term, under: Term, result: Term) -> Relation | None:
    """``over`` ÷ ``under`` = ``result``: an average or a multiple."""
    if under.low <= 0 or over.low < 0:
        return None
    low, high = over.low / under.high, over.high / under.low
    if not near(low, high, result):
        return None
    return _judged(op, result, (over, under), f"{written(over)}÷{written(under)}", (low, high))


def changed(value: Term, base: Term, result: Term, worth: int = 100) -> Relation | None:
    """The change from ``base`` to ``value`` is ``result`` % of ``base`` (``worth`` 1: times)."""
    if base.low <= 0:
        return None
    ends = [abs(one / other - 1) * worth for one in (value.low, value.high) for other in (base.low, base.high)]
    low, high = min(ends), max(ends)
    if not near(low, high, result):
        return None
    greater, smaller = (value, base) if value.value >= base.value else (base, value)
    op = "change_percent" if worth != 1 else "change_multiple"
    return _judged(op, result, (value, base), f"({written(greater)}-{written(smaller)})÷{written(base)}", (low, high))


def less(value: Term, base: Term, result: Term) -> Relation | None:
    """``result`` is how far ``value`` lies from ``base``."""
    first, second = (value, base) if value.value >= base.value else (base, value)
    low, high = first.low - second.high, first.high - second.low
    if not near(low, high, result):
        return None
    return _judged("difference", result, (first, second), f"{written(first)}-{written(second)}", (low, high))


def grown(value: Term, by: Term, result: Term, direction: int) -> Relation | None:
    """``by``, the rise (``direction`` 1) or fall (-1) that led to ``value``, is ``result`` % of what was before."""
    base_low, base_high = (value.low - by.high, value.high - by.low) if direction > 0 else (value.low + by.low, value.high + by.high)
    if base_low <= 0 or by.low < 0:
        return None
    low, high = by.low / base_high * 100, by.high / base_low * 100
    if not near(low, high, result):
        return None
    op = "grown_percent" if direction > 0 else "shrunk_percent"
    sum_ = f"{written(by)}÷({written(value)}{'-' if direction > 0 else '+'}{written(by)})"
    return _judged(op, result, (value, by), sum_, (low, high))


def added(op: str, parts: Sequence[Term], result: Term) -> Relation | None:
    """``parts`` make ``result``."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if not near(low, high, result):
        return None
    return _judged(op, result, tuple(parts), "+".join(map(written, parts)), (low, high))


def reaching(parts: Iterable[Term], result: Term) -> list[int]:
    """How many of the first ``parts`` (two or more) may make ``result``."""
    low = high = 0.0
    counts = []
    for count, part in enumerate(parts, 1):
        low += part.low
        high += part.high
        if count > 1 and near(low, high, result):
            counts.append(count)
    return counts


def left(whole: Term, parts: Sequence[Term], result: Term) -> Relation | None:
    """``result`` is what ``parts`` leave of ``whole``."""
    low, high = whole.low - sum(part.high for part in parts), whole.high - sum(part.low for part in parts)
    if not near(low, high, result):
        return None
    sum_ = "-".join(map(written, (whole, *parts)))
    return _judged("remainder", result, (whole, *parts), sum_, (low, high))


def _judged(op: str, result: Term, of: tuple[Term, ...], sum_: str, reach: tuple[float, float]) -> Relation | None:
    exact = compute(op, [term.value for term in of])
    if exact is None:
        return None
    return judged(op, result, of, sum_, abs(exact) if op.startswith("change") else exact, reach)  # 下降3% has no sign


def total(parts: Sequence[Term]) -> Decimal:
    """The exact sum of ``parts``."""
    return sum((part.value for part in parts), Decimal(0))
