"""Document → figures: prose and tables, in reading order."""

from __future__ import annotations

from desktop.document.nodes import Document, Table
from desktop.document.text import block_text, plain
from desktop.figures.figure import Figure
from desktop.figures.recognise import Reading, recognise
from desktop.figures.tables import TableReading, table_readings

__all__ = ["figures"]


def figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of ``document`` with its metric, role and section."""
    cells = {item.reading.start: item for item in _cells(document)}
    spans = _table_spans(document)
    prose = [reading for reading in recognise(plain(document)) if not any(start <= reading.start < end for start, end in spans)]
    made = [_figure(reading, "", "value") for reading in prose] + [_from_cell(item) for item in cells.values()]
    return tuple(sorted(made, key=lambda figure: figure.start))


def _cells(document: Document) -> list[TableReading]:
    found: list[TableReading] = []
    offset, before = 0, ""
    for block in document.blocks:
        text = block_text(block)
        if isinstance(block, Table):
            found += table_readings(block, offset, before)
        elif text.strip():
            before = text
        offset += len(text) + 1
    return found


def _table_spans(document: Document) -> list[tuple[int, int]]:
    spans, offset = [], 0
    for block in document.blocks:
        length = len(block_text(block))
        if isinstance(block, Table):
            spans.append((offset, offset + length))
        offset += length + 1
    return spans


def _from_cell(item: TableReading) -> Figure:
    metric = item.column if not item.row or item.row == item.column else f"{item.row}{item.column}"
    return _figure(item.reading, metric, "change" if item.change else "value")


def _figure(reading: Reading, metric: str, role: str) -> Figure:
    return Figure(
        reading.start, reading.end, reading.text, reading.number, reading.value, reading.unit, reading.approx, reading.kind, metric, "", role
    )
