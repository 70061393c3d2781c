"""The role of a figure: value, baseline, change, target or plan, told by the words beside it and by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.figures.edges import led
from desktop.figures.story import Place, Said
from desktop.figures.verbs import LEADING_VERB, VERBS

__all__ = ["coming", "hopes", "later", "role"]

_AHEAD = re.compile(
    r"下一?步|下一?阶段|下半年(?!.{0,12}(?:情况|总结|汇报|报告|成效|回顾))|打算|工作安排|工作计划|工作思路|工作目标|预期目标|主要目标|今后|展望|来年|设想|努力方向|工作要求|有关要求|几点要求|工作重点|[一二三四]季度工作(?!情况|开展|完成|成效|总结|回顾|汇报)|明年|下期预告|对策|几点建议|意见建议|工作建议|有关建议|下季度|下年度?"
)
_ACHIEVED = re.compile(r"完成情况|进展|成效|回顾|运行情况|[和与及]下|办理情况|总结")
_OPENING = re.compile(r"[\s　]*(?:下一?步|下半年|今后|接下来|明年|下一?阶段|20[0-9]{2}年[，,].{0,3}[我将]|20[0-9]{2}年.{0,4}目标)")
_WILL = re.compile(
    rf"力争|力求|有望|争取(?=[^，。；]{{0,12}}(?:达到|突破|实现|完成|开工|竣工|投产|进入|提高|提升|增长|新增|年底|年内|全年|明年|在))|确保|拟(?!定|订|办)|(?<!年度)(?<!全年)(?<![本月任规项])计划(?={VERBS}|新|建|投|实施|改|完成|开|招|引|培|安|举|组|申|年内|再|总|到|在|用|$)|预计(?=全年|年底|到|年内)|(?:目标|预期|任务)(?:[:：]|是|为)|下一?步|下一?阶段|明年|来年|年底前|将(?=[有再新推开建举组实达增扩突迎完])|努力(?:让|使|把|实现)|到(?:20[0-9]{{2}}|今)年底?(?=[^0-9前已]{{0,4}}[，,])"
)
_DONE = re.compile(r"已[^经，。；]{0,1}|(?<!需)完成|实现了|目前|截至")
_NEED = re.compile(
    r"(?:拟[^，。；]{0,12}|资金需求|债券需求|融资需求|需求|预计总?投资|需(?:要)?(?:资金|经费|投资|补助|补贴)|(?:年度|全年)计划(?:完成)?(?:总|新增)?投资|(?<![年本月任规项度])计划(?:新建|建设|投资|实施|申请|总投资)[^，。；]{0,6}|还?需(?:新建|建设|投入|投资)[^，。；]{0,6}|估算(?:总?投资)?|概算(?:总?投资)?|预算总?投资)$"
)
_BOUND = re.compile(r"不低于|不少于|至少")
_REACH = re.compile(
    r"达到?|(?:提高|提升|扩展|扩大|增|增加|扩|扩充|压缩|压减|降|降低|下降|缩短|发展|优化)[到至为]|突破|不超过|控制在|稳定在|保持|覆盖|接入|集成|增收|增长|提高|降低|下降|压缩|完成|实现|进入|前移|率|缩短"
)
_NEW = re.compile(
    r"新建|再建|新增(?!就业)|新改建|改建|扩建|开展|举办|举行|召开|组织|拟|设立|开通|建成|走访|招聘|培训|轮训|投资|安排|推出|引进|新开|发放|选派|投入|开发|出台|制定|修订|布设|配备|申请|补助|每季度|每月|再|用|抓好|费"
)
_TOLD = re.compile("已(?:完成|实现|建成|达|经)|(?<!年)截至|目前")
_MARKS = re.compile("[，,；;。：:]")
_SHARING = re.compile("、?(?:即|(?:建设)?工期|(?:[省市县区]级)?配套|总|建筑面积|占地|概算|预算|年度)")
_LATER = tuple(
    (re.compile(told), re.compile(rf"[\s　]*(?:[一二三四五六七八九十]是|[（(]?[一二三四五0-9][）)、.])?(?:到|在)?(?:{after})(?!以来)"))
    for told, after in (
        (r"前?三季度|1[—\-–~至]9月|9月", "四季度|明年|第四季度"),
        (r"(?<!下)半年|二季度|1[—\-–~至]6月", "下半年|[三四]季度|第[三四]季度|明年"),
        (r"一季度|1[—\-–~至]3月", "[二三四]季度|第[二三四]季度|下半年"),
    )
)
_FINISHED = re.compile("完成")
_PLANS = re.compile("(?:工作要点|工作计划|实施方案|行动方案|工作方案|行动计划|工作安排|任务分工)(?!.{0,8}(?:情况|进展|总结|汇报|成效|落实))")
_OF_THE_YEAR = re.compile("下半年|四季度|(?<!半)年度?(?:工作|来)?(?:总结|汇报|述职)|全年")
_HOPED = re.compile("^.{0,6}(?:计划|拟|将|力争|争取|确保)(?:再)?")
_THINGS = ("count", "other")
_LESS = re.compile(r"(?:减少|降低|压减|精简|缩减|减掉|下调)了?(?P<what>[^，。；、]{2,8})$")


def coming(headings: Iterable[str], paragraph: str, title: str = "") -> bool:
    """Whether what stands under ``headings``, in the paragraph that opens with ``paragraph``, is still to come in the report called ``title``."""
    if _PLANS.search(title) or any(_AHEAD.search(one) and not _ACHIEVED.search(one) for one in headings):
        return True
    opens = _OPENING.match(paragraph)
    return opens is not None and not ("下半年" in opens.group() and _OF_THE_YEAR.search(title) is not None)


def later(title: str) -> re.Pattern[str] | None:
    """What sentences open with that speak of a time after the one ``title`` names: 四季度 in a report of 1—9月; None where it names none."""
    return next((after for told, after in _LATER if told.search(title)), None)


def hopes(sentence: str) -> bool:
    """Whether a word of ``sentence`` says that something is still to come: 力争, 拟, 确保."""
    return _WILL.search(sentence) is not None


def role(place: Place, sentence: str, future: bool, before: Said | None) -> str:
    """The role of the figure at ``place``; ``sentence`` are its words up to the figure where it may be of what is to come, ``before`` the figure said before it in the sentence."""
    turn = place.turn.sort
    ahead = (future and not _told(sentence)) or bool(_WILL.search(_DONE.split(sentence)[-1]))
    if place.right.startswith(("↑", "↓")):
        return "target" if ahead else "change"
    match turn:
        case "from" | "was":
            return "baseline"
        case "aim" if place.reading.kind != "pct_point" and not place.left.startswith("占"):
            return "target"
        case "fulfilled":
            return "value"
        case "moved":
            return _to_come(place, sentence) if ahead else "value"
        case _:
            pass
    if _changes(place, before):
        return "target" if ahead else "change"
    if _follows(place, before):
        return before.role if before else "value"
    if _NEED.search(place.bare):
        return "plan"
    return _to_come(place, sentence) if ahead else "value"


def _told(sentence: str) -> bool:
    """Whether even under a heading of what is to come something already done is told: 至9月底已完成."""
    return _TOLD.search(sentence) is not None


def _changes(place: Place, before: Said | None) -> bool:
    turn = place.turn
    if before is not None and before.role == "change" and place.reading.kind == "percent" and not (place.bare or place.right):
        return True  # 减少了5份，超过一半
    if turn.words.endswith("提前") and place.reading.kind == "duration" and not turn.compared:
        return False  # 平均提前开工45天 is a result
    if turn.words.startswith("净") and not turn.compared and place.reading.kind == "count":
        return len(turn.what) >= 2 or (before is not None and (before.place.turn.sort == "moved" or before.role == "baseline"))
    match place.reading.unit:
        case "百分点" | "基点" | "番":
            return True
        case _:
            less = _LESS.search(place.bare) if place.reading.kind == "percent" else None
            return turn.sort in ("changed", "times") or bool(less and not place.right)


def _follows(place: Place, before: Said | None) -> bool:
    """Whether the figure is one of a list whose first was a change or a plan: 分别增长6%和5%; 估算投资…，其中补助60%."""
    if before is None or before.role == "value":
        return False
    if place.joined:
        return before.role != "baseline" or len(place.left) < 2
    return before.role == "plan" and (place.part or _SHARING.match(place.left) is not None)


def _to_come(place: Place, sentence: str) -> str:
    """Work or money to come is a plan; a level to reach, a target."""
    near = _MARKS.split(sentence)[-1][-16:]
    deed = place.reading.kind in _THINGS and not place.reading.approx and LEADING_VERB.match(led(_HOPED.sub("", near)))
    near = _BOUND.sub("", near)
    work = _FINISHED.sub("", near) if deed else near  # 完成改造12个 is work to come, 完成投资 a level to reach
    return "plan" if (_NEW.search(near) or deed) and not _REACH.search(work) else "target"
