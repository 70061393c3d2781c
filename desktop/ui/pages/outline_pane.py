"""The left pane of a draft: its outline, ticked and dragged, and how the chosen heading is worded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import picks
from desktop.actions.desk import Desk
from desktop.actions.pick_line import PickLine
from desktop.drafting.draft import Draft
from desktop.ui.models.picks import PicksModel
from desktop.ui.sheet import Sheet
from desktop.ui.widgets.buttons import IconButton, WordButton
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.panes import pane_head
from desktop.ui.widgets.picks_view import PicksView

__all__ = ["OutlinePane"]


class OutlinePane(QWidget):
    """Asks ``actions.picks`` for every change and hands the new draft to the sheet."""

    wants_library = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk: Desk = desk
        self._sheet: Sheet | None = None
        self.model = PicksModel(self)
        self.view = PicksView(self.model, self)
        self.up = IconButton("up", "上移", lambda: self._step(-1), hint="上移（Alt+↑）", parent=self)
        self.down = IconButton("down", "下移", lambda: self._step(1), hint="下移（Alt+↓）", parent=self)
        self.remove = IconButton("delete", "移除", self._remove, hint="移除取用的章节，或所选章节所属的地区", parent=self)
        self.headings = Choice(self)
        self.add_scope = WordButton("添加地区…", self._ask_scope, kind="link", picture="plus", hint="同样的章节再写一个地区", parent=self)
        self.scope = QLineEdit(self)
        self._lay_out()
        self.model.ticked.connect(self._tick)
        self.model.moved.connect(self._move)
        self.view.step.connect(self._step)
        self.view.chosen.connect(self._chosen)
        self.headings.activated.connect(lambda _row: self._word())
        self.headings.lineEdit().editingFinished.connect(self._word)
        self.scope.returnPressed.connect(self._add_scope)
        self.scope.editingFinished.connect(self.scope.hide)

    def _lay_out(self) -> None:
        self.headings.setAccessibleName("标题写法")
        self.headings.lineEdit().setPlaceholderText("这一节没有标题")
        self.scope.setAccessibleName("地区名称")
        self.scope.setPlaceholderText("地区名称，回车添加")
        self.scope.hide()
        footing = QWidget(self)
        footing.setObjectName("footing")
        footing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        below = QVBoxLayout(footing)
        below.setContentsMargins(12, 8, 12, 12)
        below.setSpacing(4)
        label = QLabel("标题写法（可选可改）", footing)
        label.setObjectName("second")
        label.setBuddy(self.headings)
        below.addWidget(label)
        below.addWidget(self.headings)
        below.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(WordButton("从资料取用…", self.wants_library.emit, kind="link", picture="plus", hint="到资料里选一个章节加进来", parent=self))
        row.addWidget(self.add_scope)
        row.addStretch(1)
        below.addLayout(row)
        below.addWidget(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pane_head("提纲", self.remove, self.up, self.down, parent=self))
        column.addWidget(self.view, 1)
        column.addWidget(footing)

    def set_sheet(self, sheet: Sheet) -> None:
        """Work on ``sheet`` from now on."""
        self._sheet = sheet
        sheet.changed.connect(self._show)
        self.add_scope.setVisible(bool(self._desk.template(sheet.draft.kind).scope_name))
        self.scope.hide()
        self._show()
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _show(self) -> None:
        if self._sheet:
            self.model.show_lines(picks.pick_lines(self._desk, self._sheet.draft))
            self._chosen(self.view.line())

    def _apply(self, draft: Draft) -> None:
        if self._sheet:
            self._sheet.apply(draft)

    def _tick(self, section: int, point: int, on: bool) -> None:
        if self._sheet:
            self._apply(picks.tick(self._sheet.draft, section, point, on))

    def _move(self, section: int, point: int, to: int) -> None:
        if self._sheet:
            self._apply(picks.move(self._sheet.draft, section, point, to))

    def _step(self, step: int) -> None:
        line = self.view.line()
        if line:
            place = line.section if line.point < 0 else line.point
            self._move(line.section, line.point, place + step if step < 0 else place + step + 1)

    def _remove(self) -> None:
        line = self.view.line()
        if line and self._sheet and line.borrowed:
            self._apply(picks.remove_borrowed(self._sheet.draft, line.section))
        elif line and self._sheet and line.scope:
            self._apply(picks.remove_scope(self._sheet.draft, line.scope))

    def _ask_scope(self) -> None:
        self.scope.clear()
        self.scope.show()
        self.scope.setFocus()

    def _add_scope(self) -> None:
        if self._sheet:
            self._apply(picks.add_scope(self._desk, self._sheet.draft, self.scope.text().strip()))

    def _word(self) -> None:
        line = self.view.line()
        words = self.headings.currentText().strip()
        if line and self._sheet and line.variants and words and words != line.heading:
            self._apply(picks.word_heading(self._sheet.draft, line.section, line.point, words))

    def _chosen(self, line: PickLine | None) -> None:
        for button, fits in (
            (self.up, line is not None),
            (self.down, line is not None),
            (self.remove, bool(line and line.point < 0 and (line.borrowed or line.scope))),
        ):
            button.setEnabled(fits)
        self.remove.setVisible(self.remove.isEnabled())
        self.headings.setEnabled(bool(line and line.variants))
        variants = list(line.variants) if line else []
        if variants != [self.headings.itemText(row) for row in range(self.headings.count())]:
            self.headings.clear()
            self.headings.addItems(variants)
        if not self.headings.lineEdit().isModified() or not self.headings.hasFocus():
            self.headings.setEditText(line.heading if line and line.variants else "")
            self.headings.lineEdit().setCursorPosition(0)
        self.headings.setToolTip(self.headings.currentText())
