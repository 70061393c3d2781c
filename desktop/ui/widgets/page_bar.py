"""The line over the pages: which of how many, how large, one or two side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from desktop.ui.widgets.buttons import IconButton, WordButton
from desktop.ui.widgets.page_desk import Fit, PageDesk

__all__ = ["PageBar"]

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PageBar(QWidget):
    """Tools for ``desk``; they say what it shows."""

    def __init__(self, desk: PageDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.before = IconButton("before", "上一页", lambda: desk.go_to_page(desk.current - 1), hint="上一页（Ctrl+PgUp）", parent=self)
        self.after = IconButton("next", "下一页", lambda: desk.go_to_page(desk.current + 1), hint="下一页（Ctrl+PgDn）", parent=self)
        self.place = QLabel(self)
        self.place.setObjectName("second")
        self.place.setMinimumWidth(40)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller = IconButton("minus", "缩小", lambda: desk.zoom_step(-1), hint="缩小（Ctrl+-）", parent=self)
        self.larger = IconButton("plus", "放大", lambda: desk.zoom_step(1), hint="放大（Ctrl++）", parent=self)
        self.zoom = WordButton("100%", self._menu, kind="flat", hint="显示比例（Ctrl+滚轮；Ctrl+0 适合页宽）", parent=self)
        self.zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.zoom.setFixedWidth(56)
        self.two_up = IconButton("two-up", "双页并排", self._two_up, parent=self)
        self.two_up.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.before, self.place, self.after, self.smaller, self.zoom, self.larger, self.two_up):
            row.addWidget(part)
        row.insertSpacing(3, 8)
        desk.page_changed.connect(self._show_page)
        desk.zoom_changed.connect(self._show_zoom)
        self._show_page(0, 0)
        self._show_zoom(desk.zoom)

    def _show_page(self, page: int, pages: int) -> None:
        self.place.setText(f"{page} / {pages}" if pages else "")
        self.place.setAccessibleName(f"第 {page} 页，共 {pages} 页" if pages else "还没有页面")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < pages)

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom:.0%}")
        self.zoom.setAccessibleName(f"显示比例 {zoom:.0%}")

    def _two_up(self) -> None:
        self._desk.set_two_up(self.two_up.isChecked())

    def menu(self) -> QMenu:
        """What the zoom can be set to."""
        made, group = QMenu(self), None
        group = QActionGroup(made)
        for fit in Fit:
            action = made.addAction(fit.value, lambda fit=fit: self._desk.set_fit(fit))
            action.setCheckable(True)
            action.setChecked(self._desk.fit is fit)
            group.addAction(action)
        made.addSeparator()
        for zoom in _ZOOMS:
            action = made.addAction(f"{zoom:.0%}", lambda zoom=zoom: self._desk.set_zoom(zoom))
            action.setCheckable(True)
            action.setChecked(self._desk.fit is None and abs(self._desk.zoom - zoom) < 0.005)
            group.addAction(action)
        return made

    def _menu(self) -> None:
        menu = self.menu()
        menu.exec(self.zoom.mapToGlobal(self.zoom.rect().bottomLeft()))
        menu.deleteLater()
