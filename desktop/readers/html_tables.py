"""Tables of pages: those that hold data become tables, those that only lay out the page are walked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.document.nodes import Block, Cell, Row, Table
from desktop.readers.limits import MAX_COLUMNS
from desktop.readers.xml import Element

__all__ = ["is_layout", "read_table"]

ReadCell = Callable[[Element], tuple[Block, ...]]
_LONG_CELL = 400  # characters; a cell that holds an article is a page's frame


def is_layout(element: Element) -> bool:
    """Whether the table only places things: it holds another one, has one column, headings, or a cell with an article in it."""
    rows = list(_rows(element))
    if element.find(".//table") is not None or max((len(_cells(row)) for row, _ in rows), default=0) < 2:
        return True
    if any(element.find(f".//h{level}") is not None for level in range(1, 4)):
        return True
    return any(len("".join(cell.itertext()).strip()) > _LONG_CELL for row, _ in rows for cell in _cells(row))


def read_table(element: Element, read_cell: ReadCell) -> Table | None:
    """The table ``element`` with its spans; None where it has no cells."""
    rows = list(_rows(element))
    hanging: dict[int, tuple[int, int]] = {}  # column → rows still covered from above, columns covered
    made = [_row(row, head, hanging, len(rows) - place, read_cell) for place, (row, head) in enumerate(rows)]
    kept = tuple(row for row in made if row.cells)
    return Table(kept) if kept else None


def _rows(element: Element) -> Iterator[tuple[Element, bool]]:
    for child in element:
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _row(row: Element, head: bool, hanging: dict[int, tuple[int, int]], left: int, read_cell: ReadCell) -> Row:
    cells: list[Cell] = []
    below: dict[int, tuple[int, int]] = {}
    column = 0
    for element in _cells(row):
        column = _cover(cells, column, hanging)
        width, height = _span(element, "colspan", MAX_COLUMNS), _span(element, "rowspan", left)
        if height > 1:
            below[column] = (height - 1, width)
        cells.append(Cell(read_cell(element), width, height))
        column += width
    _cover(cells, column, hanging)
    below |= {place: (height - 1, width) for place, (height, width) in hanging.items() if height > 1}
    hanging.clear()
    hanging.update(below)
    return Row(tuple(cells), head or (bool(cells) and all(element.tag == "th" for element in _cells(row))))


def _cover(cells: list[Cell], column: int, hanging: dict[int, tuple[int, int]]) -> int:
    """Add the cells covered from above at ``column``; gives the next free column."""
    while column in hanging:
        width = hanging[column][1]
        cells.append(Cell((), width, 1, True))
        column += width
    return column


def _span(element: Element, name: str, most: int) -> int:
    text = element.get(name, "1").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 12 else 1
