"""Charts on our own pages: round axes, nothing over anything else, whole lines of the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document import build
from desktop.document.nodes import Cell, Chart, ChartKind, Document, Paragraph, Role, Row, Series, Table
from desktop.layout.charts.labels import folded, look_of, shortened
from desktop.layout.charts.marks import look_of_series
from desktop.layout.charts.plan import plan
from desktop.layout.charts.scale import scale_of
from desktop.layout.charts.tags import tags
from desktop.layout.page_checks import Fault, page_faults
from desktop.layout.pages import Line, Page, Pages, Stroke
from desktop.layout.paginate import paginate
from desktop.layout.style import Style, load, standard
from desktop.outcome import Refused

PITCH = 28.95
STYLE = standard()
LONG = "县级政务服务大厅综合受理窗口授权办理的行政许可事项按时办结率与群众满意度的综合得分"
QUARTERS = [f"{year}年{quarter}季度" for year in (2023, 2024) for quarter in "一二三四"]


def made(chart: Chart) -> Pages:
    return paginate(Document((chart,)))


def words(page: Page) -> list[str]:
    return [line.text for line in page.fixed]


def trend(values: Sequence[object], kind: str = "line") -> Chart:
    return build.chart(kind, [str(place) for place in range(len(values))], {"办件量": values}, "件")  # type: ignore[dict-item]


# Value axis


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([12034, 22045], [0, 5000, 10000, 15000, 20000, 25000]),
        ([3, 7], [0, 2, 4, 6, 8]),
        (["0.12", "0.3"], ["0.0", "0.1", "0.2", "0.3"]),
        ([-8, 12], [-10, -5, 0, 5, 10, 15]),
        ([-9, -3], [-10, -8, -6, -4, -2, 0]),
        ([5], [0, 1, 2, 3, 4, 5]),
        ([0, 0], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ([10**12], [0, 200000000000, 400000000000, 600000000000, 800000000000, 1000000000000]),
    ],
)
def test_an_axis_has_few_round_numbers_that_hold_all_values(values: list[object], ticks: list[object]) -> None:
    scale = scale_of([Decimal(str(value)) for value in values], zero=True)
    assert scale is not None
    assert [scale.label(tick) for tick in scale.ticks] == list(map(str, ticks))


def test_a_line_whose_values_are_close_need_not_start_at_zero_but_columns_must() -> None:
    close = [Decimal("7.63"), Decimal("7.24"), Decimal("6.98")]
    line, columns = scale_of(close, zero=False), scale_of(close, zero=True)
    assert line is not None and columns is not None
    assert line.low == Decimal("6.8") and columns.low == 0


def test_an_axis_of_nothing_is_none() -> None:
    assert scale_of([None, Decimal("NaN"), Decimal("1E+999999")], zero=True) is None


@given(st.lists(st.decimals(min_value=-(10**15), max_value=10**15, places=4), min_size=1, max_size=9), st.booleans())
def test_every_axis_holds_its_values_with_at_most_six_ticks(values: list[Decimal], zero: bool) -> None:
    scale = scale_of(values, zero=zero)
    assert scale is not None
    assert scale.low <= min(values) and max(values) <= scale.high
    assert 2 <= len(scale.ticks) <= 6 and scale.ticks[0] == scale.low and scale.ticks[-1] == scale.high
    assert all(0 <= scale.part(value) <= 1 for value in values)


# Drawing


def test_a_line_breaks_at_a_gap() -> None:
    (page,) = made(trend([1, 2, None, 4, 5])).pages
    drawn = [stroke for stroke in page.strokes if not stroke.closed and stroke.weight == STYLE.chart.weight]
    assert [len(stroke.points) for stroke in drawn] == [2, 2]


def test_a_value_between_two_gaps_is_marked_however_many_there_are() -> None:
    values: list[object] = [None] * 400
    values[200] = 7
    (page,) = made(trend(values)).pages
    assert [stroke for stroke in page.strokes if stroke.closed]


def test_columns_stand_on_zero_and_hang_from_it() -> None:
    chart = trend([4, -2], "column")
    (page,) = made(chart).pages
    high, low = [stroke.points for stroke in page.strokes if stroke.closed]
    assert high[3][1] == pytest.approx(low[3][1])
    assert high[0][1] < high[3][1] < low[0][1]


def test_columns_grow_with_their_values() -> None:
    (page,) = made(trend([1, 2, 4], "column")).pages
    heights = [stroke.points[3][1] - stroke.points[0][1] for stroke in page.strokes if stroke.closed]
    assert heights[1] == pytest.approx(2 * heights[0]) and heights[2] == pytest.approx(4 * heights[0])


def test_series_are_told_apart_without_colour() -> None:
    looks = [look_of_series(place, STYLE.chart) for place in range(6)]
    assert len({(look.shape, look.hollow, look.dash) for look in looks}) == 6
    greys = [sum(int(look.colour[at : at + 2], 16) * part for at, part in ((0, 299), (2, 587), (4, 114))) / 1000 for look in looks]
    assert all(abs(one - other) > 25 for one, other in pairwise(greys))


def test_the_unit_stands_over_the_axis_and_a_legend_only_where_there_are_several() -> None:
    one = made(build.chart("line", ["甲", "乙"], {"办件量": [1, 2]}, "件")).pages[0]
    two = made(build.chart("line", ["甲", "乙"], {"办件量": [1, 2], "办结量": [1, 1]}, "件")).pages[0]
    assert "件" in words(one) and "办件量" not in words(one)
    assert {"办件量", "办结量", "件"} <= set(words(two))


def test_few_values_are_written_and_many_are_not() -> None:
    assert "1234" in words(made(trend([1234, 888])).pages[0])
    assert "1234" not in words(made(trend([1234, *range(100, 140)])).pages[0])


def test_a_value_stands_clear_of_its_own_line() -> None:
    chart = trend([90000, 10000, 90000])
    valley = next(tag for tag in tags(plan(chart, STYLE, 440, 260), STYLE) if tag.place == 1)
    peak = next(tag for tag in tags(plan(trend([10000, 90000, 10000]), STYLE, 440, 260), STYLE) if tag.place == 1)
    assert not valley.over and peak.over


def test_words_of_a_chart_are_no_text_of_the_document() -> None:
    (page,) = made(trend([1, 2])).pages
    assert page.fixed and all(line.base == -1 and line.block == 0 for line in page.fixed)
    assert all(stroke.block == 0 for stroke in page.strokes)


# Labels


def test_a_label_is_folded_after_the_year_and_never_inside_a_number() -> None:
    look = look_of(STYLE)
    assert folded("2024年一季度", 45, look) == ("2024年", "一季度")
    assert folded("2024", 12, look) == ()
    assert folded("甲乙", 100, look) == ("甲乙",)


def test_a_label_is_cut_to_its_room() -> None:
    assert shortened("政务服务", 3 * 10.5, look_of(STYLE)) == "政务…"
    assert shortened("政务", 100, look_of(STYLE)) == "政务"


def test_of_many_labels_some_are_left_out() -> None:
    chart = build.chart("line", [f"第{place}期" for place in range(500)], {"办件量": range(500)})
    (page,) = made(chart).pages
    shown = [text for text in words(page) if text.startswith("第")]
    assert 5 < len(shown) < 30 and shown[0] == "第0期"


# Hostile


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


HOSTILE = {
    "one value": trend([5]),
    "one column": trend([5], "column"),
    "500 categories": build.chart("line", [f"2024年{place}月" for place in range(500)], {"甲": range(500), "乙": range(500, 0, -1)}, "件"),
    "500 columns": trend([place % 90 - 40 for place in range(500)], "column"),
    "nothing known": trend([None, None]),
    "all equal": trend([100, 100, 100]),
    "all zero": trend([0, 0]),
    "a billion and more": trend([10**12, 2 * 10**12, 15 * 10**11]),
    "next to nothing": trend(["0.00000012", "0.00000034"], "column"),
    "negative": trend([-5, -9, -7]),
    "negative columns": build.chart("column", ["甲", "乙"], {"一": [-5, -9], "二": [-1, None]}, "户"),
    "long names": build.chart("line", [LONG, LONG + "二"], {LONG: [1, 2], LONG + "乙": [2, 1]}, LONG),
    "forty series": build.chart("column", ["甲", "乙"], {f"名称比较长的第{place}个系列": [place, 1] for place in range(40)}, "件"),
    "crossing lines": build.chart("line", QUARTERS, {"一": range(8), "二": range(8, 0, -1)}, "件"),
    "no series": Chart(ChartKind.LINE, ("甲",)),
    "no categories": Chart(ChartKind.COLUMN, (), (Series("甲", (Decimal(1),)),)),
    "no numbers": Chart(ChartKind.LINE, ("甲", "乙"), (Series("一", (Decimal("NaN"), Decimal("-Infinity"))), Series("二", (Decimal("1E+9999"),)))),
    "astronomical": Chart(ChartKind.LINE, ("甲", "乙"), (Series("一", (Decimal("1E+250"), Decimal("-1E+250"))),)),
}


@pytest.mark.parametrize("chart", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_leaves_the_chart_and_no_words_stand_on_others(chart: Chart) -> None:
    found = made(chart)
    (page,) = found.pages
    left, top, right, _ = found.area
    bottom = top + STYLE.chart.lines * PITCH
    for stroke in page.strokes:
        assert all(left - 3 <= x <= right + 3 and top <= y <= bottom for x, y in stroke.points)
    boxes = [_ink(line) for line in page.fixed]
    assert all(left - 0.1 <= box.left and box.right <= right + 0.1 and top - 0.1 <= box.top and box.bottom <= bottom for box in boxes)
    assert not [(one, other) for place, one in enumerate(boxes) for other in boxes[:place] if _meet(one, other)]


def _ink(line: Line) -> Box:
    """Where the characters themselves stand: digits and 汉字 reach from a tenth under their foot to four fifths over it."""
    return Box(line.left, line.baseline - 0.8 * STYLE.chart.size, line.right, line.baseline + 0.1 * STYLE.chart.size)


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right - 0.1 and other.left < one.right - 0.1 and one.top < other.bottom - 0.1 and other.top < one.bottom - 0.1


# On the page


def test_a_chart_takes_whole_lines_so_that_the_text_keeps_the_grid() -> None:
    (page,) = paginate(build.document(build.paragraph("前文"), trend([1, 2]), build.paragraph("后文"))).pages
    before, after = page.lines
    assert after.top - before.top == pytest.approx((STYLE.chart.lines + 1) * PITCH)


def test_a_chart_that_does_not_fit_moves_to_the_next_page_with_its_caption() -> None:
    prose = build.paragraph("优" * (28 * 15), Role.ADDRESSEE)
    first, second = paginate(build.document(prose, build.paragraph("办件量", Role.CAPTION), trend([1, 2]))).pages
    assert not first.strokes and len(first.lines) == 15
    assert second.strokes and [line.text for line in second.lines] == ["办件量"]


def test_a_chart_in_a_cell_is_as_wide_as_the_cell() -> None:
    table = Table((Row((Cell((trend([1, 2]),)), Cell((build.paragraph("旁边的文字"),)))),))
    (page,) = paginate(Document((table,))).pages
    cell = next(box for box in page.boxes if box.cell == 0)
    assert page.strokes
    for stroke in page.strokes:
        assert all(cell.x - 3 <= x <= cell.x + cell.width + 3 and cell.y <= y <= cell.y + cell.height for x, y in stroke.points)


def test_a_signature_under_a_chart_is_not_alone() -> None:
    prose = build.paragraph("优" * (28 * 15), Role.ADDRESSEE)
    pages = paginate(build.document(prose, trend([1, 2]), build.paragraph("某县营商办", Role.SIGNATURE)))
    assert len(pages) == 2 and Fault.SIGNATURE_ALONE not in {fault.fault for fault in page_faults(pages)}


def test_strokes_say_what_they_are() -> None:
    assert Stroke(((0.0, 0.0), (1.0, 1.0)), 0.5) == Stroke(((0.0, 0.0), (1.0, 1.0)), 0.5, "000000", False, "", (), -1)


def test_a_chart_has_no_look_of_a_paragraph() -> None:
    document = build.document(trend([1]), build.paragraph("后文"))
    assert isinstance(document.blocks[1], Paragraph)
    assert paginate(document).pages[0].lines[0].text == "后文"


# The style


def styled(folder: Path, chart: str) -> Style:
    (folder / "own.toml").write_text(f'base = "gbt9704"\nname = "本单位"\n[chart]\n{chart}\n', encoding="utf-8")
    return load(folder / "own.toml")


def test_an_office_sets_its_own_height_and_colours(tmp_path: Path) -> None:
    style = styled(tmp_path, 'lines = 12\ncolours = ["000000", "888888"]\nface = "kaiti"')
    (page,) = paginate(build.document(build.paragraph("前"), trend([1, 2], "column"), build.paragraph("后")), style).pages
    assert page.lines[1].top - page.lines[0].top == pytest.approx(13 * PITCH)
    assert {stroke.fill for stroke in page.strokes if stroke.closed} == {"000000"}
    assert {run.font.face for line in page.fixed for run in line.runs} == {"楷体_GB2312"}


def test_numbers_are_set_in_the_office_s_western_face() -> None:
    style = replace(STYLE, latin="Times New Roman")
    (page,) = paginate(build.document(trend([1, 2])), style).pages
    assert {line.text: line.runs[0].font.face for line in page.fixed}["件"] == "宋体"
    assert {line.runs[0].font.face for line in page.fixed if line.text.isascii()} == {"Times New Roman"}


@pytest.mark.parametrize(
    ("chart", "fault"),
    [
        ('face = "隶书"', "face 应是"),
        ('colours = ["红"]', "colours 应写成六位"),
        ("colours = []", "colours 应写成六位"),
        ('colours = "1F4E79"', "colours 应写成"),
        ("lines = 0", "lines 应在"),
        ("mark = 90", "mark 应在"),
        ('shape = "圆"', "shape 不是"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_file(tmp_path: Path, chart: str, fault: str) -> None:
    with pytest.raises(Refused, match=f"own.toml.*{fault}"):
        styled(tmp_path, chart)


def test_a_chart_is_never_higher_than_a_page(tmp_path: Path) -> None:
    found = paginate(build.document(build.paragraph("前"), trend([1, 2])), styled(tmp_path, "lines = 100"))
    assert len(found) == 2 and max(y for stroke in found.pages[1].strokes for _, y in stroke.points) <= found.area[3]
