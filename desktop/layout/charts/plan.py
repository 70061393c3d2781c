"""Where everything in a chart stands: measured once, so that our pages and the chart in a .docx agree. Points from the chart's upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.document.chart_text import value_at
from desktop.document.nodes import Chart, ChartKind, Series
from desktop.layout.charts.labels import LEADING, Word, folded, look_of, shortened, wide
from desktop.layout.charts.legend import Entry, legend
from desktop.layout.charts.scale import Scale, scale_of, shown
from desktop.layout.style import Look, Style

__all__ = ["Band", "Plan", "plan", "value"]

_GAP = 5.0  # points between the axis and its labels
_APART = 4.0  # points between two category labels
_CROWDED = 6.0  # characters a label may be cut down to before labels are left out
_GROUP = 0.64  # of the room of a category, for its columns
_CLOSEST = 1.4  # widths of a mark that points must be apart to be marked
_FOOT = 5.0  # points left free under everything
_SLACK = 0.9  # of its room that a label may fill: Word and LibreOffice set it a little wider
_SAMPLES = {ChartKind.LINE: 24.0, ChartKind.COLUMN: 8.0}  # points: how wide a sample in the legend is
_WIDEST_GAP = 5.0  # columns' widths; Word knows no wider gap between groups (21.2.2.75)


class Band(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


class Plan(NamedTuple):
    """A chart with its measures. ``skip``: every how many categories one is labelled, with ``texts``; ``bar``: how wide a column is."""

    chart: Chart
    wide: float
    high: float
    plot: Band
    scale: Scale | None
    skip: int
    texts: tuple[tuple[str, ...], ...]
    bar: float
    ticks: tuple[Word, ...]
    categories: tuple[Word, ...]
    unit: Word | None
    legend: tuple[Entry, ...]

    @property
    def slot(self) -> float:
        """The width of a category's room."""
        return (self.plot.right - self.plot.left) / max(len(self.chart.categories), 1)

    def x(self, place: int) -> float:
        """The middle of a category's room."""
        return self.plot.left + self.slot * (place + 0.5)

    def y(self, amount: Decimal) -> float:
        """How far down ``amount`` stands."""
        assert self.scale
        return self.plot.bottom - self.scale.part(amount) * (self.plot.bottom - self.plot.top)

    def marked(self, style: Style) -> bool:
        """Whether its points are far enough apart to be marked."""
        return self.slot >= style.chart.mark * _CLOSEST

    def label(self, place: int) -> str:
        """What stands under the category at ``place``, whole where nothing stands there: cut short where it does not fit."""
        return self.chart.categories[place] if place % self.skip else "".join(self.texts[place // self.skip])

    def column(self, series: int, place: int) -> float:
        """The left edge of a column."""
        return self.x(place) - self.bar * len(self.chart.series) / 2 + self.bar * series


def plan(chart: Chart, style: Style, wide: float, high: float) -> Plan:
    """The measures of ``chart`` on ``wide`` by ``high`` points."""
    look = look_of(style)
    line = look.size * LEADING
    scale = scale_of(
        (value(each, place) for each in chart.series for place in range(len(chart.categories))),
        zero=chart.kind is ChartKind.COLUMN,
    )
    entries = legend(chart.series, look, wide, high / 3, _SAMPLES[chart.kind])
    rows = max((entry.row for entry in entries), default=-1) + 1
    left, right = _sides(scale, look, wide)
    slot = (right - left) / max(len(chart.categories), 1)
    skip, texts = _labels(chart.categories, slot, look)
    lines = max(map(len, texts), default=0)
    foot = high - _FOOT - rows * line - (_GAP if rows else 0.0) - lines * line - _GAP
    unit = _unit(chart.series)
    plot = Band(left, line * (2 if unit else 1) + _GAP / 2, right, foot)
    made = Plan(
        chart, wide, high, plot, scale, skip, tuple(texts), _bar(slot, len(chart.series), style), (), (), _unit_word(unit, left, look, wide), ()
    )
    low = high - _FOOT - rows * line
    return made._replace(
        ticks=_ticks(made, look), categories=tuple(_placed(made, texts, look)), legend=tuple(each.lowered(low, line) for each in entries)
    )


def value(series: Series, place: int) -> Decimal | None:
    """The value that is drawn for the category at ``place``, None for a gap."""
    found = value_at(series, place)
    return found if shown(found) else None


def _unit(series: Sequence[Series]) -> str:
    """The one unit of all series."""
    units = {each.unit for each in series}
    return units.pop() if len(units) == 1 else ""


def _unit_word(unit: str, left: float, look: Look, room: float) -> Word | None:
    """The unit at the head of the axis, over its labels."""
    text = shortened(unit, room / 3, look)
    across = wide(text, look)
    return Word(text, max(left - _GAP - across, 0.0), look.size, across) if unit else None


def _sides(scale: Scale | None, look: Look, room: float) -> tuple[float, float]:
    labels = max((wide(scale.label(tick), look) for tick in scale.ticks), default=0.0) if scale else 0.0
    return min(labels + _GAP, room / 2), room - look.size / 2


def _ticks(made: Plan, look: Look) -> tuple[Word, ...]:
    if not made.scale:
        return ()
    texts = [(tick, made.scale.label(tick)) for tick in made.scale.ticks]
    return tuple(Word(text, made.plot.left - _GAP - wide(text, look), made.y(tick) + look.size * 0.36, wide(text, look)) for tick, text in texts)


def _labels(categories: Sequence[str], slot: float, look: Look) -> tuple[int, list[tuple[str, ...]]]:
    """Every how many categories one is labelled so that the labels stand apart, and their lines."""
    count = len(categories)
    longest = [wide(text, look) for text in categories]
    skip = 1
    while skip <= count:
        room = slot * skip * _SLACK - _APART
        if skip == 1 and room > look.size and max(longest) <= room * 2:
            texts = [folded(text, room, look) for text in categories]
            if all(texts):
                return skip, texts
        elif skip > 1 and max(longest[::skip]) <= room:
            return skip, [(text,) for text in categories[::skip]]
        if room >= _CROWDED * look.size and skip * 2 > count:
            break
        skip += max(1, skip // 8)
    skip = next((each for each in range(1, count + 1) if slot * each - _APART >= _CROWDED * look.size), max(count, 1))
    return skip, [(shortened(text, slot * skip - _APART, look),) for text in categories[::skip]]


def _placed(made: Plan, texts: Sequence[tuple[str, ...]], look: Look) -> list[Word]:
    """The labels under their categories; one that would run into the one before it, at the edge, is left out."""
    words: list[Word] = []
    taken = -_APART
    for index, lines in enumerate(texts):
        middle = made.x(index * made.skip)
        set_lines = [_label(made, text, number, middle, look) for number, text in enumerate(lines)]
        if min(word.x for word in set_lines) >= taken + _APART / 2:
            words += set_lines
            taken = max(word.x + word.wide for word in set_lines)
    return words


def _label(made: Plan, text: str, line: int, middle: float, look: Look) -> Word:
    across = wide(text, look)
    foot = made.plot.bottom + _GAP + look.size * (1 + LEADING * line)
    return Word(text, min(max(middle - across / 2, 0.0), made.wide - across), foot, across)


def _bar(slot: float, count: int, style: Style) -> float:
    bar = min(_GROUP * slot / max(count, 1), style.chart.column)
    return max(bar, slot / (count + _WIDEST_GAP))
