"""A draft's form filled from the ledger for its region and period, with the values before; and its own values written back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from desktop.actions.desk import Desk
from desktop.actions.ledger import propose_values
from desktop.actions.ledger_accepting import accept, by_default
from desktop.actions.ledger_matching import Matcher, built_in
from desktop.actions.ledger_metrics import metrics
from desktop.actions.ledger_values import Accepted, Candidate, Choose, Proposals
from desktop.document.text import plain as text_of
from desktop.drafting.draft import Draft, scoped_key
from desktop.drafting.filled import Values
from desktop.drafting.moments import PREVIOUS, moment_key, period_of
from desktop.drafting.quantity import Quantity, base_unit, multiplier
from desktop.drafting.render import render
from desktop.drafting.template import FieldKind, FieldSpec, Template
from desktop.drafting.value import read
from desktop.figures.dating.document import own
from desktop.language.numerals import plain
from desktop.language.periods import Mentions, Period
from desktop.ledger.book import Book
from desktop.ledger.entry import Draft as DraftSource
from desktop.ledger.entry import Entry, place_of, told
from desktop.ledger.metric import Metric
from desktop.ledger.times import times
from desktop.outcome import Note, Refused

__all__ = ["Filled", "FilledLine", "autofill", "offered", "period_of_draft", "region_of_draft", "write_back"]

Before = Literal["year", "period"]
_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)
_REGION, _PERIODS = "地区", ("期间", "汇报期间", "统计期")


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A field of the form (``key``: its place in ``Draft.values``) and what the ledger has for it: ``entry`` for its own period, ``previous`` for the one before.

    ``filled``: the value was put in; ``differs``: another was typed there, which stands. ``like`` names a metric that may be meant; it fills nothing.
    """

    key: str
    label: str
    entry: Entry | None = None
    previous: Entry | None = None
    filled: bool = False
    differs: bool = False
    like: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The draft with what the ledger knows, line by line, and in ``notes`` where each value comes from."""

    draft: Draft
    region: str
    period: str
    lines: tuple[FilledLine, ...] = ()
    notes: tuple[Note, ...] = ()


def region_of_draft(desk: Desk, draft: Draft) -> str:
    """The region the draft speaks of: what it says, else the office's own."""
    return (
        draft.values.get(desk.template(draft.kind).scope_name or _REGION, "").strip() or draft.values.get(_REGION, "").strip() or desk.profile.region
    )


def period_of_draft(desk: Desk, draft: Draft) -> str:
    """The period the draft speaks of, by what it says of itself; Refused where it says none."""
    for name in _PERIODS:
        said = period_of(draft.values.get(name, "").strip())
        if said is not None:
            return said.code
    found = own(Mentions(text_of(render(desk.template(draft.kind), draft).value))).period
    if found is None or not found.dated:
        raise Refused("稿件没有写明期间，请先填“期间”（如2024年三季度），再从台账取数。")
    return found.code


def autofill(desk: Desk, draft: Draft, *, region: str = "", period: str = "", before: Before = "year") -> Filled:
    """Fill what is empty in the draft's form from the ledger, and put the values of the year (or the period) before beside as its 上期.

    What a person typed stands. ``region`` and ``period`` are the draft's own where they are not given; Refused where it has no period.
    """
    period = Period.parse(period).code if period else period_of_draft(desk, draft)
    home = region or region_of_draft(desk, draft)
    template, matcher = desk.template(draft.kind), Matcher(metrics(desk), built_in())
    books: dict[str, Book] = {}
    lines, values = [], dict(draft.values)
    for scope, spec in _fields(template, draft):
        place = scope or home
        book = books.setdefault(place, Book(desk.store.entries.all(place)))
        line = _line(matcher, book, place, period, before, draft, scope, spec)
        if line is None:
            continue
        lines.append(line)
        if line.entry and line.filled:
            values[line.key] = _typed(line.entry, spec)
        old = moment_key(PREVIOUS, spec.name, scope)
        if line.previous and not values.get(old, "").strip():
            values[old] = _typed(line.previous, spec)
    return Filled(replace(draft, values=values), home, period, tuple(lines), tuple(_notes(lines)))


