"""What a style says besides page and looks: head, closing, imprint and page number. Lengths in millimetres unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Charts", "Closing", "Format", "Head", "Imprint", "Number", "NumberPlace", "Way"]

Format = Literal["general", "letter"]
Way = Literal["plain", "seal", "stamp"]
NumberPlace = Literal["outer", "center", "right"]


@dataclass(frozen=True, slots=True)
class Head:
    """The head (7.2, 10.1); it has rules only where the document has a mark, or in the letter format.

    ``mark_top``: from the upper edge of the type area (general) or of the sheet (letter) to that of the mark. ``rule_gap``: from the number, or in a
    letter the mark, to the rule; ``rule``: its strokes from the top down, ``rule_apart`` between them. ``foot``: how far a letter's second rule stands
    above the lower edge of the first page, 0 where there is none.
    """

    format: Format = "general"
    mark_top: float = 35.0
    rule_gap: float = 4.0
    rule_width: float = 156.0
    rule: tuple[float, ...] = (0.35,)
    rule_apart: float = 0.0
    foot: float = 0.0
    colour: str = "FF0000"


@dataclass(frozen=True, slots=True)
class Closing:
    """How a document is signed (7.3.5): "plain" without seal, "seal", or "stamp" with a signature stamp ``stamp`` characters wide."""

    way: Way = "plain"
    stamp: float = 4.0


@dataclass(frozen=True, slots=True)
class Imprint:
    """The imprint (7.4): thickness of its first and last rule and of those between, 0 for none; ``office``: whether who printed it, and when, is said."""

    outer: float = 0.35
    inner: float = 0.25
    office: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """The page number (7.5): ``form`` with {} for the number, and where it stands; ``first``: whether page one has one."""

    form: str = "— {} —"
    place: NumberPlace = "outer"
    first: bool = True


@dataclass(frozen=True, slots=True)
class Charts:
    """How charts are drawn: ``face`` is the key of one of the style's faces; lengths are points, ``lines`` counts lines of the page.

    ``weight`` of a series' line, ``axis`` of the foot of the drawing, ``grid`` of the lines behind it; ``mark``: how wide the mark on a value is; ``column``:
    how wide a column may become. ``colours`` are for the series in their order; they and the marks stay apart on a black and white printer too.
    """

    face: str = "songti"
    size: float = 10.5
    lines: int = 9
    weight: float = 1.5
    axis: float = 0.75
    grid: float = 0.5
    mark: float = 5.5
    column: float = 34.0
    ink: str = "404040"
    pale: str = "D9D9D9"
    colours: tuple[str, ...] = ("1F4E79", "7F9DB9", "404040", "A6A6A6", "2E75B6", "C9D3DE")
