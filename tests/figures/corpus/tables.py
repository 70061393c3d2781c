"""Tables of the corpus: a block between ``:::`` lines becomes TAB-separated rows of marked cells."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"^:::\n(.*?)^:::\n", re.DOTALL | re.MULTILINE)


def spelled_out(body: str) -> str:
    """``body`` with every table block written as rows of marks.

    First row: the header. Second, after ``=``: one spec a column: ``-`` words, ``#`` row numbers, else ``metric;unit;options``, where {r} stands for the
    row's name and {m} for what is said after ``@@`` at the row's end (``@@name;unit;options``), unit ``*`` for the row's own unit.
    """
    return _BLOCK.sub(lambda block: _table(block[1]), body)


def _table(block: str) -> str:
    header, specs, *rows = [line for line in block.splitlines() if line.strip()]
    columns = [spec.strip() for spec in specs.lstrip("=").split(" | ")]
    lines = ["\t".join(cell.strip() for cell in header.split(" | "))]
    lines += [_row(row, columns) for row in rows]
    return "\n".join(lines) + "\n"


def _row(row: str, columns: list[str]) -> str:
    cells, _, about = row.partition("@@")
    name, unit, *more = [*about.strip().split(";"), ""]
    parts = [cell.strip() for cell in cells.split(" | ")]
    if len(parts) != len(columns):
        raise ValueError(f"row {row!r} has {len(parts)} cells, {len(columns)} wanted")
    key = re.sub(r"<<|\|.*>>|>>", "", parts[next(i for i, spec in enumerate(columns) if spec == "-")])
    return "\t".join(_cell(part, spec, key or name, name or key, unit, *more[:-1]) for part, spec in zip(parts, columns))


def _cell(part: str, spec: str, row: str, name: str, row_unit: str, *row_options: str) -> str:
    if spec == "-" or not re.search(r"\d", part):
        return part
    if spec == "#":
        return f"<<{part}|ordinal>>"
    if part.startswith(("[[", "<<")):
        return part
    metric, unit, *options = (*spec.split(";"), *row_options)
    surface, _, label = part.partition("#")
    options = [option.replace("{r}", row) for option in options]
    options = ["c-" + option[2:] if option.startswith("c*") and surface.startswith("-") else option for option in options]
    options = ["c+" + option[2:] if option.startswith("c*") else option for option in options]
    if label.strip():
        options.append(f"#{label.strip()}")
    metric = metric.replace("{r}", row).replace("{m}", name)
    return "[[" + "|".join([surface.strip(), metric, f"T:{row_unit if unit == '*' else unit}", *options]) + "]]"
