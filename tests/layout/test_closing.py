from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from desktop.document import build
from desktop.document.nodes import Paragraph, Role
from desktop.document.text import block_text
from desktop.layout.ink import POINTS
from desktop.layout.measure import width
from desktop.layout.paginate import paginate
from desktop.layout.placing import Placed, place
from desktop.layout.style import Style, named, standard
from desktop.layout.style_parts import Way
from tests.layout.prose import shown, wanted

STYLE = standard()
CELL, MEASURE = STYLE.page.cell, STYLE.page.measure
P = build.paragraph


def way(name: Way) -> Style:
    return dataclasses.replace(STYLE, closing=dataclasses.replace(STYLE.closing, way=name))


def closing(name: Way, office: str, date: str = "2024年7月3日") -> tuple[Placed, Placed]:
    _, one, other = place(build.document(P("正文。"), P(office, Role.SIGNATURE), P(date, Role.DATE)), way(name))
    return one, other


def middle(item: Placed) -> float:
    """The middle of the line, in points from the left edge of the type area."""
    assert item.look
    wide, left, right = width(block_text(item.block), item.look), item.left or 0.0, item.right or 0.0
    return (left + MEASURE - right) / 2 if item.align == "center" else MEASURE - right - wide / 2


@pytest.mark.parametrize("office", ["清河县营商办", "清河县优化营商环境工作领导小组办公室", "某局", "清" * 27])
def test_under_a_seal_the_signature_is_centred_over_the_date(office: str) -> None:
    signed, dated = closing("seal", office)
    assert middle(signed) == pytest.approx(middle(dated))
    assert signed.gap == 2 and dated.gap == 0


def test_under_a_seal_the_date_keeps_four_characters_unless_a_long_signature_pushes_it() -> None:
    assert closing("seal", "清河县营商办")[1].right == pytest.approx(4 * CELL)
    assert middle(closing("seal", "清" * 20)[1]) == pytest.approx(MEASURE - 10 * (16 - 0.25))


def test_left_of_a_signature_stamp_stands_the_post_and_a_line_under_it_the_date() -> None:
    post, dated = closing("stamp", "县长")
    assert (post.right, post.gap) == (pytest.approx(10 * CELL), 2) and (dated.right, dated.gap) == (pytest.approx(4 * CELL), 1)


def test_a_date_just_shorter_than_its_signature_counts_as_long() -> None:
    signed, dated = closing("plain", "清河县营商办")
    assert dated.align is None and signed.right == pytest.approx(4 * CELL, abs=2)


def notes(*texts: str) -> list[tuple[float, float]]:
    """Left edge of the turned lines and of the first, in characters."""
    items = place(build.document(P("正文。"), *(P(text, Role.ATTACHMENT_NOTE) for text in texts)), STYLE)[1:]
    return [(round((item.left or 0) / CELL, 1), round(((item.left or 0) + (item.first or 0)) / CELL, 1)) for item in items]


def test_turned_lines_of_a_note_of_attachments_start_under_the_name() -> None:
    assert notes("附件：重点任务清单") == [(5, 2)]
    assert notes("附件：1. 重点任务清单", "2. 典型案例") == [(6.5, 2), (6.5, 5)]


def test_numbers_of_attachments_stand_under_one_another() -> None:
    first, *others = notes("附件：1.清单", "2.案例", "10.说明")
    assert first[1] == 2 and {start for _, start in others} == {5}


def imprint(*blocks: Paragraph, style: Style = STYLE) -> list[Placed]:
    return [item for item in place(build.document(P("正文。"), *blocks), style) if item.at == "foot"]


COPIES, PRINTED = P("抄送：县委办公室，县政府办公室。", Role.COPY_TO), P("清河县营商办　　　2024年7月3日印发", Role.IMPRINT)


def test_the_imprint_has_thick_rules_outside_and_a_thin_one_between() -> None:
    weights = [[round(weight / 72 * 25.4, 2) for edge in item.edges for weight in edge.weights] for item in imprint(COPIES, PRINTED)]
    assert weights == [[0.35], [0.25, 0.35]]


