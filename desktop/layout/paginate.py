"""Document → Pages; a Layout keeps what it made, so that an edit sets one paragraph again and fills only the pages from there on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.document.nodes import Document
from desktop.layout.flow import Flow, Item, Setter, area
from desktop.layout.fonts import Find, fonts_of
from desktop.layout.habits import WORD, Habits
from desktop.layout.metrics import named
from desktop.layout.pages import Page, Pages
from desktop.layout.parting import cut, last_cut
from desktop.layout.sheet import Sheet
from desktop.layout.strips import Press, Strip
from desktop.layout.style import Style, standard

__all__ = ["Layout", "paginate"]


class _Filled(NamedTuple):
    """A page with the item and strip it starts with, and the last item its making looked at."""

    page: Page
    start: tuple[int, int]
    reach: int


def paginate(document: Document, style: Style | None = None, *, habits: Habits = WORD, find: Find = named) -> Pages:
    """The pages of ``document``; ``find`` gives a face's metrics, the standard's own by default."""
    return Layout(style, habits=habits, find=find).update(document)


class Layout:
    """The pages of one document as it is edited."""

    def __init__(self, style: Style | None = None, *, habits: Habits = WORD, find: Find = named) -> None:
        chosen = style or standard()
        self.press = Press(chosen, fonts_of(chosen, find), habits)
        self._setter = Setter(self.press)
        self._flow = Flow((), {})
        self._filled: tuple[_Filled, ...] = ()

    def update(self, document: Document) -> Pages:
        """The pages of ``document``; those before the first change are the very pages of last time."""
        flow = self._setter.flow(document)
        kept = self._unchanged(flow)
        self._filled = (*kept, *_fill(flow, self.press, kept, self._filled[len(kept)].start if kept else (0, 0)))
        self._flow = flow
        return Pages(tuple(each.page for each in self._filled), area(self.press), self.press.style.name, self.press.habits.name)

    def _unchanged(self, flow: Flow) -> tuple[_Filled, ...]:
        """The pages whose making saw nothing that has changed since; never the last one, on which the imprint stands."""
        old = self._flow.items
        change = next((index for index, (one, other) in enumerate(zip(old, flow.items)) if one != other), min(len(old), len(flow.items)))
        same_notes = flow.notes == self._flow.notes
        count = 0
        for each in self._filled[:-1]:
            if each.reach >= change or (each.page.notes and not same_notes):
                break
            count += 1
        return self._filled[:count]


def _fill(flow: Flow, press: Press, before: Sequence[_Filled], start: tuple[int, int]) -> Iterator[_Filled]:
    yield from _Filler(flow, press, len(before) + 1, start).fill()


class _Filler:
    """Fills page after page from one place in the flow on."""

    def __init__(self, flow: Flow, press: Press, number: int, start: tuple[int, int]) -> None:
        self.items, self.notes, self.press = flow.items, flow.notes, press
        self.start = start
        self.done: list[_Filled] = []
        self.sheet = Sheet(number, start, press, flow.notes, turned=self._turned(start[0]))

    def _turned(self, index: int) -> bool:
        return index < len(self.items) and self.items[index].turned

    def fill(self) -> Sequence[_Filled]:
        """All pages from the start to the end of the document."""
        first, strip = self.start
        if self.sheet.number == 1:
            self._pin()
        for index in range(first, len(self.items)):
            if self.items[index].at == "flow":
                self._item(index, strip if index == first else 0)
        self._foot()
        self._bind()
        return self.done

    def _bind(self) -> None:
        self.done.append(_Filled(self.sheet.page(), self.sheet.start, self.sheet.reach))

    def _turn(self, index: int, strip: int, *, turned: bool) -> None:
        """A new page, starting with a strip of an item."""
        self.sheet.reach = max(self.sheet.reach, index)
        self._bind()
        self.sheet = Sheet(self.sheet.number + 1, (index, strip), self.press, self.notes, turned=turned)

    def _pin(self) -> None:
        """What stands on the first sheet at a place of its own."""
        for item in self.items:
            if item.at == "sheet":
                top = item.top
                for strip in item.strips:
                    self.sheet.pin(strip, item, top, outside=True)
                    top += strip.height

    def _foot(self) -> None:
        """The imprint, at the bottom of the last page; where it does not fit, on a page of its own, which has no number."""
        items = [item for item in self.items if item.at == "foot"]
        depth = sum(strip.height for item in items for strip in item.strips)
        if not items:
            return
        if depth > self.sheet.left or self.sheet.turned:
            self._turn(len(self.items), 0, turned=False)
        self.sheet.imprint = True
        top = self.sheet.area.bottom - depth
        for item in items:
            for strip in item.strips:
                self.sheet.pin(strip, item, top, outside=False)
                top += strip.height

    def _item(self, index: int, first: int) -> None:
        item, sheet = self.items[index], self.sheet
        sheet.reach = max(sheet.reach, index)
        if item.turned != sheet.turned or (item.new_page and not first and not sheet.empty):
            self._turn(index, first, turned=item.turned)
        elif not first and item.keep and not (index and self.items[index - 1].keep and not sheet.empty):
            self._together(index)
        for place in range(first, len(item.strips)):
            gap = 0.0 if place else self._gap(index)
            self._strip(index, place, item.strips[place], gap)

    def _gap(self, index: int) -> float:
        """The blank space over an item: none at the top of a page that was only turned because it was full."""
        kept = self.sheet.number == 1 or self.items[index].new_page
        return self.items[index].gap if kept or not self.sheet.empty else 0.0

    def _together(self, index: int) -> None:
        """Turns the page where a heading and what it keeps to do not stand on what is left of it, but would on a whole one."""
        wanted, last = self._chain(index)
        self.sheet.reach = max(self.sheet.reach, last)
        if not self.sheet.empty and self.items[index].gap + wanted > self.sheet.left and wanted <= self.sheet.area.depth:
            self._turn(index, 0, turned=self.items[index].turned)

    def _chain(self, index: int) -> tuple[float, int]:
        """What a heading, all headings under it and the first line or row after them take, the gap over the first left out; the last item looked at."""
        wanted = -self.items[index].gap
        while index < len(self.items):
            item = self.items[index]
            wanted += item.gap
            if not item.keep:
                return wanted + sum(map(self.sheet.wants, item.strips[: item.heads + 1])), index
            wanted += sum(map(self.sheet.wants, item.strips))
            index += 1
        return wanted, index

    def _strip(self, index: int, place: int, strip: Strip, gap: float) -> None:
        item = self.items[index]
        while not self.sheet.fits(strip, gap):
            at = last_cut(strip, self.sheet.left - gap, alone=self.sheet.empty)
            if at:
                head, strip = cut(strip, at)
                self.sheet.put(head, item, gap)
            elif self.sheet.empty:
                break
            self._turn(index, place, turned=item.turned)
            gap = self._gap(index) if not place and not at else 0.0
            if place >= item.heads:
                self._repeat(item)
        self.sheet.put(strip, item, gap)

    def _repeat(self, item: Item) -> None:
        """The header rows again, unless nothing else would find room under them."""
        heads = item.strips[: item.heads]
        if sum(strip.height for strip in heads) < self.sheet.area.depth / 2:
            for strip in heads:
                self.sheet.put(strip, item, again=True)
