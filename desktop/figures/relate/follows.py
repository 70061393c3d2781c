"""Relations → what a form recomputes (CONTRACT.md, ``derived``): one way at most for each figure, none in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.figures.ops import given
from desktop.figures.relate.relation import Relation

__all__ = ["Follows", "follows"]

# Only these give back the printed number: a form left as it is must give back the text.
_SURE = {"exact": 0, "rounded": 1, "truncated": 2}
_STEPS = 400  # figures looked through for a circle


@dataclass(frozen=True, slots=True)
class Follows:
    """Figure ``result`` is recomputed from the figures ``of`` (places in the tuple of figures) by ``op`` of CONTRACT.md's form.

    ``relation`` keeps the relation's own op, which ``ops.compute`` takes with the same sources where ``instead`` (``ops.Given``) is not "". Of a difference the
    sources stand as the word tells it (下降: base before value), so that a result below 0 means that the direction has turned; a change in percent is
    signed, below 0 for a fall. ``cut``: printed without rounding (truncated).
    """

    result: int
    op: str
    of: tuple[int, ...]
    relation: str
    instead: str = ""
    cut: bool = False


def follows(relations: Iterable[Relation]) -> tuple[Follows, ...]:
    """What follows from what, by the place of the result; the plainest relation of each figure, never one that leads back to it."""
    held = [one for one in relations if one.verdict == "holds" and one.tolerance in _SURE and given(one.op) is not None]
    chosen: dict[int, Relation] = {}
    for one in sorted(held, key=lambda one: (_SURE[one.tolerance], _back(one), len(one.of), one.result, one.of)):
        if one.result not in chosen and not _leads_to(chosen, one):
            chosen[one.result] = one
    return tuple(_follows(chosen[result]) for result in sorted(chosen))


def _back(one: Relation) -> bool:
    """Whether a figure would be recomputed from later ones: a total told before its parts may be, but a number told after its sources rather is."""
    return one.result < max(one.of)


def _leads_to(chosen: dict[int, Relation], one: Relation) -> bool:
    """Whether a source of ``one`` is itself recomputed from its result."""
    waiting, seen = list(one.of), set[int]()
    while waiting and len(seen) < _STEPS:
        at = waiting.pop()
        if at == one.result:
            return True
        if at not in seen:
            seen.add(at)
            waiting += chosen[at].of if at in chosen else ()
    return bool(waiting)


def _follows(one: Relation) -> Follows:
    told = given(one.op)
    assert told is not None  # only such were chosen
    return Follows(one.result, told.op, one.of, one.op, told.instead, one.tolerance == "truncated")
