"""Rolling a text in a test: the numbers by the figures' own words."""

from __future__ import annotations

from decimal import Decimal

from desktop.document.outline import recognise
from desktop.document.text import plain
from desktop.drafting.from_report import form_of
from desktop.drafting.reckon import Filled
from desktop.drafting.roll import Rolled, roll
from desktop.drafting.roll_form import RollField, RollForm
from desktop.figures.recognise import Number
from desktop.language.periods import Period
from desktop.readers.text import document

__all__ = ["field", "form", "rolled"]


def form(text: str, period: str = "") -> RollForm:
    return form_of(recognise(document(text)), period=Period.parse(period) if period else None)


def rolled(text: str, numbers: dict[str, str | list[str]] | None = None, period: str = "", **more: object) -> Rolled:
    """``text`` with new numbers by the old figures' words."""
    made = form(text, period)
    filled = {field(made, words).id: _number(value) for words, value in (numbers or {}).items()}
    return roll(plain(recognise(document(text))), made, Filled(filled, moved=bool(period), **more))  # type: ignore[arg-type]


def field(made: RollForm, words: str) -> RollField:
    return next(one for one in made.fields if one.text == words)


def _number(value: str | list[str]) -> Number:
    return tuple(Decimal(part) for part in value) if isinstance(value, list) else Decimal(value)
