"""Pages of placed lines: what preview, PDF, print and page checks share. Lengths are points, from the upper left corner of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop.document.nodes import FieldState

__all__ = ["Box", "Font", "Line", "Page", "Pages", "Rule", "Run", "Stroke"]


@dataclass(frozen=True, slots=True)
class Font:
    """How the characters of a run look. ``spacing`` is added to each, ``scale`` makes them narrower, ``raised`` is how far they stand above the line."""

    face: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    spacing: float = 0.0
    raised: float = 0.0
    scale: float = 1.0


class Run(NamedTuple):
    """Characters of one look on a line. A tuple, as is a line: a hundred pages hold ten thousand.

    ``stretch`` is added to the font's spacing after each character, to fill a justified line. ``start`` and ``end`` count from the line's ``base``;
    they are equal for what the style adds (brackets, note marks). ``field``: the state of the field it prints; ``note``: the key of the footnote it marks.
    """

    text: str
    x: float
    width: float
    font: Font
    start: int
    end: int
    stretch: float = 0.0
    field: FieldState | None = None
    note: str = ""


class Line(NamedTuple):
    """A line of runs. ``base`` is the offset of its paragraph in ``text.plain(document)``, -1 where the document does not hold the text.

    ``block`` is the place of its block in the document, ``look`` the key of its look, ``number`` its place among the ``total`` lines of its paragraph.
    ``hangs``: its last mark stands in the margin.
    """

    top: float
    height: float
    baseline: float
    runs: tuple[Run, ...]
    base: int = -1
    block: int = -1
    look: str = ""
    number: int = 0
    total: int = 1
    hangs: bool = False

    @property
    def text(self) -> str:
        """What stands on the line."""
        return "".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where its first character starts."""
        return self.runs[0].x if self.runs else 0.0

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.runs[-1].x + self.runs[-1].width if self.runs else 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical stroke of ``weight`` points, its middle on the line from (x, y) to (to_x, to_y)."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float
    colour: str = "000000"


@dataclass(frozen=True, slots=True)
class Box:
    """The frame of a table cell; ``block``, ``row`` and ``cell`` say whose; ``split``: its row goes on on the next page."""

    x: float
    y: float
    width: float
    height: float
    block: int
    row: int
    cell: int
    split: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """What charts are drawn with: straight from point to point, (x, y) each, in the middle of ``weight`` points; ``block``: of which block of the document.

    ``closed``: from the last point back to the first. ``fill``: what lies inside is painted with, RRGGBB as every colour, "" for nothing.
    ``weight`` 0: no line, only the fill. ``dash``: points of line and of gap by turns, from the first point on; () is whole. Ends are butt, corners mitred.
    """

    points: tuple[tuple[float, float], ...]
    weight: float
    colour: str = "000000"
    closed: bool = False
    fill: str = ""
    dash: tuple[float, ...] = ()
    block: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the lines of its text from the top, footnotes at the foot, frames and rules, and the line of its page number (None: unnumbered).

    ``fixed``: lines that stand at a place of their own on the sheet, outside the text; a chart's words are among them, with ``base`` -1.
    ``strokes``: the drawing of its charts, painted in this order before any line. ``imprint``: it ends with the imprint. ``turned``: a landscape sheet, whose
    left side is the foot when it is turned back; its ``footer`` is placed as on the upright sheet, where the other pages have theirs (clause 8).
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    rules: tuple[Rule, ...] = ()
    fixed: tuple[Line, ...] = ()
    footer: Line | None = None
    imprint: bool = False
    turned: bool = False
    strokes: tuple[Stroke, ...] = ()

    def all_lines(self) -> tuple[Line, ...]:
        """Every line that is printed on the page."""
        return (*self.fixed, *self.lines, *self.notes, *((self.footer,) if self.footer else ()))


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document in the order they are bound; ``area`` is the type area: left, top, right, bottom.

    ``style`` and ``habits`` are the names they were made by. Until Word or WPS has opened the file, pages are 示意.
    """

    pages: tuple[Page, ...]
    area: tuple[float, float, float, float]
    style: str = ""
    habits: str = ""

    def __len__(self) -> int:
        return len(self.pages)
