"""``nigao convert FILE -o OUT``: any readable document to any writable format, laid out to the standard."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import writers
from desktop.cli.input import read, tell
from desktop.document.outline import joined, recognise
from desktop.drafting.profile import read_profile
from desktop.layout.leads import marked
from desktop.layout.page_checks import page_faults, page_notes
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.paths import write_whole

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("convert", help="转换格式并按国标排版")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help=f"写出的文件（{' '.join(writers.SUFFIXES)}）")
    parser.add_argument("--profile", metavar="P", type=Path, help="单位档案（.toml），按其中的 [layout] 排版")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Read, find the roles, write whole or not at all."""
    document, suffix = recognise(read(call.file)), call.out.suffix.lower()
    style = None
    if suffix in writers.LAID_OUT:  # only where it is laid out: paragraphs torn by line breaks are whole, run-in headings show
        outcome = setting(marked(recognise(joined(document))), read_profile(call.profile).layout if call.profile else None)
        tell(outcome.notes)
        document, style = outcome.value.document, outcome.value.style
        tell(page_notes(page_faults(paginate(document, style))))
    made = writers.written(document, suffix, style)
    tell(made.notes)
    write_whole(call.out, made.value, sources=tuple(path for path in (call.file, call.profile) if path))
    return 0
