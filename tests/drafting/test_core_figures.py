"""The sample of each kind carries every core figure of the report it is modelled on."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from desktop import paths
from desktop.document.text import plain
from desktop.drafting.load import load
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft

SEEDS = {"000": "summary", "001": "briefing", "002": "half_year", "003": "reply", "004": "feature"}


def _core(shared: Path, seed: str) -> Counter[str]:
    lines = (shared / "gold" / "seed_figures.jsonl").read_text("utf-8").splitlines()
    figures = (json.loads(line) for line in lines if line.strip())
    return Counter(_squeezed(figure["span_text"]) for figure in figures if figure["seed"] == seed and figure["tier"] == "core")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _occurrences(text: str, figure: str) -> int:
    """How often ``figure`` stands in ``text`` and is not the tail of a longer number."""
    return len(re.findall(rf"(?<![0-9.]){re.escape(figure)}", text))


@pytest.mark.parametrize(("seed", "kind"), SEEDS.items(), ids=SEEDS.values())
def test_a_sample_carries_every_core_figure(shared: Path, seed: str, kind: str) -> None:
    template = load(paths.templates() / kind).value
    printed = render(template, sample_draft(template))
    text = _squeezed(plain(printed.value))
    missing = {figure: count for figure, count in _core(shared, seed).items() if _occurrences(text, figure) == 0}
    assert missing == {}
    assert printed.notes == ()
