"""Jinja, fenced in: sources compiled once, run with bounded work on plain strings and numbers; faults name file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import lru_cache
from types import TracebackType
from typing import Any

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desktop.drafting.fence import Crooked, fenced, names_asked, names_used
from desktop.drafting.pending import Pending
from desktop.drafting.reference import Reference, stripped
from desktop.drafting.template import Source
from desktop.language.numerals import chinese, plain
from desktop.outcome import Refused

__all__ = ["Compiled", "compiled", "place", "run"]

_SOURCE = 200_000  # characters of one file
_TICKS = 10_000  # turns of all loops of one source together
_RANGE = 1_000
_OUTPUT = 200_000  # characters one source may print
_STRING = 20_000
_LARGEST = Decimal(10) ** 30
_BUDGET = " budget"  # no template can spell a name with a space

Value = str | int | Decimal | Pending


@dataclass(frozen=True, slots=True)
class Compiled:
    """A source ready to run, with the fields it speaks of in order and those its conditions hang on."""

    source: Source
    template: jinja2.Template
    names: tuple[str, ...]
    asked: tuple[str, ...]


class _TooMuch(Exception):
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
        raise _TooMuch("文字不能参加运算")
    return Decimal(value)


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) > _LARGEST:
        raise _TooMuch("算出的数太大")
    return number


def _together(pieces: Iterable[Any]) -> str:
    text = "".join(_printed(piece) for piece in pieces)
    if len(text) > _STRING:
        raise _TooMuch("拼出的文字太长")
    return text


def _printed(value: Any) -> str:
    match value:
        case str():
            return value
        case Pending():
            return Reference(value.name).mark()
        case bool() | None:
            raise _TooMuch("这里应是文字或数字，不是判断")
        case int() | Decimal():
            return plain(_bounded(round(Decimal(value), 6)))
        case jinja2.Undefined():
            return str(value)
        case _:
            raise _TooMuch("这里应是文字或数字")


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
    budget = context.parent[_BUDGET]
    for item in items:
        budget[0] -= 1
        if budget[0] < 0:
            raise _TooMuch("循环次数太多")
        yield item


def _range(*bounds: Any) -> range:
    made = range(*(int(_number(bound)) for bound in bounds))
    if len(made) > _RANGE:
        raise _TooMuch(f"range 最多 {_RANGE} 次")
    return made


def _filled(value: Any) -> bool:
    return value.filled if isinstance(value, Pending) else True


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    made = _Environment(undefined=jinja2.StrictUndefined, optimized=False, finalize=_printed, keep_trailing_newline=True, cache_size=0)
    made.filters = {"增减": _moved, "数": _printed, "汉字": _in_chinese, "~": _together, ".": Decimal, "@": _counted, "in": _among}
    made.tests = {"已填": _filled}
    made.globals = {"range": _range}
    return made


@lru_cache(maxsize=1024)
def compiled(source: Source, names: frozenset[str]) -> Compiled:
    """``source`` ready to run against fields ``names``; Refused names the file and line of what is wrong."""
    environment = _environment()
    try:
        if len(source.text) > _SOURCE:
            raise Crooked("内容太长，请分成几个文件", 1)
        tree = environment.parse(stripped(source.text))
        used, asked = names_used(tree, names), names_asked(tree, names)
        code = environment.compile(fenced(tree, names), name=source.file, filename=source.file or "<template>")
    except Crooked as fault:
        raise Refused(f"{place(source, fault.line)}：{fault}。") from None
    except jinja2.TemplateSyntaxError as fault:
        raise Refused(f"{place(source, fault.lineno)}：{_in_words(fault)}。") from None
    except (RecursionError, MemoryError, ValueError, SyntaxError, TypeError) as fault:
        raise Refused(f"{place(source, 1)}：写法太复杂，读不懂，请拆成几句。") from fault
    return Compiled(source, environment.template_class.from_code(environment, code, environment.globals), used, asked)


def place(source: Source, line: int) -> str:
    """Where a line of ``source`` stands: 模板“summary/speed.j2”第12行."""
    return f"模板“{source.file or '未命名'}”第{source.line + line - 1}行"


def _in_words(fault: jinja2.TemplateSyntaxError) -> str:
    message = fault.message or ""
    if "unknown tag" in message:
        return f"不认识的标签“{message.split(chr(39))[1]}”，请检查 {{% %}} 里的写法"
    if "nexpected end of template" in message or "end of print statement" in message:
        return "有没写完的 {{ }} 或 {% %}（如 {% if %} 缺 {% endif %}）"
    return "{{ }} 或 {% %} 里的写法读不懂，请检查括号、引号和字段名"


def run(ready: Compiled, values: Mapping[str, Value]) -> str:
    """What ``ready`` prints, fields as references; Refused names the file and line where it fails."""
    context = ready.template.new_context({**values, _BUDGET: [_TICKS]})
    pieces, length = [], 0
    try:
        for piece in ready.template.root_render_func(context):
            length += len(piece)
            if length > _OUTPUT:
                raise _TooMuch("印出的文字太长")
            pieces.append(piece)
    except Refused:
        raise
    except Exception as fault:  # whatever a template's author managed to provoke becomes one sentence
        raise Refused(f"{place(ready.source, _line(ready, fault.__traceback__))}：{_reason(fault)}。") from fault
    return "".join(pieces)


def _line(ready: Compiled, trace: TracebackType | None) -> int:
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == ready.template.filename:
            line = ready.template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _reason(fault: Exception) -> str:
    match fault:
        case _TooMuch():
            return str(fault)
        case jinja2.UndefinedError():
            return "用到了还没有赋值的变量"
        case ZeroDivisionError() | DecimalException():
            return "除数是零或数太大，算不出来"
        case TypeError():
            return "文字和数字不能这样比较或运算"
        case _:
            return "这一句执行不了，请检查写法"
