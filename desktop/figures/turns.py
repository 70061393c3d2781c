"""The turn of phrase between a name and its figure: 由…, 降至, 同比增长, 占, 排名, 剩余; read once, for the name and for the role.

Verbs of rising and falling are told by the characters they are made of, since official prose coins new ones daily (上扬, 净添, 压降).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["PLAIN", "RISES", "Sort", "Turn", "leads_to", "moved_noun", "read_turn", "turn_of_lead"]

Sort = Literal["plain", "fulfilled", "aim", "from", "was", "moved", "shared", "ranked", "rest", "times", "changed"]


class Turn(NamedTuple):
    """A turn of phrase: its sort, the words before it, its own words, and whether it compares with another time or place."""

    sort: Sort
    what: str
    words: str
    compared: bool = False


PLAIN = Turn("plain", "", "")

_NEAR = 14  # characters that a turn takes at most, beside what it compares with
_FAR = 28
_SHORT = 6  # characters of 其余 and its like

_PAIR = "[上下升涨回攀跃飙抬提增净扩拓延缩压精削砍删递降减加放收调滑反骤跌拉走][升降增减涨跌扬落浮调滑窄长加大小高低短少快慢缩简轻展宽缓弹充多添去速前]|砍掉|去掉"
_LESS = "[增减](?:支|产|亏|盈)|减收"
_THAN = "(?:[高低快慢多少好优强短长](?:于|过|出)|超出|领先|落后|偏[高低多少]|前移|后移|后退|前进|进位|提速|增速|增幅|涨幅|升幅|降幅|减幅|跌幅|[快慢高低多少]了|相差|加密|改善)"
_ALONE = "(?<![新最提上下抵加不减免递攀])[升降增涨跌减]|(?<![降涨减增])幅(?=$)|(?<=[数额量率价值积])[多少高低快慢长短]"
RISES = rf"(?:{_PAIR}|{_THAN}|{_LESS})"
"""Verbs of rising and falling."""

_VIA = "(?:分别|依次|均|各|再|又|进一步|净|平均|也|则|已|复|亦|凡|大幅|累计|共|实现|相应|整体|总体|折合|名义|实际|一年|可)?"
_TAIL = "(?:了|幅度?)?(?:为|达到?|至|到|近|约|超|过|逾|有|将近|接近)?"
_CHANGED = re.compile(rf"{_VIA}(?:(?<![最新不])(?:{RISES})|{_ALONE}){_TAIL}$|[↑↓▲▼]$|(?<=[比年期])[\-－−]$")
_ANY = re.compile(rf"{_VIA}[\u4e00-\u9fff]{{1,4}}$")  # after a comparison any verb will do: 较上年同期〔扩容〕287家
_ONLY_COMPARED = re.compile("(?:同比|环比|较上年|较上期|较去年|同期比)$")
_CHANGE_ENDS = frozenset(
    "升降增减涨跌扬落浮调滑窄长加大小高低短少快慢缩简轻展宽缓弹充多掉添去速前于过出位移退进差幅密善免了度为达到至近约超逾有接收支产发缴招办签报跑排待交用花补亏盈↑↓▲▼+＋-－−±比年期后先"
)
_EARLIER = (
    "(?:上年度?|去年|前年|上一?个?(?:期|季度?|月|年度?|半年)|年初|年底|[0-9]{4}年[底末初]?(?:全年)?|“?[一二三四五十]{2,3}五”?末|[一二两三四五六七八九十几0-9]{1,3}(?:年|载|个月)(?:以?前)|[一二三四]季度|上半年|下半年|[0-9]{1,2}月份?"
    "|(?:改革|实施|降费|调整|整治|改造|整合|优化|启动|活动)前|以前|从前|过去|此前|之前|先前|原先|原来|(?:起步|启动|成立|组建|设立|建立)(?:时|之?初)|往年|常年|当时|同期)"
)
_COMPARES = re.compile(
    r"(?:同比|环比|(?<![占对性例可])比|(?<!计)较|相比|相较于?|与|[高低快慢多少好优强短长](?:于|过|出)|超[过出]|距离?)[^，。；,;]{0,18}$"
)
_WAS = re.compile(
    rf"(?P<how>是|为|比|较|与|同|相当于|低于|高于|恢复[到至]|达到?)?(?:{_EARLIER}){{1,3}}(?:同期|同季|同月|全年|平均|水平|基准)?(?:的|为|是|则|不过|仅|只|只有|仅有|有|还|才|约|近|达|到|不|分别|依次|均|各|最多|最快|平均|需要?|要|:|：){{0,4}}$"
)
_EARLY = re.compile("[年季月期前初末底来时往去后]")
_BUT = ("而", "但", "则")
_BESIDE_HOW = ("比", "较", "与", "同", "低于", "高于")
_BESIDE_ENDS = ("的", "平均", "水平", "期", "年", "月")
_THEN = ("同期", "基准", "前", "平均", "水平")
_IS = ("是", "为", "相当于", "恢复到", "恢复至", "达", "达到")
_OVER = frozenset("于过出")
_DEGREES = frozenset("快慢高低多少短长早晚")
_VERB = 6  # characters of a verb after a comparison
_BESIDE = re.compile(
    r"(?P<how>(?<![占环同对性例])比|较|与|相较于?|[高低快慢多少好优短长](?:于|过|出)|超[过出])[^，。；,;]{0,16}(?:平均(?:水平|数|值)?|进度|水平|同期|计划|目标|去年|上年|全[国省市县区]|[0-9]月|[0-9]年)的?$"
)
_MORE = re.compile(rf"(?:相比|比|净?{RISES}|净?[升降增涨跌减多少高低])")

_OUT = "(?:至|到|为|成|上)"
_MOVED = re.compile(
    rf"(?:{_VIA}|统一|逐步|将|能|要|就)(?:(?:(?![增降涨跌升减][速幅]){_PAIR}|变|转变?|改|走|冲|站|迈|恢复|优化|调整|控制|稳定|保持|维持|集成|整合|归并|合并|清理|覆盖|延伸|扩展|发展|前移|后移|跃居|跃|缩|压|精简|下沉|完善|推进|进|回|翻|[升降增涨跌减扩提抬]){_OUT}|[\u4e00-\u9fff]{{2}}至|控制在|稳定在|保持在|维持在|[并合归整转]+为|变|→|⇒|➔)"
    r"(?:了|现在的?|目前的?|如今的?|今天的?|现|平均|承诺|最[多快长]|全[县市省区]|不超过|不高于|不足|不到|约|近|每[户人件天日次]|(?:今年|本年|[0-9]{4}年)的?|千人){0,2}$"
)
_ARRIVES = re.compile(
    rf"(?:(?P<noun>[^，。；,;、0-9]{{0,8}}?)(?:统一|全部|一律)?(?:(?:{_PAIR}|[升降增涨跌减扩提抬缩压变转改冲])(?:至|到|为|成)|[\u4e00-\u9fff]{{2}}至|[到变至]|[并合归整转]+为|[整归合]并?成)|→|⇒|➔)(?:了|现在的?|目前的?|如今的?|平均|约|近|承诺|不足|不到|不超过)?"
)
_MOVED_ENDS = frozenset("至到为成上在变→⇒➔了的现均诺县市省区过高足约近户人件天日次多快长")
_FROM = re.compile(
    r"(?:(?:由|从|自(?![来助然主动身我])|将原来的|原来的|原先的|原来|把|将)(?P<what>[^，。；,;由从将把]{0,14})|原(?:有|定)?[^，。；,;]{0,3})$"
)
_LEAVING = re.compile(rf"[^，]{{0,8}}(?:[至到]|(?<![作认])为|(?<![组构形完达])成|[变→⇒]|一?投|{RISES}|[升降增涨减压缩提扩改调])")

_SHARED = re.compile(
    r"(?:占比|占[到掉去]?了?|比重|比例|约占|居)(?P<of>[^，。；,;]{0,16}?)(?:比重|比例|份额)?(?:的|之|约|近|超过?|达到?|为|至|到|将近|接近|不足|不到|仅)*$"
)
_RANKED = re.compile(
    r"(?:(?:位次|名次|排名|排位|位|名|排|并|稳|总)?(?:列|居|名|排名|排)(?:在|于)?[^，。；,;0-9]{0,6}(?:前列)?(?:倒数)?(?:第|前)?)$|(?:进入|跻身)[^，。；,;]{0,6}前?$"
)
_REST = re.compile(r"(?:其余|剩余|剩下|尚余|尚有|还有|仍有|余下|仅剩|只剩|还剩|剩|留|另有|尚未完成|未完成)的?")
_FULFILLED = re.compile(
    r"(?:完成|占|达到?|为|是|相当于)了?(?:全年|年度|全部)?[^，。；,;的]{0,4}(?:目标|计划|任务|预算(?!支|收)|工程量|盘子)[^，。；,;]{0,4}的?$|^的$"
)
_AIM = re.compile(
    r"(?:(?:完成|占|对照|为|距|距离|较|紧盯)?(?:全年|年度|年初|既定|预期|全部|序时)[^，。；,;]{0,2}|(?:完成|占|对照|为|距|距离|较|紧盯)[^，。；,;]{0,2})?(?:目标任务|任务目标|目标|任务|计划)$"
)
_AIMED = re.compile("(?:户|家|件)?的?(?:目标|任务|预期目标|年度目标|控制线|预期|要求)")
_SIGNS = frozenset("+＋±")
_FAN = re.compile("(?:实现)?翻了?$")
_TIME = re.compile(f"(?:{_EARLIER})(?:同期|全年)?|同比|环比")
_COMPARING = re.compile("[较比于与过出]")
_LESS_OF = re.compile("(?:平均|累计|再)?(?P<how>[减压降缩省])(?P<what>(?![轻少低短减缩费])[^，的]{2,4})")
_MEAN = re.compile("(?:平均(?:水平|数|值)?|进度|同期)$")
_TIMES = re.compile("(?:是|为|达到?|相当于|恢复[到至])[^，]{0,20}的$|^的$")


def read_turn(unit: str, kind: str, left: str, bare: str, right: str, open_: bool) -> Turn:
    """The turn of phrase that ends ``left``, the words before a figure; ``bare`` is ``left`` without what leads to the number."""
    if kind == "percent" and (found := _FULFILLED.search(left, max(0, len(left) - _FAR))):
        return Turn("fulfilled", left[: found.start()], found.group())
    if found := _AIMED.match(right):
        return Turn("aim", left, found.group())
    if kind != "pct_point" and bare.endswith(("目标", "任务", "计划")) and (found := _AIM.search(bare, max(0, len(bare) - _NEAR))):
        return Turn("aim", bare[: found.start()], found.group())
    return _told(unit, kind, left, bare, right, open_)


def _told(unit: str, kind: str, left: str, bare: str, right: str, open_: bool) -> Turn:
    return (
        _leaving(left, bare, right, open_)
        or _was(unit, kind, left, right)
        or _moving(left, bare)
        or (_multiple(unit, left, bare) if unit in ("倍", "番") else None)
        or _changing(kind, left, bare)
        or _standing(kind, left, bare)
        or PLAIN
    )


def _multiple(unit: str, left: str, bare: str) -> Turn | None:
    """增长1.5倍, 翻一番, 是上年的2倍: a change; 是全市平均的2倍 compares with no other time and is a value."""
    changed = _changing("other", left, bare)
    if changed or unit == "番":
        return Turn("times", changed.what, changed.words, changed.compared) if changed else Turn("times", _FAN.sub("", bare), "", True)
    found = _TIMES.search(left, max(0, len(left) - _FAR))
    if not found:
        return None
    earlier = len(found.group()) == 1 or _TIME.search(found.group())
    return Turn("times" if earlier else "plain", left[: found.start()], found.group(), True)


def leads_to(right: str) -> bool:
    """Whether nothing but a verb of moving stands before the next figure: 12件〔减为〕5件."""
    return _ARRIVES.fullmatch(right) is not None


def moved_noun(right: str) -> str:
    """What is counted of a figure from which ``right`` leads to the next: 5个〔测绘环节整合为〕1个."""
    found = _ARRIVES.fullmatch(right)
    return (found["noun"] or "") if found else ""


def _leaving(left: str, bare: str, right: str, open_: bool) -> Turn | None:
    """由 or 从 where the figure is what a change starts from: 由20天〔压缩到〕, 原来20天, 12件〔减为〕, but not 由大厅和11家单位〔组成〕."""
    moves = open_ and leads_to(right)
    found = _FROM.search(left, max(0, len(left) - 20))
    if found and (moves or found.group()[0] == "原" or _LEAVING.match(right)):
        # 将企业开办时间由5天: the name stands between; 由法定的5天: nothing but a qualifier does
        named = found.group()[0] in "将把" or (found.start() == 0 and len(found["what"] or "") >= 4)
        return Turn("from", (found["what"] or "") if named else left[: found.start()], found.group())
    return Turn("from", bare, "") if moves else None


def _was(unit: str, kind: str, left: str, right: str) -> Turn | None:
    """去年同期为33件, 比2022年的69.2%〔高了〕: what was at an earlier time; 恢复到2019年的108% is how it has changed since."""
    start = max(0, len(left) - _FAR)
    found = _WAS.search(left, start) if _EARLY.search(left, start) else None
    if found is None or not (found["how"] or not found.start() or left[: found.start()] in _BUT):
        return _beside(left, right)
    how, the = found["how"], found.group().endswith("的")
    if how in _BESIDE_HOW and not (the or found.group().endswith(_THEN) or _MORE.match(right)):
        return None  # 比去年多
    since = the and how in _IS and (kind == "percent" or unit == "倍")
    return Turn("times" if since else "was", left[: found.start()], found.group(), True)


def _beside(left: str, right: str) -> Turn | None:
    """比全市平均的5天〔少〕: another's value that this one is compared with."""
    found = _BESIDE.search(left, max(0, len(left) - _FAR)) if left.endswith(_BESIDE_ENDS) and _MORE.match(right) else None
    return Turn("was", left[: found.start()], found.group(), True) if found else None


