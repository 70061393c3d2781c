"""Words about a figure cut to the name of what is measured: without time words, connectors and what leads to the number."""

from __future__ import annotations

import re

from desktop.figures.verbs import PREDICATE, VERB, VERBS

__all__ = ["LONGEST", "TIME", "head_noun", "led", "name_of", "shortened", "stem", "tailed"]

LONGEST = 14  # characters a name may have (CONTRACT.md, Figure)

_MONTHS = r"[0-9]{1,2}(?:[—\-–~～至到][0-9]{1,2})?月份?"
_CN = "一二三四五六七八九十〇零"
TIME = (
    rf"(?:截至|截止到?|到|至|自|从|于|在|过去)?(?:目前|当前|现在|今年|去年|上年|本年|明年|近[一二两三五0-9]年来?|近年来|全年|年内|年底|年末|年初|年前|上半年|下半年|[前后]?[一二三四]个?季度|第[一二三四]季度|[1-4]季度|本季|当季|当月|本月|上月"
    rf"|[0-9]{{4}}年(?:度|{_MONTHS})?|{_MONTHS}|[{_CN}]{{4}}年(?:[{_CN}]{{1,2}}(?:至[{_CN}]{{1,2}})?月)?|[{_CN}]{{1,2}}至[{_CN}]{{1,2}}月|每?周末|春节|国庆)"
    rf"(?:上半年|下半年|全年|[一二三四]季度|[0-9]{{1,2}}月|当年|当季|当月)?(?:[0-9]{{1,2}}日)?(?:年?[底末初]|上旬|中旬|下旬)?(?:以来|来|至今|期间|为止|之?前|止|同期|内|的)?"
)
_LEAD = re.compile(
    rf"(?:{TIME}|其中|同时|此外|另外|另|截至|全[县市区省州旗镇乡](?:[共已]|上下)?|我[县市区省局委办中心院所们司行](?=.{{2}})|[该本各我][县市区局镇乡街道]+|县乡村?[两三]级|[县市区]本级(?=.{{6}})|已经?|先后|累计|共计|合计|总计|使得|努力|力争|确保|预计|拟|请|成功|各镇|各乡镇|各单位"
    r"|积极|深入|尚|仍|还有|还|正在|将|紧盯|对照|围绕|瞄准|锚定|聚焦|会|要|能|可|我们|各地|各部门|各类|各项|各级|有关|相关|直接|约|又|再有|就有|就|仅|均|都|也|并|共|且|则|其(?!他|余|它|中)|之|所有|全部|全面|统筹|持续|不断|大力|加快|进一步|着力"
    r"|县政府|市政府|区政府|省政府|重点|具体|包括|主要是|主要|特别是|尤其是|问卷显示|数据显示|初步核算|据统计|至此|最终|最后|[了的对在以使让把向和及与、—\-·★●◆■▲※]"
    rf"|[{_CN}]{{1,2}}是|第[{_CN}]{{1,2}}|[（(][{_CN}]{{1,2}}[）)]|[{_CN}]{{1,2}}、|[①-⑳]|[0-9]{{1,2}}[.、．]){{1,6}}"
)
_FULL = re.compile(rf"(?<!每)(?:新)?(?:{VERBS})")
_TAIL = re.compile(
    r"(?:(?<![户人笔家亩件均])平均(?:仅|只|约|达|为)?|达到?了?|高达|共计|合计|累计|总计|超过?|突破|不足|不到|将近|接近|大约|至少|至多|不低于|不少于|不超过|不高于|不小于|不宜小于|最高|最多|最低|分别|依次|控制在|保持在?|稳定在|维持在|仅为|必须|只有|仅有|仅剩|只剩|还剩|还有|仍有|尚有|就有|已有|就|均超"
    rf"|法定的?|承诺的?|原来的?|原先的?|现行的?|现在的?|平均由|需要?|力争|(?:[{_CN}]{{1,2}}年)?同期的?|每月的?|每年的?|约占|大概|多达|少于|多于|远超|即|约|近|逾|满|共|达|为|是|有|了|已|至|到|仅|只|就|在|出|各|计|将|全[县市区省]|的|再|又|也|都|仍|尚|余|占|、|—|-|:|≥|≤|>|<|＞|＜|～|~|\+"
    r"|(?<![平户人笔亩月日年家案次])均){1,6}$"
)
_TIMELY = re.compile(rf"(?:{TIME}){{1,3}}$")
_MODIFIERS = re.compile(r"各类(?=.{3})|各项|有关|相关(?!联)|各级|全部|[（(][^（）()]{0,12}[）)]")
_PLACED = re.compile(r"(?<=.{2})在[^在]{1,14}[中里上内]$|[中里]$")
_LISTING = re.compile(rf"^(?P<verb>(?:{VERBS})(?:了|出)?)?[^、，]{{1,14}}(?:、[^、，]{{1,14}}){{1,8}}等(?=.{{2}})")
_WILL = re.compile(rf"^.{{0,12}}(?:计划|将|拟|力争|确保)(?:{TIME})?(?=.{{3}})")
_LIGHT = re.compile("^(?:完成|实现|达到|取得)(?=.{1,10}(?:量|额|值|收入|人数|户数|产值|生产总值|就业)$)|^(?:举办|举行|召开|开展)了?(?=.{3})")
_PER = re.compile(r"(?:按|给予)?每(?:户|人|件|家|车|方|亩|吨|张|次|台|单|立方米?|平方米?|月|年|天|日|个[^，]{1,4})(?:每?[年月天日])?$")
_AFTER = re.compile(r"^(?:[的余多]|以上|以下|以内|左右|之内|上下|之间|内|（含）)+")
_AND = re.compile("、|(?<![缓饱温平])和(?!谐)|(?<![参给赋授付])与|(?<![涉惠普以触兼顾提波])及(?!时)")
_RELATIVE = re.compile(r"(?:涉及|关于|面向|针对|有关|应|需|可|拟|未)[^，]{1,30}的[^，的]{2,12}$")
_BLANK = re.compile(r"[xX×_＿…]{2}|[万亿]元")
_BRACKETS = re.compile(r"[（(][^（）()]{0,12}[）)]")
_WHOLE_NOUN = re.compile(rf"应?(?:{VERBS})(?!{VERBS}).{{1,4}}")  # a verb and little more, up to the mark: 督查组
_MEASURE = re.compile(r"(?:天数|总数|总量|总额|余额|金额|户数|件数|次数|人数|户次|人次|数量|数|量|占比|比例|比重|排名|(?<=.{3})[^，]率)$")


