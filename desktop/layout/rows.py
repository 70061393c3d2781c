"""A table → strips: its rows, each as high as its fullest cell; rows that a cell spans stay together while they fit on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, assert_never

from desktop.document.nodes import Block, Cell, Chart, Paragraph, Row, Table, Text
from desktop.document.text import block_text, inline_text
from desktop.layout.breaker import Measure, set_lines
from desktop.layout.charts.draw import chart_strip
from desktop.layout.columns import MOST, PADDING, column_count, column_widths, merged, span
from desktop.layout.figure_columns import FigureColumn, Side, columns_of, inset
from desktop.layout.measure import width
from desktop.layout.pages import Box
from desktop.layout.spans import cell_spans
from desktop.layout.strips import Press, Strip, lines_of, shifted
from desktop.layout.style import Align, Look

__all__ = ["row_text_lengths", "table_strips"]

_ABOVE = 2.85  # points of cell margin over and under the text
_FRAME = 0.5  # points


class _Cell(NamedTuple):
    """A cell set: where it stands among the columns, what is in it from its own top, how many rows it covers."""

    row: int
    number: int
    x: float
    wide: float
    strip: Strip
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
    widths = [each / 20 for each in column_widths(table, count, press.style, measure)]
    edges = list(accumulate(widths, initial=left))
    kinds = columns_of(table, widths, press.style)
    offset = 0
    for place, (row, marked) in enumerate(zip(table.rows, merged(table))):
        look = press.style.looks["cell_head" if place < heads else "cell"]
        column = 0
        for number, (cell, merge) in enumerate(marked):
            until = min(column + span(cell), count)
            if merge != "continue":
                rows = min(cell.rowspan, len(table.rows) - place) if merge else 1
                alone = place >= heads and until == column + 1
                side = kinds.side(column) if alone else None
                x, wide = edges[column], edges[until] - edges[column]
                yield _Cell(place, number, x, wide, _set(cell, look, offset, x, wide, press, side), max(rows, 1))
            column = until
            offset += _length(cell) + 1
        if column < count:  # a short row is filled up, so that its frame is whole
            x, wide = edges[column], edges[count] - edges[column]
            yield _Cell(place, len(row.cells), x, wide, _set(Cell(), look, offset, x, wide, press, None), 1)
        offset += 0 if row.cells else 1


def _length(cell: Cell) -> int:
    return sum(len(block_text(block)) + 1 for block in cell.blocks) - 1 if cell.blocks else 0


def row_text_lengths(row: Row) -> int:
    """How many characters ``row`` has in the document's text, without its closing LF."""
    return sum(_length(cell) for cell in row.cells) + max(len(row.cells) - 1, 0)


def _set(cell: Cell, look: Look, offset: int, x: float, wide: float, press: Press, side: Side) -> Strip:
    if len(cell.blocks) < 2:
        return _content(cell.blocks[0] if cell.blocks else Paragraph(), look, offset, x + PADDING / 2, wide - PADDING, press, side)
    made: list[Strip] = []
    y = 0.0
    for block in cell.blocks:
        strip = _content(block, look, offset, x + PADDING / 2, wide - PADDING, press, side)
        made.append(shifted(strip, y))
        y += strip.height
        offset += len(block_text(block)) + 1
    return _joined(made, y)


def _content(block: Block, look: Look, offset: int, x: float, room: float, press: Press, side: Side) -> Strip:
    match block:
        case Paragraph():
            return _paragraph(block, look, offset, x, room, press, side)
        case Table():
            return _nested(block, offset, x, room, press)
        case Chart():
            return chart_strip(block, x, max(room, look.size), press, max(room, look.size))
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, look: Look, offset: int, x: float, room: float, press: Press, side: Side) -> Strip:
    text = "".join(inline_text(inline) for inline in block.inlines)
    # as the .docx: what fits on one line stands in the middle of its cell, what does not reads from the left; numbers stand point under point
    align: Align = "center" if side != "turned" and width(text, look) <= room else look.align
    if isinstance(side, FigureColumn) and (found := inset(text.strip(), side, look, room)) is not None:
        align, room = "right", room - found
    broken = set_lines(cell_spans(block, look, press.style), Measure(x, max(room, look.size), 0.0, align), press.fonts, press.habits)
    lines = lines_of(broken, look, press)
    tops = list(accumulate((line.height for line in lines), initial=0.0))
    placed = tuple(line._replace(top=top, baseline=top + line.baseline, base=offset) for line, top in zip(lines, tops))
    return Strip(tops[-1], placed, notes=tuple(note for line in broken for note in line.notes))


def _nested(table: Table, offset: int, x: float, room: float, press: Press) -> Strip:
    strips, _ = table_strips(table, x, max(room, 1.0), press)
    tops = list(accumulate((strip.height for strip in strips), initial=0.0))
    made = _joined([shifted(strip, top) for strip, top in zip(strips, tops)], tops[-1])
    return made._replace(lines=tuple(line._replace(base=line.base + offset) for line in made.lines))


def _joined(strips: Sequence[Strip], height: float) -> Strip:
    """Everything in ``strips``, each at its place already, as one that is ``height`` points high."""
    return Strip(
        height,
        tuple(line for strip in strips for line in strip.lines),
        tuple(box for strip in strips for box in strip.boxes),
        notes=tuple(note for strip in strips for note in strip.notes),
        strokes=tuple(stroke for strip in strips for stroke in strip.strokes),
        words=tuple(line for strip in strips for line in strip.words),
    )


def _heights(cells: Sequence[_Cell], count: int) -> list[float]:
    """How high each row is; what a cell over several rows still wants is added to its last."""
    heights = [0.0] * count
    for cell in cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], cell.strip.height + 2 * _ABOVE + _FRAME)
    for cell in cells:
        if cell.rows > 1:
            spanned = heights[cell.row : cell.row + cell.rows]
            heights[cell.row + cell.rows - 1] += max(cell.strip.height + 2 * _ABOVE + _FRAME - sum(spanned), 0.0)
    return heights


def _groups(cells: Sequence[_Cell], count: int, heads: int) -> Iterator[tuple[int, int]]:
    """The rows that stay together: those joined by cells over several rows, and the header rows."""
    joined = set(range(1, heads))  # row n stands with the one before it
    for cell in cells:
        joined.update(range(cell.row + 1, cell.row + cell.rows))
    yield from pairwise([*(row for row in range(count) if row not in joined), count])


def _strip(cells: Sequence[_Cell], heights: Sequence[float], start: int, end: int) -> Strip:
    tops = list(accumulate(heights[start:end], initial=0.0))
    made: list[Strip] = []
    for cell in cells:
        top = tops[cell.row - start]
        high = tops[min(cell.row - start + cell.rows, len(tops) - 1)] - top
        inside = shifted(cell.strip, top + (high - cell.strip.height) / 2)
        made.append(inside._replace(boxes=(Box(cell.x, top, cell.wide, high, 0, cell.row, cell.number), *inside.boxes)))
    return _joined(made, tops[-1])._replace(cuts=tuple(tops[1:-1]))


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
