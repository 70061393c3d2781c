"""Pixels → PNG with a palette: pages are black, white, red and yellow with their shades, so that a picture stays small."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

__all__ = ["png", "side_by_side"]

_LEVELS = 17  # a shade every fifteen of 255: as many as small type needs
_SHADES = bytes(min(255, round(value / _LEVELS) * _LEVELS) for value in range(256))
Pixels = tuple[int, int, bytes]
"""Width, height, and three bytes a pixel."""


def side_by_side(pages: Sequence[Pixels], gap: int, ground: tuple[int, int, int]) -> Pixels:
    """Pages next to each other on a ground of one colour, ``gap`` pixels round each."""
    wide = sum(width for width, _, _ in pages) + gap * (len(pages) + 1)
    high = max(height for _, height, _ in pages) + 2 * gap
    rows = []
    for y in range(-gap, high - gap):
        row = bytes(ground) * gap
        for width, height, data in pages:
            row += data[3 * width * y : 3 * width * (y + 1)] if 0 <= y < height else bytes(ground) * width
            row += bytes(ground) * gap
        rows.append(row)
    return wide, high, b"".join(rows)


def png(pixels: Pixels) -> bytes:
    """The file of a picture."""
    wide, high, data = pixels
    data = data.translate(_SHADES)
    colours: dict[bytes, int] = {}
    indexes = bytearray()
    for at in range(0, len(data), 3):
        indexes.append(colours.setdefault(data[at : at + 3], len(colours)) if len(colours) < 256 else colours.get(data[at : at + 3], 0))
    rows = b"".join(b"\0" + indexes[wide * y : wide * (y + 1)] for y in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + _part(b"PLTE", b"".join(colours)) + _part(b"IDAT", zlib.compress(rows, 9)) + _part(b"IEND", b"")
    )


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
