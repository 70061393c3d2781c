from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from desktop.document import build
from desktop.document.chart_text import cells, number, value_at, words
from desktop.document.codec import decode, encode
from desktop.document.nodes import Chart, ChartKind, Document, Paragraph, Series
from desktop.document.outline import joined
from desktop.document.text import plain
from desktop.document.walk import placed
from tests.document.documents import charts

TREND = build.chart("line", ["一季度", "二季度", "三季度"], {"办件量": [120, None, "98.50"]}, "件")


def test_a_chart_is_one_empty_line_of_the_text() -> None:
    document = build.document(build.paragraph("前文"), TREND, build.paragraph("后文"))
    assert plain(document) == "前文\n\n后文"
    assert [(item.text, item.start, item.block) for item in placed(document)] == [("前文", 0, 0), ("后文", 4, 2)]


def test_a_chart_says_its_numbers_in_words_gaps_too() -> None:
    assert words(TREND) == "办件量：一季度120件、二季度无数据、三季度98.50件"


def test_a_chart_is_a_table_of_its_numbers() -> None:
    assert cells(TREND) == (("", "办件量"), ("一季度", "120"), ("二季度", ""), ("三季度", "98.50"))


def test_series_of_other_units_say_their_own() -> None:
    chart = Chart(ChartKind.LINE, ("甲",), (Series("办件量", (Decimal(1),), "件"), Series("办结率", (Decimal(2),), "%")))
    assert cells(chart)[0] == ("", "办件量（件）", "办结率（%）")


def test_what_a_series_lacks_at_its_end_is_a_gap() -> None:
    short = Series("办件量", (Decimal(1),))
    assert [value_at(short, place) for place in range(3)] == [Decimal(1), None, None]


def test_large_numbers_are_said_in_plain_digits() -> None:
    assert number(Decimal("1E+12")) == "1000000000000" and number(None) == ""


def test_the_words_of_an_endless_chart_end() -> None:
    endless = build.chart("column", [f"第{place}期" for place in range(5000)], {"办件量": range(5000)})
    assert len(words(endless)) == 2000 and words(endless).endswith("…")


@given(charts)
def test_a_chart_survives_the_way_through_json(chart: Chart) -> None:
    assert decode(encode(Document((chart,)))) == Document((chart,))


def test_prose_does_not_run_on_across_a_chart() -> None:
    halves = build.paragraph("全县企业开办时间压减到半个工"), TREND, build.paragraph("作日以内，办事更快。")
    assert [type(block) for block in joined(build.document(*halves)).blocks] == [Paragraph, Chart, Paragraph]
