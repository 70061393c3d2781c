"""A Document as text on the screen: headings styled, fields tinted by state, missing ones marked; a page-true view comes later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QBrush, QColor, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.document.nodes import Block, Chart, Document, Paragraph, Table
from desktop.ui import theme
from desktop.ui.widgets.composition import SCHEME, Composition

__all__ = ["DocumentView"]

_MARGIN = 28


class DocumentView(QTextBrowser):
    """Shows a document; the same number of blocks is updated in place, so that typing does not make it jump."""

    field_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._clicked)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(0)
        self._resized.timeout.connect(self._fit)
        self._document = Document()
        self._marked: str | int = ""
        self._composition = Composition(16, theme.colours())

    def show_document(self, document: Document) -> None:
        """Show ``document``, keeping the place one was reading."""
        old, self._document = self._document.blocks, document
        if len(old) == len(document.blocks) and not any(isinstance(block, Table | Chart) for block in old + document.blocks):
            self._change(old, document.blocks)
        else:
            self._rebuild()
        self._mark()

    def forget_mark(self) -> None:
        """Mark nothing, from the top: another document comes."""
        self._marked = ""
        self.verticalScrollBar().setValue(0)

    def reveal_block(self, block: int) -> None:
        """Bring the top-level block of that index to the top and mark it."""
        self._marked = block
        cursor = self._mark()
        if not cursor.isNull():
            top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
            self.verticalScrollBar().setValue(int(top) - 12)

    def reveal_field(self, name: str) -> None:
        """Bring the first place of a field into sight and mark it; nothing where it is not printed."""
        self._marked = name
        cursor = self._mark()
        box = self.cursorRect(cursor)
        if not cursor.isNull() and not self.viewport().rect().adjusted(0, 24, 0, -24).contains(box.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._composition.colours != theme.colours():
            self._composition = Composition(self._composition.size, theme.colours())
            self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """28 characters to a line as on paper, as far as the pane allows."""
        super().resizeEvent(event)
        self._resized.start()  # not at once: Qt resizes in the middle of laying the document out, and that must not be pulled away

    def _fit(self) -> None:
        size = min(20, max(14, (self.viewport().width() - 2 * _MARGIN) // 29))
        if size != self._composition.size:
            self._composition = Composition(size, theme.colours())
            self._rebuild()
            self._mark()

    def _change(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after and isinstance(after, Paragraph):
                self._composition.rewrite(self._cursor(number), after)

    def _rebuild(self) -> None:
        place = self.verticalScrollBar().value()
        target = self.document()
        target.clear()
        target.setDocumentMargin(_MARGIN)
        target.setDefaultFont(theme.font(self._composition.size, faces=theme.PAPER_FACES))
        self._composition.write(target, self._document)
        self.setTextCursor(QTextCursor(target))  # at the top: Qt scrolls to its own cursor when the pane is resized
        self.verticalScrollBar().setValue(place)

    def _cursor(self, block: int) -> QTextCursor:
        found = self.document().begin()
        while found.isValid() and found.userState() != block:
            found = found.next()
        return QTextCursor(found) if found.isValid() else QTextCursor()

    def _mark(self) -> QTextCursor:
        """Mark what was last revealed where it stands now; its cursor, null where it is not there."""
        whole = isinstance(self._marked, int)
        cursor = self._cursor(self._marked) if isinstance(self._marked, int) else self._field_cursor(self._marked)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor  # type: ignore[attr-defined]
        colour = QColor(theme.colours().accent)
        colour.setAlpha(40)
        mark.format.setBackground(QBrush(colour))  # type: ignore[attr-defined]
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, whole)  # type: ignore[attr-defined]
        self.setExtraSelections([] if cursor.isNull() else [mark])
        return cursor

    def _field_cursor(self, name: str) -> QTextCursor:
        place = next(self._composition.places(self.document(), name), None) if name else None
        if place is None:
            return QTextCursor()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() == SCHEME:
            self.field_clicked.emit(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
