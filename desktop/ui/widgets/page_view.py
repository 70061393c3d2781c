"""The preview of a draft: pages with their fields tinted and findings underlined; a click tells the place in the text, a drag chooses words to copy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QMenu, QPinchGesture, QToolTip, QWidget

from desktop.layout.pages import Page, Pages
from desktop.layout.places import Patch, Spot, gap_at, offset_at, patches, spots
from desktop.layout.style import Style
from desktop.ui.painting.marks import Mark, around, paint_mark, paint_ring, paint_selection
from desktop.ui.widgets.page_desk import PageDesk

__all__ = ["PageView"]

_LAYERS = ("fields", "findings")
_MOST_FOUND = 64  # pages times layers whose marks' places are kept


class PageView(PageDesk):
    """``clicked`` tells the offset in the text that was clicked."""

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("版面预览")
        self.viewport().setMouseTracking(True)
        self._text = ""
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._ring: tuple[tuple[int, int], ...] = ()
        self._chosen = (0, 0)
        self._pressed: tuple[QPointF, int] | None = None
        self._dragging = False
        self._found: dict[tuple[str, int], tuple[Page, object, list[Spot]]] = {}

    def set_text(self, text: str, pages: Pages, style: Style) -> None:
        """Show ``pages`` of ``text``, to which every offset refers."""
        if text != self._text:
            start, end = self._chosen
            if self._text[start:end] != text[start:end]:
                self._chosen = (0, 0)
        self._text = text
        self.show_pages(pages, style)

    def text(self) -> str:
        """The text of what is shown."""
        return self._text

    def set_marks(self, marks: Sequence[Mark], layer: str = "findings") -> None:
        """Mark stretches of the text, in place of those marked before in the same ``layer``: "fields" lie under "findings"."""
        self._marks[layer] = tuple(sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: mark[:2]))
        self.viewport().update()

    def marks(self, layer: str = "findings") -> tuple[Mark, ...]:
        """What is marked in ``layer``."""
        return self._marks.get(layer, ())

    def ring(self, spans: Sequence[tuple[int, int]], *, reveal: bool) -> None:
        """Put a ring round stretches of the text, and bring the first into sight."""
        self._ring = tuple(sorted(spans))
        self.viewport().update()
        if reveal and spans:
            self.reveal(*spans[0])

    def ringed(self) -> tuple[tuple[int, int], ...]:
        """The stretches with a ring round them."""
        return self._ring

    def reveal(self, start: int, end: int) -> None:
        """Bring a stretch of the text into sight."""
        found = patches(self.pages, start, max(end, start + 1), self.fonts)
        if found:
            self.bring(found[0].page, found[0].top, found[0].bottom)

    def sees(self, start: int, end: int) -> bool:
        """Whether something of a stretch of the text is in sight."""
        room = QRectF(self.viewport().rect())
        return any(
            self._area(spot.patch, self.frame_of(number)).intersects(room)
            for number in self.in_sight()
            for spot in spots(self.pages.pages[number], ((start, end),), self.fonts)
        )

    # the text

    def chosen_text(self) -> str:
        """What is chosen, as it stands in the document's text."""
        return self._text[slice(*sorted(self._chosen))]

    def choose(self, start: int, end: int) -> None:
        """Choose a stretch of the text."""
        self._chosen = (start, end)
        self.viewport().update()

    def choose_all(self) -> None:
        """Choose the whole text."""
        self.choose(0, len(self._text))

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if words := self.chosen_text():
            QGuiApplication.clipboard().setText(words)

    # painting

    def paint_marks(self, painter: QPainter, number: int, frame: QRectF) -> None:
        """Tints, lines under findings, the ring and what is chosen."""
        page = self.pages.pages[number]
        margin = frame.left() + self.pages.area[0] * self.scale
        painter.save()
        painter.setClipRect(frame)
        for layer in _LAYERS:
            marks = self._marks.get(layer, ())
            found = self._spots(layer, page, marks, [(mark.start, mark.end) for mark in marks])
            last = {spot.span: spot for spot in found}
            for spot in found:
                words = self._words(spot, frame)
                paint_mark(painter, marks[spot.span].tone, words, spot.size * self.scale, margin, last=last[spot.span] is spot)
        for spot in self._spots("ring", page, self._ring, self._ring):
            paint_ring(painter, self._words(spot, frame, more=2))
        start, end = sorted(self._chosen)
        if start < end:
            for spot in spots(page, ((start, end),), self.fonts):
                paint_selection(painter, self._area(spot.patch, frame))
        painter.restore()

    def _spots(self, layer: str, page: Page, of: object, spans: Sequence[tuple[int, int]]) -> list[Spot]:
        """Where the spans of a layer stand on a page, kept until the page or they change."""
        kept = self._found.get((layer, page.number))
        if kept is None or kept[0] is not page or kept[1] is not of:
            if len(self._found) > _MOST_FOUND:
                self._found.clear()
            kept = self._found[layer, page.number] = (page, of, list(spots(page, spans, self.fonts)) if spans else [])
        return kept[2]

    def _words(self, spot: Spot, frame: QRectF, more: float = 0.0) -> QRectF:
        """The frame of the very words, without the space between the lines."""
        area = self._area(spot.patch, frame)
        return around(area.left(), area.right(), frame.top() + spot.foot * self.scale, spot.size * self.scale, more)

    def _area(self, patch: Patch, frame: QRectF) -> QRectF:
        corner, size = QPointF(patch.left, patch.top), QPointF(patch.right - patch.left, patch.bottom - patch.top)
        return QRectF(frame.topLeft() + corner * self.scale, QSizeF(size.x(), size.y()) * self.scale)

    # hands

    def mark_at(self, offset: int) -> Mark | None:
        """The uppermost mark over a place of the text."""
        for layer in reversed(_LAYERS):
            if found := next(self._over(layer, offset), None):
                return found
        return None

    def _over(self, layer: str, offset: int) -> Iterator[Mark]:
        marks = self._marks.get(layer, ())
        for mark in reversed(marks[: bisect_right(marks, offset, key=lambda mark: mark.start)]):
            if mark.end > offset:
                yield mark

    def offset_under(self, place: QPointF) -> int | None:
        """The offset of the character under a place of the viewport; None beside the text."""
        found = self.on_paper(place)
        return offset_at(*found, self.fonts) if found else None

    def _gap_under(self, place: QPointF) -> int | None:
        found = self.on_paper(place)
        return gap_at(*found, self.fonts) if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click or a drag begins."""
        gap = self._gap_under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if gap is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose(self._chosen[0], gap)
        else:
            self._pressed, self._dragging = (event.position(), gap) if gap is not None else None, False
            self.choose(0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag chooses words; else the pointer tells what a click would do."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            offset = self.offset_under(event.position())
            over = self.mark_at(offset) if offset is not None else None
            shape = Qt.CursorShape.PointingHandCursor if over and over.name else Qt.CursorShape.IBeamCursor if offset is not None else None
            self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)
            return
        start, gap = self._pressed
        if not self._dragging and (event.position() - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self._scroll_near_edge(event.position())
        end = self._gap_under(event.position())
        if end is not None:
            self.choose(gap, end)

    def _scroll_near_edge(self, place: QPointF) -> None:
        over = min(place.y(), 0.0) + max(place.y() - self.viewport().height(), 0.0)
        if over:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(over))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: what was no drag is a click."""
        pressed, self._pressed = self._pressed, None
        if event.button() is Qt.MouseButton.LeftButton and pressed is not None and not self._dragging:
            offset = self.offset_under(event.position())
            if offset is not None:
                self.clicked.emit(offset)
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click chooses the field under it, or the clause between two marks."""
        offset = self.offset_under(event.position())
        if offset is None:
            return
        field = next(self._over("fields", offset), None)
        self.choose(*((field.start, field.end) if field else self._clause(offset)))

    def _clause(self, offset: int) -> tuple[int, int]:
        start = end = offset
        while start > 0 and self._text[start - 1].isalnum():
            start -= 1
        while end < len(self._text) and self._text[end].isalnum():
            end += 1
        return start, end

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: copy by the mouse alone."""
        menu = QMenu(self)
        copy = menu.addAction("复制", self.copy)
        copy.setEnabled(bool(self.chosen_text()))
        menu.addAction("全选", self.choose_all)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copy and choose all; the rest moves the pages."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: what a mark says, over it; two fingers zoom."""
        if isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.set_zoom(self.zoom * pinch.scaleFactor(), QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().viewportEvent(event)

    def _explain(self, event: QHelpEvent) -> None:
        offset = self.offset_under(QPointF(event.pos()))
        words = self.words_at(offset) if offset is not None else ""
        if words:
            QToolTip.showText(event.globalPos(), words, self.viewport())
        else:
            QToolTip.hideText()

    def words_at(self, offset: int) -> str:
        """What the marks over a place of the text say, findings first."""
        said = [mark.words for layer in reversed(_LAYERS) for mark in self._over(layer, offset) if mark.words]
        return "\n".join(dict.fromkeys(said))
