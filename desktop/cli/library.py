"""``nigao library list|show|edit|tag|trash|restore|check|backup|backups``: the reports one has, and the file they are kept in."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.actions import keeping, library
from desktop.actions.desk import Desk
from desktop.actions.surveyed import KINDS
from desktop.cli.desk import add_library, opened, place
from desktop.outcome import Refused
from desktop.store import Store
from desktop.store.reports import ReportEntry

__all__ = ["add", "run"]

_JSON = """--json 的形状：
  list、trash list   每行一份材料 {"id","title","name","path","kind","region","office","period","tags":[…],"characters","size","sha256","imported_at","used_at","trashed_at","edited":[…]}
                     时间为 UTC；edited 是人改过、不再自动识别的项
  edit、tag          同上，改后的那一份
  check              {"ok","problems":["…"]}；有问题时退出码 1
  backup             {"path","size","made_at"}；backups 每行一份
  restore            {"from","kept"}；kept 是恢复前的资料库存放处"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its parts."""
    parser = commands.add_parser(
        "library", help="资料库：列出、改正、标签、回收站、核对、备份、恢复", epilog=_JSON, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(metavar="做什么", required=True, parser_class=type(parser))
    _part(parts, "list", "列出材料", _list)
    edit = _part(parts, "edit", "改正识别出的题名、种类、地区、单位、期间；改过的不再自动识别", _edit)
    edit.add_argument("report", metavar="ID", type=int)
    for name, words in (
        ("title", "题名"),
        ("kind", f"种类：{'、'.join(KINDS)}"),
        ("region", "地区"),
        ("office", "单位"),
        ("period", "期间，如 2024Q3"),
    ):
        edit.add_argument(f"--{name}", metavar=name[0].upper(), help=words)
    tag = _part(parts, "tag", "设标签（给出的就是全部标签；不给就清空）", _tag)
    tag.add_argument("report", metavar="ID", type=int)
    tag.add_argument("tags", metavar="TAG", nargs="*")
    trash = _part(parts, "trash", "回收站：放入材料、list 列出、back 恢复、empty 清空", _trash)
    trash.add_argument("what", metavar="ID…|list|back ID…|empty", nargs="+")
    check = _part(parts, "check", "核对资料库，逐条说明问题", _check)
    check.add_argument("--mend", action="store_true", help="重建全文索引，清掉无主的记录")
    backup = _part(parts, "backup", "现在备份一次，并打开核对", _backup)
    backup.add_argument("--keep", metavar="N", type=int, default=7, help="最多留几份（默认 7）")
    _part(parts, "backups", "列出备份", _backups)
    restore = _part(parts, "restore", "恢复备份（先关闭窗口）；恢复前的资料库另存一份", _restore)
    restore.add_argument("backup", metavar="BACKUP", nargs="?", type=Path, help="备份文件；不给就用最近的一份")


def _part(parts: Any, name: str, words: str, act: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = parts.add_parser(name, help=words, description=words)
    add_library(parser)
    parser.add_argument("--json", action="store_true", help="打印 JSON")
    parser.set_defaults(run=run, act=act)
    return parser


def run(call: argparse.Namespace) -> int:
    """Do the part that was asked for."""
    return int(call.act(call))


def _list(call: argparse.Namespace) -> int:
    with opened(call.library) as desk:
        _print(desk, library.reports(desk), call.json)
    return 0


def _edit(call: argparse.Namespace) -> int:
    names = ("title", "kind", "region", "office", "period")
    values = {name: getattr(call, name) for name in names if getattr(call, name) is not None}
    if not values:
        raise Refused("要改什么？请给出 --title、--kind、--region、--office 或 --period。")
    with opened(call.library) as desk:
        _print(desk, (library.describe(desk, call.report, **values),), call.json)
    return 0


def _tag(call: argparse.Namespace) -> int:
    with opened(call.library) as desk:
        library.set_tags(desk, call.report, call.tags)
        _print(desk, tuple(entry for entry in library.reports(desk) if entry.id == call.report), call.json)
    return 0


def _trash(call: argparse.Namespace) -> int:
    first, rest = call.what[0], call.what[1:]
    with opened(call.library) as desk:
        match first:
            case "list":
                _print(desk, library.trash(desk), call.json)
            case "empty":
                print(f"已清空回收站，共 {library.empty_trash(desk)} 份。", file=sys.stderr)
            case "back":
                library.restore_reports(desk, _numbers(desk, rest))
                print(f"已恢复 {len(rest)} 份。", file=sys.stderr)
            case _:
                library.trash_reports(desk, _numbers(desk, call.what))
                print(f"已放入回收站 {len(call.what)} 份，原文件不受影响；恢复请用 nigao library trash back {' '.join(call.what)}。", file=sys.stderr)
    return 0


def _numbers(desk: Desk, words: list[str]) -> tuple[int, ...]:
    """The reports these numbers name; Refused where one is none."""
    for word in words or [""]:
        if not word.isdecimal() or desk.store.reports.get(int(word)) is None:
            raise Refused(f"没有编号为“{word}”的材料，nigao library list 列出各份材料的编号。")
    return tuple(map(int, words))


def _check(call: argparse.Namespace) -> int:
    problems = _problems(call)
    if call.json:
        print(json.dumps({"ok": not problems, "problems": problems}, ensure_ascii=False))
    else:
        print("\n".join(problems) or "资料库完好。")
    return 1 if problems else 0


def _problems(call: argparse.Namespace) -> tuple[str, ...]:
    path = place(call.library)
    if not path.exists():
        raise Refused(f"“{path}”不存在，还没有资料库。")
    try:
        with Store.open(path) as store:
            if call.mend:
                print(f"已重建索引，共 {keeping.mend(store)} 段。", file=sys.stderr)
            return keeping.check(store)
    except Refused as refused:  # what cannot be opened is a problem told, not a wrong call
        return (str(refused),)


def _backup(call: argparse.Namespace) -> int:
    if call.keep < 1:
        raise Refused("--keep 至少是 1。")
    with opened(call.library) as desk:
        made = keeping.back_up(desk.store, call.keep)
    _print_backup(made, call.json)
    return 0


def _backups(call: argparse.Namespace) -> int:
    for each in keeping.backups(place(call.library)):
        _print_backup(each, call.json)
    return 0


def _print_backup(made: keeping.Backup, as_json: bool) -> None:
    row = {"path": str(made.path), "size": made.size, "made_at": made.made_at.isoformat()}
    print(json.dumps(row, ensure_ascii=False) if as_json else f"{made.made_at:%Y-%m-%d %H:%M} UTC\t{made.size / 1e6:.1f} MB\t{made.path}")


def _restore(call: argparse.Namespace) -> int:
    source, kept = keeping.restore(place(call.library), call.backup)
    if call.json:
        print(json.dumps({"from": str(source), "kept": str(kept) if kept else ""}, ensure_ascii=False))
    else:
        print(f"已从“{source.name}”恢复。" + (f"恢复前的资料库存为“{kept}”。" if kept else ""))
    return 0


def _print(desk: Desk, entries: tuple[ReportEntry, ...], as_json: bool) -> None:
    tags = library.report_tags(desk)
    for entry in entries:
        if as_json:
            row = entry._asdict() | {"tags": list(tags.get(entry.id, ())), "edited": entry.edited.split()}
            print(json.dumps({name: value for name, value in row.items() if name != "surveyed"}, ensure_ascii=False))
        else:
            parts = (
                str(entry.id),
                entry.title or entry.name,
                KINDS.get(entry.kind, ""),
                entry.region,
                entry.period,
                "、".join(tags.get(entry.id, ())),
            )
            print("\t".join(parts))
