from __future__ import annotations

import pytest

from desktop.document import build
from desktop.document.nodes import Paragraph, Role
from desktop.document.text import block_text
from desktop.layout.ink import POINTS, above, below, leading
from desktop.layout.measure import width
from desktop.layout.placing import Placed, place
from desktop.layout.style import Style, named, standard

GENERAL, LETTER = standard(), named("letter")
P = build.paragraph
MARK = P("清河县营商办文件", Role.OFFICE_MARK)
NUMBER, SIGNER = P("清营商办〔2024〕18号", Role.DOC_NUMBER), P("签发人：王某某", Role.SIGNER)
TITLE, RESULT, COPY, URGENT = P("标题", Role.TITLE), P("办理结果：B类", Role.RESULT), P("000012", Role.COPY_NUMBER), P("特急", Role.URGENCY)


def placed(*blocks: Paragraph, style: Style = GENERAL) -> list[Placed]:
    return list(place(build.document(*blocks), style))


def top_of(items: list[Placed], role: Role, style: Style = GENERAL) -> float:
    """Points from the upper edge of the type area to the characters of the first block of ``role``, each block one line."""
    y = 0.0
    for item in items:
        assert item.look
        y += item.gap * style.page.pitch if item.at == "flow" else 0.0
        if isinstance(item.block, Paragraph) and item.block.role is role:
            return y + above(item.look, style)
        y += leading(item.look, style) + sum(edge.depth for edge in item.edges) if item.at == "flow" else 0.0
    raise AssertionError(role)


@pytest.mark.parametrize("over", [(), (COPY,), (COPY, URGENT)])
def test_the_mark_stands_35_mm_under_the_top_whatever_is_above_it(over: tuple[Paragraph, ...]) -> None:
    assert top_of(placed(*over, MARK, NUMBER), Role.OFFICE_MARK) == pytest.approx(35 * POINTS)


def test_the_rule_is_red_under_the_number_and_only_where_there_is_a_mark() -> None:
    _, number, title = placed(MARK, NUMBER, TITLE)
    (rule,) = number.edges
    assert (rule.below, rule.colour, rule.reach) == (True, "FF0000", pytest.approx(0, abs=0.01)) and rule.weights == (pytest.approx(0.35 * POINTS),)
    assert title.gap == 2 and not title.edges
    assert not any(item.edges for item in placed(NUMBER, TITLE))


def test_a_mark_without_a_number_carries_the_rule_itself() -> None:
    mark, title = placed(MARK, TITLE)
    assert len(mark.edges) == 1 and title.gap == 2


def test_upward_number_and_signer_share_a_line_the_name_in_its_own_face() -> None:
    _, line, _ = placed(MARK, NUMBER, SIGNER, TITLE)
    assert block_text(line.block) == "清营商办〔2024〕18号" and line.beside == SIGNER
    assert (line.first, line.beside_right) == (GENERAL.page.cell, GENERAL.page.cell)
    assert line.beside_spans == ((4, 7, GENERAL.looks["signer_name"]),) and line.edges
    assert GENERAL.looks["signer_name"].face.name == "楷体_GB2312"


def test_a_signer_without_a_number_stands_where_the_number_would() -> None:
    _, line, _ = placed(MARK, SIGNER, TITLE)
    assert block_text(line.block) == "" and line.beside == SIGNER and line.gap == 2 and line.edges


def test_the_result_stands_in_the_first_of_the_two_lines_over_the_title() -> None:
    _, _, result, title = placed(MARK, NUMBER, RESULT, TITLE)
    assert (result.gap, title.gap) == (0, 1)


def test_a_long_mark_is_made_narrower_and_then_smaller() -> None:
    short, long, longest = (placed(P("清" * count, Role.OFFICE_MARK), NUMBER)[0] for count in (12, 16, 30))
    assert (short.scale, short.size) == (1, None)
    assert 0.66 <= long.scale < 0.8 and long.size is None
    assert longest.scale == 0.66 and longest.size is not None and 30 * longest.size * longest.scale <= GENERAL.page.measure


def test_a_letters_mark_stands_on_the_sheet_30_mm_under_its_edge() -> None:
    mark, *_ = placed(MARK, NUMBER, TITLE, style=LETTER)
    assert mark.look and mark.at == "sheet" and mark.top + above(mark.look, LETTER) == pytest.approx(30 * POINTS)
    (rule,) = mark.edges
    assert rule.weights == (pytest.approx(0.8 * POINTS), pytest.approx(0.25 * POINTS)) and rule.gap + below(
        mark.look, LETTER
    ) * 0.75 == pytest.approx(4 * POINTS)
    assert rule.reach == pytest.approx(7 * POINTS) and rule.shift == pytest.approx(-POINTS)


