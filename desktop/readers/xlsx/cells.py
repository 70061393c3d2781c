"""One cell of an .xlsx (ECMA-376 18.3.1.4): what a person sees there, or why nothing can be read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from desktop.language.periods import Period
from desktop.ledger.sheets.grid import Cell
from desktop.ledger.sheets.numbers import plain_text
from desktop.readers.xlsx.formats import Format

__all__ = ["ERRORS", "dated", "numeric"]

ERRORS = {
    "#DIV/0!": "除数为零", "#N/A": "没有查到", "#NAME?": "公式里的名称不认识", "#NULL!": "区域没有交集", "#NUM!": "数字有误", "#REF!": "引用的单元格已经没有了", "#VALUE!": "公式里有文字",
}  # fmt: skip
_EXACT = 15  # significant digits a spreadsheet keeps
_LATEST = 2_958_465  # 9999-12-31
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def numeric(text: str, shape: Format, from_1904: bool = False) -> Cell:
    """The cell that holds the number ``text`` and shows it in ``shape``: 0.065 as 6.5%, 45565 as 2024年9月30日."""
    try:
        number = Decimal(text)
        if not number.is_finite() or abs(number.adjusted()) > 40:
            raise InvalidOperation
    except InvalidOperation:
        return Cell(text[:60], fault="数字写坏了，请重新填写")
    if len(number.as_tuple().digits) > _EXACT:
        number = Decimal(f"{number:.{_EXACT}g}")  # 0.30000000000000004 is 0.3
    if shape.moment == "clock":
        return Cell(plain_text(number), fault="是时刻，不是数字")
    if shape.moment:
        return _serial(number, shape, from_1904)
    if shape.percent:
        return Cell(plain_text(number * 100, shape.decimals) + "%", number=True)
    return Cell(plain_text(number, shape.decimals) + shape.unit, number=True)


def _serial(number: Decimal, shape: Format, from_1904: bool) -> Cell:
    days = int(number)
    if not 1 <= days <= _LATEST - (1462 if from_1904 else 0):
        return Cell(plain_text(number), fault="日期超出范围")
    day = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=days + (1 if not from_1904 and days < 60 else 0))  # 1900 counts a 29 February
    return dated(day, shape.moment)


def dated(day: date, moment: str = "day") -> Cell:
    """A date cell: the day, or the month or year it is shown as."""
    match moment:
        case "year":
            return Cell(f"{day.year}年", period=Period.of_year(day.year).code)
        case "month":
            return Cell(f"{day.year}年{day.month}月", period=Period.of_month(day.year, day.month).code)
        case _:
            return Cell(f"{day.year}年{day.month}月{day.day}日", period=Period.at(day).code)


def iso(text: str) -> Cell:
    """A date as strict files write it: 2024-09-30T00:00:00."""
    try:
        return dated(datetime.fromisoformat(text).date())
    except ValueError:
        return Cell(text[:60], fault="日期写坏了，请重新填写")
