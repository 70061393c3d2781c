from __future__ import annotations

import pytest

from desktop.document import build
from desktop.document.nodes import Paragraph, Role
from desktop.document.text import block_text
from desktop.layout.ink import POINTS, above, below, leading
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
