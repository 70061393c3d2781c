"""A new number in the hand of the old one: decimals, 万/亿, thousands separators, wide digits, Chinese numerals; 近 and 余 checked, never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from desktop.figures.recognise import Number
from desktop.language.numerals import CHINESE, chinese, half_width, plain

__all__ = ["Hand", "decimals_of", "in_hand", "loose"]

_TOKEN = re.compile(r"-?[0-9](?:[0-9,]{1,24}| (?=[0-9]{3})){0,40}(?:\.[0-9]{1,12})?")
_NUMERAL = re.compile(f"[{CHINESE}]{{1,16}}")
_TO_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), ord("."), ord(","), ord("-"))}
_TENTHS = re.compile(f"(?P<n>[{CHINESE}])成(?P<h>[{CHINESE}半]?)")
_PART = re.compile(f"(?P<below>[{CHINESE}]{{1,4}}|[0-9０-９]{{1,4}})分之(?P<above>[{CHINESE}]{{1,6}}(?:点[{CHINESE}]{{1,4}})?|[0-9０-９.．]{{1,8}})")
_HALF = re.compile("一半|半数|半(?=天|个工作日|个?小时)")
_NEGATIVE = re.compile("^(?:负|零下|[-－−])")
_LIMIT = 10**12


@dataclass(frozen=True, slots=True)
class Hand:
    """Words on paper, and what a person should look at ("" where nothing)."""

    words: str
    note: str = ""


def decimals_of(text: str) -> int:
    """How many decimals the number in ``text`` shows; 0 for numerals."""
    found = _TOKEN.search(half_width(text))
    return len(found.group().partition(".")[2]) if found else 0


def in_hand(text: str, number: Number, *, approx: str = "", grouped: bool = False) -> Hand:
    """``text``, a figure as written, with ``number`` (in the unit as written) in its place.

    ``grouped``: how the document writes numbers from a thousand on, for a figure that was too small to show it. A number this hand cannot write
    (三分之二 for 0.61) takes a plain form and says so.
    """
    numbers = number if isinstance(number, tuple) else (number,)
    made = _shaped(text, numbers, grouped)
    note = made.note or _loose_note(text, numbers, approx)
    return Hand(made.words, note)


def _shaped(text: str, numbers: tuple[Decimal, ...], grouped: bool) -> Hand:
    if len(numbers) == 1:
        for pattern, write in ((_PART, _part), (_TENTHS, _tenths), (_HALF, _half)):
            if found := pattern.search(text):
                made = write(found, numbers[0])
                return Hand(text[: found.start()] + made.words + text[found.end() :] if not made.note else made.words, made.note)
    return _tokens(text, numbers, grouped)


def _tokens(text: str, numbers: tuple[Decimal, ...], grouped: bool) -> Hand:
    """Every number of ``text`` in turn: one, the ends of a range, the sides of a ratio."""
    narrow = half_width(text)
    found = list(_TOKEN.finditer(narrow))
    if not found:
        return _numerals(text, numbers)
    if len(found) != len(numbers):
        if len(numbers) == 1:
            start, end = found[0].start(), found[-1].end()
            return Hand(text[:start] + plain(numbers[0]) + text[end:], "原来是几个数，现在只填了一个")
        return Hand(text, f"原文“{text}”有{len(found)}个数，填的是{len(numbers)}个")
    made, place = "", 0
    for one, number in zip(found, numbers):
        head = narrow[place : one.start()]
        minus = _NEGATIVE.match(head) if not made else None
        digits = _digits(one.group(), number if minus is None else abs(number), grouped)
        if minus and number >= 0:
            made, place = "", place + minus.end()
        made += text[place : one.start()] + _widened(text[one.start() : one.end()], digits)
        place = one.end()
    return Hand(made + text[place:])


def _digits(old: str, number: Decimal, grouped: bool) -> str:
    whole = old.partition(".")[0].lstrip("-").replace(" ", ",")
    shown, own = len(old.partition(".")[2]), len(plain(number).partition(".")[2])
    shown = 0 if number == number.to_integral_value() and abs(number) in (0, 100) and shown and old not in ("0", "100") and _few(old) else shown
    digits = f"{number:.{max(shown, own)}f}"
    if "," in whole or (grouped and len(whole) < 4):
        left, dot, right = digits.partition(".")
        digits = f"{int(left):,}" + dot + right
    return digits.replace(",", " ") if " " in old else digits


def _few(old: str) -> bool:
    """Whether 100 with decimals would look odd beside ``old``: 98.6 → 100, but 100.5 → 100.0."""
    return abs(Decimal(old.replace(",", "").replace(" ", ""))) < 100


def _widened(old: str, digits: str) -> str:
    return digits.translate(_TO_WIDE) if re.search("[０-９]", old) else digits


def _numerals(text: str, numbers: tuple[Decimal, ...]) -> Hand:
    found = list(_NUMERAL.finditer(text))
    if len(found) != len(numbers):
        return Hand(text, f"原文“{text}”的写法换不成填的数")
    made, place, note = "", 0, ""
    for one, number in zip(found, numbers):
        words, why = _numeral(number, one.group(), text[: one.start()], text[one.end() :])
        made += text[place : one.start()] + words
        place, note = one.end(), note or why
    return Hand(made + text[place:], note)


def _numeral(number: Decimal, old: str, before: str, after: str) -> tuple[str, str]:
    if number != number.to_integral_value() or not 0 < number < _LIMIT:
        return plain(number), "原来用汉字数字，填的数写不成汉字数字，改用阿拉伯数字"
    words = chinese(int(number), counting=not before.endswith("第") and bool(after))
    return ("两" + words[1:] if old.startswith("两") and re.match("二[千万亿]", words) else words), ""


def _tenths(found: re.Match[str], number: Decimal) -> Hand:
    """四成, 四成五: ``number`` counts tenths; one above 10 is taken for hundredths."""
    tenths = number if number <= 10 else number / 10
    units = tenths * 10
    if units == units.to_integral_value() and 10 <= units < 100:
        whole, part = divmod(int(units), 10)
        return Hand(chinese(whole) + "成" + ("" if not part else "半" if part == 5 and found["h"] == "半" else chinese(part)))
    return Hand(plain(tenths * 10) + "%", f"“{found.group()}”写不成几成，改用百分数")


def _part(found: re.Match[str], number: Decimal) -> Hand:
    below = half_width(found["below"])
    if below in ("百", "千", "万"):
        above = found["above"]
        return Hand(f"{below}分之" + (_spoken(number) if above[0] in CHINESE else plain(number)))
    return _fraction(number, found.group())


def _half(found: re.Match[str], number: Decimal) -> Hand:
    if found.group() == "半":
        return Hand("半" if number == Decimal("0.5") else plain(number))
    return Hand(found.group()) if number == Decimal("0.5") else _fraction(number, found.group())


def _fraction(number: Decimal, old: str) -> Hand:
    for below in range(2, 11):
        above = (number * below).quantize(Decimal(1), ROUND_HALF_UP)
        if 0 < above < below and abs(above / below - number) <= Decimal("0.0005"):
            if below == 2:
                return Hand("一半" if "分之" not in old else "二分之一")
            return Hand(f"{chinese(below)}分之{chinese(int(above))}")
    percent = (number * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Hand(f"{plain(percent)}%", f"“{old}”写不成几分之几，改用百分数")


def _spoken(number: Decimal) -> str:
    whole, dot, part = plain(abs(number)).partition(".")
    return ("负" if number < 0 else "") + chinese(int(whole)) + ("点" + "".join("零一二三四五六七八九"[int(digit)] for digit in part) if dot else "")


def loose(approx: str) -> bool:
    """Whether ``approx`` says that the number is rounded: 近, 余, 超, 约."""
    return any(word in approx for word in ("近", "余", "多", "约", "超", "逾", "将近", "突破"))


def _loose_note(text: str, numbers: tuple[Decimal, ...], approx: str) -> str:
    """近180家 with 183 is no longer 近: a rounded word before a number finer than the old one."""
    found = _TOKEN.search(half_width(text))
    if not loose(approx) or found is None or len(numbers) != 1:
        return ""
    old = Decimal(found.group().replace(",", "").replace(" ", ""))
    grain = Decimal(1).scaleb(_last(old))
    return f"“{approx}”后面的{plain(numbers[0])}不是概数，请核对这个词" if numbers[0] % grain else ""


def _last(number: Decimal) -> int:
    """The place of the last digit that is not 0: 180 → 1, 1.9 → −1."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
