"""What the library knows of the report one reads, each of it put right where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop.actions.surveyed import KINDS
from desktop.ledger.sheets.heads import period_of
from desktop.ledger.sheets.table import words_of
from desktop.store.reports import ReportEntry
from desktop.ui.widgets.filters import Box

__all__ = ["ReportCard"]

_LINES = {"title": "标题", "region": "地区", "period": "时期"}


class ReportCard(QWidget):
    """``changed`` tells which of title, kind, region and period a person has put right, and what it should be."""

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entry: ReportEntry | None = None
        self.lines = {column: self._line(column, name) for column, name in _LINES.items()}
        self.lines["title"].setObjectName("name")
        self.kind = self._kinds()
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setSpacing(8)
        grid.addWidget(self.lines["title"], 0, 0, 1, 3)
        for column, part in enumerate((self.kind, self.lines["region"], self.lines["period"])):
            grid.addWidget(part, 1, column)
            grid.setColumnStretch(column, 1)

    def show_entry(self, entry: ReportEntry | None) -> None:
        """Show what is known of that report; nothing where there is none."""
        self._entry = entry
        self.setVisible(entry is not None)
        for column, line in self.lines.items():
            line.setText(self._words(column))
            line.setCursorPosition(0)
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(max(0, self.kind.findData(entry.kind if entry else "")))

    def keep(self) -> None:
        """Tell what was typed and not yet confirmed, since the window closes."""
        for column, line in self.lines.items():
            self._tell(column, line.text())

    def _line(self, column: str, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setToolTip(f"{name}，可以直接改" + ("，如 2024年上半年" if column == "period" else ""))
        line.editingFinished.connect(lambda: self._tell(column, line.text()))
        return line

    def _kinds(self) -> QComboBox:
        box = Box(self)
        box.setAccessibleName("材料种类")
        box.setToolTip("种类，可以直接改")
        box.setMinimumContentsLength(6)
        box.addItem("未分种类", "")
        for kind, name in KINDS.items():
            box.addItem(name, kind)
        box.currentIndexChanged.connect(lambda _row: self.changed.emit("kind", str(box.currentData())))
        return box

    def _words(self, column: str) -> str:
        if self._entry is None:
            return ""
        value = str(getattr(self._entry, column))
        return words_of(value) if column == "period" and value else value

    def _tell(self, column: str, words: str) -> None:
        told = " ".join(words.split())
        if self._entry and told != self._words(column):
            self.changed.emit(column, (period_of(told) or told) if column == "period" else told)
