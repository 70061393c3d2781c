"""From traits to pairs: few candidates each, then the assignment that is best on the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from desktop.figures.align_traits import Traits, Weights

__all__ = ["Edge", "assigned", "candidates"]

_MOST = 6  # candidates of one figure
_COMMON = 24  # a pair of characters that more figures share tells nothing
_STEPS = 3  # times the assignment is bettered


class Edge(NamedTuple):
    """A figure of the one report and one of the other, with how alike they are."""

    a: int
    b: int
    score: float


def candidates(one: tuple[Traits, ...], other: tuple[Traits, ...], weights: Weights) -> Iterator[list[int]]:
    """For each of ``one`` the places of those of ``other`` that may be its like: of one kind, with rare pairs of characters in common."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    called: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, traits in enumerate(other):
        for gram in traits.crossed:
            shared[traits.group, gram].append(place)
        called[traits.group, traits.key, traits.role].append(place)
    common = {pair for pair, places in shared.items() if len(places) > _COMMON}
    for at, traits in enumerate(one):
        scores: dict[int, float] = {}
        for gram in traits.crossed:
            if (traits.group, gram) in shared and (traits.group, gram) not in common:
                weight = weights.of[gram] * (1.5 if gram in traits.name else 1.0)
                for place in shared[traits.group, gram]:
                    scores[place] = scores.get(place, 0.0) + weight
        found = sorted(scores, key=lambda place: (-scores[place], place))[:_MOST]
        namesakes = _namesakes(called[traits.group, traits.key, traits.role], at * len(other) // len(one)) if traits.key else ()
        yield found + [place for place in namesakes if place not in scores]


def _namesakes(places: list[int], about: int) -> list[int]:
    """Those of one name; of very many, those about as far into their report as ``about``."""
    if len(places) <= _MOST // 2:
        return places
    low = bisect_left(places, about)
    return places[max(0, low - _MOST // 4) : low + _MOST // 4]


def assigned(edges: list[Edge]) -> list[tuple[Edge, float]]:
    """One edge at most for every figure, so that the scores together are great; each with how far it is ahead of the next best of its two figures."""
    order = sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b))
    mine: dict[int, Edge] = {}
    theirs: dict[int, Edge] = {}
    for edge in order:
        if edge.a not in mine and edge.b not in theirs:
            mine[edge.a] = theirs[edge.b] = edge
    of: dict[int, list[Edge]] = defaultdict(list)
    for edge in order:
        of[edge.a].append(edge)
    for _ in range(_STEPS):
        if not _bettered(of, mine, theirs):
            break
    return [(edge, edge.score - second) for edge, second in _seconds(order, mine)]


def _bettered(of: dict[int, list[Edge]], mine: dict[int, Edge], theirs: dict[int, Edge]) -> bool:
    """Whether giving a figure's partner to another and finding it a new one, or trading two partners, made the whole better."""
    changed = False
    for edges in of.values():
        for edge in edges:
            held, rival = mine.get(edge.a), theirs.get(edge.b)
            if rival is None or rival.a == edge.a:
                continue
            for other in of[rival.a]:
                free = other.b not in theirs
                swap = held is not None and other.b == held.b
                lost = rival.score + (held.score if held is not None else 0.0)
                if (free or swap) and edge.score + other.score > lost + 1e-9:
                    if held is not None:
                        del theirs[held.b]
                    mine[edge.a] = theirs[edge.b] = edge
                    mine[rival.a] = theirs[other.b] = other
                    changed = True
                    break
    return changed


def _seconds(order: list[Edge], mine: dict[int, Edge]) -> Iterator[tuple[Edge, float]]:
    """Every chosen edge with the best score another edge of its figures has."""
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for edge in order:
        if mine.get(edge.a) is not edge:
            best_a.setdefault(edge.a, edge.score)
            best_b.setdefault(edge.b, edge.score)
    for edge in mine.values():
        yield edge, max(best_a.get(edge.a, 0.0), best_b.get(edge.b, 0.0))
