"""Turns of phrase that end at a figure and say how it stands to others: 由…, 降至, 同比增长, 占, 排名, 剩余."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.figures.story import Place

__all__ = [
    "AIM",
    "CHANGE",
    "COMPARISON",
    "FROM",
    "FULFILLED",
    "MOVE",
    "ONLY_COMPARED",
    "RANK",
    "REST",
    "SAME_TIME",
    "SHARE",
    "changed",
    "leaves",
    "moved",
]

_UP = (
    "增长 增加 提高 提升 上升 上涨 攀升 升高 扩大 净增 多增 再增 快于 高于 多于 好于 优于 高出 超出 多出 领先 加快 延长 多发 多招 多收 多办 增幅 增速 涨幅 升幅 偏高 前移 前进 进位 跃升 提前 提速 快了 相差 反弹"
).split()
_DOWN = (
    "下降 降低 减少 缩短 压缩 压减 缩减 收窄 回落 下滑 净减 低于 短于 慢于 少于 落后 缩小 精简 放缓 下调 后退 后移 下跌 偏低 偏少 减轻 再减 再降 再压减 降幅 减幅 跌幅 提速 少发 少收"
).split()
_COMPARED = r"(?:同比|环比|(?<!不)(?:比|较|与|相较|相比|低于|高于|快于|慢于|好于|优于|多于|少于|短于|超过|高出|超出|距离|距)[^，。；,;]{0,16}?)"
_VIA = "(?:分别|均|再|又|进一步|净|平均|也|则|已|大幅|累计|共|实现|各|相应|整体|总体)?"
_WORDS = "|".join(sorted((*_UP, *_DOWN), key=len, reverse=True))
_BRIEF = "(?:(?<![新最提])(?:增收|减收|增支|[升降增涨高低多少减快慢短压]))"
CHANGE = re.compile(
    rf"(?:(?P<compared>{_COMPARED}){_VIA}(?<!不)(?:{_WORDS}|{_BRIEF})|{_VIA}(?<!不)(?:{_WORDS})|(?:{_VIA})(?<![新最提升下抵加不])[升降涨])(?:了|幅度?|出)?(?:为|达到?|至|到|近|约|超|过)?$|(?:同比|环比|较上年|较上期)[+＋\-－−±]?$|(?:^|又|再|复|亦|各|净)[增减升降涨]$|[↑↓▲▼]$"
)
"""A change's words at the end of what stands before it; also where they are all there is."""

