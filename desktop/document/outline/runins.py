"""Headings inside paragraphs: which counting marks form a series, and how far the words of each heading reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.outline.marks import Mark, marks
from desktop.document.outline.passages import Passage
from desktop.document.outline.phrases import CLOSERS, clauses, figures, plain_words, stop

__all__ = ["CLAUSE_KINDS", "RunIn", "counted"]

_LONGEST = 40
_REACH = 80  # how far a closing mark is looked for
_SURE = frozenset(("第一部分", "第一章", "第一节", "案例", "一、", "（一）"))  # at the head of a paragraph these need no brothers
CLAUSE_KINDS = frozenset(("一是", "一要", "其一", "首先"))


@dataclass(frozen=True, slots=True)
class RunIn:
    """A counted heading: offsets within its passage, and whether it is the whole of it."""

    passage: int
    mark: Mark
    end: int
    whole: bool

    @property
    def first(self) -> bool:
        """Whether it opens its passage."""
        return self.mark.start == 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: int
    mark: Mark

    @property
    def first(self) -> bool:
        return self.mark.start == 0


def counted(found: tuple[Passage, ...]) -> tuple[RunIn, ...]:
    """Every counted heading of ``found`` in order; a mark counts where it has a neighbour in its series or cannot be anything else."""
    candidates = [_Candidate(number, mark) for number, passage in enumerate(found) for mark in marks(passage.text)]
    return tuple(_with_reach(found, [one for one, sure in zip(candidates, _accepted(candidates), strict=True) if sure]))


def _accepted(candidates: list[_Candidate]) -> list[bool]:
    last: dict[str, int] = {}
    sure = [candidate.first and candidate.mark.kind in _SURE for candidate in candidates]
    for index, candidate in enumerate(candidates):
        before = last.get(candidate.mark.kind, -1)
        if before >= 0 and _next(candidates[before], candidate):
            sure[before] = sure[index] = True
        elif before >= 0 and sure[before] and _again(candidates[before], candidate):
            sure[index] = True
        last[candidate.mark.kind] = index
    known = {candidate.mark.kind for candidate, one in zip(candidates, sure, strict=True) if one and candidate.first}
    return [one or (candidate.first and candidate.mark.kind in known) for candidate, one in zip(candidates, sure, strict=True)]


def _next(one: _Candidate, other: _Candidate) -> bool:
    """Whether ``other`` follows ``one`` in a series; one number may be missing, since drafts lose items."""
    near = other.passage == one.passage or other.first
    if other.mark.value == 0 or (one.mark.kind == "首先" and one.mark.value == other.mark.value):
        return near
    return near and 0 < other.mark.value - one.mark.value <= 2


def _again(one: _Candidate, other: _Candidate) -> bool:
    """Whether ``other`` repeats the number of ``one`` in the same paragraph: 一是 二是 二是, a slip drafts are full of."""
    return other.passage == one.passage and other.mark.value == one.mark.value > 1 and other.mark.kind in CLAUSE_KINDS


def _with_reach(found: tuple[Passage, ...], kept: list[_Candidate]) -> Iterator[RunIn]:
    for index, candidate in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        text = found[candidate.passage].text
        limit = following.mark.start if following and following.passage == candidate.passage else len(text)
        end = _reach(text, candidate.mark, limit)
        yield RunIn(candidate.passage, candidate.mark, end, whole=candidate.first and end == len(text))


def _reach(text: str, mark: Mark, limit: int) -> int:
    """Where the heading that ``mark`` begins ends: at the head of a paragraph with its sentence, elsewhere with its first 。；or ，."""
    near = min(limit, mark.end + _REACH)
    if mark.start == 0 and mark.kind not in CLAUSE_KINDS and (end := _sentence(text, mark, near)) > 0:
        return end
    end = stop(text, mark.end, "。；，！？;,!?", near)
    return _closed(text, end) if end > 0 else mark.end + len(text[mark.end : near].rstrip("、 \u3000"))


def _sentence(text: str, mark: Mark, near: int) -> int:
    end = stop(text, mark.end, "。！？；;!?：:", near)
    end = near if end < 0 else end
    words = text[mark.end : end].rstrip("。！？；;!?：:")
    parts = clauses(words)
    fits = len(plain_words(words)) <= _LONGEST and len(parts) <= 3 and not any(figures(part) for part in parts[1:])
    return _closed(text, end) if fits else -1


def _closed(text: str, end: int) -> int:
    while end < len(text) and text[end] in CLOSERS and text[end - 1] in "。！？":
        end += 1
    return end
