"""Figures → relations: which figures of a text follow from others of it, and whether they do."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.figures.figure import Figure
from desktop.figures.relate.averages import averages, ratios
from desktop.figures.relate.bounds import within
from desktop.figures.relate.changes import changes
from desktop.figures.relate.crowds import uncrowded
from desktop.figures.relate.fits import fits
from desktop.figures.relate.follows import Follows, follows
from desktop.figures.relate.grid import grids
from desktop.figures.relate.leftovers import leftovers
from desktop.figures.relate.page import Page
from desktop.figures.relate.periods import cumulatives
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.share import shares
from desktop.figures.relate.sums import listed, parted, totals
from desktop.figures.relate.tables import stated, table_relations
from desktop.figures.relate.term import Term, terms
from desktop.figures.relate.words import CONTAINS, FROM, TO, TURNED, change, compared

__all__ = ["Follows", "Relation", "follows", "relations"]


def relations(text: str, figures: tuple[Figure, ...]) -> tuple[Relation, ...]:
    """What follows from what among ``figures``, which stand in order in ``text``, by the place of the result. Linear in the length of the text."""
    tables, inside = grids(text, figures)
    prose = terms(text, figures, uncrowded(text, figures, inside))
    cells = [cell.term for grid in tables for row in grid.rows for cell in row if cell.term is not None]
    page = _page(prose, cells)
    found = [*_of_prose(page, figures), *(one for grid in tables for one in table_relations(grid))]
    found += (one for grid in tables for one in stated(grid, page.known))
    found += fits(page, {one.result for one in found if one.op not in ("within", "hundred") and one.verdict != "base_not_stated"})
    return tuple(sorted(_settled(list(_once(found))), key=lambda one: (one.result, one.of)))


def _page(prose: list[Term], cells: list[Term]) -> Page:
    known: dict[tuple[str, float], list[Term]] = {}
    for term in sorted((*prose, *cells), key=lambda term: term.at) if cells else prose:
        known.setdefault((term.unit, term.size), []).append(term)
    reached = frozenset(place for place in range(1, len(prose)) if _reaches(prose[place - 1], prose[place]))
    turns = tuple(change(term.lead) for term in prose)
    bases = frozenset(place for place, (term, turn) in enumerate(zip(prose, turns)) if turn is None and compared(term.lead))
    return Page(
        tuple(prose),
        turns,
        reached,
        bases,
        tuple(CONTAINS.search(term.gap) is not None for term in prose),
        tuple(cells),
        known,
    )


def _reaches(one: Term, other: Term) -> bool:
    """Whether two numbers are the ends of one 由…降至…."""
    return (
        other.level == 0
        and one.unit == other.unit
        and one.kind not in ("range", "ratio")
        and (TURNED.fullmatch(other.lead) is not None or (TO.fullmatch(other.lead) is not None and FROM.search(one.lead) is not None))
    )


def _of_prose(page: Page, figures: tuple[Figure, ...]) -> Iterator[Relation]:
    yield from changes(page)
    yield from cumulatives(page)
    for place, term in enumerate(page.prose):
        match term.kind:
            case "percent":
                if page.changes[place] is None and place not in page.reached:
                    yield from shares(page, place)
            case "ratio":
                yield from ratios(page, place, figures[term.at])
            case "range" | "rank" | "pct_point":
                pass
            case _:
                yield from _of_value(page, place)


def _of_value(page: Page, place: int) -> Iterator[Relation]:
    lead = page.prose[place].lead
    if "均" in lead or "每" in lead:
        yield from averages(page, place)
    yield from totals(page, place)
    yield from listed(page, place)
    yield from leftovers(page, place)
    yield from within(page, place)
    if page.changes[place] is None:
        yield from parted(page, place)


def _once(found: list[Relation]) -> Iterator[Relation]:
    """Each relation once: of figures tied twice (a total told before and after its parts, a rest that is a part too) the tie its words name."""
    seen: set[frozenset[int]] = set()
    for one in sorted(found, key=lambda one: one.op == "sum"):
        members = frozenset((one.result, *one.of))
        if members not in seen:
            seen.add(members)
            yield one


def _settled(found: list[Relation]) -> Iterator[Relation]:
    """Without what a better relation says already: bounds of a pair that another ties, slips of parts that hold with another total."""
    bounds = {one.result: one.of[0] for one in found if one.op == "within"}
    tied = {
        (part, whole) for one in found if one.op != "within" for part in (one.result, *one.of) if (whole := bounds.get(part)) in (one.result, *one.of)
    }
    based = {one.result for one in found if one.op in ("percent", "change_percent") and one.verdict == "holds"}
    held = {frozenset(one.of) for one in found if one.verdict == "holds" and one.op in ("sum", "cumulative")}
    for one in found:
        if one.verdict == "base_not_stated" and one.result in based:
            continue
        if one.op == "within" and (one.result, one.of[0]) in tied:
            continue
        if one.op == "sum" and one.verdict == "broken" and frozenset(one.of) in held:
            continue
        yield one
