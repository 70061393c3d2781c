"""分别 lists: A、B和C分别为1、2、3 gives each figure the name at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.figures.edges import led, tailed
from desktop.figures.story import Place, Story
from desktop.figures.trim import LONGEST, shortened

__all__ = ["respective"]

_PARTED = re.compile("[、和与及]")
_LED = re.compile("(?:分别|依次|各)(?P<doing>[^，,、0-9]{0,10})$")
_FULFILLED = re.compile("(?:目标|任务|计划)的$")
_RATED = 5  # characters of a rate that says nothing of what it is of: 完成比例
_COMPARED = re.compile("(?:[两二三四五](?:项|者|个)(?:主要)?(?:指标|数据)?)?(?:同比|环比|较|比|与|按)[^，]{0,12}")
_BESIDE = re.compile("(?P<what>[^，]{0,12}?)(?<![占对性例])(?:比|较)[^，、和]{1,8}[、和][^，]{1,10}")
_MANY = 12


def respective(places: Sequence[Place], at: int, story: Story) -> list[str]:
    """The names of the figures from ``at`` on if a 分别 leads them; an empty list if none does."""
    found = _LED.search(places[at].left) if places[at].left.find("分别") >= 0 or "依次" in places[at].left else None
    if not found:
        return []
    count = 1
    while at + count < len(places) and count < _MANY and places[at + count].joined:
        count += 1
    if count == 1:
        return []
    head = re.sub("(?:同比|环比)$", "", found.string[: found.start()])
    ending = "占比" if head.endswith(("占比", "比重")) else ""
    beside = _BESIDE.fullmatch(head)
    if beside:  # 增速比全省、全市分别高2个和1个百分点: of one thing
        name = led(beside["what"]) or (story.here[-1].name if story.here else "")
        return [name] * count if len(name) >= 2 else []
    names = _listed(re.sub("(?:占比|比重)$", "", head), places, at, count)
    here = story.here
    if not names and len(here) >= count and (len(led(head).removesuffix("占比")) < 2 or _COMPARED.fullmatch(head)):
        rates = [one for one in here if one.place.reading.kind == "percent"] if places[at].reading.kind == "pct_point" else []
        names = [one.name for one in (rates if len(rates) >= count else here)[-count:]]
    if not names:
        alone = led(tailed(head))
        told = len(here) >= count and len(alone) <= _RATED and alone.endswith(("率", "比例", "占比", "增速", "增幅"))
        names = [shortened(one.name, LONGEST - len(alone)) + alone for one in here[-count:]] if told else [alone] * count if len(alone) >= 2 else []
    doing = tailed(found["doing"])
    if _FULFILLED.search(found["doing"]):
        doing = "完成率"
    ending = ending or (doing if 2 <= len(doing) <= 5 and doing not in ("增长", "下降", "提高", "达到", "降低", "减少", "增加") else "")
    return [shortened(name, LONGEST - len(ending)) + ending for name in names]


def _listed(head: str, places: Sequence[Place], at: int, count: int) -> list[str]:
    """The things told before 分别; a figure may have summed them up: 甲、乙、丙三类纠纷分别为."""
    names = _conjuncts(led(head), count)
    if names or not places[at].inside:
        return names
    before = [part for part in _PARTED.split(places[at - 1].left) if part]
    return [led(item) + led(head) for item in before[-count:]] if len(before) >= count else []


def _conjuncts(words: str, count: int) -> list[str]:
    """The ``count`` things named in ``words``, each with what the last one has in common with them."""
    parts = [part for part in _PARTED.split(words) if part]
    if len(parts) < count:
        return []
    items = parts[-count:]
    last = items[-1]
    shared = last[len(items[-2]) :] if len(last) > len(items[-2]) + 1 and items[-2][-1] != last[-1] else ""
    return [led(item) + shared for item in items[:-1]] + [last]
