"""A value ready to print, and the units it is counted in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.language.numerals import SCALES

__all__ = ["AFTER", "Fault", "Quantity", "base_unit", "clean", "multiplier", "quoted", "scale_of"]

AFTER = ("以上", "以下", "以内", "左右", "上下", "之多")
"""Words that follow a unit and make a value approximate."""

_LIMIT = 20_000  # characters of one value: a long paragraph fits, a pasted book does not
_INNER = str.maketrans("“”", "‘’")
_HIDDEN = re.compile(  # controls, surrogates, marks that turn the reading direction, non-characters
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a typed value cannot be read, for the form: 应填整数，如 2157."""

    message: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value ready to print; ``value`` is in base units (亿元 and 万元 → 元; a percentage as printed), None for words and ranges.

    ``digits`` are as typed, without sign; ``unit`` is as printed and ``base`` the base unit.
    """

    digits: str
    value: Decimal | None = None
    unit: str = ""
    base: str = ""
    prefix: str = ""
    more: str = ""
    suffix: str = ""
    negative: bool = False

    @property
    def text(self) -> str:
        """Everything on paper: -3.5%, 近70亿元, 160余家."""
        return self._printed("-" if self.negative else "", self.unit)

    @property
    def size(self) -> str:
        """``text`` without its sign, for a word of direction before it."""
        return self._printed("", self.unit)

    @property
    def number(self) -> str:
        """``text`` without its unit."""
        return self._printed("-" if self.negative else "", "")

    @property
    def approx(self) -> str:
        """The words that make it approximate: 近, 余, 以上 …"""
        return self.prefix + self.more + self.suffix

    def _printed(self, sign: str, unit: str) -> str:
        return f"{self.prefix}{sign}{self.digits}{self.more}{unit}{self.suffix}"


def clean(text: str) -> str:
    """``text`` fit for one line of a document: no control or non-characters, line ends folded away, length bounded."""
    text = _HIDDEN.sub("", text[:_LIMIT])
    if text.isprintable() and "  " not in text:  # the usual case: one line, nothing to fold
        return text.strip()
    folded = ""
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        folded += (" " if folded and folded[-1].isascii() and line[0].isascii() else "") + line
    return folded


def quoted(words: str) -> str:
    """``words`` in quotation marks, their own turned into single ones: “‘好差评’评价数”."""
    return f"“{words.translate(_INNER)}”"


def multiplier(unit: str) -> Decimal:
    """What one of ``unit`` is in base units: 10000 for 万元."""
    return SCALES[scale_of(unit)]


@lru_cache(maxsize=512)
def scale_of(unit: str) -> str:
    """The 万 or 亿 a unit begins with, "" where it begins with none."""
    return next((scale for scale in ("万亿", "亿", "万") if unit.startswith(scale)), "")


@lru_cache(maxsize=512)
def base_unit(unit: str) -> str:
    """``unit`` without 万/亿, a leading 个 and words such as 以内 (CONTRACT.md, Figure); the 大 of 六大 counts as 个."""
    bare = unit.removeprefix(scale_of(unit)).lstrip("余多来")
    for word in AFTER:
        bare = bare.removesuffix(word)
    return "个" if bare == "大" else bare.removeprefix("个") or bare
