"""Whether what was typed into a form can be true: its unit, its bounds, and a jump against the last value that tells a slipped point or unit."""

from __future__ import annotations

from decimal import Decimal

from desktop.ledger.sheets.form import Ask
from desktop.ledger.sheets.grid import Cell
from desktop.ledger.sheets.heads import squeezed
from desktop.ledger.sheets.numbers import EMPTY, based, read_amount, scaled

__all__ = ["judged"]

_SLIPS = ((Decimal(10**8), "1亿"), (Decimal(10**4), "1万"), (Decimal(100), "100"), (Decimal(10), "10"))
_NEAR, _FAR = Decimal("0.7"), Decimal("1.4")
_SMALL = 20  # a count of 2 after 20 is nothing strange


def judged(ask: Ask, cell: Cell) -> tuple[Decimal | None, str, tuple[str, ...]]:
    """The value of a filled cell in base units, its unit, and in Chinese what is odd; no value where it is words or says that there is none."""
    text = cell.text.strip()
    if ask.choices:
        return None, "", () if text in ask.choices else (f"不在可选的“{'、'.join(ask.choices)}”之中",)
    if squeezed(text) in EMPTY:
        return None, "", ()
    amount = "是日期，不是数字" if cell.period and not cell.number else read_amount(text)
    if isinstance(amount, str):
        return None, "", (amount,)
    value, unit, odd = based(amount, ask.unit)
    strange = [odd] if odd else []
    if amount.approx:
        strange.append(f"带有“{amount.approx}”，请填准数")
    times, base = scaled(ask.unit)
    if unit == base:
        strange += _bounds(ask, value / times) + _jump(ask, value / times)
    return value, unit, tuple(strange)


def _bounds(ask: Ask, value: Decimal) -> list[str]:
    low, high = ask.lowest, ask.highest
    if ask.kind == "percent" and high is None and value > 100:
        return ["超过100%，请核对"]
    if (low is not None and value < Decimal(str(low))) or (
        low is None and value < 0 and ask.kind in ("count", "amount", "percent", "duration", "rank", "score")
    ):
        return ["小于可能的最小值，请核对"]
    if high is not None and value > Decimal(str(high)):
        return ["大于可能的最大值，请核对"]
    return ["应是整数"] if ask.whole and value != value.to_integral_value() else []


def _jump(ask: Ask, value: Decimal) -> list[str]:
    """×10, ×100, ×10⁴ against the last value, or the one of a year before."""
    for told, words in ((ask.last, "上期"), (ask.year_before, "上年同期")):
        base = read_amount(told) if told else ""
        if isinstance(base, str) or not base.said or not value:
            continue
        if ask.kind in ("count", "rank") and max(abs(base.said), abs(value)) < _SMALL:
            continue
        ratio = abs(value / base.said)
        for size, name in _SLIPS:
            if _NEAR * size <= ratio <= _FAR * size:
                return [f"约是{words}“{told}”的{name}倍，请核对小数点和单位"]
            if _NEAR <= ratio * size <= _FAR:
                return [f"约是{words}“{told}”的{name}分之一，请核对小数点和单位"]
    return []
