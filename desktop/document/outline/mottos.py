"""Headings without number or line of their own: leading sentences and clauses that only their parallel form gives away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.outline.phrases import Sentence, alike, clauses, headline, plain_words, sentences, shape, stop

__all__ = ["Lead", "aspects", "inner", "leading"]

_ASPECT = re.compile("(?:^|(?<=[。；;！？]))在?[\u4e00-\u9fff“”、]{2,12}方面[，,：:]")
_DASH = re.compile("[—–-]{1,2}(?=[^—–\\-\\s])")
_BODY = 12  # what must stand under a leading sentence, in characters
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading found by its form: offsets within its passage; ``number`` is the mark it begins with, if any."""

    start: int
    end: int
    number: str = ""


def leading(texts: list[str]) -> dict[int, Lead]:
    """The leading sentences of one section's paragraphs that are headings, by their place in ``texts``."""
    dashes = {place: _dashed(text) for place, text in enumerate(texts) if _DASH.match(text)}
    if len(dashes) >= 2:
        return dashes
    named = {place: Lead(0, found.end()) for place, text in enumerate(texts) if (found := _ASPECT.match(text))}
    if len(named) >= 2:
        return named
    first = {place: lead for place, text in enumerate(texts) if (lead := _first(text))}
    if _all_lead(texts, first):
        return {place: lead for place, lead in first.items() if _plain(texts[place], lead)}
    return {place: first[place] for run in _runs(texts, first) for place in run}


def _dashed(text: str) -> Lead:
    found = _DASH.match(text)
    begins = found.end() if found else 0
    end = stop(text, begins, "。！？：:", 48)
    if end < 0:
        end = stop(text, begins, "，,；;", 80)
    return Lead(0, end if end > 0 else min(len(text), 80), text[:begins])


def _first(text: str) -> Lead | None:
    """The first sentence of ``text`` if it is short and something stands under it."""
    end = stop(text, 0, "。", 48)
    if end < 0 or len(text) - end < _BODY:
        return None
    words = text[: end - 1]
    return Lead(0, end) if headline(words, 16) or _motto(words) else None


def _motto(words: str) -> bool:
    """A two-clause saying may begin like prose (在…上, 从…抓起), if it is short."""
    parts = clauses(words)
    return 1 <= len(parts) <= 3 and all(3 <= len(plain_words(part)) <= 12 for part in parts) and not re.search(r"\d|了|我们|如下|收悉|：", words)


def _plain(text: str, lead: Lead) -> bool:
    return headline(text[: lead.end - 1], 16)


def _all_lead(texts: list[str], first: dict[int, Lead]) -> bool:
    """Whether every paragraph of the section, an overview and a closing one aside, begins with a short task."""
    last = len(texts) - 1
    must = [place for place in range(len(texts)) if not (place == 0 and 0 not in first) and not (place == last and _closes(texts[place]))]
    plain = [place for place in must if place in first and _plain(texts[place], first[place]) and len(plain_words(texts[place][: first[place].end])) <= _SHORT + 1]
    return len(plain) == len(must) and len(plain) >= (2 if len(texts) == len(plain) and _similar_sizes(texts, first, plain) else 3)


def _similar_sizes(texts: list[str], first: dict[int, Lead], places: list[int]) -> bool:
    sizes = [shape(texts[place][: first[place].end - 1]) for place in places]
    return all(len(size) == len(sizes[0]) and abs(sum(size) - sum(sizes[0])) <= 2 for size in sizes)


def _closes(text: str) -> bool:
    return bool(re.match("下一?步|今后|接下来|[上下]半年|明年|[一二三四]季度|总的|同时|目前", text))


def _runs(texts: list[str], first: dict[int, Lead]) -> Iterator[list[int]]:
    """Neighbouring paragraphs whose first sentences have one form: three of the same measure, or two that share words as well."""
    run: list[int] = []
    for place in range(len(texts) + 1):
        lead = first.get(place)
        words = texts[place][: lead.end - 1] if lead else ""
        before = texts[run[-1]][: first[run[-1]].end - 1] if run else ""
        if run and not (lead and shape(words) == shape(before)):
            if len(run) >= 3 or (len(run) == 2 and alike(*(texts[at][: first[at].end - 1] for at in run), 0.3)):
                yield run
            run = []
        if lead:
            run.append(place)


def aspects(text: str, start: int, end: int) -> list[Lead]:
    """“…方面，” at the head of two or more sentences between ``start`` and ``end``."""
    found = [Lead(one.start(), one.end()) for one in _ASPECT.finditer(text, start, end)]
    return found if len(found) >= 2 else []


def inner(text: str, start: int, end: int) -> list[Lead]:
    """Sentences or opening clauses between ``start`` and ``end`` that three or more times have one form."""
    parts = [part for part in sentences(text, start, end)]
    if len(parts) < 3:
        return []
    found = _alike_sentences(text, parts) or _alike_clauses(parts)
    return sorted(found, key=lambda lead: lead.start)


def _alike_sentences(text: str, parts: list[Sentence]) -> list[Lead]:
    groups: dict[tuple[int, ...], list[tuple[Sentence, Lead, str]]] = defaultdict(list)
    for place, part in enumerate(parts):
        for lead, words in _phrases(part, last=place == len(parts) - 1):
            groups[shape(words)].append((part, lead, words))
    for members in groups.values():
        same = [member for member in members if alike(member[2], members[0][2], 0.25)]
        if len(same) >= 3:
            return [lead for _, lead, _ in same] + _loose(parts, same[-1][0], len(clauses(same[0][2])))
    return []


def _phrases(part: Sentence, *, last: bool) -> Iterator[tuple[Lead, str]]:
    """What of a sentence may head those after it: the whole of a short one, or its first two clauses."""
    words = part.words
    pieces = clauses(words)
    if len(pieces) <= 2 and not last and headline(words, 12):
        yield Lead(part.start, part.end), words
    if len(pieces) >= 3:
        two = words[: len(pieces[0]) + 1 + len(pieces[1])]
        if headline(two, 10):
            yield Lead(part.start, part.start + len(two) + 1), two


def _loose(parts: list[Sentence], after: Sentence, size: int) -> list[Lead]:
    """A short task below a parallel series, with its own prose, closes the series though its form differs."""
    if size > 1:
        return []
    return [
        Lead(part.start, part.end)
        for part, following in zip(parts, parts[1:], strict=False)
        if part.start > after.start and headline(part.words, 10) and len(following.text) > 2 * len(part.text)
    ]


def _alike_clauses(parts: list[Sentence]) -> list[Lead]:
    """Opening clauses of equal length, if all sentences but the topic sentence begin so."""
    heads = [(part, clauses(part.words)[0]) for part in parts[1:]]
    sizes = {len(plain_words(head)) for _, head in heads}
    if len(heads) < 3 or len(sizes) != 1 or not 4 <= min(sizes) <= 7:
        return []
    if not all(headline(head, 8) and len(part.text) > 2 * len(head) and part.text[len(head)] in "，," for part, head in heads):
        return []
    return [Lead(part.start, part.start + len(head) + 1) for part, head in heads]
