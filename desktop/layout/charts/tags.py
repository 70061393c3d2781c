"""The values written at their points or columns, where a chart has few of them and they stand clear of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.document.chart_text import number
from desktop.document.nodes import ChartKind, Series
from desktop.layout.charts.labels import Word, look_of, wide
from desktop.layout.charts.plan import Band, Plan, value
from desktop.layout.style import Look, Style

__all__ = ["Tag", "tags"]

_MOST = 16  # values; more than that are read off the axis
_TOO_MANY = 2  # stretches of lines through a value: it is left out
_CLEAR = 3.0  # points between a value and what it belongs to


class Tag(NamedTuple):
    """A value of a series for the category at ``place``, over its point or under it."""

    series: int
    place: int
    over: bool
    word: Word


def tags(plan: Plan, style: Style) -> tuple[Tag, ...]:
    """The values to be written; columns have all or none, of a line's those that would cover something are left out."""
    count = sum(value(each, place) is not None for each in plan.chart.series for place in range(len(plan.chart.categories)))
    if not 0 < count <= _MOST:
        return ()
    made = tuple(_tags(plan, look_of(style), style))
    return made if len(made) == count or (plan.chart.kind is ChartKind.LINE and 2 * len(made) >= count) else ()


def _tags(plan: Plan, look: Look, style: Style) -> Iterator[Tag]:
    taken = [] if plan.chart.kind is ChartKind.COLUMN else list(_marks(plan, style))
    for series, each in enumerate(plan.chart.series):
        for place in range(len(plan.chart.categories)):
            if (amount := value(each, place)) is not None:
                tag = _tag(plan, series, place, look, style, taken, upward=amount >= 0 or plan.chart.kind is ChartKind.LINE)
                if tag:
                    taken.append(_band(tag.word, look))
                    yield tag


def _marks(plan: Plan, style: Style) -> Iterator[Band]:
    reach = style.chart.mark / 2
    for each in plan.chart.series:
        for place in range(len(plan.chart.categories)):
            if (amount := value(each, place)) is not None:
                x, y = plan.x(place), plan.y(amount)
                yield Band(x - reach, y - reach, x + reach, y + reach)


def _tag(plan: Plan, series: int, place: int, look: Look, style: Style, taken: Sequence[Band], *, upward: bool) -> Tag | None:
    """Where the value stands clear, over its point rather than under it, but not across its own line where it can be helped."""
    amount = value(plan.chart.series[series], place)
    assert amount is not None
    line = plan.chart.kind is ChartKind.LINE
    middle = plan.x(place) if line else plan.column(series, place) + plan.bar / 2
    text, y = number(amount), plan.y(amount)
    across, clear = wide(text, look), _CLEAR + (style.chart.mark / 2 if line else 0.0)
    found = []
    for over in (True, False) if line else (upward,):
        word = Word(text, middle - across / 2, y - clear if over else y + clear + look.size * 0.8, across)
        if word.x >= 0 and word.x + across <= plan.wide and _free(_band(word, look), plan, taken):
            found.append(Tag(series, place, over, word))
    crossed = {tag: _crossed(plan, tag, look) if line else 0 for tag in found}
    best = min(found, key=crossed.__getitem__, default=None)
    return best if best and crossed[best] < _TOO_MANY else None


def _crossed(plan: Plan, tag: Tag, look: Look) -> int:
    """How many of the stretches of lines beside a point run through its value."""
    band = _band(tag.word, look)
    stretches = ((each, start) for each in plan.chart.series for start in (tag.place - 1, tag.place))
    return sum(_runs_through(plan, each, start, band) for each, start in stretches)


def _runs_through(plan: Plan, series: Series, start: int, band: Band) -> bool:
    if start < 0 or start + 1 >= len(plan.chart.categories):
        return False
    before, after = value(series, start), value(series, start + 1)
    left, right = max(band.left, plan.x(start)), min(band.right, plan.x(start + 1))
    if before is None or after is None or left >= right:
        return False
    slope = (plan.y(after) - plan.y(before)) / plan.slot
    ends = [plan.y(before) + slope * (x - plan.x(start)) for x in (left, right)]
    return min(ends) < band.bottom and max(ends) > band.top


def _band(word: Word, look: Look) -> Band:
    return Band(word.x - 1, word.foot - look.size * 0.8, word.x + word.wide + 1, word.foot + 1)


def _free(band: Band, plan: Plan, taken: Sequence[Band]) -> bool:
    unit = [_band_of_unit(plan)] if plan.unit else []
    if band.bottom > plan.plot.bottom + 1 or band.top < 0:
        return False
    return not any(
        band.left < other.right and other.left < band.right and band.top < other.bottom and other.top < band.bottom for other in (*taken, *unit)
    )


def _band_of_unit(plan: Plan) -> Band:
    assert plan.unit
    return Band(plan.unit.x, 0.0, plan.unit.x + plan.unit.wide, plan.unit.foot + 1)
