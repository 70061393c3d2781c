"""Which tables need a sheet turned on its side (GB/T 9704 clause 8)."""

from __future__ import annotations

from desktop.document.nodes import Table
from desktop.layout.columns import MOST, PADDING, column_count, wanted_widths
from desktop.layout.style import Style

__all__ = ["too_wide", "turned_measure"]

_TURNED = 6.0  # characters at which the lines of a wordy column may be turned before the sheet is
_FEWEST = 7  # columns of a table for which a sheet is turned


def turned_measure(style: Style) -> float:
    """The width of the type area of a sheet on its side, in points."""
    return style.page.depth


def too_wide(table: Table, style: Style) -> bool:
    """Whether ``table`` would stand on an upright sheet only with columns too narrow to be read."""
    count = column_count(table)
    if not _FEWEST <= count <= MOST:
        return False
    limit = (_TURNED + 0.5) * style.looks["cell"].size + PADDING
    return sum(min(each, limit) for each in wanted_widths(table, count, style)) > style.page.measure
