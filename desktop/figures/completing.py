"""Short and bare names completed with what the sentence is about."""

from __future__ import annotations

import re

from desktop.figures.parts import part, verbal, whole_of
from desktop.figures.speech import acts
from desktop.figures.story import THINGS, Place, Story
from desktop.figures.trim import LONGEST, name_of, shortened, stem
from desktop.figures.turns import RISES
from desktop.figures.verbs import LEADING_VERB, VERB

__all__ = ["COUNTERS", "bracketed", "doing", "joined", "known", "subject", "told"]

COUNTERS = frozenset(
    "个 家 户 名 项 人 件 条 位 场 次 期 篇 笔 座 台 辆 所 支 款 批 部 处 种 类 份 张 宗 起 套 本 册 栋 间 块 大类 元 台套 轮 幢 株 只 头 对 组 门 吨 亩 公里 平方米 台（套） 番 道 盏 艘 班 单".split()
)
_FROM = re.compile("(?:由|从|自(?![来助然主动身我])|原来的?)[^，。；,;由从将把]{0,14}$")
_NO_NAME = re.compile(
    rf"(?:同比|环比|(?<!不)(?:比|较|与|同|相较|距离?|低于|高于|快于|慢于|好于|优于|多于|少于|超过|高出|超出)[^，。；]{{0,16}}|比例|幅度|分别|均|相比|{RISES}|按?(?:可比|不变|现行)价格?(?:计算)?|按?.{{0,6}}口径(?:计算)?|前者|后者|两者|位次|名次|排名|[二三四]者.*|其.?)*$"
)
_RATE = re.compile(r"[^，。；]{1,4}(?:[率度比]|占比)$")
_PER = re.compile(
    r"(?:户均|人均|笔均|家均|次均|案均|亩均|件均|台均|平均|每[人户家件笔车台亩吨张次立方]|实际|其他|全部|最大|最高|最长|日均|月均|年均|单[户笔件]|合计|共计|总计|总数|总量|金额|资金|总[^，]{1,3}$|容量|面积|里程|需求|余额|数量|涉案|标的|[两三四]项|协议|预算金额|.{0,2}(?:金额|总额|资金|面积|投资|总长|余额)$)"
)
_COUNTED = THINGS | {"家", "户", "辆", "套", "艘", "场", "期"}
_TELLING = 5  # characters of a noun that says more than the quoted name of the whole
_SHARE_OF = re.compile("占[^，]{0,12}(?:比重|比例|份额)")
_OFFICES = ("大厅", "中心", "窗口", "平台", "法院", "热线")
_GAUGE = re.compile("材料|时间|时限|环节|用时|成本|费用|周期|数量|总量|总额|金额|面积|流程|价格|标准")
_TOTAL = re.compile("(?:[两三四五六]|[0-9])?[项者类方]?(?:合计|共计|总计|共)?(?<=.{2})|[两三四五六][项者]")
_SAVES = re.compile(r"(?P<per>户均|人均|笔均|家均|车均|件均|(?:平均)?每.|平均每.)(?:可|约)?(?:省|节省|节约|减免|获得|减少|约)?$")
_GENERIC = re.compile(r"^(?:惠及|涉及|覆盖|服务|享受|适用|受益|参加|参与|涉案)[^，。；]{2,5}$")
_NO_DEED = re.compile("的|、|分别|和|为|从|在|于|按(?![期时])|根据|通过$|中|等")
_AUXILIARY = re.compile(
    r"^(?:能够|得到|得以|予以|可以|可在|已经|表示|认为|反映|完成了?|需要|全部|均|已|都|可|能|实现了?|进行了?|开展了?|正在|将|因|被|通过|也|有)+"
)


def told(place: Place, story: Story, name: str) -> str:
    """``name`` as it stands, completed if it is short, a rate of something, or a part of a whole."""
    name = shortened(name)
    here = story.here
    saves = _SAVES.fullmatch(name)
    if saves and here:
        counted = next((one for one in reversed(here) if one.place.reading.kind != "percent"), here[-1])
        return saves["per"] + shortened(re.sub("数$|总额$", "", counted.name), LONGEST - len(saves["per"]))
    if place.reading.kind == "percent" and _RATE.fullmatch(name) and (len(name) <= 3 or (len(name) <= 5 and VERB.search(name))):
        return joined(_rated(place, story, name), name)
    if _TOTAL.fullmatch(name):
        return _sum(place, story)
    if _PER.match(name) and len(name) <= 6 and place.reading.kind == "percent":
        return joined(_quoted(story.subject(place)), name)
    if _PER.match(name) and len(name) <= 6:
        return joined(story.topic(place), name)
    if place.left.startswith(("、", "和")) and here and len(name) <= 4 and not LEADING_VERB.match(name) and not acts(name) and not _PER.match(name):
        verb = LEADING_VERB.match(here[-1].name)
        if verb and not here[-1].whole:
            return verb.group() + name
    whole = whole_of(place, story)
    if whole and not verbal(name):
        return part(name, whole, here[-1].name if here else "")
    return _completed(place, story, name)


