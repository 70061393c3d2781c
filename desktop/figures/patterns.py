"""How prose names what a figure measures: an ordered handful of patterns, each a function that reads one turn of phrase."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.figures.completing import COUNTERS, bracketed, doing, joined, known, last_verb, subject, told, whole_of
from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, head_noun, name_of, shortened, stem
from desktop.figures.turns import AIM, COMPARISON, FROM, FULFILLED, RANK, REST, SAME_TIME, SHARE, changed, last, leaves, moved
from desktop.figures.verbs import BARE_VERB, LEADING_VERB

__all__ = ["named"]

_GROUP = re.compile("(?:[县市区州乡镇村盟旗个]|单位|部门|局|省份|城市|企业|[）)])$")
_HELPS = ("组织", "帮助", "邀请", "协调", "推动", "引导", "支持", "为", "向", "对", "给")
_YEARLY = re.compile("(?:年度|全年)(?:计划|任务|预算)")
_LIGHT = ("为", "占", "需", "报", "辖", "设", "产生", "产生了", "实现", "完成", "达成", "现有", "存在")
_TO = re.compile("[为向对给]$")
_RATED = re.compile("的?(?P<rate>[^，的]{0,4}[利费税汇]率)|的(?P<of>[^，的]{2,8})$|(?:给予|予以)(?P<given>[^，的]{2,4})$")
_GIVEN = re.compile("(?:给予|予以|提供|享受|落实|按|额度)$")
_AIMED = re.compile("(?:户|家|件)?的?(?:目标|任务|预期目标|年度目标)")
_OF_THEM = re.compile("(?:其中|有|中有|其中有|中|另有|就有|、|已有|和)?")
_WHICH = re.compile("的(?:有|仅|只有|达|共)?$")
_LIMITED = re.compile("以[上下内](?:的|$)")
_SOME_RATE = re.compile("[^的]{0,2}[费利税]率$")
_DOES = re.compile("^(?:以上|左右|以内|多|余)?(?:的)?")


def named(place: Place, story: Story) -> str:
    """The name of the figure at ``place``: the answer of the first pattern that knows its turn of phrase."""
    for pattern in _PATTERNS:
        name = pattern(place, story)
        if name:
            return name
    return story.heading[:LONGEST]


def fulfilled(place: Place, story: Story) -> str:
    """完成年度目标8000人的85.9%, 为年度计划的55.8%: how far the plan is."""
    found = FULFILLED.search(place.left) if place.reading.kind == "percent" else None
    if not found:
        return ""
    here = story.here
    if place.left == "的" and not (place.inside and here and AIM.search(here[-1].place.bare)):
        return ""
    what = name_of(place.left[: found.start()])
    if len(what) < 2:
        what = stem(story.last(place)) if here else story.before(place)
    year = found["year"] or _YEARLY.search(found.group() if place.left != "的" or not here else here[-1].place.left)
    word = "年度完成率" if year else "完成率"
    return shortened(_YEARLY.sub("", what), LONGEST - len(word)).removesuffix("完成") + word


def aimed(place: Place, story: Story) -> str:
    """全年目标1.2亿元, 新设2.1万户的目标: an aim has the name of what is to reach it."""
    if _AIMED.match(place.right):
        name = name_of(place.left)
        return told(place, story, name) if len(name) >= 2 else known(place, story)
    found = AIM.search(place.bare)
    if not found:
        return ""
    name = name_of(found.string[: found.start()])
    if len(name) >= 3:
        return name
    plan = _YEARLY.search(found.group()) if "占" in found.group() else None
    return plan.group() + shortened(stem(story.last(place)), 10) if plan and story.here else story.last(place)


def arrived(place: Place, story: Story) -> str:
    """时限由20天压缩到7天: the value arrived at is named by what moved."""
    found = moved(place)
    name = _as_rank(place, subject(place, story, found)) if found else ""
    here = story.here
    if name and place.reading.kind == "percent" and here and _LIMITED.search(name):  # 500万元以下的贷款降到0.5%: the rate just told
        rate = _SOME_RATE.search(here[-1].name)
        return shortened(name, LONGEST - len(rate.group())) + rate.group() if rate else name
    return name


def _as_rank(place: Place, name: str) -> str:
    return shortened(name, LONGEST - 2) + "排名" if place.reading.kind == "rank" and name and not name.endswith("排名") else name


def shared(place: Place, story: Story) -> str:
    """企业2073户，占三分之一; 城区占六成: a share is named by its part."""
    found = SHARE.search(place.left) if place.reading.kind == "percent" else None
    if not found:
        return ""
    part = name_of(place.left[: found.start()])
    if len(part) < 2:
        here = story.here
        part = here[-1].name if here else story.before(place)
    word = "比例" if found.group().startswith("比例") else "占比"
    return shortened(part.removesuffix("占比"), LONGEST - 2) + word


def ranked(place: Place, story: Story) -> str:
    """增速居全市第2位, 在13个县中排第4位: a place among others is named by what is ranked."""
    found = RANK.search(place.left) if place.reading.kind == "rank" or place.left.endswith("前") else None
    if not found:
        return ""
    words = FROM.sub("", place.left[: found.start()])
    among = re.search("(?:^|在)([^在]{2,14})中$", words)
    if among and not name_of(words[: among.start()]):
        group = _GROUP.search(re.sub(r"[（(][^）)]*[）)]", "", among[1]))
        what = "" if group else name_of(among[1])
    else:
        what = name_of(words)
    if len(what) < 2:
        others = [one.name for one in story.here if not one.place.right.rstrip("由从").endswith("中") and one.place.clause != place.clause]
        what = (others[-1] if others else "") or story.before(place) or story.subject(place) or known(place, story)
    return shortened(what.removesuffix("排名"), LONGEST - 2) + "排名"


def risen(place: Place, story: Story) -> str:
    """办件3.6万件，同比增长5%: a change carries the name of its value."""
    found = changed(place)
    if not found:
        return ""
    noun = head_noun(place.right, wide=True)
    if noun and place.reading.unit in COUNTERS and not found["compared"] and len(found.string) - found.start() <= 4:
        return found.group() + noun
    return subject(place, story, found)


def started(place: Place, story: Story) -> str:
    """由20天…; 比去年同期的172件…: where a change starts from is named by what changes."""
    if place.reading.kind == "other" and isinstance(place.reading.number, tuple):  # 车桩比2.4:1 compares nothing
        return ""
    found = leaves(place) or last(SAME_TIME, place) or COMPARISON.search(place.left)
    return _as_rank(place, subject(place, story, found)) if found else ""


def multiplied(place: Place, story: Story) -> str:
    """是上年的1.5倍; 翻一番."""
    if place.reading.unit not in ("倍", "番"):
        return ""
    return known(place, story) if place.left in ("的", "") or place.reading.unit == "番" or place.left.endswith("的") else ""


def left_over(place: Place, story: Story) -> str:
    """解决251个，其余33个: what has not been done yet."""
    bare = place.bare or place.left
    if place.reading.kind == "percent" and head_noun(place.right):
        return ""
    if not REST.match(place.left.rstrip("约近")) and not REST.match(bare):
        return ""
    alike = story.alike(place)
    verb = LEADING_VERB.match(alike)
    noun = head_noun(place.right)
    if verb and (not noun or noun in alike or len(noun) <= 2):
        return "未" + re.sub("^(?:累计|已|共|新)|了$", "", verb.group()) + shortened(alike[verb.end() :] or stem(alike), 10)
    if noun and bare in ("尚有", "还有", "仍有", "另有"):
        return doing(place, noun) or noun
    return "剩余" + (noun or shortened(stem(alike or story.last(place)), 10))


def part_of(place: Place, story: Story) -> str:
    """97%的纳税人实现…, 近九成案件实现…: a share of those who do what follows."""
    if place.reading.kind in ("percent", "other") and place.right.startswith(("比例", "的比例")):
        return shortened(place.right.partition("比例")[2], 8) + "比例"
    if (
        place.reading.kind != "percent"
        or not place.right
        or (len(name_of(place.left)) > 1 and place.left not in ("其中", "另有", "实现", "确保", "力争"))
    ):
        return ""
    noun = head_noun(_DOES.sub("", place.right))
    if not noun:
        return ""
    return shortened(doing(place, noun, apart=True) + noun[:8], LONGEST - 2) + "占比"


def rated(place: Place, story: Story) -> str:
    """执行1%费率, 给予15%的补助: the rate is named behind the figure."""
    if place.reading.kind != "percent" or len(place.left) < 2 or changed(place):
        return ""
    found = _RATED.match(place.right)
    if found is None:
        return ""
    if found["rate"]:
        return joined(story.subject(place), found["rate"])
    if found["given"]:
        return shortened(name_of(place.left.removesuffix("按")), 8) + found["given"] + "比例"
    return shortened(found["of"]) + "比例" if BARE_VERB.fullmatch(name_of(place.left)) or _GIVEN.search(place.left) else ""


def some(place: Place, story: Story) -> str:
    """区级事项1436项，其中1410项实现不见面审批: some of what was counted do what follows."""
    here = story.here
    if not _OF_THEM.fullmatch(place.left) or not here or head_noun(place.right) or len(place.right) < 3:
        return ""
    if place.reading.kind == "percent":
        return doing(place, "", apart=True) + "占比"
    before = here[-1].place.reading
    if before.unit != place.reading.unit and before.kind != "percent":
        return ""
    noun = head_noun(_DOES.sub("", here[-1].place.right)) if before.kind == "percent" else stem(here[-1].whole or here[-1].name)
    noun = re.sub("^[省市县区]级", "", noun)
    does = doing(place, "", apart=True)
    return does + shortened(noun, max(4, LONGEST - len(does))) if does else ""


def which(place: Place, story: Story) -> str:
    """产值超亿元的41家: those of what was counted that are so."""
    found = _WHICH.search(place.left)
    here = [one for one in story.here or story.said[-1:] if one.place.reading.unit == place.reading.unit]
    if not found or place.right or not here or place.reading.kind != "count":
        return ""
    name = name_of(place.left[: found.start()])
    return shortened(name, 8) + shortened(stem(here[0].whole or here[0].name), 6) if len(name) >= 3 else ""


def counted(place: Place, story: Story) -> str:
    """设置12个综合窗口: the noun stands after the figure."""
    if place.reading.unit not in COUNTERS:
        return ""
    left = name_of(place.left)
    left = "" if left.endswith("等") else left.removesuffix("由").removesuffix("从")
    verb = LEADING_VERB.fullmatch(left) or BARE_VERB.fullmatch(left) or (None if "、" in left else last_verb(left))
    noun = head_noun(place.right, wide=bool(verb) and place.reading.unit != "元")
    if not noun:
        return ""
    word = verb.group() if verb and len(verb.group()) <= 4 and verb.group() not in _LIGHT else ""
    if place.right.partition(noun)[2].startswith("中") and not word:
        return noun
    if len(noun) <= 2 and (not word or word in _HELPS):
        does = "" if _TO.search(place.left) else doing(place, noun)
        topic = left if left and not verb else stem(story.before(place)) or story.topic(place) if _TO.search(place.left) else ""
        return does or joined(topic, noun)
    if word.startswith(_HELPS) and len(noun) <= 4:
        return doing(place, noun) or word + noun
    if not word and 2 <= len(left) <= 6 and len(noun) <= 4 and not verb:
        return joined(left, noun)
    return word + noun


def alone(place: Place, story: Story) -> str:
    """办结3.5万件: a verb alone takes its object from what was counted before; no words at all take the name itself."""
    left = name_of(place.left)
    if left and not BARE_VERB.fullmatch(left):
        return ""
    within = "" if left else bracketed(place, story)
    if within:
        return within
    if not left and "最高" in place.left and place.inside is False and story.here:
        return shortened(stem(story.here[-1].name), LONGEST - 2) + "上限"
    if not left:
        return (story.said[-1].name if place.left.endswith("即") and story.said else "") or known(place, story)
    alike = whole_of(place, story) or story.alike(place) if place.reading.kind != "duration" else ""
    if alike:
        if left in alike or BARE_VERB.fullmatch(alike):
            return alike if left in alike else left
        name = left + shortened(stem(alike), LONGEST - len(left))
        return name_of(name) if left.endswith("完成") else name
    topic = _bare_topic(place, story)
    return (
        joined(topic, left)
        if story.here or place.reading.kind in ("amount", "duration") or "“" in topic
        else left + shortened(topic, LONGEST - len(left))
    )


def _bare_topic(place: Place, story: Story) -> str:
    """What a verb alone is about where nothing alike was counted: a name in quotes, the first thing counted, the words before."""
    subject, before = story.subject(place), stem(story.before(place))
    if "“" in subject + before:
        return subject if "“" in subject else before
    first = next((one for one in story.here if one.place.reading.kind == "count"), None)
    return (first.about or stem(first.name)) if first else subject or before or story.topic(place)


def plain(place: Place, story: Story) -> str:
    """入驻部门23个: the name stands before the figure."""
    name = told(place, story, name_of(place.left))
    if place.reading.kind == "percent" and not name.endswith(tuple("率比度面例量值额重幅势")):
        return shortened(name, LONGEST - 2) + "占比"
    return name


_PATTERNS: tuple[Callable[[Place, Story], str], ...] = (
    fulfilled, aimed, arrived, shared, ranked, left_over, multiplied, risen, started, part_of, rated, some, which, counted, alone, plain,
)  # fmt: skip
