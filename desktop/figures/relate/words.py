"""The words that tie a number to others: 增长, 占, …率, 合计, 其中, 其余, 户均, 由…降至…."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ADDS", "AVERAGE", "BEYOND", "CONTAINS", "EACH", "FROM", "LAST", "OF", "OPENS", "PAST", "RATE", "REST", "SHARE", "TO", "TOTAL", "TURNED", "Change", "change", "compared", "overlap", "telling", "whose",
]  # fmt: skip

_REACHED = r"(?:大?约|将?近|接近|超过?|逾|仅仅?|只|达到了?|高?达|了|不足|不到|突破|有)*"
_SOFT = r"(?:分别|依次|大?约|将?近|接近|超过?|逾|仅仅?|只|达到了?|高?达|为|是|有|在|至|到|了|不足|不到|突破)*"
_UP = "↑|上调|调高|增速|增长|增加|增多|增幅|净增|上涨|涨幅|上升|升高|提高|提升|上浮|扩大|回升|超过?(?:去年|上年|上季度?|上月|前年|上期)(?:同期|全年|同季|同月)?|[+＋]|增|升|涨"
_DOWN = "↓|下调|调低|下跌|下降|降低|降幅|减少|减幅|净减|精减|缩短|压缩[率比]?|压减[率比]?|缩减[率比]?|缩短率|精简[率比]?|简化|下滑|回落|收窄|缩小|压降|下浮|(?:同比|环比)[-－−]|降|减|缩"
_TURN = "相差|差距|极差|提速|提前|加快|放缓|前进|前移|后退|后移|多[增招发收降减建投跑办交报缴用花]|少[增招发收降减建投跑办交报缴用花]|快|慢|多出?|少|短|低|高"
_CHANGE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<turn>{_TURN}))(?:幅度|比例|幅|了|率|额|出|至少|(?<=[幅率速度])[为是]|{_REACHED}){{0,3}}$"
)
_PLACE = re.compile(r"(?<![全本我各该城社园地辖])[\u4e00-\u9fff](?<![全本我各该城社园地辖])(?:[县市区镇乡](?![级里内外民域场政])|街道)")
_COMPARES = re.compile(r"(?:比|较|与|同|跟|是)[^，,]{1,16}$")
_MEASURE = re.compile(r"^[^，,]{0,4}[数额量费价率]$")  # 宗数多249宗
_MOVES = re.compile(r"[增减降升涨缩短压简提扩收窄落滑浮调跌放加前后移快慢多少低高差距↑↓超+＋\-－−]")
_COMPARED = re.compile(r"同比|环比|较|比|与|同")
_ADVERBS = re.compile(
    r"(?:同比|环比|相比|平均|累计|分别|整体|总体|大幅|进一步|实际|年均|净|共|再|又|也|均|则|已|将|"
    r"(?:比|较|与|同|跟)[^，,]{1,14}?(?:相比|(?=$)|同期|期|年|末|底|初|度|月|时|平均|水平|目标))*"
)

SHARE = re.compile(
    r"(?P<who>.{0,24}?)(?:合计|共|约)?(?:(?:超过?|逾|将?近)(?=总)|[占居]其?到?了?(?:比重?|比例)?|完成了?(?=.{0,14}(?:计划|目标|任务|预算|投资)的|$)|达到?(?=.{0,14}(?:计划|目标|任务|预算)的)|[为是](?=.{2,14}的$))"
    rf"(?P<base>[^0-9]{{2,16}}?的|(?<=[占居超逾过近])[^0-9，的比达到为超约]{{2,10}})?(?:比重|比例|份额)?{_SOFT}"
)
RATE = re.compile(rf"(?P<stem>[^，、的]{{1,14}})(?:率|进度|比例|比重|集中度|(?<=覆盖)面){_SOFT}$")
OF = re.compile(rf"[^，,、]{{0,6}}?的(?:比重|比例)?{_SOFT}")
FROM = re.compile(r"(?:由|从|自(?!动|助|主|由|己|身|治|愿|贸|然))[^，,。；;]{0,16}$")
TO = re.compile(r"[^0-9]{0,10}?[至到为成][^0-9]{0,6}")
TURNED = re.compile(r"[^0-9]{0,8}?(?:→|[-—=]+>|[增减降升缩短压简提扩涨高低少多变改调][^0-9，]{0,2}[至到为成]|变)[^0-9]{0,4}")
PAST = re.compile(
    r"去年|上年|同期|同比|上季|上月|上半年|上期|前年|往年|原来|原先|原有|原为|过去|以前|此前|从前|年初|法定|承诺|改革前|压减前|平均|[0-9]{4}年"
)
LAST = re.compile(
    r"(?:而|其中|同比|比|较|与|和)?(?:去年|上年|上季度?|上月|上期|前年|原来|原先|改革前|年初|期初)(?:同期|此时|全年|同月|末|底|度)?(?:的|之|为|是|有|仅|只有|只|收|达)*"
)
BEYOND = re.compile(r"(?:高出|高于|低于|快于|慢于|多于|少于|短于|长于|超出|领先|落后于?)[^，,。0-9]{0,12}[（(]?$")
TOTAL = re.compile(
    r"(?P<who>.*?)(?P<many>[两二三四五六七八九十])?(?P<word>(?:项|者|类|方面|部分|种|块)?(?:合计|共计|总计|一共|总共|相加|加起来|之和|总和)|共(?!有)|(?<=[两三四五])(?:项|者|类)共?|总(?:投入|投资|收入|产值|规模|量|额|数))"
    rf"(?P<rest>[^，,]{{0,8}}?){_SOFT}"
)
REST = re.compile(
    r"(?:其余|剩余|剩下|尚余|仅剩|还剩|余下|尚剩|下剩)[^，,]{0,8}$|(?:尚有|仍有|还有|另有|还需|尚需|仍需|需(?!求)|未|尚未|没有)[^，,]{0,8}$|[尚还]?余$"
)
AVERAGE = re.compile(
    rf"(?:(?P<each>[户人笔件案家亩车店班校村单场批宗次项])均|(?:平均)?为?每(?:一|个)?(?P<every>[户人家名位笔件亩车辆方度吨单场班村校店套张份批宗]|立方米?|[^，,0-9]{{1,2}})|平均(?P<field>亩)产)(?P<rest>[^，,]{{0,10}}?){_SOFT}$"
)
CONTAINS = re.compile(r"其中|当中|分别|包括|划分|分为|(?:分|按|从)[^，,。]{1,10}[看分]|[：:]")

ADDS = re.compile(r"加上|计|凡|起来|一起|总|共|合|[=＝]|全年|[一二三四]季度|[上下]半年|[月季]末|月底|年内")
EACH = re.compile(r"均|每")
OPENS = re.compile(r"^[^，,]{0,6}[其当]中|^(?:分|按|从)[^，,。]{1,10}[看分]")

_NOTHING = frozenset("“”量约合占的了已经共累计其中全部均为达到项目数个件总各类实际按期成功我市县区镇今年上半年底月末截至目前")


class Change(NamedTuple):
    """A rise or fall told before a number: its direction (1, -1, 0 where the word does not say), whether the clause has a subject or a comparison of its own."""

    direction: int
    bare: bool
    compared: bool


def change(lead: str) -> Change | None:
    """The change the words right before a number tell of; None where they tell of a value."""
    lead = lead[-18:]
    if not _MOVES.search(lead):
        return None
    found = _CHANGE.search(lead)
    if found is None:
        return None
    who = lead[: found.start()]
    bare = _ADVERBS.fullmatch(who) is not None
    if not bare and len(found["up"] or found["down"] or found["turn"]) == 1 and not _MEASURE.search(who):
        return None  # 加计抵减4,205万元, 惠企最多: no change of a number told before
    return Change(1 if found["up"] else -1 if found["down"] else 0, bare, bool(_COMPARED.search(who)))


def compared(lead: str) -> bool:
    """Whether a clause names what it compares with (比去年同期的52)."""
    return _COMPARES.search(lead) is not None


def whose(words: str) -> str:
    """The place a clause speaks of (松口镇), "" where it names none."""
    found = None
    for found in _PLACE.finditer(words):  # noqa: B007 — the last one
        pass
    return found[0][-3:] if found else ""


def overlap(one: str, other: str) -> int:
    """How many telling characters two wordings share."""
    return len((set(one) & set(other)) - _NOTHING)


def telling(words: str) -> int:
    """How many characters of ``words`` say what is counted, not that it is counted."""
    return sum(letter not in _NOTHING for letter in words)
