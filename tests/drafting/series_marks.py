"""A rolled text held against the ideal one, figure by figure: what a hidden series is measured by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

from desktop.drafting.from_report import form_of
from desktop.drafting.reckon import Filled
from desktop.drafting.roll import Rolled, roll
from desktop.drafting.roll_form import RollField, RollForm
from desktop.drafting.turning import direction
from desktop.figures.recognise import Number
from desktop.language.periods import Period
from desktop.readers.text import document

__all__ = ["SERIES", "Marks", "marks"]

FOLDER = Path(__file__).parent / "series"
SERIES = (
    ("q1", "q2", "2024Q2"),
    ("q2", "q3", "2024Q3"),
    ("q3", "q4", "2024Q4"),
    ("q4", "next", "2025Q1"),
    ("year-1", "year-2", "2024"),
    ("month-1", "month-2", "2024-09"),
    ("regions-1", "regions-2", "2025H1"),
    ("so-far-1", "so-far-2", "2024"),
    ("letter-1", "letter-2", "2024Q3"),
)


@dataclass
class Marks:
    """Right and all of each kind, and the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def mark(self, kind: str, right: bool, words: str) -> None:
        self.all[kind] += 1
        self.right[kind] += right
        if not right:
            self.misses.append(f"{kind}: {words}")

    def share(self, kind: str) -> float:
        return self.right[kind] / self.all[kind] if self.all[kind] else 1.0


def marks(old: str, new: str, period: str, folder: Path = FOLDER) -> tuple[Marks, Rolled]:
    """``old`` rolled with the independent numbers of ``new``, and how far it is ``new``."""
    was, ideal = (folder.joinpath(f"{name}.txt").read_text("utf-8") for name in (old, new))
    form, aim = form_of(document(was), period=Period.parse(period)), form_of(document(ideal))
    pairs = _pairs(was, form, ideal, aim)
    given = {one.id: _signed(was, one, ideal, other) for one, other in pairs if one.derived is None}
    rolled = roll(was, form, Filled({name: number for name, number in given.items() if number is not None}, moved=True))
    made = Marks()
    for one, other in pairs:
        line = next(line for line in rolled.account.lines if line.id == one.id)
        kind = "derived" if one.derived else "independent"
        right = line.new.removeprefix("增长").removeprefix("下降") == other.text if other is not None else "持平" in line.new
        made.mark(kind, right, f"{one.metric} {one.text} → {line.new}，应为 {other.text if other else '持平'}")
        if other is not None and one.role == "change" and direction(was, one.start) * direction(ideal, other.start) < 0:
            made.mark("turning", direction(rolled.text, line.start) == direction(ideal, other.start), rolled.text[line.start - 12 : line.end])
        if other is not None and other.text != one.text:
            made.mark("stale", line.new != one.text, one.text)
    _words(made, rolled.text, ideal)
    return made, rolled


def _words(made: Marks, text: str, ideal: str) -> None:
    """Lines without their figures: what differs is a period, a turning word, or other text."""
    for one, other in zip(text.split("\n"), ideal.split("\n"), strict=True):
        made.mark("lines", one == other, f"{one}\n   应为 {other}")


def _pairs(was: str, form: RollForm, ideal: str, aim: RollForm) -> list[tuple[RollField, RollField | None]]:
    made: list[tuple[RollField, RollField | None]] = []
    for line in range(was.count("\n") + 1):
        left, right = _of_line(was, form, line), _of_line(ideal, aim, line)
        keys = [[(one.unit.lstrip("万亿"), one.kind, one.role) for one in side] for side in (left, right)]
        matched: dict[int, int] = {}
        for block in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
            matched.update({block.a + step: block.b + step for step in range(block.size)})
        made += [(one, right[matched[at]] if at in matched else None) for at, one in enumerate(left)]
    return made


def _of_line(text: str, form: RollForm, line: int) -> list[RollField]:
    return [one for one in form.fields if text.count("\n", 0, one.start) == line]


def _signed(was: str, one: RollField, ideal: str, other: RollField | None) -> Number | None:
    if other is None:
        return Decimal(0) if one.role == "change" else None
    turned = one.role == "change" and direction(was, one.start) * direction(ideal, other.start) < 0
    return -other.number if turned and isinstance(other.number, Decimal) else other.number
