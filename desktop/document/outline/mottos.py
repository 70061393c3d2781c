"""Leading sentences of paragraphs that are headings by their form: every paragraph of a section begins so, or neighbours are built alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.outline.phrases import alike, clauses, headline, plain_words, shape, stop

__all__ = ["ASPECT", "Lead", "leading"]

ASPECT = re.compile("(?:^|(?<=[。；;！？]))在?[\u4e00-\u9fff“”、]{2,12}方面[，,：:]")
_DASH = re.compile("[—–-]{1,2}(?=[^—–\\-\\s])")
_UNDER = 12  # what must stand under a leading sentence, in characters
_LONGEST = 48
_SHORT = 21
_CLOSING = re.compile("下一?步|今后|接下来|[上下]半年|明年|[一二三四]季度|总的|同时|目前")


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading found by its form: offsets within its passage; ``number`` is the dash it begins with, if any."""

    start: int
    end: int
    number: str = ""


def leading(texts: list[str]) -> dict[int, Lead]:
    """The leading sentences of one section's paragraphs that are headings, by their place in ``texts``."""
    dashes = {place: _dashed(text, found.end()) for place, text in enumerate(texts) if (found := _DASH.match(text))}
    if len(dashes) >= 2:
        return dashes
    named = {place: Lead(0, found.end()) for place, text in enumerate(texts) if (found := ASPECT.match(text))}
    if len(named) >= 2:
        return named
    words = {place: first for place, text in enumerate(texts) if (first := _first(text))}
    plain = [place for place, first in words.items() if headline(first, 16)]
    chosen = plain if _all_lead(texts, words, plain) else [place for run in _runs(len(texts), words) for place in run]
    return {place: Lead(0, len(words[place]) + 1) for place in chosen}


def _dashed(text: str, begins: int) -> Lead:
    end = stop(text, begins, "。！？：:", begins + _LONGEST)
    if end < 0:
        end = stop(text, begins, "，,；;", begins + 80)
    return Lead(0, end if end > 0 else min(len(text), 80), text[:begins])


def _first(text: str) -> str:
    """The words of the first sentence if it is short and something stands under it, else nothing."""
    end = stop(text, 0, "。", _LONGEST)
    if end < 0 or len(text) - end < _UNDER:
        return ""
    words = text[: end - 1]
    return words if headline(words, 16) or _motto(words) else ""


def _motto(words: str) -> bool:
    """A saying may begin like prose (在…上, 从…抓起), if its clauses are short."""
    return len(clauses(words)) <= 3 and all(3 <= size <= 12 for size in shape(words)) and not re.search(r"\d|了|我们|如下|收悉|：", words)


def _all_lead(texts: list[str], words: dict[int, str], plain: list[int]) -> bool:
    """Whether every paragraph of the section, an overview and a closing one aside, begins with a short task."""
    last = len(texts) - 1
    must = [place for place in range(len(texts)) if not (place == 0 and 0 not in words) and not (place == last and _CLOSING.match(texts[place]))]
    short = [place for place in plain if len(plain_words(words[place])) <= _SHORT]
    enough = 2 if 0 in words and _of_a_size([words[place] for place in short]) else 3
    return short == must and len(short) >= enough


def _of_a_size(words: list[str]) -> bool:
    sizes = [shape(one) for one in words]
    return all(len(size) == len(sizes[0]) and abs(sum(size) - sum(sizes[0])) <= 2 for size in sizes)


def _runs(count: int, words: dict[int, str]) -> Iterator[list[int]]:
    """Neighbouring paragraphs whose first sentences have one form: three of the same measure, or two that share words as well."""
    run: list[int] = []
    for place in range(count + 1):
        here = words.get(place, "")
        if run and not (here and shape(here) == shape(words[run[-1]])):
            if len(run) >= 3 or (len(run) == 2 and alike(words[run[0]], words[run[1]], 0.3)):
                yield run
            run = []
        if here:
            run.append(place)
