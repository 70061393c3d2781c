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
from desktop.figures.roles import coming, hopes, later, role
from desktop.figures.scope import behind, hints, scope_of
from desktop.figures.story import Place, Said, Story
from desktop.figures.trim import head_noun, name_of
from desktop.figures.turns import leads_to, read_turn, turn_of_lead
from desktop.figures.verbs import BARE_VERB

__all__ = ["Head", "Named", "name", "wraps"]

_NEAR = 60  # characters about a figure that are looked at
_SENTENCE = 400  # characters of a sentence that are searched for what is still to come
_SEMICOLONS = ("；", ";")
_COLONS = ("：", ":")
_TITLE = 60  # characters of a title
_BEGINS = 14  # characters with which a paragraph says its time
_LEAD = 14  # characters before a colon that may tell a time
_BRACKET = ("（", "(", "以", "左")
_BASIS = re.compile("(?:后|计算|测算|口径|价格?|统计)，$")
_SAID = 12  # figures that are remembered
_CROWD = 40  # figures of one sentence that are read one by one
_OPENED = ("（", "(", "：", ":")
_LIST = frozenset("、和与及，, \u3000\n")
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
    """A reading with the metric it measures, its role, and the 口径 the text gives."""

    reading: Reading
    metric: str
    role: str
    scope: str = ""


def name(
    text: str, readings: Sequence[Reading], heads: Iterable[Head] = (), soft: Iterable[int] = (), cut: Clauses | None = None
) -> tuple[Named, ...]:
    """Every one of ``readings`` of ``text`` named; ``soft`` are the line ends inside paragraphs. Linear in the length of ``text``.

    Who has the clauses of ``text`` already gives them as ``cut``, and ``soft`` is not read.
    """
    cut = cut or clauses(text, [*soft, *wraps(text, readings)])
    teller = _Teller(cut, _places(cut, readings), heads)
    return tuple(teller.named(at, place) for at, place in enumerate(teller.places))


class _Teller:
    """Goes through the figures in order and keeps what the paragraph and the sentence have told so far."""

    def __init__(self, cut: Clauses, places: Sequence[Place], heads: Iterable[Head]) -> None:
        self.places = places
        self._cut = cut
        self._above = _Above(heads)
        self._title = _opening(cut.text)
        self._later = later(self._title)
        self._said: tuple[Said, ...] = ()
        self._here: tuple[Said, ...] = ()
        self._waiting: list[str] = []
        self._line, self._sentence, self._crowd = -1, -1, 0
        self._ahead, self._under, self._hopes, self._scoped, self._opens = False, (-1, -1), False, False, False

    def named(self, at: int, place: Place) -> Named:
        """The figure at ``place``, the next one, with its metric and role."""
        self._go_to(place)
        story = Story(self._cut, self._said, self._here, self._above.words)
        if self._crowd > _CROWD or not (place.left or place.right or self._opened(place)):  # a crowd without words: nothing new is said of it
            return self._keep(place, self._said[-1].name if self._said else story.heading, "value")
        if not (self._waiting and place.joined):
            self._waiting = respective(self.places, at, story)
        metric = _clean(self._waiting.pop(0) if self._waiting else named(place, story))
        return self._keep(place, metric, self._role(place), whole_of(place, story), _about(place, metric))

    def _go_to(self, place: Place) -> None:
        self._above.go_to(place.reading.start)
        line = self._cut.line(place.reading.start)
        if line != self._line:
            self._line, self._said, self._waiting = line, (), []
        if place.sentence != self._sentence or not self._said:
            self._sentence, self._here, self._crowd = place.sentence, (), 0
            words = self._cut.sentence_at(place.sentence, _SENTENCE)
            self._opens = bool(self._later and self._later.match(words))
            self._hopes, self._scoped = hopes(words), hints(words)
        else:
            self._crowd += 1
        if self._under != (line, self._above.read):
            self._ahead, self._under = coming(self._above.path, self._cut.text[line : line + 20], self._title), (line, self._above.read)

    def _opened(self, place: Place) -> bool:
        return self._cut.text[max(0, place.clause - 1) : place.clause] in _OPENED

    def _role(self, place: Place) -> str:
        last = self._said[-1] if self._said else None
        before = last.role if last and last.place.turn.sort != "aim" else ""
        words = ""
        ahead = self._ahead or self._opens
        if ahead or self._hopes or before in ("target", "plan"):
            words = self._cut.words(max(place.sentence, place.reading.start - 2 * _NEAR), place.reading.start)
            goes_on = self._cut.text[max(0, place.sentence - 1) : place.sentence] in _SEMICOLONS or _ITEM.match(words)
            ahead = ahead or (before in ("target", "plan") and bool(goes_on))
        return role(place, words, ahead, self._here[-1] if self._here else None)

    def _keep(self, place: Place, metric: str, part: str, whole: str = "", about: str = "") -> Named:
        scope = self._scope(place, metric) if self._scoped else ""
        one = Said(place, metric, part, whole, about, scope)
        self._said = (*self._said[1 - _SAID :], one)
        self._here = (*self._here[1 - _SAID :], one)
        return Named(place.reading, metric, part, scope)

    def _scope(self, place: Place, metric: str) -> str:
        """What the clause, the name or the bracket behind the figure says; a change has the 口径 of its value."""
        text, end = self._cut.text, place.reading.end
        said = behind(text, end) if text[end : end + 1] in _BRACKET else ""
        said = said or scope_of(place.left if place.inside else text[max(place.clause, place.reading.start - _NEAR) : place.reading.start])
        if said:
            return said
        if text[max(0, place.clause - 1) : place.clause] == "，" and not place.inside:  # 剔除…因素后，
            lead = (
                scope_of(text[self._cut.start(place.clause - 2) : place.clause])
                if _BASIS.search(text, max(0, place.clause - 12), place.clause)
                else ""
            )
            if lead:
                return lead
        before = next((one for one in reversed(self._here) if one.name == metric), None)
        return scope_of(metric) or (before.scope if before else "")


