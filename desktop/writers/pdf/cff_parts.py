"""The two building stones of a CFF font, INDEX and DICT, read and written (Adobe Technical Note 5176)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

__all__ = ["Bytes", "Index", "integer", "operators", "values", "written_dict", "written_index"]


class Bytes(Protocol):
    """A file in memory, or mapped into it."""

    def __getitem__(self, place: slice, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Index:
    """Where the members of an INDEX lie in the file; ``end`` is the first byte behind it."""

    count: int
    size: int
    offsets: int
    data: int
    end: int

    @classmethod
    def at(cls, file: Bytes, place: int) -> Index:
        """The INDEX that begins at ``place``."""
        count = int.from_bytes(file[place : place + 2], "big")
        if not count:
            return cls(0, 0, 0, 0, place + 2)
        size = file[place + 2 : place + 3][0]
        data = place + 3 + size * (count + 1) - 1
        last = place + 3 + size * count
        return cls(count, size, place + 3, data, data + int.from_bytes(file[last : last + size], "big"))

    def member(self, file: Bytes, number: int) -> bytes:
        """The bytes of one member; IndexError: there is none of that number."""
        if not 0 <= number < self.count:
            raise IndexError(number)
        at = self.offsets + number * self.size
        pair = file[at : at + 2 * self.size]
        return file[self.data + int.from_bytes(pair[: self.size], "big") : self.data + int.from_bytes(pair[self.size :], "big")]

    @property
    def bias(self) -> int:
        """What is added to the number a charstring calls a subroutine by."""
        return 107 if self.count < 1240 else 1131 if self.count < 33900 else 32768


def written_index(members: Sequence[bytes]) -> bytes:
    """``members`` as an INDEX."""
    if not members:
        return b"\0\0"
    offsets = list(accumulate(map(len, members), initial=1))
    size = (offsets[-1].bit_length() + 7) // 8
    return b"".join([len(members).to_bytes(2, "big"), bytes([size]), *(each.to_bytes(size, "big") for each in offsets), *members])


def operators(data: bytes) -> dict[int, bytes]:
    """The operands of a DICT as they are written, by operator (1200 and more: the escaped ones)."""
    made: dict[int, bytes] = {}
    at = begun = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            escaped = byte == 12
            made[1200 + data[at + 1] if escaped else byte] = data[begun:at]
            at = begun = at + 1 + escaped
        else:
            at += _length(data, at)
    return made


def _length(data: bytes, at: int) -> int:
    byte = data[at]
    if byte == 30:  # a real number: half bytes up to 15
        end = at + 1
        while end < len(data) and data[end] & 15 != 15:
            end += 1
        return end + 1 - at
    return 3 if byte == 28 else 5 if byte == 29 else 2 if 247 <= byte <= 254 else 1


def values(operands: bytes) -> Iterator[int]:
    """The whole numbers among ``operands``."""
    at = 0
    while at < len(operands):
        byte, size = operands[at], _length(operands, at)
        if byte in (28, 29):
            yield int.from_bytes(operands[at + 1 : at + size], "big", signed=True)
        elif 247 <= byte <= 250:
            yield (byte - 247) * 256 + operands[at + 1] + 108
        elif 251 <= byte <= 254:
            yield -(byte - 251) * 256 - operands[at + 1] - 108
        elif 32 <= byte <= 246:
            yield byte - 139
        at += size


def integer(value: int) -> bytes:
    """A whole number in five bytes, whatever it is: offsets keep their width."""
    return b"\x1d" + value.to_bytes(4, "big", signed=True)


def written_dict(entries: Mapping[int, bytes]) -> bytes:
    """A DICT of operands by operator, in their order."""
    return b"".join(operands + (bytes([12, operator - 1200]) if operator >= 1200 else bytes([operator])) for operator, operands in entries.items())
