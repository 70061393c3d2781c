"""``nigao figures FILE [--json]``: one line per figure."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.cli.input import read
from desktop.document.outline import recognise
from desktop.figures.figure import Figure
from desktop.figures.read import figures

__all__ = ["add", "row", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("figures", help="列出材料里的数据")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print each figure, as JSON or as a line for people."""
    for figure in figures(recognise(read(call.file))):
        print(
            json.dumps(row(figure), ensure_ascii=False)
            if call.json
            else f"{figure.approx}{figure.text}\t{figure.metric}\t{figure.period}\t{figure.role}"
        )
    return 0


def row(figure: Figure) -> dict[str, Any]:
    """``figure`` as CONTRACT.md prints it; numbers are JSON numbers, a range or ratio a list."""
    names = ("start", "end", "text", "number", "value", "unit", "approx", "metric", "period", "kind", "role", "section", "scope")
    return {name: _plain(getattr(figure, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
