"""``nigao convert FILE -o OUT``: any readable document to any writable format, laid out to the standard."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import writers
from desktop.cli.input import read
from desktop.document.outline import recognise
from desktop.paths import write_whole

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("convert", help="转换格式并按国标排版")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help=f"写出的文件（{' '.join(writers.SUFFIXES)}）")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Read, find the roles, write whole or not at all."""
    document = read(call.file)
    data = writers.write(recognise(document), call.out.suffix.lower())
    write_whole(call.out, data, sources=(call.file,))
    return 0
