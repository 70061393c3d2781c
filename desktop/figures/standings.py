"""How prose names a figure that stands to another one: a share, a change, a place among others, what is reached, what is left."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.figures.completing import COUNTERS, doing, joined, known, subject, told
from desktop.figures.speech import acts
from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, head_noun, name_of, shortened, stem
from desktop.figures.turns import Sort, moved_noun
from desktop.figures.verbs import LEADING_VERB

__all__ = ["standing"]

_GROUP = re.compile("(?:[县市区州乡镇村盟旗个]|单位|部门|局|省份|城市|企业|[）)])$")
_AMONG = re.compile("(?:^|在)([^在]{2,14})中$")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_FROM = re.compile("(?:由|从)[^由从]{0,14}$")
_YEARLY = re.compile("(?:年度|全年)(?:计划|任务|预算)?")
_NET = ("净增", "净减")
_STATE = re.compile("(?:尚?未|没有?|待)[^，。；,;0-9]{2,8}")
_DONE = re.compile("(?:到位|完毕|完成)$")
_LIMITED = re.compile("以[上下内](?:的|$)")
_SOME_RATE = re.compile("[^的]{0,2}[费利税]率$")


def standing(place: Place, story: Story) -> str:
    """The name by the turn of phrase that leads to the figure; the empty string where none does or it tells no name."""
    reader = _READERS.get(place.turn.sort)
    return reader(place, story) if reader else ""


def _fulfilled(place: Place, story: Story) -> str:
    """完成年度目标8000人的85.9%, 为年度计划的55.8%: how far the plan is."""
    here = story.here
    before = here[-1] if here else None
    if place.left == "的" and not (place.inside and before and before.place.turn.sort == "aim"):
        return ""
    what = name_of(place.turn.what)
    if len(what) < 2:
        what = story.last(place) if here else story.before(place)
        what = what if len(what) <= 8 else stem(what)
    words = before.place.turn.words if place.left == "的" and before else place.turn.words
    what = _YEARLY.sub("", what).removesuffix("完成")
    word = "年度完成率" if _YEARLY.search(words) and len(what) <= LONGEST - 5 else "完成率"
    return shortened(what, LONGEST - len(word)) + word


def _aim(place: Place, story: Story) -> str:
    """全年目标1.2亿元, 新设2.1万户的目标: an aim has the name of what is to reach it."""
    name = name_of(place.turn.what)
    if place.turn.words and place.turn.what == place.left:
        return subject(place, story)
    if len(name) >= 3:
        return name
    plan = _YEARLY.search(place.turn.words) if "占" in place.turn.words else None
    return plan.group() + shortened(stem(story.last(place)), 10) if plan and story.here else story.last(place)


def _moved(place: Place, story: Story) -> str:
    """时限由20天压缩到7天: the value arrived at is named by what moved."""
    here = story.here
    if here and here[-1].place.turn.sort == "from" and here[-1].place.clause == place.clause and place.inside:
        return here[-1].name
    name = _as_rank(place, subject(place, story))
    if name and place.reading.kind == "percent" and here and _LIMITED.search(name):  # 500万元以下的贷款降到0.5%: the rate just told
        rate = _SOME_RATE.search(here[-1].name)
        return shortened(name, LONGEST - len(rate.group())) + rate.group() if rate else name
    return name


def _as_rank(place: Place, name: str) -> str:
    return shortened(name, LONGEST - 2) + "排名" if place.reading.kind == "rank" and name and not name.endswith("排名") else name


def _shared(place: Place, story: Story) -> str:
    """企业2073户，占三分之一; 城区占六成: a share is named by its part."""
    part = name_of(place.turn.what)
    if len(part) < 2:
        here = story.here
        part = here[-1].name if here else story.before(place)
    word = "比例" if place.turn.words.startswith("比例") else "占比"
    return shortened(part.removesuffix("占比"), LONGEST - 2) + word


def _ranked(place: Place, story: Story) -> str:
    """增速居全市第2位, 在13个县中排第4位: a place among others is named by what is ranked."""
    words = _FROM.sub("", place.turn.what)
    among = _AMONG.search(words)
    if among and not name_of(words[: among.start()]):
        group = _GROUP.search(_BRACKETS.sub("", among[1]))
        what = "" if group else name_of(among[1])
    else:
        what = name_of(words)
    if len(what) < 2:
        others = [one.name for one in story.here if not one.place.right.rstrip("由从").endswith("中") and one.place.clause != place.clause]
        what = (others[-1] if others else "") or story.before(place) or story.subject(place) or known(place, story)
    return shortened(what.removesuffix("排名"), LONGEST - 2) + "排名"


def _changed(place: Place, story: Story) -> str:
    """办件3.6万件，同比增长5%: a change carries the name of its value; 减少材料3份 counts what follows."""
    turn = place.turn
    noun = head_noun(place.right, wide=True)
    if noun and place.reading.unit in COUNTERS and not turn.compared and len(turn.words) <= 4:
        return turn.words + noun
    name = _as_rank(place, subject(place, story))
    return turn.words + stem(name) if turn.words in _NET and not turn.what and not turn.compared else name


def _started(place: Place, story: Story) -> str:
    """由20天…; 比去年同期的172件…: where a change starts from is named by what changes; 企业开办从5个环节 counts what follows."""
    noun = moved_noun(place.right) if place.turn.sort == "from" and place.reading.kind == "count" else ""
    if len(noun) >= 2:
        name = name_of(place.turn.what)
        return told(place, story, joined(name, noun)) if len(name) >= 2 else noun
    return _as_rank(place, subject(place, story))


def _times(place: Place, story: Story) -> str:
    """是上年的1.5倍; 翻一番."""
    return subject(place, story)


def _left_over(place: Place, story: Story) -> str:
    """解决251个，其余33个: what has not been done yet."""
    noun = head_noun(place.right)
    if place.reading.kind == "percent" and noun:
        return ""
    noun = "" if acts(noun[:2]) else noun
    alike = story.alike(place)
    state = _STATE.match(place.right)
    if state and not noun:
        return _DONE.sub("", state.group()) + shortened(stem(alike), 10)
    verb = LEADING_VERB.match(alike)
    if verb and (not noun or noun in alike or len(noun) <= 2):
        return "未" + re.sub("^(?:累计|已|共|新)|了$", "", verb.group()) + shortened(alike[verb.end() :] or stem(alike), 10)
    if noun and place.turn.words in ("尚有", "还有", "仍有", "另有"):
        return doing(place, noun) or noun
    return "剩余" + (noun or shortened(stem(alike or story.last(place)), 10))


_READERS: dict[Sort, Callable[[Place, Story], str]] = {
    "fulfilled": _fulfilled, "aim": _aim, "moved": _moved, "shared": _shared, "ranked": _ranked, "changed": _changed, "from": _started, "was": _started,
    "times": _times, "rest": _left_over,
}  # fmt: skip
