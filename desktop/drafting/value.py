"""A value as a person types it (1.9万余, 近70, 2157项) read against its field, ready to print (1.9万余人次, 近70亿元, 第2位)."""

from __future__ import annotations

import re
from datetime import date
from typing import assert_never
from unicodedata import normalize

from desktop.drafting.number import EXAMPLES, read_number
from desktop.drafting.quantity import Fault, Quantity, base_unit, clean
from desktop.drafting.template import FieldKind, FieldSpec
from desktop.language.numerals import half_width, integer

__all__ = ["read"]

_DATE = re.compile(r"(?:(?P<y>[0-9]{4})[年./-])?(?P<m>[0-9]{1,2})(?:月|[./-](?=[0-9])|$)(?:(?P<d>[0-9]{1,2})[日号]?)?")
_COMPACT = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_NUMERALS = re.compile("[〇零一二三四五六七八九十]{1,8}")


def read(typed: str, spec: FieldSpec) -> Quantity | Fault:
    """What ``typed`` says for the field ``spec``, or the fault to show beside it."""
    text = clean(typed)
    bare = half_width(text).replace(" ", "").replace("\u3000", "")
    match spec.kind:
        case FieldKind.TEXT:
            return _words(text, spec.unit)
        case FieldKind.CHOICE:
            return _choice(text, spec)
        case FieldKind.DATE:
            return _date(bare) or Fault(EXAMPLES[FieldKind.DATE])
        case FieldKind.OTHER:
            number = read_number(bare, spec)
            return number if isinstance(number, Quantity) else _words(text, spec.unit)
        case FieldKind.COUNT | FieldKind.RANK | FieldKind.AMOUNT | FieldKind.PERCENT | FieldKind.PCT_POINT | FieldKind.DURATION | FieldKind.SCORE:
            return read_number(bare, spec)
        case _:
            assert_never(spec.kind)


def _words(text: str, unit: str) -> Quantity:
    return Quantity(text.removesuffix(unit), unit=unit, base=base_unit(unit))


def _choice(text: str, spec: FieldSpec) -> Quantity | Fault:
    folded = normalize("NFKC", text).casefold()
    for choice in spec.choices:
        if normalize("NFKC", choice).casefold() == folded:
            return _words(choice, spec.unit)
    return Fault(f"应为{'、'.join(spec.choices)}之一")


def _date(text: str) -> Quantity | None:
    text = _NUMERALS.sub(lambda found: str(integer(found[0]) or ""), text)
    found = _COMPACT.fullmatch(text) or _DATE.fullmatch(text)
    if found is None or not (found["y"] or found["d"]):
        return None
    year, month, day = (int(found[name] or 0) for name in "ymd")
    try:
        date(year or 2024, month, day or 1)  # 2024: a leap year lets 2月29日 stand where no year is given
    except ValueError:
        return None
    return Quantity((f"{year}年" if year else "") + f"{month}月" + (f"{day}日" if day else ""))
