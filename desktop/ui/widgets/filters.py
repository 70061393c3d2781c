"""What the library is narrowed to: kind, region and period, a box each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.actions.searching import Narrow
from desktop.actions.surveyed import KINDS
from desktop.ledger.sheets.table import words_of
from desktop.store.reports import ReportEntry

__all__ = ["Box", "Filters"]

_BOXES = {"kind": ("种类", "全部种类"), "region": ("地区", "全部地区"), "period": ("时期", "全部时期")}


class Filters(QWidget):
    """A box that has nothing to choose from is not shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.boxes: dict[str, QComboBox] = {}
        for column, (name, every) in _BOXES.items():
            box = Box(self)
            box.setAccessibleName(name)
            box.setToolTip(f"按{name}筛选材料和搜索结果")
            box.setMinimumWidth(112)
            box.setMaximumWidth(160)
            box.addItem(every, "")
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
            row.addWidget(box)
            self.boxes[column] = box

    def offer(self, entries: Iterable[ReportEntry]) -> None:
        """Offer what these reports are; what was chosen stays chosen as long as there is one of it."""
        kept = {(entry.kind, entry.region, entry.period) for entry in entries}
        self._fill("kind", {kind: KINDS.get(kind, kind) for kind in sorted({each[0] for each in kept})})
        self._fill("region", {value: value for value in sorted({each[1] for each in kept})})
        self._fill("period", {value: words_of(value) for value in sorted({each[2] for each in kept}, reverse=True)})

    def narrow(self) -> Narrow:
        """What a search is narrowed to."""
        chosen = self._chosen()
        return Narrow(kind=chosen["kind"], region=chosen["region"], period=chosen["period"])

    def passing(self, entries: tuple[ReportEntry, ...]) -> tuple[ReportEntry, ...]:
        """Those of the reports that are asked for."""
        chosen = [(column, value) for column, value in self._chosen().items() if value]
        return tuple(entry for entry in entries if all(getattr(entry, column) == value for column, value in chosen)) if chosen else entries

    def _chosen(self) -> dict[str, str]:
        return {column: str(box.currentData() or "") for column, box in self.boxes.items()}

    def _fill(self, column: str, words: Mapping[str, str]) -> None:
        box = self.boxes[column]
        chosen, offered = box.currentData(), {value: word for value, word in words.items() if value}
        if [box.itemData(row) for row in range(1, box.count())] != list(offered):
            with QSignalBlocker(box):
                while box.count() > 1:
                    box.removeItem(1)
                for value, word in offered.items():
                    box.addItem(word, value)
                box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(bool(offered))


class Box(QComboBox):
    """A box to choose from which the mouse's wheel passes by."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: turning the wheel in passing must not change what is shown."""
        event.ignore()
