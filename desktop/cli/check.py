"""``nigao check FILE [--json] [--region R] [--period P] [--kind K]``: one line per finding; 1 where one is an error."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from desktop.checks.finding import Finding
from desktop.checks.run import run as check
from desktop.checks.subject import Subject
from desktop.cli.input import read

__all__ = ["add", "run"]

_SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="检查材料")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.add_argument("--region", default="", help="本地区名称，如 青川县")
    parser.add_argument("--period", default="", help="材料的期间，如 2024Q3")
    parser.add_argument("--kind", default="", help="文种：reply 答复、report 报告、news 新闻稿")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Print each finding, as JSON or as a line for people; what was not checked goes to stderr."""
    done = check(Subject(read(call.file), region=call.region, period=call.period, kind=call.kind, today=date.today()))
    for one in done.findings:
        print(
            json.dumps(_row(one), ensure_ascii=False)
            if call.json
            else f"{_SEVERITIES[one.severity]}\t{one.start}-{one.end}\t{one.text}\t{one.message}"
        )
    for sentence in done.left_out:
        print(f"提示：{sentence}", file=sys.stderr)
    return 1 if any(one.severity == "error" for one in done.findings) else 0


def _row(one: Finding) -> dict[str, Any]:
    names = ("rule", "kind", "severity", "start", "end", "text", "message", "suggestion")
    row = {name: getattr(one, name) for name in names}
    row["related"] = [{"start": start, "end": end} for start, end in one.related]
    return row | ({"element": one.element} if one.element else {})
