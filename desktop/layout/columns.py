"""How wide the columns of a table are: each gets what its longest line needs, the wordiest share what is left. Lengths are twips where said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.document.nodes import Cell, Table
from desktop.document.text import block_text
from desktop.layout.measure import width
from desktop.layout.style import Look, Style

__all__ = ["MOST", "PADDING", "column_count", "column_widths", "figure_parts", "merged", "span", "wanted_widths"]

MOST = 63  # columns; Word opens no more
PADDING = 10.8  # points of cell margin, left and right together
_FIGURE = re.compile(r"([-−+]?[0-9][0-9,，]{0,30})((?:\.[0-9]{1,20})?[%％‰]?)")
_STARTS = frozenset("-−+0123456789")
_WIDER = 1.25  # digits of a face that stands in for the named one may be wider; a number must not be broken for it
_NARROWEST = 3.0  # characters a column is given at least


def span(cell: Cell) -> int:
    """How many columns ``cell`` covers."""
    return min(max(cell.colspan, 1), MOST + 1)


def column_count(table: Table) -> int:
    """How many columns ``table`` has; 0 where it is empty."""
    return max((sum(span(cell) for cell in row.cells) for row in table.rows), default=0)


def column_widths(table: Table, count: int, style: Style, measure: float) -> list[int]:
    """The widths of ``count`` columns over ``measure`` points, in twips."""
    shared = [_twips(each) for each in _shared(wanted_widths(table, count, style), measure)]
    total = _twips(measure)
    widths = [int(each * total / sum(shared)) for each in shared]
    return [*widths[:-1], total - sum(widths[:-1])]


def wanted_widths(table: Table, count: int, style: Style) -> list[float]:
    """What the longest line of each of ``count`` columns needs, in points."""
    wanted = [_NARROWEST * style.looks["cell"].size] * count
    figures = [(0.0, 0.0)] * count
    for row in table.rows:
        look = style.looks["cell_head" if row.header else "cell"]
        column = 0
        for cell in row.cells:
            if span(cell) == 1:
                lines = [line for inside in cell.blocks for line in block_text(inside).split("\n")]
                longest = max((width(line.strip(), look) for line in lines), default=0.0)
                wanted[column] = max(wanted[column], longest + look.size / 2 + PADDING)
                if not row.header and len(lines) == 1 and (parts := figure_parts(lines[0].strip(), look)):
                    figures[column] = (max(figures[column][0], parts[0]), max(figures[column][1], parts[1]))
            column += span(cell)
    body = style.looks["cell"].size
    return [max(each, sum(parts) + body / 2 + PADDING) if sum(parts) else each for each, parts in zip(wanted, figures)]


def figure_parts(text: str, look: Look) -> tuple[float, float] | None:
    """How wide a number in a cell stands before its decimal point, and behind it with its sign, in points; None where ``text`` is no number."""
    found = _FIGURE.fullmatch(text) if text[:1] in _STARTS else None
    if not found:
        return None
    whole, part = found.groups()
    return _wide(whole, look) * _WIDER, _wide(part, look)


def _wide(text: str, look: Look) -> float:
    return (look.size / 2 + look.spacing) * len(text) if text.isascii() else width(text, look)


def _twips(points: float) -> int:
    return round(points * 20)


def _shared(wanted: list[float], measure: float) -> list[float]:
    """``wanted`` cut down to ``measure``: the modest get all they want, the others the same each."""
    if sum(wanted) <= measure:
        return wanted
    given, left, waiting = list(wanted), measure, sorted(range(len(wanted)), key=wanted.__getitem__)
    while waiting:
        fair = left / len(waiting)
        given[waiting[0]] = min(wanted[waiting[0]], fair)
        left -= given[waiting.pop(0)]
    return given


def merged(table: Table) -> Iterator[list[tuple[Cell, str]]]:
    """Each row's cells with their part in a vertical merge: restart, continue or none; a covered cell under no merge is an ordinary one."""
    waiting: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns covered
    for row in table.rows:
        column, marked, following = 0, [], dict[int, tuple[int, int]]()
        for cell in row.cells:
            rows, wide = waiting.get(column, (0, 0))
            merge = "continue" if cell.covered and rows and wide == span(cell) else "restart" if cell.rowspan > 1 and not cell.covered else ""
            if left := rows - 1 if merge == "continue" else cell.rowspan - 1 if merge else 0:
                following[column] = (left, span(cell))
            marked.append((cell, merge))
            column += span(cell)
        waiting = following
        yield marked
