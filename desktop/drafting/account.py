"""The account of a roll: what became of every figure and every period, and which sentences stand as they stood last time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.drafting.reckon import Filled
from desktop.drafting.roll_form import RollField, RollForm, Shift
from desktop.figures.recognise import Number

__all__ = ["Account", "Entry", "Line", "account"]

_SENTENCE = re.compile(r"[^。！？!?\n]{1,4000}[。！？!?]?")
_FOOT = 400  # characters of a text in which its date stands
_FLAT = re.compile("持平|不变|基本一致")


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """How a field's number came about, the number, and what to look at."""

    how: str
    number: Number
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, period or word of the account; ``start``/``end`` stand in the new text, ``was_start`` in the old one.

    ``how``: replaced, recomputed, kept (locked on purpose), untouched, undecided; of a period moved, stays, refused; of a word check.
    """

    what: str
    id: str
    how: str
    old: str
    new: str
    metric: str
    note: str
    was_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """Every line by its place, the sentences that did not change (offsets in the new text), and how many there are in all."""

    lines: tuple[Line, ...]
    unchanged: tuple[tuple[int, int], ...]
    sentences: int

    @property
    def share(self) -> float:
        """How much of the old text was carried forward: unchanged sentences of all."""
        return round(len(self.unchanged) / self.sentences, 4) if self.sentences else 0.0

    @property
    def flagged(self) -> tuple[Line, ...]:
        """What a person has to look at."""
        return tuple(line for line in self.lines if line.note or line.how in ("undecided", "check"))


def account(old: str, new: str, form: RollForm, filled: Filled, entries: dict[str, Entry], patches: Sequence[_Span]) -> Account:
    """What became of everything in ``form`` when ``old`` became ``new`` by ``patches``."""
    shift, own = _Shift(patches), {one.id: one for one in patches}
    lines = [_field(one, entries[one.id], new, shift) for one in form.fields]
    lines += [_period(one, filled, own, shift, _alone(old, one)) for one in form.periods]
    lines += [
        Line(
            "word",
            f"w{at + 1}",
            "check",
            found.group(),
            found.group(),
            "",
            "与上期比较的词，请核对是否仍然如此",
            found.start(),
            *shift.span(*found.span()),
        )
        for at, found in enumerate(_FLAT.finditer(old))
    ]
    spans = [found.span() for found in _SENTENCE.finditer(old) if len(found.group().strip()) > 1]
    kept = tuple(shift.span(*span) for span in spans if not shift.touches(*span))
    return Account(tuple(sorted(lines, key=lambda line: (line.was_start, line.what))), kept, len(spans))


class _Shift:
    """Where places of the old text lie in the new one. ``patches`` are in order and apart."""

    def __init__(self, patches: Sequence[_Span]) -> None:
        self.patches = patches
        self.starts = [one.start for one in patches]
        self.moved = [0]
        for one in patches:
            self.moved.append(self.moved[-1] + len(one.words) - (one.end - one.start))

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.place(start, first=True), self.place(end, first=False)

    def place(self, at: int, *, first: bool) -> int:
        count = bisect_left(self.starts, at)
        if count and at < self.patches[count - 1].end:  # inside a patch: its edge
            one = self.patches[count - 1]
            return one.start + self.moved[count - 1] + (0 if first else len(one.words))
        return at + self.moved[count if first or not count else bisect_right(self.starts, at - 1)]

    def touches(self, start: int, end: int) -> bool:
        count = bisect_left(self.starts, end)
        return count > 0 and self.patches[count - 1].end > start


def _field(one: RollField, entry: Entry, new: str, shift: _Shift) -> Line:
    start, end = shift.span(one.start, one.end)
    how = entry.how
    if how == "untouched" and one.derived is not None:
        how = "kept"  # what it follows from has not changed either
    return Line("figure", one.id, how, one.text, new[start:end], one.metric, entry.note, one.start, start, end)


def _alone(text: str, one: Shift) -> bool:
    """Whether a day stands on a line of its own: the date under a document."""
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start] + (text[one.end :].split("\n", 1)[0] if len(text) - one.end < _FOOT else "…")
    return not line.strip(" \t\u3000（）()") and one.text.endswith(("日", "号"))


def _period(one: Shift, filled: Filled, own: dict[str, _Span], shift: _Shift, alone: bool) -> Line:
    start, end = shift.span(one.start, one.end)
    becomes = own[one.id].words if one.id in own else one.text
    how = "moved" if one.id in own else "refused" if one.becomes != one.text and filled.moved else "stays"
    note = "落款日期没有改，请核对" if filled.moved and how == "stays" and alone else ""
    return Line("period", one.id, how, one.text, becomes, "", note, one.start, start, end)
