"""How prose names a figure that stands to another one: a share, a change, a place among others, what is reached, what is left."""

from __future__ import annotations

import re

from desktop.figures.completing import COUNTERS, doing, known, subject, told
from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, head_noun, name_of, shortened, stem
from desktop.figures.turns import AIM, COMPARISON, FROM, FULFILLED, RANK, REST, SAME_TIME, SHARE, changed, last, leaves, moved
from desktop.figures.verbs import LEADING_VERB

__all__ = ["aimed", "arrived", "fulfilled", "left_over", "multiplied", "ranked", "risen", "shared", "started"]

_GROUP = re.compile("(?:[县市区州乡镇村盟旗个]|单位|部门|局|省份|城市|企业|[）)])$")
_YEARLY = re.compile("(?:年度|全年)(?:计划|任务|预算)")
_AIMED = re.compile("(?:户|家|件)?的?(?:目标|任务|预期目标|年度目标)")
_LIMITED = re.compile("以[上下内](?:的|$)")
_SOME_RATE = re.compile("[^的]{0,2}[费利税]率$")


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
