"""A Document → the items its pages are filled with, each set once and kept while its words and its look stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from desktop.document.nodes import Block, Chart, Document, NoteRef, Paragraph, Role, Table
from desktop.document.text import block_text, paragraph_text
from desktop.document.walk import paragraphs
from desktop.layout.breaker import Measure, set_lines
from desktop.layout.charts.draw import chart_strip
from desktop.layout.pages import Line
from desktop.layout.placed import Place, Placed
from desktop.layout.placing import place
from desktop.layout.rows import table_strips
from desktop.layout.spans import note_spans, opens_prose
from desktop.layout.strips import Area, Press, Strip, lines_of, lowered, paragraph_strips

__all__ = ["Flow", "Item", "Setter", "area", "points"]


class Item(NamedTuple):
    """A block set: its strips, the blank space wanted over it in points, and how it keeps to its neighbours.

    ``base`` and ``block``: where it stands in the document's text and among its blocks; ``beside_base`` and ``beside_block`` those of what stands at the
    right end of its first line, ``abreast`` those of each of what stands on it at a place of its own. ``heads``: how many of its strips are header rows. ``top``: for what stands on the sheet, not in the text.
    """

    strips: tuple[Strip, ...]
    heads: int
    gap: float
    keep: bool
    new_page: bool
    at: Place
    top: float
    turned: bool
    base: int
    block: int
    beside_base: int
    beside_block: int
    abreast: tuple[tuple[int, int], ...] = ()


class Flow(NamedTuple):
    """All of a document, set: its items in order, and the lines of its footnotes by key."""

    items: tuple[Item, ...]
    notes: dict[str, tuple[Line, ...]]


_Set = tuple[tuple[Strip, ...], int]
_SPARE = 64


def area(press: Press, *, turned: bool = False) -> Area:
    """The type area of a sheet; a turned one has its head at the binding edge (clause 8)."""
    page = press.style.page
    top, right, bottom, left = (page.left, page.top, page.right, page.bottom) if turned else (page.top, page.right, page.bottom, page.left)
    wide, high = (page.height, page.width) if turned else (page.width, page.height)
    # to the twip, as a .docx says it: one character more or less on a line may hang on a twentieth of a point
    return Area(points(left), points(top), points(wide) - points(right), points(high) - points(bottom))


def points(millimetres: float) -> float:
    """A length of the sheet in points, to the twip."""
    return round(millimetres * 1440 / 25.4) / 20


class Setter:
    """Sets documents with one press and keeps what the last one was made of."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._kept: dict[Placed, _Set] = {}
        self._last: tuple[tuple[Placed, Item], ...] = ()

    def flow(self, document: Document) -> Flow:
        """``document``, set; blocks that were in the last one are not set again."""
        hung = _hung(document)
        bases = list(accumulate((len(block_text(block)) + 1 for block in document.blocks), initial=0))
        kept = [index for index, block in enumerate(document.blocks) if not _is_hung(block, hung)]
        items = list(self._items(document, kept, bases))
        notes = dict(self._notes(document, hung, bases))
        self._give_up(items)
        return Flow(tuple(items), notes)

    def _items(self, document: Document, kept: Sequence[int], bases: Sequence[int]) -> Iterator[Item]:
        shown = document if len(kept) == len(document.blocks) else Document(tuple(document.blocks[index] for index in kept), document.meta)
        placed = place(shown, self.press.style)
        made: list[tuple[Placed, Item]] = []
        for index, each in enumerate(placed):
            if isinstance(each.block, Table) and index and isinstance(placed[index - 1].block, Table):
                yield self._between()
            item = self._again(index, each, kept, bases) or self._item(each, document, kept, bases)
            made.append((each, item))
            yield item
        self._last = tuple(made)

    def _again(self, index: int, placed: Placed, kept: Sequence[int], bases: Sequence[int]) -> Item | None:
        """The item of last time, where the very same stood in the same place: most do, with every key, and only their offsets are others."""
        if index >= len(self._last) or self._last[index][0] != placed:
            return None
        item = self._last[index][1]
        block = kept[placed.source] if placed.source >= 0 else -1
        if block != item.block or item.beside_block >= 0 or item.abreast:
            return None
        base = bases[block] + placed.offset if block >= 0 else -1
        return item if base == item.base else item._replace(base=base)

    def _between(self) -> Item:
        """A blank line keeps two tables apart, as in the .docx."""
        return Item((Strip(self.press.style.page.pitch, ()),), 0, 0.0, False, False, "flow", 0.0, False, -1, -1, -1, -1)

    def _item(self, placed: Placed, document: Document, kept: Sequence[int], bases: Sequence[int]) -> Item:
        strips, heads = self._strips(placed)
        look = placed.look
        block = kept[placed.source] if placed.source >= 0 else -1
        beside = kept[placed.beside_source] if placed.beside_source >= 0 else -1
        prose = bool(look and look.outline and isinstance(placed.block, Paragraph) and opens_prose(placed.block))
        return Item(
            strips,
            heads,
            placed.gap * self.press.style.page.pitch,
            bool(look and look.keep and not prose),
            bool(look and look.new_page),
            placed.at,
            placed.top,
            placed.turned,
            bases[block] + placed.offset if block >= 0 else -1,
            block,
            _beside_base(placed, document, beside, bases),
            beside,
            tuple((bases[kept[each.source]] + each.offset, kept[each.source]) for each in placed.abreast),
        )

    def _strips(self, placed: Placed) -> _Set:
        key = placed._replace(gap=0.0, source=-1, offset=0, beside_source=-1, top=0.0)
        made = self._kept.get(key)
        if made is None:
            made = self._kept[key] = self._set(placed)
        return made

    def _give_up(self, items: Sequence[Item]) -> None:
        """Forget what is no longer printed, once it is more than what is."""
        if len(self._kept) > 2 * len(items) + _SPARE:
            live = {id(item.strips) for item in items}
            self._kept = {key: made for key, made in self._kept.items() if id(made[0]) in live}

    def _set(self, placed: Placed) -> _Set:
        space = area(self.press, turned=placed.turned)
        if isinstance(placed.block, Table):
            return table_strips(placed.block, space.left, space.measure, self.press)
        if isinstance(placed.block, Chart):
            return (chart_strip(placed.block, space.left, space.measure, self.press),), 0
        return paragraph_strips(placed, space, self.press), 0

    def _notes(self, document: Document, hung: frozenset[str], bases: Sequence[int]) -> Iterator[tuple[str, tuple[Line, ...]]]:
        found: dict[str, list[Line]] = {}
        space, look = area(self.press), self.press.style.looks["note"]
        for index, block in enumerate(document.blocks):
            if isinstance(block, Paragraph) and _is_hung(block, hung):
                lines = found.setdefault(block.key, [])
                spanned = note_spans(block, self.press.style, "" if lines else block.key)
                broken = set_lines(spanned, Measure(space.left, space.measure, 0.0, look.align), self.press.fonts, self.press.habits)
                for line in lines_of(broken, look, self.press):
                    top = lines[-1].top + lines[-1].height if lines else 0.0
                    lines.append(lowered(line, top)._replace(base=bases[index], block=index))
        for key, lines in found.items():
            yield key, tuple(lines)


def _beside_base(placed: Placed, document: Document, block: int, bases: Sequence[int]) -> int:
    """Where in the document the text at the right end of a line starts: in a block of its own, or at the end of the line's."""
    if block < 0 or not placed.beside:
        return -1
    return bases[block] + max(block_text(document.blocks[block]).rfind(paragraph_text(placed.beside)), 0)


def _hung(document: Document) -> frozenset[str]:
    """The keys of the notes that hang on a mark in the text; any other note is printed where it stands, so that none is lost."""
    if not any(isinstance(block, Paragraph) and block.role is Role.NOTE for block in document.blocks):
        return frozenset()
    return frozenset(
        inline.key for each in paragraphs(document) if each.role is not Role.NOTE for inline in each.inlines if isinstance(inline, NoteRef)
    )


def _is_hung(block: Block, hung: frozenset[str]) -> bool:
    return bool(hung) and isinstance(block, Paragraph) and block.role is Role.NOTE and block.key in hung
