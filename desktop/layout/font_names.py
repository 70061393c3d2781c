"""What the fonts in a file are called: family names in every language, style, weight and slant, out of name, OS/2 and head (ISO/IEC 14496-22)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import error, iter_unpack, unpack_from
from typing import BinaryIO, NamedTuple

from desktop.layout.font_file import count_of, table, tables

__all__ = ["Named", "names"]

_FAMILY, _STYLE = (1, 16), (2, 17)
_MAC = {0: "mac_roman", 1: "shift_jis", 2: "big5", 25: "gb18030"}
_PRC = 3  # the encoding of platform 3 whose strings are GBK, two bytes a character
_MOST = 64  # fonts in a collection


class Named(NamedTuple):
    """One font of a file."""

    families: tuple[str, ...]
    styles: tuple[str, ...]
    weight: int
    italic: bool


def names(path: Path) -> tuple[Named, ...]:
    """The fonts in ``path`` in their order; none where it is no font; a broken one of a collection has no names."""
    try:
        with path.open("rb") as file:
            return tuple(_named(file, index) for index in range(min(count_of(file), _MOST)))
    except (OSError, error, ValueError):
        return ()


def _named(file: BinaryIO, index: int) -> Named:
    try:
        places = tables(file, index)
        if "fvar" in places:  # of a variable font only one weight lies in the file itself, seldom the wanted one
            return Named((), (), 0, False)
        found = list(_strings(table(file, places["name"])))
        weight = unpack_from(">H", table(file, places["OS/2"]), 4)[0] if "OS/2" in places else 400
        look = unpack_from(">H", table(file, places["head"]), 44)[0]
    except (error, KeyError, ValueError, IndexError):
        return Named((), (), 0, False)
    if look & 1 and weight < 600:
        weight = 700
    return Named(_of(found, _FAMILY), _of(found, _STYLE), weight * 100 if weight < 10 else weight, bool(look & 2))


def _of(found: list[tuple[int, str]], wanted: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name, text in found if name in wanted and text))


def _strings(data: bytes) -> Iterator[tuple[int, str]]:
    """Every name by its number, in each language."""
    count, store = unpack_from(">HH", data, 2)
    for platform, encoding, _, name, length, offset in iter_unpack(">6H", data[6 : 6 + 12 * count]):
        raw = data[store + offset : store + offset + length]
        if platform == 3 and encoding == _PRC:
            yield name, raw.replace(b"\0", b"").decode("gb18030", "ignore").strip()
        elif platform in (0, 3):
            yield name, raw.decode("utf-16-be", "ignore").strip("\0 ")
        elif platform == 1 and encoding in _MAC:
            yield name, raw.decode(_MAC[encoding], "ignore").strip("\0 ")
