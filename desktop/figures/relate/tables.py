"""Relations of a table: columns with a 合计 row, rows with a total, percentages reckoned from other columns or rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.columns import made, percents
from desktop.figures.relate.grid import TOTAL, Cell, Grid, label
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term

__all__ = ["stated", "table_relations"]

_REGION = re.compile(r"^全[省市县区州年]|^总体|^全部|^总[数量额]|^上半年|^前三季度|^累计|^全行业")  # may be a total, or another place
_SUB = re.compile(r"^\s*其中|^[-—]")
_MEAN = re.compile(r"均|率|比重|占比|指数|价|强度|增速|增幅|同比|环比|排名|位次|时长|时间|天数|得分|满意|增长|[%％]")
_PULL = re.compile(r"拉动|贡献")  # points that add up
_ADDED = ("count", "amount", "other")
_SLIP = 0.3
_FEW = 3
_TELLING = 1000  # so great a total is no chance
_ROWS = 200  # rows one total is made of
_TOTALS = 24  # rows of totals
_MOST = 14  # columns


def table_relations(grid: Grid) -> Iterator[Relation]:
    """The relations within one table."""
    if not grid.rows or len(grid.heads) > _MOST * 3:
        return
    yield from _sums(grid)
    across = grid.turned()
    yield from _sums(across)
    if len(grid.heads) <= _MOST:
        yield from percents(grid)
        yield from made(grid)
    if len(across.rows) >= 2 and len(across.heads) <= _MOST * 3:
        yield from percents(across)
        yield from made(across)


def _sums(grid: Grid) -> Iterator[Relation]:
    """Each column's parts above (or below) the row of totals."""
    labels = [label(row) for row in grid.rows]
    parts = [place for place, words in enumerate(labels) if not TOTAL.search(words)]
    totals = [place for place, words in enumerate(labels) if TOTAL.search(words) or _REGION.search(words)]
    for place in totals[:_TOTALS]:
        sure = TOTAL.search(labels[place]) is not None
        at, after = bisect_left(parts, place), bisect_right(parts, place)
        rows = [grid.rows[part] for part in parts[max(0, at - _ROWS) : at] or parts[after : after + _ROWS]]
        yield from (one for one in _totals(grid, grid.rows[place], rows) if sure or one.tolerance == "exact")


def _totals(grid: Grid, row: tuple[Cell, ...], rows: list[tuple[Cell, ...]]) -> Iterator[Relation]:
    held: list[Relation] = []
    odd: list[tuple[list[Term], Term]] = []
    for column, head in enumerate(grid.heads):
        result = row[column].term
        if result is None or (result.kind not in _ADDED and not (result.kind == "pct_point" and _PULL.search(head))):
            if result is not None and result.unit == "%":
                held += _hundred(result, [other[column].term for other in rows])
            continue
        cells = [(other[column].term, _SUB.search(label(other)) is None) for other in rows]
        every = [term for term, _ in cells if term is not None]
        own = [term for term, main in cells if term is not None and main]
        found = _total(own, result) or _total(every, result)
        if found is not None:
            held.append(found)
        elif len(own) > 1 and not _MEAN.search(head) and "均" not in label(row):
            odd.append((own, result))
    yield from held
    sums = [one for one in held if one.op == "sum" and one.tolerance == "exact"]
    for parts, result in odd:
        if (
            (sums or not held)
            and result.size
            and abs(float(reckon.total(parts)) / result.size - 1) <= _SLIP
            and len({part.unit for part in parts}) == 1
        ):
            yield note.broken("sum", result, parts, "+".join(map(note.written, parts)), reckon.total(parts))


def stated(grid: Grid, known: dict[tuple[str, float], list[Term]]) -> Iterator[Relation]:
    """Rows and columns whose sum the prose tells (三年审结4,917件), to the digit."""
    columns = [[row[place].term for row in grid.rows if not TOTAL.search(label(row))] for place in range(len(grid.heads))]
    for cells in (*([cell.term for cell in row] for row in grid.rows), *columns):
        parts = [term for term in cells if term is not None]
        if len(parts) < _FEW or len(parts) < sum(cell is not None for cell in cells) or len({part.unit for part in parts}) > 1:
            continue
        reached = reckon.total(parts)
        for term in known.get((parts[0].unit, float(reached)), ()) if parts[0].kind in _ADDED and reached >= _TELLING else ():
            if term.sentence >= 0:
                yield note.holding("sum", term, parts, "+".join(map(note.written, parts)), reached, "exact")


def _total(parts: list[Term], result: Term) -> Relation | None:
    return reckon.added("sum", parts, result) if len(parts) > 1 and all(part.unit == result.unit for part in parts) else None


def _hundred(result: Term, shares: list[Term | None]) -> list[Relation]:
    """Shares that make the 100 printed below them."""
    parts = [share for share in shares if share is not None]
    if result.value != 100 or len(parts) < 2 or any(part.value < 0 for part in parts):
        return []
    found = reckon.added("sum", parts, result)
    return [found] if found is not None else []
