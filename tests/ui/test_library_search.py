"""Searching the library as one types: hits with their words, the way to their place, and what it is narrowed to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.actions import library as actions
from desktop.actions.searching import Hit
from desktop.ui.frame import Frame
from desktop.ui.models.hits import HitsModel, excerpt
from desktop.ui.pages.library import LibraryPage

OTHER = "某某市二季度工作总结\n\n一、抓好园区建设\n园区新增厂房两万平方米，走访企业二十家。\n\n某某市工业局\n2024年7月2日\n"


@pytest.fixture
def library(frame: Frame, qtbot: QtBot, prior: Path, tmp_path: Path) -> LibraryPage:
    other = tmp_path / "总结.txt"
    other.write_text(OTHER, encoding="utf-8")
    frame.go("library")
    frame.library.load((prior, other))
    qtbot.waitUntil(lambda: frame.library.reports.rowCount() == 2 and not frame.jobs.busy(), timeout=10_000)
    return frame.library


def sought(library: LibraryPage, qtbot: QtBot, words: str) -> list[str]:
    library.search.setText(words)
    qtbot.waitUntil(lambda: library.found._sought == words and library.found.isVisible(), timeout=10_000)
    return [str(library.hits.index(row, 0).data()) for row in range(library.hits.rowCount())]


def test_what_is_typed_is_found_in_every_report(library: LibraryPage, qtbot: QtBot) -> None:
    assert {"走访企业三十家", "走访企业二十家"} == {each[each.index("走访企业") :][:7] for each in sought(library, qtbot, "走访企业")}


def test_several_words_need_all_be_there(library: LibraryPage, qtbot: QtBot) -> None:
    assert len(sought(library, qtbot, "走访 厂房")) == 1


def test_a_hit_opens_its_report_at_its_paragraph(library: LibraryPage, qtbot: QtBot) -> None:
    sought(library, qtbot, "热线平台")
    library.found.go(0)
    assert "热线平台受理来电六百余件" in library.text.toPlainText()
    marks = library.text.extraSelections()
    assert marks[0].cursor.block().text().startswith("热线平台")  # type: ignore[attr-defined]


def test_clearing_the_box_brings_the_list_back(library: LibraryPage, qtbot: QtBot) -> None:
    sought(library, qtbot, "热线平台")
    qtbot.keyClick(library.search, Qt.Key.Key_Escape)
    assert library.table.isVisible() and not library.found.isVisible()
    assert library.hits.rowCount() == 0


def test_nothing_found_is_said(library: LibraryPage, qtbot: QtBot) -> None:
    assert sought(library, qtbot, "海底捞月") == []
    library.found.grab()  # the words of the empty state are painted without a warning
    assert library.found._sought == "海底捞月"


def test_the_last_words_typed_win(library: LibraryPage, qtbot: QtBot) -> None:
    for words in ("走", "走访", "走访企", "热线平台"):
        qtbot.keyClicks(library.search, "")
        library.search.setText(words)
    qtbot.waitUntil(lambda: library.hits.rowCount() == 1, timeout=10_000)
    assert library.found._sought == "热线平台"


def test_ctrl_f_goes_to_the_box_and_down_to_the_hits(library: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(library.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert library.search.hasFocus()
    sought(library, qtbot, "走访企业")
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    assert library.found.hasFocus() and library.found.currentIndex().row() == 0


def test_a_region_narrows_the_list_and_the_hits(frame: Frame, library: LibraryPage, qtbot: QtBot) -> None:
    other = next(entry.id for entry in actions.reports(frame.desk) if "工作总结" in entry.title)
    actions.describe(frame.desk, other, region="某某市")
    library.refresh()
    regions = library.filters.boxes["region"]
    wanted = regions.findText("某某市")
    assert wanted > 0
    regions.setCurrentIndex(wanted)
    assert library.reports.rowCount() == 1
    assert len(sought(library, qtbot, "走访企业")) == 1
    regions.setCurrentIndex(0)
    qtbot.waitUntil(lambda: library.hits.rowCount() == 2, timeout=10_000)


def test_filters_that_let_nothing_pass_leave_no_report_open(frame: Frame, library: LibraryPage) -> None:
    first, second = (entry.id for entry in actions.reports(frame.desk))
    actions.describe(frame.desk, first, region="某某市", period="2023")
    actions.describe(frame.desk, second, region="某某县", period="2024")
    library.refresh()
    for column, words in (("region", "某某市"), ("period", "2024年")):
        library.filters.boxes[column].setCurrentIndex(library.filters.boxes[column].findText(words))
    assert library.reports.rowCount() == 0 and library.text.toPlainText() == ""
    library.table.grab()  # what stands in the empty list is painted without a warning
    assert not library.card.isVisible() and not library.forget.isEnabled()


def test_a_report_not_indexed_yet_is_spoken_of(library: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.actions.searching.EDITION", 99)
    sought(library, qtbot, "走访企业")
    assert "正在整理 2 份材料，结果可能不全" in library._told.text()


def test_a_removed_report_is_no_longer_found(library: LibraryPage, qtbot: QtBot) -> None:
    sought(library, qtbot, "热线平台")
    library.found.go(0)
    library.forget.click()
    qtbot.waitUntil(lambda: library.hits.rowCount() == 0, timeout=10_000)


def hit(text: str, *words: str, section: str = "一、服务\n（一）走访") -> Hit:
    return Hit(1, "上半年总结", "上期.docx", "summary", "某某县", "2024H1", section, "", 0, text, 1.0, False, words)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = HitsModel()
    model.show((hit("走访企业三十家。", "走访"), hit("受理来电。", "来电")))
    qtmodeltester.check(model)
    assert model.about(hit("走访企业")) == "上半年总结 · （一）走访"


def test_an_excerpt_begins_shortly_before_what_was_sought_and_keeps_its_spans() -> None:
    words, spans = excerpt(hit("全" * 400 + "走访企业\t三十家" + "好" * 400, "走访企业"))
    assert words.startswith("…全") and len(words) <= 241 and "\t" not in words
    assert [words[low:high] for low, high in spans] == ["走访企业"]
    assert excerpt(hit("走访企业三十家", "企业")) == ("走访企业三十家", ((2, 4),))
