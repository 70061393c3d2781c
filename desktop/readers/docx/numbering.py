"""Automatic numbers spelled out: numbering.xml, its overrides and the counters that run through a document (ECMA-376 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop.readers.docx.counting import printed
from desktop.readers.docx.names import attribute, flag, number, table, value
from desktop.readers.xml import Element, parse

__all__ = ["Counters", "Level", "Numbering", "read_numbering"]

_LEVELS = 9
_LABEL = 120  # characters of a label
_PLACE = re.compile(r"%([1-9])")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``restart``: 0 never, None after any higher level, n after level n or higher (1-based)."""

    start: int = 1
    style: str = "decimal"
    label: tuple[str, ...] = ()  # words and digits in turn: %1.%2 is "", "1", ".", "2", ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str = ""
    to_style: str = ""


@dataclass(frozen=True, slots=True)
class _Num:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Lists (w:num) over their abstract definitions; ``linked`` are the definitions list styles stand for."""

    abstracts: dict[str, _Abstract] = field(default_factory=dict)
    nums: dict[str, _Num] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)

    def abstract_of(self, num: _Num, lists: Mapping[str, str]) -> str:
        """The id of the abstract list that defines ``num``, through numStyleLink (17.9.21) where it only names a style."""
        abstract = self.abstracts.get(num.abstract)
        if abstract is None or not abstract.to_style:
            return num.abstract
        through = self.nums.get(lists.get(abstract.to_style, ""))
        return self.linked.get(abstract.to_style, through.abstract if through else num.abstract)


def read_numbering(data: bytes) -> Numbering:
    """The lists of a numbering.xml."""
    abstracts, nums = {}, {}
    for element in parse(data):
        which = _NAMES.get(element.tag)
        if which == "abstractNum":
            abstracts[attribute(element, "abstractNumId")] = _read_abstract(element)
        elif which == "num":
            nums[attribute(element, "numId")] = _read_num(element)
    return Numbering(abstracts, nums, {item.style_link: name for name, item in abstracts.items() if item.style_link})


def _read_abstract(element: Element) -> _Abstract:
    levels: dict[int, Level] = {}
    links = {"styleLink": "", "numStyleLink": ""}
    for child in element:
        which = _NAMES.get(child.tag)
        if which == "lvl":
            levels[number(attribute(child, "ilvl"), 0) or 0] = _read_level(child)
        elif which in links:
            links[which] = value(child)
    return _Abstract(levels, links["styleLink"], links["numStyleLink"])


def _read_level(element: Element) -> Level:
    said = {which: child for child in element if (which := _NAMES.get(child.tag))}
    text = {which: value(child) for which, child in said.items()}
    return Level(
        start=number(text.get("start", ""), 1) or 0,
        style=text.get("numFmt") or _alternative(element),
        label=tuple(_PLACE.split(text.get("lvlText", "")[:_LABEL])),
        suffix=text.get("suff") or "tab",
        restart=number(text.get("lvlRestart", "")),
        legal="isLgl" in said and flag(said["isLgl"]),
        paragraph_style=text.get("pStyle", ""),
    )


def _alternative(element: Element) -> str:
    """numFmt inside mc:AlternateContent: Word 2010's formats, with a plain one as fallback."""
    return next((value(child) for child in element.iter() if _NAMES.get(child.tag) == "numFmt" and value(child) != "custom"), "decimal")


def _read_num(element: Element) -> _Num:
    num = _Num("")
    for child in element:
        which = _NAMES.get(child.tag)
        if which == "abstractNumId":
            num = replace(num, abstract=value(child))
        elif which == "lvlOverride":
            index = number(attribute(child, "ilvl"), 0) or 0
            for inner in child:
                if _NAMES.get(inner.tag) == "startOverride":
                    num.starts[index] = number(value(inner), 1) or 0
                elif _NAMES.get(inner.tag) == "lvl":
                    num.levels[index] = _read_level(inner)
    return num


class _List(NamedTuple):
    """A list as paragraphs meet it: its levels, and the running numbers it shares with every list over the same definition."""

    levels: dict[int, Level]
    starts: dict[int, int]
    running: list[int | None]
    begun: set[int]


@dataclass(slots=True)
class Counters:
    """The running numbers of one document; ``load`` is asked once, for most documents number nothing."""

    load: Callable[[], Numbering] = Numbering
    styles: Mapping[str, str] = field(default_factory=dict)
    _numbering: Numbering | None = None
    _running: dict[str, list[int | None]] = field(default_factory=dict)
    _lists: dict[str, _List | None] = field(default_factory=dict)

    def next(self, list_id: str, level: int | None, style: str = "") -> tuple[str, str]:
        """The number of the next paragraph of a list, and what parts it from the text ("tab", "space", "nothing")."""
        if list_id not in self._lists:
            self._lists[list_id] = self._list(list_id)
        found = self._lists[list_id]
        if found is None:
            return "", ""
        if level is None:
            level = next((index for index, item in found.levels.items() if style and item.paragraph_style == style), 0)
        if level not in found.levels or not 0 <= level < _LEVELS:
            return "", ""
        _count(found, level)
        return _spelled(level, found.levels, found.running), found.levels[level].suffix

    def _list(self, list_id: str) -> _List | None:
        numbering = self._numbering = self._numbering or self.load()
        num = numbering.nums.get(list_id)
        if num is None:
            return None
        name = numbering.abstract_of(num, self.styles)
        levels = numbering.abstracts.get(name, _Abstract()).levels | num.levels
        return _List(levels, num.starts, self._running.setdefault(name, [None] * _LEVELS), set())


def _count(found: _List, level: int) -> None:
    running, now = found.running, found.running[level]
    start = found.starts.get(level, found.levels[level].start)
    fresh = level in found.starts and level not in found.begun  # startOverride holds when its list is first used (17.9.26)
    found.begun.add(level)
    running[level] = start if now is None or fresh else now + 1
    for index in range(level + 1, _LEVELS):
        if running[index] is not None:
            restart = found.levels[index].restart if index in found.levels else None
            running[index] = None if restart is None or restart > level else running[index]


def _spelled(level: int, levels: dict[int, Level], running: list[int | None]) -> str:
    own = levels[level]
    if own.style == "bullet":  # a bullet is no text, words in its place are
        words = "".join(own.label)
        return words if _CHINESE.search(words) else ""
    return "".join(_place(int(part) - 1, level, levels, running) if odd % 2 else part for odd, part in enumerate(own.label))


def _place(index: int, level: int, levels: dict[int, Level], running: list[int | None]) -> str:
    """One %n of a label; a level not yet counted prints its start."""
    item, now = levels.get(index, levels[level]), running[index] if index <= level else None
    return printed(item.start if now is None else now, "decimal" if levels[level].legal else item.style)


_NAMES = table(
    {
        f"w:{name}": name
        for name in (
            "abstractNum num lvl styleLink numStyleLink start numFmt lvlText suff lvlRestart isLgl pStyle abstractNumId lvlOverride startOverride"
        ).split()
    }
)
