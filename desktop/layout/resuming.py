"""After an edit, where the filling of pages comes back to a place it passed last time: from there on the old pages stand, only their places in the text move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.layout.flow import Flow, Item
from desktop.layout.pages import Box, Line, Page, Stroke

__all__ = ["Filled", "Rest"]


class Filled(NamedTuple):
    """A page with the item and strip it starts with, the last item its making looked at, and whether it starts with the rest of a strip that was cut."""

    page: Page
    start: tuple[int, int]
    reach: int
    cut: bool = False


class Rest:
    """The pages of last time that may be taken over as they are; ``later`` how many items there are now for those of last time."""

    def __init__(self, old: Flow, filled: Sequence[Filled], new: Flow) -> None:
        self._filled, self._later = filled, len(new.items) - len(old.items)
        self._by, self._blocks = _shift(old.items, new.items)
        self._from = len(new.items) if old.notes or new.notes else _same_from(old.items, new.items, self._by, self._blocks)
        self._count = len(new.items)

    def at(self, number: int, index: int, strip: int) -> tuple[Filled, ...]:
        """The pages from the one of that number on, where it starts with the same strip as last time and nothing after it has changed; else none."""
        place = number - 1
        if not self._from <= index < self._count or place >= len(self._filled):
            return ()
        there = self._filled[place]
        if there.cut or there.start != (index - self._later, strip):
            return ()
        return tuple(map(self._moved, self._filled[place:]))

    def _moved(self, each: Filled) -> Filled:
        start, reach = (each.start[0] + self._later, each.start[1]), each.reach + self._later
        page = each.page if not self._by and not self._blocks else self._moved_page(each.page)
        return Filled(page, start, reach, each.cut)

    def _moved_page(self, page: Page) -> Page:
        blocks = self._blocks
        boxes: tuple[Box, ...] = tuple(replace(box, block=box.block + blocks) for box in page.boxes) if blocks else page.boxes
        strokes: tuple[Stroke, ...] = page.strokes
        if blocks:
            strokes = tuple(replace(stroke, block=stroke.block + blocks if stroke.block >= 0 else -1) for stroke in strokes)
        return replace(
            page, lines=tuple(map(self._moved_line, page.lines)), fixed=tuple(map(self._moved_line, page.fixed)), boxes=boxes, strokes=strokes
        )

    def _moved_line(self, line: Line) -> Line:
        top, height, baseline, runs, base, block, look, number, total, hangs = line
        base, block = base + self._by if base >= 0 else base, block + self._blocks if block >= 0 else block
        return Line(top, height, baseline, runs, base, block, look, number, total, hangs)


def _shift(old: Sequence[Item], new: Sequence[Item]) -> tuple[int, int]:
    """How much later the last of both stands in the text and among the blocks."""
    for one, other in zip(reversed(old), reversed(new)):
        if one.base >= 0 and other.base >= 0:
            return other.base - one.base, other.block - one.block
    return 0, 0


def _same_from(old: Sequence[Item], new: Sequence[Item], by: int, blocks: int) -> int:
    """From which of ``new`` on all are as they were but for their places."""
    count = 0
    for one, other in zip(reversed(old), reversed(new)):
        if one is other and not by and not blocks:
            pass
        elif one.strips is not other.strips or one[1:8] != other[1:8] or not _moved_alike(one, other, by, blocks):
            break
        count += 1
    return len(new) - count


def _moved_alike(one: Item, other: Item, by: int, blocks: int) -> bool:
    """Whether all places of ``other`` are those of ``one``, that much later."""
    if one.base >= 0 and one.beside_block < 0 and not one.abreast:
        return (other.base - one.base, other.block - one.block, other.beside_block, other.abreast) == (by, blocks, one.beside_block, ())
    return _places(one, by, blocks) == _places(other, 0, 0)


def _places(item: Item, by: int, blocks: int) -> tuple[object, ...]:
    return (
        *((base + by, block + blocks) for base, block in item.abreast),
        item.base + by if item.base >= 0 else -1,
        item.block + blocks if item.block >= 0 else -1,
        item.beside_base + by if item.beside_base >= 0 else -1,
        item.beside_block + blocks if item.beside_block >= 0 else -1,
    )
