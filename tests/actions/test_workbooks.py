"""The ledger and spreadsheets, end to end on a desk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.actions.desk import Desk, desk_on
from desktop.actions.form_files import MANIFEST, collect, filled_candidates, forms_for, send, sent_in
from desktop.actions.ledger import Group, accept, propose_values
from desktop.actions.ledger_metrics import describe_metric
from desktop.actions.workbooks import export_table, offered, open_block, open_workbook, remember
from desktop.ledger.entry import place_of
from desktop.outcome import Refused
from desktop.store import Store
from desktop.writers.xlsx.table import table_book

TABLE = "指标\t单位\t地区\t2023年三季度\t2024年二季度\n窗口办件量\t件\t某某县\t1200\t1500\n减税退税额\t万元\t某某县\t3000.5\t2800\n窗口满意率\t%\t某某县\t99.1\t98.60\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.open(tmp_path / "library.db") as store:
        yield desk_on(store)


@pytest.fixture
def filled_desk(desk: Desk) -> Desk:
    proposals, unread, _ = offered(desk, (open_block(desk, TABLE),))
    assert not unread
    accept(desk, proposals)
    for name, department in (("窗口办件量", "某某局"), ("窗口满意率", "某某局"), ("减税退税额", "另一局")):
        describe_metric(desk, name, department=department)
    return desk


def _fill(path: Path, *values: object) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row, value in enumerate(values, 5):
        sheet.cell(row, 7).value = value
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "填报人：":
                sheet.cell(cell.row, 3).value = "王某某"
            if cell.value == "填报日期：":
                sheet.cell(cell.row, 7).value = "2024.10.7"
    book.save(path)


def test_a_pasted_block_is_proposed_with_its_cells_and_money_is_kept_in_yuan(desk: Desk) -> None:
    proposals, _, _ = offered(desk, (open_block(desk, TABLE),))
    assert {item.group for item in proposals.items} == {Group.NEW}
    money = next(item.entry for item in proposals.items if item.entry.unit == "元" and item.entry.period == "2023Q3")
    assert (money.value, money.printed, place_of(money.source)) == (30005000, "3000.5万元", "“剪贴板”剪贴板 D3")


def test_what_is_exported_is_the_same_when_imported_again(filled_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(table_book(export_table(filled_desk)))
    sheets, _ = open_workbook(filled_desk, path)
    proposals, unread, _ = offered(filled_desk, sheets)
    assert not unread
    assert [item.group for item in proposals.items] == [Group.SAME] * 6


def test_an_export_runs_from_the_oldest_period_and_keeps_the_digits_printed(filled_desk: Desk) -> None:
    table = export_table(filled_desk)
    assert table.periods == ("2023Q3", "2024Q2")
    assert {line.metric: (line.unit, *(value.text for value in line.values)) for line in table.lines} == {
        "窗口办件量": ("件", "1200", "1500"), "减税退税额": ("万元", "3000.5", "2800"), "窗口满意率": ("%", "99.1", "98.60"),
    }  # fmt: skip


def test_an_empty_ledger_is_not_exported(desk: Desk) -> None:
    with pytest.raises(Refused, match="台账里没有可以导出的记录"):
        export_table(desk)


def test_a_column_put_right_is_remembered(desk: Desk) -> None:
    opened = open_block(desk, TABLE)
    remember(desk, opened.columns.changed(3, role="skip"))
    assert open_block(desk, TABLE.replace("2024年二季度", "2024年三季度")).columns.columns[3].role == "skip"


def test_forms_go_out_one_file_a_department_with_a_list_beside_them(filled_desk: Desk, tmp_path: Path) -> None:
    forms = forms_for(filled_desk, "2024Q3", "某某县", due=date(2024, 10, 8))
    assert [(form.department, len(form.asks)) for form in forms] == [("另一局", 1), ("某某局", 2)]
    assert (forms[0].asks[0].unit, forms[0].asks[0].last, forms[0].asks[0].year_before) == ("万元", "2800", "3000.5")
    paths = send(forms, tmp_path / "发出")
    assert sorted(path.name for path in (tmp_path / "发出").iterdir()) == sorted([MANIFEST, *(path.name for path in paths)])
    assert sent_in(tmp_path / "发出") == forms
    with pytest.raises(Refused, match="可能已经填过"):
        send(forms, tmp_path / "发出")


def test_forms_that_came_back_are_collected_with_who_filled_what(filled_desk: Desk, tmp_path: Path) -> None:
    forms = forms_for(filled_desk, "2024Q3", "某某县", due=date(2024, 10, 6))
    _, path = send(forms, tmp_path)
    _fill(path, 1600, 9.91)
    (tmp_path / "别的.xlsx").write_bytes(b"rubbish")
    collected = collect(tmp_path)
    (filled,) = collected.filled
    assert (filled.form.department, filled.filler, filled.returned, filled.late) == ("某某局", "王某某", date(2024, 10, 7), True)
    assert filled.oddities == ("G6“窗口满意率”填“9.91”：约是上期“98.60”的10分之一，请核对小数点和单位",)
    assert [form.department for form in collected.missing] == ["另一局"]
    assert len(collected.unread) == 1


def test_two_files_of_one_department_are_both_shown(filled_desk: Desk, tmp_path: Path) -> None:
    _, path = send(forms_for(filled_desk, "2024Q3", "某某县"), tmp_path)
    _fill(path, 1600)
    (tmp_path / "改后.xlsx").write_bytes(path.read_bytes())
    collected = collect(tmp_path)
    assert [files for _, files in collected.twice] == [("改后.xlsx", path.name)]
    assert len(collected.filled) == 2


def test_what_came_back_enters_the_ledger_with_its_cell_and_who_filled_it(filled_desk: Desk, tmp_path: Path) -> None:
    _, path = send(forms_for(filled_desk, "2024Q3", "某某县"), tmp_path)
    _fill(path, 1600, 98.7)
    done = accept(filled_desk, propose_values(filled_desk, filled_candidates(collect(tmp_path))))
    assert len(done.entries) == 2
    assert "某某局王某某填" in str([value.source for line in export_table(filled_desk).lines for value in line.values])


def test_departments_may_share_one_file(filled_desk: Desk, tmp_path: Path) -> None:
    (path,) = send(forms_for(filled_desk, "2024Q3", "某某县"), tmp_path, together=True)
    assert openpyxl.load_workbook(io.BytesIO(path.read_bytes())).sheetnames == ["另一局", "某某局", "标识"]
    assert [form.department for form in collect(tmp_path).missing] == ["另一局", "某某局"]


def test_a_department_that_answers_for_nothing_is_refused(filled_desk: Desk) -> None:
    with pytest.raises(Refused, match="没有归“无名局”填报的指标"):
        forms_for(filled_desk, "2024Q3", "某某县", departments=("无名局",))
