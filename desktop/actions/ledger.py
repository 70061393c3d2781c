"""The ledger (台账): values proposed, accepted, put right, compared, and found at odds. Excel and the window build on this."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.actions.desk import Desk
from desktop.actions.ledger_accepting import accept
from desktop.actions.ledger_likening import likened
from desktop.actions.ledger_metrics import metrics, number_of
from desktop.actions.ledger_reading import candidates
from desktop.actions.ledger_values import Accepted, Candidate, Choose, Decision, Group, Proposal, Proposals, Verdict
from desktop.actions.ledger_weighing import weighed
from desktop.actions.library import report_document
from desktop.actions.report_figures import report_figures
from desktop.document.text import plain
from desktop.language.periods import Period
from desktop.ledger.book import WITHDRAWN, Book, Conflict, Line
from desktop.ledger.compare import Comparison, series
from desktop.ledger.compare import compare as compared
from desktop.ledger.entry import Entry, Key, Person, Report, Source
from desktop.ledger.identities import Imbalance, imbalances
from desktop.ledger.times import canonical
from desktop.outcome import Note, Refused
from desktop.store.proposals import PROPOSED

__all__ = [
    "Accepted", "Candidate", "Choose", "Decision", "Group", "Proposal", "Proposals", "Verdict",
    "accept", "balances", "book", "compare", "conflicts", "correct", "history", "periods", "propose", "propose_values", "record", "regions", "trend", "waiting",
    "withdraw",
]  # fmt: skip


_TOLD = ("said", "unit", "region", "period", "kind", "scope", "printed", "approx", "target", "remark")


def propose(desk: Desk, report: int, *, closely: bool = True) -> Proposals:
    """What the figures of a report would bring into the ledger; kept as waiting, what was decided before stays decided.

    ``closely``: figures that are worded otherwise are sought in the office's last report too, which takes twice the time. Refused where the report is gone.
    """
    items, aside, text = _weighed(desk, report)
    kept = desk.store.proposals.put(report, [(_place(each.candidate), _body(each.candidate)) for each in items])
    rows = {row.place: row for row in kept}
    numbered = tuple(replace(item, id=row.id, state=row.state) for item in items if (row := rows.get(_place(item.candidate))))
    return Proposals(likened(desk, report, text, numbered) if closely else numbered, aside)


def _weighed(desk: Desk, report: int) -> tuple[tuple[Proposal, ...], tuple[Note, ...], str]:
    """What a report offers, what it cannot, and its text."""
    text = plain(report_document(desk, report))
    entry = desk.store.reports.get(report)
    assert entry is not None
    found, aside = candidates(text, report_figures(desk, report), Report(report, 0, 0, title=entry.title or entry.name), entry.region)
    return weighed(desk, found), aside, text


def propose_values(desk: Desk, offered: Sequence[Candidate]) -> Proposals:
    """What values of any other source (cells of a sheet, fields of a draft) would bring into the ledger; nothing is kept until they are accepted.

    Refused where a period is none.
    """
    checked = tuple(replace(each, period=_period(each.period)) for each in offered)
    return Proposals(weighed(desk, checked))


def record(desk: Desk, candidate: Candidate, *, replace_standing: bool = False) -> Accepted:
    """Record one value a person is sure of; where another stands it waits, unless that is to be replaced."""
    verdict = Verdict.REPLACE if replace_standing else Verdict.TAKE
    return accept(desk, propose_values(desk, (candidate,)), lambda _: verdict)


def waiting(desk: Desk) -> dict[int, int]:
    """How many proposals of each report of the library wait to be decided."""
    there = {entry.id for entry in desk.store.reports.all()}
    return {report: count for report, count in desk.store.proposals.waiting().items() if report in there}


def correct(desk: Desk, entry: int, value: Decimal, *, printed: str = "", source: Source | None = None) -> Entry:
    """Put a value right: the new entry takes the place of whatever stands for its key; Refused where there is no such entry."""
    old = _standing(desk, entry)
    new = replace(
        old, value=value, printed=printed, approx="", source=source or Person(), supersedes=_rivals(desk, old), id=0, recorded_at=""
    )  # fmt: skip
    return _kept(desk, new)


def withdraw(desk: Desk, entry: int, *, note: str = "", name: str = "") -> Entry:
    """Take an entry back: it stands no longer, and history tells that it did. Refused where there is no such entry."""
    old = _standing(desk, entry)
    return _kept(desk, replace(old, kind=WITHDRAWN, source=Person(name, note or "撤销"), supersedes=(old.id,), id=0, recorded_at=""))


def book(desk: Desk, region: str | None = None) -> Book:
    """All entries, of one region or of every one."""
    return Book(desk.store.entries.all(region))


def regions(desk: Desk) -> tuple[str, ...]:
    """The regions the ledger has entries of."""
    return desk.store.entries.values("region")


def periods(desk: Desk, region: str | None = None) -> tuple[str, ...]:
    """The periods the ledger has entries of, the latest first."""
    codes = {canonical(code) for code in desk.store.entries.values("period", region)}
    return tuple(period.code for period in sorted(map(Period.parse, codes), reverse=True))


def compare(desk: Desk, codes: Iterable[str], region: str | None = None, names: Iterable[str] = ()) -> tuple[Comparison, ...]:
    """本期, 上期, 上年同期, 累计, 同比 and 环比 of every metric, or of those named, at each period; Refused where a period or a name is none."""
    known = {metric.name: metric for metric in metrics(desk).values()}
    wanted = {known_name(desk, name) for name in names}
    found = book(desk, region)
    lines = [line for line in found.lines if not wanted or line.metric in wanted]
    return compared(found, known, [_period(code) for code in codes], lines)


def trend(desk: Desk, line: Line) -> tuple[Entry, ...]:
    """The values of one metric in one region, in the order of the calendar."""
    return series(book(desk, line.region), line)


def balances(desk: Desk, region: str | None = None) -> tuple[Imbalance, ...]:
    """Where 上期累计 + 本期 is not 本期累计, or quarters do not make their year."""
    return imbalances(book(desk, region), {metric.name: metric for metric in metrics(desk).values()})


def conflicts(desk: Desk, region: str | None = None) -> tuple[Conflict, ...]:
    """One ledger, many documents: every value on which sources disagree, each one finding that names all places.

    Sources are what stands, and what a report of the library says otherwise while nobody has decided on it; what was refused is settled.
    """
    found = {conflict.key: conflict for conflict in book(desk, region).conflicts()}
    for report in waiting(desk):
        states = {row.place: row.state for row in desk.store.proposals.of(report)}
        for item in _weighed(desk, report)[0]:
            undecided = states.get(_place(item.candidate)) == PROPOSED and item.group is Group.CONFLICT
            if undecided and (region is None or item.entry.region == region):
                known = found.get(item.entry.key)
                found[item.entry.key] = Conflict(item.entry.key, (*(known.entries if known else item.standing), item.entry))
    return tuple(found.values())


def history(desk: Desk, key: Key) -> tuple[Entry, ...]:
    """Every entry there ever was for a metric, region, period and 口径, the first first."""
    number = number_of(desk, key.metric)
    named = metrics(desk)[number].name
    return Book(desk.store.entries.of((number,), key.region)).history(key._replace(metric=named))


def known_name(desk: Desk, name: str) -> str:
    """The name a metric has now, by any of its names; Refused where the ledger has none."""
    return metrics(desk)[number_of(desk, name)].name


def _standing(desk: Desk, entry: int) -> Entry:
    found = desk.store.entries.get(entry)
    if found is None:
        raise Refused(f"台账里没有编号为{entry}的记录，请刷新后再试。")
    if found.kind == WITHDRAWN or not desk.store.entries.standing((entry,)):
        raise Refused(f"台账记录{entry}已被更新的记录代替，请在最新的一条上修改。")
    return found


def _rivals(desk: Desk, old: Entry) -> tuple[int, ...]:
    """The numbers of every entry that stands for the key of ``old``."""
    number = desk.store.entries.metric_of(old.id)
    found = Book(desk.store.entries.of((number,), old.region, (canonical(old.period),)))
    return tuple(each.id for each in (found.targets if old.kind == "target" else found.current).get(old.key, ()))


def _kept(desk: Desk, entry: Entry) -> Entry:
    number = desk.store.entries.metric_of(entry.supersedes[0])
    (made,) = desk.store.entries.add(((number, entry),))
    kept = desk.store.entries.get(made)
    assert kept is not None
    return kept


def _period(code: str) -> str:
    period = Period.parse(code)
    if not period.dated:
        raise Refused(f"期间“{code}”不是一段确定的时间，台账里记不了，请写成 2024Q3、2024-06 或 @2024-09-30。")
    return period.code


def _place(candidate: Candidate) -> int:
    return candidate.source.start if isinstance(candidate.source, Report) else -1


def _body(candidate: Candidate) -> str:
    told = {name: getattr(candidate, name) for name in _TOLD}
    return json.dumps({**told, "value": str(candidate.value), "places": len(candidate.places)}, ensure_ascii=False)
