"""The role of a figure: value, baseline, change, target or plan, told by the words beside it and by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.figures.story import Place, Said
from desktop.figures.turns import AIM, COMPARISON, FULFILLED, SAME_TIME, changed, last, leaves, moved

__all__ = ["coming", "role"]

_AHEAD = re.compile(
    r"下一?步|下一?阶段|下半年|打算|工作安排|工作计划|工作思路|工作目标|预期目标|主要目标|今后|展望|努力方向|工作要求|有关要求|几点要求|工作重点|[一二三四]季度工作|明年|下期预告|对策|几点建议|意见建议|工作建议|有关建议|下季度|下年度?"
)
_ACHIEVED = re.compile(r"完成情况|进展|成效|回顾|运行情况|[和与及]下|办理情况|总结")
_OPENING = re.compile(r"[\s　]*(?:下一?步|下半年|今后|接下来|明年|下一?阶段|20[0-9]{2}年[，,].{0,3}[我将]|20[0-9]{2}年.{0,4}目标)")
_WILL = re.compile(
    r"力争|争取(?!.{0,10}资金|到|上级|中央|省级)|确保|拟(?!定|订|办)|(?<![年本月任规项度])计划(?=新|建|投|实施|改|完成|开|招|引|培|安|举|组|申|年内|再|总|到|在|$)|预计(?=全年|年底|到|年内)|(?:目标|预期|任务)(?:[:：]|是|为)|努力(?:让|使|把|实现)|到(?:20[0-9]{2}|今)年底?(?=[^0-9前已]{0,4}[，,])"
)
_DONE = re.compile(r"已[^经，。；]{0,1}|(?<!需)完成|实现了|目前|截至")
_AIMED = re.compile(r"的?(?:预期|年度|全年)?(?:目标|任务|控制线|要求|指标要求)")
_NEED = re.compile(
    r"(?:拟[^，。；]{0,12}|资金需求|债券需求|融资需求|需求|(?<![年本月任规项度])计划(?:新建|建设|投资|实施|申请|总投资)[^，。；]{0,6}|还?需(?:新建|建设|投入|投资)[^，。；]{0,6}|估算(?:总?投资)?|概算(?:总?投资)?|预算总?投资)$"
)
_BOUND = re.compile(r"不低于|不少于|至少")
_REACH = re.compile(
    r"达到?|(?:提高|提升|扩展|扩大|增|增加|扩|扩充|压缩|压减|降|降低|下降|缩短|发展|优化)[到至为]|突破|不超过|控制在|稳定在|保持|覆盖|接入|集成|培育|增收|增长|提高|降低|下降|压缩|完成|实现|进入|前移|率|缩短|新设"
)
_NEW = re.compile(
    r"新建|再建|新增|新改建|改建|扩建|开展|举办|举行|召开|组织|拟|设立|开通|建成|走访|招聘|培训|轮训|投资|安排|推出|引进|新开|发放|选派|投入|开发|出台|制定|修订|布设|配备|申请|补助|每季度|每月|再|用|抓好|费"
)
_BESIDE = re.compile("(?<!不)(?:高于|低于|快于|慢于|高出|超出|多于|少于)[^，。；]{1,8}(?:平均(?:水平|数|值)?)$")
_WAS = re.compile(
    "(?:^|[，,；;。：:（(])(?:过去|以前|从前|原先|原来|原(?=需|为|要|有)|去年同期|上年同期|去年|上年|改革前|实施前|调整前|整治前|此前|之前|年初|同期)(?:[:：]|的|平均|最[多快]|为|是|需要?|要|仅|只|只有|有|达|约|近|则|时){0,4}$"
)
_TOLD = re.compile("已(?:完成|实现|建成|达|经)|(?<!年)截至|目前")
_MULTIPLE = re.compile("的$|增长|提高|提升|高出|增加|扩大")
_MARKS = re.compile("[，,；;。：:]")
_SHARING = re.compile("、?(?:即|(?:[省市县区]级)?配套|总|建筑面积|占地|概算|预算|年度)")
_LESS = re.compile(r"(?:减少|降低|压减|精简|缩减|减掉|下调)了?(?P<what>[^，。；、]{2,8})$")


def coming(headings: Iterable[str], paragraph: str) -> bool:
    """Whether what stands under ``headings``, in the paragraph that opens with ``paragraph``, is still to come."""
    return any(_AHEAD.search(one) and not _ACHIEVED.search(one) for one in headings) or _OPENING.match(paragraph) is not None


def role(place: Place, sentence: str, future: bool, before: Said | None) -> str:
    """The role of the figure at ``place``; ``sentence`` are its words up to the figure, ``before`` the figure said before it in the sentence."""
    if place.right.startswith(("↑", "↓")):
        return "target" if future else "change"
    if leaves(place) or _WAS.search(sentence) or (not moved(place) and _compared(place)):
        return "baseline"
    if _AIMED.match(place.right) or (place.reading.kind != "pct_point" and AIM.search(place.bare) and not place.left.startswith("占")):
        return "target"
    if place.reading.kind == "percent" and FULFILLED.search(place.left):
        return "value"
    ahead = (future and not _told(sentence)) or bool(_WILL.search(_DONE.split(sentence)[-1]))
    if moved(place):
        return _to_come(place, sentence) if ahead else "value"
    if _changes(place):
        return "target" if ahead else "change"
    if _follows(place, before):
        return before.role if before else "value"
    if _NEED.search(place.bare):
        return "plan"
    return _to_come(place, sentence) if ahead else "value"


def _told(sentence: str) -> bool:
    """Whether even under a heading of what is to come something already done is told: 至9月底已完成."""
    return _TOLD.search(sentence) is not None


def _changes(place: Place) -> bool:
    match place.reading.unit:
        case "番":
            return True
        case "倍":
            return _MULTIPLE.search(place.left) is not None
        case "百分点" | "基点":
            return True
        case _:
            less = _LESS.search(place.bare) if place.reading.kind in ("percent", "count") else None
            return bool(changed(place)) or bool(less and not place.right) or _BESIDE.search(place.left) is not None


def _compared(place: Place) -> bool:
    """Whether the words before the figure name an earlier time, 比去年同期的…, and the figure is what was then."""
    if last(SAME_TIME, place):
        return True
    return bool(COMPARISON.search(place.left)) and place.right.startswith(("相比", "增加", "减少", "提高", "下降", "上升", "增长"))


def _follows(place: Place, before: Said | None) -> bool:
    """Whether the figure is one of a list whose first was a change or a plan: 分别增长6%和5%; 估算投资…，其中补助60%."""
    if before is None or before.role in ("value", "baseline"):
        return False
    if place.joined:
        return before.place.reading.kind == place.reading.kind
    return before.role == "plan" and (place.part or _SHARING.match(place.left) is not None)


def _to_come(place: Place, sentence: str) -> str:
    """Work or money to come is a plan; a level to reach, a target."""
    near = _MARKS.split(sentence)[-1][-16:]
    new, reach = _NEW.search(near), _REACH.search(_BOUND.sub("", near))
    return "plan" if new and not reach else "target"
