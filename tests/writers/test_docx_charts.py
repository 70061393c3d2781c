"""Charts in a .docx: a native chart with a workbook behind it, where our own pages have it."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from desktop import writers
from desktop.document import build
from desktop.document.nodes import Cell, Chart, ChartKind, Document, Role, Row, Series, Table
from desktop.layout.paginate import paginate
from desktop.layout.style import standard
from desktop.readers import read_bytes
from tests.layout.test_charts import HOSTILE
from tests.writers.package import parts
from tests.writers.paper import BOTTOM, LEFT, POINT, RIGHT, TOP, Sheet, printed

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TREND = build.chart("line", ["一季度", "二季度", "三季度"], {"网上办件量": [12034, None, 14210], "窗口办件量": [9034, 8890, 8210]}, "件")
COLUMNS = build.chart("column", ["上年同期", "本期"], {"帮办件次": [1550, 3021]}, "件次")
PROSE = "坚持把优化营商环境作为重要抓手，推动政务服务从能办向好办转变，办事更加便捷高效。"


def report(*charts: Chart) -> Document:
    blocks = [block for chart in charts for block in (build.paragraph("办件变化", Role.CAPTION), chart, build.paragraph(PROSE * 3))]
    return build.document(build.paragraph("某县工作情况汇报", Role.TITLE), *blocks)


def members(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(writers.write(document, ".docx"))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_each_chart_is_a_part_with_a_workbook_of_its_own() -> None:
    made = members(report(TREND, COLUMNS))
    for number in (1, 2):
        assert f"word/charts/chart{number}.xml" in made and f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx" in made
        assert f"Sheet{number}.xlsx".encode() in made[f"word/charts/_rels/chart{number}.xml.rels"]
    assert made["word/_rels/document.xml.rels"].count(b"/chart") >= 2


def test_a_document_without_charts_has_no_such_parts() -> None:
    assert not [name for name in members(build.document(build.paragraph("正文。"))) if "chart" in name or "embed" in name]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert writers.write(report(TREND, COLUMNS), ".docx") == writers.write(report(TREND, COLUMNS), ".docx")


def test_the_workbook_holds_the_numbers_the_chart_shows() -> None:
    sheet = load_workbook(io.BytesIO(members(report(TREND))["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "网上办件量", "窗口办件量"],
        ["一季度", 12034, 9034],
        ["二季度", None, 8890],
        ["三季度", 14210, 8210],
    ]


def test_a_picture_says_its_numbers_to_who_cannot_see_it() -> None:
    (drawn,) = parts_of(report(TREND), "word/document.xml").iter(f"{WP}docPr")
    assert drawn.get("descr") == "网上办件量：一季度12034件、二季度无数据、三季度14210件；窗口办件量：一季度9034件、二季度8890件、三季度8210件"


def parts_of(document: Document, name: str) -> etree._Element:
    return etree.fromstring(members(document)[name])


def test_the_axis_is_the_one_of_our_own_pages() -> None:
    chart = parts_of(report(TREND), "word/charts/chart1.xml")
    assert [chart.find(f".//{C}valAx/{C}scaling/{C}{end}").get("val") for end in ("min", "max")] == ["0", "15000"]  # type: ignore[union-attr]
    assert chart.find(f".//{C}dispBlanksAs").get("val") == "gap"  # type: ignore[union-attr]


def test_a_legend_only_where_there_are_several_series() -> None:
    assert parts_of(report(TREND), "word/charts/chart1.xml").find(f".//{C}legend") is not None
    assert parts_of(report(COLUMNS), "word/charts/chart1.xml").find(f".//{C}legend") is None


@pytest.mark.parametrize(
    "document",
    [
        report(TREND, COLUMNS),
        build.document(TREND),
        build.document(Table((Row((Cell((COLUMNS,)), Cell((build.paragraph("旁边"),)))),))),
        build.document(*HOSTILE.values()),
        build.document(Chart(ChartKind.LINE, ('<&"\x00', "\ud800"), (Series("]]>\x01", (Decimal(1), Decimal(2)), "件&"),))),
    ],
    ids=["report", "alone", "cell", "hostile", "signs"],
)
def test_the_office_open_xml_audit_finds_nothing(document: Document, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(writers.write(document, ".docx"))
    assert [str(fault) for fault in OpenXmlValidator().validate(tmp_path / "made.docx").errors] == []


def test_relations_and_parts_of_every_chart_are_there() -> None:
    made = parts(build.document(build.paragraph("正文。")))
    assert "word/document.xml" in made
    document = members(report(TREND, COLUMNS))
    for number in (1, 2):
        assert f'r:id="rIdChart{number}"'.encode() in document["word/document.xml"]
        assert f'Id="rIdChart{number}"'.encode() in document["word/_rels/document.xml.rels"]


def test_what_is_written_reads_back_as_it_was() -> None:
    document = report(TREND, COLUMNS)
    read = read_bytes(writers.write(document, ".docx"), "report.docx")
    assert [block for block in read.value.blocks if isinstance(block, Chart)] == [TREND, COLUMNS]
    assert read.notes == ()


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    made = {
        "report": report(TREND, COLUMNS),
        "plain": build.document(*(build.paragraph(PROSE * 3) for _ in range(9))),
        "hostile": build.document(*HOSTILE.values()),
    }
    return printed({name: writers.write(document, ".docx") for name, document in made.items()}, tmp_path_factory.mktemp("charts"))


def test_on_paper_there_are_as_many_pages_as_ours(sheets: dict[str, list[Sheet]]) -> None:
    assert len(sheets["report"]) == len(paginate(report(TREND, COLUMNS)))
    assert len(sheets["hostile"]) == len(paginate(build.document(*HOSTILE.values())))


def test_on_paper_a_chart_stays_in_the_type_area(sheets: dict[str, list[Sheet]]) -> None:
    for sheet in sheets["report"]:
        for line in sheet.lines[:-1]:  # the last is the page number
            assert line.left >= LEFT - 1 and line.right <= RIGHT + 1 and line.top >= TOP - 1 and line.bottom <= BOTTOM + 1


def test_on_paper_the_text_under_a_chart_stands_on_the_grid(sheets: dict[str, list[Sheet]]) -> None:
    """By the feet of its lines, counted from the first of the page, whole pitches down."""
    pitch = standard().page.pitch * POINT
    for sheet in sheets["report"]:
        feet = [line.glyphs[0].foot for line in sheet.lines if line.text.startswith(("办件变化", "坚持把", "效。", "换"))]
        assert all(abs((foot - feet[0]) / pitch - round((foot - feet[0]) / pitch)) * pitch < 1 for foot in feet)


def test_a_text_file_holds_the_numbers_of_a_chart() -> None:
    text = writers.write(build.document(build.paragraph("办件变化", Role.CAPTION), TREND, build.paragraph("后文")), ".txt").decode()
    assert text == "办件变化\n\t网上办件量\t窗口办件量\n一季度\t12034\t9034\n二季度\t\t8890\n三季度\t14210\t8210\n后文"
