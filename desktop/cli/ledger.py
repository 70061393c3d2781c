"""``nigao ledger list|show|import-report|accept|record|withdraw|compare|conflicts|metrics|metric|rename|merge|export|import|sheet``: every value of every metric with its source."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.actions import ledger
from desktop.actions.desk import Desk
from desktop.actions.importing import load_reports
from desktop.actions.ledger import Candidate, Decision, Group, Proposal, Verdict
from desktop.actions.ledger_metrics import describe_metric, merge_metrics, metrics, number_of, rename_metric
from desktop.cli.desk import add_library, opened
from desktop.cli.input import tell
from desktop.cli.ledger_print import (
    comparison_line,
    comparison_row,
    entry_line,
    entry_row,
    metric_row,
    printed,
    proposal_line,
    proposal_row,
    verdict_words,
)
from desktop.cli.ledger_sheets import add_sheets
from desktop.language.numerals import decimal
from desktop.language.periods import Period
from desktop.ledger.entry import Person
from desktop.ledger.metric import kind_of
from desktop.ledger.times import canonical
from desktop.outcome import Refused

__all__ = ["add", "run"]

_JSON = """--json 每行一个对象；数值用基本单位（元、人次、%）：
  list、show     {"id","metric","region","period","scope","value","unit","printed","approx","kind","source":{…},"said","recorded_at","supersedes":[id],"current"}
                 kind 为 value（实际值）、target（目标、计划）、withdrawn（撤销）；source.kind 为 report、sheet、person、draft
  import-report  {"id","state","group","metric","known","question","confidence","remarks":[…],"standing":[记录],"entry":{记录},"places":[{"start","end"}]}
                 group 为 new、same、conflict、odd；question 不空时要由人答“是不是同一项”
  compare        {"metric","region","scope","period","now","previous","year_before","cumulative","on_year":{…},"on_previous":{…},"flags":[…]}
                 on_year 为同比、on_previous 为环比：{"difference","unit","percent","words"}；基数为零或负数时 percent 为 null
  conflicts      {"kind","metric","region","period","scope","message","entries":[记录]}；有不一致时退出码 1"""
_GROUPS = {Group.NEW: "new", Group.SAME: "same", Group.CONFLICT: "conflict", Group.ODD: "odd"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its parts."""
    parser = commands.add_parser(
        "ledger", help="台账：从材料取数、核对、采用、对比、查冲突、改指标名", epilog=_JSON, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(metavar="做什么", required=True, parser_class=type(parser))
    _add_values(parts)
    _add_metrics(parts)
    add_sheets(parts)


def _add_values(parts: Any) -> None:
    _part(parts, "list", "列出现行的记录", _list, where=True).add_argument("metrics", metavar="METRIC", nargs="*", help="只看这些指标")
    _part(parts, "show", "一项指标的全部记录，连同被代替的", _show, where=True).add_argument("metric", metavar="METRIC")
    load = _part(parts, "import-report", "读一份材料，列出可以入台账的数据；加 --accept 采用新增的和一致的", _import)
    load.add_argument("file", metavar="FILE", type=Path)
    load.add_argument("--accept", action="store_true", help="采用新增的和与台账一致的；不一致的和需要核对的留着等人定")
    take = _part(parts, "accept", "定下一份材料里等着的数据", _accept)
    take.add_argument("report", metavar="REPORT", type=int, help="材料编号（nigao library list 列出）")
    take.add_argument("ids", metavar="ID", type=int, nargs="*", help="要定的各条编号；不给就是新增的和一致的")
    take.add_argument("--as", dest="metric", metavar="METRIC", default="", help="记在这项指标名下")
    choice = take.add_mutually_exclusive_group()
    choice.add_argument("--replace", dest="verdict", action="store_const", const=Verdict.REPLACE, help="与台账不一致的，以新值为准")
    choice.add_argument("--both", dest="verdict", action="store_const", const=Verdict.BOTH, help="与台账不一致的，两个都留")
    choice.add_argument("--refuse", dest="verdict", action="store_const", const=Verdict.REFUSE, help="不采用")
    put = _part(parts, "record", "手工记一个数", _record, where=True)
    put.add_argument("metric", metavar="METRIC")
    put.add_argument("value", metavar="VALUE", help="按基本单位写，如 18200000（元）、98.6（%%）")
    put.add_argument("--unit", metavar="U", default="", help="基本单位，如 件、元、%%；已有的指标可不写")
    put.add_argument("--scope", metavar="S", default="", help="口径")
    put.add_argument("--note", metavar="N", default="", help="说明，如来源")
    put.add_argument("--replace", action="store_true", help="代替台账里现有的数")
    undo = _part(parts, "withdraw", "撤销一条记录；历史里仍查得到", _withdraw)
    undo.add_argument("entry", metavar="ID", type=int)
    undo.add_argument("--note", metavar="N", default="", help="撤销的原因")
    _part(parts, "compare", "本期、上期、上年同期、累计，同比和环比，标出反常的", _compare, where=True).add_argument(
        "metrics", metavar="METRIC", nargs="*"
    )
    _part(parts, "conflicts", "同一指标、地区、期间有不同的数；累计与各期不符", _conflicts, where=True)


def _add_metrics(parts: Any) -> None:
    _part(parts, "metrics", "列出台账里的指标", _metrics)
    about = _part(parts, "metric", "写明一项指标的口径、责任部门，或给它加叫法", _metric)
    about.add_argument("metric", metavar="METRIC")
    about.add_argument("--scope", metavar="S", help="口径")
    about.add_argument("--department", metavar="D", help="责任部门")
    about.add_argument("--alias", metavar="A", action="append", default=[], help="别的叫法，可多次")
    name = _part(parts, "rename", "给指标改名；旧名仍查得到", _rename)
    name.add_argument("metric", metavar="OLD")
    name.add_argument("new", metavar="NEW")
    merge = _part(parts, "merge", "把 GONE 并入 KEPT，记录和叫法都归 KEPT", _merge)
    merge.add_argument("kept", metavar="KEPT")
    merge.add_argument("gone", metavar="GONE")


def _part(parts: Any, name: str, words: str, act: Callable[[Desk, argparse.Namespace], int], *, where: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = parts.add_parser(name, help=words, description=words)
    add_library(parser)
    if where:
        parser.add_argument("--region", metavar="R", help="地区")
        parser.add_argument("--period", metavar="P", help="期间，如 2024Q3；compare 可用逗号隔开写几个")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 对象")
    parser.set_defaults(run=run, act=act)
    return parser


def run(call: argparse.Namespace) -> int:
    """Do the part that was asked for."""
    with opened(call.library) as desk:
        return int(call.act(desk, call))


def _list(desk: Desk, call: argparse.Namespace) -> int:
    wanted = {ledger.known_name(desk, name) for name in call.metrics}
    book, period = ledger.book(desk, call.region), _period(call.period)
    for entries in (*book.current.values(), *book.targets.values()):
        for entry in entries:
            if (not wanted or entry.metric in wanted) and (not period or entry.key.period == period):
                printed(entry_row(entry, current=True) if call.json else entry_line(entry))
    return 0


def _show(desk: Desk, call: argparse.Namespace) -> int:
    number, period = number_of(desk, call.metric), _period(call.period)
    found = desk.store.entries.of((number,), call.region, (period,) if period else None)
    gone = {old for entry in found for old in entry.supersedes}
    if not call.json:
        metric = metrics(desk)[number]
        print(f"{metric.name}\t单位 {metric.unit or '无'}\t口径 {metric.scope or '未写明'}\t又称 {'、'.join(metric.aliases) or '无'}")
    for entry in found:
        printed(
            entry_row(entry, current=entry.id not in gone) if call.json else ("  " if entry.id not in gone else "  已被代替 ") + entry_line(entry)
        )
    return 0


def _import(desk: Desk, call: argparse.Namespace) -> int:
    if not call.file.is_file():
        raise Refused(f"找不到文件“{call.file}”，请检查路径。")
    (loaded,) = load_reports(desk, [call.file])
    if loaded.report is None:
        raise Refused(loaded.reason)
    tell(loaded.notes)
    proposals = ledger.propose(desk, loaded.report)
    for item in proposals.items:
        printed(proposal_row(item, _GROUPS[item.group]) if call.json else proposal_line(item))
    tell(proposals.aside)
    counts = "，".join(f"{group.value}{len(proposals.of(group))}条" for group in Group)
    print(f"材料编号 {loaded.report}：{counts}。", file=sys.stderr)
    if call.accept:
        _tell(ledger.accept(desk, proposals))
    return 0


def _accept(desk: Desk, call: argparse.Namespace) -> int:
    proposals = ledger.propose(desk, call.report)
    chosen, wanted = set(call.ids), {item.id for item in proposals.items}
    decided = {item.id for item in proposals.items if item.state != "proposed"}
    if done := chosen & decided:
        raise Refused(f"编号为{min(done)}的数据已经定过了，要改请用 nigao ledger record --replace 或 withdraw。")
    if strange := chosen - wanted:
        raise Refused(f"材料{call.report}里没有编号为{min(strange)}的数据，nigao ledger import-report 列出各条的编号。")
    if (call.verdict or call.metric) and not chosen:
        raise Refused("请写明要定的各条编号。")

    def choose(item: Proposal) -> Decision | Verdict:
        if item.id in chosen:
            return Decision(call.verdict or Verdict.TAKE, call.metric)
        return Verdict.WAIT

    _tell(ledger.accept(desk, proposals, choose) if chosen else ledger.accept(desk, proposals))
    return 0


def _tell(done: ledger.Accepted) -> None:
    tell(done.notes)
    print(verdict_words(done), file=sys.stderr)


def _record(desk: Desk, call: argparse.Namespace) -> int:
    value = decimal(call.value.lstrip("-"))
    if value is None or call.period is None:
        raise Refused("请写明数值（如 18200）和 --period（如 2024Q3）。" if value is None else "请用 --period 写明期间，如 2024Q3。")
    region = call.region or desk.profile.region
    unit = call.unit or next((metric.unit for metric in metrics(desk).values() if call.metric in metric.names), "")
    candidate = Candidate(
        call.metric, -value if call.value.startswith("-") else value, unit, region, call.period, Person("", call.note), kind_of(unit), call.scope
    )
    done = ledger.record(desk, candidate, replace_standing=call.replace)
    _tell(done)
    for number in done.entries:
        entry = desk.store.entries.get(number)
        if entry is not None:
            printed(entry_row(entry, current=True) if call.json else entry_line(entry))
    return 0


def _withdraw(desk: Desk, call: argparse.Namespace) -> int:
    entry = ledger.withdraw(desk, call.entry, note=call.note)
    printed(entry_row(entry, current=False) if call.json else entry_line(entry))
    return 0


def _compare(desk: Desk, call: argparse.Namespace) -> int:
    codes = call.period.split(",") if call.period else ledger.periods(desk, call.region)[:1]
    for row in ledger.compare(desk, codes, call.region, call.metrics):
        printed(comparison_row(row) if call.json else comparison_line(row))
    return 0


def _conflicts(desk: Desk, call: argparse.Namespace) -> int:
    period, found = _period(call.period), 0
    for clash in ledger.conflicts(desk, call.region):
        if not period or clash.key.period == period:
            found += 1
            row = {
                "kind": "conflict",
                **clash.key._asdict(),
                "message": clash.message,
                "entries": [entry_row(each, current=True) for each in clash.entries],
            }
            printed(row if call.json else clash.message)
    for odd in ledger.balances(desk, call.region):
        if not period or odd.whole.key.period == period:
            found += 1
            row = {"kind": "sum", **odd.whole.key._asdict(), "message": odd.message}
            row["entries"] = [entry_row(each, current=True) for each in (odd.whole, *odd.parts)]
            printed(row if call.json else odd.message)
    return 1 if found else 0


def _metrics(desk: Desk, call: argparse.Namespace) -> int:
    for metric in metrics(desk).values():
        printed(
            metric_row(metric) if call.json else "\t".join((metric.name, metric.unit, metric.department, metric.scope, "、".join(metric.aliases)))
        )
    return 0


def _metric(desk: Desk, call: argparse.Namespace) -> int:
    metric = describe_metric(desk, call.metric, scope=call.scope, department=call.department, aliases=tuple(call.alias))
    printed(metric_row(metric) if call.json else f"{metric.name}\t口径 {metric.scope or '未写明'}\t又称 {'、'.join(metric.aliases) or '无'}")
    return 0


def _rename(desk: Desk, call: argparse.Namespace) -> int:
    metric = rename_metric(desk, call.metric, call.new)
    printed(metric_row(metric) if call.json else f"已改名为“{metric.name}”，又称{'、'.join(metric.aliases)}。")
    return 0


def _merge(desk: Desk, call: argparse.Namespace) -> int:
    metric = merge_metrics(desk, call.kept, call.gone)
    printed(metric_row(metric) if call.json else f"已并入“{metric.name}”，又称{'、'.join(metric.aliases)}。")
    return 0


def _period(code: str | None) -> str:
    return canonical(Period.parse(code).code) if code else ""
