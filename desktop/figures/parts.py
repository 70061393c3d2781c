"""Parts and wholes: 其中企业 of 新增经营主体, items of a list, what one item says for the next."""

from __future__ import annotations

import re

from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, name_of, shortened, stem
from desktop.figures.verbs import LEADING_VERB, VERB

__all__ = ["last_verb", "part", "verbal", "whole_of"]

_ATTRIBUTE = re.compile(r"(?:[上下内外级类型]|城区|农村|城镇|市区|乡镇|本地|外地|国有|民营|新能源|及以上|以下)$")
_SORTED = re.compile("(?P<what>[^，,]{2,14}?)(?:按[^，,]{1,8})?(?:划分|分为|分别|如下|包括|为|中|看)")
_GAUGED = re.compile("(?:率|比例|占比|时限|标准|价格|得分|满意度)$")
_LEVEL = re.compile(r"^[^级]{1,3}级(?:以上|及以上)?")


def verbal(name: str) -> bool:
    """Whether ``name`` has a verb of its own: 办结事项, but not 服务业."""
    found = LEADING_VERB.match(name)
    return found is not None and (len(name) - found.end() >= 2 or found.end() == len(name))


def whole_of(place: Place, story: Story) -> str:
    """The name of the whole that ``place`` is a part of: 其中 says so, and the rest of its list."""
    here = story.here
    name = name_of(place.left)
    if not here and len(name) <= 4 and story.clauses.text[max(0, place.clause - 1) : place.clause] in ("：", ":"):
        return _heading_noun(place, story)
    if (
        here
        and len(name) <= (6 if name.endswith(("以上", "以下")) else 4)
        and _ATTRIBUTE.search(name)
        and not here[-1].whole
        and here[-1].place.reading.unit == place.reading.unit
    ):
        return here[-1].name
    if not here or (here[-1].place.reading.unit != place.reading.unit and not place.part):
        return ""
    if place.part:
        return next((one.name for one in reversed(here) if one.place.reading.unit == place.reading.unit), "")
    return here[-1].whole


def _heading_noun(place: Place, story: Story) -> str:
    """What a list is of that a colon opens: 受理案件按领域划分为：公安452件."""
    words = story.clauses.words(max(place.sentence, place.clause - 30), place.clause - 1)
    found = _SORTED.match(words)
    if found:
        return stem(name_of(found["what"]))
    lead = name_of(words)
    return lead if len(lead) >= 3 and _GAUGED.search(lead) else ""


def part(name: str, whole: str, beside: str) -> str:
    """企业, a part of 新增经营主体 → 新增企业; 国家级, of 省级以上龙头企业 → 国家级龙头企业; 线上, of 举办招聘会 → 线上招聘会."""
    noun = stem(whole)
    if _GAUGED.search(whole) and len(name) <= 4:  # 报销比例：职工84%，居民70%
        return name if name in whole else name + shortened(whole, LONGEST - len(name))
    if _ATTRIBUTE.search(name) or (len(name) <= (4 if len(whole) <= 4 else 3) and not LEADING_VERB.match(whole)):
        mark = whole.find(name[-1])
        if name[-1] in "类型级" and 0 <= mark < len(whole) - 2:
            return shortened(name + whole[mark + 1 :])
        mark = beside.find(name[-1])
        if name[-1] in "内外" and 0 < mark < len(beside) - 2 and beside != whole:  # 省外务工, 省内县外
            return shortened(name + beside[mark + 1 :])
        noun = _LEVEL.sub("", noun)
        return name if set(name) & set(noun[-2:]) else name + shortened(noun, LONGEST - len(name))
    if last_verb(name):
        return name + shortened(noun, LONGEST - len(name))
    verb = LEADING_VERB.match(whole)
    return verb.group() + name if verb and len(whole) > verb.end() and len(name) <= 8 else name


def last_verb(left: str) -> re.Match[str] | None:
    """The verb ``left`` ends with."""
    found = None
    for candidate in VERB.finditer(left, max(0, len(left) - 6)):
        found = candidate
    return found if found and found.end() == len(left) else None
