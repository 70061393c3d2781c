"""A report as a form: its figures as fields that know what they follow from, its period expressions as shifts."""

from __future__ import annotations

import re

from desktop.document.nodes import Document
from desktop.document.text import plain
from desktop.drafting.follow import rules, scale_of
from desktop.drafting.roll_form import RollField, RollForm, Rule
from desktop.drafting.shifts import next_period, shifts
from desktop.figures.dating.document import own
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.language.periods import Mentions, Period, expressions

__all__ = ["form_of"]

_REGION = re.compile("([\u4e00-\u9fff]{2,4}?(?:新区|[县市区旗]))")


def form_of(document: Document, source: str = "", sha256: str = "", period: Period | None = None) -> RollForm:
    """The form of ``document``, prefilled with its own values; ``period`` is what it is to be rolled to (None: the shifts stay, for a person to set).

    Ids are the same for the same text. ``sha256`` is that of the source file's bytes.
    """
    text = plain(document)
    found = tuple(sorted(figures(document), key=lambda one: one.start))
    mentions = Mentions(text)
    old = own(mentions).period
    said = expressions(text, old)
    following = rules(text, found, said, old, period or (next_period(old) if old and old.dated else None))
    fields = tuple(_field(at, one, following) for at, one in enumerate(found))
    taken = [(one.start, one.end) for one in found]
    moves = shifts(text, said, old, period, taken)
    return RollForm(source, sha256, _region(text), old.code if old else "", period.code if period else "", fields, moves)


def _field(at: int, one: Figure, following: dict[int, Rule]) -> RollField:
    rule = following.get(at)
    return RollField(
        f"f{at + 1}", one.metric, one.text, one.number, _unit(one), one.kind, one.role, one.period, one.start, one.end, one.section,
        rule, False, one.approx, scale_of(one),
    )  # fmt: skip


def _unit(one: Figure) -> str:
    """The unit the number is written in: 48.3亿元 counts 亿元; 四成 counts 成."""
    if "成" in one.text and one.unit == "%":
        return "成"
    scale = {"10000": "万", "100000000": "亿", "1000000000000": "万亿", "1000": "千", "100": "百"}.get(str(scale_of(one)), "")
    return scale + one.unit if scale and one.unit not in ("%", "‰") and re.search("[千百万亿]", one.text) else one.unit


def _region(text: str) -> str:
    """The place the first lines name, "" where they name none."""
    for line in text[:200].split("\n")[:4]:
        if found := _REGION.match(line.strip().removeprefix("关于")):
            return found[1]
    return ""
