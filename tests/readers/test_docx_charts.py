"""Charts of Word files: the values they were saved with, a title as a caption; what is no line and no column is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.document.nodes import Block, Chart, ChartKind, Paragraph, Role, Series
from desktop.document.text import plain
from desktop.outcome import Outcome
from desktop.readers import read_bytes
from tests.readers.word_files import NAMESPACES, RELATIONS, p, packed, part

DRAWN = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="chart"><c:chart r:id="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
UNREAD = "1个图表未读取，请对照原件核对图表中的数据。"
PLAINER = "1个图表的样式（堆积、面积、横条等）未保留，只保留了数据。"


def texts(values: list[str | None], kind: str = "str") -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values) if value is not None)
    return f'<c:{kind}Ref><c:f>Sheet1!$A$1</c:f><c:{kind}Cache><c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'


def series(name: str, values: list[str | None], categories: list[str | None]) -> str:
    return f"<c:ser><c:tx>{texts([name])}</c:tx><c:cat>{texts(categories)}</c:cat><c:val>{texts(values, 'num')}</c:val></c:ser>"


ONE = series("办件量", ["120", None, "98.5"], ["一季度", "二季度", "三季度"])
LINE = f'<c:lineChart><c:grouping val="standard"/>{ONE}</c:lineChart>'


def file(groups: str, *, head: str = "", axes: str = "", body: str = p("前文") + p(DRAWN) + p("后文"), target: str = "charts/chart1.xml") -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    chart = f"<c:chartSpace {spaces}><c:chart>{head}<c:plotArea>{groups}{axes}</c:plotArea></c:chart></c:chartSpace>"
    relation = f'<Relationship Id="rId7" Type="{RELATIONS}/chart" Target="{target}"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    return packed(
        {
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations.encode(),
            "word/charts/chart1.xml": chart.encode(),
        }
    )


def read(data: bytes) -> Outcome[tuple[Block, ...]]:
    outcome = read_bytes(data, "材料.docx")
    return Outcome(outcome.value.blocks, outcome.notes)


def test_a_line_chart_is_read_with_its_gaps() -> None:
    made = read(file(LINE))
    assert made.value[1] == Chart(ChartKind.LINE, ("一季度", "二季度", "三季度"), (Series("办件量", (Decimal(120), None, Decimal("98.5"))),))
    assert made.notes == ()


def test_the_paragraph_that_holds_nothing_but_a_chart_becomes_it() -> None:
    outcome = read_bytes(file(LINE), "材料.docx")
    assert plain(outcome.value) == "前文\n\n后文"


def test_a_chart_in_the_middle_of_words_follows_them() -> None:
    outcome = read_bytes(file(LINE, body=p("前文", DRAWN) + p("后文")), "材料.docx")
    assert [type(block) for block in outcome.value.blocks] == [Paragraph, Chart, Paragraph]


def test_the_title_of_a_chart_becomes_a_caption() -> None:
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>办件量</a:t></a:r><a:r><a:t>变化趋势</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    made = read(file(LINE, head=title)).value
    assert isinstance(made[1], Paragraph) and made[1].role is Role.CAPTION
    assert plain(read_bytes(file(LINE, head=title), "材料.docx").value) == "前文\n办件量变化趋势\n\n后文"


@pytest.mark.parametrize(("written", "unit"), [("件", "件"), ("单位：万元", "万元"), ("（%）", "%"), ("各季度办理的全部办件的数量", "")])
def test_a_short_title_of_the_axis_is_the_unit(written: str, unit: str) -> None:
    axis = f"<c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>{written}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx>"
    chart = read(file(LINE, axes=axis)).value[1]
    assert isinstance(chart, Chart) and chart.series[0].unit == unit


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        (f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{ONE}</c:barChart>', ChartKind.COLUMN),
        (LINE, ChartKind.LINE),
    ],
)
def test_lines_and_columns_are_kept_as_they_are(group: str, kind: ChartKind) -> None:
    made = read(file(group))
    assert isinstance(made.value[1], Chart) and made.value[1].kind is kind and made.notes == ()


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        (f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>{ONE}</c:barChart>', ChartKind.COLUMN),
        (f'<c:barChart><c:barDir val="col"/><c:grouping val="percentStacked"/>{ONE}</c:barChart>', ChartKind.COLUMN),
        (f'<c:areaChart><c:grouping val="standard"/>{ONE}</c:areaChart>', ChartKind.LINE),
        (f'<c:barChart><c:barDir val="col"/>{ONE}</c:barChart>{LINE}', ChartKind.COLUMN),
    ],
)
def test_what_looks_otherwise_keeps_its_numbers_and_is_told(group: str, kind: ChartKind) -> None:
    made = read(file(group))
    assert isinstance(made.value[1], Chart) and made.value[1].kind is kind
    assert [str(note) for note in made.notes] == [PLAINER]


@pytest.mark.parametrize("kind", ["pieChart", "scatterChart", "radarChart", "doughnutChart"])
def test_a_chart_of_another_kind_is_set_aside_and_told(kind: str) -> None:
    made = read(file(f"<c:{kind}>{ONE}</c:{kind}>"))
    assert not [block for block in made.value if isinstance(block, Chart)]
    assert [str(note) for note in made.notes] == [UNREAD]


@pytest.mark.parametrize(
    "data", [file(LINE, target="charts/gone.xml"), file(LINE, target="../../../etc/chart.xml"), file("")], ids=["gone", "outside", "empty"]
)
def test_a_chart_whose_part_is_missing_or_empty_is_told(data: bytes) -> None:
    assert [str(note) for note in read(data).notes] == [UNREAD]


def test_a_broken_chart_does_not_keep_the_text_from_being_read() -> None:
    made = read(file(f"<c:lineChart>{'<c:ser>' * 300}{'</c:ser>' * 300}</c:lineChart>"))  # nested deeper than is read
    assert [block for block in made.value if isinstance(block, Paragraph) and block.inlines] and [str(note) for note in made.notes] == [UNREAD]


def test_values_that_are_no_numbers_are_gaps() -> None:
    values = ["NaN", "1E+999999999", "一百", "", "Infinity", "1e3"]
    chart = read(file(f"<c:lineChart>{series('甲', list(values), ['一', '二', '三', '四', '五', '六'])}</c:lineChart>")).value[1]
    assert isinstance(chart, Chart) and chart.series[0].values == (None, None, None, None, None, Decimal(1000))


def test_an_endless_count_of_values_is_not_believed() -> None:
    many = LINE.replace('ptCount val="3"', 'ptCount val="2000000000"')
    chart = read(file(many)).value[1]
    assert isinstance(chart, Chart) and len(chart.categories) == 3


def test_series_of_different_lengths_are_filled_with_gaps() -> None:
    two = f"<c:lineChart>{ONE}{series('办结量', ['7'], ['一季度'])}</c:lineChart>"
    chart = read(file(two)).value[1]
    assert isinstance(chart, Chart) and chart.series[1].values == (Decimal(7), None, None)


def test_a_chart_without_categories_has_empty_ones() -> None:
    bare = f"<c:lineChart><c:ser><c:val>{texts(['1', '2'], 'num')}</c:val></c:ser></c:lineChart>"
    chart = read(file(bare)).value[1]
    assert isinstance(chart, Chart) and chart.categories == ("", "")
