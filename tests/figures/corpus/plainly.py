"""Spans that are plainly no figures (dates, marks of headings, fixed words), found where the writer marked nothing."""

from __future__ import annotations

import re

_D = "[0-9０-９]"
_TO = r"[—–\-~～至]"
_DAY = rf"{_D}{{1,2}}\s?日"
_MONTH = rf"{_D}{{1,2}}\s?月(?:\s?{_DAY}(?:{_TO}(?:{_D}{{1,2}}月)?{_DAY})?|底|末|份|初|中旬|上旬|下旬)?"
_MONTHS = rf"{_D}{{1,2}}{_TO}{_D}{{1,2}}\s?月(?:份|底|末)?"
_QUARTER = r"(?:第?[一二三四]季度|前[一二三]个?季度)(?:末|底)?"
_YEAR = rf"(?:{_D}{{4}}{_TO})?{_D}{{4}}\s?年(?:\s?{_MONTHS}|\s?{_MONTH}|{_QUARTER}|[上下]半年|度|底|末|初)?"
_WORDS = """统一 进一步 下一步 一体化 一体 一线 一流 第三方 第一时间 一律 一致 一定 一些 大一批 一批 唯一 十分 一般 一旦 一直 一起 一方面 一系列 一把手
一次性 一站式 一并 逐一 一味 一手 百姓 千方百计 三农 万物 一同 一经 一道 一同 一以贯之 一如既往 万千 千家万户 一公里 始终如一 零工 上一年度 零售 社零""".split()
_PATTERNS = (
    (r"(?m)^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十]{1,3}[）)]", "ordinal"),
    (rf"(?m)(?:^|(?<=[。；;：:]))[（(]?{_D}{{1,2}}[.．、）)](?!{_D})", "ordinal"),
    (r"(?m)(?:^|(?<=[。；;：:，,.]))[一二三四五六七八九十]是", "ordinal"),
    (_YEAR, "date"),
    (_MONTHS, "date"),
    (_MONTH, "date"),
    (_QUARTER, "date"),
    ("每[百千万](?:常住|户籍)?人?(?:口)?|" + "|".join(_WORDS), "idiom"),
)
_NUMERAL = re.compile(r"[0-9０-９零〇一二三四五六七八九十百千万亿两]+")


def plainly_none(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Start, end and type of each, in no order, never over a span already taken."""
    found: list[tuple[int, int, str]] = []
    for pattern, type_ in _PATTERNS:
        for hit in re.finditer(pattern, text):
            if not any(start < hit.end() and end > hit.start() for start, end in taken):
                taken = [*taken, hit.span()]
                found.append((*hit.span(), type_))
    return found


def unmarked(text: str, taken: list[tuple[int, int]]) -> list[str]:
    """Digits and numerals no annotation covers, each with its neighbourhood: the writer forgot them."""
    hits = (hit for hit in _NUMERAL.finditer(text) if not _in_unit(text, *hit.span()))
    loose = [hit.span() for hit in hits if not all(any(s <= at < e for s, e in taken) for at in range(*hit.span()))]
    return [text[max(0, start - 8) : end + 8].replace("\n", "⏎") for start, end in loose]


def _in_unit(text: str, start: int, end: int) -> bool:
    """Whether the numeral is the 万 of a unit in a table's header: 金额（万元）, 单位：亿元."""
    return text[start:end] in ("万", "亿", "千", "百") and text[start - 1] in "（(：:/、为"
