"""Columns of a table reckoned from others: percentages, changes, rests, averages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from desktop.figures.relate import note, reckon
from desktop.figures.relate.grid import TOTAL, Grid, label
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term

__all__ = ["made", "percents"]

_FALLS = re.compile(r"压|缩|降|减|节约")
_AWAY = re.compile(r"增减|增量|净增|变化|增加|减少|压|缩|节|差|提升|提高|下降|缺口|未|剩余|结余|在办|较|比")
Column = list[Term | None]
Way = Callable[[Term, Term, Term], Relation | None]


def percents(grid: Grid) -> Iterator[Relation]:
    """Columns of percentages, each with the two columns, or the column and its total, that most of its rows follow from."""
    columns = [[row[place].term for row in grid.rows] for place in range(len(grid.heads))]
    counts = [place for place, column in enumerate(columns) if _measured(column)]
    for column, head in zip(columns, grid.heads):
        if sum(term is not None and term.unit == "%" for term in column) >= 2:
            yield from _best(grid, column, columns, counts, _ways(head))


def made(grid: Grid) -> Iterator[Relation]:
    """Columns made of two others in every row: changes and rests (增减, 结余) to the digit, averages (户均) as printed."""
    columns = [[row[place].term for row in grid.rows] for place in range(len(grid.heads))]
    counts = [place for place, column in enumerate(columns) if _measured(column)]
    for place in counts:
        way = _mean if "均" in grid.heads[place] else _rest if _AWAY.search(grid.heads[place]) else None
        if way is not None:
            others = [other for other in counts if other != place]
            every = (_every(columns[place], columns[one], columns[other], way) for one, other in permutations(others, 2))
            yield from next((found for found in every if found), [])


def _every(results: Column, firsts: Column, seconds: Column, way: Way) -> list[Relation]:
    """``way`` in every row that has all three numbers, in two rows at least."""
    found = []
    for result, first, second in zip(results, firsts, seconds):
        if result is None or first is None or second is None:
            continue
        one = way(first, second, result)
        if one is None:
            return []
        found.append(one)
    return found if len(found) > 1 else []


def _rest(first: Term, second: Term, result: Term) -> Relation | None:
    """``result`` = first − second, or its size where the head says which way."""
    away = first.value - second.value
    if not result.value or away != result.value or "%" in (first.unit, second.unit):
        return None
    return note.holding("difference", result, (first, second), f"{note.written(first)}-{note.written(second)}", away, "exact")


def _mean(first: Term, second: Term, result: Term) -> Relation | None:
    """``result`` is ``first`` for each of ``second``."""
    held = reckon.divided("average", first, second, result) if first.unit == result.unit else None
    return held if held is not None and held.tolerance in ("exact", "rounded", "truncated") else None


def _measured(column: Column) -> bool:
    return sum(term is not None and term.unit != "%" and term.kind not in ("range", "rank") for term in column) >= 2


def _best(grid: Grid, column: Column, columns: list[Column], counts: list[int], ways: tuple[Way, ...]) -> Iterator[Relation]:
    """The one way of reckoning that fits most rows; rows it does not fit are slips where it fits nearly all."""
    best: list[tuple[Term, Term, Term, Relation | None]] = []
    rank = (0, 0)
    for one in counts:
        for other, wholes in _wholes(grid, columns, counts, one):
            for way in ways if other >= 0 else (_share,):
                rows = _tried(column, columns[one], wholes, way)
                fitting = sum(row[3] is not None for row in rows)
                if fitting >= 2 and (fitting, -len(rows)) > rank:
                    best, rank = rows, (fitting, -len(rows))
    if not best or rank[0] * 10 < len(best) * 6:
        return
    bent = sum(term.value for term in column if term is not None and term.value != 100) == 100
    for part, whole, result, held in best:
        if held is not None:
            yield held
        elif rank[0] >= 2 and rank[0] * 3 >= len(best) * 2:
            op = next(row[3].op for row in best if row[3] is not None)
            yield _odd(op, part, whole, result, bent)


def _wholes(grid: Grid, columns: list[Column], counts: list[int], one: int) -> Iterator[tuple[int, Column]]:
    """What the column ``one`` may be a share of: another column, or its own total."""
    for other in counts:
        if other != one:
            yield other, columns[other]
    total = next((row[one].term for row in grid.rows if TOTAL.search(label(row)) and row[one].term is not None), None)
    if total is not None:
        yield -1, [total] * len(grid.rows)


def _tried(column: Column, parts: Column, wholes: Column, way: Way) -> list[tuple[Term, Term, Term, Relation | None]]:
    """Every row reckoned one way; given up after two misses and no fit."""
    rows: list[tuple[Term, Term, Term, Relation | None]] = []
    misses = 0
    for result, part, whole in zip(column, parts, wholes):
        if result is None or part is None or whole is None or result.unit != "%" or part is whole or "%" in (part.unit, whole.unit):
            continue
        held = way(part, whole, result)
        misses += held is None
        rows.append((part, whole, result, held))
        if misses > 1 and misses * 2 > len(rows):
            return []
    return rows


def _ways(head: str) -> tuple[Way, ...]:
    """What a column of percentages may be, by its head."""
    if _FALLS.search(head):
        return _share, _rise, _growth, _fall
    return _share, _rise, _growth


def _growth(value: Term, by: Term, result: Term) -> Relation | None:
    """增量 and 增幅 beside the value they led to."""
    if value.unit != by.unit or not by.value or (by.value < 0) != (result.value < 0):
        return None
    held = reckon.grown(value, by, result, 1) if by.value > 0 else None
    return held if held is not None and held.tolerance in ("exact", "rounded") else None


def _fall(value: Term, base: Term, result: Term) -> Relation | None:
    """压缩率: the fall from ``base`` to ``value``, printed without a sign."""
    return reckon.changed(value, base, result) if value.unit == base.unit and value.value < base.value else None


def _share(part: Term, whole: Term, result: Term) -> Relation | None:
    return reckon.percent(part, whole, result) if part.unit == whole.unit or part.kind == whole.kind else None


def _rise(value: Term, base: Term, result: Term) -> Relation | None:
    if (value.unit != base.unit and value.unit and base.unit) or (value.value < base.value) != (result.value < 0):
        return None
    size = abs(result.size)
    half = float(result.step) / 2
    held = reckon.changed(value, base, result._replace(value=abs(result.value), size=size, low=size - half, high=size + half))
    if held is None or result.value >= 0:
        return held
    return Relation(held.op, held.result, held.of, held.tolerance, held.verdict, -held.expected if held.expected else None, held.note)


def _odd(op: str, part: Term, whole: Term, result: Term, bent: bool) -> Relation:
    if op == "percent":
        exact = part.value / whole.value * 100
        sum_ = f"{note.written(part)}÷{note.written(whole)}"
        if bent and abs(exact - result.value) <= 2 * result.step:
            return note.holding(op, result, (part, whole), sum_, exact, "forced_to_100")
    else:
        exact = (part.value - whole.value) / whole.value * 100
        sum_ = f"({note.written(part)}-{note.written(whole)})÷{note.written(whole)}"
    return note.broken(op, result, (part, whole), sum_, exact)
