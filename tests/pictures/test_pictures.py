from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

from desktop import paths
from tests.pictures.png import png, side_by_side

ROOT = Path(__file__).resolve().parents[2]
PAGES = paths.resources() / "help" / "pages"
WHITE, RED, GROUND = b"\xff\xff\xff", b"\xff\0\0", (0, 0, 0)


def _decoded(data: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the colours of a picture, each of its parts sound."""
    parts, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + body)
        parts[name], at = body, at + 12 + length
    wide, high = struct.unpack_from(">II", parts[b"IHDR"])
    rows = zlib.decompress(parts[b"IDAT"])
    return wide, high, [parts[b"PLTE"][3 * each : 3 * each + 3] for y in range(high) for each in rows[(wide + 1) * y + 1 : (wide + 1) * (y + 1)]]


def test_pages_stand_side_by_side_on_their_ground() -> None:
    picture = png(side_by_side([(1, 2, WHITE + RED), (2, 1, RED + WHITE)], 1, GROUND))
    black = bytes(GROUND)
    empty = [black] * 6
    assert _decoded(picture) == (6, 4, [*empty, black, WHITE, black, RED, WHITE, black, black, RED, black, black, black, black, *empty])


def test_every_kind_is_pictured_in_every_format_and_no_picture_is_large() -> None:
    names = {path.stem for path in PAGES.glob("*.png")}
    kinds = ("summary", "briefing", "half_year", "reply", "feature")
    assert {f"{kind}-{format}".replace("_", "-") for kind in kinds for format in ("plain", "red_head", "letter")} <= names
    assert max(path.stat().st_size for path in PAGES.glob("*.png")) <= 120_000


def test_every_picture_the_readme_shows_is_there() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert any("help/pages" in each for each in shown)
    assert [each for each in shown if not (ROOT / each).is_file()] == []
