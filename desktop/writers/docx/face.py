"""The one place where a face is set: all four slots, or quotes and dashes fall to a Latin face."""

from __future__ import annotations

from desktop.layout.style import Face
from desktop.writers.docx.ooxml import escape

__all__ = ["EAST_ASIAN", "fonts"]

EAST_ASIAN = '<w:rFonts w:hint="eastAsia"/>'
"""In every run: “ ” — … belong to both scripts, and the hint makes them Chinese (ECMA-376 17.3.2.26)."""


def fonts(face: Face, latin: str, *, hint: bool = False) -> str:
    """w:rFonts with ascii, hAnsi, eastAsia and cs; ``latin`` takes the digits where the office wants them in another face; ``hint`` for runs."""
    chinese, western = escape(face.name), escape(latin or face.name)
    told = ' w:hint="eastAsia"' if hint else ""
    return f'<w:rFonts{told} w:ascii="{western}" w:hAnsi="{western}" w:eastAsia="{chinese}" w:cs="{western}"/>'
