"""Panes: a head with a name and tools over what the pane is for, side by side with lines one can drag."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

__all__ = ["column", "pane", "pane_head", "splitter"]


def pane(name: str, content: QWidget, *tools: QWidget, parent: QWidget) -> QWidget:
    """``content`` under a head that says ``name``."""
    made = QWidget(parent)
    made.setObjectName("pane")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column(made, pane_head(name, *tools, parent=made), content)
    return made


def pane_head(name: str, *tools: QWidget, parent: QWidget) -> QWidget:
    """A 40 pixel line with ``name`` and ``tools``."""
    head = QWidget(parent)
    head.setObjectName("panebar")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head.setFixedHeight(40)
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 0, 8, 0)
    row.setSpacing(4)
    label = QLabel(name, head)
    label.setObjectName("panehead")
    row.addWidget(label)
    row.addStretch(1)
    for tool in tools:
        row.addWidget(tool)
    return head


def column(host: QWidget, *parts: QWidget) -> None:
    """``parts`` one under the other; the last takes the room there is."""
    made = QVBoxLayout(host)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    for part in parts:
        made.addWidget(part, 1 if part is parts[-1] else 0)


def splitter(*panes: tuple[QWidget, int, int], parent: QWidget) -> QSplitter:
    """Panes side by side as (widget, first width, stretch), parted by one-pixel lines one can drag."""
    made = QSplitter(Qt.Orientation.Horizontal, parent)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for place, (part, _, stretch) in enumerate(panes):
        made.addWidget(part)
        made.setStretchFactor(place, stretch)
    made.setSizes([width for _, width, _ in panes])
    return made
