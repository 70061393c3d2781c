"""What tells two figures of two reports alike: the metric's name, the words about the number, its section, unit, role and place of the country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from math import log
from typing import NamedTuple

from desktop.figures.align_facets import Facets, facets
from desktop.figures.figure import Figure
from desktop.figures.relate.crowds import uncrowded
from desktop.figures.relate.dated import span

__all__ = ["Traits", "Weighed", "Weights", "traits"]

Namer = Callable[[str], str]

_STOP = "。！？!?；;\n\t"
_STOPS = re.compile(f"[{_STOP}]")
_LEAD = re.compile(rf"[{_STOP}，、,：:（(]")
_LEFT, _RIGHT = 30, 12
_KEPT = 18
_NEAR = 40
# Words of time move from report to report; numbers, marks and the small words of any clause tell nothing.
_TIME = re.compile(
    r"(?:[0-9]{2,4}年度?|[0-9]{1,2}月[份底末]?|[0-9]{1,2}[日号]|[一二三四前]{1,2}季度|[上下]半年|全年|今年|本年|去年|上年|截至|截止|以来|年末|年底|季末|月末)+"
)
_NOTHING = re.compile(r"[^\u4e00-\u9fffA-Za-z]+|其中|累计|共计|分别|达到|[万亿为了的共约近超已达至到由从]")
_REGION = re.compile(r"(?<![全我本该各外跨])[\u4e00-\u9fff]{2}(?:县|市|区|旗)(?!级|域|场|内|外|直)")
_NO_REGION = re.compile(
    r"全|各|我|本|其|该|社|园|城|地|片|景|山|厂|辖|特|专|小|街|分|新|示范|试验|开发|功能|工业|服务|受理|等候|窗口|自助|上级|省级|地级"
)
_ALIKE = {"名": "人", "位": "人", "家": "户", "日": "天", "工作日": "天", "个月": "月", "件次": "件", "项次": "项"}
_THINGS = frozenset("个 项 件 条 起 宗 类 种 份 处 例 批 笔 单 期 场 次 班 家 户 所 座 部 台 套".split())


class Traits(NamedTuple):
    """A figure ready to be compared; ``name``, ``about``, ``crossed`` (both), ``lead`` (right before the number) and ``section`` are pairs of characters.

    ``reach``: long where a report that tells of several lengths of time (三季度, 前三季度) tells of its longest, short for others; "" where it tells of one.
    """

    at: int
    key: str
    name: frozenset[str]
    about: frozenset[str]
    crossed: frozenset[str]
    lead: frozenset[str]
    section: frozenset[str]
    unit: str
    group: str
    role: str
    size: float
    region: str
    reach: str
    facets: Facets


class Wording(NamedTuple):
    """Pairs of characters with their weight together."""

    grams: frozenset[str]
    weight: float


class Weighed(NamedTuple):
    """A figure's traits with its wordings weighed."""

    traits: Traits
    name: Wording
    about: Wording
    lead: Wording
    section: Wording
    crossed: Wording


class Weights(NamedTuple):
    """How telling a pair of characters is: rare ones more."""

    of: dict[str, float]
    rare: float

    @classmethod
    def over(cls, every: Iterable[Traits]) -> Weights:
        """The weights of all pairs of characters of ``every``."""
        found = list(every)
        seen = Counter(gram for one in found for gram in one.crossed)
        return cls({gram: log(1 + len(found) / count) for gram, count in seen.items()}, log(1 + len(found)))

    def weighed(self, traits: Traits) -> Weighed:
        """``traits`` ready to be compared many times."""
        one, word = traits, self._wording
        return Weighed(one, word(one.name), word(one.about), word(one.lead), word(one.section), word(one.crossed))

    def _wording(self, grams: frozenset[str]) -> Wording:
        return Wording(grams, self.total(grams))

    def total(self, grams: frozenset[str]) -> float:
        """The weight of ``grams`` together."""
        of, rare = self.of, self.rare
        return sum([of.get(gram, rare) for gram in grams])

    def likeness(self, one: Wording, other: Wording) -> float:
        """How alike two wordings are, from 0 to 1; a wording that is part of a longer one is nearly as good."""
        common = one.grams & other.grams
        if not common:
            return 0.0
        shared = self.total(common)
        return shared / (one.weight + other.weight) + shared / min(one.weight, other.weight) / 2


