"""How prose names what a figure measures: an ordered handful of patterns, each a function that reads one turn of phrase."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.figures.completing import COUNTERS, bracketed, doing, joined, known, told
from desktop.figures.edges import led
from desktop.figures.parts import last_verb, whole_of
from desktop.figures.speech import acts
from desktop.figures.standings import standing
from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, head_noun, name_of, shortened, stem
from desktop.figures.verbs import BARE_VERB, LEADING_VERB

__all__ = ["named"]

_HELPS = ("组织", "帮助", "邀请", "协调", "推动", "引导", "支持", "为", "向", "对", "给")
_LIGHT = ("为", "占", "需", "报", "辖", "设", "产生", "产生了", "实现", "完成", "达成", "现有", "存在")
_TO = re.compile("[为向对给]$")
_RATED = re.compile("的?(?P<rate>[^，的]{0,4}[利费税汇]率)|的(?P<of>[^，的]{2,8})$|(?:给予|予以)(?P<given>[^，的]{2,4})$")
_GIVEN = re.compile("(?:给予|予以|提供|享受|落实|按|额度)$")
_QUOTED = re.compile("[^“”]{0,6}“[^“”、，]{2,12}”[^“”]{0,8}")
_PLANNED = re.compile("(?:年度|全年)?(?:预计|计划|估算|概算)(?=.{2})")
_TAKES = ("用", "花", "以", "利用", "力争")
_LASTING = re.compile("(?:左右)?的?时间[，,]?(?P<deed>[^，。；,;0-9]{3,14})")
_OF_THEM = re.compile("(?:其中|有|中有|其中有|中|另有|就有|、|已有|和)?")
_DOES = re.compile("^(?:以上|左右|以内|多|余)?(?:的)?")


def named(place: Place, story: Story) -> str:
    """The name of the figure at ``place``: the answer of the first pattern that knows its turn of phrase."""
    for pattern in _PATTERNS:
        name = pattern(place, story)
        if name:
            return name
    return story.heading[:LONGEST]


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


def lasting(place: Place, story: Story) -> str:
    """用两年时间新建冷库: how long what follows takes."""
    found = _LASTING.match(place.right) if place.reading.kind == "duration" and place.left.endswith(_TAKES) else None
    return shortened(found["deed"], LONGEST - 2) + "时间" if found else ""


def rated(place: Place, story: Story) -> str:
    """执行1%费率, 给予15%的补助: the rate is named behind the figure."""
    if place.reading.kind != "percent" or len(place.left) < 2 or place.turn.sort == "changed":
        return ""
    found = _RATED.match(place.right)
    if found is None:
        return ""
    if found["rate"]:
        return joined(story.subject(place), found["rate"])
    if found["given"]:
        return shortened(name_of(place.left.removesuffix("按")), 8) + found["given"] + "比例"
    verb = name_of(place.left)
    if _GIVEN.search(place.left):
        return shortened(found["of"]) + "比例"
    return shortened(found["of"], LONGEST - 2 - len(verb)) + verb + "比例" if BARE_VERB.fullmatch(verb) or acts(verb) else ""


def some(place: Place, story: Story) -> str:
    """区级事项1436项，其中1410项实现不见面审批: some of what was counted do what follows."""
    here = story.here
    if not _OF_THEM.fullmatch(led(place.left)) or not here or head_noun(place.right) or len(place.right) < 3:
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
        does = doing(place, noun)
        topic = left if left and not verb else story.subject(place) if _TO.search(place.left) else ""
        topic = topic if "“" in topic or topic == left else ""
        return does or joined(topic, noun)
    if word.startswith(_HELPS) and len(noun) <= 4:
        return doing(place, noun) or word + noun
    if not word and 2 <= len(left) <= 6 and len(noun) <= 4 and not verb:
        return joined(left, noun)
    return word + noun


def alone(place: Place, story: Story) -> str:
    """办结3.5万件: a verb alone takes its object from what was counted before; no words at all take the name itself."""
    left = name_of(place.left).removeprefix("计划")
    if left and not BARE_VERB.fullmatch(left) and not acts(left):
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
        name = left + shortened(_PLANNED.sub("", stem(alike)), LONGEST - len(left))
        return name_of(name) if left.endswith("完成") else name
    topic = _bare_topic(place, story)
    if place.reading.kind != "amount" and not topic.startswith("“"):
        return left
    return (
        joined(topic, left)
        if story.here or place.reading.kind in ("amount", "duration") or "“" in topic
        else left + shortened(topic, LONGEST - len(left))
    )


def _bare_topic(place: Place, story: Story) -> str:
    """What a verb alone is about where nothing alike was counted: a name in quotes, the first thing counted, the words before."""
    subject, before = story.subject(place), stem(story.before(place))
    quoted = next((words for words in (subject, before) if _QUOTED.fullmatch(words)), "")
    if quoted or story.quoted(place):
        return quoted or story.quoted(place)
    first = next((one for one in story.here if one.place.reading.kind == "count" and len(one.name) > 2), None)
    return (first.about or stem(first.name)) if first else subject or before or story.topic(place)


def plain(place: Place, story: Story) -> str:
    """入驻部门23个: the name stands before the figure."""
    words = name_of(place.left)
    name = told(place, story, words) if len(words) > 1 else known(place, story)
    if place.reading.kind == "percent" and not name.endswith(tuple("率比度面例量值额重幅势")):
        return shortened(name, LONGEST - 2) + "占比"
    return name


_PATTERNS: tuple[Callable[[Place, Story], str], ...] = (
    standing, lasting, part_of, rated, some, counted, alone, plain,
)  # fmt: skip
