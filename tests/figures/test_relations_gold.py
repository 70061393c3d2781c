"""Relations measured: the corpus of this folder, and the annotated reports beside the checkout where they lie."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.document.text import plain
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.figures.relate import Relation, relations
from desktop.readers import read

CORPUS = Path(__file__).parent / "corpus"
OPEN = tuple(f"{number:02}" for number in range(1, 25))
LATER = tuple(f"{number:02}" for number in range(25, 37))
# What the annotations call a relation, and what the program may call it: X = Y + Z is one arithmetic, whichever of the three is told last.
ADDITIVE = {"sum", "remainder", "cumulative", "difference", "hundred"}
OPS = {
    "sum": ADDITIVE, "difference": ADDITIVE, "remainder": ADDITIVE, "cumulative": ADDITIVE, "share": {"percent", "lacking_percent"},
    "change": {"change_percent", "grown_percent", "shrunk_percent"}, "multiple": {"multiple", "change_multiple"}, "average": {"average", "product"},
    "ratio": {"ratio"},
}  # fmt: skip
VERDICTS = {"pass": "holds", "fail": "broken", "undeterminable": "base_not_stated", "warn": "base_not_stated"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def related(path: Path) -> tuple[tuple[Figure, ...], tuple[Relation, ...]]:
    made = read(path).value
    found = figures(made)
    return found, relations(plain(made), found)


def places(found: tuple[Figure, ...], gold: list[dict[str, Any]]) -> dict[str, int]:
    """The place of each annotated figure; where its span ends is told elsewhere, so one end is enough."""
    starts, ends = ({getattr(figure, end): place for place, figure in enumerate(found)} for end in ("start", "end"))
    spans = {row["id"]: starts.get(row["start"], ends.get(row["end"])) for row in gold}
    return {name: place for name, place in spans.items() if place is not None}


def alike(found: tuple[Figure, ...], one: set[int], other: set[int]) -> bool:
    """The same numbers: a value told twice may be taken from either place."""
    return sorted(map(str, (measure(found[at]) for at in one))) == sorted(map(str, (measure(found[at]) for at in other)))


def measure(figure: Figure) -> tuple[str, str]:
    value = figure.value
    return (f"{value.normalize():f}" if not isinstance(value, tuple) else str(value)), figure.unit


def corpus_row_found(found: tuple[Figure, ...], made: tuple[Relation, ...], row: dict[str, Any], at: dict[str, int]) -> Relation | None:
    if not all(name in at for name in row["members"]):
        return None
    members = {at[name] for name in row["members"]}
    for one in made:
        own = {one.result, *one.of}
        if (
            one.op in OPS[row["type"]]
            and one.verdict == row["verdict"]
            and (alike(found, own, members) or (row["rule"] in ("hundred", "double") and own >= members))
        ):
            return one
    return None


def measured(numbers: tuple[str, ...]) -> tuple[float, int]:
    """Recall of the annotated relations, and how many are called broken that are not so annotated."""
    total, hits, false = 0, 0, 0
    for number in numbers:
        found, made = related(CORPUS / f"{number}.txt")
        at = places(found, lines(CORPUS / f"{number}.figures.jsonl"))
        rows = lines(CORPUS / f"{number}.relations.jsonl")
        matched = [corpus_row_found(found, made, row, at) for row in rows]
        total += len(rows)
        hits += sum(one is not None for one in matched)
        false += sum(one.verdict == "broken" and one not in matched for one in made)
    return hits / total, false


def test_the_relations_of_the_open_documents_are_found_and_none_is_called_broken_that_holds() -> None:
    recall, false = measured(OPEN)
    assert recall >= 0.95
    assert false == 0


def test_the_relations_of_the_later_documents_are_found_too() -> None:
    """Held back until relating had scored 0.625 on them."""
    recall, false = measured(LATER)
    assert recall >= 0.85
    assert false == 0


def test_the_relations_of_the_seeds_have_the_right_verdict(shared: Path) -> None:
    gold = lines(shared / "gold" / "seed_figures.jsonl")
    total, hits = 0, 0
    for row in lines(shared / "gold" / "seed_relations.jsonl"):
        if (
            row["scope"] != "intra"
            or row["type"] not in ("share", "difference", "ratio", "sum", "total", "change", "product")
            or row["verdict"] == "info"
        ):
            continue
        (path,) = (shared / "seeds").glob(f"{row['seeds'][0]}_*.txt")
        found, made = related(path)
        at = places(found, [figure for figure in gold if figure["seed"] == row["seeds"][0]])
        members = {at[name] for name in row["members"] if name in at}
        total += 1
        hits += any({one.result, *one.of} <= members and one.verdict == VERDICTS[row["verdict"]] for one in made)
    assert total >= 15
    assert hits / total >= 0.9


def test_no_relation_of_the_seeds_is_called_broken_that_is_not(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("[0-9]*.txt")):
        assert [one.note for one in related(path)[1] if one.verdict == "broken"] == []


@pytest.mark.parametrize("number", ["05", "08"])
def test_the_samples_have_no_broken_relation_beyond_those_planted(shared: Path, number: str) -> None:
    planted = [
        row for row in lines(shared / "samples" / f"{number}.defects.jsonl") if row["kind"].split("_")[0] in ("percent", "sum", "change", "share")
    ]
    broken = [one for one in related(shared / "samples" / f"{number}.txt")[1] if one.verdict == "broken"]
    assert len(broken) <= len(planted)
