"""The new numbers of a form: what a person filled in, what follows from it, and what could not be decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.drafting.follow import to_step
from desktop.drafting.hand import decimals_of
from desktop.drafting.roll_form import AGAINST_LAST, RollField, RollForm, Rule
from desktop.figures.ops import compute
from desktop.figures.recognise import Number

__all__ = ["Filled", "Reckoned", "reckoned"]

_DEEP = 200  # sources of sources; a report has a handful


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person's form says: numbers by field (those that differ from the old text count), fields that stay as they are, words of shifts by id.

    ``free`` fields are not recomputed (their ``derived`` was taken away); ``moved``: the report moves on to another period.
    """

    numbers: dict[str, Number] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    becomes: dict[str, str] = field(default_factory=dict)
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The new number of a field and how it came about: replaced, recomputed, kept (locked), untouched, undecided."""

    number: Number
    how: str


def reckoned(form: RollForm, filled: Filled) -> dict[str, Reckoned]:
    """Every field's number by its id; sources before what follows from them."""
    return _Reckoning(form, filled).all()


class _Reckoning:
    def __init__(self, form: RollForm, filled: Filled) -> None:
        self.fields = {one.id: one for one in form.fields}
        self.filled = filled
        self.done: dict[str, Reckoned] = {}
        shown = Counter(decimals_of(one.text) for one in form.fields if one.unit == "%" and one.number not in (0, 100))
        self.decimals = max(shown, key=lambda count: shown[count], default=1)

    def all(self) -> dict[str, Reckoned]:
        for one in self.fields.values():
            self._settle(one, 0)
        return self.done

    def _settle(self, one: RollField, deep: int) -> Reckoned:
        if one.id in self.done:
            return self.done[one.id]
        self.done[one.id] = Reckoned(one.number, "untouched")  # a circle, which there is none of, would end here
        self.done[one.id] = self._made(one, deep)
        return self.done[one.id]

    def _made(self, one: RollField, deep: int) -> Reckoned:
        if one.id in self.filled.locked:
            given = self.filled.numbers.get(one.id, one.number)
            return Reckoned(given, "replaced" if given != one.number else "kept")
        given = self.filled.numbers.get(one.id, one.number)
        if given != one.number:
            return Reckoned(given, "replaced")
        if one.derived is None or one.id in self.filled.free or deep > _DEEP:
            return Reckoned(one.number, "untouched")
        return self._followed(one, one.derived, deep)

    def _followed(self, one: RollField, rule: Rule, deep: int) -> Reckoned:
        sources = [self.fields[name] for name in rule.of if name in self.fields]
        if len(sources) != len(rule.of):
            return Reckoned(one.number, "undecided")
        if rule.op == "carry":  # an old value: it waits for nothing, so what it is carried from may itself follow from it
            changed = any(self.filled.numbers.get(source.id, source.number) != source.number for source in sources)
        else:
            settled = [self._settle(source, deep + 1).number for source in sources]  # every one, not up to the first that changed
            changed = settled != [source.number for source in sources]
        if not changed and not (rule.op in AGAINST_LAST and self.filled.moved):
            return Reckoned(one.number, "untouched")
        number = self._value(one, rule, sources)
        return Reckoned(one.number, "undecided") if number is None else Reckoned(number, "recomputed")

    def _value(self, one: RollField, rule: Rule, sources: list[RollField]) -> Number | None:
        """The number of ``one`` in its own unit and decimals; None where there is no answer."""
        before = [_base(source, source.number) for source in sources]
        now = [] if rule.op == "carry" else [_base(source, self.done[source.id].number) for source in sources]
        match rule.op:
            case "carry":
                values = before
            case "previous_difference" | "previous_percent" | "previous_multiple":
                values = now + before
            case "cumulative":
                values = [_base(one, one.number), *now]
            case _:
                values = now
        numbers = [value for value in values if value is not None]
        if len(numbers) != len(values):
            return None
        exact = compute(rule.relation, numbers)
        return None if exact is None else self._printed(one, rule, exact / one.scale * rule.sign)

    def _printed(self, one: RollField, rule: Rule, number: Decimal) -> Decimal:
        shown = decimals_of(one.text)
        if rule.op in ("carry", "cumulative") and number == number.normalize():
            exponent = number.normalize().as_tuple().exponent
            return to_step(number, max(shown, -exponent if isinstance(exponent, int) else 0))
        if one.unit == "%" and not shown and one.number in (0, 100):  # 100% hides how finely shares are told here
            shown = self.decimals
        return to_step(number, shown, cut=rule.cut)


def _base(one: RollField, number: Number) -> Decimal | None:
    return number * one.scale if isinstance(number, Decimal) else None
