"""A TrueType font's outlines: read by glyph, and written as a font of the wanted glyphs only (ISO/IEC 14496-22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from mmap import mmap
from struct import pack, pack_into, unpack, unpack_from

__all__ = ["Glyf", "read", "written"]

_KEPT = (b"cvt ", b"fpgm", b"prep")  # what the hints of every glyph need
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 32, 64, 128


@dataclass(frozen=True, slots=True)
class Glyf:
    """Where the tables lie in the file, and how glyphs are counted in them."""

    tables: dict[str, tuple[int, int]]
    long: bool
    count: int
    metrics: int

    def outline(self, file: mmap, glyph: int) -> bytes:
        """The outline of ``glyph``; nothing for one without ink; IndexError: there is no such glyph."""
        if not 0 <= glyph < self.count:
            raise IndexError(glyph)
        loca, glyf = self.tables["loca"][0], self.tables["glyf"][0]
        if self.long:
            start, end = unpack_from(">II", file, loca + 4 * glyph)
        else:
            start, end = (2 * each for each in unpack_from(">HH", file, loca + 2 * glyph))
        return file[glyf + start : glyf + end]

    def metric(self, file: mmap, glyph: int) -> tuple[int, int]:
        """Advance width and left side bearing of ``glyph``."""
        hmtx = self.tables["hmtx"][0]
        if glyph < self.metrics:
            advance, bearing = unpack_from(">Hh", file, hmtx + 4 * glyph)
        else:  # the last advance serves all glyphs behind it
            advance = unpack_from(">H", file, hmtx + 4 * (self.metrics - 1))[0]
            bearing = unpack_from(">h", file, hmtx + 4 * self.metrics + 2 * (glyph - self.metrics))[0]
        return advance, bearing


def read(file: mmap, tables: dict[str, tuple[int, int]]) -> Glyf:
    """The outlines of the font with ``tables``; struct.error, KeyError: it is broken."""
    long = unpack_from(">h", file, tables["head"][0] + 50)[0] == 1
    count = unpack_from(">H", file, tables["maxp"][0] + 4)[0]
    return Glyf(tables, long, count, unpack_from(">H", file, tables["hhea"][0] + 34)[0])


def parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """Of a glyph made of others: where in ``outline`` each other's number stands, and the number."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return
    at = 10
    while True:
        flags, glyph = unpack_from(">HH", outline, at)
        yield at + 2, glyph
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        if not flags & _MORE:
            return


def written(glyf: Glyf, file: mmap, glyphs: Sequence[int], metrics: Sequence[tuple[int, int]]) -> bytes:
    """A font of ``glyphs``, the first its glyph 0 and so on, with their ``metrics``; behind them what they are made of.

    Where a glyph's side bearing differs from its font's, it is drawn moved by the difference.
    """
    kept = list(glyphs)
    places = {glyph: place for place, glyph in reversed(list(enumerate(kept)))}
    outlines: list[bytes] = []
    while len(outlines) < len(kept):
        outline = bytearray(glyf.outline(file, kept[len(outlines)]))
        for at, glyph in parts(bytes(outline)):
            if glyph not in places:
                places[glyph] = len(kept)
                kept.append(glyph)
            pack_into(">H", outline, at, places[glyph])
        outlines.append(bytes(outline) + bytes(-len(outline) % 4))
    return _font(glyf, file, [*metrics, *(glyf.metric(file, glyph) for glyph in kept[len(glyphs) :])], outlines)


def _font(glyf: Glyf, file: mmap, metrics: Sequence[tuple[int, int]], outlines: Sequence[bytes]) -> bytes:
    def table(tag: str) -> bytearray:
        at, length = glyf.tables[tag]
        return bytearray(file[at : at + length])

    head, hhea, maxp = table("head"), table("hhea"), table("maxp")
    pack_into(">I", head, 8, 0)
    pack_into(">h", head, 50, 1)
    pack_into(">H", hhea, 34, len(metrics))
    pack_into(">H", maxp, 4, len(metrics))
    loca = pack(f">{len(outlines) + 1}I", *accumulate(map(len, outlines), initial=0))
    hmtx = b"".join(pack(">Hh", *each) for each in metrics)
    made: dict[bytes, bytes | bytearray] = {b"glyf": b"".join(outlines), b"head": head, b"hhea": hhea, b"hmtx": hmtx, b"loca": loca, b"maxp": maxp}
    made |= {tag: table(tag.decode()) for tag in _KEPT if tag.decode() in glyf.tables}
    return _sfnt(dict(sorted(made.items())))


def _sfnt(tables: dict[bytes, bytes | bytearray]) -> bytes:
    fit = 1 << (len(tables).bit_length() - 1)
    directory = pack(">IHHHH", 0x10000, len(tables), fit * 16, fit.bit_length() - 1, (len(tables) - fit) * 16)
    at, body = 12 + 16 * len(tables), b""
    for tag, data in tables.items():
        padded = bytes(data) + bytes(-len(data) % 4)
        directory += pack(">4sIII", tag, sum(unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF, at + len(body), len(data))
        body += padded
    return directory + body
