"""Which installed font a named face is printed in: itself, or one of a stated list, said in one line."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.layout.font_file import FontFile, holds, prints, read
from desktop.layout.installed import BOLD, REGULAR, Installed, installed
from desktop.layout.style import Style
from desktop.layout.substitutes import Substitutes, key, stated
from desktop.outcome import Refused

__all__ = ["NONE", "Faces", "Found", "faces", "found", "report"]

NONE = "没有找到中文字体，版面和 PDF 做不出来，请安装仿宋、楷体、黑体、宋体（麒麟、UOS 可安装 fonts-noto-cjk），或把字体文件放进数据文件夹的 fonts 里，再重新打开程序。"
_PROOF = "公国"  # a font that has these can print Chinese
_HEAVY = 600
_NOBODY_S = frozenset({"Co", "Cn", "Cs"})  # private, not assigned, half a character: another font's glyph would be another sign


@dataclass(frozen=True, slots=True)
class Found:
    """The font a face is printed in. ``name``: what that font is called; ``same``: it is the face asked for, under whichever of its names.

    ``bold``, ``italic``: the font has no such cut, so that the printer must thicken or slant it, whether the words are bold or the face itself is a heavy one.
    """

    face: str
    name: str
    font: Installed
    same: bool
    bold: bool = False
    italic: bool = False

    @property
    def path(self) -> Path:
        """The file of the font."""
        return self.font.path

    @property
    def index(self) -> int:
        """Its place in the file, where that is a collection."""
        return self.font.index

    @property
    def family(self) -> str:
        """The name by which the system, Qt too, knows its family."""
        return self.font.families[0]

    def outline(self) -> FontFile:
        """Its characters and their widths, read once a process."""
        return _read(self.font.path, self.font.index)


@functools.lru_cache(maxsize=64)
def _read(path: Path, index: int) -> FontFile:
    return read(path, index)


@functools.lru_cache(maxsize=512)
def _prints(path: Path, index: int) -> bool:
    return prints(path, index)


@functools.cache
def faces() -> Faces:
    """The fonts of this computer, looked up by the program's own list; asked once a process."""
    return Faces(installed())


def found(face: str, *, bold: bool = False, italic: bool = False, style: Style | None = None) -> Found:
    """What ``face`` is printed in here, ``style``'s own substitutes tried first; Refused where no font can print Chinese."""
    return faces().found(face, bold=bold, italic=italic, style=style)


def report(style: Style) -> str:
    """One line for the status bar: 字体齐全, or which faces of ``style`` are printed in which others, or what to install."""
    return faces().report(style)


class Faces:
    """Installed fonts under every name they go by."""

    def __init__(self, fonts: Sequence[Installed], substitutes: Substitutes | None = None) -> None:
        self.fonts = tuple(fonts)
        self.substitutes = substitutes or stated()
        self._named: dict[str, list[Installed]] = {}
        for font in self.fonts:
            for family in font.families:
                self._named.setdefault(key(family), []).append(font)
        self._found = functools.lru_cache(maxsize=256)(self._find)
        self._lent: dict[tuple[str, bool, bool], Found | None] = {}  # a memo, bounded by Unicode

    def found(self, face: str, *, bold: bool = False, italic: bool = False, style: Style | None = None) -> Found:
        """What ``face`` is printed in; Refused where no font can print Chinese."""
        return self._found(face, bold, italic, _own(style, face))

    def report(self, style: Style) -> str:
        """One line: 字体齐全, or what stands for what, or what to install."""
        try:
            return self.told(_wanted(style), style) or "字体齐全"
        except Refused as refusal:
            return str(refusal)

    def told(self, names: Iterable[str], style: Style | None = None) -> str:
        """One line on those of the faces ``names`` that are printed in others; nothing where all are there; Refused: no font can print Chinese."""
        groups: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            met = self.found(name, style=style)
            if not met.same:
                groups.setdefault(met.name, []).append(name)
        said = "；".join(f"{'、'.join(names)} → 以 {other} 代替" for other, names in groups.items())
        return f"字体：{said}" if said else ""

    def borrowed(self, character: str, *, bold: bool = False, italic: bool = False) -> Found | None:
        """A font that has ``character``, for a face that lacks it; None where none does."""
        return self.lent(character, bold=bold, italic=italic).get(character)

    def lent(self, characters: Iterable[str], *, bold: bool = False, italic: bool = False) -> dict[str, Found]:
        """Fonts that have ``characters``, for a face that lacks them; those no font has are left out, and those that mean something in one font only."""
        wanted = {each for each in characters if (each, bold, italic) not in self._lent and unicodedata.category(each) not in _NOBODY_S}
        for font in self._lenders(bold) if wanted else ():
            if not wanted:
                break
            if held := holds(font.path, font.index, wanted) if _prints(font.path, font.index) else ():
                lender = Found("", font.families[0], font, False, *self._met(font, bold, italic))
                self._lent.update({(each, bold, italic): lender for each in held})
                wanted.difference_update(held)
        self._lent.update({(each, bold, italic): None for each in wanted})
        return {each: found for each in characters if (found := self._lent.get((each, bold, italic)))}

    def _find(self, face: str, bold: bool, italic: bool, own: tuple[str, ...]) -> Found:
        for place, name in enumerate((face, *own, *self.substitutes.instead(face))):
            plain, _, weight = name.partition(":")
            heavy = bold or bool(weight) or (place > 0 and self.substitutes.wants_bold(face, plain))
            if font := self._font(plain, heavy, italic):
                return Found(face, plain, font, key(plain) in map(key, self.substitutes.called(face)), *self._met(font, heavy, italic))
        font = next((font for font in self.fonts if self._chinese(font)), None)
        if font is None:
            raise Refused(NONE)
        return Found(face, font.families[0], font, False, *self._met(font, bold, italic))

    def _met(self, font: Installed, bold: bool, italic: bool) -> tuple[bool, bool]:
        return bold and font.weight < _HEAVY, italic and not font.italic

    def _font(self, face: str, bold: bool, italic: bool) -> Installed | None:
        """The font of the family ``face`` that comes nearest."""
        weight = BOLD if bold else REGULAR
        family = [font for name in self.substitutes.called(face) for font in self._named.get(key(name), ())]
        near = sorted(family, key=lambda font: (font.italic is not italic, abs(font.weight - weight), len(font.families)))
        return next((font for font in near if _prints(font.path, font.index)), None)

    def _chinese(self, font: Installed) -> bool:
        return _prints(font.path, font.index) and len(holds(font.path, font.index, _PROOF)) == len(_PROOF)

    def _lenders(self, bold: bool) -> Iterator[Installed]:
        for name in self.substitutes.rare:
            if font := self._font(name, bold, False):
                yield font
        yield from (font for font in self.fonts if not font.italic)


def _own(style: Style | None, face: str) -> tuple[str, ...]:
    if style is None:
        return ()
    return next((each.substitutes for each in style.faces.values() if each.name == face), ())


def _wanted(style: Style) -> tuple[str, ...]:
    named = [face.name for face in style.faces.values()]
    return tuple(dict.fromkeys([*named, style.latin] if style.latin else named))
