"""Headings without a number on lines of their own: Markdown and bullet marks, place names, mottos, a newspaper's two-line heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.nodes import Looks, Role
from desktop.document.outline.breaks import ended, full_lines
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.phrases import clauses, figures, plain_words
from desktop.document.outline.roles import Roles

__all__ = ["Headline", "headlines"]

_MARKED = re.compile(r"(#{1,6})\s{1,4}(?=\S)|([◆◇●○■□▲△★☆※►▶◎]{1,2})\s{0,4}(?=\S)|(【)(?=[^】]{2,30}】$)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:县|区|市|州|盟|旗|镇|乡|街道)(?:[：:—].{4,40})?")
_PARTS = "情况|做法|举措|措施|成效|问题|不足|困难|短板|打算|安排|计划|目标|任务|重点|建议|要求|原因"
_PART = re.compile(
    f".{{0,16}}(?:{_PARTS}|成绩|亮点|特色|进展|弱项|差距|挑战|思路|方向|体会|经验|启示|背景|概况|意见|说明)|下一?步.{{0,12}}|附则|总则|结语|前言|引言"
)
_PART_WITH_COLON = re.compile(f"(?!.{{0,10}}(?:[以如]下|通过|实现|提出)).{{0,10}}(?:{_PARTS})[：:]")
_SPOKEN = re.compile(
    "由|我[们县市区局镇乡委办州]|本[县市区局报次]|该[县市区局镇乡办]|他们|您|据|截[至止]|目前|近年来|今年以来|特此|以上|此复|谢谢|感谢|祝|同志们|各位|其中|注[:：]|备注|[问答][:：]|图[为：:]"
)
_NO_END = frozenset("。！？；：…!?;:，、,")
_STRONG_LOOKS = Looks.BOLD | Looks.CENTERED | Looks.LARGE
_PROSE = 80  # a paragraph styled as heading and longer than this is prose in the wrong style


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading on its own line or two lines, ``first`` to ``last``; ``key`` names its kind, ``bare`` says that a heading stands right above it."""

    first: int
    last: int
    key: str
    bare: bool


@dataclass(frozen=True, slots=True)
class _View:
    """The lines that are not blank, by their places in ``words``; ``roles`` grows as headings are found."""

    found: tuple[Line, ...]
    roles: Roles
    words: tuple[int, ...]
    full: frozenset[int]


def headlines(found: tuple[Line, ...], roles: Roles) -> tuple[Headline, ...]:
    """Every unnumbered heading that stands on its own line or lines; their lines are HEADING in ``roles`` afterwards."""
    words = tuple(index for index in range(len(found)) if roles.get(index) is not Role.BLANK)
    return tuple(_each(_View(found, roles, words, full_lines(found))))


def _each(view: _View) -> Iterator[Headline]:
    at = 0
    while at < len(view.words):
        made = _at(view, at)
        yield from made
        taken = {index for head in made for index in range(head.first, head.last + 1)}
        view.roles.update(dict.fromkeys(taken, Role.HEADING))
        at += max(1, sum(index in taken for index in view.words[at : at + 4]))


def _at(view: _View, at: int) -> tuple[Headline, ...]:
    index = view.words[at]
    line, role = view.found[index], view.roles.get(index)
    if role is Role.HEADING and len(line.text) > _PROSE and "。" in line.text[:-1]:
        del view.roles[index]
        return ()
    if role is Role.HEADING and not opening(line.text):
        return _styled(view, at)
    if role is not None or line.table or opening(line.text):
        return ()
    if marked := _marked(line.text):
        return (Headline(index, index, marked, _bare(view, at)),)
    return _plain(view, at)


def _styled(view: _View, at: int) -> tuple[Headline, ...]:
    """A line that a reader, or an earlier search, had as a heading; two of one level and size are one."""
    index, other = view.words[at], view.words[at + 1] if at + 1 < len(view.words) else -1
    line = view.found[index]
    key = _marked(line.text) or ("place" if _PLACE.fullmatch(line.text) else f"style{line.level}")
    twin = other >= 0 and view.roles.get(other) is Role.HEADING and view.found[other].level == line.level and not opening(view.found[other].text)
    return (Headline(index, other if twin and _pair(view, index, other) else index, key, _bare(view, at)),)


