"""Models keep Qt's rules, show frozen values, and ask for changes instead of making them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.actions.form_line import FormGroup, FormLine, LineState
from desktop.actions.pick_line import PickLine
from desktop.actions.section import Section
from desktop.store.drafts import DraftEntry
from desktop.store.reports import ReportEntry
from desktop.ui.models.form import STATE, VALUE, FormModel
from desktop.ui.models.outline import OutlineModel
from desktop.ui.models.picks import PicksModel
from desktop.ui.models.recent import RecentModel
from desktop.ui.models.reports import ReportsModel

NOON = "2024-09-30T04:00:00.000000+00:00"
POINTS = (PickLine("a/x", 1, 0, "一是", "窗口", "建好窗口", True), PickLine("a/y", 1, 1, "二是", "效率", "加快办件", True))
PICKS = (
    PickLine("o", 0, -1, "", "开头", "", True),
    PickLine("a", 1, -1, "一、", "服务", "服务更便捷", True, ("服务更便捷", "服务更周到"), points=POINTS),
    PickLine("b", 2, -1, "", "下一步", "下一步", False),
)
GROUPS = (
    FormGroup("0", "文头", (FormLine("地区", "地区名称", "某某县", state=LineState.FILLED),)),
    FormGroup("1", "服务", (FormLine("率", "办结率", derived=True, figure=True), FormLine("数", "窗口数", unit="个", figure=True))),
)


def picks() -> PicksModel:
    model = PicksModel()
    model.show_lines(PICKS)
    return model


def form() -> FormModel:
    model = FormModel()
    model.show_groups(GROUPS)
    return model


def outline() -> OutlineModel:
    model = OutlineModel()
    model.show_sections((Section("0", "一、服务", 1, 2, children=(Section("9", "一是窗口。", 2, 3, True),)), Section("30", "二、下一步", 1, 5)))
    return model


def reports() -> ReportsModel:
    model = ReportsModel()
    model.show((ReportEntry(1, "上期.docx", "上半年总结", "", "上期.docx", 9, "ab", NOON), ReportEntry(2, "通稿.txt", "", "", "", 9, "cd", NOON)))
    return model


def recent() -> RecentModel:
    model = RecentModel()
    model.show((DraftEntry("a", "memo", "三季度专报", NOON, NOON, "专报.docx"),), {"memo": "情况专报"})
    return model


@pytest.mark.parametrize("make", [picks, form, outline, reports, recent])
def test_the_model_keeps_the_rules_of_qt_while_it_shows_and_changes(make: object, qtmodeltester: ModelTester) -> None:
    model: QAbstractItemModel = make()  # type: ignore[operator]
    qtmodeltester.check(model)
    if isinstance(model, PicksModel):
        model.show_lines(PICKS[::-1])
    if isinstance(model, FormModel):
        model.show_groups(GROUPS[1:])
    qtmodeltester.check(model)


def test_the_outline_shows_number_name_and_tick() -> None:
    model = picks()
    section = model.find("a")
    assert [section.data(), section.data(Qt.ItemDataRole.CheckStateRole)] == ["一、服务", Qt.CheckState.Checked]
    assert model.find("b").data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert model.find("b").data(Qt.ItemDataRole.AccessibleTextRole) == "下一步，未选"


def test_a_tick_is_asked_for_and_not_made(qtbot: QtBot) -> None:
    model = picks()
    with qtbot.waitSignal(model.ticked) as asked:
        model.setData(model.find("a/y"), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [1, 1, False]
    assert model.line(model.find("a/y")).on  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("dragged", "row", "parent", "asked"),
    [
        ("b", 0, "", (2, -1, 0)),  # a section between sections
        ("b", -1, "", (2, -1, 3)),  # below the last one
        ("b", -1, "a", (2, -1, 1)),  # onto a section: before it
        ("a/x", 2, "a", (1, 0, 2)),  # a point below the last point of its section
        ("a/x", 0, "b", None),  # a point into another section
        ("a/x", 0, "", None),  # a point among sections
        ("b", 0, "a", None),  # a section among points
    ],
)
def test_lines_are_dragged_within_their_own_level(dragged: str, row: int, parent: str, asked: tuple[int, int, int] | None) -> None:
    model, told = picks(), []
    model.moved.connect(lambda *places: told.append(places))
    data = model.mimeData([model.find(dragged)])
    target = model.find(parent) if parent else QModelIndex()
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, target) is (asked is not None)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, target) is False
    assert told == ([asked] if asked else [])


def test_a_value_stands_at_once_and_is_told(qtbot: QtBot) -> None:
    model = form()
    cell = model.of_field("数")
    with qtbot.waitSignal(model.typed) as told:
        model.setData(cell, "12")
    assert told.args == ["数", "12"]
    assert cell.data() == "12"


def test_the_same_shape_is_updated_in_place_and_another_starts_afresh(qtbot: QtBot) -> None:
    model = form()
    changed = replace(GROUPS[1], lines=(GROUPS[1].lines[0], replace(GROUPS[1].lines[1], typed="12", state=LineState.FILLED)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_groups((GROUPS[0], changed))
    with qtbot.waitSignal(model.modelReset):
        model.show_groups(GROUPS[:1])


def test_what_waits_for_a_value_comes_next_and_what_computes_itself_last() -> None:
    model = form()
    assert model.line(model.next_open(model.of_field("地区"))).key == "数"  # type: ignore[union-attr]
    filled = replace(GROUPS[1].lines[1], typed="12", state=LineState.FILLED)
    model.show_groups((GROUPS[0], replace(GROUPS[1], lines=(GROUPS[1].lines[0], filled))))
    assert model.line(model.next_open(QModelIndex())).key == "率"  # type: ignore[union-attr]
    model.show_groups(GROUPS[:1])
    assert not model.next_open(QModelIndex()).isValid()


def test_a_line_speaks_its_label_value_unit_and_state_to_readers_of_the_screen() -> None:
    model = form()
    assert model.of_field("数").data(Qt.ItemDataRole.AccessibleTextRole) == "窗口数 空 个 待补"
    assert model.of_field("地区").siblingAtColumn(STATE).data() == "已填"
    assert model.flags(model.of_field("地区")) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.of_field("地区").siblingAtColumn(VALUE + 1)) & Qt.ItemFlag.ItemIsEditable


def test_a_report_without_a_title_goes_by_its_files_name() -> None:
    model = reports()
    assert [model.index(row, 0).data() for row in range(2)] == ["上半年总结", "通稿.txt"]
    assert [model.index(row, 1).data() for row in range(2)] == ["DOCX", "TXT"]
    assert model.row_of(2) == 1 and model.row_of(9) == -1


def test_a_draft_says_its_kind_its_moment_and_that_it_was_exported() -> None:
    model = recent()
    entry = model.entry(model.index(0, 0))
    assert entry is not None and model.about(entry).startswith("已导出 · 情况专报 · 2024-09-30")
