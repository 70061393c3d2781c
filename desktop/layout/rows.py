"""A table → strips: its rows, each as high as its fullest cell; rows that a cell spans stay together while they fit on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple, assert_never

from desktop.document.nodes import Block, Cell, Paragraph, Row, Table, Text
from desktop.document.text import block_text, inline_text
from desktop.layout.breaker import Measure, set_lines
from desktop.layout.columns import MOST, PADDING, column_count, column_widths, merged, span
from desktop.layout.measure import width
from desktop.layout.pages import Box, Line
from desktop.layout.spans import cell_spans
from desktop.layout.strips import Press, Strip, lines_of, lowered
from desktop.layout.style import Align, Look

__all__ = ["row_text_lengths", "table_strips"]

_ABOVE = 2.85  # points of cell margin over and under the text
_FRAME = 0.5  # points


class _Cell(NamedTuple):
    """A cell set: where it stands among the columns, its lines from its own top, how high they are, how many rows it covers."""

    row: int
    number: int
    x: float
    wide: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    notes: tuple[str, ...]
    height: float
    rows: int


def table_strips(table: Table, left: float, measure: float, press: Press) -> tuple[tuple[Strip, ...], int]:
    """The strips of ``table`` from ``left`` over ``measure`` points, and how many at the start hold its header rows."""
    count = column_count(table)
    if not count:
        return (), 0
    if count > MOST:
        return _as_lines(table, left, measure, press), 0
    heads = next((index for index, row in enumerate(table.rows) if not row.header), len(table.rows))
    cells = list(_cells(table, count, left, measure, press, heads))
    heights = _heights(cells, len(table.rows))
    groups = list(_groups(cells, len(table.rows), heads))
    of_row: list[list[_Cell]] = [[] for _ in table.rows]
    for cell in cells:
        of_row[cell.row].append(cell)
    strips = tuple(_strip([cell for row in of_row[start:end] for cell in row], heights, start, end) for start, end in groups)
    return strips, sum(end <= heads for _, end in groups) if heads < len(table.rows) else 0


def _cells(table: Table, count: int, left: float, measure: float, press: Press, heads: int) -> Iterator[_Cell]:
    edges = [left + each / 20 for each in accumulate(column_widths(table, count, press.style, measure), initial=0)]
    offset = 0
    for place, (row, marked) in enumerate(zip(table.rows, merged(table))):
        look = press.style.looks["cell_head" if place < heads else "cell"]
        column = 0
        for number, (cell, merge) in enumerate(marked):
            until = min(column + span(cell), count)
            if merge != "continue":
                rows = min(cell.rowspan, len(table.rows) - place) if merge else 1
                yield _set(cell, look, offset, edges[column], edges[until] - edges[column], press)._replace(
                    row=place, number=number, rows=max(rows, 1)
                )
            column = until
            offset += _length(cell) + 1
        if column < count:  # a short row is filled up, so that its frame is whole
            yield _set(Cell(), look, offset, edges[column], edges[count] - edges[column], press)._replace(row=place, number=len(row.cells))
        offset += 0 if row.cells else 1


def _length(cell: Cell) -> int:
    return sum(len(block_text(block)) + 1 for block in cell.blocks) - 1 if cell.blocks else 0


def row_text_lengths(row: Row) -> int:
    """How many characters ``row`` has in the document's text, without its closing LF."""
    return sum(_length(cell) for cell in row.cells) + max(len(row.cells) - 1, 0)


def _set(cell: Cell, look: Look, offset: int, x: float, wide: float, press: Press) -> _Cell:
    lines: list[Line] = []
    boxes: list[Box] = []
    notes: list[str] = []
    y = 0.0
    for block in cell.blocks or (Paragraph(),):
        made, framed, marked, depth = _content(block, look, offset, x + PADDING / 2, wide - PADDING, press)
        lines += [lowered(line, y) for line in made]
        boxes += [replace(box, y=box.y + y) for box in framed]
        notes += marked
        y += depth
        offset += len(block_text(block)) + 1
    return _Cell(0, 0, x, wide, tuple(lines), tuple(boxes), tuple(notes), y, 1)


