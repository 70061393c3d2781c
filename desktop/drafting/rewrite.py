"""Jinja's syntax tree rewritten: printed fields become references, what could grow goes through a counting filter."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from desktop.drafting.reference import Reference, stripped

__all__ = ["rewritten"]


def rewritten(tree: nodes.Template, names: frozenset[str]) -> nodes.Template:
    """``tree``, changed in place: fields among ``names`` that are printed as references, comparisons and numbers made exact."""
    _Rewriter(names).visit(tree)
    return tree


class _Rewriter(NodeTransformer):
    """Printed fields become references; what could grow without bound goes through a counting filter of the environment."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        node.nodes = [self._printed(child) for child in node.nodes]
        return node

    def _printed(self, node: nodes.Expr) -> nodes.Expr:
        match node:
            case nodes.TemplateData():
                return node
            case nodes.Name() if node.name in self.names:
                return _const(Reference(node.name).mark(), node)
            case nodes.Filter(node=nodes.Name(name=name)) if name in self.names:
                return _const(Reference(name, node.name, tuple(_word(word) for word in node.args)).mark(), node)
            case nodes.CondExpr():
                node.test = self.visit(node.test)
                node.expr1 = self._printed(node.expr1)
                node.expr2 = _const("", node) if node.expr2 is None else self._printed(node.expr2)
                return node
            case nodes.Concat():
                return _filtered(nodes.List([self._printed(child) for child in node.nodes], lineno=node.lineno, environment=node.environment), "~")
            case _:
                made: nodes.Expr = self.visit(node)
                return made

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno, environment=node.environment), "~")

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        node.expr2 = node.expr2 or _const("", node)
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Expr:  # noqa: N802
        if isinstance(node.value, float):  # 0.1 must equal the Decimal a person typed
            return _filtered(_const(repr(node.value), node), ".")
        return _const(stripped(node.value), node) if isinstance(node.value, str) else node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        assert isinstance(node.iter, nodes.Expr)
        node.iter = _filtered(node.iter, "@")
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if len(node.ops) == 1 and node.ops[0].op in ("in", "notin"):
            found = _filtered(node.expr, "in", node.ops[0].expr)
            return found if node.ops[0].op == "in" else nodes.Not(found, lineno=node.lineno, environment=node.environment)
        return node


def _const(value: str, like: nodes.Node) -> nodes.Const:
    return nodes.Const(value, lineno=like.lineno, environment=like.environment)


def _word(node: Any) -> str:
    return stripped(str(node.value))


def _filtered(node: nodes.Expr, name: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno, environment=node.environment)
