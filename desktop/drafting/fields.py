"""The [fields] of template.toml as field specifications, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.drafting.derive import OPERATIONS
from desktop.drafting.template import Derivation, FieldKind, FieldSpec
from desktop.outcome import Note, Refused

__all__ = ["fields_of"]

_KINDS = {kind.value: kind for kind in FieldKind}
_TEXTS = ("metric", "unit", "hint", "department", "default")
_FLAGS = ("chinese", "required")
_KNOWN = {*_TEXTS, *_FLAGS, "kind", "choices", "derived"}


class _Wrong(Exception):
    """What is wrong with a field."""


def fields_of(table: Mapping[str, Any], shown: str) -> tuple[tuple[FieldSpec, ...], tuple[Note, ...]]:
    """The fields of ``table`` and notes on keys nobody knows; Refused names the field."""
    notes, made = [], []
    for name, given in table.items():
        try:
            if not isinstance(given, dict):
                raise _Wrong('要写成一张表，如 { kind = "count", unit = "件" }')
            made.append(_field(name, given))
        except _Wrong as fault:
            raise Refused(f"模板“{shown}”的字段“{name}”：{fault}。") from None
        notes += [Note(f"字段“{name}”的“{key}”不认识，没有采用", shown) for key in given if key not in _KNOWN]
    specs = {spec.name: spec for spec in made}
    for spec in made:
        _check_sources(spec, specs, shown)
    _check_cycles(specs, shown)
    return tuple(made), tuple(notes)


def _field(name: str, given: Mapping[str, Any]) -> FieldSpec:
    if not name.isidentifier():
        raise _Wrong("名称只能用汉字、字母、数字和下划线，且不能以数字开头")
    kind = given.get("kind", "text")
    if kind not in _KINDS:
        raise _Wrong(f"kind 不能是“{kind}”，可选 {' '.join(_KINDS)}")
    texts = {key: _text(given[key], key) for key in _TEXTS if key in given}
    flags = {key: _flag(given[key], key) for key in _FLAGS if key in given}
    spec = FieldSpec(name, _KINDS[kind], **texts, **flags)  # type: ignore[arg-type]
    spec = replace(spec, choices=_texts(given.get("choices", []), "choices"), derived=_derivation(given.get("derived")))
    if spec.kind is FieldKind.CHOICE and not spec.choices:
        raise _Wrong("kind 为 choice 时要用 choices 列出可选的值")
    return spec


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"{key} 要写成加引号的文字")
    return value


def _flag(value: Any, key: str) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"{key} 只能是 true 或 false")
    return value


def _texts(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Wrong(f"{key} 要写成一列加引号的文字")
    return tuple(value)


def _derivation(given: Any) -> Derivation | None:
    if given is None:
        return None
    if not isinstance(given, dict) or given.get("op") not in OPERATIONS:
        raise _Wrong(f'derived 要写成 {{ op = "percent", of = ["甲", "乙"] }}，op 可选 {" ".join(OPERATIONS)}')
    of, decimals = _texts(given.get("of"), "derived.of"), given.get("decimals")
    least, most = OPERATIONS[given["op"]]
    if not least <= len(of) <= most:
        raise _Wrong(f"derived 的 {given['op']} 要用{least}个{'' if least == most else '以上'}字段来算")
    if decimals is not None and (isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= 10):
        raise _Wrong("derived.decimals 要写 0 到 10 的整数")
    return Derivation(given["op"], of, decimals)


def _check_sources(spec: FieldSpec, specs: Mapping[str, FieldSpec], shown: str) -> None:
    for source in spec.derived.of if spec.derived else ():
        if source not in specs:
            raise Refused(f"模板“{shown}”的字段“{spec.name}”：用来计算的字段“{source}”没有定义，请补上或改正名称。")
        if specs[source].kind in (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE):
            raise Refused(f"模板“{shown}”的字段“{spec.name}”：用来计算的字段“{source}”不是数字，请改它的 kind。")


def _check_cycles(specs: Mapping[str, FieldSpec], shown: str) -> None:
    settled: set[str] = set()
    waiting = {name: set(spec.derived.of) for name, spec in specs.items() if spec.derived}
    while waiting:
        free = [name for name, of in waiting.items() if not of & (waiting.keys() - settled)]
        if not free:
            raise Refused(f"模板“{shown}”的字段“{'”“'.join(sorted(waiting))}”互相推算，成了循环，请去掉其中一个 derived。")
        settled.update(free)
        for name in free:
            del waiting[name]
