"""``nigao ledger export|import`` and ``nigao ledger sheet send|collect``: the ledger and spreadsheets, forms sent to departments and read back."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop.actions import form_files, workbooks
from desktop.actions.desk import Desk
from desktop.actions.ledger import accept, propose_values
from desktop.actions.ledger_values import Group, Proposals
from desktop.cli.desk import add_library, opened, progress
from desktop.cli.ledger_print import proposal_line, proposal_row
from desktop.ledger.sheets.grid import place
from desktop.ledger.sheets.heads import ROLES
from desktop.outcome import Note, Refused
from desktop.paths import write_whole

__all__ = ["add_sheets"]


def add_sheets(parts: Any) -> None:
    """Register ``export``, ``import`` and ``sheet`` among the parts of ``nigao ledger``."""
    out = _part(parts, "export", "把台账导出为 .xlsx：数值、单位、同比环比、来源", _export)
    out.add_argument("metrics", metavar="METRIC", nargs="*", help="只导出这些指标")
    out.add_argument("--region", metavar="R", help="只导出这个地区")
    out.add_argument("--period", metavar="P", default="", help="期间，逗号隔开，如 2023Q3,2024Q3；不给就是全部")
    out.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="写到哪个 .xlsx")
    take = _part(parts, "import", "读表格（.xlsx、.xls、.et、.ods、.csv），认出各列，列出可以入台账的数据；加 --accept 采用新增的和一致的", _import)
    take.add_argument("file", metavar="FILE", type=Path)
    take.add_argument("--period", metavar="P", default="", help="表里没写期间时用这个，如 2024Q3")
    take.add_argument("--region", metavar="R", default="", help="表里没写地区时用这个")
    take.add_argument("--unit", metavar="U", default="", help="表里没写单位时用这个，如 万元")
    take.add_argument("--year", metavar="Y", type=int, help="表头只写“三季度”时是哪一年的")
    take.add_argument(
        "--column", metavar="C=USE", action="append", default=[], help=f"改一列的用途，如 C=skip 或 D=value:2024Q3；用途：{'、'.join(ROLES)}；会记住"
    )
    take.add_argument("--columns", action="store_true", help="只列出认出的各列，不取数")
    take.add_argument("--accept", action="store_true", help="采用新增的和与台账一致的；不一致的和需要核对的留着等人定")
    forms: argparse.ArgumentParser = parts.add_parser("sheet", help="填报表：按部门发出，收回汇总", description="填报表：按部门发出，收回汇总")
    _add_forms(forms.add_subparsers(metavar="做什么", required=True, parser_class=type(forms)))


def _add_forms(parts: Any) -> None:
    send = _part(parts, "send", "每个部门一份填报表：指标、口径、往期数、待填格", _send)
    send.add_argument("folder", metavar="FOLDER", type=Path, help="写到哪个文件夹；同时写一份清单，收回时用")
    send.add_argument("--period", metavar="P", required=True, help="填哪个期间，如 2024Q3")
    send.add_argument("--region", metavar="R", required=True, help="地区")
    send.add_argument("--department", metavar="D", action="append", default=[], help="只发这个部门，可多次")
    send.add_argument("--due", metavar="DATE", default="", help="报送截止日，如 2024-10-08")
    send.add_argument("--office", metavar="O", default="", help="报给哪个单位")
    send.add_argument("--contact", metavar="C", default="", help="联系人和电话")
    send.add_argument("--together", action="store_true", help="所有部门放在一个文件里，每个部门一张表")
    back = _part(parts, "collect", "读回文件夹里的填报表：谁填了什么，迟报、未报、需要核对的；有这些时退出码 1", _collect)
    back.add_argument("folder", metavar="FOLDER", type=Path, help="收回的填报表所在文件夹（连同下级文件夹）")
    back.add_argument("--sent", metavar="FOLDER", type=Path, help="发出时的文件夹（内有清单）；不给就用 FOLDER 里的")
    back.add_argument("--accept", action="store_true", help="采用新增的和与台账一致的；不一致的和需要核对的留着等人定")


def _part(parts: Any, name: str, words: str, act: Callable[[Desk, argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = parts.add_parser(name, help=words, description=words)
    add_library(parser)
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=_run, act=act)
    return parser


def _run(call: argparse.Namespace) -> int:
    with opened(call.library) as desk:
        return int(call.act(desk, call))


def _export(desk: Desk, call: argparse.Namespace) -> int:
    from desktop.writers.xlsx.table import table_book

    if call.output.suffix.lower() != ".xlsx":
        raise Refused(f"台账导出为 .xlsx，不是“{call.output.suffix or call.output.name}”，请改文件名。")
    table = workbooks.export_table(desk, filter(None, call.period.split(",")), call.region, call.metrics)
    write_whole(call.output, table_book(table))
    print(f"已导出 {len(table.lines)} 项指标、{len(table.periods)} 个期间。", file=sys.stderr)
    return 0


def _import(desk: Desk, call: argparse.Namespace) -> int:
    sheets, notes = workbooks.open_workbook(desk, call.file, year=call.year)
    sheets = tuple(each.changed(period=call.period, region=call.region, unit=call.unit) for each in sheets)
    for told in call.column:
        sheets = tuple(_with_column(desk, each, told) for each in sheets)
    _tell(notes)
    if call.columns:
        for each in sheets:
            print(f"{each.grid.sheet}\n" + "\n".join(f"  {column.shown}" for column in each.columns.columns))
        return 0
    proposals, unread, more = workbooks.offered(desk, sheets)
    _tell(more)
    for cell in unread:
        print(cell, file=sys.stderr)
    return _proposed(desk, proposals, call)


def _with_column(desk: Desk, sheet: workbooks.Opened, told: str) -> workbooks.Opened:
    """``C=skip``, ``D=value:2024Q3``: a column put right, and remembered."""
    letters, _, use = told.partition("=")
    role, _, period = use.partition(":")
    at = place(f"{letters.strip()}1")
    if at is None or not use:
        raise Refused(f"--column “{told}”看不懂，请写成 C=skip 或 D=value:2024Q3。")
    columns = sheet.columns.changed(at[1], role=role, **({"period": period} if period else {}))
    workbooks.remember(desk, columns)
    return workbooks.Opened(sheet.grid, columns)


def _proposed(desk: Desk, proposals: Proposals, call: argparse.Namespace) -> int:
    for item in proposals.items:
        print(json.dumps(proposal_row(item, item.group.name.lower()), ensure_ascii=False) if call.json else proposal_line(item))
    counts = {group: len(proposals.of(group)) for group in Group}
    print("，".join(f"{group.value}{count}条" for group, count in counts.items() if count) or "没有可以入台账的数据。", file=sys.stderr)
    if call.accept:
        done = accept(desk, proposals)
        _tell(done.notes)
        print(f"已采用 {len(done.entries)} 条。", file=sys.stderr)
    return 0


def _send(desk: Desk, call: argparse.Namespace) -> int:
    forms = form_files.forms_for(
        desk, workbooks.code_of(call.period), call.region, departments=call.department, due=_day(call.due), office=call.office, contact=call.contact
    )
    paths = form_files.send(forms, call.folder, together=call.together)
    for path, form in zip(paths, forms if len(paths) == len(forms) else forms[:1]):
        print(json.dumps({"path": str(path), "department": form.department, "metrics": len(form.asks)}, ensure_ascii=False) if call.json else path)
    print(f"已写出 {len(forms)} 个部门的填报表，发出后请保留“{form_files.MANIFEST}”，收回时要用。", file=sys.stderr)
    return 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise Refused(f"--due “{text}”不是日期，请写成 2024-10-08。") from fault


def _collect(desk: Desk, call: argparse.Namespace) -> int:
    sent = form_files.sent_in(call.sent) if call.sent else ()
    collected = form_files.collect(call.folder, sent, progress)
    for each in collected.filled:
        row = {
            "file": each.file, "sheet": each.sheet, "department": each.form.department, "filler": each.filler, "phone": each.phone, "day": each.day,
            "returned": each.returned.isoformat() if each.returned else "", "late": each.late, "filled": len(each.answers), "empty": each.empty, "odd": each.oddities,
        }  # fmt: skip
        print(json.dumps(row, ensure_ascii=False) if call.json else _shown(row))
    for form in collected.missing:
        print(json.dumps({"department": form.department, "missing": True}, ensure_ascii=False) if call.json else f"未报\t{form.department}")
    for department, files in collected.twice:
        print(f"{department}有{len(files)}份：{'、'.join(files)}，都列出，请核对以哪份为准。", file=sys.stderr)
    _tell(collected.unread)
    if call.accept:
        done = accept(desk, propose_values(desk, form_files.filled_candidates(collected)))
        _tell(done.notes)
        print(f"已采用 {len(done.entries)} 条，等人核对 {done.waiting} 条。", file=sys.stderr)
    return 1 if collected.missing or collected.late or collected.odd or collected.twice or collected.unread else 0


def _shown(row: dict[str, Any]) -> str:
    head = f"{'迟报' if row['late'] else '已报'}\t{row['department']}\t{row['filler']}\t{row['returned']}\t填{row['filled']}项，空{len(row['empty'])}项\t{row['file']}"
    return "\n".join((head, *(f"  核对：{odd}" for odd in row["odd"])))


def _tell(notes: tuple[Note, ...]) -> None:
    for note in notes:
        print(note, file=sys.stderr)
