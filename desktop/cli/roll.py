"""``nigao roll FILE --form FORM -o OUT [--period P] [--account A.json]``: FILE with FORM's values; an unchanged FORM gives the unchanged text."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop import readers, writers
from desktop.cli.form import form_in, period_in
from desktop.cli.input import read, tell
from desktop.document.nodes import Document
from desktop.document.outline import joined, recognise
from desktop.document.text import plain
from desktop.drafting.roll import Rolled, roll
from desktop.drafting.roll_file import account_json, form_object, next_of, read_filled
from desktop.layout.leads import marked
from desktop.layout.setting import setting
from desktop.outcome import Note, Refused
from desktop.paths import write_whole
from desktop.readers import text
from desktop.readers.docx.patch import Change, patch

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("roll", help="用填好的填报表滚动出新一期材料")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--form", metavar="FORM", type=Path, required=True, help="填好的填报表（.json 或 .xlsx）")
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help="写出的文件（.txt；.docx 材料可写 .docx，保留原文件版式）")
    parser.add_argument("--standard", action="store_true", help="写 .docx 时不保留原版式，按国标重新排版")
    parser.add_argument("--period", metavar="P", default="", help="滚动到哪一期；填报表里已有的不必再写")
    parser.add_argument("--account", metavar="A", type=Path, help="写出清单（.json）：每个数据、每处期间怎么变的")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Roll, write whole or not at all, tell what a person has to look at."""
    document = recognise(read(call.file))
    given = _form_of(call.form)
    period = period_in(call.period or next_of(given))
    form = form_in(call.file, document, period)
    outcome = read_filled(given, form)
    tell(outcome.notes)
    rolled = roll(plain(document), form, outcome.value)
    write_whole(call.out, _bytes(call, rolled), sources=(call.file, call.form))
    if call.account:
        write_whole(call.account, account_json(rolled.account).encode(), sources=(call.file, call.form))
    tell(_notes(rolled))
    return 0


def _bytes(call: argparse.Namespace, rolled: Rolled) -> bytes:
    """The file to write: plain text, the old package with new words, or all of it laid out anew."""
    suffix = call.out.suffix.lower()
    if suffix == ".txt":
        return rolled.text.encode()
    if suffix not in writers.LAID_OUT:
        raise Refused(f"不能写成“{suffix or '没有后缀的'}”文件，请改用 .txt 或 .docx。")
    old = call.file.read_bytes()
    if old.startswith(b"PK"):
        made = patch(old, [Change(one.start, one.end, one.words) for one in rolled.patches])
        tell(made.notes)
        if suffix == ".docx" and not call.standard:
            return made.value if rolled.patches else old
        return _laid_out(readers.read_bytes(made.value, call.file.name).value, suffix)
    return _laid_out(text.document(rolled.text), suffix)


def _laid_out(document: Document, suffix: str) -> bytes:
    outcome = setting(marked(recognise(joined(recognise(document)))))
    tell(outcome.notes)
    made = writers.written(outcome.value.document, suffix, outcome.value.style)
    tell(made.notes)
    return made.value


def _form_of(path: Path) -> dict[str, Any]:
    try:
        return form_object(path.read_bytes())
    except OSError as fault:
        raise Refused(f"读不了填报表“{path.name}”，请检查路径。") from fault


def _notes(rolled: Rolled) -> list[Note]:
    return [Note(line.note or "按新数算不出来，保留原数，请核对。", f"“{line.new}”") for line in rolled.account.flagged]
