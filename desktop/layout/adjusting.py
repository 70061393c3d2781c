"""What one document sets otherwise than its style, to mend a fault of its pages: values under ``Meta.extra``, so that every writer and the window obey them.

5.2.3: 特定情况可以作适当调整; 7.3.5.5: 可以采取调整行距、字距的措施解决。
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace

from desktop.layout.style import Look, Style

__all__ = ["CHARS", "KEEP", "PITCH", "PREFIX", "SPACING", "adjusted", "adjustments", "digest", "price", "spacings"]

PREFIX = "layout."
PITCH, CHARS, KEEP, SPACING = f"{PREFIX}pitch", f"{PREFIX}chars", f"{PREFIX}keep", f"{PREFIX}spacing"
"""Line to line in points; characters to the line; the looks kept with what follows; ``digest=points`` for each paragraph with a spacing of its own."""

_DEEP, _WIDE = (20.0, 40.0), (20, 36)  # points and characters: what lies outside was not made by a remedy


def adjustments(extra: Mapping[str, str]) -> dict[str, str]:
    """What of ``extra`` adjusts the layout."""
    return {key: value for key, value in extra.items() if key in (PITCH, CHARS, KEEP, SPACING)}


def adjusted(style: Style, extra: Mapping[str, str]) -> Style:
    """``style`` as ``extra`` adjusts it, the same object for the same adjustments; what cannot be read is left as the style has it."""
    wanted = tuple(sorted(adjustments(extra).items()))
    return _adjusted(style, wanted) if wanted else style


@functools.lru_cache(maxsize=64)
def _adjusted(style: Style, wanted: tuple[tuple[str, str], ...]) -> Style:
    given = dict(wanted)
    made = _pitched(style, _number(given.get(PITCH, ""), *_DEEP))
    made = _filled(made, int(_number(given.get(CHARS, ""), *_WIDE)))
    made = _keeping(made, tuple(given.get(KEEP, "").split(",")))
    return _spaced(made, spacings(given.get(SPACING, "")))


def _number(text: str, least: float, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if least <= value <= most else 0.0


def _pitched(style: Style, pitch: float) -> Style:
    if not pitch:
        return style
    lines = max(int((style.page.depth + 0.01) / pitch), 1)
    return replace(style, page=replace(style.page, pitch=pitch, lines=lines))


def _filled(style: Style, chars: int) -> Style:
    """As many characters to the line as asked; what is set in the body's size is set closer or wider with it."""
    if not chars:
        return style
    size = style.looks["body"].size
    spacing = math.floor((style.page.measure / chars - size) * 20) / 20  # whole twips, rounded down so that the last one fits
    looks = {
        key: replace(look, spacing=spacing) if look.spacing == style.page.spacing and look.size == size else look for key, look in style.looks.items()
    }
    return replace(style, page=replace(style.page, chars=chars, spacing=spacing), looks=looks)


def _keeping(style: Style, keys: tuple[str, ...]) -> Style:
    chosen = {key: replace(style.looks[key], keep=True) for key in keys if key in style.looks}
    return replace(style, looks={**style.looks, **chosen}) if chosen else style


def _spaced(style: Style, wanted: Mapping[str, float]) -> Style:
    """A look of its own, and in the .docx a named style, for each spacing that paragraphs are given."""
    body = style.looks["body"]
    looks = {_key(spacing): _own(body, spacing) for spacing in wanted.values()}
    return replace(style, looks={**style.looks, **looks}, apart={mark: _key(spacing) for mark, spacing in wanted.items()}) if looks else style


def _key(spacing: float) -> str:
    return f"body_{round(spacing * 20)}"


def _own(body: Look, spacing: float) -> Look:
    twips = round(spacing * 20)
    return replace(
        body, key=_key(spacing), id=f"Body{'Closer' if twips < 0 else 'Wider'}{abs(twips)}", name=f"正文（字距 {spacing:+.2f} 磅）", spacing=spacing
    )


def spacings(text: str) -> dict[str, float]:
    """``digest=points`` pairs as a mapping; what is no such pair is left out."""
    pairs = (pair.partition("=") for pair in text.split())
    return {mark: float(points) for mark, _, points in pairs if mark and _number(points, -2.0, 2.0)}


def digest(text: str) -> str:
    """A short mark of a paragraph's words: other words are another paragraph, for which the spacing was not made."""
    return hashlib.blake2s(text.strip().encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def price(style: Style, made: Style) -> str:
    """What ``made`` costs of the standard's grid: how many lines and characters it has instead; "" where there are as many."""
    if (style.page.lines, style.page.chars) == (made.page.lines, made.page.chars):
        return ""
    return (
        f"每页 {made.page.lines} 行、每行 {made.page.chars} 字，不再是 {style.page.lines} 行 {style.page.chars} 字（5.2.3：特定情况可以作适当调整）"
    )
