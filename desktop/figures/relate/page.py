"""The terms of one text, in order, and the questions relations ask of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from desktop.figures.relate.term import Term
from desktop.figures.relate.words import Change

__all__ = ["Page"]

_REACH = 14  # figures looked back over
_FAR = 80
_AHEAD = 6
_SAME = 4  # figures of one size worth looking at
_AND = ("、", "和", "与", "及", "以及")
_JOINTS = ("、", "，", ",", "和", "及", "以及", "与")


@dataclass(frozen=True, slots=True)
class Page:
    """The terms of the prose with the change each tells of (None: a value), the terms of the tables, and all of them by unit and value."""

    prose: tuple[Term, ...]
    changes: tuple[Change | None, ...]
    reached: frozenset[int]  # places where a 由…至… ends
    bases: frozenset[int]  # places of what others are compared with (比去年同期的52)
    contains: tuple[bool, ...]  # whether words of 其中, 分别, … 看 stand before each
    cells: tuple[Term, ...]
    known: dict[tuple[str, float], list[Term]]

    def told(self, unit: str, size: float, at: int, reach: int) -> list[Term]:
        """The figures of just this size among the ``reach`` before figure ``at``, a few of them, in order."""
        every = self.known.get((unit, size), [])
        low = bisect_left(every, at - reach, key=_at) if len(every) > _SAME else 0
        high = bisect_left(every, at, key=_at)
        return [term for term in every[max(low, high - _SAME) : high] if term.at >= at - reach]

    def turn(self, place: int) -> int:
        """The direction of the change a number tells by its word or its sign (2 where the word does not say); 0 for a value."""
        term, told = self.prose[place], self.changes[place]
        if told is not None:
            return told.direction or 2
        if term.text.startswith(("+", "＋")) or term.gap.endswith(("+", "＋")):
            return 1
        if term.value < 0:
            return -1
        before = self.changes[place - 1] if place and term.gap in _AND else None
        return (before.direction or 2) if before is not None else 0

    def before(self, place: int, unit: str, *, sentences: int = 0) -> list[int]:
        """Places of the values of ``unit`` before ``place``, the nearest first; ``sentences`` tells how many sentences of the paragraph to go back."""
        found: list[int] = []
        start = self.prose[place].sentence
        paragraph = self.prose[place].paragraph
        for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
            term = self.prose[at]
            if start - term.sentence > sentences or term.paragraph != paragraph:
                break
            if term.unit == unit and (self.changes[at] is None or at in self.reached):
                found.append(at)
        return found

    def about(self, place: int, unit: str) -> list[int]:
        """Places of the values of ``unit`` in the sentence of ``place``, before and shortly after it, the nearest first."""
        after = [
            at
            for at in range(place + 1, min(len(self.prose), place + 1 + _AHEAD))
            if self.prose[at].sentence == self.prose[place].sentence and self.prose[at].unit == unit and self.changes[at] is None
        ]
        return sorted([*self.before(place, unit), *after], key=lambda at: abs(at - place))

    def antecedent(self, place: int, part: Term) -> bool:
        """Whether no other value of its unit stands between ``place`` and ``part``."""
        unit = self.prose[place].unit
        for at in range(place + 1, len(self.prose)):
            if self.prose[at].at == part.at:
                return True
            if self.prose[at].unit == unit and self.changes[at] is None:
                return False
        return False

    def parted(self, at: int, place: int) -> bool:
        """Whether a paragraph ends between the places ``at`` and ``place``."""
        return self.prose[at].paragraph != self.prose[place].paragraph

    def run(self, place: int) -> tuple[int, int]:
        """Start and length of the list of percentages ``place`` stands in (52.9%、24.0%和16.9%)."""
        start, end = place, place + 1
        while start and place - start < _REACH and self._joined(start):
            start -= 1
        while end < len(self.prose) and end - place < _REACH and self._joined(end):
            end += 1
        return start, end - start

    def _joined(self, at: int) -> bool:
        one, other = self.prose[at - 1], self.prose[at]
        return other.gap in _JOINTS and one.kind == other.kind == "percent"

    def hundred(self, place: int) -> bool:
        """Whether the percentages of the sentence of ``place`` make exactly 100."""
        sentence = self.prose[place].sentence
        about = self.prose[max(0, place - _REACH) : place + _REACH]
        beside = [term.value for term in about if term.sentence == sentence and term.kind == "percent"]
        return len(beside) > 1 and sum(beside) == 100

    def far(self, place: int, unit: str) -> list[Term]:
        """Every other value of ``unit`` about ``place``, in prose and tables, the nearest first."""
        prose = [
            (abs(at - place), self.prose[at])
            for at in range(max(0, place - _FAR), min(len(self.prose), place + _FAR))
            if self.prose[at].unit == unit and self.changes[at] is None and at != place
        ]
        return [term for _, term in sorted(prose, key=lambda pair: pair[0])] + [term for term in self.cells[:_FAR] if term.unit == unit]


def _at(term: Term) -> int:
    return term.at
