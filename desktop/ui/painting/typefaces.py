"""The glyphs of the faces a style names: in Qt's hands what ``layout.faces`` found, so that screen, printer and PDF use the same fonts."""

from __future__ import annotations

import functools

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from desktop.layout.faces import Found, faces, found
from desktop.layout.pages import Font
from desktop.layout.style import Style
from desktop.outcome import Refused

__all__ = ["Typefaces"]

_CHINESE = QFontDatabase.WritingSystem.SimplifiedChinese


class Typefaces:
    """The typefaces of one style; without any Chinese font on the computer, Qt's own choice."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._families = set(QFontDatabase.families())
        self.glyphs = functools.lru_cache(maxsize=64)(self._glyphs)

    def _glyphs(self, font: Font, pixels: float) -> QRawFont:
        """The glyphs of ``font`` at ``pixels`` to the em."""
        try:
            met = found(font.face, bold=font.bold, italic=font.italic, style=self._style)
        except Refused:
            met = None
        return self._raw(met, font, pixels)

    def spare_glyphs(self, character: str, font: Font, pixels: float) -> QRawFont | None:
        """Glyphs that have ``character``, which the right typeface lacks; None where nothing installed does."""
        met = faces().borrowed(character, bold=font.bold, italic=font.italic)
        return self._raw(met, font, pixels) if met else None

    def _raw(self, met: Found | None, font: Font, pixels: float) -> QRawFont:
        made = QFont(self._family(met)) if met else QFont()
        made.setPixelSize(max(round(pixels), 1))
        made.setWeight(QFont.Weight.Bold if font.bold or (met and (met.bold or met.font.weight >= QFont.Weight.DemiBold)) else QFont.Weight.Normal)
        made.setItalic(font.italic)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # hinted glyphs stand on whole pixels, not where the page has them
        raw = QRawFont.fromFont(made, _CHINESE)
        raw.setPixelSize(pixels)
        return raw

    def _family(self, met: Found) -> str:
        """The family Qt knows the font by; a font that lies in the program's own folder is shown to Qt first."""
        if met.family not in self._families:
            QFontDatabase.addApplicationFont(str(met.path))
            self._families = set(QFontDatabase.families())
        return met.family
