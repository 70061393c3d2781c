"""The written .docx on paper: LibreOffice makes a PDF of it, and the glyphs are where GB/T 9704 wants them. Skipped where it is not installed."""

from __future__ import annotations

import pytest

from desktop import writers
from desktop.document import build
from desktop.document.nodes import Document, Paragraph, Role, Table
from tests.writers import paper
from tests.writers.letters import reply, summary
from tests.writers.paper import BOTTOM, CELL, LEFT, POINT, RIGHT, TOP, Line


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Line]]]:
    """Each document's pages as lines; one run of LibreOffice, in a profile of its own, prints them all."""
    documents = {"grid": _full_pages(), "prose": _prose(), "reply": reply(), "summary": summary(), "closing": _closing()}
    made = {name: writers.write(document, ".docx") for name, document in documents.items()}
    return {name: [list(sheet.lines) for sheet in sheets] for name, sheets in paper.printed(made, tmp_path_factory.mktemp("pages")).items()}


def _full_pages() -> Document:
    """Two pages of nothing but characters."""
    return build.document(build.paragraph("优化营商环境工作" * 160, Role.ADDRESSEE))


def _prose() -> Document:
    said = "坚持把优化营商环境作为“一号工程”，推动政务服务从“能办”向“好办”转变，办事材料压减三成；企业开办、不动产登记、获得信贷等事项全程网办——群众少跑腿，数据多跑路。"
    return build.document(*(build.paragraph(said * (1 + index % 4)) for index in range(24)))


def _closing() -> Document:
    signed = [build.paragraph("某县营商环境建设服务中心", Role.SIGNATURE), build.paragraph("二〇二四年九月二十八日", Role.DATE)]
    return build.document(build.paragraph("正文。"), *signed, build.paragraph("（联系人：李某某）", Role.CONTACT))


def _numbers(pages: list[list[Line]]) -> list[Line]:
    return [page[-1] for page in pages]


def _found(pages: list[list[Line]], start: str) -> Line:
    return next(line for page in pages for line in page if line.text.startswith(start))


def test_a_full_page_has_22_lines_of_28_characters(printed: dict[str, list[list[Line]]]) -> None:
    for page in printed["grid"][:2]:
        assert [len(line.text) for line in page[:-1]] == [28] * 22


def test_the_type_area_stands_within_a_millimetre(printed: dict[str, list[list[Line]]]) -> None:
    for page in printed["grid"][:2]:
        assert all(line.left == pytest.approx(LEFT, abs=1) and line.right == pytest.approx(RIGHT, abs=1) for line in page[:-1])
        middle = 28.95 * POINT / 2  # a glyph stands in the middle of its line
        assert (page[0].top + page[0].bottom) / 2 == pytest.approx(TOP + middle, abs=1.6)
        assert (page[21].top + page[21].bottom) / 2 == pytest.approx(TOP + 21 * 28.95 * POINT + middle, abs=1.6)
        assert page[21].bottom <= BOTTOM + 1


def test_pages_of_prose_have_22_lines_and_stay_within_the_type_area(printed: dict[str, list[list[Line]]]) -> None:
    pages = printed["prose"]
    assert [len(page) - 1 for page in pages[:-1]] == [22] * (len(pages) - 1)
    assert all(line.left >= LEFT - 1 and line.right <= RIGHT + 1 for page in pages for line in page)


def test_no_mark_is_lost_at_the_end_of_a_line(printed: dict[str, list[list[Line]]]) -> None:
    for name, document in (("prose", _prose()), ("reply", reply())):
        said = writers.write(document, ".txt").decode()
        shown = "".join(line.text for page in printed[name] for line in page[:-1])
        assert {mark: shown.count(mark) for mark in "，。；、"} == {mark: said.count(mark) for mark in "，。；、"}


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(printed: dict[str, list[list[Line]]]) -> None:
    for place, number in enumerate(_numbers(printed["prose"]), 1):
        assert number.text == f"—{place}—"
        if place % 2:
            assert number.right == pytest.approx(RIGHT - 14 * POINT, abs=1)
        else:
            assert number.left == pytest.approx(LEFT + 14 * POINT, abs=1)
        assert (number.top + number.bottom) / 2 == pytest.approx(BOTTOM + 7, abs=1)


def test_paragraphs_are_indented_by_two_characters(printed: dict[str, list[list[Line]]]) -> None:
    assert printed["prose"][0][0].left == pytest.approx(LEFT + 2 * CELL, abs=0.7)
    assert _found(printed["reply"], "王某某委员").left == pytest.approx(LEFT, abs=0.7)


def test_the_title_is_centred_and_the_number_above_it(printed: dict[str, list[list[Line]]]) -> None:
    for start in ("关于县政协", "办理情况的答复", "清营商办"):
        line = _found(printed["reply"], start)
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)
    tops = [_found(printed["reply"], start).top for start in ("清营商办", "办理结果", "关于县政协", "王某某委员")]
    assert tops == sorted(tops)


def test_the_signature_ends_two_characters_from_the_edge_and_the_date_starts_two_right_of_it(printed: dict[str, list[list[Line]]]) -> None:
    signed, dated, said = (_found(printed["closing"], start) for start in ("某县营商", "二〇二四", "正文"))
    assert signed.right == pytest.approx(RIGHT - 2 * CELL, abs=1)
    assert dated.left - signed.left == pytest.approx(2 * CELL, abs=1)
    assert (signed.top - said.top, dated.top - signed.top) == (pytest.approx(2 * 28.95 * POINT, abs=1), pytest.approx(28.95 * POINT, abs=1))
    assert _found(printed["closing"], "（联系人").left == pytest.approx(LEFT + 2 * CELL, abs=1)


def test_a_long_date_keeps_two_characters_and_the_signature_stands_two_left_of_it(printed: dict[str, list[list[Line]]]) -> None:
    signed, dated = _found(printed["reply"], "清河县营商办"), _found(printed["reply"], "2024年11月")
    assert dated.right == pytest.approx(RIGHT - 2 * CELL, abs=1)
    # by the half-width digits of the named face; a substitute's wider ones make the date itself start further left
    assert signed.left == pytest.approx(RIGHT - (2 + 7 + 2) * CELL, abs=1)


def test_a_long_title_is_broken_by_sense_on_paper_too(printed: dict[str, list[list[Line]]]) -> None:
    assert [line.text for line in printed["summary"][0][:2]] == ["清河县2024年前三季度", "优化营商环境工作总结"]


def test_a_table_stays_inside_the_type_area(printed: dict[str, list[list[Line]]]) -> None:
    (table,) = [block for block in summary().blocks if isinstance(block, Table)]
    cells = [inside for row in table.rows for cell in row.cells for inside in cell.blocks if isinstance(inside, Paragraph)]
    assert cells
    shown = "".join(line.text for page in printed["summary"] for line in page)
    assert "新登记经营主体（户）" in shown and "1.4个百分点" in shown
    assert all(line.left >= LEFT - 1 and line.right <= RIGHT + 1 for page in printed["summary"] for line in page)
