"""Headings without a number that stand on lines of their own: Markdown and bullet marks, place names, mottos, two-line newspaper heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.nodes import Looks, Role
from desktop.document.outline.frame import Roles
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.phrases import CLOSERS, alike, clauses, figures, plain_words

__all__ = ["STRUCTURE", "Headline", "ended", "full_lines", "headlines", "parallel", "place"]

_MARKED = re.compile(r"(#{1,6})\s{1,4}(?=\S)|([◆◇●○■□▲△★☆※►▶◎]{1,2})\s{0,4}(?=\S)|(【)(?=[^】]{2,30}】$)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:县|区|市|州|盟|旗|镇|乡|街道)")
STRUCTURE = re.compile(  # the words a report's own parts are called by
    ".{0,16}(?:情况|做法|举措|措施|成效|成绩|亮点|特色|进展|问题|不足|困难|短板|弱项|差距|挑战|打算|安排|计划|思路|目标|任务|重点|建议|要求|方向|体会|经验|启示|原因|背景|概况|意见|说明)|下一?步.{0,12}|附则|总则|结语|前言|引言"
)
_LIST_END = re.compile(".{0,10}(?:情况|做法|举措|措施|成效|问题|不足|困难|短板|打算|安排|计划|目标|任务|重点|建议|要求|原因)")
_SUBJECT = re.compile("我[们县市区局镇乡委办州]|本[县市区局报次]|该[县市区局镇乡办]|他们|您|据|截至|截止|目前|近年来|今年以来|特此|以上|此复|谢谢|感谢|祝|同志们|各位|其中|注[:：]|备注|问[:：]|答[:：]")
_ENDS = frozenset("。！？；：…!?;:")
_PAUSES = frozenset("，、,")


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading on its own line or two lines, ``first`` to ``last``; ``key`` names its kind, ``bare`` says that a heading stands right above it."""

    first: int
    last: int
    key: str
    bare: bool


def ended(text: str) -> bool:
    """Whether a sentence ends where ``text`` ends."""
    return bool(text) and (text.rstrip(CLOSERS)[-1:] in _ENDS or text[-1] in "）)】")


def place(text: str) -> bool:
    """Whether ``text`` is the name of a county, town or district and nothing else."""
    return _PLACE.fullmatch(text) is not None


def full_lines(found: tuple[Line, ...]) -> frozenset[int]:
    """The lines that were broken for being full, where the text was wrapped at a fixed width."""
    sizes = {index: len(line.text) for index, line in enumerate(found) if line.text}
    broken = [index for index, size in sizes.items() if size >= 15 and not ended(found[index].text)]
    counted = Counter(sizes[index] for index in broken)
    width = max(sizes.values(), default=0)
    near = [index for index in broken if sizes[index] >= width - 3]
    return frozenset(near) if len(near) >= 4 and len(near) * 2 >= sum(counted.values()) and width <= 60 else frozenset()


def parallel(found: tuple[Line, ...]) -> frozenset[int]:
    """Short lines near the top that are built like a later line: mottos of one series rather than a title."""
    short = [index for index, line in enumerate(found) if 4 <= len(line.text) <= 40 and not ended(line.text) and not opening(line.text)]
    top = [index for index in short[:6] if index < 24]
    return frozenset(one for one in top if any(alike(found[one].text, found[other].text, 0.25) for other in short[:400] if other > one + 1))


def headlines(found: tuple[Line, ...], roles: Roles) -> tuple[Headline, ...]:
    """Every unnumbered heading that stands on its own line or lines; what they take is added to ``roles``."""
    return tuple(_Search(found, roles).run())


