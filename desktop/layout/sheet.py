"""One page being filled: what stands on it so far, how much room is left, and the page it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.layout.breaker import Measure, set_lines
from desktop.layout.flow import Item, area, points
from desktop.layout.ink import POINTS
from desktop.layout.pages import Box, Line, Page, Rule, Stroke
from desktop.layout.spans import Span, Spanned, font
from desktop.layout.strips import BESIDE, Press, Strip, drawn, lines_of, lowered
from desktop.layout.style import Align

__all__ = ["Sheet"]

_SEPARATOR = 144.0  # points; how long the rule over footnotes is
_TRIFLE = 0.05  # points; 22 lines of 28.95 points stand in 225 mm with less than a point to spare
_CIRCLED = 20  # ① to ⑳ are single characters


def _owner(item: Item, mark: int) -> tuple[int, int]:
    """Base and block of a line of ``item``: of the block itself, of what stands beside it, or of one of those abreast."""
    if mark > BESIDE:
        return item.abreast[mark - BESIDE - 1]
    return (item.beside_base, item.beside_block) if mark == BESIDE else (item.base, item.block)


class Sheet:
    """A page in the making. ``y`` is how far down its type area is filled, ``start`` the item and strip it begins with, ``reach`` the last item looked at."""

    def __init__(self, number: int, start: tuple[int, int], press: Press, notes: dict[str, tuple[Line, ...]], *, turned: bool = False) -> None:
        self.number, self.start, self.press, self.turned = number, start, press, turned
        self.area = area(press, turned=turned)
        self.reach = start[0]
        self.y = 0.0
        self.imprint = False
        self._texts = notes
        self._lines: list[Line] = []
        self._fixed: list[Line] = []
        self._boxes: list[Box] = []
        self._rules: list[Rule] = []
        self._strokes: list[Stroke] = []
        self._noted: list[str] = []
        self._noted_depth = 0.0

    @property
    def empty(self) -> bool:
        """Whether nothing of the text stands on it yet."""
        return not self._lines and not self._boxes and not self.y

    @property
    def left(self) -> float:
        """How much of the type area is free, in points."""
        return self.area.depth - self.y - self._noted_depth + _TRIFLE

    def wants(self, strip: Strip) -> float:
        """The depth ``strip`` takes, its new footnotes included."""
        return strip.height + self._depth(strip.notes) if strip.notes else strip.height

    def fits(self, strip: Strip, gap: float = 0.0) -> bool:
        """Whether there is room for ``strip`` under ``gap`` points."""
        return gap + self.wants(strip) <= self.left

    def put(self, strip: Strip, item: Item, gap: float = 0.0, *, again: bool = False) -> None:
        """Places ``strip`` of ``item`` under what is there; ``again``: it repeats what stood on an earlier page (header rows)."""
        self.y += gap
        self._place(strip, item, self.area.top + self.y, self._lines, again=again)
        self.y += strip.height
        for key in strip.notes:
            if key in self._texts and key not in self._noted:
                self._noted_depth = self._noted_depth + self._depth((key,))
                self._noted.append(key)

    def pin(self, strip: Strip, item: Item, top: float, *, outside: bool) -> None:
        """Places ``strip`` at ``top`` points from the sheet's upper edge; ``outside``: it is no part of the text."""
        self._place(strip, item, top, self._fixed if outside else self._lines, again=False)

    def _place(self, strip: Strip, item: Item, top: float, lines: list[Line], *, again: bool) -> None:
        for line in strip.lines:
            base, block = _owner(item, line.block)
            base = -1 if base < 0 or again else base + line.base
            lines.append(
                Line(top + line.top, line.height, top + line.baseline, line.runs, base, block, line.look, line.number, line.total, line.hangs)
            )
        self._boxes += [replace(box, y=box.y + top, block=item.block) for box in strip.boxes]
        self._rules += [replace(rule, y=rule.y + top, to_y=rule.to_y + top) for rule in strip.rules]
        self._strokes += [drawn(stroke, top, item.block) for stroke in strip.strokes]
        self._fixed += [lowered(line, top)._replace(block=item.block) for line in strip.words]

    def _depth(self, keys: Sequence[str]) -> float:
        """What the footnotes of ``keys`` that are not on the page yet take of it, the rule over the first with them."""
        new = [self._texts[key] for key in dict.fromkeys(keys) if key in self._texts and key not in self._noted]
        lines = [line for note in new for line in note]
        return sum(line.height for line in lines) + (lines[0].height if lines and not self._noted else 0.0)

    def page(self) -> Page:
        """The page as it is now."""
        wide, high = points(self.press.style.page.width), points(self.press.style.page.height)
        if self.turned:
            wide, high = high, wide
        notes = self._notes()
        rules = (*self._rules, *self._separator(notes), *self._foot_rule())
        lines = tuple(map(self._numbered, self._lines)) if self._noted else tuple(self._lines)
        boxes, fixed, strokes = tuple(self._boxes), tuple(self._fixed), tuple(self._strokes)
        return Page(self.number, wide, high, lines, notes, boxes, rules, fixed, self._footer(), self.imprint, self.turned, strokes)

    def _notes(self) -> tuple[Line, ...]:
        texts = [self._texts[key] for key in self._noted]
        top = self.area.bottom - sum(line.height for note in texts for line in note)
        made: list[Line] = []
        for note in texts:
            made += [self._numbered(lowered(line, top)) for line in note]
            top += sum(line.height for line in note)
        return tuple(made)

    def _separator(self, notes: Sequence[Line]) -> tuple[Rule, ...]:
        if not notes:
            return ()
        y = notes[0].top - notes[0].height / 2
        return (Rule(self.area.left, y, self.area.left + _SEPARATOR, y, 0.5),)

    def _numbered(self, line: Line) -> Line:
        """``line`` with the marks of its notes as this page counts them (①②…)."""
        if not any(run.note for run in line.runs):
            return line
        return line._replace(runs=tuple(run._replace(text=self._mark(run.note)) if run.note else run for run in line.runs))

    def _mark(self, key: str) -> str:
        number = self._noted.index(key) + 1 if key in self._noted else 0
        return chr(ord("①") + number - 1) if 0 < number <= _CIRCLED else str(number) if number else ""

    def _footer(self) -> Line | None:
        """The page number as the style wants it (7.5); on a turned sheet where the upright ones have it (clause 8)."""
        style = self.press.style
        if (self.number == 1 and not style.number.first) or (self.imprint and not self.y):
            return None
        look, upright = style.looks["page_number"], area(self.press)
        inset = look.right * style.character(look)
        place: Align = "center" if style.number.place == "center" else "left" if style.number.place == "outer" and self.number % 2 == 0 else "right"
        room = upright.measure if place == "center" else upright.measure - inset
        text = style.number.form.format(self.number)
        measure = Measure(upright.left + (inset if place == "left" else 0.0), room, 0.0, place)
        spanned = Spanned(text, (Span(text, font(look), 0, added=True),))
        line = lines_of(set_lines(spanned, measure, self.press.fonts, self.press.habits), look, self.press)[0]
        return lowered(line, points(style.page.height) - points(style.page.footer) - line.height)._replace(base=-1, block=-1)

    def _foot_rule(self) -> tuple[Rule, ...]:
        """A letter's second rule, thin over thick, at the foot of its first page (10.1)."""
        style = self.press.style
        head = style.head
        if self.number != 1 or not head.foot:
            return ()
        middle, reach = points(style.page.width) / 2, head.rule_width * POINTS / 2
        y, made = points(style.page.height) - head.foot * POINTS, []
        for weight in head.rule:  # from the lower edge up
            thick = weight * POINTS
            made.append(Rule(middle - reach, y - thick / 2, middle + reach, y - thick / 2, thick, head.colour))
            y -= thick + head.rule_apart * POINTS
        return tuple(reversed(made))
