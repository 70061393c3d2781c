"""Characters of symbol fonts (w:sym) as Unicode; only what forms and reports use."""

from __future__ import annotations

__all__ = ["symbol"]

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB5: "✪", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x80: "⓪",
} | {0x81 + place: chr(0x2460 + place) for place in range(10)} | {0x8C + place: chr(0x2776 + place) for place in range(10)}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "×", 0x97: "●", 0xA2: "■", 0xA3: "□", 0xAE: "◆", 0x69: "⓪",
} | {0x6A + place: chr(0x2460 + place) for place in range(10)}  # fmt: skip
_SYMBOL = dict(
    zip(
        b"abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
) | {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xB7: "•", 0xD7: "⋅"}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = range(0xE000, 0xF900)


def symbol(font: str, code: str) -> str:
    """The character ``code`` (four hex digits) of ``font``; empty where it has no Unicode counterpart here."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower(), {}).get(point & 0xFF if point in _PRIVATE else point)
    if known:
        return known
    plain = point - 0xF000 if 0xF020 <= point <= 0xF07E and font.lower() not in _FONTS and "wing" not in font.lower() else point
    return chr(plain) if 0x20 <= plain < 0xD800 or 0xF900 <= plain <= 0x10FFFF else ""