ONLY_COMPARED = re.compile(rf"^(?:{_COMPARED}(?:平均(?:水平)?|的?)?|比例|幅度|同比|环比|分别|均|相比|相较|可)*$")
COMPARISON = re.compile(
    r"(?:(?<![占环同对性例])比|较|与|相较)[^，。；,;]{0,16}$|(?<!不)(?:低于|高于|快于|慢于|好于|优于|多于|少于|短于|超过|高出|超出)[^，。；,;]{0,10}(?:平均(?:水平|数|值)?|进度|水平|同期|计划|目标|去年|上年|全[国省市县区])的?$"
)
_PAST = "(?:上年度?|去年|上期|上季度?|上月|年初|上年末|去年底|去年末|[0-9]{4}年[底末初]?|[一二两三四五几]年前|[一二三四]季度|上半年|改革前|实施前|此前|以前|降费前|原先|原来|同期|现在?|目前)"
SAME_TIME = re.compile(
    rf"(?:是|为|比|较|与|相当于|低于|高于)(?:{_PAST}){{1,2}}(?:同期|平均|水平)?的?$|(?:{_PAST}(?:同期)|改革前|降费前|以前|此前|原来|原先)(?:为|是|的)?$|{_PAST}(?:同期)?的$"
)
_MOVED = (
    "下降 降低 降 压缩 压减 压 缩短 缩减 减少 精简 提高 提升 上升 升 增加 增长 扩大 扩展 扩充 扩 增 调整 提速 下调 上调 调 变 跃升 回落 攀升 发展 优化 收窄 恢复 集成 减 改 放宽 延长 前移 提前 缩 合并 "
    "前进 后移 跃居 上涨 控制 稳定 清理 整合 归并 缩小 下沉 拓展 延伸 精减 简化 达 覆盖"
).split()
_VERBS = "|".join(sorted(_MOVED, key=len, reverse=True))
MOVE = re.compile(
    rf"(?:进一步|再|分别|统一|大幅|平均|已|又|逐步|均|将)?(?:{_VERBS})(?:至|到|为|成)(?:了|现在的?|目前的?|如今的?|现|平均|承诺|全[县市省区]|不超过|不足|不到|约|近|每[户人件天日])?$|(?:{_VERBS})[至到](?:今年|本年|目前|现在|[0-9]{{4}}年)的?$|(?:控制|稳定|保持|维持)在$|[→⇒➔]$"
)
FROM = re.compile(r"(?:(?:由|从|将原来的|原来的|原先的|原来|把|将)(?P<what>[^，。；,;由从将把]{0,14})|原(?:有|定)?[^，。；,;]{0,3})$")
SHARE = re.compile(
    r"(?:占比|占到?了?|比重|比例|约占)(?P<of>[^，。；,;]{0,16}?)(?:比重|比例|份额)?(?:的|约|近|超过?|达到?|为|至|到|将近|接近|不足|不到|仅)*$"
)
RANK = re.compile(
    r"(?:(?:位次|名次|排名|排位|位|名|排|并|稳|总)?(?:列|居|名|排名|排)(?:在|于)?[^，。；,;0-9]{0,6}(?:前列)?(?:倒数)?(?:第|前)?)$|(?:进入|跻身)[^，。；,;]{0,6}前?$"
)
REST = re.compile(r"^(?:其余|剩余|剩下|尚余|尚有|还有|仍有|余下|仅剩|只剩|还剩|剩|另有|尚未完成|未完成)的?$")
FULFILLED = re.compile(
    r"(?:完成|占|达到?|为|是|相当于)了?(?P<year>全年|年度|全部)?[^，。；,;的]{0,4}(?:目标|计划|任务|预算|工程量|盘子)[^，。；,;]{0,4}的?$|^的$"
)
AIM = re.compile(r"(?:完成|占|对照|为|距|距离|较|紧盯)?(?:全年|年度|年初|既定|预期|全部|序时)?[^，。；,;]{0,2}(?:目标任务|任务目标|目标|任务|计划)$")


_END = re.compile("$")
_LEAVING = re.compile("[^，]{0,8}(?:[至到]|(?<![作认])为|[升降增涨减压缩提扩变改调])")
# what they end with: most nouns do not, and nothing more is tried for them
_CHANGE_ENDS = frozenset("比年期+＋-－−±↑↓▲▼升降增涨高低多少减快慢短压了幅度出为达到至近约超过") | {word[-1] for word in (*_UP, *_DOWN)}
_MOVE_ENDS = frozenset("→⇒➔至到为成了的在前今现均诺县市省区过足约近户人件天日")
_FAR = 36  # characters that a turn of phrase takes at most


def last(pattern: re.Pattern[str], place: Place) -> re.Match[str] | None:
    """``pattern`` at the end of the words before a figure, without and then with what leads to the number."""
    return _last(pattern, place.bare, place.left)


@lru_cache(maxsize=1024)
def _last(pattern: re.Pattern[str], words: str, more: str) -> re.Match[str] | None:
    found = pattern.search(words, max(0, len(words) - _FAR))
    return found or (pattern.search(more, max(0, len(more) - _FAR)) if more != words else None)


def changed(place: Place) -> re.Match[str] | None:
    """The words of a change before the figure."""
    return last(CHANGE, place) if place.bare[-1:] in _CHANGE_ENDS or place.left[-1:] in _CHANGE_ENDS else None


def moved(place: Place) -> re.Match[str] | None:
    """The words that lead to a new value (降至) before the figure."""
    return _last(MOVE, place.left, place.bare) if place.left[-1:] in _MOVE_ENDS or place.bare[-1:] in _MOVE_ENDS else None


def leaves(place: Place) -> re.Match[str] | None:
    """由 or 从 where the figure is what a change starts from: 由20天〔压缩到〕, 原来20天, but not 由大厅和11家单位〔组成〕."""
    found = last(FROM, place)
    if found is None and place.right.startswith(("→", "⇒", "➔")):
        return _END.search(place.bare)
    return found if found and (found.group().startswith("原") or _LEAVING.match(place.right)) else None
