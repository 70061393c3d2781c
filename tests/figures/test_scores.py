"""How many figures of the corpus, and of the sample reports where they lie beside the checkout, are named and given a role as their annotations do.

A name is right where one holds the other or half of their pairs of characters agree (two fifths by Dice): people name one thing in several ways.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.figures.read import figures
from desktop.readers import read_bytes

CORPUS = Path(__file__).parent / "corpus"
FIRST = tuple(f"{number:02}" for number in range(1, 25))
ODDER = tuple(f"{number:02}" for number in range(25, 37))  # questions and answers, arrows, classical phrases …: see corpus/README.md
Gold = dict[str, Any]


def rows(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def pairs(words: str) -> set[str]:
    return {words[place : place + 2] for place in range(len(words) - 1)} or {words}


def same_name(gold: str, got: str) -> bool:
    first, second = (re.sub(r"[数量额率\s“”\"'（）()、,，]", "", words) for words in (gold, got))
    if not second:
        return False
    return first in second or second in first or 2 * len(pairs(first) & pairs(second)) >= 0.4 * (len(pairs(first)) + len(pairs(second)))


def scores(documents: Iterable[tuple[str, list[Gold]]]) -> tuple[float, float]:
    """The shares of figures named right and given the right role, of those recognised."""
    found, names, roles = 0, 0, 0
    for text, gold in documents:
        made = {figure.start: figure for figure in figures(read_bytes(text.encode(), "文.txt").value)}
        for row in gold:
            figure = next((made[at] for at in range(row["start"], row["end"]) if at in made), None)
            if figure is not None:
                found += 1
                names += same_name(row["metric"], figure.metric)
                roles += figure.role == row["role"]
    return names / found, roles / found


def corpus(numbers: Iterable[str]) -> Iterator[tuple[str, list[Gold]]]:
    for number in numbers:
        yield (CORPUS / f"{number}.txt").read_text("utf-8"), rows(CORPUS / f"{number}.figures.jsonl")


def test_corpus_figures_are_named_and_given_their_roles() -> None:
    names, roles = scores(corpus(FIRST))
    assert names >= 0.88
    assert roles >= 0.975


def test_figures_of_the_odder_documents_are_named_and_given_their_roles() -> None:
    names, roles = scores(corpus(ODDER))
    assert names >= 0.7
    assert roles >= 0.91


def test_figures_of_the_seeds_are_named_and_given_their_roles(shared: Path) -> None:
    gold = rows(shared / "gold" / "seed_figures.jsonl")
    texts = {path.name[:3]: path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))}
    names, roles = scores((text, [row for row in gold if row["seed"] == name]) for name, text in texts.items())
    assert names >= 0.88
    assert roles >= 0.95


def test_figures_of_the_samples_are_named_and_given_their_roles(shared: Path) -> None:
    files = sorted((shared / "samples").glob("[0-9][0-9].figures.jsonl"))
    if not files:
        pytest.skip("no annotated samples beside the checkout")
    names, roles = scores((path.with_name(f"{path.name[:2]}.txt").read_text("utf-8"), rows(path)) for path in files)
    assert names >= 0.88
    assert roles >= 0.93
