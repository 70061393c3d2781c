"""The page view: exact places, zoom, marks, selection, keys; only what is in sight is painted and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Role, Text
from desktop.document.nodes import Paragraph as Para
from desktop.document.text import plain
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.layout.places import patches
from desktop.layout.style import named, standard
from desktop.ui import theme
from desktop.ui.painting.arrangement import arranged
from desktop.ui.painting.marks import Mark, Tone
from desktop.ui.widgets.page_bar import PageBar
from desktop.ui.widgets.page_desk import Fit
from desktop.ui.widgets.page_view import PageView

pytestmark = pytest.mark.usefixtures("qapp")
P = build.paragraph
LONG = Document((P("关于优化营商环境的报告", Role.TITLE), *(P(f"第{number}段" + "优化营商环境" * 30) for number in range(40))))
SHORT = Document((P("题目", Role.TITLE), P("设置窗口12个，办结率98.9%。")))


def show(view: PageView, document: Document) -> Pages:
    pages = paginate(document)
    view.set_text(plain(document), pages, standard())
    return pages


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    show(made, LONG)
    return made


def place_of(view: PageView, words: str) -> QPoint:
    """The middle of the first of ``words`` on the viewport."""
    start = view.text().index(words)
    patch = patches(view.pages, start, start + 1, view.fonts)[0]
    frame = view.frame_of(patch.page)
    return QPointF(frame.left() + (patch.left + patch.right) / 2 * view.scale, frame.top() + (patch.top + patch.bottom) / 2 * view.scale).toPoint()


# the desk


def test_pages_lie_in_the_middle_one_under_the_other_or_two_by_two() -> None:
    one = arranged([(595.0, 842.0)] * 3, 1.0, 1000.0)
    assert [frame.center().x() for frame in one.frames] == pytest.approx([500] * 3, abs=1)
    assert one.frames[0].bottom() < one.frames[1].top() and one.width == 1000
    two = arranged([(595.0, 842.0)] * 3, 1.0, 1000.0, together=2)
    assert two.frames[0].top() == two.frames[1].top() and two.frames[2].left() == two.frames[0].left()
    assert two.width > 1190 and list(two.between(0, 10)) == [] and list(two.between(0, 100)) == [0, 1]


def test_a_page_fills_the_width_and_goes_on_doing_so(view: PageView) -> None:
    assert view.fit is Fit.WIDTH
    wide = view.frame_of(0).width()
    assert wide == pytest.approx(view.viewport().width() - 32, abs=1)
    view.resize(800, 700)
    assert view.frame_of(0).width() == pytest.approx(view.viewport().width() - 32, abs=1)
    assert view.frame_of(0).width() > wide


def test_a_whole_page_or_its_text_fills_the_room(view: PageView) -> None:
    view.set_fit(Fit.PAGE)
    assert view.frame_of(0).height() <= view.viewport().height()
    view.set_fit(Fit.TEXT)
    text = (view.pages.area[2] - view.pages.area[0]) * view.scale
    assert 0.85 * view.viewport().width() < text < view.viewport().width()


def test_zoom_stays_within_its_bounds_and_holds_what_one_looks_at(view: PageView) -> None:
    view.go_to_page(3)
    view.set_zoom(1.5, QPointF(200, 300))
    assert view.zoom == 1.5 and view.fit is None and view.current == 3
    found = view.on_paper(QPointF(300, 300))
    assert found is not None
    view.set_zoom(2.0, QPointF(300, 300))
    again = view.on_paper(QPointF(300, 300))
    assert again is not None and again[0] is found[0]
    assert again[1:] == pytest.approx(found[1:], abs=2)
    view.set_zoom(9)
    assert view.zoom == 3.0
    view.set_zoom(0.01)
    assert view.zoom == 0.5


def test_steps_of_zoom_go_through_round_numbers(view: PageView) -> None:
    view.set_zoom(1.0)
    view.zoom_step(1)
    assert view.zoom == 1.1
    view.zoom_step(-1)
    view.zoom_step(-1)
    assert view.zoom == 0.9


def test_ctrl_and_the_wheel_zoom_and_the_wheel_alone_scrolls(view: PageView) -> None:
    def turn(modifier: Qt.KeyboardModifier) -> None:
        place = QPointF(200, 200)
        event = QWheelEvent(
            place,
            view.viewport().mapToGlobal(place),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    before = view.zoom
    turn(Qt.KeyboardModifier.ControlModifier)
    assert view.zoom < before and view.verticalScrollBar().value() >= 0
    place = view.verticalScrollBar().value()
    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > place


def test_two_fingers_zoom_where_they_are(view: PageView) -> None:
    view.set_zoom(1.0)
    device, place = QPointingDevice.primaryPointingDevice(), QPointF(200, 200)
    event = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, device, 2, place, place, view.viewport().mapToGlobal(place), 0.25, QPointF())
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(1.25)


def test_the_keyboard_turns_pages_and_zooms(view: PageView, qtbot: QtBot) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < view.verticalScrollBar().value() < view.viewport().height()
    before = view.current
    qtbot.keyClick(view, Qt.Key.Key_PageDown, ctrl)
    assert view.current == before + 1
    qtbot.keyClick(view, Qt.Key.Key_PageUp, ctrl)
    assert view.current == before
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == len(view.pages) - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.fit is None
    qtbot.keyClick(view, Qt.Key.Key_0, ctrl)
    assert view.fit is Fit.WIDTH
    zoom = view.zoom
    qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    assert view.zoom < zoom


def test_only_pages_in_sight_are_painted(view: PageView) -> None:
    seen: list[int] = []
    view.paint_marks = lambda _painter, number, _frame: seen.append(number)  # type: ignore[method-assign]
    view.viewport().repaint()
    assert seen == list(view.in_sight()) and len(seen) <= 2
    assert view.kept_bytes() < 20 * 2**20


def test_many_new_pages_come_one_after_the_other(view: PageView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.widgets.page_desk._PATIENCE", -1.0)  # as on a machine that is always late
    view.set_two_up(True)
    view.set_zoom(0.5)
    assert len(view.in_sight()) > 2
    seen: set[int] = set()
    view.paint_marks = lambda _painter, number, _frame: seen.add(number)  # type: ignore[method-assign]
    view.viewport().repaint()
    assert len(seen) == 1
    qtbot.waitUntil(lambda: seen == set(view.in_sight()))


def test_a_page_too_large_to_keep_is_painted_straight_on_the_screen(view: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.set_zoom(1.25)
    kept = view.viewport().grab().toImage()
    monkeypatch.setattr("desktop.ui.painting.pictures._LARGEST", 1)
    straight = view.viewport().grab().toImage()
    assert view.kept_bytes() == 0
    spots = [(x, y) for x in range(0, kept.width(), 3) for y in range(0, kept.height(), 3)]
    dark = [(x, y) for x, y in spots if kept.pixelColor(x, y).lightness() < 100]
    assert len(dark) > 300
    assert sum(straight.pixelColor(x, y).lightness() < 200 for x, y in dark) > 0.95 * len(dark)


def test_one_stays_where_one_was_reading_when_the_text_changes(view: PageView) -> None:
    view.go_to_page(4)
    place = view.verticalScrollBar().value()
    show(view, Document((*LONG.blocks[:5], P("又改了一段"), *LONG.blocks[6:])))
    assert view.verticalScrollBar().value() == place


def test_the_bar_says_the_page_and_the_zoom_and_turns_pages(view: PageView, qtbot: QtBot) -> None:
    bar = PageBar(view)
    qtbot.addWidget(bar)
    show(view, SHORT)
    assert bar.place.text() == "1 / 1" and not bar.before.isEnabled() and not bar.after.isEnabled()
    count = len(show(view, LONG))
    assert bar.place.text() == f"1 / {count}"
    bar.after.click()
    assert bar.place.text() == f"2 / {count}" and bar.place.accessibleName() == f"第 2 页，共 {count} 页"
    menu = bar.menu()
    next(action for action in menu.actions() if action.text() == "150%").trigger()
    assert bar.zoom.text() == "150%" and view.zoom == 1.5
    bar.two_up.click()
    assert view.two_up and view.frame_of(0).top() == view.frame_of(1).top()
    menu.deleteLater()


def test_the_view_names_itself_and_says_where_one_is(view: PageView) -> None:
    assert view.accessibleName() == "版面预览"
    view.go_to_page(1)
    assert view.accessibleDescription() == f"第 2 页，共 {len(view.pages)} 页"


def test_paper_stays_light_in_the_dark(view: PageView, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    show(view, SHORT)
    theme.apply(app, "dark")
    try:
        picture = view.viewport().grab().toImage()
        corner = view.frame_of(0).topLeft().toPoint() + QPoint(8, 8)
        assert 190 < picture.pixelColor(corner).lightness() < 240
        assert picture.pixelColor(2, 2).lightness() < 60
    finally:
        theme.apply(app, "light")


# marks and hands


def test_marks_tint_their_words_and_say_what_they_are(view: PageView) -> None:
    show(view, SHORT)
    start = view.text().index("12个")
    plain_picture = view.viewport().grab().toImage()
    view.set_marks((Mark(start, start + 3, Tone.MISSING, "窗口数 · 待补", "窗口数"),), "fields")
    picture = view.viewport().grab().toImage()
    assert picture != plain_picture
    place = place_of(view, "12个")
    colours = {picture.pixelColor(place.x() + x, place.y() + y).name() for x in range(-4, 12) for y in range(-4, 6)}
    assert theme.LIGHT.missing_tint.lower() in colours
    assert view.words_at(start + 1) == "窗口数 · 待补" and view.words_at(start - 1) == ""


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_looks_other_than_bare_text(view: PageView, tone: Tone) -> None:
    show(view, SHORT)
    view.set_zoom(1.5)
    bare = view.viewport().grab().toImage()
    start = view.text().index("12个")
    view.set_marks((Mark(start, start + 3, tone),), "findings")
    assert view.viewport().grab().toImage() != bare


def test_a_finding_is_told_before_the_field_under_it(view: PageView) -> None:
    show(view, SHORT)
    start = view.text().index("98.9%")
    view.set_marks((Mark(start, start + 5, Tone.FILLED, "办结率 · 已填", "办结率"),), "fields")
    view.set_marks((Mark(start, start + 5, Tone.ERROR, "与上文不一致"),))
    assert view.words_at(start + 2) == "与上文不一致\n办结率 · 已填"
    assert view.mark_at(start + 2) == view.marks()[0]
    view.set_marks(())
    assert view.words_at(start + 2) == "办结率 · 已填"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the offscreen screen's
def test_hovering_shows_the_words_of_a_mark(view: PageView, qtbot: QtBot) -> None:
    show(view, SHORT)
    start = view.text().index("12个")
    view.set_marks((Mark(start, start + 3, Tone.FILLED, "窗口数 · 已填", "窗口数"),), "fields")
    place = place_of(view, "12个")
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place)))
    assert QToolTip.text() == "窗口数 · 已填"
    QToolTip.hideText()
    qtbot.mouseMove(view.viewport(), place)
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)


def test_a_click_tells_the_place_in_the_text(view: PageView, qtbot: QtBot) -> None:
    show(view, SHORT)
    with qtbot.waitSignal(view.clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "2个"))
    assert told.args == [view.text().index("2个")]


def test_a_click_beside_the_text_tells_nothing(view: PageView, qtbot: QtBot) -> None:
    show(view, SHORT)
    with qtbot.assertNotEmitted(view.clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.frame_of(0).topLeft().toPoint() + QPoint(10, 10))


def test_words_are_chosen_by_dragging_and_copied_as_plain_text(view: PageView, qtbot: QtBot) -> None:
    show(view, SHORT)
    start, end = place_of(view, "窗口"), place_of(view, "，办结率")
    with qtbot.assertNotEmitted(view.clicked):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(4, 0))
        qtbot.mouseMove(view.viewport(), end)
        QApplication.processEvents()
        _move(view, end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.chosen_text().startswith("窗口12个")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == view.chosen_text()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.chosen_text() == plain(SHORT)


def _move(view: PageView, place: QPoint) -> None:
    from PySide6.QtGui import QMouseEvent

    on = QPointF(place)
    buttons = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, on, view.viewport().mapToGlobal(on), Qt.MouseButton.NoButton, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def test_a_double_click_chooses_a_field_or_a_clause(view: PageView, qtbot: QtBot) -> None:
    show(view, SHORT)
    start = view.text().index("98.9%")
    view.set_marks((Mark(start, start + 5, Tone.FILLED, "", "办结率"),), "fields")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "8.9%"))
    assert view.chosen_text() == "98.9%"
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "置窗口"))
    assert view.chosen_text() == "设置窗口12个"


def test_what_was_chosen_is_dropped_where_its_words_are_others(view: PageView) -> None:
    show(view, SHORT)
    view.choose(0, 2)
    show(view, Document((*SHORT.blocks, P("又一段。"))))
    assert view.chosen_text() == "题目"
    show(view, Document((P("新题", Role.TITLE),)))
    assert view.chosen_text() == ""


def test_a_ring_brings_its_place_into_sight(view: PageView) -> None:
    start = view.text().index("第39段")
    view.ring(((start, start + 4),), reveal=True)
    page = patches(view.pages, start, start + 1, view.fonts)[0].page
    assert page in view.in_sight() and view.ringed() == ((start, start + 4),)
    place = view.verticalScrollBar().value()
    view.ring(((start, start + 4),), reveal=True)
    assert view.verticalScrollBar().value() == place  # already in sight: nothing jumps


def test_an_empty_document_is_an_empty_page(view: PageView) -> None:
    show(view, Document())
    assert len(view.pages) == 1 and view.offset_under(QPointF(200, 200)) is None
    view.viewport().repaint()
    assert view.chosen_text() == ""


def test_bold_and_letters_of_every_style_are_found(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 600)
    document = Document((Para((Text("一是整合窗口。", Emphasis.LEAD), Text("推行App办事。"))), build.table([["甲", "乙"], ["1", "2"]])))
    view.set_text(plain(document), paginate(document, named("letter")), named("letter"))
    view.show()
    assert view.viewport().grab().toImage().width() > 0 and len(view.pages) == 1
