"""A block of cells as the clipboard carries it from Excel and WPS (tabs, quotes around line ends) or a .csv holds it, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from desktop.ledger.sheets.grid import Cell, Grid
from desktop.ledger.sheets.heads import period_of
from desktop.ledger.sheets.numbers import read_amount
from desktop.outcome import Refused

__all__ = ["block", "grid_of", "printed"]

_LARGEST = 20_000_000  # characters
_MOST = 200_000  # cells


def block(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a pasted block, as wide as its widest; tabs part cells, else commas. Refused: more than 200,000 cells."""
    if len(text) > _LARGEST:
        raise Refused("粘贴的内容太大，请分几次粘贴。")
    text = text.removeprefix("\ufeff").replace("\x00", "")
    tabbed = "\t" in text
    rows, cells = [], 0
    try:
        for row in _split(text, tabbed):
            cells += len(row)
            if cells > _MOST:
                raise Refused(f"粘贴的单元格超过{_MOST // 10_000}万个，请分几次粘贴。")
            rows.append(row)
    except csv.Error as fault:  # a quote that is never closed, with a book behind it
        raise Refused("粘贴的内容里有一格超过十三万字，请删去后再粘贴。") from fault
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def _split(text: str, tabbed: bool) -> Iterable[list[str]]:
    if tabbed and text.count('"') % 2:  # 24" is a word, not the start of a quoted cell
        return (line.split("\t") for line in text.splitlines())
    mark = "\t" if tabbed else ";" if text.count(";") > text.count(",") else ","
    if not tabbed and "," not in text and ";" not in text:
        return ([line] for line in text.splitlines())
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def printed(rows: Iterable[Sequence[str]]) -> str:
    """``rows`` as a block Excel and WPS paste: tabs between cells, quotes where a cell holds a tab, a line end or a quote."""
    return "".join("\t".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '\t\r\n"') else text


def grid_of(rows: Iterable[Sequence[str]], name: str = "剪贴板") -> Grid:
    """A pasted block as a sheet, ready for ``propose`` and ``rows_of``."""
    return Grid(
        tuple(tuple(Cell(text.strip(), not isinstance(read_amount(text), str) and not period_of(text)) for text in row) for row in rows), name
    )
