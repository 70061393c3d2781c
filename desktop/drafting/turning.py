"""Words that turn with the sign of a change: 提高 ↔ 下降, 净增 ↔ 净减, 再进 → 后退, 持平 at nothing; in the clause of the change alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Turned", "both", "direction", "elsewhere", "even", "leads_up", "level", "turned"]

_BACK = 24  # characters before a figure in which its word stands
_STOP = re.compile("[，。；,;\n（(：:]")

# Word → (its opposite for shares and scores, for things and money), in pairs where one answers the other. Longest first when matched.
_UP = {
    "净增加": ("净减少",) * 2, "净增长": ("净下降",) * 2, "净增": ("净减",) * 2, "增加": ("减少",) * 2, "新增": ("减少",) * 2, "增长": ("下降", "减少"),
    "提高": ("下降", "减少"), "提升": ("下降", "减少"), "上升": ("下降", "减少"), "上涨": ("下跌",) * 2, "上浮": ("下浮",) * 2, "上扬": ("下滑",) * 2,
    "上调": ("下调",) * 2, "回升": ("回落",) * 2, "攀升": ("回落",) * 2, "跃升": ("下降",) * 2, "扩大": ("缩小",) * 2, "扩增": ("缩减",) * 2, "加快": ("放缓",) * 2,
    "提速": ("减速",) * 2, "增收": ("减收",) * 2, "增产": ("减产",) * 2, "增支": ("减支",) * 2, "增幅": ("降幅",) * 2, "升幅": ("降幅",) * 2,
    "涨幅": ("跌幅",) * 2, "延长": ("缩短",) * 2, "前进": ("后退",) * 2, "前移": ("后移",) * 2, "跃进": ("后退",) * 2, "提前": ("推迟",) * 2, "多出": ("少出",) * 2,
    "高出": ("低",) * 2, "高于": ("低于",) * 2, "多于": ("少于",) * 2, "快于": ("慢于",) * 2, "优于": ("差于",) * 2, "领先": ("落后",) * 2, "超出": ("低于",) * 2,
    "超过": ("低于",) * 2, "多": ("少",) * 2, "高": ("低",) * 2, "快": ("慢",) * 2, "升": ("降",) * 2, "增": ("减",) * 2, "涨": ("跌",) * 2, "进": ("后退",) * 2,
    "长": ("短",) * 2,
}  # fmt: skip
_DOWN = {
    "净减少": ("净增加",) * 2, "净下降": ("净增长",) * 2, "净减": ("净增",) * 2, "减少": ("增加",) * 2, "下降": ("上升", "增长"), "降低": ("提高", "增加"), "下跌": ("上涨",) * 2,
    "下浮": ("上浮",) * 2, "下滑": ("上升", "增长"), "下调": ("上调",) * 2, "回落": ("回升",) * 2, "缩小": ("扩大",) * 2, "收窄": ("扩大",) * 2, "缩减": ("增加",) * 2,
    "压缩": ("延长", "增加"), "压减": ("增加",) * 2, "精简": ("增加",) * 2, "缩短": ("延长",) * 2, "放缓": ("加快",) * 2, "减收": ("增收",) * 2, "减产": ("增产",) * 2,
    "减支": ("增支",) * 2, "降幅": ("增幅",) * 2, "跌幅": ("涨幅",) * 2, "后退": ("前进",) * 2, "后移": ("前移",) * 2, "推迟": ("提前",) * 2, "少于": ("多于",) * 2,
    "低于": ("高于",) * 2, "慢于": ("快于",) * 2, "落后": ("领先",) * 2, "少": ("多",) * 2, "低": ("高",) * 2, "慢": ("快",) * 2, "降": ("升",) * 2, "减": ("增",) * 2,
    "跌": ("涨",) * 2, "退": ("进",) * 2, "短": ("长",) * 2,
}  # fmt: skip
_WORDS = {**_UP, **_DOWN}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_DEGREE = "(?:进一步|大幅度?|持续|继续|稳步|稳定|明显|显著|快速|小幅|略有?|仅|再|又|有所)"
_TAIL = "(?:了|幅度?|出|幅)?(?:为|达到?|近|约|超过?|逾|将近|接近)?[ 　]?"
_NEAR = re.compile(rf"(?P<degree>{_DEGREE}{{0,2}})(?P<word>{_WORD})(?P<tail>{_TAIL})$")
_VERBED = re.compile(rf"(?P<degree>{_DEGREE}{{0,2}})(?P<word>多|少)(?P<tail>[放收支缴办用花签投建销引受接增减退发]了?[ 　]?)$")  # 多放0.6亿元
_FAR = re.compile(r"(?P<degree>)(?P<word>高于|低于|多于|少于|快于|慢于|优于|高出|领先|落后|超出)(?P<tail>[^，。；,;\n、]{1,14})$")
_LEVEL = re.compile(
    rf"(?P<degree>{_DEGREE}{{0,2}})(?P<word>提高|提升|上升|上涨|回升|攀升|跃升|增加|增长|增|升|扩大|涨|延长|下降|降低|下滑|回落|下跌|减少|缩减|降|减|压缩|压减|精简|缩短|缩|跌)(?P<tail>(?:至|到|为)[^，。；,;、\n至到为]{{0,9}})$"
)
_LEVELS = {
    "提高": "下降", "提升": "下降", "上升": "下降", "上涨": "下跌", "回升": "回落", "攀升": "回落", "跃升": "下降", "增加": "减少", "增长": "下降", "增": "减", "升": "降",
    "扩大": "缩小", "涨": "跌", "延长": "缩短", "下降": "上升", "降低": "提高", "下滑": "上升", "回落": "回升", "下跌": "上涨", "减少": "增加", "缩减": "增加", "降": "升", "减": "增",
    "压缩": "延长", "压减": "增加", "精简": "增加", "缩短": "延长", "缩": "延长", "跌": "涨",
}  # fmt: skip
_RISES = frozenset(_UP)
_COMPARES = re.compile("[比较][^，。；,;\n比较]{1,14}$")
_ELSEWHERE = re.compile("平均|[高低多少快慢优]于|领先|落后|超出|全[国省市县区州]|目标|序时|进度")
_AFTER = re.compile("左右|以上|上下")
_SHARED = ("%", "百分点", "分", "基点", "‰", "天", "日", "工作日", "自然日", "小时", "分钟", "秒", "月", "年", "位", "名")


@dataclass(frozen=True, slots=True)
class Turned:
    """Words to put in the place of ``start``–``end`` of the old text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Said:
    """The word of change before a figure, with what stands before it; ``far`` where what is compared with stands between."""

    start: int
    degree: str
    word: str
    far: bool


