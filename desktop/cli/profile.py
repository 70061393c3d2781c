"""``nigao profile --deviations [--profile P]`` lists where an office departs from the standard; ``nigao profile learn ISSUED.docx [-o P.toml]`` proposes its layout."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from desktop.drafting.profile import read_profile
from desktop.layout.choices import FORMATS, Choices
from desktop.layout.deviations import Deviation, deviations
from desktop.outcome import Refused
from desktop.paths import write_whole

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("profile", help="单位档案的版式：与国标的差异，或从印发过的文件学来")
    parser.add_argument("action", metavar="learn", nargs="?", choices=("learn",), help="从一份印发过的 .docx 学版式")
    parser.add_argument("file", metavar="ISSUED", nargs="?", type=Path, help="印发过的 .docx")
    parser.add_argument("--deviations", action="store_true", help="逐条列出与 GB/T 9704-2012 不同之处及条款")
    parser.add_argument("--profile", metavar="P", type=Path, help="单位档案（.toml）；不给就看标准本身")
    parser.add_argument("--format", metavar="F", choices=tuple(FORMATS), help="只看一种版式（plain、red_head、letter）")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.add_argument("-o", "--out", metavar="P.toml", type=Path, help="学到的版式写到哪里；不给就印在屏幕上")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """List deviations, or learn."""
    if call.action == "learn":
        return _learn(call.file, call.out)
    if not call.deviations:
        raise Refused("要做什么？请写 nigao profile --deviations 列出与标准的差异，或 nigao profile learn 文件.docx 学版式。")
    return _list(read_profile(call.profile).layout if call.profile else Choices(), call.format or "", call.json)


def _learn(file: Path | None, out: Path | None) -> int:
    from desktop.drafting.learning import learn  # late: reads XML

    if file is None or not file.is_file():
        raise Refused(f"找不到文件“{file or ''}”，请给出一份印发过的 .docx。")
    proposed = learn(file.read_bytes(), file.name)
    if out is None:
        print(proposed, end="")
    else:
        write_whole(out, proposed.encode(), sources=(file,))
        print(f"版式已写到“{out}”，请核对。", file=sys.stderr)
    return 0


def _list(choices: Choices, format: str, as_json: bool) -> int:
    found = deviations(choices.style(format))
    for each in found:
        print(json.dumps(dataclasses.asdict(each), ensure_ascii=False) if as_json else _shown(each))
    if not found and not as_json:
        print("没有与 GB/T 9704-2012 不同之处。")
    return 0


def _shown(each: Deviation) -> str:
    return f"{each.clause}（{each.binding}）{each.what}：标准 {each.standard}，本单位 {each.here}{f'。{each.remark}' if each.remark else ''}"
