"""A period made of its parts: 前三季度171,350件 and 四季度58,204件 make 全年229,554件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.dated import span
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.words import overlap, telling

__all__ = ["cumulatives", "months"]

_SPAN = re.compile(
    r"截[至止]到?(?P<until>[0-9]{1,2})月[底末]|(?:此前|前)(?P<before>[0-9]{1,2})个月|(?P<quarters>前[两二三])季度|(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|全年|(?P<from>[0-9]{1,2})月?[—–~～至\-](?P<to>[0-9]{1,2})月|(?P<month>[0-9]{1,2})月份?"
)
_NUMBER = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_REACH = 8
_SAID = re.compile(r"累计|合计|共计?|全县|全区|全市|完成|实现|达到?|当季|当月|总数|单季")
_ADDED = ("count", "amount", "other")


def months(words: str) -> frozenset[int]:
    """The months the last period named in ``words`` covers; none where they name none."""
    found = None
    for found in _SPAN.finditer(words):  # noqa: B007 — the last one
        pass
    if found is None:
        return frozenset()
    if found["until"]:
        return frozenset(range(1, int(found["until"]) + 1))
    if found["before"]:
        return frozenset(range(1, int(found["before"]) + 1))
    if found["quarters"]:
        return frozenset(range(1, 3 * _NUMBER[found["quarters"][1]] + 1))
    if found["quarter"]:
        last = 3 * _NUMBER[found["quarter"]]
        return frozenset(range(last - 2, last + 1))
    if found["half"]:
        return frozenset(range(1, 7) if found["half"] == "上" else range(7, 13))
    if found["from"]:
        return frozenset(range(int(found["from"]), int(found["to"]) + 1))
    return frozenset((int(found["month"]),)) if found["month"] else frozenset(range(1, 13))


def cumulatives(page: Page) -> Iterator[Relation]:
    """Every total of a longer period that follows from the values of the periods it is made of."""
    spans = [months(_told(page, at)) if term.kind in _ADDED and page.changes[at] is None else frozenset[int]() for at, term in enumerate(page.prose)]
    several = len({term.period for term in page.prose}) > 2  # a total and two parts
    dated = [told or _coded(page, at) for at, told in enumerate(spans)] if several else spans
    distinct = set(dated)
    wide = {one for one in distinct if any(other < one for other in distinct if other)}
    for place, covered in enumerate(dated):
        if covered not in wide:
            continue
        if len(covered) > 3 or (len(covered) > 1 and "累计" in page.prose[place].gap):
            found = list(_cumulative(page, place, spans)) if spans[place] else []
            yield from found or _of_codes(page, place, dated)


def _coded(page: Page, place: int) -> frozenset[int]:
    """The months of the period dating gave a number that names none itself."""
    term = page.prose[place]
    covered = span(term.period) if term.kind in _ADDED and page.changes[place] is None else None
    if covered is None or covered.stock or covered.first // 12 != covered.last // 12:
        return frozenset()
    return frozenset(range(covered.first % 12 + 1, covered.last % 12 + 2))


def _told(page: Page, place: int) -> str:
    """The words before a number; 此前9个月累计23起 has its period in a number of its own."""
    term, before = page.prose[place], page.prose[place - 1]
    return before.gap + before.text + term.gap if place and not term.level and before.unit == "月" else term.gap


def _cumulative(page: Page, place: int, spans: list[frozenset[int]]) -> Iterator[Relation]:
    """The parts may stand before or after their total, within the sentence or the one beside it."""
    result = page.prose[place]
    parts = _parts(page, place, spans)
    if not parts:
        return
    held = reckon.added("cumulative", parts, result)
    if held is not None:
        yield held
    elif _same_subject([*parts, result]):
        yield note.broken("cumulative", result, parts, "+".join(map(note.written, parts)), reckon.total(parts))


def _of_codes(page: Page, place: int, spans: list[frozenset[int]]) -> Iterator[Relation]:
    """A total of periods that only dating knows: of one metric and one year, and to the digit."""
    result = page.prose[place]
    parts = _parts(page, place, spans)
    akin = all(part.period[:4] == result.period[:4] and overlap(part.metric, result.metric) > 1 for part in parts)
    held = reckon.added("cumulative", parts, result) if parts and akin else None
    if held is not None and held.tolerance == "exact":
        yield held


def _parts(page: Page, place: int, spans: list[frozenset[int]]) -> list[Term]:
    """The values about a total whose periods make up its own; none where one is lacking."""
    result = page.prose[place]
    parts: list[Term] = []
    covered: frozenset[int] = frozenset()
    for at in range(max(0, place - _REACH), min(len(page.prose), place + _REACH)):
        term = page.prose[at]
        fits = spans[at] and spans[at] < spans[place] and not spans[at] & covered and term.unit == result.unit
        if fits and abs(term.sentence - result.sentence) <= 3 and not page.parted(min(at, place), max(at, place)):
            parts.append(term)
            covered |= spans[at]
    return parts if len(parts) > 1 and covered == spans[place] else []


def _same_subject(all_: list[Term]) -> bool:
    """Whether none but the first names what is counted, or all the same: 四季度受理58,204件；前三季度累计171,350件，全年达229,554件."""
    first, *others = (_SAID.sub("", _SPAN.sub("", term.lead)) for term in sorted(all_, key=lambda term: term.at))
    return all(telling("".join(letter for letter in words if letter not in first)) == 0 for words in others)