def _fields(template: Template, draft: Draft) -> Iterator[tuple[str, FieldSpec]]:
    """Every field that takes a number of its own, within each region of a text of several."""
    scopes = tuple(dict.fromkeys(pick.scope for pick in draft.picks)) or ("",)
    for scope in scopes:
        for spec in template.fields:
            if spec.kind not in _WORDS and spec.derived is None:
                yield scope, spec


def _line(
    matcher: Matcher, book: Book, region: str, period: str, before: Before, draft: Draft, scope: str, spec: FieldSpec
) -> FilledLine | None:  # fmt: skip
    match = matcher.match(spec.label, base_unit(spec.unit))
    number = match.number or (found.number if (found := matcher.find(spec.name, base_unit(spec.unit))) else 0)
    if not number:
        return FilledLine(scoped_key(scope, spec.name), spec.label, like=match.like) if match.like else None
    metric = matcher.metric(number)
    at = times(period)
    now, old = _at(book, metric, region, period), _at(book, metric, region, at.year_before if before == "year" else at.previous)
    if now is None and old is None:
        return None
    key = scoped_key(scope, spec.name)
    typed = draft.values.get(key, "").strip()
    written = read(typed, spec) if typed else None
    differs = bool(typed and now and not (isinstance(written, Quantity) and written.value == now.value))
    return FilledLine(key, spec.label, now, old, bool(now and not typed), differs)


def _at(book: Book, metric: Metric, region: str, code: str) -> Entry | None:
    """The value of a metric at a period, or as a stock at its end; in the metric's own 口径 before any other."""
    at = times(code) if code else None
    lines = [line for line in book.lines if line.metric == metric.name and line.region == region]
    for line in sorted(lines, key=lambda line: (line.scope != "", line.scope != metric.scope)):
        entries = book.lines[line]
        found = entries.get(at.code) or entries.get(at.as_of) if at else None
        if found is not None:
            return found
    return None


def _typed(entry: Entry, spec: FieldSpec) -> str:
    """The value as a person would type it into the field; 1.9万余 and 近70 stay so where the field can take them."""
    if entry.approx and entry.printed:
        lead = entry.approx if entry.approx in ("近", "约", "超", "超过", "逾", "将近", "接近") else ""
        found = read(lead + entry.printed, spec)
        if isinstance(found, Quantity) and found.value == entry.value:
            return found.number
    return plain(entry.value / multiplier(spec.unit))


def _notes(lines: list[FilledLine]) -> Iterator[Note]:
    for line in lines:
        if line.entry and line.filled:
            yield Note(f"“{line.label}”取自台账：{told(line.entry)}（{place_of(line.entry.source)}）")
        elif line.entry and line.differs:
            yield Note(f"“{line.label}”与台账不同：台账为{told(line.entry)}（{place_of(line.entry.source)}），稿件里的没有改动")
        elif line.like:
            yield Note(f"“{line.label}”没有取数：台账里的“{line.like}”可能是同一项，请在台账里给它加上这个叫法")


def offered(desk: Desk, draft: Draft, *, region: str = "", period: str = "") -> Proposals:
    """What the values typed into the draft would bring into the ledger; fields that only differ in their metric's 口径 go under the field's own name."""
    period = Period.parse(period).code if period else period_of_draft(desk, draft)
    home, template = region or region_of_draft(desk, draft), desk.template(draft.kind)
    matcher, values = Matcher(metrics(desk), built_in()), Values.of(template, draft)
    source = DraftSource(draft.id, draft.name)
    found = []
    for scope, spec in _fields(template, draft):
        quantity = values.entry(spec.name, scope).quantity
        if quantity is None or quantity.value is None or not draft.values.get(scoped_key(scope, spec.name), "").strip():
            continue
        match = matcher.match(spec.label, base_unit(spec.unit))
        when = times(period).as_of if match.metric.nature == "stock" else period
        found.append(
            Candidate(
                spec.label,
                quantity.value,
                base_unit(spec.unit),
                scope or home,
                when,
                source,
                spec.kind.value,
                printed=quantity.text,
                approx=quantity.approx,
            )
        )
    return propose_values(desk, found)


def write_back(desk: Desk, draft: Draft, choose: Choose = by_default, *, region: str = "", period: str = "") -> Accepted:
    """Write the draft's values into the ledger, as ``choose`` says of each; a draft written back again puts its own earlier values right."""
    return accept(desk, offered(desk, draft, region=region, period=period), choose)
