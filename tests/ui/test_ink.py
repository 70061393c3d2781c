"""Ink and pictures: every character and line of a page stands where the page has it, and a picture is painted anew only where it changed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from desktop.document import build
from desktop.document.nodes import Document, Role
from desktop.layout.fonts import fonts_of
from desktop.layout.pages import Box, Font, Line, Page, Rule, Run, Stroke
from desktop.layout.paginate import paginate
from desktop.layout.places import edges
from desktop.layout.style import standard
from desktop.ui.painting.ink import Ink
from desktop.ui.painting.pictures import Pictures
from desktop.ui.painting.typefaces import Typefaces

pytestmark = pytest.mark.usefixtures("qapp")
P = build.paragraph


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


@pytest.mark.parametrize("scale", [1.0, 3.9, 4.1, 5.333, 6.0, 11.7])
def test_letters_of_every_size_are_painted(scale: float) -> None:
    page = Page(1, 60, 30, (Line(0, 30, 24, (Run("优9", 4, 24, Font("仿宋_GB2312", 16), 0, 2),)),))
    image = drawn(page, scale)
    assert inked(image, 5, 10, 19, 26, scale) and inked(image, 20, 10, 28, 26, scale)
    assert not inked(image, 0, 0, 60, 8, scale) and not inked(image, 30, 0, 60, 30, scale)


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


def test_the_ink_on_the_screen_is_the_ink_of_the_pdf() -> None:
    """Page by page at 72 dots to the inch: nearly every dark dot has a dark one beside it in the other."""
    import pypdfium2

    from desktop import writers

    document = Document(
        (P("关于优化营商环境的报告", Role.TITLE), *(P(f"第{number}段，办结率98.9%，压缩1234项，优化营商环境" * 3) for number in range(9)))
    )
    page = paginate(document).pages[0]
    ours = drawn(page, 1.0).convertToFormat(QImage.Format.Format_Grayscale8)
    with pypdfium2.PdfDocument(writers.write(document, ".pdf", standard())) as made:
        bitmap = made[0].render(scale=ours.width() / page.width, grayscale=True)
    theirs = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
    one, other = _dark(ours), _dark(theirs)
    assert len(one) > 5000
    for mine, yours in ((one, other), (other, one)):
        near = sum(any((x + dx, y + dy) in yours for dx in (-1, 0, 1) for dy in (-1, 0, 1)) for x, y in mine)
        assert near / len(mine) > 0.97


def _dark(image: QImage) -> set[tuple[int, int]]:
    wide, data = image.bytesPerLine(), bytes(image.constBits())
    return {(at % wide, at // wide) for at, grey in enumerate(data) if grey < 140 and at % wide < image.width()}
