"""How official prose writes a period: one pattern, every repeat bounded, tried only where a period can begin."""

from __future__ import annotations

import re
from functools import cache

from desktop.language.numerals import half_width, integer

__all__ = ["narrow", "number", "scan", "year_number"]

_MONTH = r"1[0-2]|0?[1-9]"
_MONTH_CN = "元|十[一二]?|[一二三四五六七八九]"
_CIRCLE = "〇○零"
_TO = r"(?: ?(?:[—–~～-]{1,2}|至|到) ?)"
_AFTER_YEAR = "(?![版鉴均代级龄])"
_AFTER_MONTH = "(?![龄饼均薪租嫂季球])"
_DIGIT_BEFORE = r"(?<![0-9A-Za-z第])(?<![0-9][.．,])"


def _year(tag: str) -> str:
    """A year in digits, in Chinese digits, or as 今年, 上年度, 次年 …; the words stand apart from 证明年限, 网上年会, 一次年会."""
    word = (
        r"今|本|(?<!相)当|(?<!过)去|昨|翌|(?<![以线网])上(?:一(?=年))?|下一?(?=年)"
        r"|(?<![0-9年月日之以目向])前|(?<![证说表声阐])明|(?<![0-9一二三四五六七八九十两几多每首本这那此])次|(?<![年近以])来"
    )
    return (
        rf"(?:{_DIGIT_BEFORE}(?P<y{tag}>(?:19|20)[0-9]{{2}})(?: ?年{_AFTER_YEAR}|(?=[上下]半年|第?[一二三四]季度))|(?P<c{tag}>[一二][{_CIRCLE}九][{_CIRCLE}一二三四五六七八九]{{2}})年{_AFTER_YEAR}"
        rf"|(?P<w{tag}>{word})年{_AFTER_YEAR}(?!会|限|审|检|味|货))(?:度(?!假))?"
    )


def _part(tag: str, *, after_year: bool) -> str:
    """What stands in a year: half, quarter, months, a day, a third of a month, an edge of the year, a school term."""
    chinese = rf"{_MONTH_CN}" if after_year else rf"(?:{_MONTH_CN})(?=月(?:份|[底末初]|[上中下]旬))"
    months = rf"{_DIGIT_BEFORE}(?P<m{tag}>{_MONTH}|{chinese})(?:(?: ?月份?)?(?P<s{tag}>{_TO})(?P<n{tag}>{_MONTH}|{_MONTH_CN}))? ?月{_AFTER_MONTH}份?"
    day = rf" ?(?P<d{tag}>3[01]|[12][0-9]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号](?![均报])"
    third = rf"(?P<x{tag}>[上中下]旬)"
    quarter = rf"(?P<q{tag}>前[两二三23]个?季度|首季度?|(?<=[^\n 　])[一二三1-3]、[二三四2-4]季度|{_DIGIT_BEFORE}第?[一二三四1-4](?:{_TO}第?[二三四2-4](?=季))?(?:季度|季(?=末)))"
    early = rf"前(?P<k{tag}>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九]) ?个月"
    term = rf"(?P<t{tag}>[春秋])季学期"
    edge = rf"(?P<e{tag}>{'年?[底末初](?!步)|年中(?=前|，|,|、)' if after_year else '(?<![0-9一二三四五六七八九十两几多半百每近])年[底末初](?!步)'})"
    whole = rf"(?P<l{tag}>{'全年(?!龄)|年?内' if after_year else '全年(?!龄|无|不)|(?<![0-9一二三四五六七八九十两几多半百每近])年内|(?<![0-9一二三四五六七八九十两几多半百])年度(?=目标|计划|任务|投资|预算)'})"
    return rf"(?:(?P<h{tag}>[上下])半年(?:度)?|{quarter}|{early}|{months}(?:{day}|{third})?|{term}|{edge}|{whole})"


def _point(tag: str) -> str:
    return rf"(?:{_year(tag)}(?: ?{_part(tag + 'y', after_year=True)})?|{_part(tag, after_year=False)})"