def turn_of_lead(lead: str) -> Turn | None:
    """The turn of a figure that stands alone behind a colon: 改革前：12天."""
    return Turn("was", "", lead, True) if lead and _WAS.fullmatch(lead) else None


def _moving(left: str, bare: str) -> Turn | None:
    """降至, 压缩到: the figure is the value arrived at."""
    for words in (left, bare):
        if words[-1:] in _MOVED_ENDS and (found := _MOVED.search(words, max(0, len(words) - _NEAR))):
            return Turn("moved", words[: found.start()], found.group())
    return None


def _standing(kind: str, left: str, bare: str) -> Turn | None:
    """占, 居全市第, 其余."""
    if (
        kind == "percent"
        and (found := _SHARED.search(left, max(0, len(left) - _FAR)))
        and ("居" not in found.group()[:1] or found.group()[-1] in "之的")
    ):
        return Turn("shared", left[: found.start()], found.group())
    if (kind == "rank" or left.endswith("前")) and (found := _RANKED.search(left, max(0, len(left) - _NEAR))):
        return Turn("ranked", left[: found.start()], found.group())
    for words in (left.rstrip("约近"), bare) if len(bare) <= _SHORT else ():
        if found := _REST.fullmatch(words):
            return Turn("rest", "", found.group())
    return None


