"""Relations of the corpus worked out: what the printed members give, within the precision they are printed with."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

Row = dict[str, Any]
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


def _share(v: Sequence[Decimal]) -> Decimal:
    return v[0] / v[1]


def _sum(v: Sequence[Decimal]) -> Decimal:
    return sum(v, Decimal(0))


def _difference(v: Sequence[Decimal]) -> Decimal:
    return abs(v[0] - v[1])


def _remainder(v: Sequence[Decimal]) -> Decimal:
    return v[0] - sum(v[1:], Decimal(0))


def _change(v: Sequence[Decimal]) -> Decimal:
    return abs(v[1] / v[0] - 1)


def _grown(v: Sequence[Decimal]) -> Decimal:
    return v[1] / (v[0] - v[1])


def _shrunk(v: Sequence[Decimal]) -> Decimal:
    return v[1] / (v[0] + v[1])


def _times_more(v: Sequence[Decimal]) -> Decimal:
    return v[0] / v[1] - 1


# word in the source: type in the annotation, how the last member follows from the others
RULES: dict[str, tuple[str, Callable[[Sequence[Decimal]], Decimal]]] = {
    "share": ("share", _share),
    "sum": ("sum", _sum),
    "cumulative": ("cumulative", _sum),
    "difference": ("difference", _difference),
    "remainder": ("remainder", _remainder),
    "change": ("change", _change),
    "grown": ("change", _grown),
    "shrunk": ("change", _shrunk),
    "multiple": ("multiple", _share),
    "more": ("multiple", _times_more),
    "average": ("average", _share),
}


def judge(word: str, rows: list[Row]) -> str:
    """exact, rounded, truncated, inputs (only within the members' own rounding), words (近/超/余 say so) or broken."""
    if word == "ratio":
        return _ratio(rows)
    if word == "hundred":
        return _hundred(rows)
    if word == "double":
        return "words" if _value(rows[1]) >= 2 * _value(rows[0]) else "broken"
    rule, last = RULES[word][1], rows[-1]
    members = [_value(row) for row in rows[:-1]]
    scale = Decimal(100) if last["kind"] == "pct_point" and rows[0]["kind"] == "percent" else Decimal(1)
    exact, printed, step = rule(members) * scale, abs(_value(last)), _step(last)
    if abs(exact - printed) < Decimal("1e-12"):
        return "exact"
    if abs(exact).quantize(step, ROUND_HALF_UP) == printed.quantize(step):
        return "rounded"
    if abs(exact).quantize(step, ROUND_DOWN) == printed.quantize(step):
        return "truncated"
    results = [abs(rule(corner)) * scale for corner in _corners(rows[:-1])]
    if min(results) <= printed + step / 2 and max(results) >= printed - step / 2:
        return "inputs"
    return "words" if _in_words(exact, printed, rows) else "broken"


def _in_words(exact: Decimal, printed: Decimal, rows: Iterable[Row]) -> bool:
    loose = any(row["approx"] for row in rows) or rows[-1]["form"] in ("cheng", "fraction", "half", "ratio")  # type: ignore[index]
    return loose and abs(exact - printed) <= printed / 10


def _ratio(rows: list[Row]) -> str:
    """A : B printed as r : 1 or 1 : r."""
    first, second, ratio = _value(rows[0]), _value(rows[1]), [Decimal(str(part)) for part in rows[2]["value_norm"]]
    there, printed = (first / second, ratio[0]) if ratio[1] == 1 else (second / first * ratio[0], ratio[1])
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return "exact" if there == printed else "rounded" if abs(there - printed) <= step / 2 else "broken"


def _hundred(rows: list[Row]) -> str:
    total = sum((_value(row) for row in rows), Decimal(0))
    return "exact" if total == 1 else "rounded" if abs(total - 1) <= sum((_step(row) for row in rows), Decimal(0)) / 2 else "broken"


def _corners(rows: list[Row]) -> Iterable[tuple[Decimal, ...]]:
    spans = [(_value(row) - _half(row), _value(row) + _half(row)) for row in rows]
    return itertools.product(*spans) if len(rows) <= 8 else zip(*spans)


def _half(row: Row) -> Decimal:
    """Half a step of what is printed; a bare count of things or days is exact."""
    whole = isinstance(row["number"], int) and row["kind"] in ("count", "duration", "score") and row["unit"][:1] not in ("万", "亿")
    return Decimal(0) if whole else _step(row) / 2


def _step(row: Row) -> Decimal:
    places = Decimal(row["printed"]).as_tuple().exponent
    scale = next((worth for mark, worth in _SCALES.items() if row["unit"].startswith(mark)), 1)
    worth = {"%": "0.01", "‰": "0.001", "成": "0.1"}.get(row["unit"], "1000" if row["unit_norm"] == "吨" else "1")
    return Decimal(1).scaleb(int(places)) * scale * Decimal(worth)


def _value(row: Row) -> Decimal:
    return Decimal(str(row["value_norm"])) * (1000 if row["unit_norm"] == "吨" else 1)  # 亩产 is told in 公斤
