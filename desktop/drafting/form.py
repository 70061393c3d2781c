"""The form (填报表): every field the picked sections ask for, in the order they print, with what is typed, computed, wrong and missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.document.nodes import FieldState
from desktop.drafting.comparison import before
from desktop.drafting.derive import formula
from desktop.drafting.draft import Draft, SectionPick, scoped_key
from desktop.drafting.exhibits import asks_previous
from desktop.drafting.fields_used import in_body, in_exhibits, in_words
from desktop.drafting.filled import Values
from desktop.drafting.moments import PREVIOUS, moment_key
from desktop.drafting.render import missing, picked_points, section_named
from desktop.drafting.template import FieldKind, FieldSpec, Part, SectionSpec, Template
from desktop.outcome import Refused

__all__ = ["FormRow", "form", "grouped"]

FRAME = "文头文尾"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of the form; ``key`` is where its value stands in ``Draft.values``, ``section`` the part of the report it serves.

    ``value`` is what was typed, ``printed`` what stands on paper, ``computed`` what a derived field comes to by its ``formula``;
    ``differs`` where the typed value of a derived field is another. ``missing``: it prints as 【待补】, or something that does is computed from it.
    """

    key: str
    section: str
    spec: FieldSpec
    scope: str = ""
    value: str = ""
    printed: str = ""
    fault: str = ""
    missing: bool = True
    formula: str = ""
    computed: str = ""
    differs: bool = False

    @property
    def label(self) -> str:
        """What it asks for."""
        return self.spec.label

    @property
    def unit(self) -> str:
        """The unit that prints with the value."""
        return self.spec.unit

    @property
    def kind(self) -> FieldKind:
        """What it holds."""
        return self.spec.kind


def form(template: Template, draft: Draft) -> tuple[FormRow, ...]:
    """The rows of ``draft``, grouped by section in the order of its picks; a field used twice stands where it comes first.

    What a derived field is computed from stands right before it.
    """
    values = Values.of(template, draft)
    lacking = _lacking(template, draft, values)
    rows: dict[str, FormRow] = {}
    for section, scope, names in _asked(template, draft):
        for name in _with_sources(names, values):
            if scope and name == values.scope_name:  # the scope itself is the answer
                continue
            key = _key(values, name, scope)
            if key not in rows:
                row = _row(values, name, scope if key != name else "", key, section)
                rows[key] = replace(row, missing=(scope, name) in lacking and row.missing)
        for row in _before(template, draft, scope, section, values) if section != FRAME else ():
            rows.setdefault(row.key, replace(row, missing=(row.scope, row.spec.name) in lacking and row.missing))
    return tuple(rows.values())


def _before(template: Template, draft: Draft, scope: str, section: str, values: Values) -> Iterator[FormRow]:
    """The rows that ask for values of the time compared with."""
    then = before(values)
    for pick, spec in _picked(template, draft):
        if pick.scope == scope and _where(pick, spec) == section:
            for name in _with_sources(asks_previous(spec), then):
                row = _row(then, name, scope, scoped_key(scope, name), section)
                asked = replace(row.spec, metric=f"{row.label}（{PREVIOUS}）")
                yield replace(row, key=moment_key(PREVIOUS, name, scope), scope=scoped_key(scope, PREVIOUS), spec=asked)


def _picked(template: Template, draft: Draft) -> Iterator[tuple[SectionPick, SectionSpec]]:
    for pick in draft.picks:
        section = section_named(template, draft, pick.section)
        if section is not None and pick.on:
            yield pick, section


def _where(pick: SectionPick, section: SectionSpec) -> str:
    return f"{pick.scope} {section.name}".strip()


def _lacking(template: Template, draft: Draft, values: Values) -> frozenset[tuple[str, str]]:
    """What prints as 【待补】, and what a derived field among it waits for."""
    try:
        found = missing(template, draft)
    except Refused:  # a template that fails while it runs still has its form
        scopes = {pick.scope for pick in draft.picks} | {""}
        found = frozenset((scope, spec.name) for spec in template.fields if spec.required for scope in scopes)
    return found | {(scope, source) for scope, name in found for source in _with_sources((name,), values)}


def grouped(rows: tuple[FormRow, ...]) -> tuple[tuple[str, tuple[FormRow, ...]], ...]:
    """``rows`` by section, in order."""
    return tuple((section, tuple(group)) for section, group in groupby(rows, key=lambda row: row.section))


def _asked(template: Template, draft: Draft) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    names = frozenset(spec.name for spec in template.fields)
    yield FRAME, "", _in_parts((*template.head, *template.tail), names)
    for pick, section in _picked(template, draft):
        yield _where(pick, section), pick.scope, _in_section(pick, section, names)


def _in_parts(parts: tuple[Part, ...], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for part in parts for name in in_body(part.body, names))


def _in_section(pick: SectionPick, section: SectionSpec, names: frozenset[str]) -> tuple[str, ...]:
    found = [*in_words(pick.heading or next(iter(section.headings), ""), names), *in_body(section.lead, names)]
    for chosen, point in picked_points(pick, section):
        found += (*in_words(chosen.heading or next(iter(point.headings), ""), names), *in_body(point.body, names))
    return (*found, *in_exhibits(section, names))


def _with_sources(names: tuple[str, ...], values: Values) -> tuple[str, ...]:
    """``names`` with, before each derived field, what it is computed from."""
    made: dict[str, None] = {}

    def add(name: str) -> None:
        spec = values.specs.get(name)
        if name not in made and spec is not None:
            for source in spec.derived.of if spec.derived else ():
                add(source)
            made[name] = None

    for name in names:
        add(name)
    return tuple(made)


def _key(values: Values, name: str, scope: str) -> str:
    """Where the value stands: within its scope, unless one common value serves all."""
    own = scoped_key(scope, name)
    return name if scope and not values.typed.get(own, "").strip() and values.typed.get(name, "").strip() else own


def _row(values: Values, name: str, scope: str, key: str, section: str) -> FormRow:
    entry = values.entry(name, scope)
    spec = entry.spec
    row = FormRow(key, section, spec, scope, values.typed.get(key, ""), entry.quantity.text if entry.quantity else "", entry.fault)
    row = replace(row, missing=entry.state is FieldState.MISSING)
    if spec.derived is None:
        return row
    computed = values.computed(spec, scope).quantity
    differs = bool(row.value.strip() and computed and entry.quantity and entry.quantity.value not in (None, computed.value))
    return replace(row, formula=formula(spec), computed=computed.text if computed else "", differs=differs)
