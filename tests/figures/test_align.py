"""Which figures of two reports of one office measure the same: by what is said of them, in whatever order they stand."""

from __future__ import annotations

import pytest

from desktop.figures.align import FLOOR, Match, Side, align
from desktop.ledger.metric import Catalogue, Metric
from desktop.readers.text import document
from tests.figures.pairs.marked import marked

CATALOGUE = Catalogue.load()
TUNED = (("1a", "1b"), ("2a", "2b"), ("3a", "3b"), ("4a", "4b"))
BLIND = (("5a", "5b"), ("6a", "6b"), ("7a", "7b"))  # written before they were run: 1.00 and 0.95, 1.00 and 1.00, 0.97 and 0.95 at first sight


def side(text: str) -> Side:
    return Side.of(document(text))


def paired(one: str, other: str) -> list[tuple[str, str]]:
    """The pairs of two texts as written."""
    a, b = side(one), side(other)
    return [(a.figures[match.a].text, b.figures[match.b].text) for match in align(a, b, CATALOGUE)]


def labelled(name: str) -> tuple[Side, list[str]]:
    """A marked text with the label of each of its figures."""
    text, spans = marked(name)
    made = side(text)
    labels = {span: label for label, span in spans.items()}
    return made, [labels.get((figure.start, figure.end), "") for figure in made.figures]


def measured(names: tuple[tuple[str, str], ...]) -> tuple[float, float]:
    """Precision and recall of the pairs."""
    right = told = wanted = 0
    for one, other in names:
        (a, of_a), (b, of_b) = labelled(one), labelled(other)
        matches = align(a, b, CATALOGUE)
        right += sum(of_a[match.a] == of_b[match.b] != "" for match in matches)
        told += len(matches)
        wanted += len(marked(one)[1].keys() & marked(other)[1].keys())
    return right / told, right / wanted


def test_reports_of_one_office_find_their_like() -> None:
    precision, recall = measured(TUNED)
    assert precision >= 0.97
    assert recall >= 0.95


def test_reports_written_apart_from_the_tuning_find_their_like_too() -> None:
    precision, recall = measured(BLIND)
    assert precision >= 0.97
    assert recall >= 0.9


@pytest.mark.parametrize("name", ["1a", "2b", "4a"])
def test_a_report_is_its_own_like(name: str) -> None:
    made = side(marked(name)[0])
    assert [(match.a, match.b) for match in align(made, made, CATALOGUE)] == [(at, at) for at in range(len(made.figures))]


def test_aligning_the_other_way_round_gives_nearly_the_same_pairs() -> None:
    a, b = side(marked("3a")[0]), side(marked("3b")[0])
    there = {(match.a, match.b) for match in align(a, b, CATALOGUE)}
    back = {(match.b, match.a) for match in align(b, a, CATALOGUE)}
    assert len(there & back) >= len(there | back) - 2


def test_every_figure_is_in_one_pair_at_most_and_pairs_stand_in_order() -> None:
    matches = align(side(marked("1a")[0]), side(marked("3b")[0]), CATALOGUE)
    assert len({match.a for match in matches}) == len({match.b for match in matches}) == len(matches)
    assert [match.a for match in matches] == sorted(match.a for match in matches)
    assert all(FLOOR <= match.confidence <= 1 for match in matches)


def test_order_does_not_matter() -> None:
    assert paired("受理咨询320件。培训窗口人员46人。发放手册1500份。", "发放手册1800份。受理咨询350件。培训窗口人员52人。") == [
        ("320件", "350件"),
        ("46人", "52人"),
        ("1500份", "1800份"),
    ]


def test_another_wording_of_a_known_metric_is_the_same_metric() -> None:
    (pair,) = paired("全县新登记经营主体1286户。", "今年来，新增市场主体1402户。")
    assert pair == ("1286户", "1402户")