_BARE_DAY = r"(?P<d2>3[01]|[12][0-9]|0?[1-9]) ?[日号](?![均报])"
_LEAD = r"(?:截[止至]到?|(?<!达)到|(?<![0-9年月日度])至|自)(?= ?[0-9一二三四五六七八九十元首第前上下今本当去昨明次来翌年全春秋])"
_TAIL = r"以来|至今(?!年)|同期(?!限)|期间|(?:之|以)?前(?![0-9一二三两列茅所后移进置端期往沿景述去来者])|以内|当[月季]|来(?=[，,])"
_MAIN = (
    r"(?=[^年季月]{0,16}[年季月])"  # each names one of these soon, most of what could begin one does not
    rf"(?P<lead>{_LEAD})? ?{_point('a')}(?:[底末初]?(?P<dash>{_TO})(?:{_point('b')}|{_BARE_DAY}))?(?P<edge>[底末初](?!步))?(?: ?(?P<tail>{_TAIL}))?"
)

_YEARS = rf"{_DIGIT_BEFORE}(?P<from>(?:19|20)[0-9]{{2}})(?P<of_each> ?年)?(?P<years>{_TO})(?P<to>(?:19|20)[0-9]{{2}}) ?年{_AFTER_YEAR}(?! ?(?:[上下]半年|前?第?[一二三四1-4两]个?季|[0-9]{{1,2}} ?月|[底末]))(?:度(?!假))?(?:期间)?"
_NOW = r"(?P<now>截[止至]到?(?:目前|当前|现在|日前|今日)|到目前为止|目前(?:为止)?|当前|现阶段|(?:迄|至)今(?!年))"
_NEXT = r"(?P<turn>(?<![以线网])上|本|当|下)(?:一个?|个)?(?P<of>季度?|月份?)(?![龄球台饼])(?P<turned>[底末])?"
_SAME = r"(?P<same>同比|环比|上一?期(?![货待])|(?<!不)同期(?!限|间|刊))"
_NEAR = r"(?P<near>最?近|过去|未来|今后) ?(?P<near_n>[一二两三四五2-5]) ?年(?:以来|来|以内|内|间)?(?!期)"
_COME = r"(?P<come>[两三四五六七八九十2-9]) ?年来(?!自)"
_AGO = r"(?P<ago>[一二两三四五六七八九十2-9]) ?年前(?!沿|后)"
_PLAN = r"[“\"]?十(?P<plan>[三四五])五[”\"]?(?P<plan_of>期间|时期|以来|末)"
_SPEND = r"[用花](?P<spend>[一二两三2-3]) ?年(?:左右)?的?时间"
_SKIP = r"《[^《》\n]{0,120}》|〔[0-9]{4}〕|[（(][0-9]{4}[）)]|公历|农历[^，。；\n]{0,8}"

_SCAN = (
    '(?=[0-9一二三四五六七八九十元首第前上下今本当去昨明次来翌全年截到至自目现迄同环近最过未用花春秋“"《〔（(农公])'
    rf"(?:(?P<skip>{_SKIP})|{_YEARS}|{_NOW}|{_NEAR}|{_COME}|{_AGO}|{_PLAN}|{_SPEND}|{_MAIN}|{_NEXT}|{_SAME})"
)
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)}
_HAS_WIDE = re.compile("[０-９]")


@cache
def scan() -> re.Pattern[str]:
    """The pattern of every period expression; the group ``skip`` holds what is none (titles, document numbers). Compiled on first use: it takes 40 ms."""
    return re.compile(_SCAN)


def narrow(text: str) -> str:
    """``text`` with its full-width digits narrow; offsets stay."""
    return text.translate(_WIDE) if _HAS_WIDE.search(text) else text


def number(text: str) -> int:
    """A month, day or quarter as written: 9, ９, 九, 十二, 元, 首."""
    if text in ("元", "首"):
        return 1
    return integer(half_width(text)) or 0


def year_number(text: str) -> int:
    """A year as written: 2024, 二〇二四, 二○二四."""
    return integer(half_width(text).replace("○", "〇")) or 0
