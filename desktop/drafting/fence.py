"""What a template may say: the fence walks Jinja's syntax tree and refuses all that could run away, naming its line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from jinja2 import nodes

__all__ = ["FILTERS", "TESTS", "Crooked", "fenced", "names_asked", "names_used"]

FILTERS = ("增减", "数", "汉字")
TESTS = ("已填",)
_DEPTH = 60
_LOOP = ("index", "index0", "first", "last")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign),
    *(nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.CondExpr, nodes.Concat),
    *(nodes.Filter, nodes.Test, nodes.Call, nodes.Getattr),
)
_CALLED: dict[type[nodes.Node], str] = {
    nodes.Include: "include（引用别的文件）",
    nodes.Import: "import（引用别的文件）",
    nodes.FromImport: "import（引用别的文件）",
    nodes.Extends: "extends（引用别的文件）",
    nodes.Macro: "macro（宏）",
    nodes.CallBlock: "call（宏）",
    nodes.FilterBlock: "filter 块",
    nodes.AssignBlock: "set 块",
    nodes.With: "with 块",
    nodes.Scope: "autoescape",
    nodes.NSRef: "点号赋值",
    nodes.Block: "block（块）",
    nodes.Getitem: "方括号取值",
    nodes.Slice: "切片",
    nodes.Pow: "乘方（**）",
    nodes.Mod: "百分号运算（%）",
    nodes.FloorDiv: "整除（//）",
    nodes.Dict: "花括号字典",
}


class Crooked(Exception):
    """Something in a template that cannot stay; carries its line within the source."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line or 1


def names_used(tree: nodes.Template, names: frozenset[str]) -> tuple[str, ...]:
    """The fields ``tree`` speaks of, each once, in order."""
    return tuple(dict.fromkeys(node.name for node in tree.find_all(nodes.Name) if node.name in names))


def names_asked(tree: nodes.Template, names: frozenset[str]) -> tuple[str, ...]:
    """The fields a condition of ``tree`` hangs on; read before ``fenced``."""
    tests = (node.test for node in tree.find_all((nodes.If, nodes.CondExpr)) if isinstance(node, nodes.If | nodes.CondExpr))
    return tuple(dict.fromkeys(name for test in tests for name in _names(test) if name in names))


def _names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    yield from (found.name for found in node.find_all(nodes.Name))


def fenced(tree: nodes.Template, names: frozenset[str]) -> nodes.Template:
    """``tree`` itself, checked; Crooked names the line of what is not allowed or not defined."""
    every = tuple(_walked(tree))
    stored = {node.name for node in every if isinstance(node, nodes.Name) and node.ctx == "store"}
    for node in sorted(every, key=lambda node: isinstance(node, _ALLOWED)):  # a macro is named as such, not by what it calls
        _check(node, names, stored)
    return tree


def _walked(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Every node, without recursion; a depth that would exhaust the compiler is refused."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEPTH:
            raise Crooked("嵌套太深，请拆成几句", node.lineno)
        yield node
        waiting.extend((child, depth + 1) for child in node.iter_child_nodes())


def _check(node: nodes.Node, names: frozenset[str], stored: set[str]) -> None:
    if not isinstance(node, _ALLOWED):
        raise Crooked(f"模板里不能用{_CALLED.get(type(node), type(node).__name__)}", node.lineno)
    match node:
        case nodes.Name():
            _check_name(node, names, stored)
        case nodes.Filter():
            _check_filter(node)
        case nodes.Call(node=called) if not (isinstance(called, nodes.Name) and called.name == "range"):
            raise Crooked("模板里不能调用函数", node.lineno)
        case nodes.Getattr(node=owner) if not (isinstance(owner, nodes.Name) and owner.name == "loop" and node.attr in _LOOP):
            raise Crooked(f"模板里不能取属性（.{node.attr}）", node.lineno)
        case nodes.Test() if node.name not in TESTS:
            raise Crooked(f"不认识的判断“{node.name}”，只有{'、'.join(TESTS)}", node.lineno)
        case nodes.List() | nodes.Tuple() if not all(isinstance(item, nodes.Const) for item in node.items):
            raise Crooked("列表里只能写文字和数字", node.lineno)
        case nodes.For(recursive=True):
            raise Crooked("循环不能写 recursive", node.lineno)
        case _:
            pass


def _check_name(node: nodes.Name, names: frozenset[str], stored: set[str]) -> None:
    if node.ctx == "store" and node.name in names | {"loop", "range"}:
        raise Crooked(f"“{node.name}”是字段名，不能再用作变量名", node.lineno)
    if node.ctx == "load" and node.name not in names and node.name not in stored | {"loop", "range"}:
        close = get_close_matches(node.name, names, 1)
        guess = f"，是不是“{close[0]}”" if close else "，请补上定义或改正名称"
        raise Crooked(f"字段“{node.name}”没有在 template.toml 里定义{guess}", node.lineno)


def _check_filter(node: nodes.Filter) -> None:
    if node.node is None or node.name not in FILTERS:
        raise Crooked(f"不认识的过滤器“{node.name}”，只有{'、'.join(FILTERS)}", node.lineno)
    wanted = 3 if node.name == "增减" else 0
    words = all(isinstance(word, nodes.Const) and isinstance(word.value, str) for word in node.args)
    if len(node.args) != wanted or node.kwargs or node.dyn_args or node.dyn_kwargs or not words:
        raise Crooked('“增减”后面要有三个词，如 增减("提高", "下降", "持平")' if wanted else f"“{node.name}”后面不带参数", node.lineno)
