"""A figure as arithmetic sees it: its value, what its last digit is worth, how far its words leave it open, and the words about it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from desktop.figures.figure import Figure

__all__ = ["CLAUSE", "ITEM", "LIST", "MEASURED", "PARAGRAPH", "SENTENCE", "Term", "measured", "terms"]

LIST, CLAUSE, ITEM, SENTENCE, PARAGRAPH = 1, 2, 3, 4, 5
MEASURED = ("count", "amount", "other", "duration", "score")

# Units that count the same things, and weights and points brought to one measure.
_ALIKE = {"名": "人", "位": "人", "家": "户"}
_WORTH = {"吨": ("公斤", Decimal(1000)), "千克": ("公斤", Decimal(1)), "斤": ("公斤", Decimal("0.5")), "基点": ("百分点", Decimal("0.01"))}
_UNITS: dict[object, Decimal] = {exponent: Decimal(1).scaleb(exponent) for exponent in range(-4, 1)}
_WHOLE = ("count", "duration", "score", "rank")

_OVER = re.compile(r"余|多|来|超|逾|突破|以上|至少|不低于|不少于|开外")
_UNDER = re.compile(r"近|接近|不足|不到|不下|以下|以内|之内|不超过|不高于|最[多高]")
_ABOUT = re.compile(r"约|左右|上下")

_BREAKS = "，,；;。！？!?：:（()）、｜|│【】\n"
_MARK = re.compile(rf".*[{_BREAKS}]", re.DOTALL)
_DOT = re.compile(r".*(?:(?<![0-9])[.．]|[.．](?![0-9]))", re.DOTALL)
_ENDED = re.compile(r".*(?:[。！？!?]|(?<![0-9])[.．]|[.．](?=[^0-9]))", re.DOTALL)
_ENDS = re.compile(r"[。！？!?]|(?<![0-9])[.．]|[.．](?=[^0-9])")
_TAIL = re.compile(rf"[^{_BREAKS}.．\t]{{0,14}}")
_POINT = re.compile(r"(?:^|[；;。，,：:\n ])(?:[一二三四五六七八九十]{1,2}是|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[.．、])")
_HARD = re.compile(r"[。！？!?.．；;：:]\s*\n|\n\s*(?:\n|[（(一二三四五六七八九十0-9—–·★●◆▪#第附]{1,3}[、.．)）是：:—★ ]|——|[—★●◆#])|\n[\u3000 ]{2}")
_ASIDE = re.compile(r"[（(][^（()）0-9\n]{1,8}[)）]")  # 村（社区）
_SPACE = re.compile(r"\s+")
_ENTRY = 12  # a list of entries has a number a line, and little else
_LINE = 16  # a shorter line is a head or an item of its own, never a line broken by the margin


class Term(NamedTuple):
    """A figure of the prose or of a table, ready to be reckoned with; ``at`` is its place among the figures.

    ``low`` and ``high`` bound what the printed number may stand for. ``lead`` is what stands before it in its clause, ``gap`` all since the figure before it in
    its sentence, ``tail`` what follows in its clause; ``level`` tells the break before it: 0 none, 1 、, 2 clause, 3 item, 4 sentence, 5 paragraph.
    """

    at: int
    value: Decimal
    step: Decimal
    size: float
    low: float
    high: float
    unit: str
    kind: str
    lead: str
    gap: str
    tail: str
    level: int
    sentence: int
    paragraph: int
    text: str
    metric: str = ""
    period: str = ""


def terms(text: str, figures: tuple[Figure, ...], places: list[int]) -> list[Term]:
    """The terms of the figures at ``places``, in order."""
    made: list[Term] = []
    last, sentence, paragraph = 0, 0, 0
    for place, following in zip(places, [*places[1:], -1]):
        figure = figures[place]
        gap = text[last : figure.start]
        if "）" in gap or ")" in gap:
            gap = _ASIDE.sub(_blank, gap)
        level = _level(gap, text, last) if made else PARAGRAPH
        sentence += level >= SENTENCE
        paragraph += level == PARAGRAPH
        lead, short = _words(gap)
        end = figure.end
        stop = figures[following].start if following >= 0 else len(text)
        tail = _TAIL.match(text, end, stop)
        made.append(measured(figure, place, lead, short, tail.group() if tail else "", level, sentence, paragraph))
        last = end
    return made


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def measured(
    figure: Figure, place: int, lead: str = "", gap: str = "", tail: str = "", level: int = 0, sentence: int = 0, paragraph: int = 0
) -> Term:
    """The term of one figure; a range is a term without a usable value, a ratio keeps its figure's parts."""
    if isinstance(figure.value, tuple) or isinstance(figure.number, tuple):
        kind = "ratio" if any(mark in figure.text for mark in ":：∶") else "range"
        return Term(place, Decimal(0), Decimal(1), 0.0, 0.0, 0.0, f"({kind})", kind, lead, gap, tail, level, sentence, paragraph, figure.text)
    unit, value, step = _ALIKE.get(figure.unit, figure.unit), figure.value, _step(figure.number, figure.value, figure.text)
    if figure.unit in _WORTH:
        unit, worth = _WORTH[figure.unit]
        value, step = value * worth, step * worth
    size = float(value)
    low, high = _bounds(size, float(step), figure)
    said = figure.text, figure.metric, figure.period
    return Term(place, value, step, size, low, high, unit, figure.kind, lead, gap, tail, level, sentence, paragraph, *said)