class _Search:
    """One pass over the lines, knowing what stood above."""

    def __init__(self, found: tuple[Line, ...], roles: Roles) -> None:
        self.found, self.roles = found, roles
        self.full = full_lines(found)
        self.words = [index for index in range(len(found)) if roles.get(index) is not Role.BLANK]

    def run(self) -> Iterator[Headline]:
        at = 0
        while at < len(self.words):
            made = self._at(at)
            for headline in made:
                self.roles |= dict.fromkeys(range(headline.first, headline.last + 1), Role.HEADING)
            yield from made
            at += max(1, sum(headline.last - headline.first + 1 for headline in made) and self._steps(at, made))

    def _steps(self, at: int, made: tuple[Headline, ...]) -> int:
        last = made[-1].last
        return sum(1 for index in self.words[at : at + 4] if index <= last)

    def _at(self, at: int) -> tuple[Headline, ...]:
        index = self.words[at]
        line, role = self.found[index], self.roles.get(index)
        if role is Role.HEADING and not opening(line.text):
            return (Headline(index, index, _styled(line), self._bare(at)),)
        if role is not None or line.table or opening(line.text):
            return ()
        if marked := _marked(line.text):
            return (Headline(index, index, marked, self._bare(at)),)
        return self._plain(at)

    def _plain(self, at: int) -> tuple[Headline, ...]:
        run = self._run(at)
        if not run or not self._prose_follows(at + len(run)):
            return ()
        bare = self._bare(at)
        if len(run) == 1:
            return (Headline(run[0], run[0], _key(self.found[run[0]].text), bare),)
        if len(run) == 2 and self._pair(*run):
            return (Headline(run[0], run[1], "line", bare),)
        if len(run) == 2 or (len(run) == 3 and self._pair(*run[1:])):
            top = Headline(run[0], run[0], _key(self.found[run[0]].text), bare)
            return (top, Headline(run[1], run[-1], "line", True))
        return ()

    def _run(self, at: int) -> list[int]:
        run: list[int] = []
        for index in self.words[at : at + 4]:
            if not self._could_head(index, at + len(run), inside=bool(run)):
                break
            run.append(index)
        return run

    def _could_head(self, index: int, at: int, *, inside: bool) -> bool:
        line = self.found[index]
        if index in self.roles or line.table or index in self.full or opening(line.text) or _marked(line.text):
            return False
        if not _could_head(line):
            return False
        above = self.words[at - 1] if at else -1
        if inside or above < 0 or above in self.roles or line.looks & (Looks.BOLD | Looks.CENTERED | Looks.LARGE):
            return True
        return self.found[above].table or ended(self.found[above].text) or bool(opening(self.found[above].text))

    def _prose_follows(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        index = self.words[at]
        line, role = self.found[index], self.roles.get(index)
        if line.table or role is Role.CAPTION or role is Role.HEADING:
            return True
        return role is None and (bool(opening(line.text)) or bool(_marked(line.text)) or len(line.text) >= 20 or ended(line.text))

    def _pair(self, one: int, other: int) -> bool:
        """Two adjacent lines of nearly equal length are one heading, unless the first names a part of the report."""
        first, second = self.found[one], self.found[other]
        sizes = len(plain_words(first.text)), len(plain_words(second.text))
        return other == one + 1 and min(sizes) >= 5 and abs(sizes[0] - sizes[1]) <= 4 and not STRUCTURE.fullmatch(first.text) and not place(first.text)

    def _bare(self, at: int) -> bool:
        """Whether a heading stands right above, with no prose between."""
        if not at:
            return False
        above = self.words[at - 1]
        return self.roles.get(above) is Role.HEADING or bool(_marked(self.found[above].text)) or _whole_mark(self.found[above].text)


def _whole_mark(text: str) -> bool:
    return opening(text) is not None and len(text) <= 40 and not ended(text)


def _styled(line: Line) -> str:
    return f"style{line.level}" if not place(line.text) else "place"


def _key(text: str) -> str:
    return "place" if place(text) else "part" if STRUCTURE.fullmatch(text) else "line"


def _marked(text: str) -> str | None:
    """The kind of mark a line begins with, if it is short enough to be a heading: “#” to “######”, a bullet, or 【】 around it."""
    found = _MARKED.match(text) if len(text) <= 60 else None
    if not found or (found.group(2) and (ended(text) or len(text) > 40)):
        return None
    if found.group(1):
        return "place" if place(text[found.end() :]) else found.group(1)
    return found.group(2) or "【】"


def _could_head(line: Line) -> bool:
    text = line.text
    if text[-1] in "：:" and len(text) <= 13 and _LIST_END.fullmatch(text[:-1]) and not re.search("[以如]下|通过|实现|提出", text):
        return True
    size = len(plain_words(text))
    if not 2 <= size <= 32 or text[-1] in _ENDS or text[-1] in _PAUSES or any(mark in text for mark in "。；;！？") or _SUBJECT.match(text):
        return False
    parts = [plain_words(part) for part in clauses(text)]
    balanced = len(parts) <= 3 and (len(parts) == 1 or min(len(part) for part in parts) >= 3 and len(parts[-1]) * 2 >= len(parts[0]))
    return balanced and bool(re.search("[\u4e00-\u9fff]{2}", text)) and (not figures(text) or len(text) <= 20) and not line.looks & Looks.RIGHT
