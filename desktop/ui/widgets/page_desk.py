"""The desk pages lie on: painted by us from the very Pages the PDF is made of; only what is in sight is painted."""

from __future__ import annotations

from enum import Enum
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.layout.fonts import Fonts, fonts_of
from desktop.layout.pages import Page, Pages
from desktop.layout.style import Style, standard
from desktop.ui import theme
from desktop.ui.painting.arrangement import MARGIN, Arrangement, arranged
from desktop.ui.painting.ink import Ink
from desktop.ui.painting.pictures import Pictures
from desktop.ui.painting.typefaces import Typefaces

__all__ = ["HIGHEST", "LOWEST", "Fit", "PageDesk"]

LOWEST, HIGHEST = 0.5, 3.0
_POINT = 96 / 72  # pixels: at 100 % an inch of paper is 96 of them, as Qt counts
_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_PATIENCE = 0.015  # seconds of painting new pages in one go
_BESIDE_TEXT = 20.0  # points of margin left in sight where the text fills the room
_DESKS = {False: ("#E9E8E4", "#FFFFFF"), True: ("#141618", "#DFDDD7")}
"""The desk's grey and the paper's white, in the light and in the dark: paper stays paper, but does not dazzle."""


class Fit(Enum):
    """What of a page fills the room; the value says it in words."""

    WIDTH = "适合页宽"
    TEXT = "适合正文宽"
    PAGE = "适合整页"


