"""Proposals taken into the ledger in bulk, in one transaction; no value that stands is overruled unless a person said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from desktop.actions.desk import Desk
from desktop.actions.ledger_matching import Match, Matcher, built_in
from desktop.actions.ledger_values import Accepted, Choose, Decision, Group, Proposal, Proposals, Verdict
from desktop.actions.ledger_weighing import standing_of
from desktop.ledger.book import Book
from desktop.ledger.entry import Entry, agree, same_draft, told
from desktop.ledger.times import canonical
from desktop.outcome import Note
from desktop.store.proposals import ACCEPTED, REFUSED, State

__all__ = ["accept", "by_default"]


def by_default(proposal: Proposal) -> Verdict:
    """What is taken without a person looking: what is new and plain, and what the ledger says too."""
    return Verdict.TAKE if proposal.group in (Group.NEW, Group.SAME) else Verdict.WAIT


def accept(desk: Desk, proposals: Proposals | Sequence[Proposal], choose: Choose = by_default) -> Accepted:
    """Decide every proposal that waits, as ``choose`` says of each (a Verdict, or a Decision that names another metric or puts the value right).

    All of it is kept or nothing. What stands is asked again inside the transaction: TAKE leaves a proposal waiting where a value stands that is another.
    """
    items = proposals.items if isinstance(proposals, Proposals) else tuple(proposals)
    chosen = [(item, _decision(choose(item))) for item in items if item.state == "proposed"]
    with desk.store.database.transaction():
        batch = _Batch(desk, [item for item, _ in chosen])
        for item, decision in chosen:
            batch.take(item, decision)
        return batch.land()


def _decision(chosen: Decision | Verdict) -> Decision:
    return chosen if isinstance(chosen, Decision) else Decision(chosen)


class _Batch:
    """Decisions on their way into the store."""

    def __init__(self, desk: Desk, items: Sequence[Proposal]) -> None:
        self._desk = desk
        self._own = desk.store.metrics.all()
        self._matcher = Matcher(self._own, built_in())
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._books = self._read(items)
        self._made: list[tuple[int, Entry, Proposal]] = []
        self._states: list[tuple[int, State, int]] = []
        self._notes: list[Note] = []
        self._replaced = self._refused = self._waiting = 0

    def _read(self, items: Sequence[Proposal]) -> dict[str, list[Entry]]:
        """What the ledger has for the times of ``items``, by metric."""
        periods = {canonical(item.entry.period) for item in items}
        found: dict[str, list[Entry]] = {}
        for entry in self._desk.store.entries.at(periods):
            found.setdefault(entry.metric, []).append(entry)
        return found

    def take(self, item: Proposal, decision: Decision) -> None:
        """Do with one proposal what was decided."""
        match decision.verdict:
            case Verdict.WAIT:
                self._waiting += 1
            case Verdict.REFUSE:
                self._refused += 1
                self._decide(item, REFUSED, 0)
            case Verdict.TAKE | Verdict.REPLACE | Verdict.BOTH:
                self._record(item, decision)
            case _:
                assert_never(decision.verdict)

    def _record(self, item: Proposal, decision: Decision) -> None:
        number = self._metric(item, decision.metric.strip() or item.entry.metric)
        entry = replace(item.entry, metric=self._own[number].name)
        if decision.value is not None and decision.value != entry.value:
            entry = replace(entry, value=decision.value, printed="", approx="")
        standing = self._standing(entry)
        if any(each.source == entry.source and each.value == entry.value for each in standing):  # the same cell or draft once more
            self._decide(item, ACCEPTED, next(each.id for each in standing if each.source == entry.source))
            return
        rivals = tuple(each for each in standing if not agree(each, entry))
        own = tuple(each for each in rivals if same_draft(each, entry))
        if decision.verdict is Verdict.TAKE and len(own) < len(rivals):
            self._waiting += 1
            self._notes.append(_left(entry, rivals))
            return
        gone = tuple(each.id for each in (rivals if decision.verdict is Verdict.REPLACE else own) if each.id)
        self._replaced += bool(gone)
        self._made.append((number, replace(entry, supersedes=gone), item))
        self._books.setdefault(entry.metric, []).append(self._made[-1][1])

    def _metric(self, item: Proposal, name: str) -> int:
        """The number of the metric it goes under, made where the ledger has none of that name and unit."""
        asked = name, item.entry.unit, item.entry.said
        if asked not in self._numbers:
            found = self._matcher.exact(name, item.entry.unit) or self._matcher.find(name, item.entry.unit)
            number = found.number if found else 0
            self._numbers[asked] = self._called(number or self._add(found, name, item), item.entry.said)
        return self._numbers[asked]

    def _add(self, found: Match | None, name: str, item: Proposal) -> int:
        metric = replace(found.metric if found else self._matcher.new(name, item.entry.unit, item.candidate.kind), own=True)
        number = self._desk.store.metrics.add(metric)
        self._own[number] = metric
        self._matcher.add(number, metric)
        return number

    def _called(self, number: int, said: str) -> int:
        """What the source calls the metric finds it next time, unless another of that unit is called so."""
        if said.strip() and not self._matcher.called(said, self._own[number].unit):
            metric = self._own[number] = replace(self._own[number], aliases=(*self._own[number].aliases, said))
            self._desk.store.metrics.put(number, metric)
            self._matcher.add(number, metric)
        return number

    def _standing(self, entry: Entry) -> tuple[Entry, ...]:
        """What stands for the key of ``entry`` now, this batch's own entries too."""
        return standing_of(Book(tuple(self._books.get(entry.metric, ()))), entry)

    def land(self) -> Accepted:
        """Write it all down."""
        numbers = self._desk.store.entries.add([(number, entry) for number, entry, _ in self._made])
        for made, (_, _, item) in zip(numbers, self._made):
            self._decide(item, ACCEPTED, made)
        self._desk.store.proposals.decide(self._states)
        return Accepted(numbers, self._replaced, self._refused, self._waiting, tuple(self._notes))

    def _decide(self, item: Proposal, state: State, entry: int) -> None:
        if item.id:
            self._states.append((item.id, state, entry))


def _left(entry: Entry, rivals: tuple[Entry, ...]) -> Note:
    there = "、".join(map(told, rivals))
    return Note(f"“{entry.metric}”{entry.period}台账里已有{there}，没有用{told(entry)}代替，请选定以哪个为准")
