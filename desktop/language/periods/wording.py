"""An expression in its own wording for another period: 截至9月底 → 截至12月底, 前三季度 → 全年, 1—9月 → 1—12月, 二〇二四年 → 二〇二五年."""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.language.numerals import chinese
from desktop.language.periods.grammar import narrow, scan
from desktop.language.periods.mentions import expressions
from desktop.language.periods.period import Period

__all__ = ["print_like"]

_CIRCLES = "〇一二三四五六七八九"
_WORDS = {-2: "前", -1: "去", 0: "今", 1: "明"}
_SAME_YEAR = {"本": 0, "昨": -1, "来": 1, "下": 1, "下一": 1}
_OF_THE_TEXT = ("当", "上", "上一", "次", "翌")  # they lean on a year told before, not on the document's
_STAYS = ("now", "same", "turn", "near", "come", "ago", "plan", "spend", "skip")
_TO_WIDE = {code: code + 0xFEE0 for code in range(0x30, 0x3A)}


def print_like(text: str, period: Period, now: Period | None = None) -> str:
    """``text``, one period expression, for ``period``: year, numerals, 第, 份, 底/末, 截至, 以来, dashes, spaces and width of its digits as they were.

    ``now`` is the period of the document that will say it: with it 今年/去年/明年 are chosen anew, and a year is named where it is not the document's.
    Words that lean on the document (目前, 同比, 上月, 今年以来) and timeless periods give ``text`` back.
    """
    found = scan().fullmatch(narrow(text))
    if found is None or not period.dated or any(found[name] for name in _STAYS) or _says(text, period, now):
        return text
    return _spaced(text, _worded({name: part or "" for name, part in found.groupdict().items()} | {"text": found.group()}, period, now))


def _says(text: str, period: Period, now: Period | None) -> bool:
    """Whether ``text`` names ``period`` as it stands; days of a range are no period that could be worded anew."""
    said = expressions(text, now or Period.of_year(period.year or 1))
    return len(said) == 1 and (said[0].period == period or (text.count("日") > 1 and said[0].period.unit == "month"))


def _worded(old: dict[str, str], period: Period, now: Period | None) -> str:
    start, end = period.start, period.end
    assert start is not None and end is not None
    if old["from"]:
        return _years(old, period, start, end)
    if old["tail"] in ("以来", "至今", "来"):
        return old["lead"] + _year(old, start.year, now) + (_month(old, start.month) + "月" + _share(old) if _part(old, "m") else "") + old["tail"]
    if old["tail"] == "同期" and not any(_part(old, mark) for mark in "hqkmt"):
        return _year(old, end.year, now) + "同期"
    edge = old["edge"] or _part(old, "e")
    if edge.endswith("初") and (start + timedelta(days=1)).day == 1:  # 较年初 speaks of the day before
        start += timedelta(days=1)
    if (edge or old["lead"] or _part(old, "d") or period.unit == "day") and not old["dash"]:
        return old["lead"] + _at(old, edge, start if edge.endswith("初") else end, now) + old["tail"]
    return old["lead"] + _core(old, period, start, end, now) + old["tail"]


def _years(old: dict[str, str], period: Period, start: date, end: date) -> str:
    """2021—2023年, 2021年至2023年."""
    if period.unit != "year" or start.year == end.year:
        return _core(old | {"ya": old["from"]}, period, start, end, None)
    return f"{start.year}{old['of_each']}{old['years']}{end.year}年"


