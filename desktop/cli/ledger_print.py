"""Entries, proposals and comparisons as the command line prints them: one line for people, or one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from desktop.actions.ledger import Accepted, Proposal
from desktop.ledger.compare import Change, Comparison
from desktop.ledger.entry import Draft, Entry, Report, Sheet, place_of, told
from desktop.ledger.metric import Metric

__all__ = ["comparison_line", "comparison_row", "entry_line", "entry_row", "metric_row", "printed", "proposal_line", "proposal_row", "verdict_words"]


def printed(row: dict[str, Any] | str) -> None:
    """One line on stdout."""
    print(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False))


def number(value: Decimal | None) -> int | float | None:
    """A value as a JSON number."""
    return None if value is None else int(value) if value == value.to_integral_value() else float(value)


def entry_row(entry: Entry, *, current: bool) -> dict[str, Any]:
    """An entry as JSON."""
    match entry.source:
        case Report():
            kind = "report"
        case Sheet():
            kind = "sheet"
        case Draft():
            kind = "draft"
        case _:
            kind = "person"
    names = ("id", "metric", "region", "period", "scope", "unit", "printed", "approx", "kind", "said", "recorded_at")
    row = {name: getattr(entry, name) for name in names}
    return row | {
        "value": number(entry.value),
        "source": {"kind": kind, **asdict(entry.source)},
        "supersedes": list(entry.supersedes),
        "current": current,
    }


def entry_line(entry: Entry) -> str:
    """An entry for people."""
    kind = {"target": "目标", "withdrawn": "已撤销"}.get(entry.kind, "")
    scope = f"（{entry.scope}）" if entry.scope else ""
    parts = (str(entry.id or ""), f"{entry.metric}{scope}", entry.region, entry.period, shown(entry), kind, place_of(entry.source))
    return "\t".join(parts)


def shown(entry: Entry | None) -> str:
    """A value as it was printed, else in 亿 or 万 with its unit, and the words that make it approximate."""
    if entry is None:
        return "—"
    return told(entry)


def metric_row(metric: Metric) -> dict[str, Any]:
    """A metric as JSON."""
    names = ("name", "unit", "kind", "nature", "department", "theme", "scope")
    return {name: getattr(metric, name) for name in names} | {"aliases": list(metric.aliases)}


def proposal_row(item: Proposal, group: str) -> dict[str, Any]:
    """A proposal as JSON."""
    places = [item.candidate.source, *item.candidate.places]
    return {
        "id": item.id, "state": item.state, "group": group, "metric": item.entry.metric, "known": item.known, "question": item.question,
        "confidence": item.confidence, "remarks": list(item.remarks), "standing": [entry_row(each, current=True) for each in item.standing],
        "entry": entry_row(item.entry, current=False), "places": [{"start": each.start, "end": each.end} for each in places if isinstance(each, Report)],
    }  # fmt: skip


def proposal_line(item: Proposal) -> str:
    """A proposal for people; what the ledger has stands beside it."""
    state = {"accepted": "已采用", "refused": "未采用"}.get(item.state, item.group.value)
    entry = item.entry
    said = f"（原文：{entry.said}）" if entry.said != entry.metric else ""
    beside = f"台账为{'、'.join(f'{shown(each)}（{place_of(each.source)}）' for each in item.standing)}" if item.standing else ""
    target = "目标" if entry.kind == "target" else ""
    scope = f"（{entry.scope}）" if entry.scope else ""
    remarks = "；".join(filter(None, (item.question, *item.remarks, beside)))
    return "\t".join((str(item.id), state, f"{entry.metric}{scope}{said}", entry.region, entry.period, shown(entry), target, remarks))


def comparison_row(row: Comparison) -> dict[str, Any]:
    """A comparison as JSON."""
    values = {
        name: number(entry.value) if entry else None
        for name, entry in (("now", row.now), ("previous", row.previous), ("year_before", row.year_before))
    }
    changes = {"on_year": _change(row.on_year), "on_previous": _change(row.on_previous)}
    unit = row.now.unit if row.now else ""
    return row.line._asdict() | {"period": row.period, "unit": unit, **values, "cumulative": number(row.summed), **changes, "flags": list(row.flags)}


def comparison_line(row: Comparison) -> str:
    """A comparison for people."""
    parts = [f"{row.line.metric}{f'（{row.line.scope}）' if row.line.scope else ''}", row.line.region, row.period, f"本期 {shown(row.now)}"]
    parts += [f"上年同期 {shown(row.year_before)}", f"同比 {row.on_year.words}"] if row.on_year else []
    parts += [f"上期 {shown(row.previous)}", f"环比 {row.on_previous.words}"] if row.on_previous else []
    return "\t".join((*parts, *row.flags))


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    percent = None if change.percent is None else round(float(change.percent), 4)
    return {"difference": number(change.difference), "unit": change.unit, "percent": percent, "words": change.words}


def verdict_words(done: Accepted) -> str:
    """What became of a batch, in one sentence."""
    counted = ((len(done.entries), "采用{}条"), (done.replaced, "其中{}条代替了旧值"), (done.refused, "不采用{}条"), (done.waiting, "{}条等着人定"))
    return "，".join(words.format(count) for count, words in counted if count) + "。" if any(count for count, _ in counted) else "没有要定的数据。"
