"""Sums: parts and their total, told before or after them; what is left over; a period made of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from desktop.figures.relate import note, reckon
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, ITEM, SENTENCE, Term
from desktop.figures.relate.words import AVERAGE, OPENS, TOTAL, telling

__all__ = ["listed", "parted", "totals"]

_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_ADDED = ("count", "amount", "other")
_LAST = re.compile(r"^(?:其他|其它|其余|另有|另外|以及其他|其余为)")
_TELLING = 100  # so great a total is no chance
_MOST = 12  # parts of one whole
_SLIP = 0.4  # a slip leaves the sum this near to its total, as a share of it
_OVER = 0.15  # parts of two kinds may overlap; by this much they hardly do
_BRACKETS = ("（", "(")
_HINTS = re.compile(r"[计共加总项者类达年]")
_RUNS = re.compile(r"(?:累计|总数|总量|总额|达到?|全年)(?:达|为|达到)?$")


def totals(page: Page, place: int) -> Iterator[Relation]:
    """窗口46个、专窗12个，合计58个: the parts before their total."""
    result = page.prose[place]
    if result.kind not in _ADDED or not _HINTS.search(result.lead):
        return
    told = TOTAL.fullmatch(result.lead)
    if told is None:
        yield from _running(page, place)
        return
    parts = [page.prose[at] for at in _run_before(page, place)]
    many = _MANY.get(told["many"] or "", 0)
    for count in [many] if 1 < many <= len(parts) else reckon.reaching(reversed(parts), result):
        held = reckon.added("sum", parts[-count:], result)
        if held is not None:
            yield held
            return
    if _plain(told, parts, result, many):
        chosen = parts[-many:] if many else parts
        yield note.broken("sum", result, chosen, "+".join(map(note.written, chosen)), reckon.total(chosen))


def _running(page: Page, place: int) -> Iterator[Relation]:
    """截至6月底800件，7月新增120件，累计达920件."""
    result = page.prose[place]
    if not _RUNS.search(result.lead):
        return
    parts = [page.prose[at] for at in _run_before(page, place)]
    for count in reckon.reaching(reversed(parts), result):
        held = reckon.added("cumulative", parts[-count:], result)
        if held is not None and held.tolerance == "exact":
            yield held
            return


def listed(page: Page, place: int) -> Iterator[Relation]:
    """The numbers of a sentence whose sum is told elsewhere, to the digit: in the paragraph, or anywhere where 分别 makes them a list."""
    last = page.prose[place]
    if last.kind not in _ADDED or (
        place + 1 < len(page.prose) and page.prose[place + 1].unit == last.unit and page.prose[place + 1].level < SENTENCE
    ):
        return
    run = _run(page, place)
    if len(run) < 2:
        return
    parts = [page.prose[at] for at in run]
    reached = reckon.total(parts)
    if reached < _TELLING or reached / last.step < _TELLING:
        return
    anywhere = page.known.get((last.unit, float(reached)), [])[:1] if len(parts) > 2 and "分别" in parts[0].lead else []
    for whole in (*page.told(last.unit, float(reached), parts[0].at, 2 * _MOST), *anywhere):
        if whole.value == reached and (anywhere or _tells(page, whole, run)):
            yield note.holding("sum", whole, parts, "+".join(map(note.written, parts)), reached, "exact")
            return


def _run(page: Page, place: int) -> list[int]:
    """The places of the numbers of one unit that end at ``place``, in their sentence."""
    last = page.prose[place]
    start = place
    while start and place - start < _MOST and page.prose[start].level < SENTENCE:
        if page.prose[start - 1].unit != last.unit and page.prose[start].level:  # 两项补贴1,740万元: a number of the noun
            break
        start -= 1
    return [at for at in range(start, place + 1) if page.changes[at] is None and page.prose[at].unit == last.unit]


def _tells(page: Page, whole: Term, run: list[int]) -> bool:
    """Whether ``whole`` stands in the paragraph before ``run``; of two, in the sentence before, with nothing of its unit between."""
    first = page.prose[run[0]]
    if whole.paragraph != first.paragraph or whole.at >= first.at or any(page.prose[at].value <= 0 for at in run):
        return False
    if len(run) > 2:
        return True
    return first.sentence - whole.sentence == 1 and [page.prose[at].at for at in page.before(run[0], whole.unit, sentences=1)[:1]] == [whole.at]


def _plain(told: re.Match[str], parts: list[Term], result: Term, many: int) -> bool:
    """Whether the words leave no doubt which numbers are added: a clean list, and a total with no subject of its own."""
    if len(parts) < 2 or told["word"].startswith("总") or telling(told["who"] or "") or telling(told["rest"] or "") or (many and many > len(parts)):
        return False
    if told["word"] == "共" and not many and any(part.level > CLAUSE for part in parts[1:]):
        return False
    chosen = parts[-many:] if many else parts
    reached = float(reckon.total(chosen))
    listed = all(part.level <= CLAUSE for part in chosen[1:]) and result.level <= CLAUSE
    return listed and abs(reached / result.size - 1) <= _SLIP


def _run_before(page: Page, place: int) -> list[int]:
    """The values of the same unit right before ``place`` in its sentence, in order; percentages and changes between them are skipped, other numbers end it."""
    unit = page.prose[place].unit
    run: list[int] = []
    for at in range(place - 1, max(-1, place - 1 - 2 * _MOST), -1):
        if page.prose[at + 1].level >= SENTENCE or len(run) >= _MOST:
            break
        term = page.prose[at]
        if term.kind in ("percent", "pct_point") or page.changes[at] is not None:
            continue
        if term.unit != unit:
            if at == place - 1 and not page.prose[place].level and term.size <= _MOST:  # 三项相加1.7亿元
                continue
            break
        run.append(at)
    return run[::-1]


def parted(page: Page, place: int) -> Iterator[Relation]:
    """共清理25个，其中保留18个、修订4个、废止3个: a total before its parts."""
    whole = page.prose[place]
    if whole.kind not in _ADDED or ("均" in whole.lead and AVERAGE.search(whole.lead)):
        return
    parts, contains = _run_after(page, place)
    if len(parts) < 2:
        return
    for count in reversed(reckon.reaching(parts, whole)):
        chosen = parts[:count]
        held = reckon.added("sum", chosen, whole)
        if held is not None and (contains or _telling_sum(chosen, parts, whole, held)):
            yield held
            return
    if contains and page.antecedent(place, parts[0]) and _complete(parts, whole) and not _skipped(page, place, parts):
        yield note.broken("sum", whole, parts, "+".join(map(note.written, parts)), reckon.total(parts))


def _telling_sum(chosen: list[Term], parts: list[Term], whole: Term, held: Relation) -> bool:
    """Whether numbers that just stand after a total make it too well for chance: all of them, to the digit."""
    if held.tolerance != "exact" or len(chosen) < len(parts) or any(part.value >= whole.value for part in chosen):
        return False
    return len(chosen) > 2 or (whole.value >= 10 and len(whole.value.normalize().as_tuple().digits) > 1 and overlap_free(chosen))


def overlap_free(parts: list[Term]) -> bool:
    """Whether two parts stand close together."""
    return all(other.level <= CLAUSE for _, other in pairwise(parts))


def _run_after(page: Page, place: int) -> tuple[list[Term], bool]:
    """The values of the same unit after ``place``, and whether words say that it contains them; a new sentence goes on only where it opens with such words."""
    unit, parts, contains = page.prose[place].unit, list[Term](), page.prose[place].tail.endswith("中")
    for at in range(place + 1, min(len(page.prose), place + 1 + 2 * _MOST)):
        term = page.prose[at]
        opening = page.contains[at]
        if term.level >= SENTENCE and (contains or not opening or not (OPENS.search(term.gap) or (not parts and term.level == SENTENCE))):
            break
        if opening and not contains:  # 投资218.4亿元，占计划402亿元的54.3%。其中，…: what stood between is no part
            contains, parts = True, []
        if parts and _HINTS.search(term.lead) and TOTAL.fullmatch(term.lead):
            break
        aside = parts and term.gap.endswith(_BRACKETS) and not page.prose[place + 1].gap.endswith(_BRACKETS)
        if aside or term.kind in ("percent", "pct_point", "range", "ratio") or page.changes[at] is not None:
            continue
        if term.unit != unit:
            if parts:
                break
            continue
        parts.append(term)
        if len(parts) >= _MOST:
            break
    return parts, contains


def _skipped(page: Page, place: int, parts: list[Term]) -> bool:
    """Whether a number of the parts' unit among them was taken for a change."""
    last = next(at for at in range(place, len(page.prose)) if page.prose[at].at == parts[-1].at)
    return sum(page.prose[at].unit == parts[0].unit for at in range(place + 1, last + 1)) > len(parts)


def _complete(parts: list[Term], whole: Term) -> bool:
    """Whether the words or the numbers say that the parts are all there are, so that a wrong sum is a slip."""
    if any(part.value > whole.value for part in parts) or any(part.level > ITEM for part in parts[1:]):
        return False
    reached = float(reckon.total(parts))
    if _LAST.search(parts[-1].lead):
        return abs(reached / whole.size - 1) <= _SLIP
    return len(parts) > 2 and 0 < reached / whole.size - 1 <= _OVER
