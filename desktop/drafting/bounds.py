"""The sandbox's environment: Decimal arithmetic, a handful of filters, and a bound on everything that could grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desktop.drafting.pending import Pending
from desktop.drafting.reference import Reference
from desktop.language.numerals import chinese, plain

__all__ = ["BUDGET", "TooMuch", "environment"]

BUDGET = " budget"
"""Where a run keeps what its loops may still do and what one turn costs; no template can spell a name with a space."""

_RANGE = 1_000
_STRING = 20_000  # characters one expression may put together
_LARGEST = Decimal(10) ** 30


class TooMuch(Exception):
    """A bound was passed; the message says which."""


class _Environment(ImmutableSandboxedEnvironment):
    """Arithmetic is Decimal's, text is joined within bounds, and nothing else is reachable."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if isinstance(side, Pending):
                return side
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _together([left, right])
        return _bounded(self.binop_table[operator](_number(left), _number(right)))


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TooMuch("文字不能参加运算")
    return Decimal(value)


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) > _LARGEST:
        raise TooMuch("算出的数太大")
    return number


def _together(pieces: Iterable[Any]) -> str:
    text = "".join(_printed(piece) for piece in pieces)
    if len(text) > _STRING:
        raise TooMuch("拼出的文字太长")
    return text


def _printed(value: Any) -> str:
    match value:
        case str():
            return value
        case Pending():
            return Reference(value.name).mark()
        case bool() | None:
            raise TooMuch("这里应是文字或数字，不是判断")
        case int() | Decimal():
            return plain(_bounded(round(Decimal(value), 6)))
        case jinja2.Undefined():
            return str(value)
        case _:
            raise TooMuch("这里应是文字或数字")


def _moved(value: Any, up: str, down: str, flat: str) -> str:
    if isinstance(value, Pending):
        return Reference(value.name).mark()
    number = _number(value)
    return flat if number == 0 else (up if number > 0 else down) + plain(abs(number))


def _in_chinese(value: Any) -> str:
    if isinstance(value, Pending):
        return Reference(value.name).mark()
    number = _number(value)
    return chinese(int(number), counting=True) if number == int(number) and 0 <= number < 10**12 else plain(number)


def _among(value: Any, many: Any) -> bool:
    if isinstance(value, Pending) or isinstance(many, Pending):
        return False
    return bool(value in many)


@pass_context
def _counted(context: Context, items: Any) -> Iterator[Any]:
    if isinstance(items, Pending):
        return
    budget = context.parent[BUDGET]
    for item in items:
        budget[0] -= budget[1]
        if budget[0] < 0:
            raise TooMuch("循环次数太多")
        yield item


def _range(*bounds: Any) -> range:
    made = range(*(int(_number(bound)) for bound in bounds))
    if len(made) > _RANGE:
        raise TooMuch(f"range 最多 {_RANGE} 次")
    return made


def _filled(value: Any) -> bool:
    return value.filled if isinstance(value, Pending) else True


@lru_cache(maxsize=1)
def environment() -> _Environment:
    """The one environment: no loader, no globals but a bounded range, no filters and tests but ours."""
    made = _Environment(undefined=jinja2.StrictUndefined, optimized=False, finalize=_printed, keep_trailing_newline=True, cache_size=0)
    made.filters = {"增减": _moved, "数": _printed, "汉字": _in_chinese, "~": _together, ".": Decimal, "@": _counted, "in": _among}
    made.tests = {"已填": _filled}
    made.globals = {"range": _range}
    return made
