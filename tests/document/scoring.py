"""Headings found against headings expected: a hit has the start and the level, and words that overlap.

``python -m tests.document.scoring`` prints every miss and every false heading of the corpus, and of the sample reports where they lie beside the checkout.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.document.outline import headings
from tests.document.documents import of_text

CORPUS = Path(__file__).resolve().parent / "corpus"
SHARED = Path(__file__).resolve().parents[3] / "shared"
# written before any rule was made, and not looked at until the rules stood: every second document
HELD_BACK = tuple(f"{number:02}" for number in range(2, 27, 2))


@dataclass(frozen=True, slots=True)
class Expected:
    start: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    hits: int
    found: int
    expected: int
    faults: tuple[str, ...]

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, self.found + self.expected)


def score(name: str, text: str, expected: Iterable[Expected]) -> Score:
    """The headings of ``text`` beside those ``expected``."""
    open_ones = {(one.start, one.level): one for one in expected}
    count, faults, hits = len(open_ones), list[str](), 0
    found = headings(of_text(text))
    for heading in found:
        one = open_ones.get((heading.start, heading.level))
        if one and bare(one.text)[:4] == bare(heading.text)[:4]:
            hits += 1
            del open_ones[heading.start, heading.level]
        else:
            faults.append(f"{name} false  {heading.level} {heading.start} {heading.text}")
    faults += [f"{name} missed {one.level} {one.start} {one.text}" for one in open_ones.values()]
    return Score(hits, len(found), count, tuple(faults))


def bare(text: str) -> str:
    return "".join(text.split()).rstrip("。，；,;")


def total(scores: Iterable[Score]) -> Score:
    each = tuple(scores)
    faults = tuple(fault for one in each for fault in one.faults)
    return Score(sum(one.hits for one in each), sum(one.found for one in each), sum(one.expected for one in each), faults)


def corpus(*, held_back: bool) -> Iterator[Score]:
    for path in sorted(CORPUS.glob("*.json")):
        if (path.name[:2] in HELD_BACK) == held_back:
            expected = json.loads(path.read_text("utf-8"))["headings"]
            yield score(path.stem, text_of(path.with_suffix(".txt")), (Expected(one["start"], one["level"], one["text"]) for one in expected))


def seeds(shared: Path) -> Iterator[Score]:
    for report in json.loads((shared / "gold" / "seed_structure.json").read_text("utf-8")):
        yield score(report["seed"], text_of(shared / "seeds" / report["file"]), _headings(report["outline"]))


def samples(shared: Path) -> Iterator[Score]:
    for path in sorted((shared / "samples").glob("*.structure.json")):
        name = path.name.split(".")[0]
        yield score(name, text_of(path.with_name(f"{name}.txt")), _headings(json.loads(path.read_text("utf-8"))["outline"]))


def _headings(nodes: list[dict[str, Any]]) -> Iterator[Expected]:
    for node in nodes:
        if node.get("kind", "heading") == "heading":
            yield Expected(node["start"], node["level"], node["text"])
        yield from _headings(node.get("children", []))


def text_of(path: Path) -> str:
    return path.read_text("utf-8-sig")


def main() -> None:
    sets = [("corpus", corpus(held_back=False)), ("held back", corpus(held_back=True))]
    if SHARED.is_dir():
        sets += [("seeds", seeds(SHARED)), ("samples", samples(SHARED))]
    for name, scores in sets:
        whole = total(scores)
        print(*whole.faults, f"{name}: {whole.hits} hits, {whole.found} found, {whole.expected} expected, F1 {whole.f1:.3f}", sep="\n")  # noqa: T201 - printing is its job


if __name__ == "__main__":
    main()
