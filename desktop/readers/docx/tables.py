"""Tables: gridSpan → colspan, vMerge → rowspan with covered cells, deleted rows and cells left out (ECMA-376 17.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from desktop.document.nodes import Block, Cell, Row, Table
from desktop.document.text import block_text
from desktop.outcome import Refused
from desktop.readers.docx.names import flag, number, table, value
from desktop.readers.limits import MAX_COLUMNS
from desktop.readers.xml import Element

__all__ = ["read_table"]

ReadCell = Callable[[Element], tuple[Block, ...]]


class _Cell:
    """A cell whose span is not known yet, for it grows downward; by hand, as there are thousands."""

    __slots__ = ("blocks", "colspan", "covered", "merge", "rowspan")

    def __init__(self, colspan: int = 1) -> None:
        self.blocks: tuple[Block, ...] = ()
        self.colspan = colspan
        self.rowspan = 1
        self.merge = ""  # "vrestart", "vcontinue", "hrestart", "hcontinue"
        self.covered = False

    def frozen(self) -> Cell:
        if self.covered:
            return Cell((), self.colspan, 1, True)
        return Cell(self.blocks, self.colspan, self.rowspan)


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    header: bool = False
    deleted: bool = False


def read_table(element: Element, read_cell: ReadCell, aside: Counter[str]) -> Table | None:
    """The w:tbl ``element``; None where no row is left. Refused: a span no table can have."""
    rows = [row for row in (_row(child, read_cell) for child in _rows(element)) if row.cells and not row.deleted]
    _merge_down(rows, aside)
    made = tuple(Row(tuple(cell.frozen() for cell in row.cells), row.header) for row in rows)
    return Table(made) if made else None


def _rows(element: Element) -> Iterator[Element]:
    """Rows of a table, out of content controls, custom XML and tracked insertions too."""
    for child in element:
        which = _NAMES.get(child.tag)
        if which == "tr":
            yield child
        elif which == "through":
            yield from _rows(child)


def _row(element: Element, read_cell: ReadCell) -> _Row:
    row = _Row()
    _fill(row, element, read_cell)
    return row


def _fill(row: _Row, element: Element, read_cell: ReadCell) -> None:
    for child in element:
        which = _NAMES.get(child.tag)
        if which == "tc" and not row.deleted:
            if (cell := _cell(child, read_cell)) is not None:
                row.cells.append(cell)
        elif which == "trPr":
            _row_props(row, child)
        elif which == "through":
            _fill(row, child, read_cell)


def _row_props(row: _Row, element: Element) -> None:
    for child in element:
        match _NAMES.get(child.tag):
            case "tblHeader":
                row.header = flag(child)
            case "del":
                row.deleted = True
            case "gridBefore" if skipped := _span(value(child), 0):
                row.cells.append(_Cell(skipped))
            case _:
                pass


def _cell(element: Element, read_cell: ReadCell) -> _Cell | None:
    cell = _Cell()
    first = element[0] if len(element) else None
    if first is not None and _NAMES.get(first.tag) == "tcPr" and not _cell_props(cell, first):
        return None
    cell.blocks = read_cell(element)
    return cell


def _cell_props(cell: _Cell, element: Element) -> bool:
    for child in element:
        match _NAMES.get(child.tag):
            case "gridSpan":
                cell.colspan = _span(value(child), 1) or 1
            case "vMerge" | "hMerge" as which:
                cell.merge = which[0] + (value(child) or "continue")
            case "cellDel":
                return False
            case _:
                pass
    return True


def _span(text: str, default: int) -> int:
    span = number(text, None if len(text.strip()) > 12 else default)
    if span is None or span > MAX_COLUMNS:
        raise Refused(f"的表格有一处跨{text.strip()[:12]}列的单元格，超过{MAX_COLUMNS}列的上限（文件已损坏或被做过手脚），请修复后再读。")
    return max(span, default)


def _merge_down(rows: list[_Row], aside: Counter[str]) -> None:
    above: dict[int, _Cell] = {}
    for row in rows:
        column, here = 0, dict[int, _Cell]()
        for cell in row.cells:
            top = above.get(column)
            if not cell.merge:
                pass
            elif cell.merge == "vcontinue" and top is not None and top.colspan == cell.colspan:
                top.rowspan += 1
                here[column] = top
                _cover(cell, aside)
            elif cell.merge in ("vrestart", "vcontinue"):
                here[column] = cell
            column += cell.colspan
        above = here
        if any(cell.merge[:1] == "h" for cell in row.cells):
            _merge_across(row, aside)


def _merge_across(row: _Row, aside: Counter[str]) -> None:
    """hMerge, the old way to span columns (17.4.22): the covered cells go into the first one's span."""
    kept: list[_Cell] = []
    for cell in row.cells:
        if cell.merge == "hcontinue" and kept:
            kept[-1].colspan += cell.colspan
            _cover(cell, aside)
        else:
            kept.append(cell)
    row.cells[:] = kept


def _cover(cell: _Cell, aside: Counter[str]) -> None:
    cell.covered = True
    if any(block_text(block).strip() for block in cell.blocks):
        aside["covered"] += 1


_NAMES = table(
    {f"w:{name}": name for name in "tr tc trPr tcPr tblHeader del gridBefore gridSpan vMerge hMerge cellDel".split()}
    | {f"w:{name}": "through" for name in "sdt sdtContent customXml ins moveTo".split()}
)
