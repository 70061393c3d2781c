"""The form of a draft as the window shows it."""

from __future__ import annotations

from desktop.actions.form_line import FormGroup, FormLine, LineState
from desktop.drafting.draft import Draft
from desktop.drafting.form import FormRow, form, grouped
from desktop.drafting.template import FieldKind, Template

__all__ = ["form_groups"]

_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)


def form_groups(template: Template, draft: Draft) -> tuple[FormGroup, ...]:
    """Every line the picked sections ask for, by section, in the order they print."""
    return tuple(FormGroup(f"{place}", name, tuple(map(_line, rows))) for place, (name, rows) in enumerate(grouped(form(template, draft))))


def _line(row: FormRow) -> FormLine:
    state = _state(row)
    return FormLine(
        key=row.key,
        label=row.label,
        typed=row.value,
        printed=row.printed,
        unit=row.unit,
        state=state,
        remark=_remark(row, state),
        hint=row.spec.hint,
        department=row.spec.department,
        choices=row.spec.choices,
        figure=row.kind not in _WORDS,
        derived=row.spec.derived is not None,
        changed=bool(row.spec.default and row.value.strip() and row.value.strip() != row.spec.default),
    )


def _state(row: FormRow) -> LineState:
    typed = bool(row.value.strip())
    if typed:
        return LineState.FAULTY if row.fault else LineState.FILLED
    if row.missing:
        return LineState.MISSING if row.spec.required else LineState.OPTIONAL
    if row.spec.derived:
        return LineState.DERIVED
    return LineState.DEFAULT if row.printed else LineState.OPTIONAL


def _remark(row: FormRow, state: LineState) -> str:
    if row.differs:
        return f"按公式应为 {row.computed}"
    if state is LineState.DERIVED or (state is LineState.MISSING and row.formula):
        return row.formula
    return row.fault if state is LineState.FAULTY else ""
