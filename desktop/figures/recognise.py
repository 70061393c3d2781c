"""Text → readings: every figure's span, number, unit and kind; dates, document numbers, ordinals and names with digits are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from desktop.figures.flow import Flow, flow
from desktop.figures.shapes import SHAPE
from desktop.figures.units import unit
from desktop.language.numerals import decimal, integer

__all__ = ["Number", "Reading", "recognise", "scaled"]

Number = Decimal | tuple[Decimal, ...]

_SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_BEFORE = re.compile(r"(?:不超过|不低于|不少于|不高于|不足|不到|不下|超过|突破|大约|将近|接近|至少|最多|最高|近|约|超|逾|达到?)$")
_AFTER = re.compile(r"(?:（含）|\(含\))?(?:以上|以下|以内|之内|左右|上下|开外)")
_BEFORE_ENDS, _AFTER_STARTS = frozenset("过于足到下破约近少多高超逾达"), frozenset("（(以之左上开")  # nothing is searched elsewhere
_SILENT = ("达", "达到")  # they lead to the number and say nothing of how exact it is
# units that do not always measure: every case of _counts but the last
_ASKED = frozenset(("", "年", "日", "个月", "通", "小时", "个", "项", "条", "单", "名", "位"))
_RANKED = re.compile(r"(?:位居|位列|名列|排名|排|列|居|跃居|升至|降至|升到|降到|进到|由|从)[^，。；、,;\n第]{0,12}$")
_RANK_END = re.compile(r"[，。；、,;）)\n”\t ]|$|和|与|[跃上]?升|下?降|前移|后移|提")
_SCORED = re.compile(r"(?:得分|评分|指数|分值|系数|均值|总分|比值)[^，。；,;\n0-9]{0,6}$")
_ALWAYS = re.compile(r"自助|不打烊|服务|在线|值守|受理|开放|营业|随时|办|政务|全天")
_PERIOD_BEFORE = ("近", "过去", "前", "这", "未来", "今后", "连续", "头")
_NAMED = re.compile(r"[+]|一(?:批|百|[^级类般次流体线期件把\u4e00-\u9fff])")
_ENTERED = re.compile(r"(?:进入|跻身|保持|稳居|位居|位列|列|居|争取?|确保)[^，。；、,;\n0-9]{0,10}[前后]$")
_TIME = re.compile(r"[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?")
_LEAVES = re.compile(r"(?:由|从|下调|上调|增加|减少|提高|降低)[^，。；、,;\n0-9]{0,8}$")
_RANGED = re.compile("不等|之间|以?内|左右|的")
_RATIO_WORD = re.compile(r"比[^，。；,;\n0-9]{0,6}$|杠杆[^，。；,;\n0-9]{0,6}$")


class Reading(NamedTuple):
    """A figure as it stands: span, ``number`` as written without separators, ``value`` in base units, base ``unit``, ``approx`` words, ``kind``."""

    start: int
    end: int
    text: str
    number: Number
    value: Number
    unit: str
    approx: str
    kind: str


def recognise(text: str) -> tuple[Reading, ...]:
    """Every figure of the prose in ``text`` in order; offsets are those of ``text``. Linear in its length."""
    flowing = flow(text)
    return tuple(_placed(reading, flowing, text) for reading in _readings(flowing.text))


def scaled(written: str) -> int:
    """What 万, 亿, 百万 … multiply by; 1 for none."""
    return _SCALES[written]


def _placed(reading: Reading, flowing: Flow, text: str) -> Reading:
    if flowing.text is text:
        return reading
    start, end = flowing.span(reading.start, reading.end)
    return Reading(start, end, text[start:end], reading.number, reading.value, reading.unit, reading.approx, reading.kind)


def _readings(text: str) -> Iterator[Reading]:
    for found in SHAPE.finditer(text):
        shape = found.lastgroup
        if shape == "skip":
            continue
        if shape == "span" and _moves(found, text):
            yield from _ends(found, text)
            continue
        reading = _READERS[shape or ""](found, text)
        if reading is not None:
            yield reading


def _made(found: re.Match[str], text: str, number: Number, scale: int, written: str, infix: str = "", start: int | None = None) -> Reading:
    start, end = found.start() if start is None else start, found.end()
    of = unit(written)
    value = number if scale == 1 else tuple(part * scale for part in number) if isinstance(number, tuple) else number * scale
    return Reading(start, end, text[start:end], number, value, of.base, _approx(text, start, end, infix), of.kind)


def _approx(text: str, start: int, end: int, infix: str) -> str:
    before = _BEFORE.search(text, max(0, start - 4), start) if text[start - 1 : start] in _BEFORE_ENDS else None
    after = _AFTER.match(text, end, end + 6) if text[end : end + 1] in _AFTER_STARTS else None
    if not (before or after):
        return infix
    words = [before.group() if before and before.group() not in _SILENT else "", infix, after.group() if after else ""]
    return "".join(words)


def _plain(found: re.Match[str], text: str) -> Reading | None:
    written = found["unit"] or ""
    scale = found["scale"] or ""
    if text.endswith("每", 0, found.start()):  # 每100家里有85家: what a rate is reckoned by
        return None
    if written in _ASKED and not _counts(found, text, written, scale):
        return None
    number = Decimal(found["number"].replace(",", ""))
    if found["minus"]:
        number = -number
    return _made(found, text, number, _SCALES[scale], written, found["before"] or found["after"] or "")


def _counts(found: re.Match[str], text: str, written: str, scale: str) -> bool:
    """Whether an Arabic number measures something: it has a unit, a 万/亿, or is a score without one."""
    start, end = found.span()
    before, after = text[max(0, start - 3) : start], text[end : end + 6]
    match written:
        case "":
            return (bool(scale) and not after.startswith("+")) or bool(_SCORED.search(text, max(0, start - 14), start))
        case "年":
            return (
                Decimal(found["number"].replace(",", "")) < 100 and not before.endswith(_PERIOD_BEFORE) and not after.startswith(("来", "以来", "期"))
            )
        case "日":
            return after.startswith(("内", "以内", "之内", "压", "缩", "减", "降", "→")) or before.endswith(
                ("法定", "由", "从", "短至", "短到", "缩至", "缩到", "减至", "减到", "为", "需", "平均", "→", "承诺", "旧制", "今则", "时限")
            )
        case "个月":
            return not (before.endswith(("近", "这", "头", "前")) and not before.endswith("提前"))
        case "通":
            return not after.startswith("一平")
        case "小时":
            return not (found["number"] == "24" and _ALWAYS.match(after)) and not before.endswith("×")
        case "个" | "项" | "条":
            return not _NAMED.match(after)
        case "单":
            return not after.startswith("位")
        case "名" | "位":
            return not before.endswith(("前", "后")) or bool(_ENTERED.search(text, max(0, start - 14), start))
        case _:
            return True


def _span(found: re.Match[str], text: str) -> Reading | None:
    scale = _SCALES[found["span_t"] or ""]
    first = _SCALES[found["span_s"]] if found["span_s"] else scale
    low, high = (Decimal(found[name].replace(",", "")) for name in ("span_a", "span_b"))
    if found["span_v"] in ("日", "年") or low >= high * 10:
        return None
    reading = _made(found, text, (low, high), 1, found["span_v"])
    return Reading(*_head(reading), (low, high), (low * first, high * scale), reading.unit, reading.approx, reading.kind)


def _moves(found: re.Match[str], text: str) -> bool:
    """Whether 由1.2万件到2.4万件 tells where something was and where it went, and not a range."""
    return bool(found["span_u"] and _LEAVES.search(text, max(0, found.start() - 12), found.start())) and not _RANGED.match(text, found.end())


def _ends(found: re.Match[str], text: str) -> Iterator[Reading]:
    for number, scale, written in (("span_a", "span_s", "span_u"), ("span_b", "span_t", "span_v")):
        start, end, of = found.start(number), found.end(written), unit(found[written])
        value = Decimal(found[number].replace(",", ""))
        yield Reading(start, end, text[start:end], value, value * _SCALES[found[scale] or ""], of.base, _approx(text, start, end, ""), of.kind)


def _head(reading: Reading) -> tuple[int, int, str]:
    return reading.start, reading.end, reading.text


def _span_cn(found: re.Match[str], text: str) -> Reading | None:
    ends = integer(found["span_cn_a"]), integer(found["span_cn_b"])
    if ends[0] is None or ends[1] is None:
        return None
    return _made(found, text, (Decimal(ends[0]), Decimal(ends[1])), 1, found["span_cn_u"])


def _ratio(found: re.Match[str], text: str) -> Reading | None:
    parts = re.split(r" ?[:：∶] ?", found["ratio_n"])
    if _TIME.fullmatch(found["ratio_n"]) and not _RATIO_WORD.search(text, max(0, found.start() - 10), found.start()):
        return None
    reading = _made(found, text, tuple(Decimal(part.replace(",", "")) for part in parts), 1, "")
    return Reading(*_head(reading), reading.number, reading.value, "", reading.approx, "other")


def _rank(found: re.Match[str], text: str) -> Reading | None:
    place = integer(found["rank_n"])
    if place is None:
        return None
    ranked = found["rank_u"] or (_RANKED.search(text, max(0, found.start() - 16), found.start()) and _RANK_END.match(text, found.end()))
    if not ranked:
        return None
    reading = _made(found, text, Decimal(place), 1, found["rank_u"] or "")
    return Reading(*_head(reading), reading.number, reading.value, reading.unit, reading.approx, "rank")


def _percent_cn(found: re.Match[str], text: str) -> Reading | None:
    whole, _, part = found["per_n"].partition("点")
    upper = decimal(whole)
    if upper is None:
        return None
    digits = "".join(str(integer(digit)) for digit in part)
    number = upper + Decimal(f"0.{digits}") if digits else upper
    return _made(found, text, number, 1, _PARTS[found["per"]])


def _fraction(found: re.Match[str], text: str) -> Reading | None:
    below, above = integer(found["below"]), integer(found["above"])
    if not below or not above or above > below:
        return None
    number = Decimal(above) / Decimal(below)
    reading = _made(found, text, number, 1, "%")
    return Reading(*_head(reading), round(number, 4), round(number * 100, 4), "%", reading.approx, "percent")


def _tenths(found: re.Match[str], text: str) -> Reading | None:
    whole, part = integer(found["tenths_n"]) or 0, found["tenths_h"]
    number = Decimal(whole) + (Decimal("0.5") if part == "半" else Decimal(integer(part) or 0) / 10 if part else 0)
    reading = _made(found, text, number, 10, "%", found["tenths_i"] or found["tenths_j"] or "")
    return reading if not text.startswith(("不变", "不染"), found.end()) else None


def _half(found: re.Match[str], text: str) -> Reading | None:
    reading = _made(found, text, Decimal("0.5"), 1, "%")
    return Reading(*_head(reading), Decimal("0.5"), Decimal(50), "%", reading.approx, "percent")


def _half_of(found: re.Match[str], text: str) -> Reading | None:
    return _made(found, text, Decimal("0.5"), 1, found["half_u"])


def _fan(found: re.Match[str], text: str) -> Reading | None:
    return _made(found, text, Decimal(integer(found["fan_n"]) or 0), 1, "番", start=found.start("fan_n"))


_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_NAMES_AFTER = ("一批", "一", "+", "会议", "全会", "录入", "创业", "合计", "共计", "制度", "行动计划", "规划", "工程", "产业")
_SAME = ("这", "上述", "以上", "此")  # they point back: 这两个数
_ONE = re.compile(r"一(?:倍)")


def _cn(found: re.Match[str], text: str) -> Reading | None:
    digits, written = found["cn_n"], found["cn_u"]
    if not _cn_counts(found, text, digits, written):
        return None
    number = decimal(digits)
    if number is None or not number:
        return None
    return _made(found, text, number, _SCALES[found["cn_s"] or ""], written, found["cn_i"] or "")


def _cn_counts(found: re.Match[str], text: str, digits: str, written: str) -> bool:
    """Whether Chinese numerals with ``written`` count something; a lone 一 mostly does not, nor do set phrases."""
    start, end = found.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 4]
    if before.endswith(_SAME) or (written == "项" and after.startswith(("补贴", "合计", "之和", "共", "总", "指标", "主要指标"))):
        return False
    if (written in ("年", "个月") and before.endswith(("近", "这", "头"))) or (before[-1:] == "前" and before != "提前" and written == "个月"):
        return False
    if before.endswith(("第", "届", "初", "其")) or (
        digits in ("十", "百", "千", "万", "亿") and written in ("个", "家") and before.endswith(("数", "上", "几"))
    ):
        return False
    if digits == "一":
        return written in ("倍", "个工作日", "天") and not after.startswith(("一", "到晚"))
    match written:
        case "年":
            return before.endswith(("用", "期", "时", "前", "短", "需")) or after.startswith(("时间", "内", "左右"))
        case "次":
            return digits != "二" and not after.startswith(_NAMES_AFTER)
        case "分" | "天" | "周" | "米" | "秒":
            return not after.startswith(("之", "地"))
        case _:
            return not after.startswith(_NAMES_AFTER)


def _big(found: re.Match[str], text: str) -> Reading | None:
    number = integer(found["big_n"])
    if number is None or text.startswith(("精神", "报告", "以来", "召开"), found.end()):
        return None
    return _made(found, text, Decimal(number), 1, "个")


_READERS = {
    "plain": _plain,
    "span": _span,
    "span_cn": _span_cn,
    "ratio": _ratio,
    "rank": _rank,
    "percent_cn": _percent_cn,
    "fraction": _fraction,
    "tenths": _tenths,
    "half": _half,
    "half_of": _half_of,
    "fan": _fan,
    "cn": _cn,
    "big": _big,
}