def test_what_stands_under_a_letters_rule_is_seven_eighths_of_a_character_away() -> None:
    items = placed(MARK, NUMBER, TITLE, style=LETTER)
    mark = items[0]
    assert mark.look
    end = mark.top + leading(mark.look, LETTER) + mark.edges[0].depth - LETTER.page.top * POINTS
    assert top_of(items[1:], Role.DOC_NUMBER, LETTER) - end == pytest.approx(14)


def test_a_letters_number_shares_the_line_of_the_copy_number_at_the_right_edge() -> None:
    _, line, urgent, title = placed(MARK, COPY, URGENT, NUMBER, TITLE, style=LETTER)[:4]
    assert (block_text(line.block), line.beside, line.beside_right) == ("000012", NUMBER, 0)
    assert urgent.gap == 0 and title.gap == 2


def test_a_letter_without_a_mark_still_has_its_rule_and_no_word_more() -> None:
    mark, number, _ = placed(NUMBER, TITLE, style=LETTER)
    assert mark.at == "sheet" and block_text(mark.block) == "" and mark.edges and mark.source == -1
    assert number.align is None and LETTER.looks["doc_number"].align == "right"


def test_a_title_right_under_a_letters_rule_keeps_two_lines() -> None:
    bare, numbered = placed(MARK, TITLE, style=LETTER), placed(MARK, NUMBER, TITLE, style=LETTER)
    assert bare[1].gap > 2 and numbered[2].gap == 2


JOINT = [P(text, Role.OFFICE_MARK) for text in ("清河县发展和改革委员会", "清河县财政局", "清河县行政审批局文件")]


def test_the_names_of_a_joint_mark_are_alike_in_width_and_the_word_stands_half_way_down() -> None:
    word, *names, number = placed(*JOINT, NUMBER)
    assert (word.at, block_text(word.block)) == ("sheet", "文件")
    assert [block_text(name.block) for name in names] == ["清河县发展和改革委员会", "清河县财政局", "清河县行政审批局"]
    wide = [width(block_text(name.block), name.look) * name.scale + name.spread * (len(block_text(name.block)) - 1) for name in names if name.look]
    assert wide == [pytest.approx(wide[0], abs=1)] * 3 and {name.left for name in names} == {names[0].left}
    assert names[0].look and word.top - GENERAL.page.top * POINTS == pytest.approx(35 * POINTS - above(names[0].look, GENERAL) + 48)
    assert (word.left or 0) > (names[0].left or 0) + wide[0] and number.edges


def test_a_joint_mark_as_wide_as_its_line_allows_is_made_narrower_as_a_whole() -> None:
    word, *names, _ = placed(*JOINT, NUMBER)
    assert len({name.scale for name in (word, *names)}) == 1 and word.scale < 1
    assert (word.left or 0) + 2 * 36 * word.scale <= GENERAL.page.measure + POINTS


def test_joint_marks_without_the_word_are_only_made_alike() -> None:
    names = placed(P("清河县财政局", Role.OFFICE_MARK), P("清河县行政审批局", Role.OFFICE_MARK), NUMBER)[:2]
    assert [name.at for name in names] == ["flow", "flow"] and names[0].spread > 0 == names[1].spread


def signers(*said: str) -> list[Placed]:
    return placed(MARK, NUMBER, *(P(text, Role.SIGNER) for text in said), TITLE)[1:-1]


@pytest.mark.parametrize("said", [("签发人：王某某　李某某　张某某",), ("签发人：王某某、李某某、张某某",), ("签发人：王某某", "李某某 张某某")])
def test_signers_stand_two_a_line_under_one_another_and_the_number_beside_the_last(said: tuple[str, ...]) -> None:
    one, two = signers(*said)
    assert one.beside and two.beside
    assert (block_text(one.block), block_text(one.beside)) == ("", "签发人：王某某　李某某")
    assert (block_text(two.block), block_text(two.beside)) == ("清营商办〔2024〕18号", "张某某")
    look = GENERAL.looks["signer_name"]
    assert two.beside_right - one.beside_right == pytest.approx(width("李某某　", look)) and one.beside_right == pytest.approx(GENERAL.page.cell)
    assert (one.gap, two.gap) == (2, 0) and two.edges and not one.edges


def test_two_signers_share_one_line_with_the_number() -> None:
    (line,) = signers("签发人：王某某　李某某")
    assert line.beside and block_text(line.beside) == "签发人：王某某　李某某"


def test_a_name_written_with_a_space_inside_is_one_name() -> None:
    one, two = signers("签发人：王　某　李某某　张　某")
    assert one.beside and two.beside and block_text(one.beside) == "签发人：王　某　李某某" and block_text(two.beside) == "张　某"
