"""The metrics of every font a document uses, and the advance of each character in it; which installed font prints a face (``found``, ``report``)."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from desktop.layout.faces import Found, found, report
from desktop.layout.habits import Habits
from desktop.layout.metrics import Metrics, Widths, named
from desktop.layout.pages import Font
from desktop.layout.spans import Span, Spanned
from desktop.layout.style import Style

__all__ = ["Find", "Fonts", "Found", "fonts_of", "found", "report"]

Find = Callable[[str, str, bool], Metrics]
"""The metrics of a face by its name, the name of the face for western characters ("": the same) and whether it is bold."""

_WESTERN = re.compile("[!-~\u00a1-\u024f]+")
_STRONG, _EITHER = "!-~\u00a1-\u024f\u0370-\u052f", "\u00a0 \u2000-\u2bff"
_FOLLOWING = re.compile(f"(?:\\A[{_EITHER}]|[{_STRONG}])[{_STRONG}{_EITHER}]*")
"""Western words as LibreOffice sees them: what belongs to both scripts goes with what stands before it, and is western where nothing does."""


class _Points(dict[str, float]):
    """Advances in points at one size, by character; what has no width has no spacing either."""

    __slots__ = ("ems", "size", "spacing")

    def __init__(self, ems: Widths, font: Font) -> None:
        self.ems, self.size, self.spacing = ems, font.size * font.scale, font.spacing

    def __missing__(self, character: str) -> float:
        ems = self.ems[character]
        return self.setdefault(character, ems * self.size + self.spacing if ems else 0.0)


@functools.lru_cache(maxsize=8)
def fonts_of(style: Style, find: Find = named) -> Fonts:
    """The one Fonts of a style: what has been measured once serves every document."""
    return Fonts(style, find)


class Fonts:
    """The metrics of the fonts of one style; ``find`` gives a face's, the standard's own by default."""

    def __init__(self, style: Style, find: Find = named) -> None:
        self.latin = style.latin
        self.tab = style.page.cell * 2
        self._metrics = functools.lru_cache(maxsize=None)(lambda font: find(font.face, style.latin, font.bold))
        self._points = functools.lru_cache(maxsize=None)(self._made_points)
        self.western = functools.lru_cache(maxsize=None)(self._western)

    def metrics(self, font: Font) -> Metrics:
        """The metrics of ``font``'s face."""
        return self._metrics(font)

    def _western(self, font: Font) -> Font:
        """The font its western characters are printed in."""
        if not self.latin:
            return font
        return replace(font, face=self.latin)

    def _made_points(self, font: Font) -> tuple[_Points, _Points]:
        metrics = self._metrics(font)
        wide = _Points(metrics.wide, font)
        western = _Points(metrics.western, font) if metrics.mixed else wide
        wide["\t"] = western["\t"] = self.tab
        return wide, western

    def advances(self, spanned: Spanned, habits: Habits) -> tuple[list[float], list[float] | None]:
        """The advance of every character in points; and what each loses where a line ends behind it (None: nothing ever does), by the offset behind it."""
        text, spans = spanned
        widths: list[float] = []
        words = [each.span() for each in (_FOLLOWING if habits.follows else _WESTERN).finditer(text)]
        for span in spans:
            start = len(widths)
            wide, western = self._points(span.font)
            widths += map(wide.__getitem__, span.text)
            if western is not wide and words:
                end = len(widths)
                for left, right in words:
                    if left < end and right > start:
                        left, right = max(left, start), min(right, end)
                        widths[left:right] = map(western.__getitem__, text[left:right])
        if not habits.gap and not habits.loses_spacing:
            return widths, None
        return widths, _spaced(text, spans, words, widths, habits)


def _spaced(text: str, spans: tuple[Span, ...], words: list[tuple[int, int]], widths: list[float], habits: Habits) -> list[float]:
    """Opens gaps in ``widths`` between the scripts and takes the spacing away there; what each character loses at a line's end."""
    fonts = list(chain.from_iterable([span.font] * len(span.text) for span in spans))
    tails = [0.0, *(font.spacing if habits.loses_spacing else 0.0 for font in fonts)]
    between = {edge for word in words for edge in word}
    faces = {at for at in range(1, len(fonts)) if fonts[at] is not fonts[at - 1]}
    for at in between | faces:
        if 0 < at < len(text):
            widths[at - 1] -= tails[at]
            tails[at] = 0.0
            if at in between and text[at - 1].isalnum() and text[at].isalnum():
                tails[at] = habits.gap * fonts[at - 1].size
                widths[at - 1] += tails[at]
    return tails
