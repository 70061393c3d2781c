from __future__ import annotations

from lxml import etree

from desktop.document import build
from desktop.document.nodes import Cell, Field, FieldState, Paragraph, Role, Row, Table, Text
from tests.writers.package import W, paragraphs, parts, runs, styles

P = build.paragraph


def body(*blocks: Paragraph | Table) -> etree._Element:
    return parts(build.document(*blocks))["word/document.xml"]


def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((P(text),), colspan, rowspan)


def grid(root: etree._Element) -> list[list[tuple[str, str, str]]]:
    """Each row's cells: text, columns spanned, part in a vertical merge."""
    return [[_told(each) for each in row.iter(f"{W}tc")] for row in root.iter(f"{W}tr")]


def _told(each: etree._Element) -> tuple[str, str, str]:
    span, merge = each.find(f"{W}tcPr/{W}gridSpan"), each.find(f"{W}tcPr/{W}vMerge")
    merged = "" if merge is None else merge.get(f"{W}val", "continue")
    return "".join(paragraphs(each)), "1" if span is None else str(span.get(f"{W}val")), str(merged)


def test_spans_across_and_down_are_kept() -> None:
    table = Table(
        (
            Row((cell("乡镇", rowspan=2), cell("办件量", 2))),
            Row((Cell(covered=True), cell("线上"), cell("线下"))),
            Row((cell("城关镇"), cell("12"), cell("3"))),
        )
    )
    assert grid(body(table)) == [
        [("乡镇", "1", "restart"), ("办件量", "2", "")],
        [("", "1", "continue"), ("线上", "1", ""), ("线下", "1", "")],
        [("城关镇", "1", ""), ("12", "1", ""), ("3", "1", "")],
    ]


def test_a_covered_cell_under_no_merge_and_a_short_row_still_make_a_whole_grid() -> None:
    table = Table((Row((Cell((P("甲"),), covered=True), cell("乙"), cell("丙"))), Row((cell("丁"),)), Row(())))
    assert grid(body(table)) == [[("甲", "1", ""), ("乙", "1", ""), ("丙", "1", "")], [("丁", "1", ""), ("", "2", "")], [("", "3", "")]]


def test_the_columns_fill_the_type_area_and_the_wordier_one_is_wider() -> None:
    made = body(build.table([["序号", "指标"], ["1", "政务服务事项网上可办率和全程网办率"]]))
    widths = [int(str(each.get(f"{W}w"))) for each in made.iter(f"{W}gridCol")]
    assert sum(widths) == 8844 and widths[1] > 2 * widths[0]


def test_a_table_right_under_its_title_keeps_a_blank_line_from_it() -> None:
    made = body(P("办件情况表", Role.ATTACHMENT_TITLE), build.table([["乡镇"], ["城关镇"]]))
    blank = list(made.iter(f"{W}p"))[1]
    spacing = blank.find(f"{W}pPr/{W}spacing")
    assert (
        "".join(blank.itertext()) == "" and spacing is not None and spacing.get(f"{W}line") == "579" and blank.find(f"{W}pPr/{W}keepNext") is not None
    )


def test_header_rows_are_repeated_only_from_the_top_down() -> None:
    rows = [Row((cell("表头"),), header=True), Row((cell("1"),)), Row((cell("小计"),), header=True)]
    made = body(Table(tuple(rows)))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in made.iter(f"{W}tr")] == [True, False, False]
    assert styles(made)[:3] == ["TableHead", "TableText", "TableText"]


def test_no_line_in_a_table_has_an_exact_pitch() -> None:
    made = parts(build.document(build.table([["甲", "乙"]], header_rows=1)))
    for name in ("TableText", "TableHead"):
        spacing = made["word/styles.xml"].find(f"{W}style[@{W}styleId='{name}']/{W}pPr/{W}spacing")
        assert spacing is not None and spacing.get(f"{W}lineRule") == "auto"
    assert not list(made["word/document.xml"].iter(f"{W}spacing"))[:-1]


def test_what_fits_on_a_line_is_centred_and_what_does_not_reads_from_the_left() -> None:
    made = body(build.table([["123", "长" * 40]]))
    sides = [each.find(f"{W}pPr/{W}jc") is not None for row in made.iter(f"{W}tc") for each in row.iter(f"{W}p")]
    assert sides == [True, False]


def test_fields_in_cells_are_marked_when_they_are_missing() -> None:
    missing = Paragraph((Text("共"), Field("【待补：件数】", "件数", state=FieldState.MISSING)))
    assert runs(body(Table((Row((Cell((missing,)),)),)))) == [("", "共"), ("Missing-field", "【待补：件数】")]


def test_a_table_in_a_cell_ends_with_a_paragraph() -> None:
    inner = build.table([["内"]])
    made = body(Table((Row((Cell((P("外"), inner)),)),)))
    (outer, _) = made.iter(f"{W}tc")
    assert [etree.QName(each).localname for each in outer] == ["tcPr", "p", "tbl", "p"]


def test_tables_do_not_run_together_and_a_last_one_is_followed_by_a_paragraph() -> None:
    inside = body(build.table([["甲"]]), build.table([["乙"]]))[0]
    assert [etree.QName(each).localname for each in inside] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_more_columns_than_word_opens_are_printed_as_lines() -> None:
    wide = build.table([[str(number) for number in range(70)]])
    assert paragraphs(body(wide))[0] == "\t".join(str(number) for number in range(70))
    assert "甲" in "".join(paragraphs(body(Table((Row((cell("甲", 2_000_000_000),)),)))))


def test_a_table_of_nothing_prints_nothing() -> None:
    assert not list(body(Table(()), Table((Row(()),)), P("正文。")).iter(f"{W}tbl"))


def test_a_narrow_column_keeps_its_words_whole_beside_a_wordy_one() -> None:
    made = body(build.table([["指标", "数值", "备注"], ["网上可办率", "98.2%", "含受委托办理的事项" * 6], ["评价", "100%", "另有说明" * 12]]))
    widths = [int(str(each.get(f"{W}w"))) for each in made.iter(f"{W}gridCol")]
    assert widths[0] >= 20 * (5 * 12 + 10.8) and widths[1] >= 20 * (5 * 6 + 10.8) and sum(widths) == 8844


def test_wordy_columns_share_what_the_modest_leave() -> None:
    made = body(build.table([["序号", "甲" * 60, "乙" * 80]]))
    widths = [int(str(each.get(f"{W}w"))) for each in made.iter(f"{W}gridCol")]
    assert abs(widths[1] - widths[2]) <= 2 and widths[0] < 1000
