"""A draft on the desk: typed, ticked, dragged, kept, composed, exported, and taken up again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop import readers
from desktop.actions.form_line import LineState
from desktop.document.text import plain
from desktop.outcome import Refused
from desktop.store import FILE, Store
from desktop.ui.frame import Frame
from tests.ui.conftest import begin, enter, type_in


def line(frame: Frame, key: str) -> object:
    return frame.draft.form.model.line(frame.draft.form.model.of_field(key))


def shown(frame: Frame) -> str:
    return frame.draft.preview.text()


def names(frame: Frame) -> list[str]:
    model = frame.draft.outline.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_what_is_typed_stands_in_the_text_and_the_form_says_so(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "地区", "某某县")
    qtbot.waitUntil(lambda: "某某县政务服务情况专报" in shown(memo))
    qtbot.waitUntil(lambda: "缺 5 项" in memo.draft.form.count.text())  # the form follows when the typing pauses
    assert line(memo, "地区").state is LineState.FILLED  # type: ignore[attr-defined]


def test_enter_goes_to_the_next_line_that_waits(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "地区", "某某县")
    enter(qtbot)
    model, view = memo.draft.form.model, memo.draft.form.view
    assert model.line(view.currentIndex()).key == "单位"  # type: ignore[union-attr]
    type_in(memo, qtbot, "办结数", "190")
    enter(qtbot)
    assert model.line(view.currentIndex()).key == "单位"  # type: ignore[union-attr]


def test_enter_does_nothing_while_an_input_method_composes(memo: Frame, qtbot: QtBot) -> None:
    edit = type_in(memo, qtbot, "地区", "")
    QApplication.sendEvent(edit, QInputMethodEvent("mou", []))
    enter(qtbot)
    model, view = memo.draft.form.model, memo.draft.form.view
    assert model.line(view.currentIndex()).key == "地区"  # type: ignore[union-attr]
    done = QInputMethodEvent()
    done.setCommitString("某某县")
    QApplication.sendEvent(edit, done)
    enter(qtbot)
    assert model.line(view.currentIndex()).key == "单位"  # type: ignore[union-attr]


def test_characters_being_composed_are_not_typed_yet(memo: Frame, qtbot: QtBot) -> None:
    edit = type_in(memo, qtbot, "地区", "")
    QApplication.sendEvent(edit, QInputMethodEvent("mou", []))
    assert "地区" not in memo.draft.sheet.draft.values  # type: ignore[union-attr]


def test_a_value_that_cannot_be_read_is_told_in_its_place(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "窗口数", "十几个吧")
    qtbot.waitUntil(lambda: line(memo, "窗口数").state is LineState.FAULTY)  # type: ignore[attr-defined]
    remark = line(memo, "窗口数").remark  # type: ignore[attr-defined]
    assert remark and remark in memo.draft.form.about.text()


def test_a_derived_line_computes_itself(memo: Frame, qtbot: QtBot) -> None:
    type_in(memo, qtbot, "收件数", "200")
    type_in(memo, qtbot, "办结数", "190")
    qtbot.waitUntil(lambda: line(memo, "办结率").state is LineState.DERIVED)  # type: ignore[attr-defined]
    assert "按时办结率95%" in shown(memo)


def test_steady_typing_is_kept_within_a_second(memo: Frame, qtbot: QtBot, folder: Path) -> None:
    saves: list[float] = []
    memo.draft.sheet.kept.connect(lambda _moment: saves.append(time.monotonic()))  # type: ignore[union-attr]
    edit = type_in(memo, qtbot, "地区", "")
    started = time.monotonic()
    while time.monotonic() - started < 1.6:
        qtbot.keyClicks(edit, "x")
        qtbot.wait(30)
    assert len(saves) >= 2  # a timer that every key starts anew would not have fired once
    qtbot.waitUntil(lambda: memo.status.words().startswith("已保存"))
    with Store.open(folder / FILE) as store:
        assert "xxx" in str(store.drafts.body(memo.draft.sheet.draft.id))  # type: ignore[union-attr]


def test_a_tick_renumbers_the_outline_and_the_text(memo: Frame, qtbot: QtBot) -> None:
    model = memo.draft.outline.model
    assert names(memo) == ["开头", "一、窗口服务", "二、下一步"]
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert names(memo) == ["开头", "窗口服务", "一、下一步"]
    qtbot.waitUntil(lambda: "一、下一步打算" in shown(memo))


def test_alt_with_an_arrow_moves_a_section_and_stays_on_it(memo: Frame, qtbot: QtBot) -> None:
    view, model = memo.draft.outline.view, memo.draft.outline.model
    view.setFocus()
    view.setCurrentIndex(model.index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(memo) == ["开头", "一、下一步", "二、窗口服务"]
    assert view.line().name == "下一步"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: shown(memo).index("下一步打算") < shown(memo).index("窗口服务更便捷"))


def test_a_point_moves_inside_its_section_and_stops_at_its_ends(memo: Frame, qtbot: QtBot) -> None:
    view, model = memo.draft.outline.view, memo.draft.outline.model
    section = model.index(1, 0)
    view.setCurrentIndex(model.index(0, 0, section))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    section = model.index(1, 0)
    assert [model.index(row, 0, section).data() for row in range(2)] == ["一是办件效率", "二是窗口建设"]


def test_the_heading_is_worded_by_choice_or_by_hand(memo: Frame, qtbot: QtBot) -> None:
    outline = memo.draft.outline
    outline.view.setCurrentIndex(outline.model.index(1, 0))
    assert [outline.headings.itemText(row) for row in range(outline.headings.count())] == ["窗口服务更便捷", "大厅服务更周到"]
    outline.headings.setCurrentIndex(1)
    outline.headings.activated.emit(1)
    qtbot.waitUntil(lambda: "一、大厅服务更周到" in shown(memo))
    outline.headings.setEditText("大厅服务有温度")
    outline.headings.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: "一、大厅服务有温度" in shown(memo))
    outline.view.setCurrentIndex(outline.model.index(0, 0))
    assert not outline.headings.isEnabled()


def test_a_click_on_a_figure_in_the_text_goes_to_its_line(memo: Frame, qtbot: QtBot) -> None:
    memo.draft.preview.field_clicked.emit("收件数")
    assert memo.draft.form.model.line(memo.draft.form.view.currentIndex()).key == "收件数"  # type: ignore[union-attr]


def test_the_status_line_counts_what_is_missing_and_takes_one_there(memo: Frame, qtbot: QtBot) -> None:
    memo.status.missing_clicked.emit()
    assert memo.draft.form.model.line(memo.draft.form.view.currentIndex()).key == "地区"  # type: ignore[union-attr]


def test_the_next_start_takes_up_the_last_draft(open_window: Callable[[], Frame], qtbot: QtBot) -> None:
    first = open_window()
    begin(first, qtbot, "memo")
    type_in(first, qtbot, "地区", "某某县")
    first.window().close()
    second = open_window()
    qtbot.waitUntil(lambda: second.draft.sheet is not None and bool(second.draft.sheet.last.groups), timeout=10_000)
    assert second.draft.sheet is not None and second.draft.sheet.draft.values == {"地区": "某某县"}


def test_a_draft_gets_another_name_in_place(memo: Frame, qtbot: QtBot) -> None:
    memo.draft.head.name.setText("三季度专报")
    memo.draft.head.name.editingFinished.emit()
    assert memo.draft.sheet.draft.name == "三季度专报"  # type: ignore[union-attr]
    assert memo.window().windowTitle() == "三季度专报 — 拟稿"
    memo.draft.head.name.setText("  ")
    memo.draft.head.name.editingFinished.emit()
    assert memo.draft.head.name.text() == "三季度专报"


def test_export_writes_the_file_and_says_so_in_the_bar(memo: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(memo, qtbot, "窗口数", "12")
    target = tmp_path / "专报.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    memo.draft.export()
    qtbot.waitUntil(lambda: "已导出“专报.docx”" in memo.bar.words())
    assert [button.text() for button in memo.bar.acts()] == ["打开文件", "打开所在文件夹"]
    assert "设置综合窗口12个" in plain(readers.read(target).value)


def test_an_export_that_is_refused_says_why_in_the_bar(memo: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "这是文件夹.docx"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder), ""))
    memo.draft.export()
    qtbot.waitUntil(lambda: "文件夹" in memo.bar.words())


def test_a_dialog_that_is_closed_changes_nothing(memo: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    memo.draft.export()
    assert memo.bar.words() == "" and not memo.jobs.busy()


def test_the_text_is_copied_without_any_looks(memo: Frame, qtbot: QtBot) -> None:
    memo.draft.copy_text()
    assert "一、窗口服务更便捷" in QApplication.clipboard().text()
    assert "已复制" in memo.bar.words()


def test_several_regions_repeat_the_scoped_sections(frame: Frame, qtbot: QtBot) -> None:
    begin(frame, qtbot, "briefing")
    outline = frame.draft.outline
    assert outline.add_scope.isVisible()
    before = outline.model.rowCount()
    for name in ("甲县", "乙县"):
        outline.scope.setText(name)
        outline.scope.returnPressed.emit()
    assert outline.model.rowCount() > before
    assert {model_line.scope for row in range(outline.model.rowCount()) if (model_line := outline.model.line(outline.model.index(row, 0)))} >= {
        "甲县",
        "乙县",
    }


def test_a_draft_put_away_while_it_is_composed_gets_no_late_answer(memo: Frame, qtbot: QtBot) -> None:
    for _ in range(5):
        type_in(memo, qtbot, "地区", "某某县")
        memo.draft.sheet.compose()  # type: ignore[union-attr]
        memo.draft.show_start()
        begin(memo, qtbot, "memo")
    qtbot.waitUntil(lambda: not memo.jobs.busy(), timeout=10_000)
    assert memo.bar.words() == ""


def test_a_store_that_cannot_be_written_is_told_and_the_draft_stays(memo: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise Refused("存不进“nigao.db”（磁盘已满），请检查磁盘后重新打开拟稿。")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.ui.sheet.save_draft", full)
        type_in(memo, qtbot, "地区", "某某县")
        qtbot.waitUntil(lambda: "磁盘已满" in memo.bar.words())
    memo.draft.sheet.keep()  # type: ignore[union-attr]
    assert "某某县" in str(memo.desk.store.drafts.body(memo.draft.sheet.draft.id))  # type: ignore[union-attr]
