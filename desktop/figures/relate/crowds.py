"""Which figures stand in sentences a person may have written: a sentence of fifty numbers is a dump, and nothing in it is told of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.figures.figure import Figure

__all__ = ["uncrowded"]

_ENDS = re.compile(r"[。！？!?\t]")
_ENTRY = 12  # lines of a number each, and little else, are one list
_MOST = 48  # figures of one sentence; real ones have up to thirty


def uncrowded(text: str, figures: tuple[Figure, ...], inside: frozenset[int]) -> list[int]:
    """The places of the figures of the prose, those of ``inside`` (the tables) and of crowded sentences left out."""
    places = [place for place in range(len(figures)) if place not in inside]
    if len(places) <= _MOST:
        return places
    return [place for sentence in _sentences(text, figures, places) if len(sentence) <= _MOST for place in sentence]


def _sentences(text: str, figures: tuple[Figure, ...], places: list[int]) -> Iterator[list[int]]:
    here: list[int] = []
    end = 0
    for place in places:
        figure = figures[place]
        ended = figure.start - end > _ENTRY and "\n" in text[end : figure.start]
        if here and (ended or _ENDS.search(text, end, figure.start)):
            yield here
            here = []
        here.append(place)
        end = figure.end
    yield here
