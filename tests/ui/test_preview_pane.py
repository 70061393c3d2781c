"""The preview beside the form: what is typed stands on the page, a click goes to its line, faults of pages are mended in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop import readers
from desktop.document import build
from desktop.document.nodes import Document, Role
from desktop.document.text import plain
from desktop.drafting.draft import SectionPick
from desktop.drafting.template import Passage, SectionSpec
from desktop.layout.page_checks import Fault
from desktop.layout.paginate import paginate
from desktop.layout.places import patches
from desktop.layout.style import standard
from desktop.layout.ways import Way
from desktop.ui import printing
from desktop.ui.frame import Frame
from desktop.ui.painting.marks import Mark, Tone
from tests.ui.conftest import begin, type_in

P = build.paragraph


def place_of(frame: Frame, words: str) -> QPoint:
    view = frame.draft.preview.view
    start = view.text().index(words)
    view.reveal(start, start + len(words))
    patch = patches(view.pages, start, start + 1, view.fonts)[0]
    corner = view.frame_of(patch.page).topLeft()
    return QPointF(corner.x() + (patch.left + patch.right) / 2 * view.scale, corner.y() + (patch.top + patch.bottom) / 2 * view.scale).toPoint()


def click(frame: Frame, qtbot: QtBot, words: str) -> None:
    place = place_of(frame, words)
    qtbot.mouseClick(frame.draft.preview.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def current(frame: Frame) -> str:
    line = frame.draft.form.model.line(frame.draft.form.view.currentIndex())
    return line.key if line else ""


def marks(frame: Frame) -> dict[str, Mark]:
    return {mark.name: mark for mark in frame.draft.preview.view.marks("fields")}


def shown(frame: Frame, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in frame.draft.preview.text())


def own_text(frame: Frame, qtbot: QtBot, *paragraphs: str) -> None:
    """Put one borrowed section of ``paragraphs`` in place of all others."""
    spec = SectionSpec("own", "做法", ("具体做法",), lead=Passage(tuple(P(words) for words in paragraphs)))
    sheet = frame.draft.sheet
    assert sheet is not None
    sheet.apply(replace(sheet.draft, borrowed=(spec,), picks=(SectionPick("own"),)))
    shown(frame, qtbot, paragraphs[-1])


def test_what_is_typed_stands_on_the_page_and_a_click_there_leads_back(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "窗口数", "12")
    shown(memo, qtbot, "设置综合窗口12个")
    memo.draft.form.go_to("地区")
    click(memo, qtbot, "12个")
    assert current(memo) == "窗口数"
    assert QApplication.focusWidget() is not memo.draft.preview.view


def test_the_line_one_is_in_has_a_ring_on_the_page_that_follows_the_typing(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "窗口数", "12")
    shown(memo, qtbot, "12个")
    view = memo.draft.preview.view
    text = view.text()
    assert [text[start:end] for start, end in view.ringed()] == ["12个"]
    type_in(memo, qtbot, "窗口数", "345")
    shown(memo, qtbot, "345个")
    assert [view.text()[start:end] for start, end in view.ringed()] == ["345个"]


def test_the_page_follows_a_value_that_moves_on_while_it_is_typed(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "办结数", "1")
    shown(memo, qtbot, "1件")
    sheet, view = memo.draft.sheet, memo.draft.preview.view
    assert sheet is not None and view.ringed()
    spec = SectionSpec("own", "做法", ("具体做法",), lead=Passage(tuple(P("优" * 500) for _ in range(5))))
    sheet.apply(replace(sheet.draft, borrowed=(spec,), picks=(SectionPick("own"), *sheet.draft.picks)))
    qtbot.waitUntil(lambda: len(view.pages) > 3)
    assert view.current > 1 and view.sees(*view.ringed()[0])
    view.go_to_page(0)  # one who looks elsewhere is left there
    type_in(memo, qtbot, "窗口数", "1")
    view.go_to_page(0)
    sheet.apply(replace(sheet.draft, values={**sheet.draft.values, "窗口数": "123"}))
    shown(memo, qtbot, "123个")
    assert view.current == 0


def test_a_click_on_other_words_goes_to_their_section(memo: Frame, qtbot: QtBot) -> None:
    shown(memo, qtbot, "下一步打算")
    click(memo, qtbot, "下一步打算")
    assert memo.draft.outline.view.line().name == "下一步"  # type: ignore[union-attr]


def test_a_section_chosen_in_the_outline_is_brought_into_sight(memo: Frame, qtbot: QtBot) -> None:
    shown(memo, qtbot, "下一步打算")
    outline, view = memo.draft.outline, memo.draft.preview.view
    outline.view.setFocus()
    outline.view.setCurrentIndex(outline.model.index(2, 0))
    start, end = view.ringed()[0]
    assert view.text()[start:end] == "二、下一步打算"


def test_fields_wear_the_colour_of_their_state(memo: Frame, qtbot: QtBot) -> None:
    for key, value in (("窗口数", "12"), ("收件数", "200"), ("办结数", "190")):
        type_in(memo, qtbot, key, value)
    shown(memo, qtbot, "95%")
    found = marks(memo)
    assert (found["窗口数"].tone, found["办结率"].tone, found["地区"].tone) == (Tone.FILLED, Tone.DERIVED, Tone.MISSING)
    qtbot.waitUntil(lambda: "自动计算（" in marks(memo)["办结率"].words)  # its formula comes with the form
    type_in(memo, qtbot, "窗口数", "来个")
    qtbot.waitUntil(lambda: marks(memo)["窗口数"].tone is Tone.DOUBTFUL)


def test_page_faults_are_underlined_told_and_mended_by_a_button(memo: Frame, qtbot: QtBot) -> None:
    own_text(memo, qtbot, "优" * 54 + "化。")
    pane, sheet = memo.draft.preview, memo.draft.sheet
    assert sheet is not None
    qtbot.waitUntil(pane.faults.isVisible)
    assert pane.faults.words.text() == "第 1 页：段落末行只有一个字"
    (mark,) = pane.view.marks()
    assert pane.text()[mark.start : mark.end] == "化。" and mark.tone is Tone.WARNING
    assert pane.faults.ways[Way.SPACING].isVisible() and not pane.faults.ways[Way.PITCH].isVisible()
    pane.faults.ways[Way.SPACING].click()
    qtbot.waitUntil(lambda: not sheet.proof.faults, timeout=10_000)
    assert "这一段字距" in memo.bar.words() and pane.view.marks() == ()
    assert pane.faults.back.isVisible() and pane.faults.words.text() == "版面已按这份稿件调整"
    pane.faults.back.click()
    qtbot.waitUntil(lambda: bool(sheet.proof.faults))
    assert "恢复标准版面" in memo.bar.words()
    memo.bar.acts()[0].click()
    qtbot.waitUntil(lambda: not sheet.proof.faults)


def test_an_adjustment_is_taken_back_in_its_own_draft_only(memo: Frame, qtbot: QtBot) -> None:
    own_text(memo, qtbot, "优" * 54 + "化。")
    qtbot.waitUntil(memo.draft.preview.faults.isVisible)
    memo.draft.preview.faults.ways[Way.SPACING].click()
    qtbot.waitUntil(lambda: "这一段字距" in memo.bar.words())
    undo = memo.bar.acts()[0]
    memo.draft.show_start()
    begin(memo, qtbot, "memo")
    sheet = memo.draft.sheet
    assert sheet is not None
    sheet.apply(replace(sheet.draft, layout={"layout.pitch": "28"}))
    undo.click()
    assert sheet.draft.layout == {"layout.pitch": "28"}


def test_a_fault_the_program_cannot_mend_says_so(memo: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.actions.proving.remedy", lambda *_: None)
    own_text(memo, qtbot, "优" * 54 + "化。")
    qtbot.waitUntil(memo.draft.preview.faults.isVisible)
    memo.draft.preview.faults.ways[Way.SPACING].click()
    qtbot.waitUntil(lambda: "调整字距解决不了这一处" in memo.bar.words())


def test_faults_are_gone_through_one_by_one(memo: Frame, qtbot: QtBot) -> None:
    own_text(memo, qtbot, "优" * 54 + "化。", "改" * 1200, "优" * 54 + "革。")
    faults = memo.draft.preview.faults
    qtbot.waitUntil(faults.isVisible)
    assert faults.words.text().startswith("1/2 第 1 页")
    faults.after.click()
    assert faults.words.text().startswith("2/2 第 3 页") and memo.draft.preview.view.current >= 1
    assert faults.fault().fault is Fault.SHORT_LAST_LINE  # type: ignore[union-attr]
    faults.after.click()
    assert faults.words.text().startswith("1/2")


def test_the_status_line_says_pages_grid_and_fonts(memo: Frame, qtbot: QtBot) -> None:
    shown(memo, qtbot, "下一步打算")
    qtbot.waitUntil(lambda: "共 1 页 · 22×28" in memo.status.pages())
    assert "字体" in memo.status.pages()
    memo.draft.show_start()
    assert memo.status.pages() == ""


def test_another_draft_starts_at_its_top_without_a_ring(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "窗口数", "12")
    shown(memo, qtbot, "12个")
    memo.draft.show_start()
    begin(memo, qtbot, "memo")
    assert memo.draft.preview.view.ringed() == () and memo.draft.preview.view.verticalScrollBar().value() == 0


def test_the_pdf_has_the_pages_of_the_preview(memo: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(memo, qtbot, "窗口数", "12")
    shown(memo, qtbot, "12个")
    target = tmp_path / "专报"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PDF 文件 (*.pdf)"))
    memo.draft.export(".pdf")
    qtbot.waitUntil(lambda: "已导出“专报.pdf”" in memo.bar.words(), timeout=20_000)
    assert "设置综合窗口12个" in plain(readers.read(tmp_path / "专报.pdf").value)


# print


def papers(pages: int) -> Document:
    return Document((P("题目", Role.TITLE), *(P(f"第{number}段" + "优化营商环境" * 90) for number in range(pages))))


def to_file(path: Path, pages: int) -> QPrinter:
    made = printing.printer("稿件", pages)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def test_a_printer_is_set_to_a4_on_both_sides_long_edge(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, mode: asked.append(mode))  # without a printer on the machine Qt forgets it at once
    made = printing.printer("稿件", 3)
    assert asked == [QPrinter.DuplexMode.DuplexLongSide]
    assert made.pageLayout().pageSize().name() == "A4" and (made.fromPage(), made.toPage()) == (1, 3)


def test_printed_sheets_hold_the_very_pages(qapp: QApplication, tmp_path: Path) -> None:
    import pypdfium2

    pages = paginate(papers(3))
    printer = to_file(tmp_path / "print.pdf", len(pages))
    printing.paint_on(printer, printing.chosen_pages(printer, pages), standard())
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as made:
        assert len(made) == len(pages)
        width, height = made[0].get_size()
        assert (width, height) == pytest.approx((pages.pages[0].width, pages.pages[0].height), abs=1)
        bitmap = made[0].render(scale=2, grayscale=True)
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8).copy()
    line = pages.pages[0].lines[1]
    assert darkest(image, line.left, line.top, line.right, line.top + line.height) < 128
    assert darkest(image, 0, 0, pages.area[0] - 4, pages.pages[0].height - 2) > 200
    assert darkest(image, 0, 0, pages.pages[0].width - 2, pages.area[1] - 4) > 200


def darkest(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """The darkest grey in a frame given in points of a picture two pixels to the point."""
    part = image.copy(QRect(round(left * 2), round(top * 2), round((right - left) * 2), round((bottom - top) * 2)))
    return min(part.pixelColor(x, y).lightness() for x in range(0, part.width(), 2) for y in range(0, part.height(), 2))


def test_a_range_of_pages_is_printed_backwards_where_asked(qapp: QApplication, tmp_path: Path) -> None:
    pages = paginate(papers(4))
    printer = to_file(tmp_path / "print.pdf", len(pages))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert [page.number for page in printing.chosen_pages(printer, pages)] == [2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert [page.number for page in printing.chosen_pages(printer, pages)] == [3, 2]


def test_print_asks_first_and_says_what_it_sent(memo: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(memo, qtbot, "下一步打算")
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    memo.draft.print()
    assert memo.bar.words() == ""
    made = to_file(tmp_path / "out.pdf", 1)
    monkeypatch.setattr(printing, "printer", lambda _name, _pages: made)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Accepted)
    memo.draft.print()
    assert memo.bar.words() == "已送去打印 1 页。" and (tmp_path / "out.pdf").stat().st_size > 1000
