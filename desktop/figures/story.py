"""What a sentence has told before a figure: the words about it, the figures named so far, what the talk is of."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.figures.clauses import Clauses
from desktop.figures.edges import led
from desktop.figures.recognise import Reading
from desktop.figures.speech import acts, names_a_thing
from desktop.figures.trim import name_of, shortened, stem
from desktop.figures.turns import Turn
from desktop.figures.verbs import PREDICATE, VERB

__all__ = ["THINGS", "Place", "Said", "Story"]

_CLAUSE = re.compile(r"[，,：:；;。→【】]")
_NUMBER = re.compile(r"[0-9]|(?<![“一二三])[一二两三四五六七八九十百千]+[余多]?[万亿个家户件项成份]")
_FROM = re.compile(r"(?:由|从)[^由从]{0,14}$")
_QUOTED = re.compile(r"(?:[^“”，]{0,6})?“[^”、，,]{2,12}”(?!以来|后)(?:平台|改革|机制|行动|品牌|系统|窗口|工程|模式|信用|数据产品|贷款|贷)?")
_NAMED_SO = re.compile("“[^“”、，,0-9]{2,12}”(?:改革|平台|机制|行动|模式|系统|工程|专区|贷)?")
_OFFICE = re.compile("[^，、的“”]{2,8}?(?:服务厅|大厅|中心|公司|法院|医院|银行|园区|街道)(?!级)")
_GAUGED = re.compile("(?:天数|时间|时限|用时|数量|总量|金额|比例|占比|率|成本|价格|标准|面积|得分)$")
_ASIDE = 30  # characters of a clause that names what the next one counts
THINGS = frozenset("个 件 项 条 起 宗 份 处 笔 部 座 所 台 亩".split())  # what rates of work are of, rather than people or money
_EMPTY = re.compile(r"^(?:同比|环比|分别|平均|比例|幅度|全[市县省区].?|.{0,2}|.*[、等]|“.{1,2}”)$")


class Place(NamedTuple):  # a named tuple is made in a fifth of the time, and a report has thousands
    """A figure with the words on both sides, as far as its clause and its neighbours let it; ``joined`` to the figure before by 、 or 和 alone."""

    reading: Reading
    left: str
    bare: str  # ``left`` without what leads to the number
    right: str
    clause: int
    sentence: int
    joined: bool
    inside: bool  # a figure stands before it in its clause
    open: bool  # its words on the right run on to the next figure
    turn: Turn

    @property
    def part(self) -> bool:
        """Whether 其中 or 含 makes it a part of the figure before."""
        return self.left.startswith(("其中", "含"))


class Said(NamedTuple):
    """A figure of the story with its name, its role, the whole it is a part of, what its name was completed with, and its 口径."""

    place: Place
    name: str
    role: str
    whole: str = ""
    about: str = ""
    scope: str = ""


class Story(NamedTuple):
    """The figures said so far in the paragraph and in the sentence, the last one last, and the heading above."""

    clauses: Clauses
    said: tuple[Said, ...]
    here: tuple[Said, ...]  # those of the sentence
    heading: str

    def last(self, place: Place) -> str:
        """The name last said in the sentence: a change in percent passes over shares and aims, one in points is of the rate just told."""
        here = self.here
        if here and place.joined and not place.bare and here[-1].place.turn.sort == "plain":
            return here[-1].name  # 出让11宗、486亩
        if place.reading.kind not in ("percent", "pct_point", "rank"):
            return next((one.name for one in reversed(here) if one.place.reading.unit == place.reading.unit), "") or (
                here[-1].name if here else self.alike(place)
            )
        if not here or place.reading.kind == "pct_point":
            return here[-1].name if here else ""
        told = [one for one in here if one.place.reading.kind not in ("percent", "pct_point") and one.role in ("value", "change", "baseline")]
        if (here[-1].name.endswith(("率", "度", "比")) and not here[-1].name.endswith(("占比", "完成率"))) or not told:
            return here[-1].name
        return told[-1].name

    def alike(self, place: Place) -> str:
        """The name of the nearest figure before ``place`` that counts the same thing; of money only in its sentence."""
        said = self.here if place.reading.kind == "amount" else self.said
        alike = [one for one in reversed(said) if one.place.reading.unit == place.reading.unit != "%"]
        if not alike:
            return ""
        nearest = alike[0]
        if acts(nearest.name[-2:]) and not VERB.match(nearest.name):  # 完成任务54项，序时推进35项，滞后7项: of what was counted first
            nearest = next((one for one in alike if one in self.here and not acts(one.name[-2:])), nearest)
        return nearest.name.removeprefix(nearest.about)

    def before(self, place: Place) -> str:
        """The name in the words before the clause of ``place``, the nearest first."""
        words = self.clauses.words(max(place.sentence, place.clause - 90), place.clause - 1)
        for part in reversed(_CLAUSE.split(words)):
            number = _NUMBER.search(part)
            name = name_of(_FROM.sub("", part[: number.start()] if number else part))
            if len(name) >= 3 and not _EMPTY.match(name):
                return shortened(name)
        return ""

    def aside(self, place: Place) -> str:
        """What the clause right before a figure without words names, where it has no figure of its own: 签约到开工的平均天数，〔210天〕压成95天."""
        if place.bare or place.inside or self.clauses.text[place.clause - 1 : place.clause] not in ("，", ","):
            return ""
        start = self.clauses.start(max(0, place.clause - 2))
        if start < place.sentence or place.clause - start > _ASIDE or (self.here and self.here[-1].place.reading.end > start):
            return ""
        name = name_of(self.clauses.words(start, place.clause - 1))
        return shortened(name) if len(name) >= 3 and (_GAUGED.search(name) or (not PREDICATE.search(name) and names_a_thing(name))) else ""

    def subject(self, place: Place) -> str:
        """Who or what the sentence speaks of: the noun before its first verb or figure, or the quoted name it opens with."""
        words = self.clauses.words(place.sentence, min(place.reading.start, place.sentence + 60))
        for part in _CLAUSE.split(words)[:3]:
            first = led(part)
            office = _OFFICE.match(first)
            if office:
                return office.group()
            quoted = _QUOTED.match(first)
            if quoted and not PREDICATE.search(quoted.group().partition("“")[0]):
                return quoted.group()
            if VERB.match(first):
                continue
            ends = [found.start() for found in (PREDICATE.search(first), _NUMBER.search(first)) if found]
            noun = name_of(first[: min(ends, default=len(first))])
            if 3 <= len(noun) <= 10 and not _EMPTY.match(noun) and names_a_thing(noun):
                return noun
        return ""

    def quoted(self, place: Place) -> str:
        """The last name in quotes that the sentence has before the clause of ``place``: 推行“证照联办”改革，累计办理…."""
        found = _NAMED_SO.findall(self.clauses.words(max(place.sentence, place.clause - 60), place.clause))
        return str(found[-1]) if found else ""

    def topic(self, place: Place, named: bool = True) -> str:
        """What a short name is about: the quoted name the sentence opens with (if ``named``), the noun of the figure before, the subject."""
        subject = self.subject(place)
        if "“" in subject and named:
            return subject
        here = self.here
        counted = [one for one in here if one.place.reading.kind not in ("percent", "pct_point")] or list(here[-1:])
        counted = [one for one in counted if not one.place.part] or counted
        if counted and not named:  # a rate is of the things told last
            things = [one for one in counted if one.place.reading.unit in THINGS] or counted
            return stem(things[-1].whole or things[-1].name.removeprefix(things[-1].about))
        if counted:
            return counted[-1].about or stem(counted[-1].whole or counted[-1].name)
        return subject or (stem(self.said[-1].whole or self.said[-1].name) if self.said else "")
