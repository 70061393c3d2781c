"""The grammar of numbers in Chinese official prose, as one expression; every repeat is bounded, so hostile text costs linear time."""

from __future__ import annotations

import re

from desktop.figures.units import COUNTED, UNIT

__all__ = ["SHAPE"]

_N = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_C = "一二两三四五六七八九十百千万亿零〇"
_YEAR = r"(?:19|20)[0-9]{2}"
_TO = r"[至到~～—–\-]{1,2}"
_SCALE = r"万亿|[千百十]?万(?!亿)|[千百十]?亿|千(?![瓦伏米克])|百(?!分)"

_SKIPS = (
    r"《[^《》\n]{1,80}》",
    r"“[^“”\n]{1,18}”|‘[^‘’\n]{1,18}’|「[^「」\n]{1,18}」",
    # numbers of documents, of calls, of things
    r"[〔\[（(【][0-9]{4}[〕\]）)】] ?第?[0-9]{1,5}号",
    r"第[0-9]{1,5}(?:[—\-、][0-9]{1,5})?号|[0-9]{1,5}号(?!召)",
    r"0[0-9]{2,3}[-—–][0-9]{7,8}(?:[-—–转][0-9]{1,5})?|(?<![0-9])1[3-9][0-9]{9}(?![0-9])|[0-9]{16,20}",
    r"(?:电话|热线|邮编|传真|账号|编号|代码)[:： ]{0,2}[0-9][0-9\-—、 ]{2,30}",
    r"[0-9]{1,4}(?:\+[0-9N]{1,4}){1,4}|[0-9]{1,2}[×xX*][0-9]{1,2}(?:小时)?",
    # dates and periods
    rf"{_YEAR}年?度?{_TO}{_YEAR}(?:年度?|学年)|{_YEAR}(?:年度?|学年)(?:[0-9]{{1,2}}(?:月?份?(?:{_TO}|、)[0-9]{{1,2}})?月(?:份|[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?[日号])?)?",
    rf"[0-9]{{1,2}}月[0-9]{{1,2}}[日号]?(?:{_TO}|、)(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}[日号]|[0-9]{{1,2}}月[0-9]{{1,2}}[日号]",
    rf"[0-9]{{1,2}}(?:月份?)?(?:{_TO}|、)[0-9]{{1,2}}月份?|[0-9]{{1,2}}月(?:份|[初末底]|上旬|中旬|下旬)?",
    rf"{_YEAR}[./\-](?:1[0-2]|0?[1-9])(?:[./\-][0-9]{{1,2}})?(?![0-9%万亿元])|{_YEAR}(?=年)",
    r"[0-9]{1,2}[时点][0-9]{1,2}分|[0-9]{1,2}时(?!长|间|限|效)",
    r"[1-4]季度",
    r"[一二三四五六七八九十〇零]{2,4}年(?:度|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?(?=以来|底|末|初|前|[^内左限])",
    # enumerators
    r"(?<![^\n])[ \t]{0,8}[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.、．](?![0-9])|(?<=[：:；;。])[0-9]{1,2}[.、．](?=[^0-9])|[（(][0-9]{1,2}[)）]",
    # names with digits; a figure in such letters (6.4PB) is caught before
    r"[A-Za-z][A-Za-z0-9.\-]{0,12}[0-9][A-Za-z0-9.\-]{0,12}",
)

# Which shapes can start with a character: nothing else is tried there, and runs of numerals are taken whole (possessively), never bit by bit.
SHAPE = re.compile(
    rf"(?=[0-9第《“‘「〔\[（(【电热邮传账编代A-Za-z \t\-零负半翻{_C}])(?:"
    rf"(?P<rank>第(?P<rank_n>[0-9]{{1,4}}|[{_C}]{{1,4}})(?P<rank_u>[位名])?)"
    rf"|(?P<ratio>(?P<ratio_n>{_N}(?: ?[:：∶] ?{_N}){{1,3}})(?![0-9]))"
    rf"|(?P<skip>{'|'.join(_SKIPS)})"
    rf"|(?P<percent_cn>(?P<per>[百千])分之(?P<per_n>{_N}|[{_C}]{{1,6}}(?:点[{_C}]{{1,4}})?))"
    rf"|(?P<fraction>(?<![{_C}0-9])(?P<below>[{_C}]{{1,4}}+|[0-9]{{1,4}}+)分之(?P<above>[{_C}]{{1,4}}|[0-9]{{1,4}}))"
    rf"|(?P<tenths>(?<![{_C}])(?P<tenths_n>[一二两三四五六七八九])成(?P<tenths_h>[一二三四五六七八九半])?(?P<tenths_i>多|余)?(?![不本员立就功果效长品交为熟型绩套都规人像]))"
    rf"|(?P<half>一半(?![是以])|半数|一半)"
    rf"|(?P<half_of>半(?P<half_u>天|个工作日|个?小时)(?![候刻]))"
    rf"|(?P<fan>翻了?(?P<fan_n>[一两二三四五])番)"
    rf"|(?P<span>(?P<span_a>{_N})(?P<span_s>{_SCALE})?(?P<span_u>{UNIT})?{_TO}(?P<span_b>{_N})(?P<span_t>{_SCALE})?(?P<span_v>{UNIT}))"
    rf"|(?P<span_cn>(?<![{_C}])(?P<span_cn_a>[一二两三四五六七八九十]{{1,3}})[至到](?P<span_cn_b>[一二两三四五六七八九十]{{1,3}})(?P<span_cn_u>{COUNTED}))"
    rf"|(?P<plain>(?P<minus>(?<![0-9%A-Za-z])-(?=[0-9])|零下|(?<![减抱增欠])负(?=[0-9]))?(?P<number>{_N})(?P<before>[余多来])?(?P<scale>{_SCALE})?(?P<after>[余多来])?(?:(?P<unit>{UNIT})|(?![0-9])))"
    rf"|(?P<cn>(?<![{_C}])(?P<cn_n>[{_C}]{{1,12}}+)(?P<cn_i>[余多])?(?P<cn_s>万亿|[万亿])?(?P<cn_u>{COUNTED}))"
    rf"|(?P<big>(?<=[等了置立成造建为出])(?P<big_n>[二三四五六七八九十]{{1,2}})大(?=[\u4e00-\u9fff]{{2}})))"
)
"""What looks like a number; the name of the last group closed says which shape it is."""
