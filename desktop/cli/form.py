"""``nigao form FILE -o FORM.json|.xlsx [--period P]``: the figures and period expressions of FILE as a form, prefilled with its own values."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from desktop.cli.input import read
from desktop.document.nodes import Document
from desktop.document.outline import recognise
from desktop.document.text import plain
from desktop.drafting.from_report import form_of
from desktop.drafting.roll_file import form_json
from desktop.drafting.roll_form import RollForm
from desktop.drafting.roll_sheet import form_sheet
from desktop.language.periods import Period
from desktop.outcome import Refused
from desktop.paths import write_whole

__all__ = ["add", "form_in", "period_in", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("form", help="把材料变成填报表")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("-o", "--out", metavar="FORM", type=Path, required=True, help="写出的填报表（.json 或 .xlsx）")
    parser.add_argument("--period", metavar="P", default="", help="滚动到哪一期，如 2024Q4、2024H1、2024-06、2024")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Read, write the form whole or not at all."""
    document = recognise(read(call.file))
    form = form_in(call.file, document, period_in(call.period))
    match call.out.suffix.lower():
        case ".json":
            data = form_json(form).encode()
        case ".xlsx":
            data = form_sheet(form, plain(document))
        case suffix:
            raise Refused(f"填报表不能写成“{suffix or '没有后缀的'}”文件，请改用 .json 或 .xlsx。")
    write_whole(call.out, data, sources=(call.file,))
    return 0


def form_in(path: Path, document: Document, period: Period | None) -> RollForm:
    """The form of ``document``, the report in ``path``."""
    return form_of(document, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), period)


def period_in(code: str) -> Period | None:
    """The dated period ``code`` stands for; None for "". Refused for a timeless one."""
    period = Period.parse(code) if code else None
    if period is not None and not period.dated:
        raise Refused(f"“{code}”不是能滚动到的期间，请写成 2024Q3、2024H1、2024-06 或 2024。")
    return period
