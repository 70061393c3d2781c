"""Numbers that make another to the digit, or nearer than chance would."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from desktop.figures.relate import reckon
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term

__all__ = ["added", "away", "close", "mean", "multiple"]

_MANY = 10
_CHANCES = 5  # as many times as numbers may differ by chance
_HAIR = 1e-9  # what floats lose
_COUNTS = ("count", "other", "duration")


def added(values: list[Term], result: Term) -> Relation | None:
    """All the values before a total, or the last of them, or two about it."""
    before = [value for value in values if value.at < result.at]
    runs = [before[-count:] for count in reversed(reckon.reaching(reversed(before), result))]
    for parts in (*runs, *(_pairs(values, result) if result.size >= _MANY else ())):
        if reckon.total(parts) == result.value and all(part.value > 0 for part in parts):
            return reckon.added("sum", parts, result)
    return None


def _pairs(values: list[Term], result: Term) -> Iterator[list[Term]]:
    """Two of ``values`` that make ``result``, the first told first."""
    hair = _HAIR * result.size
    return ([one, other] for one, other in combinations(values, 2) if abs(one.size + other.size - result.size) < hair)


def multiple(values: list[Term], result: Term) -> Relation | None:
    """Two of the values, one ``result`` times the other."""
    if len(values) > 2 and result.step < 1 and not close(result):
        return None
    slack = float(result.step) if result.step < 1 else _HAIR * result.size
    for value, base in permutations(values, 2):
        if value.unit == base.unit != "倍" and base.size > 0 and abs(value.size / base.size - result.size) <= slack:
            held = reckon.divided("multiple", value, base, result)
            if held is not None and (held.tolerance == "exact" or (result.step < 1 and held.tolerance == "rounded")):
                return held
    return None


def mean(values: list[Term], result: Term) -> Relation | None:
    """A total and a count of the sentence that give the average; or the total that an average and a count give, to the digit."""
    for total, count in permutations(values, 2):
        if total.unit != result.unit or count.unit == total.unit or count.kind not in _COUNTS or count.size <= 1:
            continue
        if count.value * result.value == total.value or abs(total.size / count.size - result.size) <= float(result.step) / 2:
            return reckon.divided("average", total, count, result)
    return None


def away(values: list[Term], result: Term) -> Relation | None:
    """What lies between two numbers of the sentence, to the digit."""
    size, apart = abs(result.size), abs(result.value)
    if len(values) > 2 and apart / result.step < _CHANCES * len(values) * (len(values) - 1) / 2:
        return None
    known: dict[Decimal, Term] = {}
    for value in values:
        known.setdefault(value.value, value)
    for first in values if apart else ():
        second = known.get(first.value - apart)
        if second is not None and second.value > 0:
            return reckon.less(first, second, result._replace(value=apart, size=size, low=size, high=size))
    return None


def close(result: Term) -> bool:
    """Whether a number is printed to three digits and a fraction, so that a fit is hardly chance."""
    return len(result.value.as_tuple().digits) >= 3 and result.step < 1
