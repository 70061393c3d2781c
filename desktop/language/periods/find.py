"""One period expression resolved against the period of the document, the sentence before it and the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.language.periods.grammar import number, year_number
from desktop.language.periods.period import UNKNOWN, Period

__all__ = ["Expression", "Kind", "Made", "Scene", "ahead_of", "left_of", "read"]

Kind = Literal["flow", "stock", "baseline", "future", "event"]

_AHEAD = re.compile(r"[^，。；,;\n]{0,6}?(?:计划|将|要|拟|力争|确保|预计|目标|争取|任务)")
_COMPARED = ("较", "比", "由", "从", "超", "低于", "高于", "多于", "少于", "相当于", "对比", "相比于", "是", "为", "与", "和", "同")
_JOINED = ("与", "和", "同")  # they compare only where the clause goes on to say so
_STARTS = ("起", "开始", "以后", "之后")  # 从7月起 begins something, 从7月的三成 compares
_YEARLY = ("每年", "历年", "往年", "逐年", "每")
_BESIDE = re.compile(r"[^，。；,;\n]{0,20}?(?:相比|比较|对比|持平|相当|一致)")
_CERTAIN = ("较", "比", "由", "对比")  # what follows is what is compared with, whatever its period
_OFFSETS = {"今": 0, "本": 0, "去": -1, "昨": -1, "前": -2, "明": 1, "来": 1, "下": 1, "下一": 1}
_IN_TEXT = {"当": 0, "次": 1, "翌": 1, "上": -1, "上一": -1}  # of the year the text speaks of: 2022年……比上年
_THIRDS = {"上旬": 10, "中旬": 20}
_PLANS = {"三": 2016, "四": 2021, "五": 2026}


@dataclass(frozen=True, slots=True)
class Expression:
    """A place that names a period: ``kind`` tells a flow, a stock at a date, what is compared with, what is yet to come, or the day of an event."""

    start: int
    end: int
    text: str
    period: Period
    kind: Kind


@dataclass(frozen=True, slots=True)
class Scene:
    """What a period leans on: the document's own, the year of the sentence, and what the paragraph spoke of last."""

    now: Period | None
    year: int | None = None
    said: Period | None = None

    @property
    def base(self) -> int | None:
        """The year that 今年 is."""
        return self.now.year if self.now else None

    @property
    def current(self) -> Period:
        """The period that is spoken of, which 同期 and 环比 start from."""
        return self.said or self.now or UNKNOWN


Made = tuple[int, Period, Kind]  # where it starts after the match does, and what it is


def read(found: re.Match[str], scene: Scene) -> Made | None:
    """What the match ``found`` of ``grammar.scan`` says in ``scene``; None where it names no period after all."""
    groups = found.groupdict()
    if left_of(found).endswith(_YEARLY):
        return None
    if groups["from"]:
        first, last = int(groups["from"]), int(groups["to"])
        return (0, Period.of_year(first, last), _when(Period.of_year(first, last), scene, "flow")) if first < last else None
    if groups["now"]:
        return 0, scene.now.as_of() if scene.now else UNKNOWN, "stock"
    if groups["same"]:
        yearly = groups["same"] in ("同比", "同期")
        return 0, scene.current.year_before() if yearly else _plain(scene.current).previous(), "baseline"
    if groups["turn"]:
        return 0, *_turned(found, scene)
    if groups["near"] or groups["come"] or groups["ago"] or groups["plan"] or groups["spend"]:
        return 0, *_years(groups, scene)
    return _main(found, groups, scene)


def _plain(period: Period) -> Period:
    """The single quarter or month a cumulative period ends with: 环比 never compares cumulatives."""
    if period.unit in ("month", "quarter"):
        return Period(period.unit, period.last, period.last)
    return period


