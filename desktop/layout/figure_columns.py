"""Columns of numbers in a table: their cells stand decimal point under decimal point, the whole in the middle of the column."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.document.nodes import Cell, Paragraph, Table
from desktop.document.text import paragraph_text
from desktop.layout.columns import PADDING, span
from desktop.layout.measure import width
from desktop.layout.style import Look, Style

__all__ = ["FigureColumn", "figure_columns", "inset"]

_FIGURE = re.compile(r"([-−+]?[0-9][0-9,，]{0,30})((?:\.[0-9]{1,20})?(?:[%％‰]|[\u4e00-\u9fff]{1,4})?)")
_FEWEST = 2  # numbers in a column before it is one of numbers


class FigureColumn(NamedTuple):
    """How wide the widest stands before the decimal point, and behind it with its unit, in points."""

    whole: float
    part: float


def figure_columns(table: Table, widths: list[float], style: Style) -> dict[int, FigureColumn]:
    """The columns of ``table`` that hold numbers, most of them at least, and have room for it; ``widths`` of its columns in points."""
    look = style.looks["cell"]
    sizes: dict[int, list[tuple[float, float]]] = {}
    said: dict[int, int] = {}
    for row in table.rows:
        if row.header:
            continue
        column = 0
        for cell in row.cells:
            if text := _plain(cell):
                said[column] = said.get(column, 0) + 1
                if parts := _parts(text, look):
                    sizes.setdefault(column, []).append(parts)
            column += span(cell)
    found = {column: FigureColumn(max(each[0] for each in parts), max(each[1] for each in parts)) for column, parts in sizes.items()}
    return {
        column: made
        for column, made in found.items()
        if _FEWEST <= len(sizes[column]) >= said[column] / 2 and column < len(widths) and made.whole + made.part <= widths[column] - PADDING
    }


def inset(text: str, column: FigureColumn, look: Look, room: float) -> float | None:
    """How far the end of ``text`` stands from the right edge of a cell with ``room`` points, None where it is no number."""
    parts = _parts(text, look)
    return None if parts is None else round(((room - column.whole - column.part) / 2 + column.part - parts[1]) * 20) / 20


def _plain(cell: Cell) -> str:
    """The text of a cell that holds one line and no other."""
    block = cell.blocks[0] if len(cell.blocks) == 1 and span(cell) == 1 and not cell.covered else None
    return paragraph_text(block).strip() if isinstance(block, Paragraph) else ""


def _parts(text: str, look: Look) -> tuple[float, float] | None:
    found = _FIGURE.fullmatch(text)
    return (width(found[1], look), width(found[2], look)) if found else None
