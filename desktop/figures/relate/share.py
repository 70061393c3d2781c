"""Shares: a percentage with the part and the whole it is told of, or without the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.figures.relate import note, reckon
from desktop.figures.relate.base import not_stated
from desktop.figures.relate.page import Page
from desktop.figures.relate.rates import rate
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, Term
from desktop.figures.relate.wholes import COUNTED, broken, close_told, first_held, in_sight, part_of
from desktop.figures.relate.words import OF, RATE, SHARE, overlap, telling

__all__ = ["shares"]

_TOLD = re.compile(r"占|完成|为|是|达|相当")  # what ties a part to its whole: 占年度计划402亿元的54.3%
# Rates that are no share of a count told beside them.
_OTHERS = re.compile(r"压|缩|减少|简化|精简|增长|下降|上升|提升|节约|降低|提速|利$|费$|税负|失业|增$|同比|环比")
_NAMELY = re.compile(r"(?:即|也就是|折合|计)约?")
_HUNDRED = Decimal(100)


def shares(page: Page, place: int) -> Iterator[Relation]:
    """The relation of the percentage at ``place`` with its part and whole."""
    start, length = page.run(place)
    head = page.prose[start]
    if head.level == 0 and start and OF.fullmatch(head.lead):
        found = _of_named(page, place) if length == 1 else None
    elif (told := SHARE.fullmatch(head.lead)) is not None:
        found = _told(page, place, told["who"], told["base"] or "")
    elif (called := RATE.search(head.lead)) is not None and not _OTHERS.search(called["stem"]):
        found = rate(page, place, called["stem"])
    else:
        found = _namely(page, place)
    found = found if found is not None and found.verdict != "base_not_stated" else _about(page, place) or found
    if found is not None:
        yield found
    yield from _hundred(page, place, start, length)


def _hundred(page: Page, place: int, start: int, length: int) -> Iterator[Relation]:
    """占比分别为52.9%、24.0%、16.9%、6.2%: shares that make 100 %."""
    if length < 3 or place != start + length - 1:
        return
    shares_ = page.prose[start : start + length]
    left = _HUNDRED - sum(share.value for share in shares_[:-1])
    if left == shares_[-1].value:
        said = "+".join(map(note.written, shares_)) + "=100%"
        yield Relation("hundred", shares_[-1].at, tuple(share.at for share in shares_[:-1]), "exact", "holds", left, said)


def _of_named(page: Page, place: int) -> Relation | None:
    """完成投资218.4亿元，占年度计划402亿元的54.3%."""
    result, whole = page.prose[place], page.prose[place - 1]
    if whole.kind not in COUNTED or not _TOLD.search(whole.gap[-20:]):
        return None
    parts = [page.prose[at] for at in page.before(place - 1, whole.unit)]
    held = first_held(parts, (whole,), result)
    if held is not None or not parts or whole.level > CLAUSE:
        return held
    return broken(parts[0], whole, result, page, place)


def _about(page: Page, place: int) -> Relation | None:
    """达标率91.2%（31家/34家）, 196条（80%）: the numbers about a percentage that has no words of a change, where they fit too closely for chance."""
    result = page.prose[place]
    bracketed = not result.lead and result.gap.endswith(("（", "("))
    if bracketed and place - 1 in page.reached and (turned := _turned(page, place)) is not None:
        return turned
    beside = [at for at in (place - 1, place + 1, place + 2) if 0 <= at < len(page.prose) and page.prose[at].sentence == result.sentence]
    for at in beside:
        part = page.prose[at]
        if part.kind not in COUNTED or page.changes[at] is not None:
            continue
        for other in page.about(place, part.unit):
            if other == at or page.prose[other].value < part.value:
                continue
            held = reckon.percent(part, page.prose[other], result)
            if held is not None and (_fits(held, part, page.prose[other], result) or (bracketed and held.tolerance in ("exact", "rounded"))):
                return held
    return None


def _turned(page: Page, place: int) -> Relation | None:
    """由210天压成95天，砍去过半（54.8%）: a change with no word of its own."""
    held = reckon.changed(page.prose[place - 1], page.prose[place - 2], page.prose[place])
    return held if held is not None and close_told(page.prose[place]) and held.tolerance in ("exact", "rounded") else None


def _fits(held: Relation, part: Term, whole: Term, result: Term) -> bool:
    """Whether a share holds too well for chance: to three digits, or to the digit of numbers that are no small change."""
    if close_told(result) and result.value != _HUNDRED:
        return held.tolerance in ("exact", "rounded")
    exact = part.size / whole.size * 100
    return abs(exact - result.size) < 0.005 * result.size and part.size != whole.size


def _namely(page: Page, place: int) -> Relation | None:
    """总投资4,600万元，其中申请上级补助60%、即2,760万元."""
    if place + 1 >= len(page.prose) or not _NAMELY.fullmatch(page.prose[place + 1].lead) or page.prose[place + 1].level > CLAUSE:
        return None
    part = page.prose[place + 1]
    return first_held((part,), [page.prose[at] for at in page.before(place, part.unit)], page.prose[place])


def _told(page: Page, place: int, who: str, base: str) -> Relation | None:
    """其中1410项实现不见面审批，占98.2%."""
    result = page.prose[place]
    at = part_of(page, place)
    if at is None:
        return None
    part = page.prose[at]
    wholes = [page.prose[other] for other in page.before(at, part.unit, sentences=1)]
    held = first_held((part,), wholes, result)
    if telling(who) and (named := _named(page, place, who, result)) is not None:
        return named
    if telling(who):  # 三产占到76.3%: the clause has a subject of its own, so only a number that fits closely may be meant
        return (held or _far(page, place, part, result)) if close_told(result) else None
    return held or _far(page, place, part, result) or _of_far(page, place, part, result, base) or _untold(part, wholes, result, base, page, place)


def _named(page: Page, place: int, who: str, result: Term) -> Relation | None:
    """A类28件、B类9件、C类3件，A类占七成: the part is the number the subject was told with."""
    for at in range(place - 1, max(-1, place - 8), -1):
        part = page.prose[at]
        if part.sentence == result.sentence and part.kind in COUNTED and part.lead.endswith(who):
            return first_held((part,), [page.prose[other] for other in page.before(at, part.unit, sentences=1)], result)
    return None


def _untold(part: Term, wholes: list[Term], result: Term, base: str, page: Page, place: int) -> Relation | None:
    """No whole in reach fits: a slip where the words name it, else a base not stated."""
    whole = next((whole for whole in wholes if whole.sentence == part.sentence), None)
    if whole is not None and (not telling(base) or overlap(base, whole.lead + whole.tail)):
        slip = broken(part, whole, result, page, place)
        if slip is not None and (slip.verdict == "holds" or in_sight(slip, result)):
            return slip
    return not_stated(part, result)


def _far(page: Page, place: int, part: Term, result: Term) -> Relation | None:
    """A whole told elsewhere in the text, where the printed digits leave little room for chance."""
    if not close_told(result):
        return None
    for whole in page.far(place, part.unit):
        if whole.size > part.size:
            held = reckon.percent(part, whole, result)
            if held is not None and held.tolerance in ("exact", "rounded"):
                return held
    return None


def _of_far(page: Page, place: int, part: Term, result: Term, base: str) -> Relation | None:
    """占采购总额45%: a whole some sentences away that is told with the words of the base."""
    for whole in page.far(place, part.unit) if telling(base) else ():
        if whole.size > part.size and overlap(base, whole.lead + whole.tail) > 1:
            held = reckon.percent(part, whole, result)
            if held is not None and held.tolerance in ("exact", "rounded"):
                return held
    return None
