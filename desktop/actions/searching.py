"""Search over every paragraph of the library, ranked, with the places of the hits; and more like a paragraph, for reuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from math import log2
from typing import NamedTuple

from desktop.actions.desk import Desk
from desktop.actions.surveyed import EDITION
from desktop.store.folding import Folded, Sought, fold
from desktop.store.narrow import Narrow
from desktop.store.passages import BODY, HEADING, TITLE, Found

__all__ = ["Hit", "Narrow", "Results", "more_like", "search", "words_of"]

_QUOTED = re.compile(r"[\"“”「『＂]([^\"“”」』＂]{1,200})[\"“”」』＂]|(\S{1,200})")
_WORDS = 16  # words a query may have
_WINDOW, _HEADS = 50, 16  # the latest passages, and titles and headings, that are ranked against each other
_NEAR = 30  # characters within which words count as near
_READ, _TIMES = 4_000, 8  # characters and places of a passage nearness looks at
_PLACES = {BODY: 0.0, HEADING: 3.0, TITLE: 4.0}
_ALIKE = 0.12  # the least share of a paragraph's telling pairs that makes another one like it
_FORMULA = 8  # a passage this much shorter or longer than the paragraph is not like it


class Hit(NamedTuple):
    """A paragraph found; ``place`` is where ``text`` starts in the report's own text.

    ``section`` holds the headings above it from the top, one a line; ``score`` only compares hits of one search.
    """

    report: int
    title: str
    name: str
    kind: str
    region: str
    period: str
    section: str
    theme: str
    place: int
    text: str
    score: float
    heading: bool = False
    words: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Offsets into ``text`` to highlight; worked out when asked for, since only a screenful is shown."""
        folded = Folded(self.text)
        return tuple(_merged(sorted(span for word in self.words for span in folded.spans(word))))


@dataclass(frozen=True, slots=True)
class Results:
    """Hits, the best first; ``more`` says that there are others beyond the limit, ``waiting`` how many reports are not indexed yet (``catch_up``)."""

    hits: tuple[Hit, ...]
    words: tuple[str, ...] = ()
    more: bool = False
    waiting: int = 0


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query, folded: blanks part them, and quotes are optional and keep blanks inside one word (blanks count for nothing either way)."""
    found = (fold(quoted or bare) or fold(bare) for quoted, bare in _QUOTED.findall(query[:2_000]))
    return tuple(dict.fromkeys(word for word in found if word))[:_WORDS]


def search(desk: Desk, query: str, narrow: Narrow | None = None, *, limit: int | None = 30) -> Results:
    """The paragraphs that hold every word of ``query`` as it stands, blanks, width and capitals apart; every one of them where ``limit`` is None.

    Ranked by: the words stand in a title, else in a heading, else under a heading that says them; how near each other they stand; how often; and how
    late the report came. Where there are very many, the latest ``_WINDOW`` paragraphs and the latest headings are ranked, older ones only counted as more.
    """
    words, narrowed = words_of(query), narrow or Narrow()
    waiting = desk.store.reports.waiting(EDITION)
    if not words:
        return Results((), (), waiting=waiting)
    passages = desk.store.passages
    window = None if limit is None else max(_WINDOW, limit)
    found = list(islice(passages.holding(words, narrowed), None if window is None else window + 1))
    more = window is not None and len(found) > window
    if more:
        seen = {each.id for each in found}
        found += [head for head in islice(passages.holding(words, narrowed, heads=True, batch=_HEADS), _HEADS) if head.id not in seen]
    latest, oldest = found[0].id if found else 0, min((each.id for each in found), default=0)
    sought = [Sought(word) for word in words]
    scored = [(_score(each, sought, (each.id - oldest) / (latest - oldest or 1)), each) for each in found]
    best = nlargest(len(scored) if limit is None else limit, scored, key=lambda pair: (pair[0], pair[1].id))
    return Results(tuple(_hit(each, words, score) for score, each in best), words, more or len(best) < len(scored), waiting)


def more_like(desk: Desk, text: str, narrow: Narrow | None = None, *, limit: int = 10) -> tuple[Hit, ...]:
    """Paragraphs that say what ``text`` says in much the same words, the most alike first; ``text`` itself, and what says the very same twice, left out."""
    own, spoken = fold(text), {fold(text)}
    passages = desk.store.passages
    alike = dict(passages.alike(text, limit * 8))
    named = {found.id: found for found in passages.named(tuple(alike), narrow or Narrow())}
    hits = []
    for number, share in alike.items():
        found = named.get(number)
        if found is None or share < _ALIKE or fold(found.text) in spoken or not len(own) / _FORMULA < len(found.text) < len(own) * _FORMULA:
            continue
        spoken.add(fold(found.text))
        hits.append(_hit(found, (), share))
    return tuple(hits[:limit])


def _score(found: Found, sought: Sequence[Sought], recency: float) -> float:
    text = found.text
    often = min(word.count(text) for word in sought)
    place, under = _PLACES[found.kind], 0.0
    if not place and found.section:
        under = float(any(word.stands_in(found.section) for word in sought))
    near = _nearness(text, [word.word for word in sought]) if len(sought) > 1 else 0.0
    return place + under + log2(1 + often) / 2 + recency + near


def _nearness(text: str, words: Sequence[str]) -> float:
    """2 where the words stand side by side, less and less the further apart the nearest of each are."""
    text = text[:_READ] if all(word in text for word in words) else fold(text[:_READ])
    first, best = text.find(words[0]), len(text)
    for _ in range(_TIMES):
        if first < 0:
            break
        low, high = first, first + len(words[0])
        for word in words[1:]:
            near, before = text.find(word, first), text.rfind(word, 0, first + len(word))
            if near < 0 or (before >= 0 and first - before < near - first):
                near = before
            low, high = min(low, near if near >= 0 else low), max(high, near + len(word))
        best = min(best, high - low - sum(map(len, words)))
        first = text.find(words[0], first + len(words[0]))
    return 2 / (1 + max(0, best) / _NEAR)


def _hit(found: Found, words: tuple[str, ...], score: float) -> Hit:
    return Hit(
        found.report, found.title or found.name, found.name, found.report_kind, found.region, found.period, found.section, found.theme, found.place,
        found.text, round(score, 4), found.kind != BODY, words,
    )  # fmt: skip


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch or overlap made one."""
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun and start <= begun[1]:
            begun = begun[0], max(begun[1], end)
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun
