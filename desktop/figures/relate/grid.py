"""The tables of a text as rows of cells: lines with tabs, each cell with the term that stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from desktop.figures.figure import Figure
from desktop.figures.relate.term import Term, measured

__all__ = ["TOTAL", "Cell", "Grid", "grids", "label"]

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|共\s*计|小\s*计|总数|总量|全[县市区]合计|合计[（(].*)$|^(?:合计|总计)")


_PERCENTS = re.compile(r"[（(][%％][)）]|[%％]$|同比$|环比$|增[速幅]$|占比$")
_WIDEST = 60  # columns; a wider one is no table a person reads
_ROWS = re.compile(r"(?:^[^\n]*\t[^\n]*(?:\n|\Z))+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words and its number, if it is one."""

    text: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table, all of one width; ``heads`` are the words above each column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def turned(self) -> Grid:
        """Rows as columns: the labels of the rows become heads."""
        labels = tuple(label(row) for row in self.rows)
        columns = tuple(tuple(row[column] for row in self.rows) for column in range(len(self.heads)))
        return Grid(labels, tuple((Cell(head, None), *cells) for head, cells in zip(self.heads, columns)))._labelled()

    def _labelled(self) -> Grid:
        return Grid(("", *self.heads), self.rows)


def label(row: tuple[Cell, ...]) -> str:
    """The words of a row that say what it is about."""
    return next((cell.text for cell in row if cell.text and cell.term is None), "")


def grids(text: str, figures: tuple[Figure, ...]) -> tuple[list[Grid], frozenset[int]]:
    """The tables of ``text`` and the places of the figures that stand in them."""
    found: list[Grid] = []
    inside: set[int] = set()
    if "\t" not in text:
        return found, frozenset()
    order = [figure.start for figure in figures]
    starts = {start: place for place, start in enumerate(order)}
    for block in _ROWS.finditer(text):
        first, last = bisect_left(order, block.start()), bisect_left(order, block.end())
        inside.update(range(first, last))
        if last - first > 1 and max(line.count("\t") for line in block.group().split("\n")) < _WIDEST:
            found.append(_grid(_rows(block.group(), block.start(), figures, starts)))
    return found, frozenset(inside)


def _rows(block: str, offset: int, figures: tuple[Figure, ...], starts: dict[int, int]) -> list[list[Cell]]:
    rows = []
    for line in block.removesuffix("\n").split("\n"):
        cells = []
        for piece in line.split("\t"):
            place = starts.get(offset + len(piece) - len(piece.lstrip()))
            alone = place is not None and len(piece.strip()) - len(figures[place].text) <= 1
            cells.append(Cell(piece.strip(), measured(figures[place], place, sentence=-1) if place is not None and alone else None))
            offset += len(piece) + 1
        rows.append(_as_percents(cells, figures))
    return rows


def _as_percents(cells: list[Cell], figures: tuple[Figure, ...]) -> list[Cell]:
    """A row named 增幅（%） has percentages, whatever the heads of its columns count."""
    if not _PERCENTS.search(label(tuple(cells))):
        return cells
    return [Cell(cell.text, _percent(figures[cell.term.at], cell.term)) if cell.term is not None else cell for cell in cells]


def _percent(figure: Figure, term: Term) -> Term:
    if isinstance(figure.number, tuple):
        return term
    return measured(replace(figure, value=figure.number, unit="%", kind="percent"), term.at, sentence=-1)


def _grid(rows: list[list[Cell]]) -> Grid:
    width = max(len(row) for row in rows)
    first = next((place for place, row in enumerate(rows) if any(cell.term for cell in row)), len(rows))
    heads = ["".join(row[column].text for row in rows[:first] if column < len(row)) for column in range(width)]
    return Grid(tuple(heads), tuple(tuple(_padded(row, width)) for row in rows[first:]))


def _padded(row: list[Cell], width: int) -> list[Cell]:
    """A row with cells put together (合计 over two columns) keeps its numbers under the last columns."""
    empty = [Cell("", None)] * (width - len(row))
    return [row[0], *empty, *row[1:]]
