"""Words about a figure cut to the name of what is measured."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.figures.edges import TIME, led, tailed
from desktop.figures.speech import acts, names_a_thing, word_from
from desktop.figures.verbs import ATTRIBUTIVE, PREDICATE, VERB, VERBS

__all__ = ["LONGEST", "head_noun", "name_of", "shortened", "stem"]

LONGEST = 14  # characters a name may have (CONTRACT.md, Figure)

_MODIFIERS = re.compile(r"各类(?=.{3})|各项|有关|相关(?!联)|各级|全部|[（(][^（）()]{0,12}[）)]")
_PLACED = re.compile(r"(?<=.{2})在[^在]{1,14}[中里上内]$|(?<=.{3}[^初高集])中$")
_LISTING = re.compile(
    rf"^(?P<verb>(?:{VERBS})(?:了|出)?)?(?:[^、，]{{1,14}}、){{0,8}}[^、，]{{1,14}}(?<![中高平同优对均])等(?![级候待额次分]).{{0}}(?=.{{2}})"
)
_WILL = re.compile(rf"^.{{0,12}}(?:计划|将|拟|力争|确保)(?:{TIME})?(?=.{{3}})")
_LIGHT = re.compile("^(?:完成|实现|达到|取得)(?=.{1,10}(?:量|额|值|收入|人数|户数|产值|生产总值|就业)$)|^(?:举办|举行|召开|开展)了?(?=.{3})|^被")
_OFFICE = re.compile(rf"^[^，、的“]{{0,10}}?(?:局|委|(?<=[县市区商政])办|财政|政府)(?=(?:累计|共|已)?(?:{VERBS}).{{2}})|^[^，]{{0,8}}显示")
_PER = re.compile(r"(?<=.{2})(?<!平均)(?:按|给予)?每(?:户|人|件|家|车|方|亩|吨|张|次|台|单|立方米?|平方米?|月|年|天|日)(?:每?[年月天日])?$")
_AFTER = re.compile(r"^(?:[的余多]|以上|以下|以内|左右|之内|上下|之间|内|（含）)+")
_AND = re.compile("、|(?<![缓饱温平])和(?!谐)|(?<![参给赋授付])与|(?<![涉惠普以触兼顾提波])及(?!时)")
_RELATIVE = re.compile(r"(?:涉及|关于|面向|针对|有关|应|需|可|拟|未)[^，]{1,30}的[^，的]{2,12}$")
_PLACES = frozenset("村县乡镇市区校组")  # nouns of one character that are counted
_BLANK = re.compile(r"[xX×_＿…]{2}|[万亿]元")
_BRACKETS = re.compile(r"[（(][^（）()]{0,12}[）)]")
_WHOLE_NOUN = re.compile(rf"(?:应?提交|反馈|(?:{'|'.join(ATTRIBUTIVE)}){{1,2}})(?!{VERBS}).{{1,4}}")  # a verb and little more, up to the mark: 督查组
_MOVING = re.compile("[至到为成了]$")
_MEASURE = re.compile(
    r"(?:天数|总数|总量|存量|总额|余额|金额|户数|件数|次数|人数|户次|人次|数量|数|量|占比|比例|比重|排名|(?:完成|办结|解决|满意|合格|好评|参与|普及|达标|知晓|覆盖|开工|完工|投产|履约|化解|整改|销号|修复|拨付|到位|受理|破案|调解|网办)率)$"
)
_DIGIT = re.compile("[0-9]")
_TIMED = re.compile(TIME)
_FOR = re.compile(rf"^[为向给对][^，的“]{{1,6}}?(?=(?!服务)(?:{VERBS}).{{2}})")
_GAUGED = re.compile("(?:天数|时间|时限|用时|数量|总量|金额|比例|占比|率|成本|价格|标准|面积|得分|数)$")
_WHY = ("因", "到", "赴")
_EACH = re.compile("^每个?.{1,4}?(?:至少|最多|不少于)(?=.{3})")
_SEAM = re.compile("[县市区局]|中心|大厅|平台|系统|部门|企业|级(?!以)|[^分]类")  # after which a word begins
_ENDS_WITH = re.compile("(?:立案|受理|办结|签约|开工|注册|登记|审结|接待|入驻)$")
_LEADING = re.compile(rf"(?:累计|新|再|已|实际|平均|总)?(?:{VERBS})(?:了|出|到)?")
_DEED = re.compile(rf"[^“”]{{2,8}}?(?:(?:共|已|累计|新)(?:{VERBS})|受理|接到|收到|转办|查处|发放|归集)(?:了|出|到)?(?:各类|各项)?(?=.{{2}})")


@lru_cache(maxsize=2048)
def name_of(words: str) -> str:
    """The name in ``words``, which stand between a mark or a figure and a figure; may be too long or empty."""
    bare = tailed(_PER.sub("", _PLACED.sub("", tailed(words))))
    bare = _FOR.sub("", bare) if bare[:1] in "为向给对" else bare
    if bare.startswith(_WHY) and acts(bare[-2:]):  # 因资料不全退回, 到县医院进修: what was done, not why or where
        bare = bare[-2:]
    bare = _EACH.sub("", bare) if bare.startswith("每") else bare
    name = _MODIFIERS.sub("", led(_WILL.sub("", bare)))
    name = _LISTING.sub(lambda found: found["verb"] or "", name) if "等" in name else name
    short = _OFFICE.sub("", _LIGHT.sub("", name))
    before, _, after = short.rpartition("的")
    if len(after) >= 4 and len(short) > 8 and "“" not in after and not _GAUGED.search(after) and PREDICATE.search(before):  # 市里下达我县的保障房任务
        short = after
    return short.removesuffix("完成") if len(short) > 5 else short


def shortened(words: str, longest: int = LONGEST) -> str:
    """``words`` from the verb, the 的 or the 、 that leaves at most ``longest`` characters."""
    if len(words) <= longest:
        return words
    low = len(words) - longest
    verb = next((found.start() for found in VERB.finditer(words, low) if len(words) - found.start() >= 4), None)
    if verb is not None:
        return words[verb:]
    end = next((found.end() for found in _SEAM.finditer(words, max(0, low - 2)) if low <= found.end() <= len(words) - 4), None)
    if end is not None:
        return words[end:]
    for mark in "的、":
        place = words.find(mark, low - 1)
        if 0 <= place < len(words) - 3:
            return words[place + 1 :]
    return words[word_from(words, low) :]


@lru_cache(maxsize=2048)
def head_noun(right: str, wide: bool = False) -> str:
    """The noun counted, at the head of ``right``; ``wide`` where a verb before the figure makes even 服务… its object."""
    right = _BRACKETS.sub("", _AFTER.sub("", right))
    digit = _DIGIT.search(right)
    right = right[: digit.start()] if digit else right
    if _TIMED.match(right):
        return ""
    if _MOVING.search(right):
        wide = False
    if not right.startswith(("“", "《")):
        right = _AND.split(right, maxsplit=1)[0]
    found = PREDICATE.search(right, 2 if wide or (_WHOLE_NOUN.fullmatch(right) and not _MOVING.search(right)) else 0)
    if found and found.start() < 2 and not (found.start() == 1 and right[0] in _PLACES):
        right = right.rpartition("的")[2] if _RELATIVE.match(right) else ""
    elif found:
        right = right[: found.start()]
    if _BLANK.match(right):
        return ""
    first, _, last = right.rpartition("的")
    if right in _PLACES:
        return right
    if 2 <= len(first) <= 3 and "的" not in first:
        return first
    noun = (last if len(last) >= 2 else right.replace("的", ""))[:12]
    if noun.find("“") >= 2 and noun[noun.index("“") - 1] not in "级型类" and names_a_thing(noun.partition("“")[0]):  # 部门“一把手”坐诊
        noun = noun.partition("“")[0]
    return noun if len(noun) > 2 or names_a_thing(noun) else ""


@lru_cache(maxsize=2048)
def stem(name: str) -> str:
    """The noun of a name, without its leading verb and the measure it ends with: 收集问题数 → 问题, 大厅共受理各类事项 → 事项."""
    found = _LEADING.match(name) or _DEED.match(name)
    noun = name[found.end() :] if found and len(name) - found.end() >= 2 else name
    ends = _ENDS_WITH.search(noun, len(noun) - 2) if len(noun) >= 6 and noun is name else None
    noun = noun[: ends.start()] if ends else noun
    bare = _MEASURE.sub("", noun)
    return bare if len(bare) >= 2 else noun
