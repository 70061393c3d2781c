"""A sheet as a reader gives it and the clipboard brings it: rows of cells that say what a person sees there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["BLANK", "Cell", "Grid", "address", "column_letters", "place"]

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


class Cell(NamedTuple):
    """What a cell shows: ``text``, a number with its decimals and without separators, a percentage as 6.5%.

    ``fault`` says in Chinese why it cannot be read; ``joined`` tells that it is covered by a merged one, whose text it repeats; ``number`` that the sheet holds a
    number there, not words; ``period`` the code of the time that a date cell stands for.
    """

    text: str = ""
    number: bool = False
    period: str = ""
    fault: str = ""
    joined: bool = False


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file; rows may differ in length, ``hidden`` tells that people do not see the sheet."""

    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    file: str = ""
    hidden: bool = False

    def at(self, row: int, column: int) -> Cell:
        """The cell there, counted from 0; a blank one outside."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else BLANK

    @property
    def width(self) -> int:
        """The columns of the widest row."""
        return max(map(len, self.rows), default=0)


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell by its A1 name, both counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def place(name: str) -> tuple[int, int] | None:
    """Row and column, counted from 0, of the cell named ``name`` (C5, $C$5); None where it names none."""
    found = _ADDRESS.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
