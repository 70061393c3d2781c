"""A glyph's Type 2 charstring without calls: the subroutines it uses written out in their places (Adobe Technical Note 5177)."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["flat", "shifted"]

Subroutine = Callable[[int], bytes]
"""The subroutine a charstring calls by a number."""

_STEMS, _MASKS = frozenset({1, 3, 18, 23}), frozenset({19, 20})
_MOVE, _MOVE_ACROSS, _MOVE_UP = 21, 22, 4
_MOVES = frozenset({_MOVE, _MOVE_ACROSS, _MOVE_UP})
_FIXED = 255  # a number of 16.16
_CALL, _CALL_GLOBAL, _RETURN, _END = 10, 29, 11, 14
_DEEPEST = 10  # calls within calls, by the format
_LONGEST = 200_000  # bytes; a broken font may call without end
_NUMBER = rb"[\x20-\xf6]|[\xf7-\xfe][\x00-\xff]|\x1c[\x00-\xff]{2}|\xff[\x00-\xff]{4}"
_DRAWS = rb"[\x04-\x08\x15\x16\x18-\x1b\x1e\x1f]|\x0c[\x22-\x25]"
_STRETCH = re.compile(rb"((?:(?:%b)*+(?:%b))*+)((?:%b)*+)" % (_NUMBER, _DRAWS, _NUMBER))
"""All that only draws, operators with their numbers; and the numbers behind it, which wait for another operator."""
_NUMBERS, _EACH = re.compile(rb"(?:%b)*+" % _NUMBER), re.compile(_NUMBER)


def flat(code: bytes, local: Subroutine, everywhere: Subroutine) -> bytes:
    """``code`` with every call written out; ValueError, IndexError: it is broken, or reckons in ways no font does."""
    glyph = _Glyph(local, everywhere)
    glyph.run(code, 0)
    return bytes(glyph.made)


def shifted(code: bytes, units: int) -> bytes:
    """``code``, which has no calls, drawn ``units`` further right: its first move goes further; IndexError: it is broken."""
    at = hints = 0
    while at < len(code):
        found = _NUMBERS.match(code, at)
        assert found  # nothing is a match too
        numbers, end = _EACH.findall(found[0]), found.end()
        byte = code[end]
        if byte in _MOVES:
            across = numbers[-2:-1] if byte == _MOVE else numbers[-1:] if byte == _MOVE_ACROSS else []
            up = numbers[-1:] if byte in (_MOVE, _MOVE_UP) else []
            before = numbers[: len(numbers) - len(across) - len(up)]
            moved = _number(units + (_value(across[0]) if across else 0))  # a fraction of a unit is let go
            return b"".join([code[:at], *before, moved, *(up or [_number(0)]), bytes([_MOVE]), code[end + 1 :]])
        if byte in _STEMS or byte in _MASKS:
            hints += len(numbers) // 2
            end += (hints + 7) // 8 if byte in _MASKS else 0
        elif byte == _END:
            break
        at = end + 1
    return code


class _Glyph:
    """One glyph being written out: what is written, the numbers that wait for an operator, the hints counted so far."""

    __slots__ = ("everywhere", "hints", "local", "made", "waiting")

    def __init__(self, local: Subroutine, everywhere: Subroutine) -> None:
        self.local, self.everywhere = local, everywhere
        self.made = bytearray()
        self.waiting = b""
        self.hints = 0

    def run(self, code: bytes, depth: int) -> bool:
        """Writes ``code`` out; whether the glyph has ended."""
        if depth > _DEEPEST or len(self.made) > _LONGEST:
            raise ValueError("calls without end")
        at, length = 0, len(code)
        while at < length:
            found = _STRETCH.match(code, at)
            assert found  # nothing is a match too
            drawn, numbers = found.groups()
            if drawn:
                self.made += self.waiting + drawn
                self.waiting = numbers
            else:
                self.waiting += numbers
            at = found.end()
            if at == length or code[at] == _RETURN:
                return False
            byte = code[at]
            if byte in (_CALL, _CALL_GLOBAL):
                at += 1
                if self.run(self._called(byte), depth + 1):
                    return True
            else:
                at = self._operator(code, at, byte)
                if byte == _END:
                    return True
        return False

    def _called(self, byte: int) -> bytes:
        """The subroutine that is called by the last of the waiting numbers, which is taken away."""
        last = _EACH.findall(self.waiting)[-1]
        self.waiting = self.waiting[: -len(last)]
        number = _value(last)
        return self.local(number) if byte == _CALL else self.everywhere(number)

    def _operator(self, code: bytes, at: int, byte: int) -> int:
        """Writes the hint, mask or end at ``at`` with what waits for it; where the next operator begins."""
        count, end = len(_EACH.findall(self.waiting)), at + 1
        if byte in _STEMS or byte in _MASKS:
            self.hints += count // 2  # before a mask the last stems need no operator of their own
            end += (self.hints + 7) // 8 if byte in _MASKS else 0
        elif byte != _END or count >= 4:
            raise ValueError("arithmetic in a glyph, or one made of two others")
        self.made += self.waiting + code[at:end]
        self.waiting = b""
        return end


def _value(number: bytes) -> int:
    byte = number[0]
    if byte == 28 or byte == 255:
        return int.from_bytes(number[1:3], "big", signed=True)  # of 16.16 the whole part
    if byte < 247:
        return byte - 139
    return (byte - 247) * 256 + number[1] + 108 if byte < 251 else -(byte - 251) * 256 - number[1] - 108


def _number(value: int) -> bytes:
    return b"\x1c" + value.to_bytes(2, "big", signed=True)