def test_a_letters_imprint_has_no_rules() -> None:
    assert [item.edges for item in imprint(COPIES, style=named("letter"))] == [()]


def test_who_printed_it_stands_left_and_the_day_right() -> None:
    (item,) = imprint(PRINTED)
    assert item.beside and (block_text(item.block), block_text(item.beside), item.beside_right) == ("清河县营商办", "2024年7月3日印发", 14)


@pytest.mark.parametrize("text", ["2024年7月3日印发", "共印30份", "印发：清河县营商办"])
def test_an_imprint_that_cannot_be_parted_stays_whole(text: str) -> None:
    (item,) = imprint(P(text, Role.IMPRINT))
    assert block_text(item.block) == text and item.beside is None


def test_turned_lines_of_the_copies_start_under_the_first_name() -> None:
    (item,) = imprint(COPIES)
    assert (item.left, item.first) == (14 * 4, -14 * 3)


def test_the_imprint_comes_behind_the_attachments() -> None:
    items = place(build.document(P("正文。"), COPIES, P("附件1", Role.ATTACHMENT_LABEL), P("清单", Role.ATTACHMENT_TITLE)), STYLE)
    assert [item.source for item in items] == [0, 2, 3, 1] and items[-1].at == "foot"


def test_no_rule_parts_those_it_is_sent_to_from_those_who_get_a_copy() -> None:
    sent = P("主送：各乡镇人民政府。", Role.COPY_TO)
    weights = [[round(weight / POINTS, 2) for edge in item.edges for weight in edge.weights] for item in imprint(sent, COPIES, PRINTED)]
    assert weights == [[0.35], [], [0.25, 0.35]]


def joint(*offices: str, date: str = "2024年7月3日") -> list[Placed]:
    blocks = (P("正文。"), *(P(office, Role.SIGNATURE) for office in offices), P(date, Role.DATE))
    return list(place(build.document(*blocks), way("seal"))[1:])


def names(item: Placed) -> list[str]:
    return [block_text(each.block) for each in item.abreast]


def test_three_offices_sign_on_one_line_the_last_over_the_date() -> None:
    line, date = joint("清河县财政局", "清河县税务局", "清河县审批局")
    assert names(line) == ["清河县财政局", "清河县税务局", "清河县审批局"] and (line.gap, date.gap) == (2, 0)
    assert line.abreast[-1].middle == pytest.approx(middle(date)) and date.right == pytest.approx(4 * CELL)


def test_seals_on_one_line_do_not_touch_and_stay_inside_the_type_area() -> None:
    line, _ = joint("清河县财政局", "清河县税务局", "清河县审批局", date="2024年11月28日")
    middles = [each.middle / POINTS for each in line.abreast]
    assert all(after - before >= 45 for before, after in pairwise(middles)) and middles[0] >= 21 and middles[-1] <= 156 - 21


def test_a_fourth_office_makes_a_second_line_five_lines_lower_with_the_short_line_first() -> None:
    one, two, _ = joint("清河县财政局", "清河县税务局", "清河县审批局", "清河县统计局")
    assert (names(one), names(two)) == (["清河县财政局"], ["清河县税务局", "清河县审批局", "清河县统计局"])
    assert two.gap == 4 and one.abreast[0].middle == two.abreast[-1].middle


def test_longer_names_stand_two_a_line_and_the_longest_one() -> None:
    two, _ = joint("清河县发展和改革委员会", "清河县财政局")
    assert len(two.abreast) == 2
    one, other, _ = joint("清河县优化营商环境工作领导小组办公室", "清河县财政局")
    assert not one.abreast and middle(one) == pytest.approx(middle(other)) and other.gap == 4


def test_joint_signatures_are_told_apart_on_the_page() -> None:
    said = build.document(P("正文。"), P("清河县财政局", Role.SIGNATURE), P("清河县税务局", Role.SIGNATURE), P("2024年7月3日", Role.DATE))
    lines = [(line.block, line.text) for line in paginate(said, way("seal")).pages[0].lines if line.text]
    assert lines[1:] == [(1, "清河县财政局"), (2, "清河县税务局"), (3, "2024年7月3日")]
    assert shown(paginate(said, way("seal"))) == wanted(said)