def _turned(found: re.Match[str], scene: Scene) -> tuple[Period, Kind]:
    """上月, 上季度末, 本季度, 下月: of the month or quarter spoken of last."""
    end = scene.current.end
    if end is None:
        return UNKNOWN, "baseline" if found["turn"] == "上" else "flow"
    step = {"上": -1, "下": 1}.get(found["turn"], 0)
    month = Period.of_month(end.year, end.month) if found["of"].startswith("月") else Period.of_quarter(end.year, (end.month + 2) // 3)
    period = month.shift(step)
    if found["turned"]:
        return period.as_of(), "baseline" if step < 0 else _when(period.as_of(), scene, "stock")
    return period, _compared(found, period, scene) or _when(period, scene, "flow")


def _years(groups: dict[str, str | None], scene: Scene) -> tuple[Period, Kind]:
    """近三年, 未来三年, 五年前, “十四五”期间, 用两年时间."""
    if plan := groups["plan"]:
        first = _PLANS[plan]
        made = Period.of_year(first, first + 4)
        if groups["plan_of"] == "末":
            return made.as_of(), _when(made.as_of(), scene, "stock")
        return (_since(made, scene), "flow") if groups["plan_of"] == "以来" else (made, _when(made, scene, "flow"))
    year = scene.base
    if year is None:
        return UNKNOWN, "future" if groups["near"] in ("未来", "今后") else "flow"
    if groups["ago"]:
        return Period.of_year(year - number(groups["ago"])), "baseline"
    if groups["spend"]:
        return Period.of_year(year, year + number(groups["spend"]) - 1), "future"
    count = number(groups["near_n"] or groups["come"] or "")
    if groups["near"] in ("未来", "今后"):
        return Period.of_year(year + 1, year + count), "future"
    last = year if scene.now and scene.now.unit == "year" else year - 1  # a year under way is not one of the last three
    return Period.of_year(last - count + 1, last), "flow"


def _main(found: re.Match[str], groups: dict[str, str | None], scene: Scene) -> Made | None:
    year = _year(groups, "a", scene)
    tail, lead, edge = groups["tail"] or "", groups["lead"] or "", groups["edge"] or ""
    if tail == "同期" and not _parted(groups, "a"):
        return 0, _same(scene.current, year), "baseline"
    ends = _ends(groups, year, scene)
    if ends is None:
        return None
    period, at_day = ends
    edged = bool(groups["eay"] or groups["ea"] or edge) and not groups["dash"]
    start = 0
    if lead and not (lead.startswith("截") or edged or at_day or tail in ("以来", "至今") or (lead == "到" and _whole(groups))):
        start, lead = _after_lead(found), ""
    if tail in ("以来", "至今", "来"):
        return start, _since(period, scene), "flow"
    if tail in ("当月", "当季"):
        period = _plain(period)
    if groups["wa"] in ("今", "本") and period.unit == "year" and not (edged or lead or tail or groups["dash"]) and groups["lay"] is None:
        return start, *_this_year(found, period, scene)
    third = bool(groups["xay"] or groups["xa"])
    if edged or ((at_day or third) and (lead not in ("", "自") or tail.endswith("前"))) or lead.startswith("截"):
        return start, *_stock(found, period, scene, opening=(groups["eay"] or groups["ea"] or edge).endswith("初"))
    if third or at_day:
        return start, period, "event"
    if tail.endswith("前"):
        before = period.later(-12) if period.unit == "year" else period.shift(-1)
        return start, before.as_of(), "future"
    return start, period, "baseline" if tail == "同期" else _flow(found, period, scene)


def _this_year(found: re.Match[str], period: Period, scene: Scene) -> tuple[Period, Kind]:
    """今年办件 is what the year has brought so far; 今年计划, 今年将 and 今年度 mean all of it."""
    whole = found.group().endswith("度") or _AHEAD.match(found.string, found.end())
    if not whole:
        return _since(period, scene), "flow"
    now = scene.now.end if scene.now else None
    return period, "future" if now and period.end and now < period.end else "flow"


def _flow(found: re.Match[str], period: Period, scene: Scene) -> Kind:
    if kind := _compared(found, period, scene):
        return kind
    running = (found["wa"] or "") in ("今", "本", "当") or found["ya"]
    if found["la"] and not running and scene.now and scene.now.end and period.end and period.end > scene.now.end:
        return "future"  # 全年, 年内, 年度 of a year under way
    return _when(period, scene, "flow")


def _stock(found: re.Match[str], period: Period, scene: Scene, *, opening: bool) -> tuple[Period, Kind]:
    if opening:
        begin = period.start
        if begin is None:
            return period, "stock"
        before = Period.at(date.fromordinal(begin.toordinal() - 1))
        return (before, "baseline") if left_of(found).endswith(_CERTAIN) else (Period.at(begin), "event")
    at = _third(found, period)
    if (found["wa"] or "") in ("去", "上", "昨", "前") and not found["lead"]:
        return at, "baseline"
    return at, _compared(found, at, scene) or _when(at, scene, "stock")


def _third(found: re.Match[str], period: Period) -> Period:
    """截至3月上旬 stands at the 10th."""
    third = found["xay"] or found["xa"]
    if third in _THIRDS and period.start:
        return Period.at(period.start.replace(day=_THIRDS[third]))
    return period.as_of()


def _compared(found: re.Match[str], period: Period, scene: Scene) -> Kind | None:
    """Baseline where the words before say that something is compared with ``period``, and it lies before what is spoken of."""
    left = left_of(found)
    if (
        not left.endswith(_COMPARED)
        or found.string.startswith(_STARTS, found.end())
        or (left.endswith(_JOINED) and not _BESIDE.match(found.string, found.end()))
    ):
        return None
    current = scene.now.end if scene.now else None
    earlier = current is None or period.end is None or period.end < current
    return "baseline" if earlier and not (left.endswith(("是", "为", "从", "由")) and current is None) else None


def left_of(found: re.Match[str]) -> str:
    """The four characters before ``found``, where 较 or 由 would stand."""
    return found.string[max(0, found.start() - 4) : found.start()].rstrip()


def ahead_of(found: re.Match[str], left: str) -> str:
    """As many of the words that follow as a reading may look at."""
    return found.string[found.end() : found.end() + 24] if found["wa"] or left.endswith(_COMPARED) else ""


def _when(period: Period, scene: Scene, otherwise: Kind) -> Kind:
    now = scene.now.end if scene.now else None
    if now is None or period.end is None or period.start is None:
        return otherwise
    late = period.end > now if otherwise == "stock" else period.start > now
    return "future" if late else otherwise


def _since(period: Period, scene: Scene) -> Period:
    """From the start of ``period`` to the end of the document's: 今年以来 of a third quarter is 2024Q1-Q3."""
    begin, end = period.start, scene.now.end if scene.now else None
    if begin is None or end is None or scene.now is None or begin > end:
        return period
    if (begin.month, begin.day) == (1, 1) and begin.year == end.year:
        return scene.now if scene.now.cumulates else scene.now.cumulative()
    if begin.month == 1 and end.month == 12:
        return Period.of_year(begin.year, end.year)
    return Period.of_month(begin.year, begin.month, (end.year, end.month))


def _same(current: Period, year: int | None) -> Period:
    """上年同期, 2023年同期: what is spoken of, in that year."""
    return current.later(12 * (year - current.year)) if year is not None and current.year is not None else UNKNOWN


def _year(groups: dict[str, str | None], tag: str, scene: Scene) -> int | None:
    if written := groups[f"y{tag}"] or groups[f"c{tag}"]:
        return year_number(written) or None
    word = groups[f"w{tag}"]
    if word in _OFFSETS:
        return None if scene.base is None else scene.base + _OFFSETS[word]
    if word in _IN_TEXT:
        spoken = scene.current.year
        return None if spoken is None else spoken + _IN_TEXT[word]
    return scene.base if scene.year is None else scene.year


def _ends(groups: dict[str, str | None], year: int | None, scene: Scene) -> tuple[Period, bool] | None:
    """The period named, from one point or two, and whether it is a day; None where the numbers name none."""
    first = _point(groups, "a", year)
    if first is None:
        return None
    if groups["d2"]:
        return (_days(first, number(groups["d2"])), True) if first.unit == "day" else (first, False)
    if not any(groups[f"{mark}b"] for mark in "ycw") and not _parted(groups, "b"):
        return first, first.unit == "day"
    dated = any(groups[f"{mark}b"] for mark in "ycw")
    second = _point(groups, "b", _year(groups, "b", scene) if dated else year)
    if second is None:
        return first, first.unit == "day"
    if second.dated and first.dated and second < first:
        written = any(groups[f"{mark}a"] for mark in "ycw")
        first, second = (first, second.later(12)) if written else (first.later(-12), second)
    return _joined(first, second), False


def _days(first: Period, day: int) -> Period:
    """11月18日至22日: an event of that month."""
    begin = first.start
    return first if begin is None or day < begin.day else Period.of_month(begin.year, begin.month)


def _joined(first: Period, second: Period) -> Period:
    if first.unit == second.unit == "year":
        return Period("year", first.first, second.last)
    if first.unit == second.unit == "quarter" and first.first // 4 == second.last // 4:
        return Period("quarter", first.first, second.last)
    begin, end = first.start, second.end
    return Period.of_month(begin.year, begin.month, (end.year, end.month)) if begin and end and begin <= end else UNKNOWN


def _parted(groups: dict[str, str | None], tag: str) -> bool:
    return any(groups[f"{mark}{tag}{after}"] for after in ("y", "") for mark in "hqkmte")


def _whole(groups: dict[str, str | None]) -> bool:
    return bool(groups["ya"] or groups["ca"] or groups["wa"])


def _after_lead(found: re.Match[str]) -> int:
    end = found.end("lead")
    return end + (found.string[end] == " ") - found.start()


def _point(groups: dict[str, str | None], tag: str, year: int | None) -> Period | None:
    """The period of one point in ``year``; unknown without a year, None where the numbers name none."""
    part = {mark: groups[f"{mark}{tag}y"] or groups[f"{mark}{tag}"] for mark in "hqkmnd"}
    if year is None:
        return UNKNOWN
    if part["h"]:
        return Period.of_half(year, 1 if part["h"] == "上" else 2)
    if part["q"]:
        return _quarters(part["q"], year)
    if part["k"]:
        return _months(year, 1, number(part["k"]))
    if part["m"]:
        first = number(part["m"])
        if part["d"]:
            return _day(year, first, number(part["d"]))
        return _months(year, first, number(part["n"]) if part["n"] else first)
    if term := groups[f"t{tag}y"] or groups[f"t{tag}"]:
        return Period.of_half(year, 1 if term == "春" else 2)
    return Period.of_year(year)


_QUARTER = re.compile(r"[一二三四1-4两首]")


def _quarters(text: str, year: int) -> Period | None:
    counts = [2 if mark == "两" else number(mark) for mark in _QUARTER.findall(text)]
    first, last = (1, counts[0]) if text.startswith("前") else (counts[0], counts[-1])
    return Period.of_quarter(year, first, last) if first <= last else None


def _months(year: int, first: int, last: int) -> Period | None:
    return Period.of_month(year, first, (year, last)) if 1 <= first <= last <= 12 else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return Period.at(date(year, month, day))
    except ValueError:
        return None
