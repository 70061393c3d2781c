"""Files and folders come in in batches; the same bytes and the same words are known; nothing is lost half way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop import writers
from desktop.actions import importing, library
from desktop.actions.desk import Desk
from desktop.actions.gathering import files_of
from desktop.actions.importing import Loaded, load_reports, told
from desktop.actions.report_figures import edition, report_figures
from desktop.actions.searching import search
from desktop.document.outline import recognise
from desktop.figures.read import figures
from desktop.outcome import Refused
from desktop.paths import write_whole
from desktop.readers import read


def note(folder: Path, name: str, words: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"青禾县{name}工作情况\n\n今年以来，{words or name}办件1.2万件，办结率98.6%。\n", encoding="utf-8")
    return path


def test_a_folder_is_read_to_its_last_corner_in_one_order_without_hidden_and_temporary_files(tmp_path: Path) -> None:
    for name in ("乙.txt", "甲.txt", "下级/丙.txt", ".隐藏.txt", "~$甲.docx", "~WRL01.tmp", ".git/x.txt", "图.png", "下级/~$丙.docx", "丁.txt.bak"):
        note(tmp_path, name)
    found = [path.relative_to(tmp_path).as_posix() for path in files_of((tmp_path,))]
    assert found == ["乙.txt", "甲.txt", "下级/丙.txt"]


def test_a_file_named_twice_comes_once_and_one_named_outright_is_always_tried(tmp_path: Path) -> None:
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    one = note(tmp_path, "甲.txt")
    assert files_of((one, tmp_path, one, picture)) == (one, picture)


def test_a_whole_folder_comes_in_and_a_bad_file_is_told_among_the_good_ones(desk: Desk, tmp_path: Path) -> None:
    for turn in range(40):
        note(tmp_path / "材料", f"{turn:02}.txt")
    (tmp_path / "材料" / "07.txt").write_bytes(b"")
    results = load_reports(desk, (tmp_path / "材料",))
    assert [result.name for result in results if result.reason] == ["07.txt"]
    assert len(library.reports(desk)) == 39 and told(results)[1] == "warning"
    assert "空文件" in told(results)[0]


def test_what_has_landed_is_kept_and_is_told_batch_by_batch(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 3)
    monkeypatch.setattr(importing, "_SECONDS", 1e9)
    seen: list[tuple[int, int]] = []

    def landed(results: Sequence[Loaded]) -> None:
        assert all(desk.store.reports.get(result.report or 0) for result in results)
        seen.append((len(results), len(library.reports(desk))))

    load_reports(desk, [note(tmp_path, f"{turn}.txt") for turn in range(7)], landed=landed)
    assert seen == [(3, 3), (3, 6), (1, 7)]


def test_the_same_words_in_another_format_are_told_and_not_kept_twice(desk: Desk, prior: Path, tmp_path: Path) -> None:
    word = tmp_path / "另存.docx"
    write_whole(word, writers.write(recognise(read(prior).value), ".docx"))
    first, second = load_reports(desk, (prior, word))
    assert (second.known, second.same, second.report) == (True, "某某县上半年政务服务情况", first.report)
    assert told((second,)) == ("1 份内容相同，没有重复导入。", "info")
    (third,) = load_reports(desk, (word,), twins=True)
    assert not third.known and len(library.reports(desk)) == 2


def test_a_file_that_was_thrown_away_comes_back_when_it_is_loaded_again(desk: Desk, prior: Path) -> None:
    (loaded,) = load_reports(desk, (prior,))
    assert loaded.report is not None
    library.describe(desk, loaded.report, title="改过的题名")
    library.delete_report(desk, loaded.report)
    (again,) = load_reports(desk, (prior,))
    assert again.restored and again.report == loaded.report
    assert [entry.title for entry in library.reports(desk)] == ["改过的题名"]
    assert told((again,)) == ("1 份从回收站恢复。", "done")


def test_a_full_disk_ends_the_import_and_what_had_landed_stays(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)
    monkeypatch.setattr(importing, "_SECONDS", 1e9)
    files = [
        note(tmp_path, "1.txt"),
        note(tmp_path, "2.txt"),
        note(tmp_path, "3.txt", "长" * 600_000),
        note(tmp_path, "4.txt"),
        note(tmp_path, "5.txt"),
    ]
    load_reports(desk, files[:2])
    connection = desk.store.database._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 20}")
    results = load_reports(desk, files)
    assert [result.name for result in results] == ["1.txt", "2.txt", "3.txt", "4.txt"]
    assert [bool(result.reason) for result in results] == [False, False, True, True]
    assert "磁盘已满" in told(results)[0] and len(library.reports(desk)) == 2
    assert search(desk, "长长").hits == ()


def test_figures_are_kept_once_and_come_back_equal(desk: Desk, prior: Path) -> None:
    path = note(prior.parent, "数据.txt", "由3至5个工作日压到2天，近70%，")
    (loaded,) = load_reports(desk, (path,), figures=True)
    assert loaded.report is not None
    fresh = figures(library.report_document(desk, loaded.report))
    assert fresh and report_figures(desk, loaded.report) == fresh
    desk.store.reports.keep_figures(loaded.report, "旧版", "[]")
    assert report_figures(desk, loaded.report) == fresh
    assert desk.store.reports.figures(loaded.report, edition()) is not None


def test_figures_of_a_report_that_is_gone_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        report_figures(desk, 99)