def direction(text: str, start: int) -> int:
    """1 where the words before the change at ``start`` tell a rise, −1 for a fall, 0 where they tell neither."""
    said = _said(text, start)
    return 0 if said is None else 1 if said.word in _RISES else -1


def turned(text: str, start: int, unit: str) -> Turned | None:
    """The word of the change at ``start`` with its opposite, degrees (大幅, 再) dropped; None where no word tells the direction."""
    said = _said(text, start)
    if said is None:
        return None
    end = said.start + len(said.degree) + len(said.word)
    return Turned(said.start, end, "低" if said.word == "高出" and not said.far else _opposite(said.word, unit))


def both(text: str, start: int, unit: str) -> tuple[str, str] | None:
    """The word of the change at ``start`` and its opposite, for the figures that share it (分别增长6%和5%)."""
    said = _said(text, start)
    return (said.word, _opposite(said.word, unit)) if said else None


def _opposite(word: str, unit: str) -> str:
    if unit == "%" and word in ("增长", "下降", "提高", "提升", "上升", "下滑"):
        return "增长" if word in ("下降", "下滑") else "下降"
    return "低于" if word == "高出" else _WORDS[word][0 if unit.removeprefix("个") in _SHARED else 1]


def level(text: str, start: int) -> Turned | None:
    """升至, 降到 before the value at ``start``, the other way round; None where it is not led by such a word."""
    near = _clause(text, start)
    found = _LEVEL.search(near)
    if found is None:
        return None
    at = start - len(near) + found.start()
    return Turned(at, at + len(found["degree"]) + len(found["word"]), _LEVELS[found["word"]])


def leads_up(text: str, start: int) -> int:
    """1 where the value at ``start`` is arrived at by rising (升至), −1 by falling, 0 where no such word leads to it."""
    found = _LEVEL.search(_clause(text, start))
    return 0 if found is None else 1 if found["word"] in _RISES or found["word"] in ("增", "升", "涨") else -1


def even(text: str, start: int, end: int) -> tuple[Turned, ...]:
    """A change told as 持平: 较上季度提高1.6分 → 与上季度持平, 高于全市平均1.3个百分点 → 与全市平均持平. Nothing where no word tells the direction.

    What it is compared with is left alone: it may move on its own.
    """
    said = _said(text, start)
    if said is None:
        return ()
    after = _AFTER.match(text, end)
    stop, word = after.end() if after else end, said.start + len(said.degree)
    if said.far:
        return Turned(said.start, word + len(said.word), "与"), Turned(start, stop, "持平")
    before = _clause(text, said.start)
    than = _COMPARES.search(before)
    at = said.start - len(before) + than.start() if than else 0
    return (*((Turned(at, at + 1, "与"),) if than else ()), Turned(said.start, stop, "持平"))


def elsewhere(text: str, start: int) -> int:
    """Where the clause of the change at ``start`` begins if it compares with another place or an aim (高于全市平均), else −1."""
    near = _clause(text, start)
    return start - len(near) if _ELSEWHERE.search(near) else -1


def _said(text: str, start: int) -> _Said | None:
    near = _clause(text, start)
    found = _NEAR.search(near) or _VERBED.search(near) or _FAR.search(near)
    if found is None:
        return None
    return _Said(start - len(near) + found.start(), found["degree"], found["word"], found.re is _FAR)


def _clause(text: str, start: int) -> str:
    """What stands before ``start`` in its clause, ``_BACK`` characters at most."""
    near = text[max(0, start - _BACK) : start]
    stops = [found.end() for found in _STOP.finditer(near)]
    return near[stops[-1] :] if stops else near
