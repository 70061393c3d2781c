"""Ordinal numbers as headings print them: 十二, ⑫, 12; read, and written in the manner of a pattern."""

from __future__ import annotations

import re

__all__ = ["chinese", "circled", "numbered", "parse"]

_DIGITS = "〇一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(_DIGITS)} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LIMIT = 10_000  # no report counts its headings further; keeps every conversion short
# single characters that are a number: first code point, value of the first, how many follow on
_RUNS = ((0x2460, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15), (0x2776, 1, 10), (0x2474, 1, 20), (0x2488, 1, 20), (0x3220, 1, 10), (0x3280, 1, 10))
_CIRCLED = _RUNS[:3]
_SINGLES = "".join(f"{chr(first)}-{chr(first + count - 1)}" for first, _, count in _RUNS)
_NUMBER = re.compile(f"[{_SINGLES}]|[{''.join(_VALUES)}{''.join(_PLACES)}]{{1,8}}|[0-9]{{1,5}}|[０-９]{{1,5}}")
_WORDS = ("首先", "其次", "再次")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def parse(text: str) -> int | None:
    """The number ``text`` spells (十二, 12, １２, ⑫, ㈡), None where it spells none or one of 10000 and more."""
    if len(text) > 9:
        return None
    if text.isdecimal():
        return _small(int(text))
    if len(text) == 1 and (single := _single(text)) is not None:
        return single
    return _small(_spelled(text))


def _small(value: int | None) -> int | None:
    return value if value is not None and value < _LIMIT else None


def _single(character: str) -> int | None:
    point = ord(character)
    return next((value + point - first for first, value, count in _RUNS if first <= point < first + count), None)


def _spelled(text: str) -> int | None:
    if text and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))  # 二〇: digit by digit
    total, digit, last = 0, None, _LIMIT
    for character in text:
        if character in _PLACES:
            place = _PLACES[character]
            if place >= last or digit == 0 or (digit is None and (place != 10 or total)):
                return None
            total, digit, last = total + (1 if digit is None else digit) * place, None, place
        elif character in _VALUES and not digit:
            digit = _VALUES[character]
        else:
            return None
    return total + (digit or 0) if text else None


def chinese(number: int) -> str:
    """``number`` in Chinese numerals as headings have them: 十二, 二十, 一百零五; ValueError outside 0…9999."""
    if not 0 <= number < _LIMIT:
        raise ValueError(f"chinese() counts from 0 to {_LIMIT - 1}, not {number}")
    if number < 10:
        return "零" if number == 0 else _DIGITS[number]
    made, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            made += ("零" if gap and made else "") + _DIGITS[digit] + name
        gap = digit == 0
    return made[1:] if made.startswith("一十") else made


def circled(number: int) -> str:
    """``number`` in a circle, ① to ㊿; beyond that in brackets, since no such character exists."""
    for first, value, count in _CIRCLED:
        if value <= number < value + count:
            return chr(first + number - value)
    return f"（{number}）"


def numbered(pattern: str, number: int) -> str:
    """The marker of the ``number``-th item where ``pattern`` is the first's: (“（一）”, 3) gives “（三）”.

    The last number in ``pattern`` is replaced and everything around it kept; a pattern without one (“”, “●”) prints as it is.
    """
    if pattern.startswith(_WORDS[0]):
        return _WORDS[min(max(number, 1), len(_WORDS)) - 1] + pattern[len(_WORDS[0]) :]
    found = tuple(_NUMBER.finditer(pattern))
    if not found:
        return pattern
    start, end = found[-1].span()
    return pattern[:start] + _like(pattern[start:end], number) + pattern[end:]


def _like(sample: str, number: int) -> str:
    if sample.isascii():
        return f"{number:0{len(sample)}d}" if sample.startswith("0") else str(number)
    if sample.isdecimal():
        return str(number).translate(_WIDE)
    if len(sample) == 1 and (first := _single(sample)) is not None:
        return _same_shape(sample, number - first, number)
    return chinese(number)


def _same_shape(sample: str, step: int, number: int) -> str:
    for first, value, count in _RUNS:
        if first <= ord(sample) < first + count:
            if (first, value, count) in _CIRCLED:
                return circled(number)
            return chr(ord(sample) + step) if number < value + count else f"（{number}）"
    return sample
