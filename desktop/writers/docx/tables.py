"""Table → w:tbl: spans, repeated header rows, borders, widths by what the columns hold; never an exact line pitch."""

from __future__ import annotations

from typing import assert_never

from desktop.document.nodes import Block, Cell, Chart, Paragraph, Table
from desktop.document.text import block_text
from desktop.layout.columns import MOST, PADDING, column_count, column_widths, merged, span
from desktop.layout.figure_columns import Columns, FigureColumn, Side, columns_of, inset
from desktop.layout.measure import width
from desktop.layout.style import Look, Style
from desktop.writers.docx.charts import chart
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import ppr
from desktop.writers.docx.runs import run, runs, trimmed
from desktop.writers.docx.styles import TABLE

__all__ = ["table"]


def table(block: Table, style: Style, notes: Notes, measure: float = 0.0) -> str:
    """The table over ``measure`` points (default: the type area); one with more columns than Word knows is printed as lines of text."""
    columns = column_count(block)
    if not columns:
        return ""
    if columns > MOST:
        return "".join(f"<w:p>{run(line)}</w:p>" for line in block_text(block).split("\n"))
    widths = column_widths(block, columns, style, measure or style.page.measure)
    heads = next((index for index, row in enumerate(block.rows) if not row.header), len(block.rows))
    kinds = columns_of(block, [each / 20 for each in widths], style)
    plain = Columns({}, frozenset())
    rows = "".join(_row(row, widths, style, notes, plain if index < heads else kinds, head=index < heads) for index, row in enumerate(merged(block)))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    properties = f'<w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(cells: list[tuple[Cell, str]], widths: list[int], style: Style, notes: Notes, kinds: Columns, *, head: bool) -> str:
    column, made = 0, []
    for cell, merge in cells:
        wide = sum(widths[column : column + span(cell)])
        side = kinds.side(column) if span(cell) == 1 else None
        made.append(_cell(cell, merge, wide, style, notes, side, head=head))
        column += span(cell)
    if column < len(widths):  # a short row is filled up, so that its border is whole
        made.append(_cell(Cell(colspan=len(widths) - column), "", sum(widths[column:]), style, notes, None, head=head))
    marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: Cell, merge: str, wide: int, style: Style, notes: Notes, side: Side, *, head: bool) -> str:
    spanned = f'<w:gridSpan w:val="{span(cell)}"/>' if span(cell) > 1 else ""
    part = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    look = style.looks["cell_head" if head else "cell"]
    room = wide / 20 - PADDING
    inside = "".join(_content(block, look, room, style, notes, side) for block in cell.blocks)
    if not cell.blocks or isinstance(cell.blocks[-1], Table):
        inside += f'<w:p><w:pPr><w:pStyle w:val="{look.id}"/></w:pPr></w:p>'  # a cell ends with a paragraph (17.4.65)
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{spanned}{part}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _content(block: Block, look: Look, room: float, style: Style, notes: Notes, side: Side) -> str:
    match block:
        case Paragraph():
            return f'<w:p>{ppr(f"""<w:pStyle w:val="{look.id}"/>""", *_stand(block, look, room, side))}{runs(trimmed(block.inlines), notes)}</w:p>'
        case Table():
            return table(block, style, notes, room)
        case Chart():
            return chart(block, style, notes, max(room, look.size), max(room, look.size))
        case _:
            assert_never(block)


def _stand(block: Paragraph, look: Look, room: float, side: Side) -> tuple[str, ...]:
    """What fits on one line stands in the middle of its cell, what does not reads from the left; numbers stand point under point."""
    text = block_text(block)
    if isinstance(side, FigureColumn) and (found := inset(text.strip(), side, look, room)) is not None:
        return f'<w:ind w:right="{round(found * 20)}"/>', '<w:jc w:val="right"/>'
    centred = look.align != "center" and side != "turned" and width(text, look) <= room
    return ('<w:jc w:val="center"/>',) if centred else ()
