"""A page as PDF operators: rules and frames, then every run of every line at its place (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.document.nodes import FieldState
from desktop.layout.pages import Box, Font, Line, Page, Rule, Run, Stroke
from desktop.writers.pdf.case import Case, Fount
from desktop.writers.pdf.objects import number

__all__ = ["ordered", "page_content"]

_FRAME = 0.5  # points, as the .docx has it
_SLANT = math.tan(math.radians(12))
_THICKER = 0.025  # of the size, where a face has no bold cut
_UNDERLINE, _UNDER = 0.05, 0.19  # of the size: how thick, and how far its lower edge is under the letters' foot; as the preview has it
_MISSING = "1 1 0 rg"  # a field without a value stands on yellow, as in the .docx
_SAME = 1e-6
_FOOT, _RISE = 0.2, 1.0  # of the size: from how far under the letters' foot, and how high


class _Group(NamedTuple):
    """Characters printed at one go, from ``x`` on: from one fount, made equally wider."""

    fount: Fount
    wider: float
    x: float
    codes: list[str]


def ordered(page: Page) -> Sequence[Line]:
    """The lines of ``page`` but its number in the order they are read: as in the document, notes last.

    What is not of the document follows what it belongs to: 文件 its mark, header rows that are printed again the line before them; a chart's words come last.
    """
    places: list[tuple[float, Line]] = []
    reached: dict[str, float] = {}
    at = -1.0
    for line in page.lines:
        at = _place(line) if line.base >= 0 else at
        reached[line.look] = max(at, reached.get(line.look, at))
        places.append((at, line))
    places += [(_place(line) if line.base >= 0 else reached.get(line.look, math.inf), line) for line in page.fixed]
    return (*(line for _, line in sorted(places, key=lambda pair: pair[0])), *page.notes)


def _place(line: Line) -> float:
    return line.base + (line.runs[0].start if line.runs else 0)


def page_content(page: Page, case: Case) -> bytes:
    """The operators that print ``page``."""
    return "\n".join(_Content(page, case).made()).encode("ascii")


class _Content:
    """One page being written."""

    def __init__(self, page: Page, case: Case) -> None:
        self.page, self.case = page, case
        self.state: dict[str, str] = {}

    def made(self) -> Iterator[str]:
        lines, footer = ordered(self.page), self.page.footer
        runs = [(line, run) for line in lines for run in line.runs]
        yield from self._grounds(runs)
        yield from map(self._stroke, self.page.strokes)
        yield from map(self._box, self.page.boxes)
        yield from map(self._rule, self.page.rules)
        yield "BT"
        yield "0 0 0 rg"
        for line, run in runs:
            yield from self._run(line, run, turned=False)
        if footer:
            for run in footer.runs:
                yield from self._run(footer, run, turned=self.page.turned)
        yield "ET"
        yield from self._underlines(runs)

    def _grounds(self, runs: Sequence[tuple[Line, Run]]) -> Iterator[str]:
        missing = [(line, run) for line, run in runs if run.field is FieldState.MISSING]
        if missing:
            yield _MISSING
        for line, run in missing:
            y = self.page.height - line.baseline - _FOOT * run.font.size
            yield f"{number(run.x)} {number(y)} {number(run.width)} {number(_RISE * run.font.size)} re f"

    def _stroke(self, stroke: Stroke) -> str:
        """A line of a chart, or an area of one colour."""
        if not stroke.points:
            return ""
        points = [f"{number(x)} {number(self.page.height - y)}" for x, y in stroke.points]
        path = f"{points[0]} m {' '.join(f'{point} l' for point in points[1:])}{' h' if stroke.closed or stroke.fill else ''}"
        fill = f"{_colour(stroke.fill)} rg " if stroke.fill else ""
        if not stroke.weight:
            return f"{fill}{path} {'f' if fill else 'n'}"
        dash = f"[{' '.join(map(number, stroke.dash))}] 0 d "
        return f"{fill}{_colour(stroke.colour)} RG {number(stroke.weight)} w {dash}{path} {'B' if fill else 'S'} [] 0 d"

    def _box(self, box: Box) -> str:
        y = self.page.height - box.y - box.height
        return f"{_FRAME} w 0 0 0 RG {number(box.x)} {number(y)} {number(box.width)} {number(box.height)} re S"

    def _rule(self, rule: Rule) -> str:
        y, to_y = self.page.height - rule.y, self.page.height - rule.to_y
        return f"{number(rule.weight)} w {_colour(rule.colour)} RG {number(rule.x)} {number(y)} m {number(rule.to_x)} {number(to_y)} l S"

    def _underlines(self, runs: Sequence[tuple[Line, Run]]) -> Iterator[str]:
        for line, run in runs:
            if run.font.underline:
                size = run.font.size
                y = self.page.height - line.baseline - _UNDER * size
                yield f"{_colour(run.font.colour)} rg {number(run.x)} {number(y)} {number(run.width)} {number(_UNDERLINE * size)} re f"

    def _set(self, key: str, words: str) -> Iterator[str]:
        """An operator, unless it says what holds already."""
        if self.state.get(key) != words:
            self.state[key] = words
            yield words

    def _run(self, line: Line, run: Run, *, turned: bool) -> Iterator[str]:
        font = run.font
        if not run.text:
            return
        yield from self._set("colour", f"{_colour(font.colour)} rg")
        yield from self._weight(font)
        y = line.baseline - font.raised
        spaced = font.spacing + run.stretch
        plain = self.case.plain.get(font, {})
        try:
            codes = "".join(map(plain.__getitem__, run.text))
        except KeyError:
            for group in self._groups(run):
                yield from self._open(group.fount, font, group.wider * font.scale, spaced, group.x, y, turned=turned)
                yield f"<{''.join(group.codes)}> Tj"
        else:
            yield from self._open(self.case.own[font], font, font.scale, spaced, run.x, y, turned=turned)
            yield f"<{codes}> Tj"

    def _weight(self, font: Font) -> Iterator[str]:
        """A face without a bold cut is drawn with an edge of its own colour."""
        thick = font in self.case.thick
        if thick:
            yield from self._set("stroke", f"{_colour(font.colour)} RG {number(font.size * _THICKER)} w")
        yield from self._set("mode", "2 Tr" if thick else "0 Tr")

    def _open(self, fount: Fount, font: Font, wider: float, spaced: float, x: float, y: float, *, turned: bool) -> Iterator[str]:
        """Font, spacing and place of what is shown next."""
        yield from self._set("font", f"/{fount.resource} {number(font.size)} Tf")
        yield from self._set("spacing", f"{number(spaced / wider)} Tc")
        lean = _SLANT if font.italic and not fount.found.font.italic else 0.0
        if turned:  # the page number of a sheet on its side reads with the sheet turned back (clause 8)
            yield f"0 {number(-wider)} 1 {number(-lean)} {number(self.page.width - y)} {number(self.page.height - x)} Tm"
        else:
            yield f"{number(wider)} 0 {number(lean)} 1 {number(x)} {number(self.page.height - y)} Tm"

    def _groups(self, run: Run) -> Iterator[_Group]:
        """The characters of ``run`` from where the pages have them, as far as each group goes."""
        font, sorts = run.font, self.case.sorts.get(run.font, {})
        x, size, spaced = run.x, font.size * font.scale, font.spacing + run.stretch
        group: _Group | None = None
        for character in run.text:
            sort = sorts.get(character)
            if sort is None:  # it prints nothing
                continue
            if group and group.fount is sort.fount and abs(group.wider - sort.wider) < _SAME:
                group.codes.append(sort.code)
            else:
                if group:
                    yield group
                group = _Group(sort.fount, sort.wider, x, [sort.code])
            x += sort.cell * size + spaced if sort.cell else 0.0
        if group:
            yield group


def _colour(colour: str) -> str:
    """A colour of six hexadecimal digits as three parts of one; black where none is said."""
    if not colour:
        return "0 0 0"
    return " ".join(number(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))
