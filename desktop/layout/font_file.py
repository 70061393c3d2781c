"""Advance widths out of a TrueType or OpenType file (.ttf, .otf, .ttc): head, hhea, hmtx and cmap, nothing else (ISO/IEC 14496-22)."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from struct import Struct, error, unpack_from
from typing import BinaryIO

from desktop.outcome import Refused

__all__ = ["FontFile", "count_of", "holds", "prints", "read", "table", "tables"]

_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")
_TABLE = Struct(">4s4xII")
_LARGEST = 64 * 1024 * 1024  # of one table; a broken file may claim anything
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))  # platform and encoding of a cmap, best first


@dataclass(frozen=True, slots=True)
class FontFile:
    """What layout wants of a font: advance widths and heights in ems."""

    units: int
    ascent: float
    descent: float
    advances: array[int]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    glyphs: tuple[Sequence[int], ...]

    def glyph(self, character: str) -> int:
        """The glyph of ``character``; 0 where the font has none."""
        code = ord(character)
        place = bisect_left(self.ends, code)
        if place == len(self.ends) or code < self.starts[place]:
            return 0
        return self.glyphs[place][code - self.starts[place]]

    def advance(self, character: str) -> float | None:
        """The advance width of ``character`` in ems; None where the font does not hold it."""
        if not (glyph := self.glyph(character)) or not self.advances:
            return None
        return self.advances[min(glyph, len(self.advances) - 1)] / self.units


def read(path: Path, index: int = 0) -> FontFile:
    """The font in ``path``, the one at ``index`` in a collection; Refused where it is no font or a broken one."""
    try:
        with path.open("rb") as file:
            return _read(file, index)
    except (OSError, error, IndexError, KeyError, ValueError, ZeroDivisionError) as fault:
        raise Refused(f"字体文件“{path.name}”读不出来，请检查它是不是完好的 TrueType 或 OpenType 字体。") from fault


def prints(path: Path, index: int = 0) -> bool:
    """Whether the font may be embedded and has outlines that can be: OS/2's fsType allows it (2: restricted, 0x200: bitmaps only)."""
    try:
        with path.open("rb") as file:
            places = tables(file, index)
            allowed = unpack_from(">H", table(file, places["OS/2"]), 8)[0] if "OS/2" in places else 0
    except (OSError, error, ValueError):
        return False
    return ("glyf" in places or "CFF " in places) and allowed & 0x0F != 2 and not allowed & 0x0200


def holds(path: Path, index: int, characters: Iterable[str]) -> set[str]:
    """Which of ``characters`` the font has: far quicker than reading it, where hundreds of fonts are asked."""
    try:
        with path.open("rb") as file:
            cmap = table(file, tables(file, index)["cmap"])
        at = _subtable(cmap)
        if unpack_from(">H", cmap, at)[0] == 12:
            count = unpack_from(">I", cmap, at + 12)[0]
            return {character for character in characters if _held(cmap, at + 16, count, ord(character))}
        starts, ends, glyphs = _cmap(cmap)
        places = ((character, ord(character), bisect_left(ends, ord(character))) for character in characters)
        return {each for each, code, place in places if place < len(ends) and starts[place] <= code and glyphs[place][code - starts[place]]}
    except (OSError, error, IndexError, KeyError, ValueError):
        return set()