_Content = tuple[Sequence[Line], Sequence[Box], Sequence[str], float]


def _content(block: Block, look: Look, offset: int, x: float, room: float, press: Press) -> _Content:
    match block:
        case Paragraph():
            # as the .docx: what fits on one line stands in the middle of its cell, what does not reads from the left
            text = "".join(inline_text(inline) for inline in block.inlines)
            align: Align = "center" if width(text, look) <= room else look.align
            broken = set_lines(cell_spans(block, look, press.style), Measure(x, max(room, look.size), 0.0, align), press.fonts, press.habits)
            lines = lines_of(broken, look, press)
            tops = list(accumulate((line.height for line in lines), initial=0.0))
            placed = [line._replace(top=top, baseline=top + line.baseline, base=offset) for line, top in zip(lines, tops)]
            return placed, (), [note for line in broken for note in line.notes], tops[-1]
        case Table():
            return _nested(block, offset, x, room, press)
        case _:
            assert_never(block)


def _nested(table: Table, offset: int, x: float, room: float, press: Press) -> _Content:
    strips, _ = table_strips(table, x, max(room, 1.0), press)
    tops = list(accumulate((strip.height for strip in strips), initial=0.0))
    lines = [lowered(line, top)._replace(base=line.base + offset) for strip, top in zip(strips, tops) for line in strip.lines]
    boxes = [replace(box, y=box.y + top) for strip, top in zip(strips, tops) for box in strip.boxes]
    return lines, boxes, [note for strip in strips for note in strip.notes], tops[-1]


def _heights(cells: Sequence[_Cell], count: int) -> list[float]:
    """How high each row is; what a cell over several rows still wants is added to its last."""
    heights = [0.0] * count
    for cell in cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], cell.height + 2 * _ABOVE + _FRAME)
    for cell in cells:
        if cell.rows > 1:
            spanned = heights[cell.row : cell.row + cell.rows]
            heights[cell.row + cell.rows - 1] += max(cell.height + 2 * _ABOVE + _FRAME - sum(spanned), 0.0)
    return heights


def _groups(cells: Sequence[_Cell], count: int, heads: int) -> Iterator[tuple[int, int]]:
    """The rows that stay together: those joined by cells over several rows, and the header rows."""
    joined = set(range(1, heads))  # row n stands with the one before it
    for cell in cells:
        joined.update(range(cell.row + 1, cell.row + cell.rows))
    yield from pairwise([*(row for row in range(count) if row not in joined), count])


def _strip(cells: Sequence[_Cell], heights: Sequence[float], start: int, end: int) -> Strip:
    tops = list(accumulate(heights[start:end], initial=0.0))
    lines: list[Line] = []
    boxes: list[Box] = []
    notes: list[str] = []
    for cell in cells:
        top = tops[cell.row - start]
        high = tops[min(cell.row - start + cell.rows, len(tops) - 1)] - top
        down = top + (high - cell.height) / 2
        lines += [lowered(line, down) for line in cell.lines]
        boxes += [Box(cell.x, top, cell.wide, high, 0, cell.row, cell.number), *(replace(box, y=box.y + down) for box in cell.boxes)]
        notes += cell.notes
    return Strip(tops[-1], tuple(lines), tuple(boxes), notes=tuple(notes), cuts=tuple(tops[1:-1]))


def _as_lines(table: Table, left: float, measure: float, press: Press) -> tuple[Strip, ...]:
    """A table with more columns than Word knows, printed as lines of text."""
    look = press.style.looks["body"]
    made: list[Strip] = []
    offset = 0
    for row in table.rows:
        paragraph = Paragraph((Text(block_text(Table((row,)))),))
        lines = lines_of(
            set_lines(cell_spans(paragraph, look, press.style), Measure(left, measure, 0.0, look.align), press.fonts, press.habits), look, press
        )
        made += [Strip(line.height, (line._replace(base=offset),)) for line in lines]
        offset += row_text_lengths(row) + 1
    return tuple(made)
