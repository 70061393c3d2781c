"""Candidates weighed against the ledger: new, the same as there, at odds with it, or odd in themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.actions.desk import Desk
from desktop.actions.ledger_matching import Match, Matcher, built_in
from desktop.actions.ledger_values import Candidate, Group, Proposal
from desktop.ledger.book import TARGET, VALUE, Book
from desktop.ledger.compare import oddities
from desktop.ledger.entry import Entry, Key, Report, agree, same_draft
from desktop.ledger.metric import key
from desktop.ledger.times import canonical, times

__all__ = ["entry_of", "matched", "standing_of", "weighed"]

_Pair = tuple[Candidate, Match]


def weighed(desk: Desk, candidates: Sequence[Candidate]) -> tuple[Proposal, ...]:
    """Each candidate with the metric it is taken for and how it stands to the ledger; nothing is written."""
    pairs = _told_once(matched(desk, candidates))
    book = _book(desk, pairs)
    beside = book.with_entries(entry_of(candidate, match.metric.name) for candidate, match in pairs)
    clashes = _clashes(pairs)
    return tuple(_proposal(candidate, match, book, beside, clashes.get(_cell(candidate, match), "")) for candidate, match in pairs)


def matched(desk: Desk, candidates: Iterable[Candidate]) -> list[_Pair]:
    """Each candidate with the metric it is taken for."""
    own = desk.store.metrics.all()
    matcher = Matcher(own, built_in())
    every = list(candidates)
    likely: dict[str, set[int]] = {}
    for each in every:
        likely.setdefault(each.region, set()).update(number for number, _ in matcher.near(each.said, each.unit))
    matcher.hear({number: words for region, numbers in likely.items() for number, words in _said(desk, region, numbers).items()})
    pairs = [(each, matcher.match(each.said, each.unit, each.kind, _sentence(each))) for each in every]
    return _apart(pairs, matcher)


def _apart(pairs: list[_Pair], matcher: Matcher) -> list[_Pair]:
    """Two wordings with two values that the built-in catalogue takes for one metric (省重点项目, 市重点项目) are two metrics of their own."""
    groups = _groups(pairs)
    made = []
    for candidate, match in pairs:
        group = groups[_cell(candidate, match)]
        several = len({each.value for each, _ in group}) > 1 and len({key(each.said) for each, _ in group}) > 1
        if several and not match.number and key(candidate.said) != key(match.metric.name):
            match = Match(matcher.new(candidate.said, candidate.unit, candidate.kind), 0)
        made.append((candidate, match))
    return made


def _told_once(pairs: list[_Pair]) -> list[_Pair]:
    """What a report says twice is one proposal with two places."""
    first: dict[tuple[object, ...], int] = {}
    made: list[_Pair] = []
    for candidate, match in pairs:
        told = (*_cell(candidate, match), candidate.unit, candidate.value)
        if told in first and isinstance(candidate.source, Report):
            one, of = made[first[told]]
            made[first[told]] = replace(one, places=(*one.places, candidate.source, *candidate.places)), of
        else:
            first.setdefault(told, len(made))
            made.append((candidate, match))
    return made


def _clashes(pairs: list[_Pair]) -> dict[tuple[object, ...], str]:
    """Two values for one metric and time in one report: a fault of the report, or two metrics; only a person can say."""
    found = {}
    for cell, group in _groups(pairs).items():
        if len({each.value for each, _ in group}) > 1:
            told = "、".join(each.printed or str(each.value) for each, _ in group[:4])
            found[cell] = f"同一材料里“{group[0][1].metric.name}”有{len(group)}个不同的数（{told}），请分清各是什么"
    return found


def _groups(pairs: list[_Pair]) -> dict[tuple[object, ...], list[_Pair]]:
    groups: dict[tuple[object, ...], list[_Pair]] = {}
    for pair in pairs:
        groups.setdefault(_cell(*pair), []).append(pair)
    return groups


def _cell(candidate: Candidate, match: Match) -> tuple[object, ...]:
    return match.metric.name, candidate.region, canonical(candidate.period), candidate.scope, candidate.target


def _said(desk: Desk, region: str, numbers: set[int]) -> dict[int, str]:
    """The sentence that spoke last of each of some metrics in a region."""
    latest = desk.store.entries.latest(region, numbers) if numbers else {}
    return {number: entry.source.sentence for number, entry in latest.items() if isinstance(entry.source, Report)}


def _sentence(candidate: Candidate) -> str:
    return candidate.source.sentence if isinstance(candidate.source, Report) else ""


def _book(desk: Desk, pairs: Iterable[_Pair]) -> Book:
    """What the ledger has for these metrics at these times and those they are compared with."""
    numbers = {match.number for _, match in pairs if match.number}
    if not numbers:
        return Book()
    periods: set[str] = set()
    for code in {candidate.period for candidate, _ in pairs}:
        at = times(code)
        periods |= {at.code, at.previous, at.year_before}
    return Book(desk.store.entries.of(numbers, periods=periods - {""}))


def _proposal(candidate: Candidate, match: Match, book: Book, beside: Book, clash: str) -> Proposal:
    entry = entry_of(candidate, match.metric.name)
    standing = standing_of(book, entry)
    remarks = tuple(filter(None, (candidate.remark, clash, *_odd(entry, beside), *_bounds(candidate, match))))
    group = _group(entry, tuple(each for each in standing if not same_draft(each, entry)), odd=bool(remarks or match.like))
    return Proposal(entry, candidate, group, standing, remarks, bool(match.number), match.like, match.confidence)


def entry_of(candidate: Candidate, metric: str) -> Entry:
    """What would be recorded of a candidate under ``metric``."""
    kind = TARGET if candidate.target else VALUE
    return Entry(
        metric, candidate.region, candidate.period, candidate.value, candidate.unit, candidate.scope, candidate.printed, candidate.approx,
        candidate.source, kind, candidate.said,
    )  # fmt: skip


def standing_of(book: Book, entry: Entry) -> tuple[Entry, ...]:
    """What stands where ``entry`` would."""
    return (book.targets if entry.kind == TARGET else book.current).get(entry.key, ())


def _group(entry: Entry, standing: tuple[Entry, ...], *, odd: bool) -> Group:
    if standing:
        return Group.SAME if all(agree(entry, each) for each in standing) else Group.CONFLICT
    return Group.ODD if odd else Group.NEW


def _odd(entry: Entry, book: Book) -> tuple[str, ...]:
    """What looks odd beside the same metric a year and a period before."""
    if entry.kind == TARGET:
        return ()
    at = times(entry.period)
    before, year = (_last(book, entry, code) for code in (at.previous, at.year_before))
    return oddities(entry, before, year)


def _last(book: Book, entry: Entry, code: str) -> Entry | None:
    found = book.current.get(Key(entry.metric, entry.region, canonical(code), entry.scope)) if code else None
    return found[-1] if found else None


def _bounds(candidate: Candidate, match: Match) -> tuple[str, ...]:
    metric = match.metric
    if candidate.target or metric.holds(float(candidate.value)):
        return ()
    return (f"“{metric.name}”不应{'大于' if metric.highest is not None and candidate.value > metric.highest else '小于'}界限值，请核对",)
