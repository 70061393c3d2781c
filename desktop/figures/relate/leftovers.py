"""What is left over: 共74条，已办结70条，其余4条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import Term
from desktop.figures.relate.words import REST

__all__ = ["leftovers"]

_SURE = re.compile(r"其余|剩余|剩下|尚余|余下|仅剩|还剩")
_DONE = re.compile(r"已|办结|完成|解决|整改|化解|落实|其中|销号|开工|到位|通过|批复|投用|反馈|处理")
_SOME = 8  # numbers looked back over


def leftovers(page: Page, place: int) -> Iterator[Relation]:
    """共74条，已办结70条，其余4条."""
    result = page.prose[place]
    if not REST.search(result.lead) or result.kind not in ("count", "amount", "other"):
        return
    near = page.before(place, result.unit, sentences=1)[:_SOME]
    for far, at in enumerate(near):
        whole = page.prose[at]
        if whole.value <= result.value:
            continue
        held = _left(page, near[:far], whole, result)
        if held is not None:
            yield held
            return
    if len(near) >= 2 and _plainly_left(page, near, place):
        whole, part = page.prose[near[1]], page.prose[near[0]]
        yield note.broken("remainder", result, (whole, part), f"{note.written(whole)}-{note.written(part)}", whole.value - part.value)
        return
    yield from _left_of_far(page, place, result)


def _left(page: Page, between: list[int], whole: Term, result: Term) -> Relation | None:
    """What is left of ``whole`` without one of the numbers between, or without all."""
    for at in between:
        held = reckon.left(whole, (page.prose[at],), result)
        if held is not None:
            return held
    return reckon.left(whole, [page.prose[at] for at in reversed(between)], result) if len(between) > 1 else None


def _plainly_left(page: Page, near: list[int], place: int) -> bool:
    whole, part, result = page.prose[near[1]], page.prose[near[0]], page.prose[place]
    one = (
        whole.sentence == part.sentence == result.sentence
        and near[1] == near[0] - 1
        and (len(near) == 2 or page.prose[near[2]].sentence < whole.sentence)
    )
    sized = result.value < whole.value and part.value < whole.value and whole.low == whole.high and part.low == part.high
    return one and sized and bool(_SURE.search(result.lead)) and bool(_DONE.search(part.lead)) and not _of_others(result)


def _of_others(result: Term) -> bool:
    """Whether the rest is told with a subject of its own (其余镇5个)."""
    return _SURE.sub("", result.lead).strip("的均为有是") != ""


def _left_of_far(page: Page, place: int, result: Term) -> Iterator[Relation]:
    """还需完成57.32亿元: what a target told here leaves of an amount told anywhere, to the digit."""
    if len(result.value.normalize().as_tuple().digits) < 3:
        return
    for at in page.before(place, result.unit, sentences=1):
        whole = page.prose[at]
        for part in page.told(result.unit, float(whole.value - result.value), result.at, result.at):
            if whole.value - part.value == result.value and part.value > 0 and part.at != whole.at:
                yield note.holding(
                    "remainder", result, (whole, part), f"{note.written(whole)}-{note.written(part)}", whole.value - part.value, "exact"
                )
                return
