"""One calm theme on Fusion: two sets of colours, one palette each, one small style sheet (WINDOW.md, Colour)."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.faces import BODY_FACES, PAPER_FACES, TITLE_FACES, font

__all__ = ["BODY_FACES", "DARK", "LIGHT", "PAPER_FACES", "TITLE_FACES", "Colours", "apply", "colours", "font"]


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one appearance; ``tint``s lie under words, so they stay near the surface."""

    paper: str
    surface: str
    line: str
    strong: str
    text: str
    second: str
    accent: str
    accent_over: str
    on_accent: str
    selected: str
    hover: str
    error: str
    warning: str
    done: str
    filled_tint: str
    derived_tint: str
    missing_tint: str
    error_tint: str
    tick: str


LIGHT = Colours(
    paper="#F6F6F4",
    surface="#FFFFFF",
    line="#E3E2DE",
    strong="#C4C3BE",
    text="#1E2226",
    second="#5C636A",
    accent="#2B5C8A",
    accent_over="#234C73",
    on_accent="#FFFFFF",
    selected="#E4ECF4",
    hover="#EEEEEB",
    error="#B3261E",
    warning="#8A5A00",
    done="#2E6B4E",
    filled_tint="#E8F0F8",
    derived_tint="#E6F2EB",
    missing_tint="#FBF0D9",
    error_tint="#FBE9E7",
    tick="tick-light",
)
DARK = Colours(
    paper="#1C1E21",
    surface="#25282C",
    line="#34383D",
    strong="#555B62",
    text="#E7E9EB",
    second="#A2A9B0",
    accent="#7FB0DC",
    accent_over="#98C1E5",
    on_accent="#14202B",
    selected="#2E3F50",
    hover="#2D3135",
    error="#F2938B",
    warning="#E0B252",
    done="#7FC4A0",
    filled_tint="#2B3C4D",
    derived_tint="#2A4036",
    missing_tint="#4A3E22",
    error_tint="#4A2C2A",
    tick="tick-dark",
)


def colours() -> Colours:
    """The colours the window wears now."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def apply(app: QApplication, appearance: str = "") -> None:
    """Dress ``app`` light or dark, or, where ``appearance`` names neither, as the system asks."""
    dark = appearance == "dark" or (appearance != "light" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark)
    chosen = DARK if dark else LIGHT
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(chosen))
    app.setStyleSheet(sheet(chosen))


def palette(chosen: Colours) -> QPalette:
    """The Qt palette of ``chosen``."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: chosen.paper,
        QPalette.ColorRole.WindowText: chosen.text,
        QPalette.ColorRole.Base: chosen.surface,
        QPalette.ColorRole.AlternateBase: chosen.paper,
        QPalette.ColorRole.Text: chosen.text,
        QPalette.ColorRole.PlaceholderText: chosen.second,
        QPalette.ColorRole.Button: chosen.surface,
        QPalette.ColorRole.ButtonText: chosen.text,
        QPalette.ColorRole.BrightText: chosen.error,
        QPalette.ColorRole.Highlight: chosen.accent,
        QPalette.ColorRole.HighlightedText: chosen.on_accent,
        QPalette.ColorRole.Accent: chosen.accent,
        QPalette.ColorRole.Link: chosen.accent,
        QPalette.ColorRole.LinkVisited: chosen.accent,
        QPalette.ColorRole.ToolTipBase: chosen.surface,
        QPalette.ColorRole.ToolTipText: chosen.text,
        QPalette.ColorRole.Light: chosen.surface,
        QPalette.ColorRole.Midlight: chosen.line,
        QPalette.ColorRole.Mid: chosen.strong,
        QPalette.ColorRole.Dark: chosen.strong,
        QPalette.ColorRole.Shadow: chosen.strong,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.strong))
    return made


def sheet(chosen: Colours) -> str:
    """The style sheet with its ``@names`` replaced by the colours."""
    source = (paths.resources() / "theme.qss").read_text(encoding="utf-8")
    values = asdict(chosen) | {"icons": (paths.resources() / "icons").as_posix()}
    return re.sub(r"@([a-z_]+)", lambda match: values[match[1]], source)