def _held(cmap: bytes, groups: int, count: int, code: int) -> bool:
    """Whether ``code`` is in one of the ``count`` groups of a cmap of format 12."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        start, end, glyph = unpack_from(">III", cmap, groups + 12 * middle)
        if start <= code <= end:
            return bool(glyph + code - start)
        low, high = (middle + 1, high) if end < code else (low, middle)
    return False


def _read(file: BinaryIO, index: int) -> FontFile:
    places = tables(file, index)
    units = unpack_from(">H", table(file, places["head"]), 18)[0]
    ascent, descent, gap = unpack_from(">hhh", hhea := table(file, places["hhea"]), 4)
    count = unpack_from(">H", hhea, 34)[0]
    advances = array("H", table(file, places["hmtx"])[: count * 4])
    if sys.byteorder == "little":  # the file is big-endian
        advances.byteswap()
    starts, ends, glyphs = _cmap(table(file, places["cmap"]))
    # what the font wants between lines stands above each, as programs set it
    return FontFile(units, (ascent + max(gap, 0)) / units, -descent / units, advances[::2], ends, starts, glyphs)


def count_of(file: BinaryIO) -> int:
    """How many fonts lie in ``file``; ValueError, struct.error: it is no font."""
    file.seek(0)
    head = file.read(12)
    if head[:4] == b"ttcf":
        return int(unpack_from(">I", head, 8)[0])
    if head[:4] not in _SIGNATURES:
        raise ValueError("no sfnt")
    return 1


def tables(file: BinaryIO, index: int) -> dict[str, tuple[int, int]]:
    """Where each table of the font at ``index`` lies: offset and length by tag; ValueError, struct.error: it is no font."""
    file.seek(0)
    head = file.read(12)
    if head[:4] == b"ttcf":
        file.seek(12 + 4 * index)
        at = unpack_from(">I", file.read(4))[0]
        file.seek(at)
        head = file.read(12)
    if head[:4] not in _SIGNATURES:
        raise ValueError("no sfnt")
    count = unpack_from(">H", head, 4)[0]
    return {tag.decode("latin-1"): (offset, length) for tag, offset, length in _TABLE.iter_unpack(file.read(16 * count))}


def table(file: BinaryIO, place: tuple[int, int]) -> bytes:
    """The bytes of the table that lies at ``place``; ValueError: more than a font has."""
    offset, length = place
    if length > _LARGEST:
        raise ValueError("a table larger than any font has")
    file.seek(offset)
    return file.read(length)


_Map = tuple[tuple[int, ...], tuple[int, ...], tuple[Sequence[int], ...]]


def _subtable(table: bytes) -> int:
    """Where the best of the maps of Unicode begins; ValueError: there is none."""
    count = unpack_from(">H", table, 2)[0]
    found: dict[tuple[int, int], int] = {
        (platform, encoding): at for platform, encoding, at in (unpack_from(">HHI", table, 4 + 8 * each) for each in range(count))
    }
    best = next((found[each] for each in _UNICODE if each in found), None)
    if best is None:
        raise ValueError("no map of Unicode")
    return best


def _cmap(table: bytes) -> _Map:
    """The ranges of characters, by their first and last, and the glyphs of each."""
    at = _subtable(table)
    match unpack_from(">H", table, at)[0]:
        case 4:
            return _format_4(table, at)
        case 12:
            return _format_12(table, at)
        case other:
            raise ValueError(f"cmap format {other}")


def _format_4(table: bytes, at: int) -> _Map:
    count = unpack_from(">H", table, at + 6)[0] // 2
    ends = unpack_from(f">{count}H", table, at + 14)
    starts = unpack_from(f">{count}H", table, at + 16 + 2 * count)
    deltas = unpack_from(f">{count}H", table, at + 16 + 4 * count)
    shifts_at = at + 16 + 6 * count
    shifts = unpack_from(f">{count}H", table, shifts_at)
    glyphs: list[Sequence[int]] = []
    for place, (start, end, delta, shift) in enumerate(zip(starts, ends, deltas, shifts)):
        if not shift:
            glyphs.append(tuple((code + delta) & 0xFFFF for code in range(start, end + 1)))
        elif start == 0xFFFF:
            glyphs.append((0,))
        else:
            found = unpack_from(f">{end - start + 1}H", table, shifts_at + 2 * place + shift)
            glyphs.append(tuple((glyph + delta) & 0xFFFF if glyph else 0 for glyph in found))
    return starts, ends, tuple(glyphs)


def _format_12(table: bytes, at: int) -> _Map:
    count = unpack_from(">I", table, at + 12)[0]
    groups = [unpack_from(">III", table, at + 16 + 12 * each) for each in range(count)]
    if any(end - start > 0x10FFFF for start, end, _ in groups):
        raise ValueError("a range larger than Unicode")
    return (
        tuple(start for start, _, _ in groups),
        tuple(end for _, end, _ in groups),
        tuple(range(glyph, glyph + end - start + 1) for start, end, glyph in groups),
    )
