"""A chart part → a Chart with the values it was saved with, and its title as a caption (ECMA-376 21.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from desktop.document.nodes import Block, Chart, ChartKind, Paragraph, Role, Series, Text
from desktop.outcome import Refused
from desktop.readers.docx.names import table
from desktop.readers.docx.package import Package
from desktop.readers.docx.parts import related
from desktop.readers.xml import Element, parse

__all__ = ["ChartRead", "chart_reader", "relation_of"]

_LINES, _COLUMNS = ("lineChart", "line3DChart", "areaChart", "area3DChart"), ("barChart", "bar3DChart")
_OTHERS = (
    "pieChart",
    "pie3DChart",
    "doughnutChart",
    "ofPieChart",
    "scatterChart",
    "bubbleChart",
    "radarChart",
    "stockChart",
    "surfaceChart",
    "surface3DChart",
)
_PARTS = (*_LINES, *_COLUMNS, *_OTHERS, "chart", "plotArea", "ser", "tx", "cat", "val", "pt", "v", "ptCount", "title", "valAx", "grouping", "barDir")
_NAMES = table({f"c:{name}": name for name in _PARTS} | {"a:t": "t"})
_MOST = 5000  # categories; what has more is no chart of a report
_LONGEST_UNIT = 10  # characters; a longer title of an axis is no unit
_FARTHEST = 300  # powers of ten


class ChartRead(NamedTuple):
    """What was made of a chart; no blocks where it is of a kind that is not kept. ``plainer``: its looks (stacked, area, bars across) are not."""

    blocks: tuple[Block, ...] = ()
    plainer: bool = False


def chart_reader(package: Package, main: str) -> Callable[[str], ChartRead]:
    """What reads a chart by the id of its relation to the part ``main``; the relations are looked up when the first one is met."""
    found: dict[str, str] = {}
    known: dict[str, ChartRead] = {}  # a file may show one chart ten thousand times

    def read(id: str) -> ChartRead:
        if not found:
            found.update(related(package, main, "chart") or {"": ""})
        if id not in known:
            known[id] = _part(package, found.get(id, ""))
        return known[id]

    return read


def _part(package: Package, name: str) -> ChartRead:
    try:
        return _read(parse(package.read(name))) if name else ChartRead()
    except Refused:  # a broken chart does not keep the text from being read
        return ChartRead()


def relation_of(element: Element) -> str:
    """The id by which a c:chart in the text names its part."""
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")


def _read(root: Element) -> ChartRead:
    chart = _child(root, "chart")
    area = _child(chart, "plotArea")
    groups = [child for child in area if _name(child) in (*_LINES, *_COLUMNS, *_OTHERS)] if area is not None else []
    kinds = [_name(group) for group in groups]
    if not groups or any(kind in _OTHERS for kind in kinds):
        return ChartRead()
    rows = [ser for group in groups for ser in group if _name(ser) == "ser"]
    categories = next((found for ser in rows if (found := _texts(_child(ser, "cat")))), ())
    values = [_values(_child(ser, "val")) for ser in rows]
    count = max((len(categories), *map(len, values)), default=0)
    if not rows or not count:
        return ChartRead()
    unit = _unit(area)
    names = (*categories, *("" for _ in range(count - len(categories))))
    series = tuple(Series(_words(_child(ser, "tx")), _padded(row, count), unit) for ser, row in zip(rows, values))
    made = Chart(ChartKind.COLUMN if kinds[0] in _COLUMNS else ChartKind.LINE, names, series)
    title = _words(_child(chart, "title"))
    caption = (Paragraph((Text(title),), Role.CAPTION),) if title else ()
    return ChartRead((*caption, made), _plainer(groups, kinds))


def _plainer(groups: Sequence[Element], kinds: Sequence[str]) -> bool:
    said = {child.get("val", "") for group in groups for child in group if _name(child) in ("grouping", "barDir")}
    return len(groups) > 1 or kinds[0] not in ("lineChart", "barChart") or bool(said - {"standard", "clustered", "col"})


def _name(element: Element) -> str:
    return _NAMES.get(element.tag, "")


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if _name(child) == name), None) if element is not None else None


def _points(element: Element | None) -> Iterator[tuple[int, str]]:
    """The saved values with their places; of categories in several levels the innermost, which comes first."""
    seen: set[int] = set()
    for point in element.iter() if element is not None else ():
        if _name(point) == "pt" and (place := _index(point.get("idx", ""))) is not None and place not in seen:
            seen.add(place)
            yield place, "".join(child.text or "" for child in point if _name(child) == "v")


def _index(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 and int(text) < _MOST else None


def _count(element: Element | None) -> int:
    """How many values there are, the missing ones too."""
    said = (_index(child.get("val", "")) for child in element.iter() if _name(child) == "ptCount") if element is not None else ()
    return max((each for each in said if each is not None), default=0)


def _texts(element: Element | None) -> tuple[str, ...]:
    points = dict(_points(element))
    return tuple(" ".join(points.get(place, "").split()) for place in range(max(_count(element), max(points, default=-1) + 1)))


def _values(element: Element | None) -> tuple[Decimal | None, ...]:
    points = dict(_points(element))
    return tuple(_decimal(points.get(place, "")) for place in range(max(_count(element), max(points, default=-1) + 1)))


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip()[:60])
    except InvalidOperation:
        return None
    return value if value.is_finite() and (not value or abs(value.adjusted()) < _FARTHEST) else None


def _padded(values: tuple[Decimal | None, ...], count: int) -> tuple[Decimal | None, ...]:
    return (*values, *(None for _ in range(count - len(values))))


def _words(element: Element | None) -> str:
    """What is written in a title or as the name of a series: typed words, or what the sheet held when it was saved."""
    found = (each.text or "" for each in element.iter() if _name(each) in ("t", "v")) if element is not None else ()
    return " ".join("".join(found).split())


def _unit(area: Element) -> str:
    """The title of the only value axis, where it is as short as a unit."""
    titles = [_words(_child(axis, "title")) for axis in area if _name(axis) == "valAx"]
    said = titles[0].removeprefix("单位").strip("：:（）() ") if len(titles) == 1 else ""
    return said if len(said) <= _LONGEST_UNIT else ""
