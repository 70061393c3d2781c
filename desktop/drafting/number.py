"""A number as typed against its field: 2157项, 1.9万余, 近70, 5000万元 in a field of 亿元, 三成, 3至5, 第2."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.drafting.quantity import AFTER, Fault, Quantity, base_unit, scale_of
from desktop.drafting.template import FieldKind, FieldSpec
from desktop.language.numerals import CHINESE, SCALES, chinese, decimal, integer

__all__ = ["EXAMPLES", "read_number"]

EXAMPLES = {
    FieldKind.COUNT: "应填整数，如 2157",
    FieldKind.AMOUNT: "应填金额，如 56.83",
    FieldKind.PERCENT: "应填百分数，如 94.87",
    FieldKind.PCT_POINT: "应填百分点数，如 0.39",
    FieldKind.DURATION: "应填时长，如 0.5",
    FieldKind.RANK: "应填名次，如 2",
    FieldKind.SCORE: "应填分数，如 98.6",
    FieldKind.DATE: "应填日期，如 2023年9月30日",
}
_UP, _DOWN = ("增长", "增加", "提高", "提升", "上升", "上涨", "+"), ("下降", "减少", "降低", "回落", "下滑", "-", "−")
_NEAR = "将近|接近|近|大约|约|超过|超|逾|突破|达|不足|不到|至少"
_DIGITS = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]{{1,40}}(?:\.[0-9]{{1,40}})?|[{CHINESE}]{{1,40}})"
_SHAPE = re.compile(
    rf"(?P<prefix>{_NEAR})?(?P<sign>{'|'.join(map(re.escape, _UP + _DOWN))})?(?P<ordinal>第)?(?P<digits>{_DIGITS})"
    r"(?P<scale>万亿|亿|万)?(?P<more>余|多|来)?(?P<scale2>万亿|亿|万)?(?P<rest>[^0-9,.]*)"
)
_RANGE = re.compile(rf"(?P<low>{_DIGITS}%?)(?P<to>至|到|-|—|～|~|–)(?P<high>{_DIGITS})(?P<rest>[^0-9,.]*)")
_TENTHS = r"(?P<tenths>[一二三四五六七八九十]|[0-9]{1,2})成(?P<half>[半一二三四五六七八九])?"
_SHARE = re.compile(rf"(?P<prefix>{_NEAR})?(?:百分之(?P<percent>{_DIGITS})|{_TENTHS}|(?P<under>[{CHINESE}]+)分之(?P<over>[{CHINESE}]+))")


def read_number(text: str, spec: FieldSpec) -> Quantity | Fault:
    """What ``text``, half-width and without spaces, says for the field ``spec``."""
    if base_unit(spec.unit) == "%" and (share := _share(text)):
        return share
    if found := _RANGE.fullmatch(text):
        return _range(found, spec)
    found = _SHAPE.fullmatch(text)
    number = decimal(found["digits"]) if found else None
    if found is None or number is None:
        return Fault(EXAMPLES.get(spec.kind, "应填数字"))
    return _whole(_measured(found, number, spec), spec)


def _share(text: str) -> Quantity | None:
    """三成, 百分之三十, 三分之二: shares in words print as typed and carry no unit."""
    found = _SHARE.fullmatch(text)
    value = _share_value(found) if found else None
    if found is None or value is None:
        return None
    prefix = found["prefix"] or ""
    return Quantity(text.removeprefix(prefix), value, base="%", prefix=prefix)


def _share_value(found: re.Match[str]) -> Decimal | None:
    if found["percent"]:
        return decimal(found["percent"])
    if found["tenths"]:
        half = found["half"]
        return Decimal((integer(found["tenths"]) or 0) * 10 + (5 if half == "半" else integer(half) or 0 if half else 0))
    under, over = integer(found["under"]), integer(found["over"])
    return (Decimal(over) * 100 / under).quantize(Decimal("0.01")) if under and over is not None else None


def _range(found: re.Match[str], spec: FieldSpec) -> Quantity | Fault:
    suffix = _tail(found["rest"], spec.unit)
    if suffix is None:
        return _wrong_unit(spec)
    join = "至" if found["to"] in "-~–到" else found["to"]
    return Quantity(found["low"] + join + found["high"], None, spec.unit, base_unit(spec.unit), suffix=suffix)


def _tail(rest: str, unit: str) -> str | None:
    """The closing word (以上) of what was typed after the number, None where another unit was typed."""
    word = next((word for word in AFTER if rest.endswith(word)), "")
    bare = rest.removesuffix(word)
    if word and unit.endswith(word):
        word = ""
    fits = unit.startswith(bare) or (unit.removeprefix("个") or unit).startswith(bare)
    return word if fits else None


def _wrong_unit(spec: FieldSpec) -> Fault:
    return Fault(f"单位应为“{spec.unit}”，请只填数字" if spec.unit else f"{EXAMPLES.get(spec.kind, '应填数字')}，不带单位")


def _measured(found: re.Match[str], number: Decimal, spec: FieldSpec) -> Quantity | Fault:
    """The number in its unit: which 万 or 亿 belongs to the number, and which to the unit, is told by the field's own unit."""
    scale, more, scale2, rest = (found[name] or "" for name in ("scale", "more", "scale2", "rest"))
    own = scale_of(spec.unit)
    bare = spec.unit.removeprefix(own)
    if scale and scale2:
        return _wrong_unit(spec)
    if own and (scale or scale2):  # 5000万, 5000余万元, 1万余元 in a field of 亿元
        unit, mark, typed = (scale + bare, "", rest) if not more else (scale2 + bare, scale, rest)
    elif own and rest and _tail(rest, spec.unit) is None:  # 84000元 in a field of 万元
        unit, mark, typed = bare, "", rest
    else:  # 1.9万余 in a field of 人次
        unit, mark, typed = spec.unit, scale, scale2 + rest
    suffix = _tail(typed, unit if not (own and (scale or scale2)) else bare)
    if suffix is None:
        return _wrong_unit(spec)
    return _quantity(found, number * SCALES[mark] * SCALES[scale_of(unit)], mark, unit, suffix, spec)


def _quantity(found: re.Match[str], value: Decimal, mark: str, unit: str, suffix: str, spec: FieldSpec) -> Quantity:
    down = (found["sign"] or "") in _DOWN and value != 0
    digits = found["digits"]
    if spec.chinese and (whole := integer(digits)) is not None and whole < 10**8:
        digits = chinese(whole, counting=True)
    ordinal = "第" if found["ordinal"] or (spec.kind is FieldKind.RANK and not spec.unit.startswith("第")) else ""
    shown = ordinal + digits + mark
    return Quantity(shown, -value if down else value, unit, base_unit(unit), found["prefix"] or "", found["more"] or "", suffix, down)


def _whole(quantity: Quantity | Fault, spec: FieldSpec) -> Quantity | Fault:
    counted = spec.kind in (FieldKind.COUNT, FieldKind.RANK)
    if isinstance(quantity, Quantity) and counted and quantity.value is not None and quantity.value % 1:
        return Fault(EXAMPLES[spec.kind])
    return quantity
