"""A value as a person types it (1.9万余, 近70, 2157项) read against its field, and as it prints (1.9万余人次, 近70亿元, 第2位)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never
from unicodedata import normalize

from desktop.drafting.template import FieldKind, FieldSpec
from desktop.language.numerals import CHINESE, SCALES, chinese, decimal, half_width, integer

__all__ = ["Fault", "Quantity", "base_unit", "clean", "multiplier", "quoted", "read"]

_EXAMPLES = {
    FieldKind.COUNT: "应填整数，如 2157",
    FieldKind.AMOUNT: "应填金额，如 56.83",
    FieldKind.PERCENT: "应填百分数，如 94.87",
    FieldKind.PCT_POINT: "应填百分点数，如 0.39",
    FieldKind.DURATION: "应填时长，如 0.5",
    FieldKind.RANK: "应填名次，如 2",
    FieldKind.SCORE: "应填分数，如 98.6",
    FieldKind.DATE: "应填日期，如 2023年9月30日",
}
_LIMIT = 20_000  # characters of one value: a long paragraph fits, a pasted book does not
_AFTER = ("以上", "以下", "以内", "左右", "上下", "之多")
_UP, _DOWN = ("增长", "增加", "提高", "提升", "上升", "上涨", "+"), ("下降", "减少", "降低", "回落", "下滑", "-", "−")
_DIGITS = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]{{1,40}}(?:\.[0-9]{{1,40}})?|[{CHINESE}]{{1,40}})"
_SHAPE = re.compile(
    rf"(?P<prefix>近|将近|接近|约|大约|超|超过|逾|突破|达|不足|不到|至少)?(?P<sign>{'|'.join(map(re.escape, _UP + _DOWN))})?"
    rf"(?P<ordinal>第)?(?P<digits>{_DIGITS})(?P<scale>万亿|亿|万)?(?P<more>余|多|来)?(?P<scale2>万亿|亿|万)?(?P<rest>.*)"
)
_RANGE = re.compile(rf"(?P<low>{_DIGITS}%?)(?P<to>至|到|-|—|～|~|–)(?P<high>{_DIGITS})(?P<rest>[^0-9]*)")
_SHARE = re.compile(
    rf"百分之(?P<percent>{_DIGITS})|(?P<tenths>[一二三四五六七八九十]|[0-9]{{1,2}})成(?P<half>[半一二三四五六七八九])?|(?P<under>[{CHINESE}]+)分之(?P<over>[{CHINESE}]+)"
)
_DATE = re.compile(r"(?:(?P<y>[0-9]{4})[年./-])?(?P<m>[0-9]{1,2})(?:月|[./-](?=[0-9])|$)(?:(?P<d>[0-9]{1,2})[日号]?)?")
_HIDDEN = re.compile(  # controls, surrogates, marks that turn the reading direction, non-characters
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_INNER = str.maketrans("“”", "‘’")
_COMPACT = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")


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
    return SCALES[_scale(unit)]


def _scale(unit: str) -> str:
    return next((scale for scale in ("万亿", "亿", "万") if unit.startswith(scale)), "")


def base_unit(unit: str) -> str:
    """``unit`` without 万/亿, a leading 个 and words such as 以内 (CONTRACT.md, Figure); the 大 of 六大 counts as 个."""
    bare = unit.removeprefix(_scale(unit)).lstrip("余多来")
    for word in _AFTER:
        bare = bare.removesuffix(word)
    return "个" if bare == "大" else bare.removeprefix("个") or bare


def read(typed: str, spec: FieldSpec) -> Quantity | Fault:
    """What ``typed`` says for the field ``spec``, or the fault to show beside it."""
    text = clean(typed)
    match spec.kind:
        case FieldKind.TEXT:
            return _words(text, spec.unit)
        case FieldKind.CHOICE:
            return _choice(text, spec)
        case FieldKind.DATE:
            return _date(half_width(text).replace(" ", "")) or Fault(_EXAMPLES[FieldKind.DATE])
        case FieldKind.OTHER:
            read_number = _number(half_width(text).replace(" ", ""), spec)
            return read_number if isinstance(read_number, Quantity) else _words(text, spec.unit)
        case FieldKind.COUNT | FieldKind.AMOUNT | FieldKind.PERCENT | FieldKind.PCT_POINT | FieldKind.DURATION | FieldKind.RANK | FieldKind.SCORE:
            return _number(half_width(text).replace(" ", ""), spec)
        case _:
            assert_never(spec.kind)


def _words(text: str, unit: str) -> Quantity:
    return Quantity(text.removesuffix(unit) if unit else text, unit=unit, base=base_unit(unit))


def _choice(text: str, spec: FieldSpec) -> Quantity | Fault:
    folded = normalize("NFKC", text).casefold()
    for choice in spec.choices:
        if normalize("NFKC", choice).casefold() == folded:
            return _words(choice, spec.unit)
    return Fault(f"应为{'、'.join(spec.choices)}之一")


def _date(text: str) -> Quantity | None:
    text = re.sub(r"[〇零一二三四五六七八九十]+", lambda found: str(integer(found[0]) or ""), text)
    found = _COMPACT.fullmatch(text) or _DATE.fullmatch(text)
    if found is None or not (found["y"] or found["d"]):
        return None
    year, month, day = (int(found[name] or 0) for name in "ymd")
    try:
        date(year or 2024, month, day or 1)  # 2024: a leap year lets 2月29日 stand where no year is given
    except ValueError:
        return None
    return Quantity((f"{year}年" if year else "") + f"{month}月" + (f"{day}日" if day else ""))


def _number(text: str, spec: FieldSpec) -> Quantity | Fault:
    if base_unit(spec.unit) == "%" and (share := _share(text)):
        return share
    if found := _RANGE.fullmatch(text):
        return _range(found, spec)
    found = _SHAPE.fullmatch(text)
    number = decimal(found["digits"]) if found else None
    if found is None or number is None:
        return Fault(_EXAMPLES.get(spec.kind, "应填数字"))
    return _checked(_measured(found, number, spec), spec)


def _share(text: str) -> Quantity | None:
    """三成, 百分之三十, 三分之二: shares in words print as typed and carry no unit."""
    found = _SHARE.fullmatch(text)
    if found is None:
        return None
    if found["percent"]:
        value = decimal(found["percent"])
    elif found["tenths"]:
        tail = found["half"]
        value = Decimal((integer(found["tenths"]) or 0) * 10 + (5 if tail == "半" else integer(tail) or 0 if tail else 0))
    else:
        under, over = integer(found["under"]), integer(found["over"])
        value = (Decimal(over) * 100 / under).quantize(Decimal("0.01")) if under and over is not None else None
    return None if value is None else Quantity(text, value, base="%")


def _range(found: re.Match[str], spec: FieldSpec) -> Quantity | Fault:
    unit = _tail(found["rest"], spec.unit)
    if unit is None:
        return _wrong_unit(spec)
    join = "至" if found["to"] in "-~–到" else found["to"]
    return Quantity(found["low"] + join + found["high"], None, spec.unit, base_unit(spec.unit), suffix=unit)


def _tail(rest: str, unit: str) -> str | None:
    """The closing word (以上) of what was typed after the number, None where another unit was typed."""
    word = next((word for word in _AFTER if rest.endswith(word)), "")
    bare = rest.removesuffix(word)
    if unit.endswith(word) and word:
        word = ""
    plain_unit = unit.removeprefix("个") or unit
    fits = not bare or unit.startswith(bare) or plain_unit.startswith(bare)
    return word if fits else None


def _wrong_unit(spec: FieldSpec) -> Fault:
    return Fault(f"单位应为“{spec.unit}”，请只填数字" if spec.unit else f"{_EXAMPLES.get(spec.kind, '应填数字')}，不带单位")


def _measured(found: re.Match[str], number: Decimal, spec: FieldSpec) -> Quantity | Fault:
    scale, more, scale2, rest = (found[name] or "" for name in ("scale", "more", "scale2", "rest"))
    own = _scale(spec.unit)
    bare = spec.unit.removeprefix(own)
    typed = scale if not more else scale2
    if more and scale and scale2:
        return _wrong_unit(spec)
    if own and typed and (suffix := _tail(rest, bare)) is not None:  # 5000万 or 5000余万元 in a field of 亿元
        unit, worth, mark = typed + bare, SCALES[typed], scale if more else ""
    elif (suffix := _tail(scale2 + rest, spec.unit)) is not None:  # 1.9万余 in a field of 人次
        unit, worth, mark = spec.unit, SCALES[scale] * SCALES[own], scale
    elif own and not scale2 and (suffix := _tail(rest, bare)) is not None and rest:  # 84000元 in a field of 万元
        unit, worth, mark = bare, SCALES[scale], scale
    else:
        return _wrong_unit(spec)
    return _quantity(found, number * worth, mark, unit, suffix, spec)


def _quantity(found: re.Match[str], value: Decimal, mark: str, unit: str, suffix: str, spec: FieldSpec) -> Quantity:
    down = (found["sign"] or "") in _DOWN and value != 0
    digits = found["digits"]
    if spec.chinese and (whole := integer(digits)) is not None and whole < 10**8:
        digits = chinese(whole, counting=True)
    ordinal = "第" if (spec.kind is FieldKind.RANK and not spec.unit.startswith("第")) or found["ordinal"] else ""
    return Quantity(
        ordinal + digits + mark, -value if down else value, unit, base_unit(unit), found["prefix"] or "", found["more"] or "", suffix, down
    )


def _checked(quantity: Quantity | Fault, spec: FieldSpec) -> Quantity | Fault:
    whole = spec.kind in (FieldKind.COUNT, FieldKind.RANK)
    if isinstance(quantity, Quantity) and whole and quantity.value is not None and quantity.value != quantity.value.to_integral_value():
        return Fault(_EXAMPLES[spec.kind])
    return quantity
