"""Aligning two reports of three pages (the bar is 20 ms once their figures are read), twice and four times as long, and the slowest hostile text of 20,000 characters."""

from __future__ import annotations

import time

from desktop.figures.align import Side, align
from desktop.figures.figure import Figure
from desktop.figures.recognise import recognise
from desktop.ledger.metric import Catalogue
from desktop.readers.text import document
from tests.figures.pairs.marked import marked

HOSTILE = ("12件、", "9", "受理12件，", "受理12件，办结11件。", "由3个降至2个，", "12%。", "甲\t12\t13%\n", "一", "万", "第")


def main() -> None:
    catalogue = Catalogue.load()
    one, other = "".join(marked(name)[0] for name in ("1a", "2a")), "".join(marked(name)[0] for name in ("1b", "2b"))
    for times in (1, 2, 4):
        a, b = _side(one * times), _side(other * times)
        print(f"   {len(a.text):,} characters, {len(a.figures)} and {len(b.figures)} figures: {_best(a, b, catalogue) * 1000:.1f} ms")
    slowest = {piece: _best(made := _bare(piece * (20_000 // len(piece))), made, catalogue) for piece in HOSTILE}
    worst = max(slowest, key=lambda piece: slowest[piece])
    print(f"   slowest hostile text: {worst!r} {slowest[worst] * 1000:.0f} ms")


def _side(text: str) -> Side:
    return Side.of(document(text))


def _bare(text: str) -> Side:
    """A text whose figures have no names: what is timed is the search, not the naming."""
    return Side(text, tuple(Figure(one.start, one.end, one.text, one.number, one.value, one.unit, one.approx, one.kind) for one in recognise(text)))


def _best(a: Side, b: Side, catalogue: Catalogue) -> float:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        align(a, b, catalogue)
        taken.append(time.perf_counter() - started)
    return min(taken)


if __name__ == "__main__":
    main()
