"""Table → w:tbl: spans, repeated header rows, borders, widths by what the columns hold; never an exact line pitch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from desktop.document.nodes import Block, Cell, Paragraph, Table
from desktop.document.text import block_text
from desktop.layout.measure import width
from desktop.layout.style import Look, Style
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import ppr, twips
from desktop.writers.docx.runs import run, runs, trimmed
from desktop.writers.docx.styles import TABLE

__all__ = ["table"]

_MOST_COLUMNS = 63  # Word opens no more
_PADDING = 10.8  # points of cell margin, left and right together
_NARROW = 3.0  # characters a column is given at least


def table(block: Table, style: Style, notes: Notes, measure: float = 0.0) -> str:
    """The table over ``measure`` points (default: the type area); one with more columns than Word knows is printed as lines of text."""
    columns = max((sum(_span(cell) for cell in row.cells) for row in block.rows), default=0)
    if not columns:
        return ""
    if columns > _MOST_COLUMNS:
        return "".join(f"<w:p>{run(line)}</w:p>" for line in block_text(block).split("\n"))
    widths = _widths(block, columns, style, measure or style.page.measure)
    heads = next((index for index, row in enumerate(block.rows) if not row.header), len(block.rows))
    rows = "".join(_row(row, widths, style, notes, head=index < heads) for index, row in enumerate(_merged(block)))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    properties = f'<w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _span(cell: Cell) -> int:
    return min(max(cell.colspan, 1), _MOST_COLUMNS + 1)


def _widths(block: Table, columns: int, style: Style, measure: float) -> list[int]:
    """Column widths in twips: each column gets what its longest line needs, the wordiest share what is left."""
    wanted = [_NARROW * style.looks["cell"].size] * columns
    for row in block.rows:
        look = style.looks["cell_head" if row.header else "cell"]
        column = 0
        for cell in row.cells:
            if _span(cell) == 1:
                lines = [line for inside in cell.blocks for line in block_text(inside).split("\n")]
                longest = max((width(line.strip(), look) for line in lines), default=0.0)
                wanted[column] = max(wanted[column], longest + look.size / 2 + _PADDING)
            column += _span(cell)
    shared = _shared(wanted, measure)
    total = twips(measure)
    widths = [int(twips(each) * total / sum(map(twips, shared))) for each in shared]
    return [*widths[:-1], total - sum(widths[:-1])]


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


def _merged(block: Table) -> Iterator[list[tuple[Cell, str]]]:
    """Each row's cells with their part in a vertical merge: restart, continue or none; a covered cell under no merge is an ordinary one."""
    waiting: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns covered
    for row in block.rows:
        column, marked, following = 0, [], dict[int, tuple[int, int]]()
        for cell in row.cells:
            rows, span = waiting.get(column, (0, 0))
            merge = "continue" if cell.covered and rows and span == _span(cell) else "restart" if cell.rowspan > 1 and not cell.covered else ""
            if left := rows - 1 if merge == "continue" else cell.rowspan - 1 if merge else 0:
                following[column] = (left, _span(cell))
            marked.append((cell, merge))
            column += _span(cell)
        waiting = following
        yield marked


def _row(cells: list[tuple[Cell, str]], widths: list[int], style: Style, notes: Notes, *, head: bool) -> str:
    column, made = 0, []
    for cell, merge in cells:
        wide = sum(widths[column : column + _span(cell)])
        made.append(_cell(cell, merge, wide, style, notes, head=head))
        column += _span(cell)
    if column < len(widths):  # a short row is filled up, so that its border is whole
        made.append(_cell(Cell(colspan=len(widths) - column), "", sum(widths[column:]), style, notes, head=head))
    marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: Cell, merge: str, wide: int, style: Style, notes: Notes, *, head: bool) -> str:
    span = f'<w:gridSpan w:val="{_span(cell)}"/>' if _span(cell) > 1 else ""
    merged = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    look = style.looks["cell_head" if head else "cell"]
    room = wide / 20 - _PADDING
    inside = "".join(_content(block, look, room, style, notes) for block in cell.blocks)
    if not cell.blocks or isinstance(cell.blocks[-1], Table):
        inside += f'<w:p><w:pPr><w:pStyle w:val="{look.id}"/></w:pPr></w:p>'  # a cell ends with a paragraph (17.4.65)
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _content(block: Block, look: Look, room: float, style: Style, notes: Notes) -> str:
    match block:
        case Paragraph():
            # what fits on one line stands in the middle of its cell, what does not reads from the left
            side = '<w:jc w:val="center"/>' if look.align != "center" and width(block_text(block), look) <= room else ""
            return f'<w:p>{ppr(f"""<w:pStyle w:val="{look.id}"/>""", side)}{runs(trimmed(block.inlines), notes)}</w:p>'
        case Table():
            return table(block, style, notes, room)
        case _:
            assert_never(block)
