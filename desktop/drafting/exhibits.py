"""The tables and charts at the end of a section, printed: captions, what is missing told, what holds nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from desktop.document.nodes import Block, FieldState, Inline, Paragraph, Role
from desktop.document.text import inline_text
from desktop.drafting.comparison import before, comparison, previous_head
from desktop.drafting.draft import scoped_key
from desktop.drafting.filled import Entry, Values
from desktop.drafting.moments import PREVIOUS
from desktop.drafting.quantity import quoted
from desktop.drafting.template import ChartSpec, ColumnKind, SectionSpec, TableSpec
from desktop.drafting.trend import lacking, trend
from desktop.outcome import Note

__all__ = ["Printer", "asks_previous", "exhibits"]

_OF_BEFORE = (ColumnKind.PREVIOUS, ColumnKind.CHANGE, ColumnKind.RATE)


class Printer(Protocol):
    """What printing a draft lends: its values, the notes so far, and how words with {{字段}} and missing fields are told."""

    values: Values
    notes: list[Note]

    def words(self, words: str, scope: str, where: str) -> tuple[Inline, ...]:
        """``words`` with their fields printed."""

    def tell(self, entry: Entry, scope: str, where: str, of: str = "") -> None:
        """Note what is missing or wrong; ``of``: the time its value is of."""


def asks_previous(section: SectionSpec) -> tuple[str, ...]:
    """The fields whose value before a section's tables and charts ask for, each once."""
    tables = (name for table in section.tables if any(column in _OF_BEFORE for column in table.columns) for name in table.fields)
    return tuple(dict.fromkeys((*tables, *(name for chart in section.charts for name in chart.fields))))


def exhibits(section: SectionSpec, scope: str, where: str, printer: Printer) -> list[Block]:
    """The tables of ``section``, then its charts, each under its caption."""
    made: list[Block] = []
    for table in section.tables:
        made += _table(table, scope, where, printer)
    for chart in section.charts:
        made += _chart(chart, scope, where, printer)
    return made


def _caption(words: str, scope: str, where: str, printer: Printer) -> Iterator[Block]:
    if words:
        yield Paragraph(printer.words(words, scope, where), Role.CAPTION)


def _table(spec: TableSpec, scope: str, where: str, printer: Printer) -> Iterator[Block]:
    then = before(printer.values)
    entries = [printer.values.entry(name, scope) for name in spec.fields]
    olds = [then.entry(name, scope) for name in spec.fields]
    compared = any(column in _OF_BEFORE for column in spec.columns)
    for entry, old in zip(entries, olds):
        printer.tell(entry, scope, where)
        if compared:
            printer.tell(old, scoped_key(scope, PREVIOUS), where, previous_head(spec))
    if all(entry.state is FieldState.MISSING for entry in (*entries, *(olds if compared else ()))):
        printer.notes.append(Note(f"表{_named(spec.caption)}还没有一个数，没有印出", where))
        return
    yield from _caption(spec.caption, scope, where, printer)
    yield comparison(spec, printer.values, scope, {head: printer.words(head, scope, where) for head in spec.heads})


def _chart(spec: ChartSpec, scope: str, where: str, printer: Printer) -> Iterator[Block]:
    heads = tuple(_text(printer.words(head, scope, where)) for head in spec.heads)
    charts = trend(spec, printer.values, scope, (heads[0], heads[1]))
    if not charts:
        printer.notes.append(Note(f"图{_named(spec.caption)}还没有一个数，没有印出", where))
        return
    for name in lacking(spec, printer.values, scope):
        printer.notes.append(Note(f"图{_named(spec.caption)}里{quoted(name)}没有数，没有画出", where))
    yield from _caption(spec.caption, scope, where, printer)
    yield from charts


def _named(caption: str) -> str:
    return quoted(caption) if caption else ""


def _text(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(inline_text, inlines))
