"""The middle pane of a draft: the form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.composing import Composed
from desktop.actions.filling import set_value
from desktop.actions.form_line import FormGroup
from desktop.ui.models.form import FormModel
from desktop.ui.sheet import Sheet
from desktop.ui.widgets.buttons import WordButton
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.form_view import FormView
from desktop.ui.widgets.panes import pane_head

__all__ = ["FormPane"]


class FormPane(QWidget):
    """What is typed goes to the sheet at once; what the form says of it comes back with the next text."""

    entered_field = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sheet: Sheet | None = None
        self.model = FormModel(self)
        self.view = FormView(self.model, self)
        self.view.entered_field.connect(self.entered_field)
        self.view.entered_field.connect(self._explain)
        self.model.typed.connect(self._typed)
        self.count = QLabel(self)
        self.count.setObjectName("second")
        self.count.setContentsMargins(0, 0, 8, 0)
        self.next = WordButton("下一个", self.view.next_open, kind="link", hint="转到下一个待补的填报项（Enter 或 Ctrl+Enter）", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(Empty("note", "没有要填的数据", "勾选的章节里没有填报项，可以直接导出。", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pane_head("填报", self.count, self.next, parent=self))
        column.addWidget(self._stack, 1)
        column.addWidget(self._footing())

    def _footing(self) -> QWidget:
        footing = QWidget(self)
        footing.setObjectName("footing")
        footing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.about = QLabel(footing)
        self.about.setObjectName("second")
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(36)
        row = QHBoxLayout(footing)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.about, 1)
        self._explain()
        return footing

    def set_sheet(self, sheet: Sheet) -> None:
        """Work on ``sheet`` from now on."""
        self._sheet = sheet
        self.model.show_groups(())
        sheet.composed.connect(self._show)

    def go_to(self, key: str) -> None:
        """Open the field of that key for typing."""
        found = self.model.of_field(key)
        if found.isValid():
            self.view.go(found)

    def _show(self, composed: Composed) -> None:
        self.model.show_groups(self._as_typed(composed.groups))
        self._explain()
        lines = sum(len(group.lines) for group in composed.groups)
        self.count.setText(f"{lines} 项，缺 {composed.missing} 项" if composed.missing else f"{lines} 项，已填齐")
        self.next.setVisible(composed.missing > 0)
        self._stack.setCurrentIndex(0 if lines else 1)

    def _explain(self) -> None:
        """Say of the line one is in what does not fit into its row."""
        line = self.model.line(self.view.currentIndex())
        parts = (line.remark, line.hint, f"由{line.department}提供" if line.department else "") if line else ()
        words = "；".join(part.rstrip("。；") for part in parts if part)
        self.about.setText(f"{line.label}：{words}" if line and words else "逐项填写，回车到下一个待补项；可写 1.9万余、近70 这样的数。")

    def _as_typed(self, groups: tuple[FormGroup, ...]) -> tuple[FormGroup, ...]:
        """The lines with what stands typed by now: the text behind ``groups`` may be a few keys old."""
        values = self._sheet.draft.values if self._sheet else {}
        typed = {line.key: values.get(line.key, "") for group in groups for line in group.lines}
        return tuple(
            replace(group, lines=tuple(line if line.typed == typed[line.key] else line.with_typed(typed[line.key]) for line in group.lines))
            for group in groups
        )

    def _typed(self, key: str, text: str) -> None:
        if self._sheet:
            self._sheet.apply(set_value(self._sheet.draft, key, text))
