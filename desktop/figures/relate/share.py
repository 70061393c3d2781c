"""Shares: a percentage with the part and the whole it is told of, or without the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.figures.relate import note, reckon
from desktop.figures.relate.base import not_stated
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, Term
from desktop.figures.relate.tolerance import at_precision
from desktop.figures.relate.words import OF, RATE, SHARE, overlap, telling

__all__ = ["shares"]

_TOLD = re.compile(r"占|完成|为|是|达|相当")  # what ties a part to its whole: 占年度计划402亿元的54.3%
# Rates that are no share of a count told beside them.
_OTHERS = re.compile(r"压|缩|减少|简化|精简|增长|下降|上升|提升|节约|降低|提速|利$|费$|税负|失业|增$|同比|环比")
_TAKEN_IN = re.compile(r"收到|受理|收集|接收|[总共应]|计划|发放|评价?件|转办")  # a whole, not a part
_NAMELY = re.compile(r"(?:即|也就是|折合|计)约?")
_HUNDRED = Decimal(100)
_SLIP = 1.6  # a slip of the pen leaves a number in sight of the right one, or moves its point
_MEASURED = ("count", "amount", "other", "duration")


def shares(page: Page, place: int) -> Iterator[Relation]:
    """The relation of the percentage at ``place`` with its part and whole."""
    start, length = page.run(place)
    head = page.prose[start]
    if head.level == 0 and start and OF.fullmatch(head.lead):
        found = _of_named(page, place) if length == 1 else None
    elif (told := SHARE.fullmatch(head.lead)) is not None:
        found = _told(page, place, told["who"], told["base"] or "")
    elif (rate := RATE.search(head.lead)) is not None and not _OTHERS.search(rate["stem"]):
        found = _rate(page, place, rate["stem"])
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
    if whole.kind not in _MEASURED or not _TOLD.search(whole.gap[-20:]):
        return None
    parts = [page.prose[at] for at in page.before(place - 1, whole.unit)]
    held = _first_held(parts, (whole,), result)
    if held is not None or not parts or whole.level > CLAUSE:
        return held
    return _broken(parts[0], whole, result, page, place)


def _about(page: Page, place: int) -> Relation | None:
    """达标率91.2%（31家/34家）, 196条（80%）: the numbers about a percentage that has no words of a change, where they fit too closely for chance."""
    result = page.prose[place]
    bracketed = not result.lead and result.gap.endswith(("（", "("))
    if bracketed and place - 1 in page.reached and (turned := _turned(page, place)) is not None:
        return turned
    beside = [at for at in (place - 1, place + 1, place + 2) if 0 <= at < len(page.prose) and page.prose[at].sentence == result.sentence]
    for at in beside:
        part = page.prose[at]
        if part.kind not in _MEASURED or page.changes[at] is not None:
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
    return held if held is not None and _close_told(page.prose[place]) and held.tolerance in ("exact", "rounded") else None


def _fits(held: Relation, part: Term, whole: Term, result: Term) -> bool:
    """Whether a share holds too well for chance: to three digits, or to the digit of numbers that are no small change."""
    if _close_told(result) and result.value != _HUNDRED:
        return held.tolerance in ("exact", "rounded")
    exact = part.size / whole.size * 100
    return abs(exact - result.size) < 0.005 * result.size and part.size != whole.size


def _namely(page: Page, place: int) -> Relation | None:
    """总投资4,600万元，其中申请上级补助60%、即2,760万元."""
    if place + 1 >= len(page.prose) or not _NAMELY.fullmatch(page.prose[place + 1].lead) or page.prose[place + 1].level > CLAUSE:
        return None
    part = page.prose[place + 1]
    return _first_held((part,), [page.prose[at] for at in page.before(place, part.unit)], page.prose[place])


def _told(page: Page, place: int, who: str, base: str) -> Relation | None:
    """其中1410项实现不见面审批，占98.2%."""
    result = page.prose[place]
    at = _part(page, place)
    if at is None:
        return None
    part = page.prose[at]
    wholes = [page.prose[other] for other in page.before(at, part.unit, sentences=1)]
    held = _first_held((part,), wholes, result)
    if telling(who) and (named := _named(page, place, who, result)) is not None:
        return named
    if telling(who):  # 三产占到76.3%: the clause has a subject of its own, so only a number that fits closely may be meant
        return (held or _far(page, place, part, result)) if _close_told(result) else None
    return held or _far(page, place, part, result) or _of_far(page, place, part, result, base) or _untold(part, wholes, result, base, page, place)


def _named(page: Page, place: int, who: str, result: Term) -> Relation | None:
    """A类28件、B类9件、C类3件，A类占七成: the part is the number the subject was told with."""
    for at in range(place - 1, max(-1, place - 8), -1):
        part = page.prose[at]
        if part.sentence == result.sentence and part.kind in _MEASURED and part.lead.endswith(who):
            return _first_held((part,), [page.prose[other] for other in page.before(at, part.unit, sentences=1)], result)
    return None


def _untold(part: Term, wholes: list[Term], result: Term, base: str, page: Page, place: int) -> Relation | None:
    """No whole in reach fits: a slip where the words name it, else a base not stated."""
    whole = next((whole for whole in wholes if whole.sentence == part.sentence), None)
    if whole is not None and (not telling(base) or overlap(base, whole.lead + whole.tail)):
        slip = _broken(part, whole, result, page, place)
        if slip is not None and (slip.verdict == "holds" or _in_sight(slip, result)):
            return slip
    return not_stated(part, result)


def _rate(page: Page, place: int, stem: str) -> Relation | None:
    """受理86421件，办结86035件，办结率99.6%."""
    result = page.prose[place]
    first = _part(page, place)
    if first is None:
        return None
    near = [first, *page.before(first, page.prose[first].unit, sentences=1)]
    ranked = page.run(place)[1] > 1
    if (filled := _filled(page, place)) is not None:
        return filled
    for at in near[:4]:
        part = page.prose[at]
        akin = overlap(stem, part.lead) > 0
        if not akin and at != first:
            continue
        wholes = [page.prose[other] for other in near if other != at and (akin or page.prose[other].sentence == part.sentence)]
        held = _first_held((part,), wholes, result)
        if held is not None and (akin or (result.value != _HUNDRED and (_close_told(result) or held.tolerance == "exact"))):
            return held
    return _odd_rate(page, place, near, result, stem, page.prose[page.run(place)[0] - page.run(place)[1]].lead if ranked else page.prose[first].lead)


def _filled(page: Page, place: int) -> Relation | None:
    """5,310张床位，住了3,186位老人，入住率六成: part and whole counted in their own units, right before, to the digit."""
    if place < 2 or page.prose[place].value == _HUNDRED:
        return None
    whole, part, result = page.prose[place - 2 : place + 1]
    if whole.sentence != result.sentence or whole.kind != "count" or part.kind != "count" or whole.unit == part.unit or page.changes[place - 1]:
        return None
    held = reckon.percent(part, whole, result) if whole.value > part.value >= _HUNDRED else None
    return held if held is not None and part.value / whole.value * _HUNDRED == result.value else None


def _odd_rate(page: Page, place: int, near: list[int], result: Term, stem: str, lead: str) -> Relation | None:
    """A rate no pair of numbers gives: a slip where part and whole are plain, else a base not stated."""
    part = page.prose[near[0]]
    lacking = _lacking([page.prose[at] for at in near], result, stem)
    if lacking is not None:
        return lacking
    if overlap(stem, part.lead) and len(near) > 1 and near[1] == near[0] - 1:
        whole = page.prose[near[1]]
        slip = _broken(part, whole, result, page, place)
        if slip is not None and whole.sentence == part.sentence and _in_sight(slip, result) and _same_things(part, whole, stem):
            return slip
    akin = overlap(stem, lead + part.tail) > 0 or (result.value == _HUNDRED and len(stem) <= 3)
    if not akin or _TAKEN_IN.search(lead) or result.level > CLAUSE or "后" in stem:
        return None
    return not_stated(part, result)


def _lacking(near: list[Term], result: Term, stem: str) -> Relation | None:
    """评查620宗，不合格17宗，合格率97.26%: the part is what the whole leaves."""
    part = near[0]
    if not re.search(rf"[未不]{re.escape(stem[:2])}", part.lead):
        return None
    for whole in near[1:]:
        if whole.value <= part.value:
            continue
        rest = whole._replace(value=whole.value - part.value, low=whole.low - part.high, high=whole.high - part.low)
        held = reckon.percent(rest, whole, result)
        if held is not None:
            said = f"1-{note.written(part)}÷{note.written(whole)}={note.written(result)}"
            return Relation("lacking_percent", held.result, (part.at, whole.at), held.tolerance, "holds", held.expected, said)
    return None


def _part(page: Page, place: int) -> int | None:
    """The place of the number a share is told of: in 分别 lists the one of its own rank, else the one before, rates and changes between skipped."""
    start, length = page.run(place)
    if length > 1:
        ranked = range(start - length, start)
        units = {page.prose[at].unit for at in ranked if at >= 0 and page.prose[at].kind in _MEASURED}
        paired = place >= 2 * length and page.prose[place - length].unit == page.prose[place - 2 * length].unit
        return place - length if start >= length and (len(units) == 1 or paired) else (start - 1 if place == start and start else None)
    for at in range(place - 1, max(-1, place - 6), -1):
        term = page.prose[at]
        if page.prose[at + 1].level >= 4:
            return None
        if term.kind in ("percent", "pct_point") or (page.changes[at] is not None and at not in page.reached):
            continue
        return at if term.kind in _MEASURED else None
    return None


def _far(page: Page, place: int, part: Term, result: Term) -> Relation | None:
    """A whole told elsewhere in the text, where the printed digits leave little room for chance."""
    if not _close_told(result):
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


def _first_held(parts: Sequence[Term], wholes: Sequence[Term], result: Term) -> Relation | None:
    for part in parts:
        for whole in wholes:
            held = reckon.percent(part, whole, result)
            if held is not None:
                return held
    return None


def _broken(part: Term, whole: Term, result: Term, page: Page, place: int) -> Relation | None:
    """The slip, or the share bent so that those beside it make 100 %."""
    if whole.value <= 0:
        return None
    exact = part.value / whole.value * _HUNDRED
    sum_ = f"{note.written(part)}÷{note.written(whole)}"
    if abs(at_precision(exact, result) - result.value) <= 2 * result.step and page.hundred(place):
        return note.holding("percent", result, (part, whole), sum_, exact, "forced_to_100")
    return note.broken("percent", result, (part, whole), sum_, exact)


def _in_sight(slip: Relation, result: Term) -> bool:
    """Whether the printed number could be a slip for the right one: near it, or with its point moved."""
    expected = float(slip.expected or 0)
    apart = max(expected, result.size) / max(min(expected, result.size), 1e-9)
    return slip.verdict == "holds" or apart <= _SLIP or 9.5 <= apart <= 10.5


def _close_told(result: Term) -> bool:
    """Whether a percentage is printed to three digits, so that a fit is hardly chance."""
    return len(result.value.as_tuple().digits) >= 3 and result.step < 1


def _same_things(part: Term, whole: Term, stem: str) -> bool:
    """Whether what is counted by ``part`` is of what ``whole`` counts: no subject of its own, or one they share."""
    own = "".join(letter for letter in part.lead if letter not in stem)
    return telling(own) <= 2 or overlap(own, whole.lead + whole.tail) > 0
