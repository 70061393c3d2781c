"""Words can be read on what they stand on, in light and dark (WINDOW.md: contrast at least 4.5 : 1)."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from desktop import paths
from desktop.ui.icons import pixmap
from desktop.ui.theme import DARK, LIGHT, Colours, sheet

GROUNDS = ("paper", "surface", "selected", "hover")
TINTS = ("filled_tint", "derived_tint", "missing_tint", "error_tint")


def brightness(colour: str) -> float:
    parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_stands_out_from_its_ground(colours: Colours) -> None:
    named = asdict(colours)
    pairs = [(word, ground) for word in ("text", "second", "accent", "error", "warning", "done") for ground in GROUNDS[:2]]
    pairs += [("text", ground) for ground in (*GROUNDS, *TINTS)] + [("on_accent", "accent"), ("on_accent", "accent_over"), ("accent", "selected")]
    pairs += [("warning", "missing_tint")]
    weak = {pair: round(contrast(named[pair[0]], named[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_names_only_colours_and_pictures_there_are(colours: Colours) -> None:
    written = sheet(colours)
    assert not re.search(r"@\w", written.split("*/", 1)[1])
    for picture in re.findall(r'url\("([^"]+)"\)', written):
        assert paths.Path(picture).is_file()


def test_no_words_are_smaller_than_twelve_pixels() -> None:
    sizes = [int(size) for size in re.findall(r"font-size:\s*(\d+)px", sheet(LIGHT))]
    assert sizes and min(sizes) >= 12


def test_every_icon_can_be_drawn(qapp: object) -> None:
    for source in (paths.resources() / "icons").glob("*.svg"):
        drawn = pixmap(source.stem, "#2B5C8A", 20, 2.0).toImage()
        assert drawn.width() == 40 and any(drawn.pixelColor(x, y).alpha() for x in range(40) for y in range(40)), source.name
