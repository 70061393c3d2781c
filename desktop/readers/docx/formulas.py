"""Formulas (m:oMath) as a line of text: what the characters say, fractions with a slash (ECMA-376 22.1)."""

from __future__ import annotations

from desktop.readers.docx.names import table
from desktop.readers.xml import Element

__all__ = ["formula"]


def formula(element: Element) -> str:
    """The characters of a formula in reading order."""
    which = _NAMES.get(element.tag)
    if which == "t":
        return element.text or ""
    if which == "skip":
        return ""
    if which == "f":
        above, below = (next((formula(child) for child in element if _NAMES.get(child.tag) == part), "") for part in ("num", "den"))
        return f"{_grouped(above)}/{_grouped(below)}"
    return "".join(formula(child) for child in element)


def _grouped(text: str) -> str:
    return text if text.isalnum() or not text else f"({text})"


_NAMES = table(
    {
        "m:t": "t",
        "w:t": "t",
        "m:f": "f",
        "m:num": "num",
        "m:den": "den",
        "w:del": "skip",
        "w:moveFrom": "skip",
        "w:delText": "skip",
        "w:instrText": "skip",
    }
)
