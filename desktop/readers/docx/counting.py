"""Automatic numbers as Word prints them (ECMA-376 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["printed"]

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ENCLOSED = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))  # ① … ㊿


def printed(number: int, style: str) -> str:
    """``number`` in the number format ``style`` (a w:numFmt value); decimal where the format is unknown or has no such number."""
    if number < 0 or number > 32_767 or (number == 0 and style != "ideographDigital"):
        return str(number)
    make = _STYLES.get(style)
    return make(number) if make else str(number)


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", "十", "百", "千"), zero: str = "零") -> str:
    """一 … 十一 … 一百零五 … 二万三千."""
    high, low = divmod(number, 10_000)
    if high:
        return _chinese(high, digits, units, zero) + "万" + ((zero if low < 1000 else "") + _chinese(low, digits, units, zero) if low else "")
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (zero if gap and text else "") + digits[digit] + units[place]
        gap = not digit
    return text.removeprefix(digits[1]) if text.startswith(digits[1] + "十") else text


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL, ("", "拾", "佰", "仟"))


def _counting(number: int) -> str:
    """chineseCounting spells out up to 99 and goes on digit by digit."""
    return _chinese(number) if number < 100 else _digit_by_digit(number)


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)]


def _letters(number: int) -> str:
    """a … z, aa, bb … as Word counts them."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 60)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})


def _span(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCountingThousand": _chinese,
    "chineseCounting": _counting,
    "japaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseCounting": _counting,
    "koreanCounting": _chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _of(_ENCLOSED),
    "decimalEnclosedCircleChinese": _of(_ENCLOSED),
    "decimalEnclosedParen": _of(_span(0x2474, 20)),
    "decimalEnclosedFullstop": _of(_span(0x2488, 20)),
    "ideographEnclosedCircle": _of(_span(0x3280, 10)),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02d}".format,
    "numberInDash": "- {} -".format,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda number: "",
}
