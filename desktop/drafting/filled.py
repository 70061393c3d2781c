"""The values of a draft, read against the template's fields once and printed as Field inlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.document.nodes import Field, FieldState, Inline, Text
from desktop.drafting.derive import derived
from desktop.drafting.draft import Draft, scoped_key
from desktop.drafting.pending import Pending
from desktop.drafting.quantity import Fault, Quantity, base_unit, clean, multiplier, quoted
from desktop.drafting.reference import Reference, stripped
from desktop.drafting.template import FieldKind, FieldSpec, Template
from desktop.drafting.value import read
from desktop.language.numerals import chinese

__all__ = ["Entry", "Values"]

_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a draft: what was typed, what it comes to, and what is wrong with it.

    ``quantity`` is None where the field is missing; what cannot be read prints as typed, with its ``fault``.
    """

    spec: FieldSpec
    typed: str = ""
    quantity: Quantity | None = None
    state: FieldState = FieldState.MISSING
    fault: str = ""

    @property
    def value(self) -> str | Decimal | Pending:
        """What a template sees: words, or the number in the field's own unit."""
        if self.quantity is None:
            return Pending(self.spec.name)
        if self.spec.kind in _WORDS or (self.spec.kind is FieldKind.OTHER and self.quantity.value is None):
            return stripped(self.quantity.digits)
        if self.quantity.value is None:
            return Pending(self.spec.name, filled=True)
        return self.quantity.value / multiplier(self.spec.unit)


@dataclass(frozen=True, slots=True)
class Values:
    """Every field's entry by name and scope; within a scope its own value comes before the common one."""

    specs: Mapping[str, FieldSpec]
    typed: Mapping[str, str]
    scope_name: str = ""
    _read: dict[tuple[str, str], Entry] = field(default_factory=dict)

    @staticmethod
    def of(template: Template, draft: Draft) -> Values:
        """The values of ``draft`` against the fields of ``template``."""
        return Values({spec.name: spec for spec in template.fields}, draft.values, template.scope_name)

    def entry(self, name: str, scope: str = "") -> Entry:
        """The entry of field ``name`` in ``scope``; a name the template does not know is plain text."""
        key = scope, name
        if key not in self._read:
            self._read[key] = self._made(self.specs.get(name) or FieldSpec(name), scope)
        return self._read[key]

    def printed(self, reference: Reference, scope: str = "") -> tuple[Inline, ...]:
        """The inlines a reference prints: the value with its unit, or 【待补：指标名】."""
        entry = self.entry(reference.name, scope)
        quantity = entry.quantity
        if quantity is None:
            return (self._inline(entry, f"【待补：{entry.spec.label}】"),)
        match reference.manner:
            case "数":
                return (self._inline(entry, quantity.number),)
            case "汉字":
                return (self._inline(entry, _in_chinese(quantity)),)
            case "增减" if quantity.value is not None:
                up, down, flat = reference.words
                if quantity.value == 0:
                    return (self._inline(entry, flat),)
                return (Text(up if quantity.value > 0 else down), self._inline(entry, quantity.size))
            case _:
                return (self._inline(entry, quantity.text),)

    def _inline(self, entry: Entry, text: str) -> Field:
        quantity = entry.quantity or Quantity("", base=base_unit(entry.spec.unit))
        return Field(text, entry.spec.name, entry.spec.label, quantity.value, quantity.base, state=entry.state)

    def given(self, name: str, scope: str = "") -> str:
        """What was typed for ``name``, in its scope or for all; the scope itself answers for the scope's field."""
        own = self.typed.get(scoped_key(scope, name), "")
        if scope and not own.strip():
            own = scope if name == self.scope_name else self.typed.get(name, "")
        return own if clean(own) else ""

    def _made(self, spec: FieldSpec, scope: str) -> Entry:
        typed = self.given(spec.name, scope)
        if not typed and spec.derived is not None:
            return self.computed(spec, scope)
        typed = typed or spec.default
        if not clean(typed):
            return Entry(spec)
        found = read(typed, spec)
        if isinstance(found, Fault):
            return Entry(spec, typed, Quantity(clean(typed)), FieldState.FILLED, found.message)
        return Entry(spec, typed, found, FieldState.FILLED)

    def computed(self, spec: FieldSpec, scope: str = "") -> Entry:
        """What a derived field comes to from its sources, whatever was typed for it; missing, with the reason, where it cannot."""
        sources = [self.entry(name, scope) for name in (spec.derived.of if spec.derived else ())]
        numbers = [entry.quantity.value for entry in sources if entry.quantity and entry.quantity.value is not None]
        if len(numbers) < len(sources):
            lacking = [entry.spec.label for entry in sources if entry.quantity is None or entry.quantity.value is None]
            return Entry(spec, fault=f"要由{''.join(map(quoted, dict.fromkeys(lacking)))}算出，还缺数")
        text = derived(spec, numbers)
        found = read(text, spec) if text is not None else None
        if not isinstance(found, Quantity):
            return Entry(spec, fault="基数是零或负数，算不出来，请直接填写或改写这一句")
        if any(entry.quantity and entry.quantity.approx for entry in sources):
            found = replace(found, prefix="约")
        return Entry(spec, "", found, FieldState.DERIVED)


def _in_chinese(quantity: Quantity) -> str:
    value = quantity.value
    if value is None or value < 0 or value != value.to_integral_value() or value >= 10**12:
        return quantity.text
    return f"{quantity.prefix}{chinese(int(value), counting=True)}{quantity.more}{quantity.unit}{quantity.suffix}"
