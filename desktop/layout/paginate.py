"""Document → Pages; a Layout keeps what it made, so that an edit sets one paragraph again and fills only the pages from there on."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.document.nodes import Document
from desktop.layout.flow import Flow, Item, Setter, area
from desktop.layout.fonts import Find, fonts_of
from desktop.layout.habits import WORD, Habits
from desktop.layout.metrics import named
from desktop.layout.pages import Pages
from desktop.layout.parting import cut, last_cut
from desktop.layout.resuming import Filled, Rest
from desktop.layout.sheet import Sheet
from desktop.layout.strips import Press, Strip
from desktop.layout.style import Style, standard

__all__ = ["Layout", "paginate"]


class _Met(Exception):
    """The pages of last time from here on are those wanted."""

    def __init__(self, rest: tuple[Filled, ...]) -> None:
        super().__init__()
        self.rest = rest


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
        self._filled: tuple[Filled, ...] = ()

    def update(self, document: Document) -> Pages:
        """The pages of ``document``; those before the first change are the very pages of last time."""
        flow = self._setter.flow(document)
        kept = self._unchanged(flow)
        rest = Rest(self._flow, self._filled, flow)
        self._filled = (*kept, *_Filler(flow, self.press, len(kept) + 1, self._filled[len(kept)].start if kept else (0, 0), rest).fill())
        self._flow = flow
        return Pages(tuple(each.page for each in self._filled), area(self.press), self.press.style.name, self.press.habits.name)

    def _unchanged(self, flow: Flow) -> tuple[Filled, ...]:
        """The pages whose making saw nothing that has changed since; never the last one, on which the imprint stands."""
        old = self._flow.items
        change = next((index for index, (one, other) in enumerate(zip(old, flow.items)) if one != other), min(len(old), len(flow.items)))
        same_notes = flow.notes == self._flow.notes
        count = 0
        for each in self._filled[:-1]:
            if each.reach >= change or (each.page.notes and not same_notes):
                break
            count += 1
        while count and self._filled[count].cut:  # what is left of a strip stands only behind its first part
            count -= 1
        return self._filled[:count]


class _Filler:
    """Fills page after page from one place in the flow on."""

    def __init__(self, flow: Flow, press: Press, number: int, start: tuple[int, int], rest: Rest) -> None:
        self.items, self.notes, self.press = flow.items, flow.notes, press
        self.start, self.rest = start, rest
        self.done: list[Filled] = []
        self.cut = False
        self.bare = (
            True  # nothing but repeated header rows on the sheet: what does not fit under them on a whole page has to be cut, or it never would
        )
        self.sheet = Sheet(number, start, press, flow.notes, turned=self._turned(start[0]))

    def _turned(self, index: int) -> bool:
        return index < len(self.items) and self.items[index].turned

    def fill(self) -> Sequence[Filled]:
        """All pages from the start to the end of the document."""
        try:
            self._all()
        except _Met as met:
            self.done += met.rest
        return self.done

    def _all(self) -> None:
        first, strip = self.start
        if self.sheet.number == 1:
            self._pin()
        elif strip and strip >= self.items[first].heads:
            self._repeat(self.items[first])
        for index in range(first, len(self.items)):
            if self.items[index].at == "flow":
                self._item(index, strip if index == first else 0)
        self._foot()
        self._bind()

    def _bind(self) -> None:
        self.done.append(Filled(self.sheet.page(), self.sheet.start, self.sheet.reach, self.cut))

    def _turn(self, index: int, strip: int, *, turned: bool, cut: bool = False) -> None:
        """A new page, starting with a strip of an item, or with what is left of it where it was ``cut``."""
        self.sheet.reach = max(self.sheet.reach, index)
        self._bind()
        self.cut = cut
        if not cut and (rest := self.rest.at(self.sheet.number + 1, index, strip)):
            raise _Met(rest)
        self.bare = True
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
            at = last_cut(strip, self.sheet.left - gap, alone=self.bare)
            if at:
                head, strip = cut(strip, at)
                self.sheet.put(head, item, gap)
                self.bare = False
            elif self.bare:
                break
            self._turn(index, place, turned=item.turned, cut=bool(at))
            gap = self._gap(index) if not place and not at else 0.0
            if place >= item.heads:
                self._repeat(item)
        self.sheet.put(strip, item, gap)
        self.bare = False

    def _repeat(self, item: Item) -> None:
        """The header rows again, unless nothing else would find room under them."""
        heads = item.strips[: item.heads]
        if sum(strip.height for strip in heads) < self.sheet.area.depth / 2:
            for strip in heads:
                self.sheet.put(strip, item, again=True)
