"""The role of a figure: value, baseline, change, target or plan, told by the words beside it and by where it stands."""

from __future__ import annotations

import re

from desktop.figures.story import Place
from desktop.figures.trim import tailed
from desktop.figures.turns import COMPARISON, FROM, SAME_TIME, changed, moved

__all__ = ["coming", "role"]

_AHEAD = re.compile(
    r"下一步|下步|下阶段|下一阶段|下半年|打算|工作安排|工作计划|工作思路|工作目标|预期目标|主要目标|目标任务|今后|展望|努力方向|工作要求|有关要求|工作重点|四季度工作|明年|下期预告|对策|几点建议|意见建议|工作建议|下季度"
)
_ACHIEVED = re.compile(r"完成情况|进展|成效|回顾|运行情况|和下|及下")
_WILL = re.compile(
    r"力争|争取(?!.{0,10}资金|到|上级|中央|省级)|确保|拟(?!定|订)|(?<![年本月任规项])计划(?!生育|单列|书|表|投资)|预期|努力(?:让|使|把|实现)|到(?:20[0-9]{2}|今)年底?(?=[^0-9前已]{0,4}[，,])|目标"
)
_DONE = re.compile(r"已[^经，。；]{0,1}|完成|实现了|目前|截至")
_AIM = re.compile(r"目标|任务|控制线|要求|指标要求")
_NEED = re.compile(
    r"(?:拟[^，。；]{0,12}|资金需求|债券需求|融资需求|需求|计划(?:新建|建设|投资|实施|申请|总投资)[^，。；]{0,6}|还?需(?:新建|建设|投入|投资|完成)[^，。；]{0,6}|估算(?:总?投资)?|概算(?:总?投资)?|预算总?投资)$"
)
_REACH = re.compile(
    r"达到|达|提高到|提升到|提升至|提高至|扩展到|扩大到|增至|增加至|增加到|增加|扩至|扩充至|压缩到|压缩至|压减|降到|降至|降低|下降|突破|不低于|不少于|不超过|控制在|稳定在|保持在|保持|覆盖|接入|集成|培育|打造|增收|增长|完成|实现|进入|前移|率|为|缩短|新设|打|争"
)
_NEW = re.compile(
    r"新建|再建|新增|新改建|改建|扩建|开展|举办|举行|召开|组织|拟|设立|开通|建成|建设|走访|招聘|培训|轮训|投资|安排|推出|引进|新开|发放|选派|投入|开发|出台|制定|修订|布设|配备|申请|补助|每季度|每月|每年|再|改造|实施|用|时间"
)


def coming(heading: str, paragraph: str) -> bool:
    """Whether what stands under ``heading``, in the paragraph that opens with ``paragraph``, is still to come."""
    told = _AHEAD.search(heading)
    if told and not _ACHIEVED.search(heading):
        return True
    opening = paragraph[:16]
    return opening.startswith(("下一步", "下步", "下半年", "今后", "接下来", "明年", "下阶段")) or bool(
        re.match("20[0-9]{2}年[，,].{0,3}[我将]|20[0-9]{2}年.{0,4}目标", opening)
    )


def role(place: Place, sentence: str, future: bool, before: str) -> str:
    """The role of the figure at ``place``; ``sentence`` are its words up to the figure, ``before`` the role of the figure said before it."""
    bare = tailed(place.left)
    ahead = future or bool(_WILL.search(_since_done(sentence)))
    if moved(place.left, bare):
        return _to_come(place, sentence) if ahead else "value"
    if _changes(place, bare):
        return "target" if ahead else "change"
    if _begins(place, bare):
        return "baseline"
    if _NEED.search(bare) or (before == "plan" and not future and place.reading.kind == "amount" and _NEED.search(sentence)):
        return "plan"
    if _AIM.match(place.right.removeprefix("的")) or re.search("(?:年度|全年)?(?:目标任务|目标|任务)$", bare):
        return "target"
    return _to_come(place, sentence) if ahead else "value"


def _since_done(sentence: str) -> str:
    """The words after the last one that says something is done."""
    return _DONE.split(sentence)[-1]


def _changes(place: Place, bare: str) -> bool:
    match place.reading.unit:
        case "番":
            return True
        case "倍":
            return bool(re.search("的$|增长|提高|提升|高出|增加|扩大", place.left))
        case "百分点" | "基点":
            return True
        case _:
            return bool(changed(place.left, bare)) or bool(
                place.reading.kind == "percent" and re.match("(?:提升|提高|下降|增长|降低|压减)", place.right)
            )


def _begins(place: Place, bare: str) -> bool:
    """Whether the words before the figure say where a change started, 由… or 比去年同期的…."""
    if FROM.search(bare):
        return bool(re.search(r"(?:由|从|原)", bare))
    if SAME_TIME.search(place.left) or SAME_TIME.search(bare):
        return bool(re.search(r"同期|上年|去年|上期|上季度|年前|年初|原|此前|以前|改革前|费前|年底|季度|上半年", place.left[-14:]))
    return bool(COMPARISON.search(place.left)) and place.right.startswith(("相比", "增加", "减少", "提高", "下降", "上升", "增长"))


def _to_come(place: Place, sentence: str) -> str:
    """Work or money to come is a plan; a level to reach, a target."""
    near = sentence[-14:]
    return "plan" if _NEW.search(near) and not _REACH.search(near) else "target"
