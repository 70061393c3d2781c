"""Headings inside a paragraph that only their parallel form gives away: 聚焦…，提升…。 three times over, or …方面， twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from desktop.document.outline.mottos import ASPECT, Lead
from desktop.document.outline.phrases import Sentence, alike, clauses, headline, plain_words, sentences, shape

__all__ = ["aspects", "parallels"]

_MANY = 3
_SHARE = 0.25


def aspects(text: str, start: int, end: int) -> list[Lead]:
    """“…方面，” at the head of two or more sentences between ``start`` and ``end``."""
    if text.count("方面", start, end) < 2:
        return []
    found = [Lead(one.start(), one.end()) for one in ASPECT.finditer(text, start, end)]
    return found if len(found) >= 2 else []


def parallels(text: str, start: int, end: int) -> list[Lead]:
    """Sentences or opening clauses between ``start`` and ``end`` that three or more times have one form."""
    parts = list(sentences(text, start, end))
    if len(parts) < _MANY:
        return []
    return _whole(parts) or _opening(parts)


def _whole(parts: list[Sentence]) -> list[Lead]:
    groups: dict[tuple[int, ...], list[tuple[Lead, str]]] = defaultdict(list)
    for place, part in enumerate(parts):
        for lead, words in _phrases(part, last=place == len(parts) - 1):
            groups[shape(words)].append((lead, words))
    for members in groups.values():
        same = [(lead, words) for lead, words in members if alike(words, members[0][1], _SHARE)]
        if len(same) >= _MANY:
            found = [lead for lead, _ in same]
            return found + (_loose(parts, found[-1].end) if len(clauses(same[0][1])) == 1 else [])
    return []


def _phrases(part: Sentence, *, last: bool) -> Iterator[tuple[Lead, str]]:
    """What of a sentence may head those after it: the whole of a short one, or its first two clauses."""
    pieces = clauses(part.words)
    if len(pieces) <= 2 and not last and headline(part.words, 12):
        yield Lead(part.start, part.end), part.words
    if len(pieces) >= 3:
        two = part.words[: len(pieces[0]) + 1 + len(pieces[1])]
        if headline(two, 10):
            yield Lead(part.start, part.start + len(two) + 1), two


def _loose(parts: list[Sentence], after: int) -> list[Lead]:
    """A short task below a parallel series, with prose of its own, closes the series though its form differs."""
    return [
        Lead(part.start, part.end)
        for part, following in pairwise(parts)
        if part.start >= after and headline(part.words, 10) and len(clauses(part.words)) == 1 and len(following.text) > 2 * len(part.text)
    ]


def _opening(parts: list[Sentence]) -> list[Lead]:
    """Opening clauses of equal length, if all sentences but the topic sentence begin so."""
    heads = [(part, clauses(part.words)[0]) for part in parts[1:]]
    sizes = {len(plain_words(head)) for _, head in heads}
    if len(heads) < _MANY or len(sizes) != 1 or not 4 <= min(sizes) <= 7:
        return []
    if not all(headline(head, 8) and len(part.text) > 2 * len(head) and part.text[len(head)] in "，," for part, head in heads):
        return []
    return [Lead(part.start, part.start + len(head) + 1) for part, head in heads]