def led(words: str) -> str:
    """``words`` without what leads into them: time, connectors, numbering."""
    before = ""
    while words != before:
        before, found = words, _LEAD.match(words)
        words = words[found.end() :] if found else words
    return words


def tailed(words: str) -> str:
    """``words`` without what leads from them to the number: 达到, 共, 不少于, 为."""
    before = ""
    while words != before:
        before = words
        words = _TAIL.sub("", words)
    found = _TIMELY.search(words)
    return words[: found.start()] if found and found.start() > 1 else words


def name_of(words: str) -> str:
    """The name in ``words``, which stand between a mark or a figure and a figure; may be too long or empty."""
    bare = _PLACED.sub("", tailed(words))
    name = _MODIFIERS.sub("", led(_WILL.sub("", bare)))
    name = _LISTING.sub(r"\g<verb>", name) if "等" in name else name
    short = _LIGHT.sub("", name)
    return short.removesuffix("完成") if len(short) > 5 else short


def shortened(words: str, longest: int = LONGEST) -> str:
    """``words`` from the verb, the 的 or the 、 that leaves at most ``longest`` characters."""
    if len(words) <= longest:
        return words
    low = len(words) - longest
    verb = next((found.start() for found in VERB.finditer(words, low) if len(words) - found.start() >= 4), None)
    if verb is not None:
        return words[verb:]
    for mark in "的、":
        place = words.find(mark, low - 1)
        if 0 <= place < len(words) - 3:
            return words[place + 1 :]
    return words[low:]


def head_noun(right: str, wide: bool = False) -> str:
    """The noun counted, at the head of ``right``; ``wide`` where a verb before the figure makes even 服务… its object."""
    right = _BRACKETS.sub("", _AFTER.sub("", right))
    if not right.startswith(("“", "《")):
        right = _AND.split(right, maxsplit=1)[0]
    found = PREDICATE.search(right, 2 if wide or _WHOLE_NOUN.fullmatch(right) else 0)
    if found and found.start() < 2:
        right = right.rpartition("的")[2] if _RELATIVE.match(right) else ""
    elif found:
        right = right[: found.start()]
    if _BLANK.match(right):
        return ""
    first, _, last = right.rpartition("的")
    if 2 <= len(first) <= 3 and "的" not in first:
        return first
    return (last if len(last) >= 2 else right.replace("的", ""))[:12]


def stem(name: str) -> str:
    """The noun of a name, without its leading verb and the measure it ends with: 收集问题数 → 问题."""
    found = re.match(rf"(?:累计|新|再|已|实际|平均|总)?(?:{VERBS})(?:了|出|到)?", name)
    noun = name[found.end() :] if found and len(name) - found.end() >= 2 else name
    bare = _MEASURE.sub("", noun)
    return bare if len(bare) >= 2 else noun