def traits(text: str, figures: tuple[Figure, ...], namer: Namer) -> tuple[Traits, ...]:
    """The traits of the figures of ``text``, those of crowded sentences left out; ``namer`` gives a metric the name it is known by."""
    regions = _regions(text)
    reach = _reaches(figures)
    sections: dict[str, frozenset[str]] = {}
    made = []
    last = 0
    places = uncrowded(text, figures, frozenset())
    for at, following in zip(places, [*places[1:], -1]):
        figure = figures[at]
        stop = figures[following].start if following >= 0 else len(text)
        if figure.section not in sections:
            sections[figure.section] = _grams(_words(figure.section))
        made.append(_traits(at, figure, text, (last, stop), sections[figure.section], namer(figure.metric), (regions(figure), reach(figure))))
        last = figure.end
    return tuple(made)


def _traits(at: int, figure: Figure, text: str, room: tuple[int, int], section: frozenset[str], key: str, of: tuple[str, str]) -> Traits:
    """The traits of one figure; ``room`` is from the end of the figure before it to the start of the next, ``of`` its place and reach."""
    last, stop = room
    lead = _LEAD.split(text[max(last, figure.start - _LEFT) : figure.start])[-1]
    name = _grams(_words(figure.metric)) | (_grams(key) if key != figure.metric else frozenset())
    about = _about(text, figure, last, stop)
    return Traits(
        at,
        key,
        name,
        about,
        name | about,
        _grams(_words(lead)) | frozenset(_words(lead)),
        section,
        _ALIKE.get(figure.unit, figure.unit),
        _group(figure),
        figure.role,
        _size(figure),
        *of,
        facets(lead, figure.metric),
    )


def _reaches(figures: tuple[Figure, ...]) -> Callable[[Figure], str]:
    """How long a time a figure tells of, beside the other figures of its report."""
    months = {figure.period: found.months for figure in figures if (found := span(figure.period)) is not None and not found.stock}
    longest = max(months.values(), default=0)
    if len(set(months.values())) < 2:
        return lambda _: ""
    return lambda figure: "" if figure.period not in months else "long" if months[figure.period] == longest else "short"


def _group(figure: Figure) -> str:
    """Figures of two groups never measure the same: money, percentages and points, lengths of time; counts of things go together."""
    if isinstance(figure.value, tuple):
        return figure.kind + "…"
    match figure.kind:
        case "amount" | "other":
            return figure.kind + figure.unit
        case "count":
            unit = _ALIKE.get(figure.unit, figure.unit)
            return "count" if unit in _THINGS or not unit else "count" + unit.removesuffix("次")
        case _:
            return figure.kind


def _size(figure: Figure) -> float:
    return 0.0 if isinstance(figure.value, tuple) else float(figure.value)


def _about(text: str, figure: Figure, last: int, stop: int) -> frozenset[str]:
    """The words of the clauses before the number, as far as its sentence and a little past the number before it, and those right after it."""
    start = max(last - _LEFT // 2, figure.start - _LEFT, 0)
    before = _STOPS.split(text[start : figure.start])[-1]
    after = _STOPS.split(text[figure.end : min(stop, figure.end + _RIGHT)], maxsplit=1)[0].partition("，")[0]
    return _grams(_words(before)[-_KEPT:]) | _grams("〉" + _words(after)[:6])


def _words(words: str) -> str:
    return _NOTHING.sub("", _TIME.sub("", words))


def _grams(words: str) -> frozenset[str]:
    return frozenset(words[place : place + 2] for place in range(len(words) - 1)) or frozenset({words} if words else ())


def _regions(text: str) -> Callable[[Figure], str]:
    """Which place a figure is of: the one named last in its sentence, else in its heading, else the first of the text."""
    found = [(one.start(), one.group()) for one in _REGION.finditer(text) if not _NO_REGION.search(one.group())]
    often = {name for name, count in Counter(name for _, name in found).items() if count > 1}
    found = [(start, name) for start, name in found if name in often]
    if len({name for _, name in found}) < 2:
        return lambda _: ""
    return lambda figure: _region(found, figure)


def _region(found: list[tuple[int, str]], figure: Figure) -> str:
    near = [name for start, name in found if figure.start - _NEAR <= start < figure.start]
    return near[-1] if near else next((name for _, name in found if name in figure.section), "")
