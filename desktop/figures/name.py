"""Figures of prose named: what each measures and which role it plays, sentence after sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.figures.clauses import Clauses, clauses
from desktop.figures.completing import COUNTERS
from desktop.figures.edges import tailed
from desktop.figures.parts import whole_of
from desktop.figures.patterns import named
from desktop.figures.recognise import Reading
from desktop.figures.respective import respective
from desktop.figures.roles import coming, role
from desktop.figures.story import Place, Said, Story
from desktop.figures.trim import head_noun, name_of
from desktop.figures.turns import read_turn
from desktop.figures.verbs import BARE_VERB

__all__ = ["Head", "Named", "name"]

_NEAR = 60  # characters about a figure that are looked at
_SAID = 12  # figures that are remembered
_CROWD = 40  # figures of one sentence that are read one by one
_OPENED = ("（", "(", "：", ":")
_LIST = frozenset("、和与及，,")
_NARROW = 12  # a line that was filled has more characters
_STOPS = frozenset("。；：！？.;:!?")
_ITEMS = tuple("\n一二三四五六七八九十（(★●◆【第附")
_LIMIT = re.compile("(?:（含）)?(?:及?以[上下内])的.{1,8}")
_BRACKETS = re.compile(r"[（(][^（）()]{0,12}[）)]")
_AND = re.compile("(?:、|(?<!缓)和|以及)$")
_TASK = re.compile("^的(?:年度)?(?:目标|任务)(?:中|目前|现)?")
_ITEM = re.compile("[二三四五六七八九]是|第[二三四五六七八九]，|[2-9２-９][.、．]")
_OUTER = re.compile("^(?:左右|出头|开外|有余|还多|多一点|上限|上下|以上|以下|以内|之内|之间|（含）)+的?")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: where it starts, its level from 1, its words."""

    start: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A reading with the metric it measures and its role."""

    reading: Reading
    metric: str
    role: str


def name(text: str, readings: Sequence[Reading], heads: Iterable[Head] = (), soft: Iterable[int] = ()) -> tuple[Named, ...]:
    """Every one of ``readings`` of ``text`` named; ``soft`` are the line ends inside paragraphs. Linear in the length of ``text``."""
    cut = clauses(text, [*soft, *_wraps(text, readings)])
    places = _places(cut, readings)
    above = _Above(heads)
    made: list[Named] = []
    waiting: list[str] = []
    said: tuple[Said, ...] = ()
    paragraph, crowd = -1, 0
    ahead, under = False, (-1, -1)
    for at, place in enumerate(places):
        headings = above.at(place.reading.start)
        line = cut.line(place.reading.start)
        if line != paragraph:
            paragraph, said, waiting = line, (), []
        here = tuple(one for one in said if one.place.sentence == place.sentence)
        story = Story(cut, said, here, headings[-1] if headings else "")
        crowd = crowd + 1 if here else 0
        if crowd > _CROWD or (
            not (place.left or place.right) and cut.text[max(0, place.clause - 1) : place.clause] not in _OPENED
        ):  # a crowd without words: nothing new is said of it
            metric, part = said[-1].name if said else story.heading, "value"
            said = (*said[1 - _SAID :], Said(place, metric, part))
            made.append(Named(place.reading, metric, part))
            continue
        if not (waiting and place.joined):
            waiting = respective(places, at, story)
        metric = _clean(waiting.pop(0) if waiting else named(place, story))
        if under != (line, above.read):
            ahead, under = coming(headings, cut.text[line : line + 20]), (line, above.read)
        sentence = _sentence(cut, place)
        on = ahead or (bool(said) and said[-1].role in ("target", "plan") and _ITEM.match(sentence) is not None)
        part = role(place, sentence, on, here[-1] if here else None)
        said = (*said[1 - _SAID :], Said(place, metric, part, whole_of(place, story), _about(place, metric)))
        made.append(Named(place.reading, metric, part))
    return tuple(made)


class _Above:
    """The headings above a place, the outermost first, for places in order."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self._heads = list(heads)
        self.read = 0
        self._path: list[Head] = []

    def at(self, offset: int) -> list[str]:
        while self.read < len(self._heads) and self._heads[self.read].start <= offset:
            head = self._heads[self.read]
            self._path = [*(one for one in self._path if one.level < head.level), head]
            self.read += 1
        return [head.words for head in self._path]


def _sentence(cut: Clauses, place: Place) -> str:
    return cut.words(max(place.sentence, place.reading.start - 2 * _NEAR), place.reading.start)


def _wraps(text: str, readings: Sequence[Reading]) -> list[int]:
    """The line ends inside sentences, where a number broken over two lines says that lines were filled without regard to sense."""
    if not any("\n" in reading.text for reading in readings):
        return []
    places, start = [], 0
    for line in text.split("\n")[:-1]:
        end = start + len(line)
        if len(line) > _NARROW and line[-1] not in _STOPS and not text.startswith(_ITEMS, end + 1):
            places.append(end)
        start = end + 1
    return places


def _about(place: Place, metric: str) -> str:
    """What the words of ``place`` were completed with to make ``metric``."""
    words = name_of(place.left) or head_noun(place.right)
    about = metric.removesuffix(words) if words and metric.endswith(words) and not place.part else ""
    return "" if BARE_VERB.fullmatch(about) else about


def _clean(metric: str) -> str:
    bare = metric.strip("、，的：: ")
    if bare.count("《") != bare.count("》"):
        bare = bare.replace("《", "").rpartition("》")[2] or bare.strip("《》")
    if bare.count("“") != bare.count("”"):
        bare = bare.replace("“", "").replace("”", "")
    return bare


def _places(cut: Clauses, readings: Sequence[Reading]) -> list[Place]:
    made: list[Place] = []
    for at, reading in enumerate(readings):
        start, sentence = cut.start(reading.start), cut.sentence(reading.start)
        before = readings[at - 1] if at else None
        inside = before is not None and before.end > start
        left = cut.words(max(before.end if inside and before else start, reading.start - _NEAR), reading.start)
        end = min(cut.end(reading.end), reading.end + _NEAR)
        runs_on = at + 1 < len(readings) and readings[at + 1].start <= end
        if runs_on:
            end = readings[at + 1].start
        joined = before is not None and before.end + 3 >= reading.start and set(cut.words(before.end, reading.start)) <= _LIST
        if inside and before:
            left = _after(left, before, made[-1])
        right = _BRACKETS.sub("", cut.words(reading.end, end))
        bare = tailed(left)
        turn = read_turn(reading.unit, reading.kind, left, bare, right, runs_on and readings[at + 1].unit == reading.unit)
        made.append(Place(reading, left, bare, right, start, sentence, joined, inside, runs_on, turn))
    return made


def _after(left: str, before: Reading, told: Place) -> str:
    """``left`` without what belongs to the figure before: its noun (向382家〔企业〕发放…), its 左右; a limit (20万元以上的村) is part of the name."""
    if _LIMIT.match(left):
        return (told.left + before.text + left)[-_NEAR:]
    left = _TASK.sub("", _OUTER.sub("", _BRACKETS.sub("", left)))
    if _AND.search(left):
        return left[-1]
    noun = head_noun(left) if before.unit in COUNTERS else ""
    rest = left[len(noun) :]
    return rest if noun and left.startswith(noun) and name_of(rest) else left
