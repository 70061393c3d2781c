"""``nigao outline FILE [--json]``: one line per heading in document order."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from desktop.cli.input import read
from desktop.document.outline import headings

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("outline", help="列出材料的提纲")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print each heading, as JSON or indented by its level."""
    for heading in headings(read(call.file)):
        if call.json:
            print(json.dumps(dataclasses.asdict(heading), ensure_ascii=False))
        else:
            print("　" * (heading.level - 1) + heading.text.replace("\n", " "))
    return 0