def _step(number: Decimal, value: Decimal, text: str) -> Decimal:
    """What the last printed digit is worth; 三分之一, 一半, 两成半 are told by the ear, not to a digit."""
    if "分之" in text and not text.startswith(("百", "千")):
        return Decimal(6)
    if text in ("一半", "半数"):
        return Decimal(10)
    if text.endswith("成半"):
        return Decimal(5)
    exponent = number.as_tuple().exponent
    unit = _UNITS.get(exponent) or Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return unit if number == value or not number else unit * (value / number)


def _bounds(size: float, step: float, figure: Figure) -> tuple[float, float]:
    bare = figure.number == figure.value
    half = 0.0 if bare and step == 1 and figure.kind in _WHOLE else step / 2
    low, high = size - half, size + half
    said = figure.approx
    if not said:
        return low, high
    wide = max(step, abs(size) / 10)
    if _ABOUT.search(said):
        return size - wide, size + wide
    if _UNDER.search(said):
        low = size - wide
    if _OVER.search(said):
        high = size + wide
    return low, high


def _level(gap: str, text: str, start: int) -> int:
    """The strongest break in ``gap``, which stands at ``start`` of ``text``."""
    if "\n" in gap and _parted(gap, text, start):
        return ITEM if len(gap) <= _ENTRY and gap.count("\n") == 1 and "。" not in gap else PARAGRAPH
    if _ENDS.search(gap) or _POINT.search(gap):
        return SENTENCE
    if "；" in gap or ";" in gap:
        return ITEM
    if any(mark in gap for mark in "，,：:（(｜|│【"):
        return CLAUSE
    return LIST if "、" in gap else 0


def _parted(gap: str, text: str, start: int) -> bool:
    """Whether a line end in ``gap`` ends a paragraph; newspaper text breaks its lines at the margin."""
    if "\t" in gap or _HARD.search(gap):
        return True
    place = -1
    while (place := gap.find("\n", place + 1)) >= 0:
        line = text.rfind("\n", 0, start + place) + 1
        if "\t" in text[line : start + place] or (start + place - line < _LINE and not _goes_on(text, line)):
            return True
    return False


def _goes_on(text: str, line: int) -> bool:
    """Whether the line that starts at ``line`` goes on a long one broken by the margin."""
    before = text.rfind("\n", 0, max(0, line - 1)) + 1
    return line - 1 - before >= _LINE and text[line - 2] not in "。！？：；.!?:;）)"


def _words(gap: str) -> tuple[str, str]:
    """The clause's own words at the end of ``gap``, and the gap's words within their sentence."""
    short = gap[-60:]
    if "\n" in short or " " in short or "\u3000" in short:
        short = _SPACE.sub("", short)
    marks = _last(_MARK, short)
    lead = short[marks:]
    if not lead and short.endswith(("：", ":")):  # 办结率：98.3%
        lead = short[_last(_MARK, short[:-1]) : -1]
    if "." in lead or "．" in lead:
        lead = lead[_last(_DOT, lead) :]
    return lead[-30:], short[_last(_ENDED, short) :]


def _last(mark: re.Pattern[str], words: str) -> int:
    """Where the last ``mark`` of ``words`` ends; 0 without one."""
    found = mark.match(words)
    return found.end() if found else 0
