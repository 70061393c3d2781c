"""``nigao import PATH... [--library DB]``: files and folders into the library, each told as it lands."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.actions.importing import Loaded, load_reports, told
from desktop.actions.library import catch_up
from desktop.cli.desk import add_library, opened, progress
from desktop.outcome import Refused

__all__ = ["add", "run"]

_JSON = """--json 每行一个对象，文件入库后才打印（此后断电以外的意外都不会丢）：
  {"path","name","status","report","reason","same","notes":["…"]}
  status: imported 已导入 | known 已在资料里 | restored 从回收站恢复 | same 与另一份内容相同（same 是它的标题），没有重复导入 | failed 没有导入（reason 是原因）
退出码：0 全部可用；2 一份也没有用上。个别文件不能用时，其余照常导入，原因写在标准错误里。"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "import", help="把材料（文件或文件夹）导入资料库", epilog=_JSON, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="文件或文件夹；文件夹连同下级一起导入，隐藏文件和临时文件除外")
    add_library(parser)
    parser.add_argument("--figures", action="store_true", help="同时识别数据（不给则在第一次用到时识别）")
    parser.add_argument("--twins", action="store_true", help="与已有材料内容相同、格式不同的也导入")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Import, telling each file once it is kept."""

    def landed(results: Sequence[Loaded]) -> None:
        for result in results:
            _tell(result, call.json)

    with opened(call.library) as desk:
        catch_up(desk, progress=progress)
        results = load_reports(desk, call.paths, progress=progress, landed=landed, figures=call.figures, twins=call.twins)
    if not results:
        raise Refused("这里没有可以导入的材料，请给出 .docx、.doc、.wps、.txt、.pdf 或 .html 文件，或装着它们的文件夹。")
    counted = [result for result in results if not result.reason]
    print(
        told([Loaded(result.name, result.report, result.known, result.reason, (), result.same, result.restored) for result in results])[0],
        file=sys.stderr,
    )
    return 0 if counted else 2


def _tell(result: Loaded, as_json: bool) -> None:
    status = _status(result)
    if as_json:
        row = {"path": result.path, "name": result.name, "status": status, "report": result.report, "reason": result.reason, "same": result.same}
        print(json.dumps(row | {"notes": [str(note) for note in result.notes]}, ensure_ascii=False), flush=True)
        return
    words = {"imported": "已导入", "known": "已在资料里", "restored": "已从回收站恢复", "same": f"与《{result.same}》内容相同", "failed": "没有导入"}
    print(f"{words[status]}\t{result.path}", flush=True)
    for note in result.notes:
        print(f"提示：“{result.name}”{note}", file=sys.stderr)
    if result.reason:
        print(result.reason, file=sys.stderr)


def _status(result: Loaded) -> str:
    if result.reason:
        return "failed"
    if result.restored:
        return "restored"
    if result.same:
        return "same"
    return "known" if result.known else "imported"
