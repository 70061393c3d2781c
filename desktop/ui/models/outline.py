"""The outline of a report: its headings as a tree."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.actions.section import Section
from desktop.ui.models.tree import Branch, Index, TreeModel

__all__ = ["OutlineModel"]


class OutlineModel(TreeModel):
    """One row a heading, in its own words."""

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show ``sections``."""
        self.show(tuple(map(_branch, sections)))

    def section(self, index: Index) -> Section | None:
        """The section at ``index``."""
        value = self.value(index)
        return value if isinstance(value, Section) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one heading."""
        section = self.section(index)
        if section and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return section.text
        return None


def _branch(section: Section) -> Branch:
    return Branch(section.key, section, tuple(map(_branch, section.children)))
