"""The markup the corpus is written in, turned into plain text with annotated spans; README.md explains it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.figures.corpus.tables import spelled_out

_MARK = re.compile(r"\[\[(?P<figure>.*?)\]\]|<<(?P<other>.*?)>>|\{\{(?P<period>.*?)\}\}\n?", re.DOTALL)
_MONTH_END = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_ROLES = {"b": "baseline", "t": "target", "p": "plan"}
_COMPARE = {
    "": "unspecified",
    "yoy": "yoy",
    "base": "vs_baseline",
    "ye": "vs_year_end",
    "avg": "vs_avg",
    "prev": "vs_previous",
    "legal": "vs_legal",
    "plan": "vs_plan",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked figure: where it stands and what its writer said of it."""

    start: int
    end: int
    surface: str
    metric: str
    role: str = "value"
    period: str = ""
    label: str = ""
    direction: str = ""
    compare: str = ""
    cell_unit: str | None = None
    flags: frozenset[str] = frozenset()
    set_by_hand: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Other:
    """One marked span that is no figure."""

    start: int
    end: int
    surface: str
    type: str
    marginal: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source file read: the document's text, its marked spans, its relation lines."""

    text: str
    figures: tuple[Marked, ...]
    others: tuple[Other, ...]
    relations: tuple[str, ...]


def period_end(period: str) -> str:
    """The last day of a period, as a stock's period: 2024H1 → @2024-06-30."""
    if period.startswith("@"):
        return period
    year = period.split("/")[-1][:4]
    if found := re.search(r"/\d{4}-(\d\d)$|^\d{4}-(\d\d)$", period):
        month = int(found[1] or found[2])
    elif found := re.search(r"Q(\d)$", period):
        month = 3 * int(found[1])
    else:
        month = 6 if period.endswith("H1") else 12
    day = 28 if month == 2 and int(year) % 4 else _MONTH_END[month]
    return f"@{year}-{month:02}-{day}"


def parse(source: str) -> Source:
    """Take the marks out of ``source`` and remember where they stood; what follows the last ``---`` line is relations."""
    body, _, tail = source.partition("\n---\n")
    figures: list[Marked] = []
    others: list[Other] = []
    text, period, done = "", "", 0
    body = spelled_out(body)
    for mark in _MARK.finditer(body):
        text += body[done : mark.start()]
        done = mark.end()
        if mark["period"] is not None:
            period = mark["period"]
        elif mark["other"] is not None:
            others.append(_other(mark["other"], len(text)))
            text += others[-1].surface
        else:
            figures.append(_figure(mark["figure"], len(text), period, figures[-1] if figures else None))
            text += figures[-1].surface
    relations = tuple(line.strip() for line in tail.splitlines() if line.strip())
    return Source((text + body[done:]).rstrip("\n") + "\n", tuple(figures), tuple(others), relations)


def _other(inside: str, start: int) -> Other:
    surface, *notes = inside.split("|")
    marginal = "mg" in notes
    types = [note for note in notes if note != "mg"]
    guessed = "name" if re.search(r"[0-9０-９]", surface) else "name_cn"
    return Other(start, start + len(surface), surface, types[0] if types else guessed, marginal)


def _figure(inside: str, start: int, period: str, previous: Marked | None) -> Marked:
    surface, metric, *options = inside.split("|")
    said: dict[str, str] = {}
    flags = {option for option in options if option in ("th", "mg")}
    role, direction, compare, label, stated, cell = "value", "", "", "", "", None
    for option in options:
        if option in _ROLES:
            role = _ROLES[option]
        elif change := re.fullmatch(r"c([+\-=?])(\w*)", option):
            role, direction, compare = "change", {"+": "up", "-": "down", "=": "flat", "?": ""}[change[1]], _COMPARE[change[2]]
        elif option.startswith("="):
            stated = option[1:]
        elif option.startswith("#"):
            label = option[1:]
        elif option.startswith("T:"):
            cell = option[2:]
        elif found := re.fullmatch(r"(k|u|n|v|f|ap):(.*)", option):
            said[found[1]] = found[2]
        elif option not in flags:
            raise ValueError(f"unknown option {option!r} in [[{inside}]]")
    default = {"baseline": "before", "target": "future", "plan": "future"}.get(role, period)
    when = period_end(period) if stated == "@" else stated or default
    if metric == "^" and previous:
        metric = previous.metric
        if role == "change" and previous.role in ("value", "change") and not stated:
            when = previous.period  # a change speaks of the moment its value speaks of
    return Marked(start, start + len(surface), surface, metric, role, when, label, direction, compare, cell, frozenset(flags), said)
