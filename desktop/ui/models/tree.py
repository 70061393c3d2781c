"""A tree of frozen values as a Qt model: the same shape shows its changes in place, another shape starts afresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

__all__ = ["Branch", "Index", "TreeModel"]

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Branch:
    """A node: ``key`` names it among all, ``value`` is what it shows."""

    key: str
    value: Any
    children: tuple[Branch, ...] = ()


@dataclass(slots=True)
class _Node:
    branch: Branch
    parent: int
    row: int
    children: list[int]


class TreeModel(QAbstractItemModel):
    """Nodes are numbered; an index carries its node's number, so no Python object hangs on a C++ pointer."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = [_Node(Branch("", None), -1, 0, [])]
        self._by_key: dict[str, int] = {}

    def show(self, branches: tuple[Branch, ...]) -> None:
        """Show ``branches``; where keys and shape are as before, only what differs is told anew."""
        nodes = _numbered(branches)
        if [(node.branch.key, node.parent) for node in nodes] == [(node.branch.key, node.parent) for node in self._nodes]:
            self._update(nodes)
            return
        self.beginResetModel()
        self._nodes = nodes
        self._by_key = {node.branch.key: number for number, node in enumerate(nodes) if number}
        self.endResetModel()

    def _update(self, nodes: list[_Node]) -> None:
        old, self._nodes = self._nodes, nodes
        for number, (before, after) in enumerate(zip(old, nodes, strict=True)):
            if number and before.branch.value != after.branch.value:
                self.dataChanged.emit(self._index(number), self._index(number, self.columns - 1))

    def replace_value(self, index: Index, value: Any) -> None:
        """Show ``value`` at ``index`` until ``show`` says otherwise."""
        node = self._node(index)
        node.branch = replace(node.branch, value=value)
        self.dataChanged.emit(index.siblingAtColumn(0), index.siblingAtColumn(self.columns - 1))

    def value(self, index: Index) -> Any:
        """What the node at ``index`` shows; None at the root."""
        return self._node(index).branch.value

    def key(self, index: Index) -> str:
        """The key of the node at ``index``."""
        return self._node(index).branch.key

    def find(self, key: str, column: int = 0) -> QModelIndex:
        """The index of the node with that key, invalid where there is none."""
        number = self._by_key.get(key)
        return self._index(number, column) if number else QModelIndex()

    def every(self, column: int = 0) -> Iterator[QModelIndex]:
        """All nodes from top to bottom."""
        for number in range(1, len(self._nodes)):
            yield self._index(number, column)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Qt: the child of ``parent`` in that row and column."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt: what ``index`` hangs on."""
        number = self._node(index).parent
        return self._index(number) if index.isValid() and number > 0 else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many children."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many columns."""
        return self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what ``index`` shows in that role; the models for each tree say."""
        return None

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId() if index.isValid() else 0]

    def _index(self, number: int, column: int = 0) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, column, number)


def _numbered(branches: tuple[Branch, ...]) -> list[_Node]:
    nodes = [_Node(Branch("", None), -1, 0, [])]

    def add(branch: Branch, parent: int, row: int) -> None:
        number = len(nodes)
        nodes.append(_Node(branch, parent, row, []))
        nodes[parent].children.append(number)
        for place, child in enumerate(branch.children):
            add(child, number, place)

    for row, branch in enumerate(branches):
        add(branch, 0, row)
    return nodes
