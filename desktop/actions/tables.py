"""Comparison tables and what they compare with: put into a draft, filled from a prior report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.actions.desk import Desk
from desktop.actions.library import report_document
from desktop.drafting.draft import Draft
from desktop.drafting.moments import previous, with_previous
from desktop.drafting.previous import previous_from
from desktop.drafting.start import pick_of
from desktop.drafting.template import ChartSpec, ColumnKind, FieldKind, FieldSpec, SectionSpec, TableSpec, Template
from desktop.outcome import Note, Outcome, Refused

__all__ = ["Choice", "choices", "comparison", "previous_of_report"]

_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)
_CAPTION, _ID = "主要指标对比表", "comparison"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that can stand in a comparison: its name, and what the form calls it; ``compared``: its value before is known."""

    name: str
    label: str
    unit: str
    compared: bool


def choices(desk: Desk, draft: Draft) -> tuple[Choice, ...]:
    """The fields of numbers the draft's template has, in the order of the template."""
    known = {key.rpartition("/")[2] for key, value in previous(draft).items() if value.strip()}
    return tuple(Choice(spec.name, spec.label, spec.unit, spec.name in known) for spec in _numbers(desk.template(draft.kind)))


def comparison(desk: Desk, draft: Draft, metrics: Sequence[str], *, caption: str = _CAPTION, before: str = "上年同期", chart: bool = False) -> Draft:
    """The draft with a section at its end that compares ``metrics`` (fields by name or by what the form calls them) with ``before``.

    ``chart``: columns of the same figures under the table. Refused: nothing chosen, or a field that is not there or holds no number.
    """
    fields = _chosen(desk.template(draft.kind), metrics)
    heads = tuple(before if column is ColumnKind.PREVIOUS else column.value for column in ColumnKind)
    charts = (ChartSpec(fields, heads=(before, ColumnKind.CURRENT.value)),) if chart else ()
    name = caption.strip() or _CAPTION
    spec = SectionSpec(_free(draft), name, level=0, numbering="", tables=(TableSpec(fields, caption.strip(), heads=heads),), charts=charts)
    return replace(draft, picks=(*draft.picks, pick_of(spec)), borrowed=(*draft.borrowed, spec))


def previous_of_report(desk: Desk, draft: Draft, report: int) -> Outcome[Draft]:
    """The draft with the values before that a report of the library gives; what a person typed stands, notes tell where each comes from.

    Refused: the report is gone.
    """
    found = previous_from(desk.template(draft.kind), draft, report_document(desk, report))
    notes = found.notes or (Note("材料里没有找到与本稿对得上的数据，上期值没有改动"),)
    return Outcome(with_previous(draft, found.value), notes)


def _numbers(template: Template) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in template.fields if spec.kind not in _WORDS)


def _chosen(template: Template, metrics: Sequence[str]) -> tuple[str, ...]:
    known = {name: spec.name for spec in reversed(_numbers(template)) for name in (spec.label, spec.name)}
    if not metrics:
        raise Refused("对比表里还没有选指标，请至少选一项。")
    for name in metrics:
        if name not in known:
            raise Refused(f"模板“{template.name}”里没有可以对比的数据“{name}”，请换一项。")
    return tuple(dict.fromkeys(known[name] for name in metrics))


def _free(draft: Draft) -> str:
    """An id no borrowed section has."""
    taken = {spec.id for spec in draft.borrowed}
    return next(id for number in range(1, len(taken) + 2) if (id := f"{_ID}-{number}") not in taken)
