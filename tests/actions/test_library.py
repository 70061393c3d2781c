"""Reports come in one by one, bad ones are told, and none is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.actions import library, seeding
from desktop.actions.desk import Desk
from desktop.document.text import plain
from desktop.outcome import Refused
from tests.actions.conftest import PRIOR


def test_a_report_is_listed_by_its_title_with_its_outline_and_text(desk: Desk, prior: Path) -> None:
    (loaded,) = library.load_reports(desk, (prior,))
    assert loaded.report is not None
    (entry,) = library.reports(desk)
    assert (entry.title, entry.name, entry.path) == ("某某县上半年政务服务情况", prior.name, str(prior))
    assert plain(library.report_document(desk, loaded.report)) == PRIOR
    assert [section.text for section in library.report_sections(desk, loaded.report)] == ["一、开展走访服务", "二、抓好热线办理"]
    assert desk.store.reports.original(loaded.report) == prior.read_bytes()


def test_a_bad_file_is_told_with_its_reason_and_the_rest_go_on(desk: Desk, prior: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏的.docx"
    broken.write_bytes(b"PK\x03\x04 no zip at all")
    results = library.load_reports(desk, (broken, tmp_path / "没有.txt", prior))
    assert [bool(result.reason) for result in results] == [True, True, False]
    assert "坏的.docx" in results[0].reason
    assert len(library.reports(desk)) == 1
    words, tone = library.told(results)
    assert words.startswith("导入 1 份，2 份没有导入：") and tone == "warning"


def test_the_same_bytes_under_another_name_are_known(desk: Desk, prior: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本.txt"
    copy.write_bytes(prior.read_bytes())
    first, second = library.load_reports(desk, (prior, copy))
    assert (second.known, second.report) == (True, first.report)
    assert library.told((second,)) == ("1 份已在资料里。", "info")


def test_loading_tells_its_progress_and_stops_when_called_off(desk: Desk, prior: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text("某某县一季度情况\n\n一季度各项工作平稳。\n", encoding="utf-8")
    seen: list[tuple[int, int, str]] = []
    results = library.load_reports(desk, (prior, other), progress=lambda *step: seen.append(step), cancelled=lambda: len(seen) >= 1)
    assert [result.name for result in results] == [prior.name]
    assert seen == [(0, 2, prior.name), (1, 2, "")]


def test_a_forgotten_report_leaves_its_file_alone(desk: Desk, prior: Path) -> None:
    (loaded,) = library.load_reports(desk, (prior,))
    assert loaded.report is not None
    library.delete_report(desk, loaded.report)
    assert library.reports(desk) == () and prior.exists()
    with pytest.raises(Refused):
        library.report_document(desk, loaded.report)


def test_the_samples_come_once_for_ever(desk: Desk) -> None:
    assert seeding.wants_seeds(desk)
    results = seeding.seed_library(desk)
    assert results and not any(result.reason for result in results)
    assert len(library.reports(desk)) == len(results)
    assert not seeding.wants_seeds(desk)


def test_nothing_chosen_is_said_plainly() -> None:
    assert library.told(()) == ("没有导入任何材料。", "info")
