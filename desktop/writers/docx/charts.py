"""Chart → an inline DrawingML chart (ECMA-376 21.2) that stands where our own pages draw it: same axis, same plot area, same labels."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.document.chart_text import named, number, words
from desktop.document.nodes import Chart, ChartKind, Series
from desktop.layout.charts.draw import chart_height
from desktop.layout.charts.marks import Look, look_of_series
from desktop.layout.charts.plan import Plan, plan, value
from desktop.layout.charts.scale import Scale
from desktop.layout.charts.tags import Tag, tags
from desktop.layout.style import Style
from desktop.writers.docx.base import chart_relation
from desktop.writers.docx.notes import Notes
from desktop.writers.docx.ooxml import escape, ppr
from desktop.writers.docx.parts import HEAD
from desktop.writers.docx.workbook import SHEET, column

__all__ = ["chart", "chart_space"]

_URI = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 12700  # in a point
_FLAT = '<w:snapToGrid w:val="0"/>', '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>', '<w:jc w:val="center"/>'
_FLUSH = '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
_SMALL = '<w:spacing w:val="0"/><w:sz w:val="2"/><w:szCs w:val="2"/>'
"""A picture stands on the line as a letter does; what hangs below the line of the smallest size is a quarter of a point."""
_HANGS = 0.3
_FIRST = 101  # the number of the first chart's drawing; boxes have lower ones
_DASHES = {(): "solid", (4.0, 3.0): "dash", (1.0, 1.0): "sysDot", (8.0, 3.0, 1.0, 3.0): "lgDashDot", (8.0, 3.0): "lgDash", (3.0, 1.0): "sysDash"}
_CATEGORIES, _VALUES = 1001, 1002  # the numbers of the axes


def chart(block: Chart, style: Style, notes: Notes, measure: float, room: float = 0.0, closing: str = "") -> str:
    """The paragraph that holds ``block``, ``measure`` points wide; ``room``: the width of the cell it stands in; ``closing``: the w:sectPr it ends."""
    high = chart_height(style, room)
    notes.charts.append((block, measure, high))
    count = len(notes.charts)
    drawn = (
        f'<w:drawing><wp:inline xmlns:wp="{_URI}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(measure * _EMU)}" cy="{round((high - _HANGS) * _EMU)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{_FIRST + count - 1}" name="Chart {count}" descr="{escape(words(block))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_URI}/main"><a:graphicData uri="{_URI}/chart">'
        f'<c:chart xmlns:c="{_URI}/chart" r:id="{chart_relation(count)}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return f"<w:p>{ppr(*_FLAT, _FLUSH, f'<w:rPr>{_SMALL}</w:rPr>', closing)}<w:r><w:rPr>{_SMALL}</w:rPr>{drawn}</w:r></w:p>"


def chart_space(block: Chart, style: Style, measure: float, high: float) -> str:
    """The chart part: c:chartSpace with the numbers as they are now and the workbook they can be edited in."""
    made = plan(block, style, measure, high)
    body = _group(made, style, tags(made, style)) + _category_axis(made, style) + _value_axis(made, style)
    plot = f"<c:plotArea>{_layout(made, made.plot.left, made.plot.top, made.plot.right, made.plot.bottom, inner=True)}{body}</c:plotArea>"
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_URI}/chart" xmlns:a="{_URI}/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="zh-CN"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{plot}{_legend(made, style)}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_words(style)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(made: Plan, left: float, top: float, right: float = 0.0, bottom: float = 0.0, *, inner: bool = False) -> str:
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    place = f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{left / made.wide:.5f}"/><c:y val="{top / made.high:.5f}"/>'
    size = f'<c:w val="{(right - left) / made.wide:.5f}"/><c:h val="{(bottom - top) / made.high:.5f}"/>' if right else ""
    return f"<c:layout><c:manualLayout>{target}{place}{size}</c:manualLayout></c:layout>"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _ink(weight: float, colour: str, dash: tuple[float, ...] = ()) -> str:
    if not weight:
        return "<a:ln><a:noFill/></a:ln>"
    preset = f'<a:prstDash val="{_DASHES[dash]}"/>' if dash else ""
    return f'<a:ln w="{round(weight * _EMU)}" cap="flat">{_fill(colour)}{preset}<a:miter lim="800000"/></a:ln>'


def _run_look(style: Style, name: str) -> str:
    face, charts = escape(style.faces[style.chart.face].name), style.chart
    latin = escape(style.latin) or face
    return f'<a:{name} sz="{round(charts.size * 100)}" b="0">{_fill(charts.ink)}<a:latin typeface="{latin}"/><a:ea typeface="{face}"/></a:{name}>'


def _words(style: Style, turn: int = 0) -> str:
    look = _run_look(style, "defRPr")
    return f'<c:txPr><a:bodyPr rot="{turn}" vert="horz"/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'


def _group(made: Plan, style: Style, written: Sequence[Tag]) -> str:
    kind = made.chart.kind
    series = "".join(
        _series(index, each, made, style, [tag for tag in written if tag.series == index]) for index, each in enumerate(made.chart.series)
    )
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    match kind:
        case ChartKind.LINE:
            return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
        case ChartKind.COLUMN:
            gap = round((made.slot / made.bar - len(made.chart.series)) * 100)
            return (
                f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
                f'<c:gapWidth val="{min(max(gap, 0), 500)}"/><c:overlap val="0"/>{axes}</c:barChart>'
            )


def _series(index: int, series: Series, made: Plan, style: Style, written: Sequence[Tag]) -> str:
    look, count = look_of_series(index, style.chart), len(made.chart.categories)
    said = next((entry.word.text for entry in made.legend if entry.series == index), "")  # cut short where the legend has no room
    name = f"<c:tx>{_strings(f'{SHEET}!${column(index + 1)}$1', [said or named(series, made.chart.series)])}</c:tx>"
    values = [value(series, place) for place in range(count)]
    data = f"<c:cat>{_strings(f'{SHEET}!$A$2:$A${count + 1}', [made.label(place) for place in range(count)])}</c:cat>" if count else ""
    data += f"<c:val>{_numbers(f'{SHEET}!${column(index + 1)}$2:${column(index + 1)}${count + 1}', values)}</c:val>" if count else ""
    head = f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name}'
    labels = _labels(values, written, made.chart.kind, style)
    match made.chart.kind:
        case ChartKind.LINE:
            marked = made.marked(style)
            alone = "" if marked else _alone(values, look, style)
            return (
                f"{head}<c:spPr>{_ink(style.chart.weight, look.colour, look.dash)}</c:spPr>{_marker(look, style) if marked else _NO_MARK}{alone}{labels}"
                f'{data}<c:smooth val="0"/></c:ser>'
            )
        case ChartKind.COLUMN:
            edge = style.chart.grid if made.bar > 4 * style.chart.grid else 0.0
            return f'{head}<c:spPr>{_fill(look.colour)}{_ink(edge, style.chart.ink)}</c:spPr><c:invertIfNegative val="0"/>{labels}{data}</c:ser>'


_NO_MARK = '<c:marker><c:symbol val="none"/></c:marker>'


def _marker(look: Look, style: Style) -> str:
    inside = _fill("FFFFFF" if look.hollow else look.colour)
    line = _ink(style.chart.weight * 0.7, look.colour)
    return f'<c:marker><c:symbol val="{look.shape}"/><c:size val="{max(round(style.chart.mark), 2)}"/><c:spPr>{inside}{line}</c:spPr></c:marker>'


def _alone(values: Sequence[Decimal | None], look: Look, style: Style) -> str:
    """Values between two gaps, which no line reaches."""
    padded = [None, *values, None]
    alone = (place for place, one in enumerate(values) if one is not None and padded[place] is None and padded[place + 2] is None)
    return "".join(f'<c:dPt><c:idx val="{place}"/>{_marker(look, style)}<c:bubble3D val="0"/></c:dPt>' for place in alone)


def _strings(reference: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(reference: str, values: Sequence[Decimal | None]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{number(one)}</c:v></c:pt>' for place, one in enumerate(values) if one is not None)
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


_SHOWN = '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'


def _labels(values: Sequence[Decimal | None], written: Sequence[Tag], kind: ChartKind, style: Style) -> str:
    """The values our own pages write, at the same side of their points."""
    if not written:
        return ""
    places = {tag.place: tag for tag in written}
    made = []
    for place, one in enumerate(values):
        if one is None:
            continue
        at = f'<c:idx val="{place}"/>'
        tag = places.get(place)
        side = "outEnd" if kind is ChartKind.COLUMN else "t" if tag and tag.over else "b"
        style_of = f'<c:numFmt formatCode="{_format(one)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_words(style)}'
        made.append(
            f'<c:dLbl>{at}{style_of}<c:dLblPos val="{side}"/>{_SHOWN.format(1)}</c:dLbl>' if tag else f'<c:dLbl>{at}<c:delete val="1"/></c:dLbl>'
        )
    return f"<c:dLbls>{''.join(made)}{_SHOWN.format(0)}</c:dLbls>"


def _format(value: Decimal) -> str:
    """The number format that prints ``value`` with the decimals it was given with."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0." + "0" * min(decimals, 20) if decimals else "0"


