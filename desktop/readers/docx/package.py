"""A .docx as a zip: its own reading of the central directory, with every size checked before and while inflating (APPNOTE.TXT 4.3)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.outcome import Refused
from desktop.readers.limits import MAX_ENTRIES, MAX_PART, megabytes
from desktop.readers.xml import forbids_doctype

__all__ = ["Entry", "Package", "Packed", "inflated", "open_package"]

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = 30  # bytes of a local header before its two variable fields
_LENGTHS = struct.Struct("<2H")
_BOMB_SIZE = 64 * 1024 * 1024  # inflated bytes that entries shrunk more than _BOMB_RATIO to one may have together
_BOMB_RATIO = 100
_PEEK = 1024  # a DOCTYPE stands before the root element
_SHORT = 2048
_BROKEN = "已损坏或不完整（压缩包读不完），请重新拷贝、下载，或用 WPS、Word 修复后另存再试。"


class Entry(NamedTuple):
    """One file of the package as its directory declares it."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Packed(NamedTuple):
    """A part as it lies in the package; equal ones inflate to equal content."""

    content: bytes
    method: int
    crc: int
    size: int


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a package by name; nothing is inflated before it is asked for."""

    data: memoryview
    entries: dict[str, Entry]

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """The inflated bytes of a part; Refused where it is missing, broken, larger than declared or than a part may be."""
        return inflated(self.packed(name))

    def packed(self, name: str) -> Packed:
        """A part as it lies in the package; Refused where it is missing or cut off."""
        entry = self.entries.get(name)
        if entry is None:
            raise Refused(f"缺少部件 {name[-80:]}，不是完整的 Word 文件，请用 WPS 或 Word 修复后另存为 .docx 再试。")
        return Packed(bytes(self._content(entry)), entry.method, entry.crc, entry.size)

    def check_heads(self) -> None:
        """Refused: a DOCTYPE at the head of any XML part, also of those nobody reads."""
        for entry in self.entries.values():
            if entry.name.endswith((".xml", ".rels")):
                content = self._content(entry)
                if len(content) <= _SHORT:
                    _check_short(bytes(content), entry.method)
                else:
                    forbids_doctype(_inflate(content, entry.method, _PEEK))

    def _content(self, entry: Entry) -> memoryview:
        head = self.data[entry.offset : entry.offset + _LOCAL]
        if len(head) < _LOCAL or bytes(head[:4]) != b"PK\x03\x04":
            raise Refused(_BROKEN)
        name, extra = _LENGTHS.unpack_from(head, 26)
        start = entry.offset + _LOCAL + name + extra
        if start + entry.packed > len(self.data):
            raise Refused(_BROKEN)
        return self.data[start : start + entry.packed]


def inflated(part: Packed) -> bytes:
    """The content of ``part``; Refused where it is broken, larger than declared or than a part may be."""
    if part.size > MAX_PART:
        raise Refused(f"内容过大（一个部件解开后有{megabytes(part.size)}），请拆成几个文件后再读。")
    content = _inflate(part.content, part.method, part.size + 1)
    if len(content) != part.size:
        raise Refused("压缩包声明的大小与实际不符（可能是“压缩炸弹”或已损坏），为安全起见不予读取。")
    if zlib.crc32(content) != part.crc:
        raise Refused(_BROKEN)
    return content


@lru_cache(maxsize=128)
def _check_short(content: bytes, method: int) -> None:
    """As for longer parts; remembered, because settings, font tables and relationships are the same in file after file."""
    forbids_doctype(_inflate(content, method, _PEEK))


def _inflate(content: bytes | memoryview, method: int, limit: int) -> bytes:
    if method == 0:
        return bytes(content[:limit])
    if method != 8:
        raise Refused("用了 Word 不用的压缩方式，请用 WPS 或 Word 打开后另存为 .docx 再试。")
    try:
        return zlib.decompressobj(-15).decompress(content, limit)
    except zlib.error as fault:
        raise Refused(_BROKEN) from fault


def open_package(data: bytes) -> Package:
    """The package in ``data``; Refused for broken, encrypted, oversized or deceitful ones."""
    start, size, shift, count = _directory(data)
    if count > MAX_ENTRIES:
        raise Refused(f"压缩包里有{count}个文件，超过{MAX_ENTRIES}个的上限，不是正常的 Word 文件。")
    entries: dict[str, Entry] = {}
    for entry in _entries(data, start, start + size, shift):
        _check_name(entry.name)
        if entry.name in entries or len(entries) >= MAX_ENTRIES:
            raise Refused("压缩包里有重名或过多的文件，不是正常的 Word 文件，请用 WPS 或 Word 打开后另存再试。")
        entries[entry.name] = entry
    _check_bomb(entries)
    package = Package(memoryview(data), entries)
    package.check_heads()
    return package


def _directory(data: bytes) -> tuple[int, int, int, int]:
    """Start and size of the central directory, how far offsets are shifted by bytes before the zip, number of entries."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if place < 0 or len(data) - place < _END.size:
        raise Refused(_BROKEN)
    _, _, _, _, count, size, offset, _ = _END.unpack_from(data, place)
    shift = place - size - offset
    if shift < 0:
        raise Refused(_BROKEN)
    return place - size, size, shift, count


def _entries(data: bytes, place: int, end: int, shift: int) -> Iterator[Entry]:
    while place < end:
        if end - place < _CENTRAL.size or data[place : place + 4] != b"PK\x01\x02":
            raise Refused(_BROKEN)
        _, _, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, _, offset = _CENTRAL.unpack_from(data, place)
        if flags & 1:
            raise Refused("压缩包设有密码，请先取消密码再读。")
        place += _CENTRAL.size
        raw = data[place : place + name]
        place += name + extra + comment
        yield Entry(raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/"), method, crc, packed, size, offset + shift)


def _check_name(name: str) -> None:
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise Refused("压缩包里有指向包外的文件路径（可能被做过手脚），为安全起见不予读取。")


def _check_bomb(entries: dict[str, Entry]) -> None:
    swollen = sum(entry.size for entry in entries.values() if entry.size > entry.packed * _BOMB_RATIO)
    if swollen > _BOMB_SIZE:
        raise Refused(f"压缩包解开后有{megabytes(swollen)}之多（疑似“压缩炸弹”），为安全起见不予读取。")
