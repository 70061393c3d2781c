"""``nigao ledger export|import`` and ``nigao ledger sheet send|collect``."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from desktop.cli import main

TABLE = "指标,单位,地区,2023年三季度,2024年二季度\n窗口办件量,件,某某县,1200,1500\n窗口满意率,%,某某县,99.1,好\n"


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    (tmp_path / "表.csv").write_text(TABLE, "utf-8")
    return ["--library", str(tmp_path / "library.db")]


def _imported(library: list[str], tmp_path: Path) -> None:
    assert main(["ledger", "import", str(tmp_path / "表.csv"), *library, "--accept"]) == 0


def test_the_columns_of_a_table_can_be_looked_at_before_it_is_imported(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "import", str(tmp_path / "表.csv"), *library, "--columns"]) == 0
    assert "D列“2023年三季度”：数值，2023Q3" in capsys.readouterr().out


def test_an_import_lists_what_it_would_bring_and_what_gave_nothing(library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "import", str(tmp_path / "表.csv"), *library, "--json"]) == 0
    said = capsys.readouterr()
    assert [json.loads(line)["group"] for line in said.out.splitlines()] == ["new"] * 3
    assert "E3“好”：是文字，不是数字" in said.err


def test_a_column_is_put_right_by_its_letter(library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "import", str(tmp_path / "表.csv"), *library, "--column", "E=skip", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["ledger", "import", str(tmp_path / "表.csv"), *library, "--column", "列"]) == 2
    assert "请写成 C=skip" in capsys.readouterr().err


def test_the_ledger_is_exported_and_comes_back_the_same(library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _imported(library, tmp_path)
    path = tmp_path / "台账.xlsx"
    assert main(["ledger", "export", "-o", str(path), *library]) == 0
    capsys.readouterr()
    assert main(["ledger", "import", str(path), *library, "--json"]) == 0
    assert [json.loads(line)["group"] for line in capsys.readouterr().out.splitlines()] == ["same"] * 3
    assert main(["ledger", "export", "-o", str(tmp_path / "台账.csv"), *library]) == 2


def test_forms_are_sent_and_collected_from_the_command_line(library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _imported(library, tmp_path)
    for name in ("窗口办件量", "窗口满意率"):
        assert main(["ledger", "metric", name, "--department", "某某局", *library]) == 0
    folder = tmp_path / "发出"
    assert main(["ledger", "sheet", "send", str(folder), "--period", "2024年三季度", "--region", "某某县", "--due", "2024-10-08", *library]) == 0
    capsys.readouterr()
    assert main(["ledger", "sheet", "collect", str(folder), *library]) == 1
    assert capsys.readouterr().out == "未报\t某某局\n"
    (path,) = folder.glob("*.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["G5"], book.worksheets[0]["G6"], book.worksheets[0]["G8"] = 1600, 98.7, "2024-10-07"
    book.save(path)
    assert main(["ledger", "sheet", "collect", str(folder), *library, "--accept", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["department"], row["filled"], row["late"], row["odd"]) == ("某某局", 2, False, [])


def test_a_date_that_is_none_is_refused_in_one_sentence(library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "sheet", "send", str(tmp_path), "--period", "2024Q3", "--region", "某某县", "--due", "下周", *library]) == 2
    assert capsys.readouterr().err == "--due “下周”不是日期，请写成 2024-10-08。\n"
