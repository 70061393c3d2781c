"""A number as a cell says it: 1,234.5, １２, (3.2), 6.5%, 1.2亿元, 约300余户; read exactly, in base units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.language.numerals import SCALES, half_width, plain
from desktop.ledger.sheets.heads import is_unit

__all__ = ["EMPTY", "Amount", "based", "plain_text", "read_amount", "scaled"]

EMPTY = frozenset(("-", "--", "—", "——", "－", "/", "／", "\\", "无", "…", "……", "*", "N/A", "n/a", "NA", "暂无", "未统计", "空", "・", "·"))
"""What people write where there is no value."""

_LONGEST = 60
_UNKNOWN = 2  # characters of a unit nobody knows
_NUMBER = re.compile(
    r"(?P<about>约|近|超过|超|逾|突破|达到|达|不足|不到|将近|接近|大约|至少)?(?P<money>[¥￥])?(?P<open>\()?(?P<sign>[+\-−])?"
    r"(?P<digits>[0-9]{1,3}(?:[,，][0-9]{3}){1,6}(?:\.[0-9]{1,20})?|[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})"
    r"(?:[eE](?P<power>[+\-]?[0-9]{1,2}))?(?P<close>\))?"
    r"(?P<more>余|多|来)?(?P<scale>万亿|亿|[十百千]?万)?(?P<more2>余|多|来)?(?P<unit>[^0-9０-９]{0,12}?)(?P<after>以上|以下|以内|左右|上下)?"
)
_SCALES = SCALES | {"十万": Decimal(10**5), "百万": Decimal(10**6), "千万": Decimal(10**7)}
_SCALE = re.compile("万亿|亿|[十百千]?万")
_SPACES = str.maketrans("", "", " \t\r\n\u3000\u00a0\u200b\u202f\ufeff'’")
_SAME = {"％": "%", "百分点": "个百分点", "平米": "平方米", "个工作日": "工作日", "个月": "月", "人民币": "元", "小时/件": "小时"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read: ``digits`` as said, without separators; ``scale`` and ``unit`` only where the cell itself says them; ``approx`` the words that blur it."""

    digits: str
    scale: str = ""
    unit: str = ""
    approx: str = ""

    @property
    def said(self) -> Decimal:
        """The number with its own 万 or 亿."""
        return Decimal(self.digits) * _SCALES[self.scale]


def read_amount(text: str) -> Amount | str:
    """What ``text`` says, or in Chinese why it says no number."""
    if len(text) > _LONGEST:
        return "文字太长，不是一个数"
    bare = half_width(text.translate(_SPACES)).replace("（", "(").replace("）", ")")
    found = _NUMBER.fullmatch(bare)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return "是文字，不是数字" if bare else "是空的"
    unit = found["unit"]
    if (found["more"] and found["more2"]) or _SCALE.search(unit):
        return "数字写法看不懂"
    if unit and not is_unit(unit) and (len(unit) > _UNKNOWN or unit[0] in "年月日号第"):
        return "是文字，不是数字"
    sign = "-" if found["sign"] in ("-", "−") or found["open"] else ""
    digits = found["digits"].replace(",", "").replace("，", "").rstrip(".")
    if found["power"]:
        digits = plain(Decimal(digits).scaleb(int(found["power"])))
    approx = (found["about"] or "") + (found["more"] or found["more2"] or "") + (found["after"] or "")
    return Amount(
        sign + digits if not digits.startswith(".") else f"{sign}0{digits}",
        found["scale"] or "",
        _named(unit or ("元" if found["money"] else "")),
        approx,
    )


def scaled(unit: str) -> tuple[Decimal, str]:
    """What one of ``unit`` is in its base unit, and that: (10000, 元) for 万元."""
    unit = unit.strip().strip("()（）")
    found = _SCALE.match(unit)
    bare = unit[found.end() :] if found else unit
    return (_SCALES[found[0]] if found else Decimal(1)), _named(bare)


def _named(unit: str) -> str:
    return _SAME.get(unit, unit)


def based(amount: Amount, unit: str) -> tuple[Decimal, str, str]:
    """``amount`` in base units where its column counts in ``unit``: the number, its base unit, and in Chinese what is odd about it.

    A cell that says its own 万, 亿 or unit is believed over its column (1.2亿 in a column of 万元 is 120000000 元), and told.
    """
    times, base = scaled(unit)
    said = amount.scale + amount.unit
    if not said:
        return Decimal(amount.digits) * times, base, ""
    own = amount.unit or base
    odd = f"格子里写了单位“{said}”，这一格应按“{unit}”填" if base and said != unit.strip() else ""
    return amount.said, own, f"{odd}，两者不是一种单位" if odd and own != base else odd


def plain_text(number: Decimal, decimals: int = 0) -> str:
    """``number`` without exponent, with at least so many decimals: 94.8 of a cell that shows 94.80."""
    text = plain(number)
    have = len(text.partition(".")[2])
    return text if have >= decimals else f"{text}{'' if have else '.'}{'0' * (decimals - have)}"
