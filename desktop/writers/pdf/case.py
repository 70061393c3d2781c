"""A document's type case: every character it prints, the font it is taken from, and its code there."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.layout.faces import Faces, Found
from desktop.layout.font_file import FontFile
from desktop.layout.fonts import Fonts
from desktop.layout.habits import Habits
from desktop.layout.pages import Font
from desktop.layout.spans import Span, Spanned
from desktop.layout.style import Style

__all__ = ["Case", "Cast", "Fount", "Sort", "fitted"]

_JOINING = frozenset("—―─━")  # two of them make one stroke: they fill their cells
_OPENING = frozenset("“‘（《〈【〔［｛「『([{")
_CLOSING = frozenset("”’）》〉】〕］｝」』)]}，。、；：,.;:")
_WIDER = 1.12  # how far a glyph is drawn wider than it is, before it stands in the middle of its cell
_NEAR = 0.002  # ems
_FULL = 0.9  # ems; a cell that is wider is a Chinese character's
_ALONE = Habits("alone", hangs=False)


class Cast(NamedTuple):
    """How a character is cast into a fount: its glyph moved by ``shift`` units of the font, and given a width of ``advance`` ems."""

    character: str
    shift: int
    advance: float


@dataclass(slots=True, eq=False)
class Fount:
    """One font of the document: what it is called on the pages, and the code of each character cast into it, from 1."""

    resource: str
    found: Found
    outline: FontFile
    codes: dict[Cast, int] = field(default_factory=dict)

    def glyph(self, character: str) -> int:
        """The glyph of ``character``; that of a space for any other white one; 0 where it is lacking."""
        return self.outline.glyph(character) or (self.outline.glyph(" ") if character.isspace() else 0)

    def advance(self, character: str) -> float:
        """How wide the font itself makes ``character``, in ems."""
        advances = self.outline.advances
        return advances[min(self.glyph(character), len(advances) - 1)] / self.outline.units if advances else 1.0


class Sort(NamedTuple):
    """A character of one look: its fount, its code there, how much wider it is drawn than it is, and the width of its cell in ems."""

    fount: Fount
    code: str
    wider: float
    cell: float


class Case:
    """The type case of one document. ``plain``: for each font the codes of the characters that are printed as they are, from its own fount.

    ``thick``: the fonts whose fount lacks a bold cut, so that they are drawn with an edge.
    """

    def __init__(self, style: Style, faces: Faces, fonts: Fonts) -> None:
        self.style, self.faces, self.fonts = style, faces, fonts
        self.founts: dict[tuple[object, int], Fount] = {}
        self.missing: list[str] = []
        self.borrowed: dict[str, str] = {}
        self.sorts: dict[Font, dict[str, Sort]] = {}
        self.plain: dict[Font, dict[str, str]] = {}
        self.own: dict[Font, Fount] = {}
        self.thick: set[Font] = set()

    def fill(self, wanted: Mapping[Font, Iterable[str]]) -> None:
        """Fetches every character of ``wanted``; codes rise with the characters, so that the same words give the same file."""
        places = list(self._places(wanted))
        for fount in self.founts.values():
            casts = sorted({cast for _, other, cast, _, _ in places if other is fount})
            fount.codes = {cast: code for code, cast in enumerate(casts, 1)}
        for font, fount, cast, wider, cell in places:
            code = f"{fount.codes[cast]:04X}"
            self.sorts.setdefault(font, {})[cast.character] = Sort(fount, code, wider, cell)
            if wider == 1.0 and fount is self.own[font]:
                self.plain.setdefault(font, {})[cast.character] = code

    def _places(self, wanted: Mapping[Font, Iterable[str]]) -> Iterator[tuple[Font, Fount, Cast, float, float]]:
        for font, characters in wanted.items():
            found = self.faces.found(font.face, bold=font.bold, italic=font.italic, style=self.style)
            own = self.own[font] = self._fount(found)
            self.thick |= {font} if found.bold else set()
            shown = sorted(each for each in characters if not _invisible(each))
            others = self._borrowed(font, [each for each in shown if not own.glyph(each)])
            for character in shown:
                fount, cell = others.get(character, own), self._cell(font, character)
                wider, shift = fitted(character, fount.advance(character), cell)
                yield font, fount, Cast(character, round(shift * fount.outline.units), round(cell / wider, 5)), wider, cell

    def _cell(self, font: Font, character: str) -> float:
        """How wide the pages make ``character``, in ems."""
        width = self.fonts.advances(Spanned(character, (Span(character, font, 0),)), _ALONE)[0][0]
        return round((width - font.spacing) / (font.size * font.scale), 5) if width else 0.0

    def _fount(self, found: Found) -> Fount:
        key = (found.path, found.index)
        if key not in self.founts:
            self.founts[key] = Fount(f"F{len(self.founts) + 1}", found, found.outline())
        return self.founts[key]

    def _borrowed(self, font: Font, lacking: Sequence[str]) -> dict[str, Fount]:
        """The founts of what the face's own lacks; where none has it, its own box is printed."""
        lent = self.faces.lent(lacking, bold=font.bold, italic=font.italic)
        self.borrowed.update((character, found.name) for character, found in lent.items())
        self.missing += [character for character in lacking if character not in lent]
        return {character: self._fount(found) for character, found in lent.items()}


def _invisible(character: str) -> bool:
    """Whether it prints nothing and takes no room: marks of direction, joiners, control characters."""
    return unicodedata.category(character) in ("Cf", "Cc") and character != "\t"


@functools.lru_cache(maxsize=4096)
def fitted(character: str, advance: float, cell: float) -> tuple[float, float]:
    """How a glyph ``advance`` ems wide stands in a cell of ``cell`` ems: how much wider it is drawn, and how far from the cell's left edge it begins."""
    if advance <= 0 or cell <= 0 or abs(advance - cell) < _NEAR or character.isspace():
        return 1.0, 0.0
    if advance > cell or character in _JOINING or cell <= advance * _WIDER:
        return cell / advance, 0.0
    if character in _CLOSING and cell > _FULL:
        return 1.0, 0.0
    return 1.0, cell - advance if character in _OPENING and cell > _FULL else (cell - advance) / 2
