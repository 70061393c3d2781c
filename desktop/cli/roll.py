"""``nigao roll FILE --form FORM -o OUT [--period P] [--account A.json]``: FILE with FORM's values; an unchanged FORM gives the unchanged text."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.form import form_in, period_in
from desktop.cli.input import read, tell
from desktop.document.outline import recognise
from desktop.document.text import plain
from desktop.drafting.roll import Rolled, roll
from desktop.drafting.roll_file import account_json, next_of, read_filled
from desktop.outcome import Note, Refused
from desktop.paths import write_whole

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("roll", help="用填好的填报表滚动出新一期材料")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--form", metavar="FORM", type=Path, required=True, help="填好的填报表（.json）")
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help="写出的文件（.txt）")
    parser.add_argument("--period", metavar="P", default="", help="滚动到哪一期；填报表里已有的不必再写")
    parser.add_argument("--account", metavar="A", type=Path, help="写出清单（.json）：每个数据、每处期间怎么变的")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Roll, write whole or not at all, tell what a person has to look at."""
    if call.out.suffix.lower() != ".txt":
        raise Refused(f"不能写成“{call.out.suffix or '没有后缀的'}”文件，请改用 .txt。")
    document = recognise(read(call.file))
    given = _form_text(call.form)
    period = period_in(call.period or next_of(given))
    form = form_in(call.file, document, period)
    outcome = read_filled(given, form)
    tell(outcome.notes)
    rolled = roll(plain(document), form, outcome.value)
    write_whole(call.out, rolled.text.encode(), sources=(call.file, call.form))
    if call.account:
        write_whole(call.account, account_json(rolled.account).encode(), sources=(call.file, call.form))
    tell(_notes(rolled))
    return 0


def _form_text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"读不了填报表“{path.name}”，请检查路径，或用 nigao form 重新生成。") from fault


def _notes(rolled: Rolled) -> list[Note]:
    return [Note(line.note or "按新数算不出来，保留原数，请核对。", f"“{line.new}”") for line in rolled.account.flagged]
