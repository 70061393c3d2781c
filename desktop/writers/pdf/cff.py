"""An OpenType font's CFF outlines: read by glyph, and written as a CID-keyed font of the wanted glyphs only (Adobe Technical Notes 5176, 5177)."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from desktop.writers.pdf.cff_parts import Bytes, Index, integer, operators, values, written_dict, written_index
from desktop.writers.pdf.charstrings import flat

__all__ = ["Cff", "read", "written"]

_PRIVATE, _SUBROUTINES, _CHARSET, _CHARSTRINGS, _BOX = 18, 19, 15, 17, 5
_MATRIX, _ROS, _COUNT, _FDS, _SELECT = 1207, 1230, 1234, 1236, 1237
_OWN_STRINGS = (b"Adobe", b"Identity")  # numbers 391 and 392, behind the standard strings


@dataclass(frozen=True, slots=True)
class _Dict:
    """A font dict: its matrix as written, its private dict without subroutines, and where those lie."""

    matrix: bytes
    private: bytes
    subroutines: Index


@dataclass(frozen=True, slots=True)
class Cff:
    """Where everything lies in the file; glyph ``starts[n]`` and those after it are of font dict ``dicts_of[n]``."""

    charstrings: Index
    subroutines: Index
    dicts: tuple[_Dict, ...]
    starts: tuple[int, ...]
    dicts_of: bytes
    matrix: bytes
    box: bytes

    def dict_of(self, glyph: int) -> int:
        """The number of the font dict of ``glyph``."""
        return self.dicts_of[bisect_right(self.starts, glyph) - 1]

    def outlines(self, file: Bytes, glyphs: Iterable[int]) -> Iterator[bytes]:
        """The charstrings of ``glyphs``, without calls; ValueError, IndexError: one is broken."""
        calls = [_called(file, each.subroutines) for each in self.dicts]
        everywhere = _called(file, self.subroutines)
        for glyph in glyphs:
            code, number = self.charstrings.member(file, glyph), self.dict_of(glyph)
            yield flat(code, calls[number], everywhere) if self.subroutines.count or self.dicts[number].subroutines.count else code


def _called(file: Bytes, index: Index) -> Callable[[int], bytes]:
    bias = index.bias
    return functools.cache(lambda number: index.member(file, number + bias))


def read(file: Bytes, at: int) -> Cff:
    """The CFF table at ``at``; ValueError, IndexError, KeyError: it is broken."""
    tops = Index.at(file, Index.at(file, at + file[at + 2 : at + 3][0]).end)
    subroutines = Index.at(file, Index.at(file, tops.end).end)
    top = operators(tops.member(file, 0))
    charstrings = Index.at(file, at + _whole(top[_CHARSTRINGS]))
    if _ROS in top:
        index = Index.at(file, at + _whole(top[_FDS]))
        dicts = tuple(_dict(file, at, operators(index.member(file, number))) for number in range(index.count))
        starts, of = _selected(file, at + _whole(top[_SELECT]), charstrings.count)
    else:
        dicts, starts, of = (_dict(file, at, {_PRIVATE: top[_PRIVATE]}),), (0,), b"\0"
    return Cff(charstrings, subroutines, dicts, starts, of, top.get(_MATRIX, b""), top.get(_BOX, b""))


def _whole(operands: bytes) -> int:
    return next(values(operands))


def _dict(file: Bytes, at: int, entries: dict[int, bytes]) -> _Dict:
    size, offset = values(entries[_PRIVATE])
    private = operators(file[at + offset : at + offset + size])
    found = private.pop(_SUBROUTINES, b"")
    index = Index.at(file, at + offset + _whole(found)) if found else Index(0, 0, 0, 0, 0)
    return _Dict(entries.get(_MATRIX, b""), written_dict(private), index)


def _selected(file: Bytes, at: int, count: int) -> tuple[tuple[int, ...], bytes]:
    """FDSelect: from which glyph on which font dict holds."""
    match file[at : at + 1][0]:
        case 0:
            return tuple(range(count)), file[at + 1 : at + 1 + count]
        case 3:
            ranges = int.from_bytes(file[at + 1 : at + 3], "big")
            data = file[at + 3 : at + 3 + 3 * ranges]
            return tuple(int.from_bytes(data[place : place + 2], "big") for place in range(0, 3 * ranges, 3)), data[2::3]
        case other:
            raise ValueError(f"FDSelect {other}")


def written(cff: Cff, name: str, glyphs: Sequence[int], outlines: Sequence[bytes]) -> bytes:
    """A CID-keyed font of ``outlines``, those of ``glyphs``: the first is glyph and CID 0, and so on."""
    used = sorted({cff.dict_of(glyph) for glyph in glyphs})
    place = {number: order for order, number in enumerate(used)}
    head = b"\1\0\4\4" + written_index([name.encode("ascii", "replace")])
    tail = written_index(_OWN_STRINGS) + b"\0\0"  # no global subroutines
    charset = b"\2" + (b"\0\1" + (len(glyphs) - 2).to_bytes(2, "big") if len(glyphs) > 1 else b"")
    select = b"\0" + bytes(place[cff.dict_of(glyph)] for glyph in glyphs)
    charstrings = written_index(outlines)
    dicts = [cff.dicts[number] for number in used]
    privates = b"".join(each.private for each in dicts)

    def top(*offsets: int) -> bytes:
        matrix = {_MATRIX: cff.matrix} if cff.matrix else {}
        box = {_BOX: cff.box} if cff.box else {}
        pairs = dict(zip((_CHARSET, _SELECT, _CHARSTRINGS, _FDS), map(integer, offsets)))
        entries = {_ROS: integer(391) + integer(392) + integer(0), **matrix, **box, _COUNT: integer(len(glyphs)), **pairs}
        return written_index([written_dict(entries)])

    begin = len(head) + len(top(0, 0, 0, 0)) + len(tail)
    selected = begin + len(charset)
    drawn = selected + len(select)
    private = drawn + len(charstrings)
    made = _font_dicts(dicts, private)
    return b"".join([head, top(begin, selected, drawn, private + len(privates)), tail, charset, select, charstrings, privates, made])


def _font_dicts(dicts: Sequence[_Dict], at: int) -> bytes:
    """The FDArray of ``dicts``, whose private dicts lie one behind the other from ``at``."""
    entries = []
    for each in dicts:
        matrix = {_MATRIX: each.matrix} if each.matrix else {}
        entries.append({**matrix, _PRIVATE: integer(len(each.private)) + integer(at)})
        at += len(each.private)
    return written_index([written_dict(each) for each in chain(entries)])
