"""What a report words otherwise than the office's last one did: its figures aligned with that one's, so that a person can be asked whether both are one metric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.actions.desk import Desk
from desktop.actions.ledger_values import Group, Proposal
from desktop.actions.library import report_document
from desktop.actions.report_figures import report_figures
from desktop.document.text import plain
from desktop.figures.align import Side, align
from desktop.ledger.entry import Entry, Report
from desktop.ledger.metric import Metric
from desktop.ledger.metrics import fits
from desktop.store.proposals import ACCEPTED
from desktop.store.reports import ReportEntry

__all__ = ["likened"]

_SURE = 0.6  # of an alignment, to be worth a question


def likened(desk: Desk, report: int, text: str, items: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """``items`` of a report, those whose metric the ledger does not know with the question whether they are what stands in the same place of the last report."""
    known = {metric.name: metric for metric in desk.store.metrics.all().values()}
    before = _before(desk, report) if known and any(_strange(item) for item in items) else None
    if before is None:
        return tuple(items)
    number, taken = before
    mine = Side(text, report_figures(desk, report))
    theirs = Side(plain(report_document(desk, number)), report_figures(desk, number))
    found = {
        mine.figures[match.a].start: (taken[at].metric, match.confidence)
        for match in align(mine, theirs)
        if match.confidence >= _SURE and (at := theirs.figures[match.b].start) in taken
    }
    return tuple(_asked(item, *told, known) if _strange(item) and (told := found.get(_place(item))) else item for item in items)


def _before(desk: Desk, report: int) -> tuple[int, dict[int, Entry]] | None:
    """The last report of the same region from which values were taken, of the same kind if there is one: its number, and the entries by their places."""
    own = desk.store.reports.get(report)
    others = [each for each in desk.store.reports.all() if own and each.id != report and own.region and each.region == own.region]
    for each in sorted(others, key=lambda each: _rank(each, own), reverse=True)[:3]:
        taken = {row.place: row.entry for row in desk.store.proposals.of(each.id) if row.state == ACCEPTED and row.entry}
        if taken:
            entries = desk.store.entries.some(taken.values())
            return each.id, {place: entries[number] for place, number in taken.items() if number in entries}
    return None


def _rank(entry: ReportEntry, own: ReportEntry | None) -> tuple[bool, int]:
    return own is not None and entry.kind == own.kind, entry.id


def _strange(item: Proposal) -> bool:
    return not item.known and not item.like and item.state == "proposed"


def _place(item: Proposal) -> int:
    return item.candidate.source.start if isinstance(item.candidate.source, Report) else -1


def _asked(item: Proposal, metric: str, confidence: float, known: dict[str, Metric]) -> Proposal:
    if metric not in known or metric == item.entry.metric or not fits(known[metric], item.entry.unit):
        return item
    return replace(item, like=metric, confidence=round(confidence, 2), group=Group.ODD if item.group is Group.NEW else item.group)
