"""Columns of numbers in a table: their cells stand decimal point under decimal point, the whole in the middle of the column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from desktop.document.nodes import Cell, Paragraph, Table
from desktop.document.text import paragraph_text
from desktop.layout.columns import PADDING, figure_parts, span
from desktop.layout.measure import width
from desktop.layout.style import Look, Style

__all__ = ["Columns", "FigureColumn", "Side", "columns_of", "inset"]

_FEWEST = 2  # numbers in a column before it is one of numbers


class FigureColumn(NamedTuple):
    """How wide the widest stands before the decimal point, and behind it with its sign, in points."""

    whole: float
    part: float


Side = FigureColumn | Literal["turned"] | None
"""How the cells of a column stand: point under point, from the left since some line of it is turned, or each in the middle."""


class Columns(NamedTuple):
    """Of a table's columns those of numbers, and those of words in which some cell turns its line: these read from the left, all of them."""

    figures: Mapping[int, FigureColumn]
    turned: frozenset[int]

    def side(self, column: int) -> Side:
        """How the cells of a column stand."""
        return self.figures.get(column) or ("turned" if column in self.turned else None)


def columns_of(table: Table, widths: Sequence[float], style: Style) -> Columns:
    """What the columns of ``table`` hold by their cells of one paragraph; ``widths`` in points."""
    look = style.looks["cell"]
    found: list[_Found] = [_Found(look, wide - PADDING) for wide in widths]
    for row in table.rows:
        if row.header:
            continue
        column = 0
        for cell in row.cells:
            if column < len(found) and (text := _plain(cell)):
                found[column].add(text)
            column += span(cell)
    figures = {column: made for column, each in enumerate(found) if (made := each.figures())}
    return Columns(figures, frozenset(column for column, each in enumerate(found) if each.turned and column not in figures))


class _Found:
    """What has been seen of a column."""

    __slots__ = ("count", "look", "room", "sizes", "turned")

    def __init__(self, look: Look, room: float) -> None:
        self.look, self.room, self.count, self.turned = look, room, 0, False
        self.sizes: list[tuple[float, float]] = []

    def add(self, text: str) -> None:
        self.count += 1
        self.turned = self.turned or width(text, self.look) > self.room
        if parts := figure_parts(text, self.look):
            self.sizes.append(parts)

    def figures(self) -> FigureColumn | None:
        """The column as one of numbers, if most of what it holds is numbers and there is room to set them point under point."""
        if not len(self.sizes) >= _FEWEST or len(self.sizes) * 2 < self.count:
            return None
        made = FigureColumn(max(each[0] for each in self.sizes), max(each[1] for each in self.sizes))
        return made if made.whole + made.part <= self.room else None


def inset(text: str, column: FigureColumn, look: Look, room: float) -> float | None:
    """How far the end of ``text`` stands from the right edge of a cell with ``room`` points, None where it is no number."""
    parts = figure_parts(text, look)
    return None if parts is None else round(((room - column.whole - column.part) / 2 + column.part - parts[1]) * 20) / 20


def _plain(cell: Cell) -> str:
    """The text of a cell that holds one line and no other."""
    block = cell.blocks[0] if len(cell.blocks) == 1 and span(cell) == 1 and not cell.covered else None
    return paragraph_text(block).strip() if isinstance(block, Paragraph) else ""
