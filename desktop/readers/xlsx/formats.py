"""Number formats (ECMA-376 18.8.30): which cells are percentages, which dates, how many decimals are shown, and a unit written behind the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.ledger.sheets.heads import is_unit

__all__ = ["GENERAL", "Format", "built_in", "format_of"]

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 36: "yyyy年m月",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
    53: "m月d日", 54: "m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_BRACKETED = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]{0,60}\]", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]{0,60})"')
_ESCAPED = re.compile(r"\\(.)|_.|\*.")
_PLAIN = re.compile(r"[#0?,]*[0?](?:\.(0{1,15}))?%?")


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format makes of a number: ``moment`` is year, month, day or clock for dates; ``unit`` what it prints behind the number."""

    percent: bool = False
    decimals: int = 0
    moment: str = ""
    unit: str = ""


GENERAL = Format()


def built_in(number: int) -> str:
    """The code of a format that files name by number only."""
    return _BUILT_IN.get(number, "")


@lru_cache(maxsize=1024)
def format_of(code: str) -> Format:
    """What the format ``code`` shows of a positive number."""
    first = code[:255].partition(";")[0]
    bare = _ESCAPED.sub(r"\1", _BRACKETED.sub("", first))
    words = "".join(_QUOTED.findall(bare))
    bare = _QUOTED.sub("", bare).strip()
    if (moment := _moment(bare)) and "0" not in bare.replace("ss.0", "") and "#" not in bare:
        return Format(moment=moment)
    digits = _PLAIN.match(bare)
    if digits is None:
        return Format("%" in bare)
    percent = "%" in bare
    rest = bare[digits.end() :].strip()
    unit = (words + rest).strip() if not rest.startswith((",", "!", "E", "e", ".")) and "!" not in bare else ""
    return Format(percent, len(digits[1] or ""), unit=unit if not percent and is_unit(unit) else "")


def _moment(bare: str) -> str:
    low = bare.lower().replace("general", "")
    if "y" in low or "e" in low.replace("e+", ""):
        return "day" if "d" in low else "month" if "m" in low else "year"
    if "d" in low:
        return "day"
    return "clock" if "h" in low or "s" in low or "m" in low else ""
