"""The glyphs of one font that a document uses, cut out of its file: what was cut once is kept for the next document."""

from __future__ import annotations

import functools
import mmap
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from struct import error
from typing import NamedTuple

from desktop.layout.font_file import tables
from desktop.outcome import Refused
from desktop.writers.pdf import cff, glyf
from desktop.writers.pdf.charstrings import shifted

__all__ = ["Cut", "Moved", "cut"]

_KEPT = 64  # programs' worth of subsets; an export after a small edit asks for the same one


class Moved(NamedTuple):
    """A glyph by its number, ``shift`` units to the right of where it is in its font, and ``advance`` units wide (-1: as it is)."""

    glyph: int
    shift: int = 0
    advance: int = -1


class Cut(NamedTuple):
    """A font program, compressed; ``cff``: its outlines are Type 2 charstrings; ``box``: of all glyphs, in thousandths of an em."""

    program: bytes
    size: int
    cff: bool
    box: tuple[int, int, int, int]


@functools.lru_cache(maxsize=_KEPT)
def cut(path: Path, index: int, name: str, glyphs: tuple[Moved, ...]) -> Cut:
    """The program of ``glyphs`` of a font, the first its glyph 0 and so on; Refused: the file is broken."""
    try:
        with _opened(path) as file, path.open("rb") as stream:
            places = tables(stream, index)
            head = places["head"][0]
            units = int.from_bytes(file[head + 18 : head + 20], "big")
            box = tuple(round(int.from_bytes(file[at : at + 2], "big", signed=True) * 1000 / units) for at in range(head + 36, head + 44, 2))
            drawn = "CFF " in places
            program = _cff(file, path, index, places, name, glyphs) if drawn else _glyf(file, places, glyphs)
    except (OSError, error, ValueError, IndexError, KeyError, ZeroDivisionError) as fault:
        raise Refused(f"字体文件“{path.name}”的字形读不出来，请换一种字体或重装这个字体再导出。") from fault
    return Cut(zlib.compress(program, 6), len(program), drawn, (box[0], box[1], box[2], box[3]))


@contextmanager
def _opened(path: Path) -> Iterator[mmap.mmap]:
    """The file mapped into memory: of twenty megabytes only what is wanted is read."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as file:
        yield file


def _glyf(file: mmap.mmap, places: dict[str, tuple[int, int]], glyphs: Sequence[Moved]) -> bytes:
    font = glyf.read(file, places)
    metrics = [font.metric(file, each.glyph) for each in glyphs]
    moved = [(advance if each.advance < 0 else each.advance, bearing + each.shift) for each, (advance, bearing) in zip(glyphs, metrics)]
    return glyf.written(font, file, [each.glyph for each in glyphs], moved)


def _cff(file: mmap.mmap, path: Path, index: int, places: dict[str, tuple[int, int]], name: str, glyphs: Sequence[Moved]) -> bytes:
    font, kept = _font(path, index, places["CFF "][0]), _outlines(path, index)
    wanted = [glyph for glyph in dict.fromkeys(each.glyph for each in glyphs) if glyph not in kept]
    kept.update(zip(wanted, font.outlines(file, wanted)))
    outlines = [shifted(kept[each.glyph], each.shift) if each.shift else kept[each.glyph] for each in glyphs]
    return cff.written(font, name, [each.glyph for each in glyphs], outlines)


@functools.lru_cache(maxsize=16)
def _font(path: Path, index: int, at: int) -> cff.Cff:
    with _opened(path) as file:
        return cff.read(file, at)


@functools.lru_cache(maxsize=16)
def _outlines(path: Path, index: int) -> dict[int, bytes]:
    """The outlines of a font by glyph, each written out when it is first asked for: a memo, bounded by the font."""
    return {}