class PageDesk(QAbstractScrollArea):
    """Shows pages, zooms and turns them; what is marked on them and what the mouse does there, the page view knows."""

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.pages = Pages((), (0.0, 0.0, 0.0, 0.0))
        self.fit: Fit | None = Fit.WIDTH
        self.zoom, self.two_up = 1.0, False
        self._style: Style | None = None
        self._typefaces: Typefaces | None = None
        self._ink: Ink | None = None
        self._pictures = Pictures()
        self._arrangement = Arrangement()
        self._current = (0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def fonts(self) -> Fonts:
        """The metrics the pages were made with."""
        return fonts_of(self._style or standard())

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return self.zoom * _POINT

    def show_pages(self, pages: Pages, style: Style) -> None:
        """Show ``pages``, keeping the place one was reading."""
        sizes = self._sizes()
        self.pages = pages
        if style is not self._style:
            self._style, self._typefaces, self._ink = style, None, None
        if self._sizes() != sizes:
            self._arrange()
        self._tell_page()
        self.viewport().update()

    def _sizes(self) -> tuple[tuple[float, float], ...]:
        return tuple((page.width, page.height) for page in self.pages.pages)

    # zoom

    def set_fit(self, fit: Fit) -> None:
        """Let the width of the page, of its text, or the whole page fill the room from now on."""
        self.fit = fit
        self._arrange()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Show at ``zoom`` (1.0 is 100 %) from now on; what lies under ``at`` of the viewport stays there."""
        self.fit = None
        self._arrange(min(max(zoom, LOWEST), HIGHEST), at)

    def zoom_step(self, step: int, at: QPointF | None = None) -> None:
        """The next larger zoom, or with a negative ``step`` the next smaller one."""
        larger = [each for each in _STEPS if each > self.zoom + 0.005]
        smaller = [each for each in _STEPS if each < self.zoom - 0.005]
        self.set_zoom((larger[0] if larger else HIGHEST) if step > 0 else (smaller[-1] if smaller else LOWEST), at)

    def set_two_up(self, two_up: bool) -> None:
        """Two pages side by side, or one under the other."""
        self.two_up = two_up
        self._arrange()

    def _fitting(self) -> float:
        sizes = self._sizes()
        if not sizes or self.fit is None:
            return self.zoom
        together = 2 if self.two_up else 1
        wide, high = max(size[0] for size in sizes), max(size[1] for size in sizes)
        room = self.viewport().width() - 2 * MARGIN - (MARGIN if self.two_up else 0)
        if self.fit is Fit.TEXT and not self.two_up:
            left, _, right, _ = self.pages.area
            wide, room = right - left + 2 * _BESIDE_TEXT, float(self.viewport().width())
        zoom = room / (wide * together * _POINT)
        if self.fit is Fit.PAGE:
            zoom = min(zoom, (self.viewport().height() - 2 * MARGIN) / (high * _POINT))
        return min(max(zoom, 0.2), HIGHEST)  # a narrow pane shows a page smaller than one would choose

    def _arrange(self, zoom: float | None = None, at: QPointF | None = None) -> None:
        """Lay the pages out anew; the point of paper under ``at``, by default at the top of the view, stays where it is."""
        place = at or QPointF(self.viewport().width() / 2, 0.0)
        held = self._paper_under(place)
        before = self.zoom
        self.zoom = self._fitting() if zoom is None else zoom
        self._arrangement = arranged(self._sizes(), self.scale, float(self.viewport().width()), together=2 if self.two_up else 1)
        self._bars()
        if held:
            self._hold(held, place)
        if self.zoom != before:
            self.zoom_changed.emit(self.zoom)
        self._tell_page()
        self.viewport().update()

    def _bars(self) -> None:
        room = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(self._arrangement.width) - room.width(), 0))
        across.setPageStep(room.width())
        across.setSingleStep(24)
        down.setRange(0, max(round(self._arrangement.height) - room.height(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(48)
        if self.fit is Fit.TEXT and self._arrangement.frames:
            across.setValue(round(self._arrangement.frames[0].left() + (self.pages.area[0] - _BESIDE_TEXT) * self.scale))

    def _paper_under(self, place: QPointF) -> tuple[int, float, float] | None:
        """Which page lies under a place of the viewport, or nearest to it, and where on it, as parts of its size."""
        on = place + self._corner()
        frames = self._arrangement.frames
        if not frames:
            return None
        near = min(range(len(frames)), key=lambda at: max(frames[at].top() - on.y(), on.y() - frames[at].bottom(), 0.0))
        frame = frames[near]
        return near, (on.x() - frame.left()) / frame.width(), (on.y() - frame.top()) / frame.height()

    def _hold(self, held: tuple[int, float, float], place: QPointF) -> None:
        page, across, down = held
        if page < len(self._arrangement.frames):
            frame = self._arrangement.frames[page]
            if self.fit is not Fit.TEXT:
                self.horizontalScrollBar().setValue(round(frame.left() + across * frame.width() - place.x()))
            self.verticalScrollBar().setValue(round(frame.top() + down * frame.height() - place.y()))

    # places

    def _corner(self) -> QPointF:
        """The point of the desk in the upper left corner of the viewport."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def frame_of(self, page: int) -> QRectF:
        """The frame of a page, counted from 0, on the viewport."""
        return self._arrangement.frames[page].translated(-self._corner())

    def in_sight(self) -> range:
        """The pages of which something is in sight, counted from 0."""
        top = self.verticalScrollBar().value()
        return self._arrangement.between(top, top + self.viewport().height())

    def on_paper(self, place: QPointF) -> tuple[Page, float, float] | None:
        """The page under a place of the viewport and where on it, in points; None beside the paper."""
        for number in self.in_sight():
            frame = self.frame_of(number)
            if frame.contains(place):
                return self.pages.pages[number], (place.x() - frame.left()) / self.scale, (place.y() - frame.top()) / self.scale
        return None

    @property
    def current(self) -> int:
        """The page one reads: the last that starts above the upper third of the view; counted from 0."""
        third = self.verticalScrollBar().value() + self.viewport().height() / 3
        return max(min(len(self._arrangement.between(0, third)), len(self.pages.pages)) - 1, 0)

    def go_to_page(self, page: int) -> None:
        """Bring the page of that number, counted from 0, to the top."""
        if 0 <= page < len(self._arrangement.frames):
            self.verticalScrollBar().setValue(round(self._arrangement.frames[page].top() - MARGIN))

    def bring(self, page: int, top: float, bottom: float) -> None:
        """Scroll only as far as it takes to have a stretch of a page, in points from its top, well in sight."""
        if page >= len(self._arrangement.frames):
            return
        frame, bar, room = self._arrangement.frames[page], self.verticalScrollBar(), self.viewport().height()
        first, last = frame.top() + top * self.scale, frame.top() + bottom * self.scale
        if first < bar.value() + 24 or last > bar.value() + room - 24:
            bar.setValue(round(first - room / 3))

    def _tell_page(self) -> None:
        told = (self.current + 1 if self.pages.pages else 0, len(self.pages.pages))
        if told != self._current:
            self._current = told
            self.setAccessibleDescription(f"第 {told[0]} 页，共 {told[1]} 页" if told[1] else "还没有内容")
            self.page_changed.emit(*told)

    # painting

    def _pen_and_ink(self) -> Ink:
        scale = self.scale * self.devicePixelRatioF()
        if self._typefaces is None:
            self._typefaces = Typefaces(self._style or standard())
        if self._ink is None or abs(self._ink.scale - scale) > 1e-6:
            self._ink = Ink(self._typefaces, self.fonts, scale)
        return self._ink

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the desk, and the pages in sight."""
        painter = QPainter(self.viewport())
        desk, paper = _DESKS[theme.colours() is theme.DARK]
        painter.fillRect(self.viewport().rect(), QColor(desk))
        if self.pages.pages:
            self._paint_pages(painter, event, paper)
        painter.end()

    def _paint_pages(self, painter: QPainter, event: QPaintEvent, paper: str) -> None:
        """Those in sight; of new ones no more than there is time for, since a dozen at once would hold up the typing, but always one."""
        started, ink, painted = monotonic(), self._pen_and_ink(), False
        for number in self.in_sight():
            page, frame = self.pages.pages[number], self._aligned(self.frame_of(number))
            if not frame.intersects(QRectF(event.rect())):
                continue
            self._shade(painter, frame)
            new = self._pictures.needs_paint(page, ink, paper)
            if new and painted and monotonic() - started > _PATIENCE:
                painter.fillRect(frame, QColor(paper))
                self._later.start()
                continue
            painted = painted or new
            self._print(painter, page, frame, paper, ink)
            self.paint_marks(painter, number, frame)

    def _aligned(self, frame: QRectF) -> QRectF:
        """``frame`` with its corner on a whole device pixel, where a picture stays crisp."""
        ratio = self.devicePixelRatioF()
        return QRectF(round(frame.left() * ratio) / ratio, round(frame.top() * ratio) / ratio, frame.width(), frame.height())

    def _shade(self, painter: QPainter, frame: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for grown, alpha in ((3.0, 7), (2.0, 10), (1.0, 14)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            painter.drawRoundedRect(frame.adjusted(-grown, 1 - grown, grown, 1 + grown), 2, 2)

    def _print(self, painter: QPainter, page: Page, frame: QRectF, paper: str, ink: Ink) -> None:
        picture = self._pictures.picture(page, ink, paper, self.devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(frame.topLeft(), picture)
            return
        painter.save()
        painter.setClipRect(frame)
        painter.fillRect(frame, QColor(paper))
        painter.translate(frame.topLeft())
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        seen = QRectF(self.viewport().rect()).translated(-frame.topLeft())
        ink.page(painter, page, seen.top() / self.scale, seen.bottom() / self.scale)
        painter.restore()

    def paint_marks(self, painter: QPainter, number: int, frame: QRectF) -> None:
        """What lies over a page's picture; nothing, on a bare desk."""

    def kept_bytes(self) -> int:
        """What the pictures of pages take, for the bench."""
        return self._pictures.bytes

    # hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what fills the room goes on filling it."""
        super().resizeEvent(event)
        self._arrange(None if self.fit else self.zoom)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow the system's light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._pictures.clear()
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl the wheel zooms where the mouse is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.set_zoom(self.zoom * 1.1 ** (turned / 120), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: pages, ends and zoom by the keyboard."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        match event.key(), ctrl:
            case Qt.Key.Key_PageDown, True:
                self.go_to_page(self.current + 1)
            case Qt.Key.Key_PageUp, True:
                self.go_to_page(self.current - 1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space, False:
                bar.setValue(bar.value() + max(bar.pageStep() - 48, 1))
            case Qt.Key.Key_PageUp, False:
                bar.setValue(bar.value() - max(bar.pageStep() - 48, 1))
            case Qt.Key.Key_Home, _:
                bar.setValue(0)
            case Qt.Key.Key_End, _:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_0, True:
                self.set_fit(Fit.WIDTH)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal, True:
                self.zoom_step(1)
            case Qt.Key.Key_Minus, True:
                self.zoom_step(-1)
            case _:
                super().keyPressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: the desk moves under the view."""
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Qt: a page in a pane."""
        return QSize(480, 640)
