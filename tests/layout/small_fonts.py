"""Fonts of a few glyphs for the tests: made here, so that nothing hangs on what is installed."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

FAMILY, STYLE = 1, 2


def sfnt(tables: Mapping[bytes, bytes], at: int = 0) -> bytes:
    """A font of ``tables``, their offsets counted from ``at`` bytes before it."""
    offset, directory, body = at + 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        directory += struct.pack(">4sIII", tag, 0, offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return (b"OTTO" if b"CFF " in tables else b"\0\1\0\0") + struct.pack(">4H", len(tables), 0, 0, 0) + directory + body


def collection(*fonts: Mapping[bytes, bytes]) -> bytes:
    """A .ttc of some fonts."""
    at, made = 12 + 4 * len(fonts), []
    for tables in fonts:
        made.append(sfnt(tables, at + sum(map(len, made))))
    starts = [at + sum(map(len, made[:place])) for place in range(len(made))]
    return b"ttcf" + struct.pack(f">HHI{len(fonts)}I", 1, 0, len(fonts), *starts) + b"".join(made)


def cmap(characters: Mapping[str, int]) -> bytes:
    """A cmap of format 12 with a group a character."""
    groups = b"".join(struct.pack(">3I", code, code, characters[chr(code)]) for code in sorted(map(ord, characters)))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(characters)) + groups


def name(records: Sequence[tuple[int, int, int, str, str]]) -> bytes:
    """A name table: platform, encoding, name, codec and text of each record."""
    heads, texts = b"", b""
    for platform, encoding, number, codec, text in records:
        raw = text.encode(codec)
        heads += struct.pack(">6H", platform, encoding, 0x804 if platform == 3 else 0, number, len(raw), len(texts))
        texts += raw
    return struct.pack(">3H", 0, len(records), 6 + len(heads)) + heads + texts


def tables(
    families: Sequence[str],
    *,
    characters: Mapping[str, int] | None = None,
    style: str = "Regular",
    weight: int = 400,
    slant: bool = False,
    rights: int = 0,
    advances: Sequence[int] = (500, 1000),
) -> dict[bytes, bytes]:
    """The tables of a TrueType font without outlines that is called ``families``; of its ``rights`` 2 forbids embedding."""
    records = [(3, 1, FAMILY, "utf-16-be", each) for each in families]
    return {
        b"head": struct.pack(">18xH24xH8x", 1000, 2 if slant else 0),
        b"hhea": struct.pack(">4xhh26xH", 880, -120, len(advances)),
        b"hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance in advances),
        b"OS/2": struct.pack(">HhHHH", 4, 500, weight, 5, rights) + bytes(86),
        b"name": name([*records, (3, 1, STYLE, "utf-16-be", style)]),
        b"cmap": cmap(characters or {"公": 1, "国": 1, "a": 1}),
        b"glyf": b"",
    }


def square(left: int, right: int, top: int = 800) -> bytes:
    """A TrueType glyph: a rectangle on the letters' foot."""
    points = ((left, 0), (left, top), (right, top), (right, 0))
    across = [points[0][0], *(one[0] - other[0] for one, other in zip(points[1:], points))]
    up = [points[0][1], *(one[1] - other[1] for one, other in zip(points[1:], points))]
    return struct.pack(">5hHH4B8h", 1, left, 0, right, top, 3, 0, *[1] * 4, *across, *up)


def made_of(*parts: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
    """A TrueType glyph of others, each by its number and how far right it stands."""
    words = [(0x0023 if place + 1 < len(parts) else 0x0003, glyph, across, 0) for place, (glyph, across) in enumerate(parts)]
    return struct.pack(">5h", -1, *box) + b"".join(struct.pack(">HHhh", *each) for each in words)


def outlined(font: Mapping[bytes, bytes], glyphs: Sequence[bytes], bearings: Sequence[int]) -> dict[bytes, bytes]:
    """The tables of ``font`` with TrueType ``glyphs``; its hmtx keeps its advances and takes ``bearings``."""
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    starts = [sum(map(len, padded[:place])) // 2 for place in range(len(padded) + 1)]
    head = bytearray(font[b"head"])
    head[12:16] = b"\x5f\x0f\x3c\xf5"
    advances = [struct.unpack_from(">H", font[b"hmtx"], 4 * place)[0] for place in range(len(glyphs))]
    return {
        **font,
        b"head": bytes(head),
        b"hmtx": b"".join(struct.pack(">Hh", *pair) for pair in zip(advances, bearings)),
        b"maxp": struct.pack(">IH13H", 0x10000, len(glyphs), 8, 2, 8, 2, 2, 0, 0, 0, 0, 0, 0, 2, 1),
        b"loca": struct.pack(f">{len(starts)}H", *starts),
        b"glyf": b"".join(padded),
    }
