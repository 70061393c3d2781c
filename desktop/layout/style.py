"""A layout style: page, pitch, faces and the look of every role, read from resources/styles/*.toml. No Qt."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from desktop import paths
from desktop.document.nodes import Role
from desktop.layout.style_parts import Charts, Closing, Head, Imprint, Number

__all__ = ["Align", "Face", "Look", "Page", "RunIn", "Style", "load", "look_key", "named", "standard"]

Align = Literal["left", "center", "right", "both"]
_POINTS_A_MM = 72 / 25.4
_DEEPEST = 4  # GB/T 9704 7.3.3 knows four levels; deeper ones look like the fourth


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its grid; lengths in millimetres, ``pitch`` (line to line) and ``spacing`` (added to each character) in points.

    ``word_grid``: a .docx says the grid as Word's own dialog does, characters and lines; LibreOffice makes 14 characters a line of that.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    lines: int
    chars: int
    pitch: float
    spacing: float
    word_grid: bool = False

    @property
    def measure(self) -> float:
        """The width of the type area in points."""
        return (self.width - self.left - self.right) * _POINTS_A_MM

    @property
    def depth(self) -> float:
        """The height of the type area in points."""
        return (self.height - self.top - self.bottom) * _POINTS_A_MM

    @property
    def cell(self) -> float:
        """The width of one character on the grid in points."""
        return self.measure / self.chars


@dataclass(frozen=True, slots=True)
class Face:
    """A type face by name, with the names to try where it is not installed."""

    name: str
    substitutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunIn:
    """How the words of a run-in heading (一是……。) look inside a body paragraph."""

    face: Face
    bold: bool


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How the paragraphs of one role look.

    ``size``, ``leading`` (0: the page's pitch) and ``spacing`` are points; ``first``, ``left``, ``right`` characters; ``before`` and ``after`` blank
    lines, not printed between neighbours of one ``group``. ``free`` lines take the height they need. ``outline`` is the heading level or 0.
    """

    key: str
    id: str
    name: str
    face: Face
    size: float
    spacing: float
    bold: bool = False
    colour: str = ""
    align: Align = "both"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    leading: float = 0.0
    free: bool = False
    keep: bool = False
    new_page: bool = False
    outline: int = 0
    group: str = ""
    open: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A whole layout style; compared and cached by identity. ``apart``: the looks of paragraphs set otherwise than their kind, by ``adjusting.digest``."""

    name: str
    page: Page
    faces: Mapping[str, Face]
    latin: str
    run_in: RunIn
    looks: Mapping[str, Look]
    head: Head
    closing: Closing
    imprint: Imprint
    number: Number
    chart: Charts
    apart: Mapping[str, str] = field(default_factory=dict)

    def character(self, look: Look) -> float:
        """One character of indentation (一字) in a paragraph of ``look``, in points: a cell of the grid at body size, else its own size."""
        return self.page.cell if look.size == self.looks["body"].size else look.size

    def look(self, role: Role, level: int = 0) -> Look:
        """The look of ``role``; for headings that of ``level``, counted from 1."""
        return self.looks[look_key(role, level)]


@functools.cache
def look_key(role: Role, level: int = 0) -> str:
    """The name under [looks] that ``role`` is set by: ``title``, ``heading_2``; residue and blank lines are set as body."""
    match role:
        case Role.HEADING:
            return f"heading_{min(max(level, 1), _DEEPEST)}"
        case Role.BOILERPLATE | Role.BLANK:
            return "body"
        case _:
            return role.name.lower()


@functools.cache
def named(name: str) -> Style:
    """The style ``name`` of resources/styles: ``gbt9704``, ``letter``; Refused where there is none."""
    return load(paths.resources() / "styles" / f"{name}.toml")


@functools.cache
def standard() -> Style:
    """The general style of GB/T 9704-2012, resources/styles/gbt9704.toml."""
    return named("gbt9704")


def load(path: Path) -> Style:
    """The style in the TOML file ``path``; Refused names file, line and key of what is wrong."""
    from desktop.layout.style_file import read  # late: the file format knows the model, the model need not know it at import

    return read(path)
