"""The one arithmetic of the program: what figures may follow from others by, each way of reckoning one function over exact decimals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

__all__ = ["OPS", "Given", "Op", "compute", "given", "rounded"]

_MANY = 100
_HUNDRED = Decimal(100)
Work = Callable[[Sequence[Decimal]], Decimal | None]


@dataclass(frozen=True, slots=True)
class Op:
    """A way of reckoning: how many sources it takes, and the work itself (None where there is no answer: a base of nothing, a loss to grow from).

    ``exact`` ones (sums, differences) keep the digits of their sources, the others are printed to as many as their figure has.
    """

    least: int
    most: int
    work: Work
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """How a form (CONTRACT.md, ``derived``) tells a relation: its ``op``, and what stands in place of which source.

    ``instead`` is "" where the sources stand for themselves; base: the second source is how far the first has come from its base (up), ``base_down`` how far
    it has come down; ``rest``: the first source is what the part is short of; ``times``: the change is told in times of the base, not in hundredths.
    """

    op: str
    instead: str = ""


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _less(values: Sequence[Decimal]) -> Decimal:
    return values[0] - _sum(values[1:])


def _quotient(values: Sequence[Decimal]) -> Decimal | None:
    return values[0] / values[1] if values[1] > 0 else None


def _percent(values: Sequence[Decimal]) -> Decimal | None:
    return values[0] / values[1] * _HUNDRED if values[1] > 0 else None


def _change(values: Sequence[Decimal]) -> Decimal | None:
    value, base = values
    return (value - base) / base * _HUNDRED if base > 0 else None


def _change_multiple(values: Sequence[Decimal]) -> Decimal | None:
    value, base = values
    return (value - base) / base if base > 0 else None


def _grown(values: Sequence[Decimal]) -> Decimal | None:
    value, rise = values
    return _change((value, value - rise))


def _shrunk(values: Sequence[Decimal]) -> Decimal | None:
    """The size of the fall, without sign: 下降10% tells 10."""
    value, fall = values
    return _percent((fall, value + fall))


def _lacking(values: Sequence[Decimal]) -> Decimal | None:
    lack, whole = values
    return _percent((whole - lack, whole))


def _product(values: Sequence[Decimal]) -> Decimal:
    return values[0] * values[1]


def _mean(values: Sequence[Decimal]) -> Decimal:
    return _sum(values) / len(values)


def _carried(values: Sequence[Decimal]) -> Decimal:
    return values[0]


OPS: dict[str, Op] = {
    # within a text
    "percent": Op(2, 2, _percent),  # part, whole
    "sum": Op(2, _MANY, _sum, exact=True),
    "difference": Op(2, 2, _less, exact=True),
    "change_percent": Op(2, 2, _change),  # value, base
    "multiple": Op(2, 2, _quotient),  # value, base
    "remainder": Op(2, _MANY, _less, exact=True),  # whole, parts
    "average": Op(2, 2, _quotient),  # total, count
    "mean": Op(2, _MANY, _mean),
    # against last period's text: this period's value first
    "carry": Op(1, 1, _carried, exact=True),
    "previous_difference": Op(2, 2, _less, exact=True),
    "previous_percent": Op(2, 2, _change),
    "previous_multiple": Op(2, 2, _quotient),
    "cumulative": Op(2, _MANY, _sum, exact=True),
    # what relations are also told by
    "grown_percent": Op(2, 2, _grown),  # value, its rise
    "shrunk_percent": Op(2, 2, _shrunk),  # value, its fall
    "change_multiple": Op(2, 2, _change_multiple),  # value, base
    "lacking_percent": Op(2, 2, _lacking),  # what is short, whole
    "product": Op(2, 2, _product),  # count, price
    "ratio": Op(2, 2, _quotient),  # a : b as a for each b
}
"""Every way of reckoning by its name: the contract's, then those of relations alone."""

_GIVEN = {
    **{op: Given(op) for op in ("percent", "sum", "difference", "change_percent", "multiple", "remainder", "average")},
    "cumulative": Given("sum"),  # parts and total stand in one text
    "grown_percent": Given("change_percent", "base"),
    "shrunk_percent": Given("change_percent", "base_down"),
    "change_multiple": Given("change_percent", "times"),
    "lacking_percent": Given("percent", "rest"),
}


def given(op: str) -> Given | None:
    """How a form tells a relation of ``op``; None for those only checked: product, ratio, within, hundred."""
    return _GIVEN.get(op)


def compute(op: str, values: Sequence[Decimal]) -> Decimal | None:
    """What ``values``, in base units and in the order of ``op``, come to, unrounded; None where there is no answer.

    A change carries its sign (−3 for a fall of 3 %); only ``shrunk_percent`` tells its size. KeyError for an unknown ``op``; ValueError for too few or too
    many values.
    """
    known = OPS[op]
    if not known.least <= len(values) <= known.most:
        raise ValueError(f"{op} takes {known.least} to {known.most} values, not {len(values)}")
    return known.work(values)


def rounded(value: Decimal, step: Decimal, grade: str = "rounded") -> Decimal:
    """``value`` as printed to ``step`` (0.01 for two decimals): cut off where ``grade`` is truncated, else rounded half up."""
    return (value / step).quantize(Decimal(1), ROUND_DOWN if grade == "truncated" else ROUND_HALF_UP) * step
