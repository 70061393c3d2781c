"""Spreadsheets → grids: .xlsx and .ods by our own walk over their XML, .xls by its records, .csv; each value with its number format, formulas by what they last gave."""

from __future__ import annotations

from desktop.readers.xlsx.choose import SUFFIXES, grids, grids_of

__all__ = ["SUFFIXES", "grids", "grids_of"]
