"""Jinja, fenced in: sources compiled once, run with bounded work on plain strings and numbers; faults name file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import lru_cache
from types import TracebackType

import jinja2
from jinja2 import nodes

from desktop.drafting.bounds import BUDGET, TooMuch, environment
from desktop.drafting.fence import Crooked, fenced, names_asked, names_used
from desktop.drafting.pending import Pending
from desktop.drafting.reference import is_plain, stripped
from desktop.drafting.rewrite import rewritten
from desktop.drafting.template import Source
from desktop.outcome import Refused

__all__ = ["Compiled", "check", "compiled", "place", "run"]

_SOURCE = 200_000  # characters of one file
_WORK = 10_000  # turns of all loops of one source together; in a long source each turn counts for more
_TURN = 200  # characters of source that one unit of work runs through
_OUTPUT = 200_000  # characters one source may print

Value = str | int | Decimal | Pending


@dataclass(frozen=True, slots=True)
class Compiled:
    """A source ready to run, with the fields it speaks of in order and those its conditions hang on."""

    source: Source
    template: jinja2.Template
    names: tuple[str, ...]
    asked: tuple[str, ...]


def check(source: Source, names: frozenset[str]) -> None:
    """Refused where ``source`` says what no template may, naming file and line; nothing is compiled yet."""
    if not is_plain(source.text):
        with _faults_named(source):
            _tree(source, names)


@lru_cache(maxsize=1024)
def compiled(source: Source, names: frozenset[str]) -> Compiled:
    """``source`` ready to run against fields ``names``; Refused names the file and line of what is wrong."""
    jinja = environment()
    with _faults_named(source):
        tree, used, asked = _tree(source, names)
        code = jinja.compile(rewritten(tree, names), name=source.file, filename=source.file or "<template>")
    return Compiled(source, jinja.template_class.from_code(jinja, code, jinja.globals), used, asked)


def _tree(source: Source, names: frozenset[str]) -> tuple[nodes.Template, tuple[str, ...], tuple[str, ...]]:
    if len(source.text) > _SOURCE:
        raise Crooked("内容太长，请分成几个文件", 1)
    tree = fenced(environment().parse(stripped(source.text)), names)
    return tree, names_used(tree, names), names_asked(tree, names)


@contextmanager
def _faults_named(source: Source) -> Iterator[None]:
    """Whatever is wrong with ``source`` as one sentence with its file and line."""
    try:
        yield
    except Crooked as fault:
        raise Refused(f"{place(source, fault.line)}：{fault}。") from None
    except jinja2.TemplateSyntaxError as fault:
        raise Refused(f"{place(source, fault.lineno)}：{_in_words(fault)}。") from None
    except (RecursionError, MemoryError, ValueError, SyntaxError, TypeError) as fault:
        raise Refused(f"{place(source, 1)}：写法太复杂，读不懂，请拆成几句。") from fault


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
    context = ready.template.new_context({**values, BUDGET: [_WORK, 1 + len(ready.source.text) // _TURN]})
    pieces, length = [], 0
    try:
        for piece in ready.template.root_render_func(context):
            length += len(piece)
            if length > _OUTPUT:
                raise TooMuch("印出的文字太长")
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
        case TooMuch():
            return str(fault)
        case jinja2.UndefinedError():
            return "用到了还没有赋值的变量"
        case ZeroDivisionError() | DecimalException():
            return "除数是零或数太大，算不出来"
        case TypeError():
            return "文字和数字不能这样比较或运算"
        case _:
            return "这一句执行不了，请检查写法"
