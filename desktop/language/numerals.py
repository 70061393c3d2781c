"""Numbers as people write them: 2157, １２, 1,234.5, 六, 一万零五百, 1.9万; read exactly, never through floats."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

__all__ = ["CHINESE", "SCALES", "chinese", "decimal", "digits_only", "half_width", "integer", "plain"]

_DIGITS = "零一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_LIMIT = 10**16  # 一亿亿: no public figure is larger, and the grammar below ends there

CHINESE = "零〇一二两三四五六七八九十百千万亿"
SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(1_000_000_000_000)}

_D = "[一二三四五六七八九两]"
_SECTION = re.compile(rf"(?:(?P<k>零?{_D})千)?(?:(?P<h>零?{_D})百)?(?:(?P<t>零?{_D}?)十)?(?P<o>零?{_D})?")
_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *map(ord, "％．，－＋"))}
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def half_width(text: str) -> str:
    """``text`` with full-width digits and the signs of numbers (％ ．，－ ＋) as ASCII; all else unchanged."""
    return text.translate(_WIDE)


def digits_only(text: str) -> str:
    """Chinese digits read one by one as ASCII, 二〇二三 → 2023; "" where ``text`` holds anything else."""
    return "".join(str(_VALUES[character]) for character in text) if all(character in _VALUES for character in text) else ""


def integer(text: str) -> int | None:
    """The whole number ``text`` spells, in ASCII, full-width or Chinese digits (一百二十, 二〇二三); None where it spells none."""
    text = half_width(text)
    if text.isascii():
        return int(text.replace(",", "")) if len(text) <= 40 and "." not in text and _ARABIC.fullmatch(text) else None
    if digits := digits_only(text):
        return int(digits) if len(digits) <= 40 else None
    return _places(text)


def _places(text: str) -> int | None:
    return _joined(text, "亿", 10**8, lambda part: _joined(part, "万", 10**4, _section))


def _joined(text: str, mark: str, worth: int, read: Callable[[str], int | None]) -> int | None:
    """What stands before ``mark`` times its worth, and what stands after it."""
    before, found, after = text.rpartition(mark)
    if not found:
        return read(text)
    high, low = read(before), read(after) if after else 0
    if not high or low is None:
        return None
    return high * worth + (low * (worth // 10) if after in _VALUES else low)  # 一万五 is 15000, 一万零五 10005


def _section(text: str) -> int | None:
    """A number under 10000 (一千零五, 十二, 一百二); one 零 may open it, as in 一万零五百."""
    if text in ("零", "〇"):
        return 0
    found = _SECTION.fullmatch(text.replace("〇", "零"))
    if found is None:
        return None
    thousands, hundreds, tens, ones = (_digit(found[name]) for name in "khto")
    if found["o"] and "零" not in found["o"] and found["t"] is None and (found["h"] or found["k"]):
        ones *= 10 if found["h"] else 100
    return (thousands * 1000 + hundreds * 100 + tens * 10 + ones) or None


def _digit(found: str | None) -> int:
    if found is None:
        return 0
    return 1 if found in ("", "零") else _VALUES[found[-1]]  # 十二, 一百零十: a bare 十 is one ten


def chinese(number: int, *, counting: bool = False) -> str:
    """``number`` in Chinese numerals (一万零五百); ``counting`` writes 两 for a lone 2, as before a measure word.

    ValueError outside 0…10¹⁶.
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(f"chinese() counts from 0 to {_LIMIT}, not {number}")
    if number == 2 and counting:
        return "两"
    made = _written(number) or "零"
    return made[1:] if made.startswith("一十") else made


def _written(number: int) -> str:
    for worth, mark in ((10**8, "亿"), (10**4, "万")):
        if number >= worth:
            upper, lower = divmod(number, worth)
            return _written(upper) + mark + ("零" if lower and lower < worth // 10 else "") + _written(lower)
    made, gap = "", False
    for worth, name in _PLACES:
        digit, number = divmod(number, worth)
        if digit:
            made += ("零" if gap and made else "") + _DIGITS[digit] + name
        gap = digit == 0
    return made


def decimal(text: str) -> Decimal | None:
    """The number ``text`` spells, with its 万/亿 (1.9万 → 19000; 1,234.5; 一百二十); None where it spells none."""
    text = half_width(text)
    for scale in ("万亿", "亿", "万", ""):
        bare = text.removesuffix(scale)
        if (not scale or bare != text) and len(bare) <= 40 and _ARABIC.fullmatch(bare):
            return Decimal(bare.replace(",", "")) * SCALES[scale]
    whole = integer(text)
    return None if whole is None else Decimal(whole)


def plain(number: Decimal) -> str:
    """``number`` in ASCII digits without exponent and without trailing zeros: 80, 94.87, 0.5."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