def _changing(kind: str, left: str, bare: str) -> Turn | None:
    """同比增长, 较上年少缴, 降: how much a value has changed."""
    for words in (bare, left):
        found = _CHANGED.search(words, max(0, len(words) - _NEAR)) if words[-1:] in _CHANGE_ENDS else None
        if found:
            before = words[: found.start()]
            compared = _COMPARES.search(before, max(0, len(before) - _FAR))
            return Turn("changed", before[: compared.start()] if compared else before, found.group(), bool(compared))
    if kind == "percent" and (less := _LESS_OF.fullmatch(bare)):
        return Turn("changed", less["what"], less["how"])
    if left[-1:] in _SIGNS:
        return Turn("changed", left[:-1], left[-1], True)
    if found := _ONLY_COMPARED.search(bare, max(0, len(bare) - 6)):
        return Turn("changed", bare[: found.start()], found.group(), True)
    start = max(0, len(left) - _FAR)
    found = _COMPARES.search(left, start) if kind != "rank" and _COMPARING.search(left, start) else None
    return Turn("changed", left[: found.start()], found.group(), True) if found and _differs(kind, found.group()) else None


def _differs(kind: str, words: str) -> bool:
    """Whether ``words``, which begin with a comparison, say how much: 高于全市平均, 比去年慢, 较上年同期扩容; a verb of any kind will do after a time."""
    if kind == "pct_point" or (words[1:2] in _OVER and _MEAN.search(words)) or (len(words) > 2 and words[-1] in _DEGREES):
        return True
    earlier = _TIME.search(words) if not words.endswith((*_BESIDE_ENDS, "水平")) and _ANY.search(words[1:]) else None
    return earlier is not None and 1 <= len(words) - earlier.end() <= _VERB
