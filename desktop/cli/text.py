"""``nigao text FILE``: the plain text all offsets refer to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.cli.input import read
from desktop.document.text import plain

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("text", help="打印材料的纯文本")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print the text to the character: nothing is added, not even a closing line feed."""
    sys.stdout.write(plain(read(call.file)))
    sys.stdout.flush()
    return 0