def _axis_format(scale: Scale | None) -> str:
    if scale is None:
        return "General"
    return "0.00E+00" if any("e" in scale.label(tick) for tick in scale.ticks) else _format(scale.step.normalize())


def _category_axis(made: Plan, style: Style) -> str:
    # text that is not turned by 0 LibreOffice neither breaks nor sets over other text, which is all it knows of labels left out
    skip, turn = made.skip > 1, -60000000 if made.skip > 1 else 0
    apart = f'<c:tickLblSkip val="{made.skip}"/><c:tickMarkSkip val="{made.skip}"/>' if skip else '<c:tickLblSkip val="1"/>'
    crosses = "autoZero" if made.scale is None or made.scale.low <= 0 <= made.scale.high else "min"
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_ink(style.chart.axis, style.chart.ink)}</c:spPr>{_words(style, turn)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="{crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{apart}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(made: Plan, style: Style) -> str:
    scale = made.scale
    limits = f'<c:max val="{number(scale.high)}"/><c:min val="{number(scale.low)}"/>' if scale else ""
    unit = f'<c:majorUnit val="{number(scale.step)}"/>' if scale else ""
    lines = f"<c:majorGridlines><c:spPr>{_ink(style.chart.grid, style.chart.pale)}</c:spPr></c:majorGridlines>" if scale else ""
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{limits}</c:scaling><c:delete val="{0 if scale else 1}"/>'
        f'<c:axPos val="l"/>{lines}{_unit(made, style)}<c:numFmt formatCode="{_axis_format(scale)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_words(style)}<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        f"{unit}</c:valAx>"
    )


def _unit(made: Plan, style: Style) -> str:
    """The unit over the axis, as its title."""
    if not made.unit:
        return ""
    run = f"<a:p><a:pPr>{_run_look(style, 'defRPr')}</a:pPr><a:r>{_run_look(style, 'rPr')}<a:t>{escape(made.unit.text)}</a:t></a:r></a:p>"
    place = _layout(made, made.unit.x, 0.0)
    return f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>{run}</c:rich></c:tx>{place}<c:overlay val="1"/></c:title>'


def _legend(made: Plan, style: Style) -> str:
    if not made.legend:
        return ""
    named_here = {entry.series for entry in made.legend if entry.word.text != "…"}
    left_out = (index for index in range(len(made.chart.series)) if index not in named_here)
    entries = "".join(f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>' for index in left_out)
    return f'<c:legend><c:legendPos val="b"/>{entries}<c:overlay val="0"/>{_words(style)}</c:legend>'
