"""What a marked span says, read without the program under test: number, unit as written, base value, form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_CHINESE = "[零〇一二两三四五六七八九十百千]+"
_CHINESE_LONG = "[零〇一二两三四五六七八九十百千万亿]+"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONE = rf"(?:{_ARABIC}|{_CHINESE})"
_RANGE = re.compile(
    rf"(?P<a>{_ONE})(?P<sa>万亿|[万亿])?(?P<ua>[^\d\s]{{0,3}}?)(?:—|–|-|－|~|～|至|到)(?P<b>{_ONE})(?P<infix>[余多来])?(?P<s>万亿|[万亿])?(?P<u>.*)"
)
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+")
_PARTS = re.compile(rf"(?P<d>{_CHINESE})分之(?P<n>{_CHINESE}(?:点{_CHINESE})?)(?P<infix>多)?")
_PLAIN = re.compile(rf"(?P<n>{_ARABIC})(?P<i1>[余多来])?(?P<s>万亿|[万亿])?(?P<i2>[余多来])?(?P<u>.*)")
_WORDS = re.compile(
    rf"(?:(?P<n>{_CHINESE})(?P<i1>[余多来])?(?P<s>万亿|[万亿])|(?P<whole>{_CHINESE_LONG}))(?P<i2>[余多来])?(?P<u>[^零〇一二两三四五六七八九十百千万亿].*|)$"
)
_KINDS = (
    (r"个?百分点$", "pct_point"),
    (r"[%‰成]$|^分之$|^半$", "percent"),
    (r"元", "amount"),
    (r"^(?:个?工作日|天|日|个?小时|分钟|个半?月|年|秒|周|个季度|学时)$", "duration"),
    (r"^分$", "score"),
    (r"公里|米|方$|亩|吨|公斤|千瓦|千伏|度$|℃|倍$|番$|公顷|克|升|兆|GB|TB|PB|标准煤", "other"),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One span's number as written, its unit as written, both in base units, and the shape it is written in."""

    number: Decimal | tuple[Decimal, ...]
    unit: str
    value: Decimal | tuple[Decimal, ...]
    base_unit: str
    infix: str
    form: str


def chinese(text: str) -> Decimal:
    """一万五千 → 15000; digits in a row (二〇二三) are read one by one."""
    whole, _, after = text.partition("点")
    if after:
        return chinese(whole) + Decimal("0." + "".join(str(_DIGITS[character]) for character in after))
    for mark, worth in (("亿", 10**8), ("万", 10**4)):
        if mark in text:
            before, _, rest = text.rpartition(mark)
            return chinese(before or "一") * worth + (chinese(rest) if rest else 0)
    if all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[character], 0
        else:
            digit = _DIGITS[character]
    return Decimal(total + digit)


def kind(unit: str, surface: str) -> str:
    """count, unless the unit or the shape of the span says otherwise."""
    if re.match(r"第|倒数第", surface) or unit == "位":
        return "rank"
    if _RATIO.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", surface))):
        return "other"
    return next((name for pattern, name in _KINDS if re.search(pattern, unit)), "count")


def base(unit: str) -> str:
    """The unit without 万 and 亿, and without 个 where more follows."""
    if unit == "分之" or unit == "半":
        return "fraction"
    return re.sub(r"^个(?=.)", "", re.sub(r"^(?:万亿|[万亿])", "", unit))


def read(surface: str) -> Amount:
    """The amount of a marked span; ValueError where it shows none."""
    tight = re.sub(r"\s", "", unicodedata.normalize("NFKC", surface)).replace("−", "-").replace("°C", "℃")
    tight = tight.removeprefix("+")
    sign, rest = (Decimal(-1), re.sub(r"^(?:零下|负|-)", "", tight)) if re.match(r"零下|负|-", tight) else (Decimal(1), tight)
    rest = re.sub(r"^(?:倒数)?第", "", rest)
    found = _shaped(rest) or _single(rest, sign)
    form = found.form
    if form == "plain":
        form = _writing(surface, form)
    return Amount(found.number, found.unit, found.value, found.base_unit, found.infix, form)


def _writing(surface: str, form: str) -> str:
    if "\n" in surface:
        return "broken"
    if re.search(r"\s", surface):
        return "spaced"
    if re.search(r"[０-９]", surface):
        return "fullwidth"
    if re.match(r"零下|负|[-−]", surface):
        return "negative"
    return "thousands" if re.search(r"\d[,，]\d{3}", surface) else form


def _shaped(rest: str) -> Amount | None:
    if rest in ("一半", "半数", "半"):
        return Amount(Decimal("0.5"), "半", Decimal("0.5"), "fraction", "", "half")
    if _RATIO.fullmatch(rest):
        parts = tuple(Decimal(part) for part in re.split("[:∶：]", rest))
        return Amount(parts, "", parts, "", "", "ratio")
    if tenths := re.fullmatch("([一二两三四五六七八九])成([半多余]|[一二三四五六七八九])", rest):
        more = {"半": Decimal("0.5"), "多": Decimal(0), "余": Decimal(0)}.get(tenths[2])
        number = chinese(tenths[1]) + (chinese(tenths[2]) / 10 if more is None else more)
        return Amount(number, "成", number / 10, "成", tenths[2].strip("半一二三四五六七八九"), "cheng")
    if parts_of := _PARTS.fullmatch(rest):
        return _fraction(parts_of["d"], parts_of["n"], parts_of["infix"] or "")
    if span := _RANGE.fullmatch(rest):
        return _range(span)
    return None


def _fraction(below: str, above: str, infix: str) -> Amount:
    if below in ("百", "千"):
        mark, worth = ("%", 100) if below == "百" else ("‰", 1000)
        return Amount(chinese(above), mark, chinese(above) / worth, mark, infix, "percent_cn")
    share = round(chinese(above) / chinese(below), 4)
    return Amount(share, "分之", share, "fraction", infix, "fraction")


def _range(span: re.Match[str]) -> Amount:
    unit = (span["s"] or "") + span["u"]
    scales = _SCALES.get(span["sa"] or span["s"] or "", Decimal(1)), _SCALES.get(span["s"] or "", Decimal(1))
    numbers = _number(span["a"]), _number(span["b"])
    worth = Decimal(1) if unit == "%" else _worth(unit)  # a range keeps its percentages as printed: the scorer compares lists as they stand
    return Amount(numbers, unit, tuple(n * s * worth for n, s in zip(numbers, scales)), base(unit), span["infix"] or "", "range")


def _single(rest: str, sign: Decimal) -> Amount:
    found, form = (_PLAIN.fullmatch(rest), "plain") if re.match(r"\d", rest) else (_WORDS.fullmatch(rest), "chinese")
    if not found:
        raise ValueError(rest)
    number, unit = sign * _number(found["n"] or found["whole"]), (found["s"] or "") + found["u"]
    value = number * _SCALES.get(found["s"] or "", Decimal(1)) * _worth(unit)
    return Amount(number, unit, value, base(unit), found["i1"] or found["i2"] or "", "cheng" if unit.endswith("成") else form)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text[0].isdigit() else chinese(text)


def _worth(unit: str) -> Decimal:
    return {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1")}.get(unit, Decimal(1))
