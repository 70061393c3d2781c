"""The page view: exact places, zoom, marks, selection, keys; only what is in sight is painted and kept."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Role, Text
from desktop.document.nodes import Paragraph as Para
from desktop.document.text import plain
from desktop.layout.fonts import fonts_of
from desktop.layout.pages import Box, Font, Line, Page, Pages, Rule, Run, Stroke
from desktop.layout.paginate import paginate
from desktop.layout.places import edges, patches
from desktop.layout.style import named, standard
from desktop.ui import theme
from desktop.ui.painting.arrangement import arranged
from desktop.ui.painting.ink import Ink
from desktop.ui.painting.marks import Mark, Tone
from desktop.ui.painting.pictures import Pictures
from desktop.ui.painting.typefaces import Typefaces
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


# ink


def drawn(page: Page, scale: float = 2.0) -> QImage:
    image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Ink(Typefaces(standard()), fonts_of(standard()), scale).page(painter, page)
    painter.end()
    return image


def inked(image: QImage, left: float, top: float, right: float, bottom: float, scale: float = 2.0) -> bool:
    """Whether anything but white stands in a frame given in points."""
    xs, ys = range(round(left * scale), round(right * scale)), range(round(top * scale), round(bottom * scale))
    return any(image.pixelColor(x, y).lightness() < 200 for x in xs for y in ys)


def test_every_kind_of_thing_a_page_holds_is_painted() -> None:
    assert {field.name for field in fields(Page)} == {
        "number", "width", "height", "lines", "notes", "boxes", "rules", "fixed", "footer", "imprint", "turned", "strokes",
    }  # fmt: skip

    def line(text: str, top: float) -> Line:
        font = Font("仿宋_GB2312", 16)
        return Line(top, 20, top + 16, (Run(text, 20, 16 * len(text), font, 0, len(text)),))

    page = Page(
        1, 200, 300, (line("正", 10),), (line("注", 40),), (Box(100, 10, 40, 20, 0, 0, 0),), (Rule(100, 50, 140, 50, 1),), (line("标", 70),), line("页", 100),
        strokes=(Stroke(((100, 80), (140, 80)), 2), Stroke(((100, 100), (140, 100), (140, 120), (100, 120)), 0, fill="FF0000", closed=True)),
    )  # fmt: skip
    image = drawn(page)
    for top in (10, 40, 70, 100):
        assert inked(image, 20, top, 38, top + 20)
    assert inked(image, 99, 9, 102, 30) and inked(image, 100, 48, 140, 52) and inked(image, 100, 78, 140, 82)
    assert image.pixelColor(240, 220) == QColor("#FF0000")
    assert not inked(image, 150, 0, 200, 300)


def test_a_dashed_stroke_has_gaps_and_a_line_of_no_weight_none() -> None:
    dashed = drawn(Page(1, 100, 40, strokes=(Stroke(((0, 10), (100, 10)), 2, dash=(10, 10)), Stroke(((0, 30), (100, 30)), 0))))
    assert inked(dashed, 2, 9, 8, 11) and not inked(dashed, 12, 8, 18, 12) and inked(dashed, 22, 9, 28, 11)
    assert not inked(dashed, 0, 25, 100, 35)


def test_glyphs_stand_where_the_page_has_them() -> None:
    """Each character's ink lies inside its cell, for narrow digits, wide marks and tightened Chinese alike."""
    document = Document((P("一二三四五，办结率98.9%，压缩1234项。"),))
    page = paginate(document).pages[0]
    image = drawn(page, 4.0)
    line = page.lines[0]
    places = [
        (character, left, right)
        for run in line.runs
        for character, left, right in zip(run.text, edges(run, fonts_of(standard())), edges(run, fonts_of(standard()))[1:])
    ]
    foot = line.baseline
    for character, left, right in places:
        if character not in "，。":
            assert inked(image, left, foot - 14, right, foot + 3, 4.0), character
    assert not inked(image, line.left - 20, line.top, line.left - 1, line.top + line.height, 4.0)
    assert not inked(image, line.right + 1, line.top, line.right + 20, line.top + line.height, 4.0)


def test_colour_and_underline_and_raised_and_narrow_characters_are_kept() -> None:
    red = Font("仿宋_GB2312", 16, colour="FF0000", underline=True)
    narrow = Font("仿宋_GB2312", 16, scale=0.5)
    raised = Font("仿宋_GB2312", 10, raised=8)
    runs = (Run("红", 10, 16, red, 0, 1), Run("窄窄", 40, 16, narrow, 1, 3), Run("1", 80, 5, raised, 3, 4))
    image = drawn(Page(1, 120, 40, (Line(0, 30, 20, runs),)))
    colours = {image.pixelColor(x, y).name() for x in range(20, 52) for y in range(10, 52)}
    assert "#ff0000" in colours and "#000000" not in colours
    assert inked(image, 40, 5, 56, 24) and not inked(image, 57, 5, 78, 24)
    assert inked(image, 80, 2, 86, 13) and not inked(image, 80, 14, 86, 24)


def test_the_page_number_of_a_turned_sheet_stands_where_upright_ones_have_it() -> None:
    font = Font("宋体", 14)
    footer = Line(780, 14, 791, (Run("12", 400, 14, font, 0, 0),))
    image = drawn(Page(2, 842, 595, footer=footer, turned=True), 1.0)
    assert inked(image, 842 - 795, 398, 842 - 778, 416, 1.0)
    assert not inked(image, 100, 0, 842, 595, 1.0)


def test_a_character_no_typeface_has_is_passed_over_without_a_word() -> None:
    assert not inked(drawn(Page(1, 60, 40, (Line(0, 30, 20, (Run("\U000f1234", 10, 16, Font("仿宋_GB2312", 16), 0, 1),)),))), 0, 0, 8, 40)


def test_characters_beyond_the_first_plane_do_not_shift_the_others() -> None:
    page = paginate(Document((P("优化𠀀环境"),))).pages[0]
    image = drawn(page)
    last = edges(page.lines[0].runs[-1], fonts_of(standard()))
    assert inked(image, last[-2], page.lines[0].top, last[-1], page.lines[0].top + 29)


# pictures


def test_a_picture_whose_page_changed_is_what_a_new_one_would_be() -> None:
    one = paginate(Document((P("优化营商环境" * 20), P("数量12个"), P("照旧" * 100)))).pages[0]
    other = paginate(Document((P("优化营商环境" * 20), P("数量1234个，多了一些字" * 4), P("照旧" * 100)))).pages[0]
    ink = Ink(Typefaces(standard()), fonts_of(standard()), 1.3)
    renewed = Pictures()
    renewed.picture(one, ink, "#FFFFFF", 1.0)
    made = renewed.picture(other, ink, "#FFFFFF", 1.0)
    fresh = Pictures().picture(other, ink, "#FFFFFF", 1.0)
    assert isinstance(made, QPixmap) and isinstance(fresh, QPixmap)
    assert made.toImage() == fresh.toImage()


def test_pictures_are_given_up_before_they_take_much() -> None:
    pages = paginate(Document(tuple(P("优化营商环境" * 60) for _ in range(160)))).pages
    ink, kept = Ink(Typefaces(standard()), fonts_of(standard()), 3.0), Pictures()
    for page in pages[:12]:
        assert kept.picture(replace(page, lines=()), ink, "#FFFFFF", 1.0) is not None
    assert kept.bytes <= 96 * 2**20
    assert kept.picture(pages[0], Ink(Typefaces(standard()), fonts_of(standard()), 9.0), "#FFFFFF", 1.0) is None


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
