"""Which metric of the ledger a name means: called so, or so much alike that a person should be asked. Nothing is taken for another silently."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from desktop.figures.align_facets import Facets, at_odds, facets
from desktop.ledger.metric import Catalogue, Metric, Nature, key, kind_of
from desktop.ledger.metrics import clean, fits, made

__all__ = ["Match", "Matcher", "built_in"]

_ASK = 0.6  # from here on a person is asked
_HOPE = 0.34  # below it no sentence makes a name likely
_ODDS = 0.4  # what a word that says another thing leaves of a likeness
_TRUSTED = 4  # characters of a wording short of which the built-in catalogue is not believed: 企业 is many things
_NOT = re.compile("[未没]|尚|不再")
_NUMBERS = re.compile(r"[0-9０-９.,，．%％万亿余\s]+")


_NATURES: dict[str, Nature] = {"percent": "rate", "pct_point": "rate", "duration": "level", "rank": "level", "score": "level"}


class Match(NamedTuple):
    """The metric a name is taken for, its number (0: the ledger has none yet), and one it might be as well with the confidence in that."""

    metric: Metric
    number: int
    like: str = ""
    confidence: float = 1.0


@cache
def built_in() -> Catalogue:
    """The built-in catalogue; it lies in the program and does not change while that runs."""
    return Catalogue.load()


@lru_cache(maxsize=4)
def _catalogue(metrics: tuple[Metric, ...]) -> Catalogue:
    """Remembered: what these metrics are looked up by takes longer to make than a report to weigh."""
    return Catalogue(metrics)


class Matcher:
    """The office's metrics by their numbers, and the built-in catalogue behind them."""

    def __init__(self, own: Mapping[int, Metric], catalogue: Catalogue) -> None:
        self._own = dict(own)
        self._catalogue = catalogue
        self._said: Mapping[int, str] = {}
        self._likely: dict[tuple[str, str], tuple[tuple[int, float], ...]] = {}
        self._fresh: dict[str, str] = {}
        self._known: dict[tuple[str, str, str, str], Match] = {}
        self._calls: dict[str, list[int]] = {}
        for number, metric in self._own.items():
            self._call(number, metric)

    def _call(self, number: int, metric: Metric) -> None:
        for name in metric.names:
            self._calls.setdefault(key(name), []).append(number)

    @cached_property
    def _near(self) -> Catalogue:
        return _catalogue(tuple(self._own.values()))

    @cached_property
    def _exact(self) -> dict[str, int]:
        return {metric.name: number for number, metric in self._own.items()}

    @cached_property
    def _taken(self) -> set[str]:
        return {name.casefold() for metric in self._own.values() for name in metric.names}

    def hear(self, said: Mapping[int, str]) -> None:
        """Let sentences that spoke of the office's metrics, by number, help to tell which is meant."""
        self._said = said

    def add(self, number: int, metric: Metric) -> None:
        """One more metric, or one that has more wordings now."""
        self._own[number] = metric
        self._call(number, metric)
        self._known.clear()
        self._likely.clear()
        self._exact[metric.name] = number
        self._taken.update(name.casefold() for name in metric.names)
        self.__dict__.pop("_near", None)

    def metric(self, number: int) -> Metric:
        """The metric of that number."""
        return self._own[number]

    def exact(self, name: str, unit: str) -> Match | None:
        """The office's metric of exactly that name, where the unit fits."""
        number = self._exact.get(name, 0)
        return Match(self._own[number], number) if number and fits(self._own[number], unit) else None

    def called(self, name: str, unit: str) -> int:
        """The number of the office's metric called so, by any of its names, in a unit that fits; 0 where there is none."""
        return next((number for number in self._calls.get(key(name), ()) if fits(self._own[number], unit)), 0)

    def find(self, name: str, unit: str) -> Match | None:
        """The metric called so, in a unit that fits: the office's own before the catalogue's; None where there is none."""
        if number := self.called(name, unit):
            return Match(self._own[number], number)
        metric = self._catalogue.find(name) if len(key(name)) >= _TRUSTED else None
        if metric is None or not fits(metric, unit):
            return None
        number = self.called(metric.name, unit)
        return Match(self._own.get(number, metric), number)

    def match(self, name: str, unit: str, kind: str = "", sentence: str = "") -> Match:
        """The metric called so, else a new one of that name, with the one most like it where a person should be asked."""
        asked = (name, unit, kind, sentence)
        if asked not in self._known:
            self._known[asked] = self.find(name, unit) or self._asked(name, unit, kind, sentence)
        return self._known[asked]

    def _asked(self, name: str, unit: str, kind: str, sentence: str) -> Match:
        like, confidence = self._like(name, unit, sentence)
        return Match(self.new(name, unit, kind), 0, like, confidence)

    def new(self, name: str, unit: str, kind: str = "") -> Metric:
        """A metric of that name for a value in ``unit``; one of another unit that is called so already lets it have a name of its own."""
        known = kind_of(unit)
        called = made(name, unit, kind or known, lambda each: each.casefold() not in self._taken and self._fresh.get(each.casefold(), unit) == unit)
        self._fresh.setdefault(called.casefold(), unit)
        aliases = () if called == clean(name) else (clean(name),)
        return Metric(called, unit, known, aliases, nature=_NATURES.get(known, "flow"), own=True)

    def near(self, name: str, unit: str) -> tuple[tuple[int, float], ...]:
        """The numbers of the office's metrics a name may mean, by likeness, in units that fit; none where one is called so."""
        if not self._own or self.find(name, unit):
            return ()
        if (name, unit) not in self._likely:
            said = facets("", name)
            like = ((metric, each * _ODDS ** _odds(name, said, metric.name)) for metric, each in self._near.nearest(name, unit, most=4))
            self._likely[name, unit] = tuple((self._exact[metric.name], each) for metric, each in like if each >= _HOPE and fits(metric, unit))
        return self._likely[name, unit]

    def _like(self, name: str, unit: str, sentence: str) -> tuple[str, float]:
        """The metric a person should be asked about: by name and by the sentences that spoke of it."""
        scored = [(_weighed(likeness, sentence, self._said.get(number, "")), number) for number, likeness in self.near(name, unit)]
        most, best = max(scored, default=(0.0, 0))
        return (self._own[best].name, round(most, 2)) if most >= _ASK else ("", 1.0)


def _odds(name: str, said: Facets, other: str) -> int:
    """In how many ways two names say different things: 受理 and 办结, 打通 and 未打通."""
    return at_odds(said, facets("", other)) + ((_NOT.search(name) is None) != (_NOT.search(other) is None))


def _weighed(likeness: float, sentence: str, other: str) -> float:
    """Likeness of names, helped by that of the sentences around the numbers where both are known."""
    one, two = _pairs(sentence), _pairs(other)
    if not one or not two:
        return likeness
    alike = 2 * len(one & two) / (len(one) + len(two))
    return max(likeness, 0.6 * likeness + 0.4 * alike)


def _pairs(sentence: str) -> frozenset[str]:
    bare = _NUMBERS.sub("", sentence)[:120]
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))