def test_an_office_own_wordings_count() -> None:
    own = Catalogue((Metric("跨域通件数", "件", aliases=("异地联办量",), own=True),))
    a, b = side("跨域通件数52件。"), side("异地联办量61件。")
    assert align(a, b) == ()
    (match,) = align(a, b, own)
    assert (match.a, match.b) == (0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石桥街道受理138件。", "荷塘街道受理62件。"),
        ("外贸出口15.2亿元。", "外贸进口8.4亿元。"),
        ("项目开工22个。", "项目竣工13个。"),
        ("受理诉求52件。", "解决诉求50件。"),
        ("高压办电平均18天。", "低压办电平均3天。"),
        ("办件量120件。", "办件金额120万元。"),
        ("招商到位资金3亿元。", "慰问困难职工3户。"),
        ("网办率96%。", "差评整改12条。"),
    ],
)
def test_figures_of_other_things_are_no_pair(one: str, other: str) -> None:
    assert [match for match in align(side(one), side(other), CATALOGUE) if match.confidence >= 0.5] == []


def test_of_two_siblings_each_finds_its_own() -> None:
    assert paired("进口8.4亿元，出口15.2亿元。", "出口17.9亿元，进口9.1亿元。") == [("8.4亿元", "9.1亿元"), ("15.2亿元", "17.9亿元")]


def test_a_change_is_paired_with_a_change() -> None:
    assert paired("受理4700件，同比增长5.6%，好评率98.2%。", "好评率98.9%，受理5300件，同比下降2.1%。") == [
        ("4700件", "5300件"),
        ("5.6%", "2.1%"),
        ("98.2%", "98.9%"),
    ]


def test_a_quarter_is_paired_with_a_quarter_and_the_year_so_far_with_the_year_so_far() -> None:
    one = "苍岭县2024年三季度总结\n\n三季度受理咨询500件，同比增长5%；前三季度累计受理咨询1500件，同比增长6%。"
    other = "苍岭县2024年四季度总结\n\n全年累计受理咨询2020件，同比增长7%；四季度受理咨询520件，同比增长8%。"
    assert paired(one, other) == [("500件", "520件"), ("5%", "8%"), ("1500件", "2020件"), ("6%", "7%")]


def test_rows_of_a_table_find_their_rows() -> None:
    head = "指标\t本期\t上年同期\t增幅（%）\n"
    one = f"{head}新设企业（户）\t186\t150\t24.0\n注销企业（户）\t45\t50\t-10.0\n"
    other = f"{head}注销企业（户）\t47\t52\t-9.6\n新设企业（户）\t201\t160\t25.6\n变更登记（户）\t90\t80\t12.5\n"
    assert paired(one, other) == [("186", "201"), ("150", "160"), ("24.0", "25.6"), ("45", "47"), ("50", "52"), ("-10.0", "-9.6")]


def test_other_districts_are_told_apart() -> None:
    one = "甘棠县和霞屿县通报。甘棠县受理咨询320件。霞屿县受理咨询210件。甘棠县和霞屿县将继续努力。"
    other = "甘棠县和霞屿县通报。霞屿县受理咨询230件。甘棠县受理咨询350件。甘棠县和霞屿县将继续努力。"
    assert paired(one, other) == [("320件", "350件"), ("210件", "230件")]


def test_a_doubtful_pair_is_less_sure_than_a_plain_one() -> None:
    def sure(one: str, other: str) -> float:
        return max((match.confidence for match in align(side(one), side(other), CATALOGUE)), default=0.0)

    plain_one = sure("县政务大厅进驻部门31个。", "县政务大厅进驻部门33个。")
    doubtful = sure("县政务大厅进驻部门31个。", "乡镇便民服务中心入驻单位12个。")
    assert plain_one > 0.9 > doubtful


def test_nothing_is_aligned_with_nothing() -> None:
    empty = side("")
    assert align(empty, empty) == () == align(empty, side("受理12件。"))


@pytest.mark.parametrize("piece", ["12件、", "受理12件，", "由3个降至2个，", "9", "，", "12%"])
def test_a_sentence_no_one_wrote_is_aligned_with_nothing(piece: str) -> None:
    made = side(piece * 400)
    assert align(made, made) == ()


def test_a_match_is_places_and_a_confidence() -> None:
    assert align(side("受理咨询320件。"), side("受理咨询350件。"), CATALOGUE)[0] == Match(
        0, 0, align(side("受理咨询320件。"), side("受理咨询350件。"))[0].confidence
    )
