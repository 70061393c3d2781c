"""The arithmetic of a relation in a few Chinese words, with the numbers as the text writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.tolerance import at_precision, tolerance

__all__ = ["broken", "holding", "judged", "shown", "written"]

_BLANK = re.compile(r"\s+")
_SAID = {
    "exact": "",
    "rounded": "",
    "truncated": "（截尾）",
    "within_members": "（在各数自身取舍之内）",
    "forced_to_100": "（为使各占比合计100%而调整）",
}


def written(term: Term) -> str:
    """The number as the text has it, on one line."""
    return _BLANK.sub("", term.text)


def shown(value: Decimal, like: Term) -> str:
    """``value``, in ``like``'s base unit, in the unit ``like`` is written with."""
    unit = re.sub(r"^[^万亿%‰\u4e00-\u9fff]*", "", written(like))
    worth = Decimal(10**8) if unit.startswith("亿") else Decimal(10**4) if unit.startswith("万") else Decimal(1)
    if like.unit == "%":
        unit = "%"
    number = (value / worth).normalize()
    if like.unit == "公斤" and "吨" in unit:
        number /= 1000
    return f"{number:f}{unit}"


def holding(op: str, result: Term, of: Iterable[Term], sum_: str, exact: Decimal, grade: str) -> Relation:
    """A relation that holds in the class ``grade``; ``sum_`` is the left side of its arithmetic."""
    expected = at_precision(exact, result)
    sign = "=" if grade in ("exact", "rounded") else "≈"
    note = f"{sum_}{sign}{shown(expected, result) if grade != 'exact' else written(result)}{_SAID[grade]}"
    if grade in ("within_members", "truncated", "forced_to_100"):
        note += f"，文中为{written(result)}"
    return Relation(op, result.at, tuple(term.at for term in of), grade, "holds", expected, note)


def broken(op: str, result: Term, of: Iterable[Term], sum_: str, exact: Decimal, why: str = "") -> Relation:
    """A relation whose words are certain and whose numbers do not agree."""
    expected = at_precision(exact, result)
    note = f"{sum_}={shown(expected, result)}，文中为{written(result)}{why}"
    return Relation(op, result.at, tuple(term.at for term in of), "", "broken", expected, note)


def judged(op: str, result: Term, of: tuple[Term, ...], sum_: str, exact: Decimal, reach: tuple[float, float]) -> Relation | None:
    """The relation if it holds in any class, else None."""
    grade = tolerance(exact, *reach, result)
    return holding(op, result, of, sum_, exact, grade) if grade else None