def _opening(text: str) -> str:
    """The title and how the first paragraph begins: there a report says which time it is of."""
    lines = [line for line in text[: 4 * _TITLE].split("\n") if line.strip()]
    if not lines or "。" in lines[0]:  # no title: words without their report
        return ""
    return " ".join((*(line[:_TITLE] for line in lines[:1]), *(line.lstrip()[:_BEGINS] for line in lines[1:3])))


class _Above:
    """The headings above a place, the outermost first, for places in order."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self._heads = list(heads)
        self.read = 0
        self.words = ""
        self._path: list[Head] = []

    @property
    def path(self) -> list[str]:
        return [head.words for head in self._path]

    def go_to(self, offset: int) -> None:
        while self.read < len(self._heads) and self._heads[self.read].start <= offset:
            head = self._heads[self.read]
            self._path = [*(one for one in self._path if one.level < head.level), head]
            self.read += 1
            self.words = head.words


def wraps(text: str, readings: Sequence[Reading]) -> list[int]:
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
    bare = metric.strip("、，。；的：: ")
    if bare.count("《") != bare.count("》"):
        bare = bare.replace("《", "").rpartition("》")[2] or bare.strip("《》")
    if bare.count("“") != bare.count("”"):
        bare = bare.replace("“", "").replace("”", "")
    return bare


def _places(cut: Clauses, readings: Sequence[Reading]) -> list[Place]:
    made: list[Place] = []
    before: Reading | None = None
    for at, reading in enumerate(readings):
        after = readings[at + 1] if at + 1 < len(readings) else None
        made.append(_place(cut, reading, before, after, made[-1] if made else None))
        before = reading
    return made


def _place(cut: Clauses, reading: Reading, before: Reading | None, after: Reading | None, told: Place | None) -> Place:
    start, sentence, end = cut.about(reading.start, reading.end)
    inside = before is not None and before.end > start
    left = cut.words(max(before.end if inside and before else start, reading.start - _NEAR), reading.start)
    end = min(end, reading.end + _NEAR)
    runs_on = after is not None and after.start <= end
    if runs_on and after:
        end = after.start
    joined = before is not None and before.end + 3 >= reading.start and _LIST.issuperset(cut.text[before.end : reading.start])
    if inside and before and told:
        left = _after(left, before, told)
    right = cut.words(reading.end, end)
    if "（" in right or "(" in right:
        right = _BRACKETS.sub("", right)
    bare = tailed(left)
    turn = read_turn(reading.unit, reading.kind, left, bare, right, runs_on and after is not None and after.unit == reading.unit)
    if not left and cut.text[max(0, start - 1) : start] in _COLONS:
        turn = turn_of_lead(cut.words(max(cut.start(max(0, start - 2)), start - _LEAD), start - 1)) or turn
    return Place(reading, left, bare, right, start, sentence, joined, inside, runs_on, turn)


def _after(left: str, before: Reading, told: Place) -> str:
    """``left`` without what belongs to the figure before: its noun (向382家〔企业〕发放…), its 左右; a limit (20万元以上的村) is part of the name."""
    if _LIMIT.match(left):
        return (told.left + before.text + left)[-_NEAR:]
    if leads_to(left):
        return left
    left = left.lstrip("→⇒") or left  # 查出9条→改8条→剩1条: steps, each with words of its own
    left = _TASK.sub("", _OUTER.sub("", _BRACKETS.sub("", left)))
    if _AND.search(left):
        return left[-1]
    noun = head_noun(left) if before.unit in COUNTERS else ""
    rest = left[len(noun) :]
    return rest if noun and left.startswith(noun) and name_of(rest) else left
