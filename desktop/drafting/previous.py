"""The values before, looked up in a prior report: whatever measures there what a field of the draft measures here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.document.nodes import Document
from desktop.document.text import plain
from desktop.document.walk import placed_fields
from desktop.drafting.draft import Draft
from desktop.drafting.moments import region
from desktop.drafting.quantity import base_unit, multiplier, quoted
from desktop.drafting.render import render
from desktop.drafting.template import FieldKind, FieldSpec, Template
from desktop.figures.align import Side, align
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.language.numerals import plain as digits
from desktop.outcome import Note, Outcome

__all__ = ["previous_from"]

_SURE = 0.6  # of an alignment; a wrong base is worse than none
_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)


def previous_from(template: Template, draft: Draft, report: Document) -> Outcome[dict[str, str]]:
    """The values in ``report`` of the fields that ``draft`` prints, by field name, as a person would type them; notes tell how each was found.

    Derived fields are left to follow from theirs; figures of another unit than the field's are no match.
    """
    specs = {spec.name: spec for spec in template.fields if spec.kind not in _WORDS and spec.derived is None}
    document = render(template, draft).value
    mine, theirs = Side(plain(document), figures(document)), Side(plain(report), figures(report))
    names = dict(_named(document, mine.figures, specs))
    found: dict[str, str] = {}
    notes = []
    for match in align(mine, theirs):
        spec, figure = specs.get(names.get(match.a, "")), theirs.figures[match.b]
        if spec and spec.name not in found and match.confidence >= _SURE and (typed := _typed(figure, spec)):
            found[spec.name] = typed
            notes.append(Note(f"{quoted(spec.label)}的上期数取自材料中的{quoted(figure.text)}，请核对"))
    return Outcome(found, tuple(notes))


def _named(document: Document, among: tuple[Figure, ...], specs: dict[str, FieldSpec]) -> Iterator[tuple[int, str]]:
    """The places of the figures that a field of the draft prints, with its name."""
    starts = {
        field.start: field for field in placed_fields(document) if field.field.name in specs and not region(field.field.name.rpartition("/")[0])
    }
    for place, figure in enumerate(among):
        field = starts.get(figure.start)
        if field and figure.role == "value":
            yield place, field.field.name


def _typed(figure: Figure, spec: FieldSpec) -> str:
    """The value of ``figure`` in the unit of ``spec``; "" where it is no single number of that unit."""
    if (
        figure.role != "value"
        or not isinstance(figure.value, int | float | Decimal)
        or base_unit(spec.unit).removeprefix("个") != figure.unit.removeprefix("个")
    ):
        return ""
    return digits(Decimal(str(figure.value)) / multiplier(spec.unit))
