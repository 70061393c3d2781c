"""A chart → strokes and words at their places on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.document.nodes import Chart, ChartKind
from desktop.layout.charts.labels import Word, look_of
from desktop.layout.charts.legend import Entry
from desktop.layout.charts.marks import corners, look_of_series
from desktop.layout.charts.plan import Plan, plan, value
from desktop.layout.charts.tags import tags
from desktop.layout.pages import Font, Line, Run, Stroke
from desktop.layout.spans import font
from desktop.layout.strips import Press, Strip
from desktop.layout.style import Style

__all__ = ["chart_height", "chart_strip"]


def chart_height(style: Style, room: float = 0.0) -> float:
    """How high a chart is: whole lines of the grid, fewer where it has to fit in ``room`` points."""
    lines = min(style.chart.lines, style.page.lines)
    return style.page.pitch * lines if not room else min(style.page.pitch * lines, room * 0.6)


def chart_strip(chart: Chart, left: float, measure: float, press: Press, room: float = 0.0) -> Strip:
    """``chart`` from ``left`` over ``measure`` points; it stays on one page. ``room``: the width of the cell it stands in."""
    high = chart_height(press.style, room)
    made = plan(chart, press.style, measure, high)
    strokes = tuple(_moved(stroke, left) for stroke in _drawing(made, press.style))
    return Strip(high, (), strokes=strokes, words=tuple(_line(word, left, press) for word in _words(made, press.style)))


def _moved(stroke: Stroke, by: float) -> Stroke:
    return Stroke(tuple((x + by, y) for x, y in stroke.points), stroke.weight, stroke.colour, stroke.closed, stroke.fill, stroke.dash)


def _line(word: Word, left: float, press: Press) -> Line:
    """Words that are no part of the document's text."""
    look = look_of(press.style)
    face: Font = press.fonts.western(font(look)) if word.text.isascii() else font(look)
    run = Run(word.text, left + word.x, word.wide, face, 0, 0)
    top = word.foot - look.size * press.fonts.metrics(face).ascent
    return Line(top, look.size * press.fonts.metrics(face).height, word.foot, (run,), -1, -1, look.key)


def _words(made: Plan, style: Style) -> Iterator[Word]:
    if made.unit:
        yield made.unit
    yield from made.ticks
    yield from made.categories
    yield from (entry.word for entry in made.legend)
    yield from (tag.word for tag in tags(made, style))


def _drawing(made: Plan, style: Style) -> Iterator[Stroke]:
    charts, plot = style.chart, made.plot
    for tick in made.scale.ticks if made.scale else ():
        if tick != 0:
            yield _level(made, made.y(tick), charts.grid, charts.pale)
    if made.chart.kind is ChartKind.COLUMN:
        yield from _columns(made, style)
    yield _level(made, made.y(Decimal(0)) if made.scale and made.scale.low <= 0 <= made.scale.high else plot.bottom, charts.axis, charts.ink)
    if made.chart.kind is ChartKind.LINE:
        yield from _lines(made, style)
    for entry in made.legend:
        yield from _sample(entry, made.chart.kind, style)


def _level(made: Plan, y: float, weight: float, colour: str) -> Stroke:
    return Stroke(((made.plot.left, y), (made.plot.right, y)), weight, colour)


def _columns(made: Plan, style: Style) -> Iterator[Stroke]:
    assert made.scale or not any(True for _ in _known(made))
    for series, place, amount in _known(made):
        x, y, foot = made.column(series, place), made.y(amount), made.y(Decimal(0))
        yield _box(x, y, x + made.bar, foot, look_of_series(series, style.chart).colour, style)


def _box(left: float, top: float, right: float, bottom: float, colour: str, style: Style) -> Stroke:
    edge = style.chart.grid if right - left > 4 * style.chart.grid else 0.0
    return Stroke(((left, top), (right, top), (right, bottom), (left, bottom)), edge, style.chart.ink, closed=True, fill=colour)


def _known(made: Plan) -> Iterator[tuple[int, int, Decimal]]:
    for series, each in enumerate(made.chart.series):
        for place in range(len(made.chart.categories)):
            if (amount := value(each, place)) is not None:
                yield series, place, amount


def _lines(made: Plan, style: Style) -> Iterator[Stroke]:
    marked = made.marked(style)
    for series, each in enumerate(made.chart.series):
        look = look_of_series(series, style.chart)
        for stretch in _stretches([value(each, place) for place in range(len(made.chart.categories))]):
            points = tuple((made.x(place), made.y(amount)) for place, amount in stretch)
            if len(points) > 1:
                yield Stroke(points, style.chart.weight, look.colour, dash=_dashed(look.dash, style))
            if marked or len(points) == 1:  # a value between two gaps would not be seen otherwise
                for x, y in points:
                    yield _mark(series, x, y, style)


def _stretches(values: list[Decimal | None]) -> Iterator[list[tuple[int, Decimal]]]:
    """Runs of values without a gap."""
    run: list[tuple[int, Decimal]] = []
    for place, amount in enumerate(values):
        if amount is not None:
            run.append((place, amount))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _mark(series: int, x: float, y: float, style: Style) -> Stroke:
    look = look_of_series(series, style.chart)
    fill = "FFFFFF" if look.hollow else look.colour
    return Stroke(corners(look.shape, x, y, style.chart.mark), style.chart.weight * 0.7, look.colour, closed=True, fill=fill)


def _dashed(dash: tuple[float, ...], style: Style) -> tuple[float, ...]:
    return tuple(each * style.chart.weight for each in dash)


def _sample(entry: Entry, kind: ChartKind, style: Style) -> Iterator[Stroke]:
    look, right = look_of_series(entry.series, style.chart), entry.x + entry.sample
    match kind:
        case ChartKind.COLUMN:
            yield _box(entry.x, entry.y - entry.sample / 2, right, entry.y + entry.sample / 2, look.colour, style)
        case ChartKind.LINE:
            yield Stroke(((entry.x, entry.y), (right, entry.y)), style.chart.weight, look.colour, dash=_dashed(look.dash, style))
            yield _mark(entry.series, entry.x + entry.sample / 2, entry.y, style)
