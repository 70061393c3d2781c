"""The smallest OLE compound files ([MS-CFB] version 3) that a reader accepts: what old Office files and locked new ones come in."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file with ``streams`` in its root; each takes full sectors, so none is short enough for the mini stream."""
    chains: list[int] = [_FAT, _END]
    body: list[bytes] = []
    entries = [_entry("Root Entry", 5, _END, 0, 1 if streams else _FREE)]
    for place, (name, data) in enumerate(streams.items(), 1):
        content = data.ljust(4096, b"\x00")
        content = content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\x00")
        first, count = len(chains), len(content) // _SECTOR
        chains += [*range(first + 1, first + count), _END]
        body.append(content)
        entries.append(_entry(name, 2, first, len(content), _FREE, right=place + 1 if place < len(streams) else _FREE))
    entries += [_entry("", 0, 0, 0, _FREE)] * (-len(entries) % 4)
    directory = b"".join(entries)
    assert len(directory) <= _SECTOR and len(chains) <= 128
    fat = struct.pack("<128L", *chains, *[_FREE] * (128 - len(chains)))
    return _header() + fat + directory.ljust(_SECTOR, b"\x00") + b"".join(body)


def _header() -> bytes:
    head = struct.pack("<8s16sHHHHH6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    head += struct.pack("<9L", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109L", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, first: int, size: int, child: int, right: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le")
    length = len(raw) + 2 if name else 0
    return struct.pack("<64sHBB3L16sL8s8sLQ", raw, length, kind, 1, _FREE, right, child, b"", 0, b"", b"", first, size)
