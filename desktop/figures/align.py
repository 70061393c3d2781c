"""Two reports of one office: which figure of the one measures what a figure of the other does. By what is said, never by position alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from desktop.document.nodes import Document
from desktop.document.text import plain
from desktop.figures.align_facets import at_odds
from desktop.figures.align_pairs import Edge, assigned, candidates
from desktop.figures.align_traits import Traits, Weighed, Weights, traits
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.ledger.metric import Catalogue, key

__all__ = ["FLOOR", "Match", "Side", "align"]

FLOOR = 0.35
"""Below this confidence a pair is not told."""

_ROLES = {
    frozenset(("value", "baseline")): 0.7, frozenset(("value", "target")): 0.65, frozenset(("value", "plan")): 0.85, frozenset(("target", "plan")): 0.9,
    frozenset(("value", "change")): 0.55, frozenset(("baseline", "target")): 0.4, frozenset(("baseline", "plan")): 0.5,
}  # fmt: skip
_ODDS = 0.33  # what a word that says another thing leaves of a likeness
_OTHER_REACH = 0.85  # a quarter's number is hardly the year's
_SHORT = 0.6  # what likeness in a name of two characters (企业, 项目) is worth
_SPAN = 3  # neighbours on either side
_STEPS = tuple((step, 1 / abs(step)) for step in range(-_SPAN, _SPAN + 1) if step)
_LIKELY = 0.45  # a neighbour less like its like says nothing


@dataclass(frozen=True, slots=True)
class Side:
    """A report with its figures in order (``figures.read.figures``); ``text`` is its plain text."""

    text: str
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, document: Document) -> Side:
        """``document`` with its figures."""
        return cls(plain(document), figures(document))


@dataclass(frozen=True, slots=True)
class Match:
    """Figure ``a`` of the one report measures what figure ``b`` of the other does (places in their tuples); ``confidence`` from 0 to 1."""

    a: int
    b: int
    confidence: float


def align(a: Side, b: Side, catalogue: Catalogue | None = None) -> tuple[Match, ...]:
    """The figures of ``a`` and ``b`` that measure the same, each in one pair at most, in the order of ``a``; linear for texts people write."""
    namer = _Namer(catalogue)
    one, other = traits(a.text, a.figures, namer), traits(b.text, b.figures, namer)
    edges = _among_neighbours(_edges(one, other))
    found = (Match(one[edge.a].at, other[edge.b].at, _confidence(edge.score, margin)) for edge, margin in assigned(edges))
    return tuple(sorted((match for match in found if match.confidence >= FLOOR), key=lambda match: match.a))


def _edges(one: tuple[Traits, ...], other: tuple[Traits, ...]) -> list[Edge]:
    """The candidates of every figure with their scores: those of like words, then those that stand beside the like of its neighbours."""
    weights = Weights.over((*one, *other))
    often = {called for side in (one, other) for called, count in Counter(map(_called, side)).items() if count > 1}
    mine, theirs = [weights.weighed(each) for each in one], [weights.weighed(each) for each in other]

    def scored(at: int, places: Iterable[int]) -> list[Edge]:
        return [Edge(at, place, _score(weights, mine[at], theirs[place], _called(one[at]) in often)) for place in places]

    found = [scored(at, places) for at, places in enumerate(candidates(one, other, weights))]
    best = _best(edge for edges in found for edge in edges)
    return [edge for at, edges in enumerate(found) for edge in (*edges, *scored(at, _beside(at, edges, best, one, other)))]


def _beside(at: int, edges: list[Edge], best: dict[int, Edge], one: tuple[Traits, ...], other: tuple[Traits, ...]) -> list[int]:
    """Figures of one unit that stand beside the likely partners of the neighbours of ``at``: other words may be meant the same."""
    known = {edge.b for edge in edges}
    near = [edge.b + step for place in (at - 1, at + 1) if (edge := best.get(place)) is not None and edge.score >= _LIKELY for step in (-1, 1)]
    fits = (place for place in dict.fromkeys(near) if 0 <= place < len(other) and place not in known)
    return [place for place in fits if other[place].group == one[at].group and other[place].unit == one[at].unit]


def _best(edges: Iterable[Edge]) -> dict[int, Edge]:
    """The best edge of every figure of the one report."""
    best: dict[int, Edge] = {}
    for edge in edges:
        if edge.a not in best or edge.score > best[edge.a].score:
            best[edge.a] = edge
    return best


def _called(traits: Traits) -> tuple[str, str, str]:
    return traits.key, traits.group, traits.role


class _Namer:
    """The name a metric is known by: the catalogue's, else its own without ornament."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue

    def __call__(self, metric: str) -> str:
        bare = key(metric)
        known = self._catalogue.find(metric) if self._catalogue is not None and len(bare) > 2 else None
        return known.name if known is not None else bare


def _score(weights: Weights, a: Weighed, b: Weighed, often: bool) -> float:
    """How alike two figures are by themselves, from 0 to 1; a name told ``often`` says less than the words about the number."""
    one, other = a.traits, b.traits
    name = 1.0 if one.key == other.key and len(one.key) > 2 else weights.likeness(a.name, b.name) * (1.0 if len(one.key) > 2 else _SHORT)
    lead = weights.likeness(a.lead, b.lead) if one.lead and other.lead else 0.5
    section = weights.likeness(a.section, b.section) if one.section and other.section else 0.5
    share = 0.2 if often else 0.35
    score = share * name + (0.45 - share) * weights.likeness(a.about, b.about) + 0.15 * lead
    score += 0.25 * weights.likeness(a.crossed, b.crossed) + 0.1 * section + 0.05 * _near(one.size, other.size)
    score *= 1.0 if one.role == other.role else _ROLES.get(frozenset((one.role, other.role)), 0.3)
    score *= 1.0 if one.unit == other.unit else _unit(one.unit, other.unit)
    score *= _OTHER_REACH if one.reach and other.reach and one.reach != other.reach else 1.0
    score *= _ODDS ** at_odds(one.facets, other.facets)
    return score * (0.6 if one.region and other.region and one.region != other.region else 1.0)


def _unit(one: str, other: str) -> float:
    """What another unit of things leaves of a likeness: 个 stands for any, firms (户) are no cases (件)."""
    return 0.88 if "个" in (one, other) or "户" not in (one, other) else 0.7


def _near(one: float, other: float) -> float:
    """How near two sizes are; figures of one metric seldom change tenfold."""
    if one == other:
        return 1.0
    if one * other <= 0:
        return 0.3
    return min(abs(one), abs(other)) / max(abs(one), abs(other))


def _among_neighbours(edges: list[Edge]) -> list[Edge]:
    """``edges`` scored again by whether the figures about the one seem to be those about the other."""
    best = _best(edges)
    made = []
    for edge in edges:
        kept = told = 0.0
        for step, weight in _STEPS:
            beside = best.get(edge.a + step)
            if beside is None or beside.score < _LIKELY:
                continue
            told += weight
            away = beside.b - edge.b
            if away and abs(away) <= _SPAN + 1:
                kept += weight * (1.0 if (away > 0) == (step > 0) else 0.7)
        made.append(Edge(edge.a, edge.b, 0.85 * edge.score + 0.15 * (kept / told if told else 0.5)))
    return made


def _confidence(score: float, margin: float) -> float:
    """The likelihood that a pair of this score, better by ``margin`` than the next, is right."""
    return round(1 / (1 + exp(-(score - 0.42) * 11 - min(margin, 0.3) * 5)), 3)
