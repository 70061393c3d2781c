"""The line over a draft: back to all drafts, its name, copy and export."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.ui.widgets.buttons import WordButton

__all__ = ["DraftHead"]


class DraftHead(QWidget):
    """Signals only; the page does the work."""

    renamed = Signal(str)
    back = Signal()
    copy = Signal()
    export = Signal()
    export_pdf = Signal()
    print = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self.name, self._kind, self._kept = QLineEdit(self), QLabel(self), ""
        self.name.setObjectName("name")
        self.name.setAccessibleName("稿件名称")
        self.name.setToolTip("稿件名称，点击可改")
        self.name.setMaxLength(120)
        self._kind.setObjectName("second")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(WordButton("稿件", self.back.emit, kind="flat", picture="back", hint="回到全部稿件（Ctrl+N）", parent=self))
        row.addWidget(self.name, 1)
        row.addWidget(self._kind)
        row.addSpacing(8)
        row.addWidget(WordButton("复制正文", self.copy.emit, picture="copy", hint="复制纯文本，贴到网上填报系统（Ctrl+Shift+C）", parent=self))
        row.addWidget(WordButton("打印…", self.print.emit, picture="print", hint="按预览的版面打印（Ctrl+P）", parent=self))
        row.addWidget(WordButton("导出 PDF", self.export_pdf.emit, picture="pdf", hint="导出 .pdf，版面同预览", parent=self))
        row.addWidget(WordButton("导出 Word", self.export.emit, kind="primary", picture="export", hint="导出 .docx（Ctrl+E）", parent=self))
        self.name.editingFinished.connect(self._rename)

    def show_draft(self, name: str, kind: str) -> None:
        """Show the draft's name and the name of its kind."""
        self._kept = name
        self.name.setText(name)
        self.name.setCursorPosition(0)
        self._kind.setText(kind)

    def _rename(self) -> None:
        words = self.name.text().strip()
        if words and words != self._kept:
            self._kept = words
            self.renamed.emit(words)
        elif not words:
            self.name.setText(self._kept)
