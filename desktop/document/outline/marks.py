"""The marks headings are counted with: 第一部分 一、 （一） 1. 1、 （1） ① 第一， 一是 首先."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.ordinal import parse

__all__ = ["Mark", "marks", "opening"]

_N = "[一二三四五六七八九十百]"
_GAP = "[ \u3000]"
# every repeat is bounded: a line of 20,000 brackets or digits costs no more than one of words
_PATTERNS = {
    "第一部分": f"第{_N}{{1,3}}部分[、：:]?(?!的)",
    "第一章": f"第{_N}{{1,3}}[章编篇](?!的)",
    "案例": f"案\\s?例\\s?(?:{_N}{{1,3}}|\\d{{1,2}})(?:[、：:.．]|(?={_GAP}))",
    "第一节": f"第{_N}{{1,3}}节(?!的)",
    "第一": f"第{_N}{{1,3}}(?:[，,、：:](?!第)|是(?!否))",
    "一是": f"{_N}{{1,3}}是(?![否的]|[一二][、，。])",
    "一要": f"{_N}{{1,3}}要(?!素)",
    "其一": f"其{_N}(?:[，,、：:]|是)",
    "首先": "(?:首先|其次|再次|最后)(?:[，,]|是)",
    "一、": f"{_N}{{1,3}}{_GAP}{{0,2}}[、.．](?!{_N}{{1,3}}[、级类批期产线季月])",
    "（一）": f"[（(]{_GAP}?{_N}{{1,3}}{_GAP}?[）)][、.．]?|[㈠-㈩]",
    "1.1.1": r"\d{1,2}\.\d{1,2}\.\d{1,2}(?=[ \u3000])",
    "1.1": r"\d{1,2}\.\d{1,2}(?:[、.．](?!\d)|(?=[ \u3000]))",
    "1.": rf"\d{{1,2}}{_GAP}{{0,2}}[.．](?!\d(?!\d{{3}}年))|[⒈-⒛]",
    "1、": rf"\d{{1,2}}{_GAP}{{0,2}}、(?!\d{{1,2}}[、月号日季批期年])",
    "（1）": rf"[（(]{_GAP}?\d{{1,2}}{_GAP}?[）)][、.．]?|[⑴-⒇]",
    "1）": r"\d{1,2}[）)]",
    "①": "[①-⑳㉑-㉟➊-➓❶-❿]",
}
_KEYS = tuple(_PATTERNS)
_ANY = "|".join(f"(?P<k{index}>{pattern})" for index, pattern in enumerate(_PATTERNS.values()))
_STARTS = f"{_GAP}{{0,4}}(?:{_ANY})(?={_GAP}{{0,4}}[^\\s，。；、：,;:）)”》])"
_AFTER = "。；：，、！？;:,.!?”’）)"
_ANYWHERE = (  # rings and （1）; （一） in text that lost its line ends; 一是 right behind the words it divides, unless it is part of one
    "[①-⑳⑴-⒇]|[（(]1[）)]",
    f"(?<![第款条至和及、据照])[（(]{_N}{{1,3}}[）)]",
    "(?<![统唯第之其专单同归划万周])一是",
)
_FIRST = "[ \u3000第案一二三四五六七八九十百其首再最（(㈠-㈩\\d⒈-⒛⑴-⒇①-⑳㉑-㉟➊-➓❶-❿]"  # what a mark begins with: tried nowhere else
_OPENING = re.compile(f"(?={_FIRST}){_STARTS}")
_INSIDE = re.compile(f"(?={_FIRST})(?:(?<=[{_AFTER}])|{'|'.join(f'(?={pattern})' for pattern in _ANYWHERE)}){_STARTS}")
_DIGITS = re.compile(f"{_N}{{1,4}}|\\d{{1,2}}|[㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟➊-➓❶-❿]")
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}
_FIRST_ONLY = frozenset(("第一部分", "第一章", "第一节", "案例", "1.1", "1.1.1"))
_HARD = frozenset("。；：！？;:!?")
_SOFT_KINDS = frozenset(("第一", "一是", "一要", "其一", "首先", "（一）", "（1）", "①"))  # these may follow a comma or a closing bracket


@dataclass(frozen=True, slots=True)
class Mark:
    """A counting mark: its kind, the characters as written, what number they spell (0: the last, 最后), and where its words begin."""

    kind: str
    written: str
    value: int
    start: int
    end: int


def opening(text: str) -> Mark | None:
    """The mark ``text`` begins with."""
    found = _OPENING.match(text)
    return _made(found) if found else None


def marks(text: str) -> Iterator[Mark]:
    """Every place in ``text`` that looks like a mark: at its beginning, and after punctuation inside it."""
    first = opening(text)
    if first:
        yield first
    for found in _INSIDE.finditer(text, first.end if first else 1):
        mark = _made(found)
        if mark and _may_follow(mark.kind, text[found.start() - 1]):
            yield mark


def _may_follow(kind: str, before: str) -> bool:
    if before in "、.":
        return kind in ("一是", "（1）", "①")
    return kind in _SOFT_KINDS or (before in _HARD and kind not in _FIRST_ONLY)


def _made(found: re.Match[str]) -> Mark | None:
    group = found.lastgroup or "k0"
    kind, written = _KEYS[int(group[1:])], found.group(group)
    digits = _DIGITS.findall(written)
    value = parse(digits[-1]) if digits else _ORDER.get(written[:2])
    return None if value is None else Mark(kind, written, value, found.start(group), found.end())
