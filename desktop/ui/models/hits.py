"""The paragraphs a search has found."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.actions.searching import Hit
from desktop.ui.models.tree import Index

__all__ = ["HitsModel", "excerpt"]

_NOWHERE = QModelIndex()
_BEFORE, _LONG = 14, 240  # characters shown before the first hit, and in all
Spans = tuple[tuple[int, int], ...]


class HitsModel(QAbstractListModel):
    """One row a paragraph, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Show these hits."""
        if hits != self._hits:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit in that row."""
        return self._hits[index.row()] if index.isValid() else None

    def about(self, hit: Hit) -> str:
        """Where the paragraph stands: its report and the heading next above it."""
        heading = hit.section.rsplit("\n", 1)[-1]
        return " · ".join(part for part in (hit.title, heading) if part)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one hit."""
        hit = self.hit(index)
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return excerpt(hit)[0]
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((hit.title, *filter(None, hit.section.split("\n"))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.about(hit)}：{excerpt(hit)[0]}"
        return None


def excerpt(hit: Hit) -> tuple[str, Spans]:
    """The hit's words from shortly before what was sought, on one line, and the spans of them to highlight."""
    spans = hit.spans
    first = spans[0][0] if spans else 0
    start = max(0, first - _BEFORE) if first > 2 * _BEFORE else len(hit.text) - len(hit.text.lstrip())
    sign = "…" if start and hit.text[:start].strip() else ""
    shift, end = len(sign) - start, start + _LONG
    words = sign + "".join(" " if each.isspace() else each for each in hit.text[start:end])
    return words, tuple((low + shift, min(high, end) + shift) for low, high in spans if start <= low < end)
