from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.layout.font_file import holds, read
from desktop.layout.metrics import NAMED, from_file, named
from desktop.outcome import Refused


def _cmap_4(characters: dict[str, int]) -> bytes:
    """A cmap of format 4: one segment a character, by delta, but the last by the glyph array."""
    codes = sorted(map(ord, characters))
    count = len(codes) + 1
    ends = [*codes, 0xFFFF]
    glyphs = [characters[chr(code)] for code in codes]
    deltas = [*((glyph - code) & 0xFFFF for code, glyph in zip(codes[:-1], glyphs)), 0, 1]
    shifts = [*[0] * (count - 2), 4, 0]  # the last but one finds its glyph behind the two shifts left
    parts = (ends, [0], ends, deltas, shifts, [glyphs[-1]])
    body = b"".join(struct.pack(f">{len(part)}H", *part) for part in parts)
    return struct.pack(">7H", 4, len(body) + 14, 0, count * 2, 0, 0, 0) + body


def _cmap_12(characters: dict[str, int]) -> bytes:
    groups = b"".join(struct.pack(">3I", code, code, characters[chr(code)]) for code in sorted(map(ord, characters)))
    return struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(characters)) + groups


def _font(characters: dict[str, int], advances: list[int], cmap: bytes, at: int = 0, gap: int = 0) -> bytes:
    """A font with no more than layout reads, its tables' offsets counted from ``at`` bytes before it."""
    tables = {
        b"head": struct.pack(">18xH34x", 1000),
        b"hhea": struct.pack(">4xhhh24xH", 880, -120, gap, len(advances)),
        b"hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance in advances),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10 if cmap[1] == 12 else 1, 12) + cmap,
    }
    offset, directory, body = at + 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        directory += struct.pack(">4sIII", tag, 0, offset + len(body), len(data))
        body += data
    return b"\0\1\0\0" + struct.pack(">4H", len(tables), 0, 0, 0) + directory + body


GLYPHS = {"优": 2, "a": 1, "1": 3}
ADVANCES = [500, 600, 1000]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "four.ttf").write_bytes(_font(GLYPHS, ADVANCES, _cmap_4(GLYPHS)))
    (tmp_path / "twelve.ttf").write_bytes(_font({**GLYPHS, "𠮷": 2}, ADVANCES, _cmap_12({**GLYPHS, "𠮷": 2})))
    head = b"ttcf" + struct.pack(">HHI", 1, 0, 2)
    one = _font({"a": 1}, [500, 300], _cmap_12({"a": 1}), at=20)
    two = _font({"a": 1}, [500, 700], _cmap_12({"a": 1}), at=20 + len(one))
    (tmp_path / "both.ttc").write_bytes(head + struct.pack(">II", 20, 20 + len(one)) + one + two)
    return tmp_path


@pytest.mark.parametrize("name", ["four.ttf", "twelve.ttf"])
def test_a_font_tells_how_wide_its_characters_are(folder: Path, name: str) -> None:
    font = read(folder / name)
    assert [font.advance(character) for character in "优a1"] == [1.0, 0.6, 1.0]  # the last advance serves all glyphs behind it
    assert font.advance("环") is None and (font.ascent, font.descent) == (0.88, 0.12)


def test_the_space_a_font_wants_between_lines_stands_above_them(tmp_path: Path) -> None:
    (tmp_path / "gap.ttf").write_bytes(_font(GLYPHS, ADVANCES, _cmap_4(GLYPHS), gap=200))
    font = read(tmp_path / "gap.ttf")
    assert (font.ascent, font.descent) == (1.08, 0.12)


def test_characters_outside_the_basic_plane_are_found(folder: Path) -> None:
    assert read(folder / "twelve.ttf").advance("𠮷") == 1.0


def test_whether_a_font_holds_a_character_is_told_without_reading_it_all(folder: Path) -> None:
    told = [holds(folder / name, 0, "优a环𠮷") for name in ("four.ttf", "twelve.ttf", "none.ttf")]
    assert told == [{"优", "a"}, {"优", "a", "𠮷"}, set()]


def test_each_font_of_a_collection_is_read_by_its_place(folder: Path) -> None:
    assert [read(folder / "both.ttc", index).advance("a") for index in (0, 1)] == [0.3, 0.7]


@pytest.mark.parametrize("data", [b"", b"PK\3\4 no font", b"ttcf", b"\0\1\0\0\0\4"])
def test_what_is_no_font_is_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.ttf").write_bytes(data)
    with pytest.raises(Refused, match=r"字体文件“bad\.ttf”读不出来"):
        read(tmp_path / "bad.ttf")


@given(st.integers(0, 300), st.binary(max_size=8))
def test_a_broken_font_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes) -> None:
    data = _font(GLYPHS, ADVANCES, _cmap_4(GLYPHS))
    path = tmp_path_factory.mktemp("fonts") / "broken.ttf"
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    with contextlib.suppress(Refused):
        assert read(path).units > 0


def test_western_characters_come_from_the_second_font_and_what_one_lacks_from_the_other(folder: Path) -> None:
    metrics = from_file(folder / "twelve.ttf", folder / "both.ttc")
    assert (metrics.wide["a"], metrics.western["a"], metrics.western["优"], metrics.wide["环"]) == (0.6, 0.3, 1.0, 1.0)


def test_the_named_faces_are_an_em_wide_and_half_of_it_for_western_characters() -> None:
    assert [NAMED.wide[character] for character in "优，“—…A1%"] == [1.0] * 5 + [0.5] * 3
    assert NAMED.wide["\u0301"] == 0.0


def test_times_new_roman_keeps_digits_half_an_em_wide() -> None:
    metrics = named("仿宋_GB2312", "Times New Roman", False)
    assert metrics.mixed and [metrics.western[character] for character in "0%i"] == [0.5, 0.833, 0.278]
