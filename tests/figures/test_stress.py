"""How many figures of the marked sentences are found, named and given a role as a person had marked them: floors, so that a step back shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.figures.read import figures
from desktop.readers import read_bytes
from tests.figures.test_scores import same_name

FOLDER = Path(__file__).parent / "stress"
FILES = sorted(FOLDER.glob("*.txt"))
MARK = re.compile(r"\[(?P<span>[^\[\]|]+)\|(?P<name>[^\[\]|]+)(?:\|(?P<role>[btcp]))?\]")
ROLES = {None: "value", "b": "baseline", "t": "target", "c": "change", "p": "plan"}


class Marked(NamedTuple):
    start: int
    end: int
    name: str
    role: str


def cases(path: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Every line without its marks, and what they say."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield read_marks(line.replace("¶", "\n"))


def read_marks(line: str) -> tuple[str, list[Marked]]:
    text, at, name, marks = "", 0, "", []
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        name = name if found["name"] == "^" else found["name"]
        marks.append(Marked(len(text), len(text) + len(found["span"]), name, ROLES[found["role"]]))
        text += found["span"]
        at = found.end()
    return text + line[at:], marks


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_marked_sentences_are_understood(path: Path) -> None:
    wanted = found = names = roles = 0
    for text, marks in cases(path):
        made = {figure.start: figure for figure in figures(read_bytes(text.encode(), "文.txt").value)}
        for mark in marks:
            wanted += 1
            figure = next((made[at] for at in range(mark.start, mark.end) if at in made), None)
            if figure is not None:
                found += 1
                names += same_name(mark.name, figure.metric)
                roles += figure.role == mark.role
    assert wanted > 50
    assert found >= 0.98 * wanted
    assert names >= 0.84 * found
    assert roles >= 0.92 * found


def test_no_line_of_the_marked_sentences_has_a_broken_mark() -> None:
    for path in FILES:
        for text, marks in cases(path):
            assert marks and "[" not in text and "|" not in text, text


def test_a_mark_is_read_as_it_is_meant() -> None:
    text, marks = read_marks("用时由[6天|办理用时|b]减到[2天|^]。")
    assert text == "用时由6天减到2天。"
    assert marks == [Marked(3, 5, "办理用时", "baseline"), Marked(7, 9, "办理用时", "value")]
