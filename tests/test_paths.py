from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.outcome import Refused

_ROOT = Path(__file__).resolve().parent.parent
_WRITER = """
import sys
from pathlib import Path
from desktop.paths import write_whole
target, data = Path(sys.argv[1]), b"new" * 1_000_000
print("ready", flush=True)
while True:
    write_whole(target, data)
"""


posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes, modes and SIGKILL")


def strays(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".nigao-")]


def test_a_file_is_written_and_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    paths.write_whole(tmp_path / "新文件夹" / "答复.docx", b"whole")
    assert [path.name for path in (tmp_path / "新文件夹").iterdir()] == ["答复.docx"]
    assert (tmp_path / "新文件夹" / "答复.docx").read_bytes() == b"whole"


@posix
def test_a_source_file_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "上季度.docx"
    source.write_bytes(b"source")
    (tmp_path / "link.docx").symlink_to(source)
    (tmp_path / "same.docx").hardlink_to(source)
    for name in ("上季度.docx", "link.docx", "same.docx"):
        with pytest.raises(Refused, match="不能覆盖原文件"):
            paths.write_whole(tmp_path / name, b"report", sources=(source,))
    assert source.read_bytes() == b"source"


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "kept" / "real.txt")
    paths.write_whole(tmp_path / "link.txt", b"report")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "kept" / "real.txt").read_bytes() == b"report"


@posix
def test_a_replaced_file_keeps_its_rights_and_a_new_one_gets_the_folders(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(b"")
    usual = old.stat().st_mode
    paths.write_whole(tmp_path / "new.txt", b"")
    old.chmod(0o640)
    paths.write_whole(old, b"again")
    assert (tmp_path / "new.txt").stat().st_mode == usual and old.stat().st_mode & 0o777 == 0o640


@posix
@pytest.mark.parametrize("name", ["", "file/under.txt", "nul\0.txt", "长" * 200 + ".txt", "ring.txt", "pipe"])
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused):
        paths.write_whole(tmp_path / name, b"report")
    assert not strays(tmp_path) and (tmp_path / "pipe").is_fifo()


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "答复.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="磁盘已满"):
        paths.write_whole(target, b"new")
    assert target.read_bytes() == b"old" and not strays(tmp_path)


@posix
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(b"old")
    for delay in (0.0, 0.005, 0.011, 0.023, 0.04):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(target)], cwd=_ROOT, stdout=subprocess.PIPE)
        assert writer.stdout and writer.stdout.readline() == b"ready\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert target.read_bytes() in (b"old", b"new" * 1_000_000)
    paths.clean_strays(tmp_path, older=-1)
    assert [path.name for path in tmp_path.iterdir()] == ["答复.docx"]


def test_strays_of_killed_writers_are_cleaned_but_not_what_is_being_written_now(tmp_path: Path) -> None:
    (tmp_path / ".nigao-0123.docx").write_bytes(b"left by a kill")
    (tmp_path / ".nigao-4567.docx").write_bytes(b"being written")
    (tmp_path / "答复.docx").write_bytes(b"report")
    os.utime(tmp_path / ".nigao-0123.docx", (time.time() - 3600,) * 2)
    assert paths.clean_strays(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".nigao-4567.docx", "答复.docx"]


def test_cleaning_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert paths.clean_strays(tmp_path / "gone") == 0
