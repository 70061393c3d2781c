"""``nigao convert FILE -o OUT``: any readable document to any writable format, laid out to the standard."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import writers
from desktop.cli.input import read
from desktop.document.outline import joined, recognise
from desktop.layout.leads import marked
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
    document, suffix = recognise(read(call.file)), call.out.suffix.lower()
    if suffix == ".docx":  # only where it is laid out: paragraphs torn by line breaks are whole, run-in headings show
        document = marked(recognise(joined(document)))
    write_whole(call.out, writers.write(document, suffix), sources=(call.file,))
    return 0