def _at(old: dict[str, str], edge: str, day: date, now: Period | None) -> str:
    """A day, the edge of a month, quarter or year, or a third of a month."""
    year = _year(old, day.year, now)
    if edge.endswith("初"):
        return f"{year}{edge}" if _part(old, "e") else f"{year}{_month(old, day.month)}月{_share(old)}{edge}"
    if _part(old, "d"):
        return f"{year}{_month(old, day.month)}月{_numeral(day.day, _part(old, 'd'))}{_sun(old)}"
    if third := _part(old, "x"):
        return f"{year}{_month(old, day.month)}月{_third(day, third)}"
    if (day + timedelta(days=1)).day != 1:
        return f"{year}{_month(old, day.month)}月{_numeral(day.day, _part(old, 'm'))}日"
    if _part(old, "e") and day.month == 12:
        mark = _part(old, "e")
        return year + (f"年{mark}" if not year and not mark.startswith("年") else mark)
    if _part(old, "q") and day.month % 3 == 0:
        return year + _quarter(old, day.month // 3, day.month // 3) + edge
    if _part(old, "h") and day.month % 6 == 0:
        return f"{year}{'上' if day.month == 6 else '下'}半年{edge}"
    if _bare_year(old) and not edge:
        return year
    return f"{year}{_month(old, day.month)}月{_share(old)}{edge[-1:]}"


def _core(old: dict[str, str], period: Period, start: date, end: date, now: Period | None) -> str:
    """A flow: the unit of the new period, in the manner of the old wording."""
    year = _year(old, end.year, now)
    if old["wa"] in ("今", "本", "当") and _bare_year(old):
        return year  # 今年 means as much of it as the document tells
    if start.year != end.year:
        return _across(old, period, start, end, now)
    if _part(old, "n") or (old["dash"] and _part(old, "m")):
        return _months(old, year, start.month, end.month)
    match period.unit:
        case "half":
            return f"{year}{'上' if start.month == 1 else '下'}半年"
        case "quarter":
            return year + _quarter(old, start.month // 3 + 1, end.month // 3)
        case "month" if start.month != end.month and _part(old, "k") and start.month == 1:
            return f"{year}前{_numeral(end.month, _part(old, 'k'))}个月"
        case "month" if start.month != end.month:
            return _months(old, year, start.month, end.month)
        case "month":
            return f"{year}{_month(old, end.month)}月{_share(old)}{_part(old, 'x')}"
        case _:
            return _whole(old, year, end.year)


def _whole(old: dict[str, str], year: str, number: int) -> str:
    """A year: by its number, or 全年 where the old wording named none."""
    whole = _part(old, "l")
    if _bare_year(old) and not whole:
        return year
    if whole or not year or old["wa"] in ("今", "本"):
        return year + (whole or "全年")
    return year or f"{number}年"


def _across(old: dict[str, str], period: Period, start: date, end: date, now: Period | None) -> str:
    dash = (old["dash"] or old["years"] or "至").strip()
    if period.unit == "year":
        return f"{_year(old, start.year, now) or f'{start.year}年'}{dash}{end.year}年"
    if (old["hby"] or old["hb"]) and start.month == 1 and end.month == 6:
        return f"{_year(old, start.year, now) or f'{start.year}年'}{dash}{end.year}年上半年"
    return f"{_year(old, start.year, None) or f'{start.year}年'}{_month(old, start.month)}月{dash}{end.year}年{_month(old, end.month)}月"


def _months(old: dict[str, str], year: str, first: int, last: int) -> str:
    dash = _part(old, "s") or old["dash"] or "—"
    each = "月" if old["dash"] or re.search(rf"{_part(old, 'm')} ?月", old["text"]) else ""
    return f"{year}{_month(old, first)}{each}{dash}{_numeral(last, _part(old, 'n') or _part(old, 'm') or '1')}月{_share(old)}"


def _quarter(old: dict[str, str], first: int, last: int) -> str:
    """四季度, 第4季度, 前三季度, 一至三季度, as the old one was written."""
    was = _part(old, "q")
    arabic = "1" if re.search("[0-9]", was) else ""
    if first == last:
        return f"{'第' if was.startswith('第') else ''}{_numeral(last, arabic)}季{'' if was.endswith('季') else '度'}"
    if found := re.search(r"[一二三四1-4]( ?(?:[—–~～-]{1,2}|至|到|、) ?)[第一二三四1-4]", was):
        return f"{_numeral(first, arabic)}{found[1]}{_numeral(last, arabic)}季度"
    if first == 1:
        return f"前{'两' if last == 2 and not arabic else _numeral(last, arabic)}{'个' if '个' in was else ''}季度"
    return f"{_numeral(first, arabic)}至{_numeral(last, arabic)}季度"


def _year(old: dict[str, str], year: int, now: Period | None) -> str:
    """The year as the old wording had it: digits, Chinese digits, 今年, or nothing."""
    rest = "年度" if re.search(r"年度", old["text"]) and not old["la"] else "年"
    if old["ya"] or old["from"]:
        return f"{year}{rest}"
    if old["ca"]:
        return "".join(_CIRCLES[int(digit)] for digit in f"{year:04}").replace("〇", _circle(old["ca"])) + rest
    away = year - now.year if now and now.year is not None else None
    if old["wa"] in _OF_THE_TEXT:
        return old["wa"] + rest
    if old["wa"]:
        same = away is None or _SAME_YEAR.get(old["wa"]) == away
        return (old["wa"] if same or away is None else _WORDS.get(away, str(year))) + rest
    return "" if not away else _WORDS.get(away, str(year)) + "年"


def _circle(written: str) -> str:
    return next((mark for mark in written if mark in "〇○零"), "〇")


def _month(old: dict[str, str], month: int) -> str:
    return _numeral(month, _part(old, "m") or "1")


def _numeral(number: int, like: str) -> str:
    """``number`` in Chinese where ``like`` is; in digits where it is or nothing tells (a quarter's tells: "" is Chinese there)."""
    return str(number) if re.search("[0-9]", like) else chinese(number)


def _third(day: date, old: str) -> str:
    return "上旬" if day.day <= 10 else "中旬" if day.day <= 20 else "下旬" if old else ""


def _share(old: dict[str, str]) -> str:
    return "份" if "月份" in old["text"] else ""


def _sun(old: dict[str, str]) -> str:
    return "号" if "号" in old["text"] else "日"


def _part(old: dict[str, str], mark: str) -> str:
    return old[f"{mark}ay"] or old[f"{mark}a"]


def _bare_year(old: dict[str, str]) -> bool:
    return bool(old["ya"] or old["ca"] or old["wa"] or old["from"]) and not any(_part(old, mark) for mark in "hqkmte")


def _spaced(text: str, made: str) -> str:
    """``made`` with the spaces around digits and the width of digits that ``text`` has."""
    if re.search(r"[0-9０-９] [^0-9０-９ ]", text):
        made = re.sub(r"(?<=[0-9]) ?(?=[\u4e00-\u9fff])", " ", made)
    if re.search(r"[\u4e00-\u9fff] [0-9０-９]", text):
        made = re.sub(r"(?<=[\u4e00-\u9fff]) ?(?=[0-9])", " ", made)
    return made.translate(_TO_WIDE) if re.search("[０-９]", text) else made