def _quoted(subject: str) -> str:
    """``subject`` where it is a name in quotes: that says more than any figure before."""
    return subject if subject.startswith("“") else ""


def _short(place: Place, story: Story, name: str) -> str:
    """A noun of two characters: with the verb of the list it stands in, or what the sentence has quoted; what is doubtful is left out."""
    if place.left.startswith("、"):
        return name
    here = story.here
    verb = LEADING_VERB.match(here[-1].name) if here and here[-1].place.reading.unit == place.reading.unit else None
    if verb and not VERB.match(name) and not acts(name):
        return verb.group() + name
    subject = story.subject(place)
    return joined(subject, name) if subject and ("“" in subject or _GAUGE.fullmatch(name)) else name


def _sum(place: Place, story: Story) -> str:
    """三者合计: the whole of the figures before, or what their names end with alike, or what the sentence is about."""
    names = [one.name for one in story.here if one.place.reading.unit == place.reading.unit]
    if not names:
        return joined(story.subject(place), "合计")
    last = names[-1]
    ending = next((last[-size:] for size in range(8, 1, -1) if names[-2].endswith(last[-size:])), "") if len(names) > 1 else ""
    whole = story.here[-1].whole
    return whole if len(whole) >= 4 else joined(whole or ending or story.subject(place), "合计")


def _completed(place: Place, story: Story, name: str) -> str:
    """A name too short or too common to stand alone, with what the sentence is about."""
    if len(name) <= 2:
        return _short(place, story, name)
    if _GENERIC.match(name):
        return joined(story.topic(place) if story.here else story.subject(place), name)
    if len(name) <= 4 and VERB.match(name) and "“" in story.subject(place):
        return joined(story.subject(place), name)
    return name


def _rated(place: Place, story: Story, name: str) -> str:
    """What ``name``, a rate of a few characters, is of, where the sentence says so: 办结率 of what was 办结, 压缩率 of what was shortened."""
    here, subject = story.here, story.subject(place)
    verb = name[-3:-1]
    done = next((one for one in reversed(here) if verb in one.name[:6]), None)
    if done:
        noun = stem(done.name)
        better = subject.endswith(_OFFICES) or (subject.startswith("“") and (len(noun) < _TELLING or noun == done.name))
        return subject if better else ("" if noun == done.name else noun)
    if here and here[-1].place.turn.sort == "moved":
        return here[-1].name
    if here and here[-1].place.reading.kind == "percent" and here[-1].about:
        return here[-1].about
    told = next((one for one in reversed(here) if one.role != "change"), None)
    if told and told.place.reading.unit in _COUNTED and told.place.turn.sort == "plain":
        return stem(told.name.removeprefix(told.about))
    return _quoted(subject)


def joined(topic: str, name: str) -> str:
    """``name`` with what it is about before it, if that says more."""
    if not topic or topic in name or name[:2] in topic or name in topic or topic[-2:] in name:
        return name
    return shortened(topic, max(2, LONGEST - len(name))) + name


def doing(place: Place, noun: str, apart: bool = False) -> str:
    """申请缓缴 of 11家企业申请缓缴, before ``noun`` unless ``apart``; the empty string where nothing is told of it."""
    words = place.right.partition(noun)[2] if noun else place.right
    words = _AUXILIARY.sub("", words.removeprefix("的")).removeprefix("在")
    words = words if len(words) <= 4 else words.removesuffix("了").removesuffix("的")
    if place.open or not 2 <= len(words) <= 18 or _NO_DEED.match(words):
        return ""
    return shortened(words, 8) + ("" if apart else noun)


def subject(place: Place, story: Story) -> str:
    """The name before the turn of phrase that leads to the figure, or what is known."""
    if _SHARE_OF.fullmatch(place.turn.what):  # 占外贸总额比重升至11.5%
        return shortened(story.last(place), LONGEST - 2) + "占比" if story.here else ""
    words = name_of(_FROM.sub("", place.turn.what))
    if len(words) >= 2 and not _NO_NAME.match(words):
        return told(place, story, words)
    return bracketed(place, story) or known(place, story)


def bracketed(place: Place, story: Story) -> str:
    """The name before the bracket that a bare figure opens: 满意率（98%）."""
    cut = story.clauses
    if cut.text[max(0, place.clause - 1) : place.clause] not in ("（", "("):
        return ""
    start = cut.start(max(0, place.clause - 2))
    if story.said and story.said[-1].place.reading.end > start:
        return ""
    name = name_of(cut.words(max(start, place.clause - 40), place.clause - 1))
    return told(place, story, name) if len(name) >= 2 else ""


def known(place: Place, story: Story) -> str:
    """The name the sentence has told, the words before, or the sentence before."""
    if place.reading.kind == "rank" and not (story.here and story.here[-1].place.reading.kind == "rank"):
        others = [one.name for one in story.here if one.place.clause != place.clause and not one.place.right.startswith(("县", "市", "区"))]
        return others[-1] if others else story.before(place) or story.subject(place)
    return story.aside(place) or story.last(place) or story.before(place) or story.subject(place) or (story.said[-1].name if story.said else "")