def _plain(view: _View, at: int) -> tuple[Headline, ...]:
    run = _run(view, at)
    if not run or not _prose_follows(view, at + len(run)):
        return ()
    bare = _bare(view, at)
    first = Headline(run[0], run[0], _key(view.found[run[0]].text), bare)
    if len(run) == 1:
        return (first,)
    if len(run) == 2 and _pair(view, *run):
        return (Headline(run[0], run[1], "line", bare),)
    if len(run) == 2 or (len(run) == 3 and _pair(view, *run[1:])):
        return (first, Headline(run[1], run[-1], "line", bare=True))
    return ()  # a run of short lines is a list


def _run(view: _View, at: int) -> list[int]:
    run: list[int] = []
    for index in view.words[at : at + 4]:
        bolder = run and view.found[index].looks & _STRONG_LOOKS & ~view.found[run[0]].looks  # a heading below plain words
        if bolder or not _stands_free(view, index, at + len(run), inside=bool(run)):
            break
        run.append(index)
    return run


def _stands_free(view: _View, index: int, at: int, *, inside: bool) -> bool:
    """Whether the line could be a heading and is no part of a sentence begun above."""
    line = view.found[index]
    if index in view.roles or line.table or index in view.full or opening(line.text) or _marked(line.text) or not _could_head(line):
        return False
    above = view.words[at - 1] if at else -1
    if inside or above < 0 or above in view.roles or line.looks & _STRONG_LOOKS or view.found[above].table:
        return True
    return ended(view.found[above].text) or opening(view.found[above].text) is not None


def _could_head(line: Line) -> bool:
    text = line.text
    if len(text) <= 13 and _PART_WITH_COLON.fullmatch(text):
        return True
    if not 2 <= len(plain_words(text)) <= 32 or text[-1] in _NO_END or any(mark in text for mark in "。；;！？") or _SPOKEN.match(text):
        return False
    sizes = [len(plain_words(part)) for part in clauses(text)]
    balanced = len(sizes) <= 3 and (len(sizes) == 1 or (min(sizes) >= 3 and sizes[-1] * 2 >= sizes[0]))
    told = figures(text) and len(text) > 20 and not line.looks & _STRONG_LOOKS
    return balanced and not told and not line.looks & Looks.RIGHT and re.search("[\u4e00-\u9fff]{2}", text) is not None


def _prose_follows(view: _View, at: int) -> bool:
    if at >= len(view.words):
        return False
    index = view.words[at]
    line, role = view.found[index], view.roles.get(index)
    if line.table or role in (Role.CAPTION, Role.HEADING):
        return True
    return role is None and (opening(line.text) is not None or _marked(line.text) is not None or len(line.text) >= 20 or ended(line.text))


def _pair(view: _View, one: int, other: int) -> bool:
    """Whether two adjacent lines of nearly equal length are one heading; the name of a place or of a report's part stands alone."""
    first, second = view.found[one].text, view.found[other].text
    if view.found[one].looks & _STRONG_LOOKS != view.found[other].looks & _STRONG_LOOKS:
        return False
    sizes = len(plain_words(first)), len(plain_words(second))
    if other != one + 1 or min(sizes) < 5 or abs(sizes[0] - sizes[1]) > 4:
        return False
    return not (_PART.fullmatch(first) or _PLACE.fullmatch(first) or _marked(first) or _marked(second))


def _bare(view: _View, at: int) -> bool:
    """Whether a heading stands right above, with no prose between."""
    if not at:
        return False
    above = view.words[at - 1]
    text = view.found[above].text
    return view.roles.get(above) is Role.HEADING or (opening(text) is not None and len(text) <= 40 and not ended(text))


def _key(text: str) -> str:
    return "place" if _PLACE.fullmatch(text) else "part" if _PART.fullmatch(text) else "line"


def _marked(text: str) -> str | None:
    """The kind of mark a line begins with, if it is short enough to be a heading: “#” to “######”, a bullet, or 【】 around it."""
    found = _MARKED.match(text) if len(text) <= 60 else None
    if not found or (found.group(2) and (ended(text) or len(text) > 40)):
        return None
    if found.group(1):
        return "place" if _PLACE.fullmatch(text, found.end()) else found.group(1)
    return found.group(2) or "【】"
