"""``nigao align A B [--json]``: the figures of two reports that measure the same, a pair a line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop.cli.figures import row
from desktop.cli.input import read
from desktop.document.outline import recognise
from desktop.figures.align import Side, align
from desktop.ledger.metric import Catalogue

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("align", help="对出两份材料里的同一指标")
    parser.add_argument("a", metavar="A", type=Path)
    parser.add_argument("b", metavar="B", type=Path)
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print each pair, as JSON or as a line for people."""
    a, b = _side(call.a), _side(call.b)
    for match in align(a, b, Catalogue.load()):
        one, other = a.figures[match.a], b.figures[match.b]
        if call.json:
            print(json.dumps({"a": row(one), "b": row(other), "confidence": match.confidence}, ensure_ascii=False))
        else:
            print(f"{one.metric}\t{one.approx}{one.text}\t{other.approx}{other.text}\t{match.confidence:.0%}")
    return 0


def _side(path: Path) -> Side:
    return Side.of(recognise(read(path)))
