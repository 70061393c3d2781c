"""A comparison table (指标对比表) of fields: what each is now and was before, by how much it changed and at what rate."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from desktop.document.nodes import Cell, Field, FieldState, Inline, Paragraph, Row, Table, Text, replace
from desktop.drafting.derive import derived
from desktop.drafting.filled import Entry, Values
from desktop.drafting.moments import PREVIOUS, at
from desktop.drafting.quantity import base_unit
from desktop.drafting.reference import Reference
from desktop.drafting.template import ColumnKind, Derivation, FieldKind, FieldSpec, TableSpec
from desktop.language.numerals import plain

__all__ = ["NOTHING", "before", "comparison", "previous_head"]

NOTHING = "—"
"""What a cell says in which nothing can stand: no rate where the base is zero, none of a rate."""

_UP = "由负转正"
_POINTS = "个百分点"
_RATE_DECIMALS = 1


def before(values: Values) -> Values:
    """The values of the time compared with: only what was typed for it, and what follows from that."""
    specs = {name: replace(spec, default="") for name, spec in values.specs.items()}
    return Values(specs, at(values.typed, PREVIOUS), values.scope_name)


def previous_head(spec: TableSpec) -> str:
    """How the table calls the time compared with: 上年同期."""
    words = next((head for head, column in zip(spec.heads, spec.columns) if column is ColumnKind.PREVIOUS), PREVIOUS)
    return PREVIOUS if "{{" in words else words


def comparison(spec: TableSpec, values: Values, scope: str, heads: Mapping[str, tuple[Inline, ...]]) -> Table:
    """The table of ``spec`` with the values of ``scope``; ``heads`` are its words as printed. Its head is repeated on every page."""
    then = before(values)
    head = Row(tuple(_cell(heads.get(words, (Text(words),))) for words in spec.heads), header=True)
    rows = (tuple(_cell(_said(column, name, values, then, scope, spec)) for column in spec.columns) for name in spec.fields)
    return Table((head, *(Row(cells) for cells in rows)))


def _cell(inlines: tuple[Inline, ...]) -> Cell:
    return Cell((Paragraph(inlines),))


def _said(column: ColumnKind, name: str, values: Values, then: Values, scope: str, spec: TableSpec) -> tuple[Inline, ...]:
    now, old = values.entry(name, scope), then.entry(name, scope)
    match column:
        case ColumnKind.NAME:
            return (Text(now.spec.label),)
        case ColumnKind.UNIT:
            return (Text(now.spec.unit or NOTHING),)
        case ColumnKind.CURRENT:
            return values.printed(Reference(name, "数"), scope)
        case ColumnKind.PREVIOUS:
            return tuple(_old(inline, old, previous_head(spec)) for inline in then.printed(Reference(name, "数"), scope))
        case ColumnKind.CHANGE:
            return (_change(now, old),)
        case ColumnKind.RATE:
            return (_rate(now, old),)
        case _:
            assert_never(column)


def _old(inline: Inline, entry: Entry, head: str) -> Inline:
    """The value before, as a field of its own."""
    if not isinstance(inline, Field):
        return inline
    text = f"【待补：{entry.spec.label}（{head}）】" if entry.quantity is None else inline.text
    return replace(inline, text=text, name=f"{PREVIOUS}/{entry.spec.name}", period=PREVIOUS)


def _change(now: Entry, old: Entry) -> Inline:
    """The difference in the field's own unit; of percentages it is percentage points."""
    percent = base_unit(now.spec.unit) == "%"
    found = _computed("difference", now, old, now.spec.unit, None)
    return _derived(now, found, f"{_about(now, old)}{found}{_POINTS if percent else ''}", "百分点" if percent else base_unit(now.spec.unit))


def _rate(now: Entry, old: Entry) -> Inline:
    """By how many per cent it changed; none of a percentage, a rank or a score, and none where the base is zero or negative."""
    if base_unit(now.spec.unit) == "%" or now.spec.kind in (FieldKind.PERCENT, FieldKind.PCT_POINT, FieldKind.RANK):
        return Text(NOTHING)
    values = [entry.quantity.value for entry in (now, old) if entry.quantity and entry.quantity.value is not None]
    if len(values) == 2 and values[1] < 0 < values[0]:
        return Text(_UP)
    found = _computed("change_percent", now, old, "%", _RATE_DECIMALS)
    return _derived(now, found, f"{_about(now, old)}{found}%", "%")


def _computed(op: str, now: Entry, old: Entry, unit: str, decimals: int | None) -> str | None:
    """What becomes of both values by ``op``, None where one is missing or no number, or the base is not positive."""
    values = [entry.quantity.value for entry in (now, old) if entry.quantity and entry.quantity.value is not None]
    spec = FieldSpec(now.spec.name, unit=unit, derived=Derivation(op, (now.spec.name, old.spec.name), decimals))
    return derived(spec, values) if len(values) == 2 else None


def _about(now: Entry, old: Entry) -> str:
    return "约" if any(entry.quantity and entry.quantity.approx for entry in (now, old)) else ""


def _derived(now: Entry, found: str | None, text: str, unit: str) -> Inline:
    if found is None:
        return Text(NOTHING)
    return Field(text, f"{now.spec.name}增减", now.spec.label, Decimal(plain(Decimal(found))), unit, state=FieldState.DERIVED)
