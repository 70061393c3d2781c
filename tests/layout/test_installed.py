from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.layout import installed as room
from desktop.layout.font_names import names
from desktop.layout.installed import Installed, by_fontconfig, in_folder, installed
from tests.layout.small_fonts import FAMILY, STYLE, collection, name, sfnt, tables

LISTED = """/fonts/simsun.ttc	1	NSimSun,新宋体	Regular	80	0	False
/fonts/simsun.ttc	0	SimSun,宋体	Regular	80	0	False
/fonts/song.otf	0	FandolSong	Bold	80	0	False
/fonts/sans.ttf	0	Some Sans,Some Sans Medium	Medium,Regular	100	0	False
/fonts/lean.ttf	0	Some Serif	Bold Italic	200	100	False
/fonts/many.ttf	65536	Many	Light	50	0	False
/fonts/many.ttf	0	Many	Regular	[0 210]	0	True
/fonts/old.pcf.gz	0	Fixed	Regular	80	0	False
nonsense
"""


def told(monkeypatch: pytest.MonkeyPatch, answer: str) -> tuple[Installed, ...] | None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess((), 0, answer.encode()))
    return by_fontconfig()


def test_fontconfig_tells_every_name_and_how_heavy_a_font_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, LISTED) == (
        Installed(Path("/fonts/lean.ttf"), 0, ("Some Serif",), 700, True),
        Installed(Path("/fonts/sans.ttf"), 0, ("Some Sans", "Some Sans Medium"), 500),
        Installed(Path("/fonts/simsun.ttc"), 0, ("SimSun", "宋体")),
        Installed(Path("/fonts/simsun.ttc"), 1, ("NSimSun", "新宋体")),
        Installed(Path("/fonts/song.otf"), 0, ("FandolSong",), 700),
    )


def test_a_fontconfig_that_says_nothing_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, "") is None


def test_without_fontconfig_the_folders_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.TTF").write_bytes(sfnt(tables(["仿宋", "FangSong"])))
    monkeypatch.setattr(subprocess, "run", missing)
    monkeypatch.setattr(room, "_folders", lambda: (tmp_path, tmp_path / "nowhere"))
    monkeypatch.setattr(room.paths, "data_folder", lambda: tmp_path / "own")
    assert installed.__wrapped__() == (Installed(tmp_path / "below" / "a.TTF", 0, ("仿宋", "FangSong")),)


def test_fonts_in_the_user_s_own_folder_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(sfnt(tables(["自家仿宋"])))
    monkeypatch.setattr(room.paths, "data_folder", lambda: tmp_path)
    assert installed.__wrapped__()[0].families == ("自家仿宋",)


def test_the_fonts_of_a_collection_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "both.ttc").write_bytes(collection(tables(["SimSun"]), tables(["NSimSun"], style="Bold Italic", slant=True)))
    assert [(font.index, font.families, font.weight, font.italic) for font in in_folder(tmp_path)] == [
        (0, ("SimSun",), 400, False),
        (1, ("NSimSun",), 700, True),
    ]


def test_names_are_read_in_every_encoding_they_come_in(tmp_path: Path) -> None:
    records = [
        (1, 0, FAMILY, "mac_roman", "FangSong"),
        (1, 25, FAMILY, "gb18030", "仿宋"),
        (3, 1, FAMILY, "utf-16-be", "仿宋体"),
        (3, 3, 16, "gb18030", "大仿宋"),
        (3, 1, STYLE, "utf-16-be", "Regular"),
    ]
    (tmp_path / "a.ttf").write_bytes(sfnt({**tables([]), b"name": name(records)}))
    assert names(tmp_path / "a.ttf")[0].families == ("FangSong", "仿宋", "仿宋体", "大仿宋")


def test_variable_fonts_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "vary.ttf").write_bytes(sfnt({**tables(["Many"]), b"fvar": b""}))
    assert list(in_folder(tmp_path)) == []


@pytest.mark.parametrize("data", [b"", b"ttcf", b"PK\3\4", b"\0\1\0\0\0\7"])
def test_what_is_no_font_is_passed_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.ttf").write_bytes(data)
    (tmp_path / "read.me").write_bytes(sfnt(tables(["文字"])))
    assert list(in_folder(tmp_path)) == []


def test_the_packaged_program_s_own_libraries_are_kept_from_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packaged")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usual")
    assert room._outside()["LD_LIBRARY_PATH"] == "/usual"
