"""Every format on paper: marks, rules, numbers and imprint within a millimetre of GB/T 9704. Skipped where LibreOffice is not installed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from desktop import writers
from desktop.drafting.catalog import Catalog
from desktop.drafting.render import render
from desktop.drafting.start import sample_draft
from desktop.layout.choices import Choices
from desktop.layout.setting import setting
from tests.writers import paper
from tests.writers.formats import FORMATS, NUMBER, OFFICE, TITLE
from tests.writers.paper import BOTTOM, CELL, LEFT, POINT, RIGHT, TOP, Sheet

KINDS = ("summary", "briefing", "half_year", "reply", "feature")
FORMS = ("plain", "red_head", "letter")
PITCH = 28.95 * POINT


def near(value: float, by: float = 1.0) -> object:
    return pytest.approx(value, abs=by)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    """Every format, and every kind in every form, in one run of LibreOffice."""
    made = {name: writers.write(document, ".docx", style) for name, (document, style) in FORMATS.items()}
    for kind in KINDS:
        template = Catalog(()).template(kind).value
        report = render(template, sample_draft(template)).value
        for format in FORMS:
            chosen = setting(report, Choices(formats={kind: format}, mark="清河县营商办文件")).value
            made[f"{kind}-{format}"] = writers.write(chosen.document, ".docx", chosen.style)
    return paper.printed(made, tmp_path_factory.mktemp("formats"))


def test_the_mark_starts_35_mm_under_the_top_of_the_type_area(printed: dict[str, list[Sheet]]) -> None:
    for name in ("red", "upward", "attachment", *(f"{kind}-red_head" for kind in KINDS)):
        assert printed[name][0].line("清河县营商办文件").ink_top == near(TOP + 35), name


def test_the_red_rule_is_as_wide_as_the_type_area_and_4_mm_under_the_number(printed: dict[str, list[Sheet]]) -> None:
    for name in ("red", "upward", "attachment"):
        (rule,) = [rule for rule in printed[name][0].rules if rule.red]
        assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
        assert rule.top - printed[name][0].line("清营商办").ink_bottom == near(4)
    for kind in KINDS:
        (rule,) = [rule for rule in printed[f"{kind}-red_head"][0].rules if rule.red]
        assert (rule.left, rule.right, rule.weight) == (near(LEFT), near(RIGHT), near(0.35, 0.06))


def test_the_number_stands_two_lines_under_the_mark_and_the_title_two_under_the_rule(printed: dict[str, list[Sheet]]) -> None:
    page = printed["red"][0]
    mark, number, title = page.line("清河县营商办文件"), page.line("清营商办"), page.line(TITLE[:6])
    (rule,) = [rule for rule in page.rules if rule.red]
    assert number.ink_top - mark.ink_bottom == near(2 * PITCH + 6.3)  # two blank lines and what is free in the two lines themselves
    assert title.ink_top - rule.bottom == near(2 * PITCH + 3.2)
    assert (number.left + number.right) / 2 == near((LEFT + RIGHT) / 2)


def test_upward_the_number_keeps_one_character_at_the_left_and_the_signer_one_at_the_right(printed: dict[str, list[Sheet]]) -> None:
    line = printed["upward"][0].line("清营商办")
    assert line.text.endswith("签发人：王某某")
    assert (line.left, line.right) == (near(LEFT + CELL), near(RIGHT - CELL))


def test_copy_number_secrecy_and_urgency_stand_one_under_another_at_the_upper_left(printed: dict[str, list[Sheet]]) -> None:
    for name, words in (("joint", ("000012", "机密★1年", "特急")), ("red", ("000012", "特急"))):
        page = printed[name][0]
        for place, line in enumerate(page.line(said) for said in words):
            assert (line.left, line.foot) == (near(LEFT), near(TOP + (place + 0.8) * PITCH)), name


def test_a_joint_mark_has_its_names_alike_in_width_and_the_word_half_way_down(printed: dict[str, list[Sheet]]) -> None:
    page = printed["joint"][0]
    names = [page.line("清河县发展和改革"), page.line("清河县财政局"), page.line("清河县行政审批局")]
    word = [glyph for line in page.lines for glyph in line.glyphs if glyph.text in "文件" and TOP + 30 < glyph.top < names[-1].bottom]
    assert [glyph.text for glyph in word] == ["文", "件"] and names[0].ink_top == near(TOP + 35)
    right = [max(glyph.right for glyph in line.glyphs if glyph.left < word[0].left) for line in names]
    assert [line.left for line in names] == [near(names[0].left)] * 3 and right == [near(right[0], 1.5)] * 3
    middle = (names[0].ink_top + names[-1].ink_bottom) / 2
    assert (min(glyph.ink_top for glyph in word) + max(glyph.ink_bottom for glyph in word)) / 2 == near(middle)


def test_several_signers_stand_two_a_line_and_the_number_beside_the_last(printed: dict[str, list[Sheet]]) -> None:
    page = printed["joint"][0]
    first, last = page.line("签发人：王某某"), page.line("清营商办")
    assert first.text == "签发人：王某某李某某" and last.text.endswith("18号张某某")
    assert last.top - first.top == near(PITCH) and last.left == near(LEFT + CELL) and first.right == near(RIGHT - CELL)
    king, zhang = (next(glyph for glyph in line.glyphs if glyph.text == name) for line, name in ((first, "王"), (last, "张")))
    assert king.left == near(zhang.left)
    (rule,) = [rule for rule in page.rules if rule.red]
    assert rule.top - last.ink_bottom == near(4)


def test_seals_of_three_offices_stand_on_one_line_the_last_over_the_date(printed: dict[str, list[Sheet]]) -> None:
    page = next(page for page in printed["joint"] if any(line.text.startswith("清河县发改委") for line in page.lines))
    line, date = page.line("清河县发改委"), page.line("2024年")
    assert line.text == "清河县发改委清河县财政局清河县审批局" and date.right == near(RIGHT - 4 * CELL)
    middles = [(line.glyphs[at].left + line.glyphs[at + 5].right) / 2 for at in (0, 6, 12)]
    assert middles[2] == near(RIGHT - (4 + 3) * CELL)  # of a date six characters wide; a substitute's digits are wider
    assert [after - before for before, after in pairwise(middles)] == [near(46), near(46)]


def test_no_rule_parts_those_it_is_sent_to_from_the_copies(printed: dict[str, list[Sheet]]) -> None:
    page = printed["joint"][-1]
    assert len(page.rules) == 3 and page.rules[-1].bottom == near(BOTTOM)
    assert page.rules[0].bottom < page.line("主送").ink_top and page.line("抄送").ink_bottom < page.rules[1].top


def test_a_letters_mark_stands_30_mm_under_the_edge_of_the_sheet(printed: dict[str, list[Sheet]]) -> None:
    assert printed["letter"][0].line("清河县人民政府").ink_top == near(30)
    for kind in KINDS:
        assert printed[f"{kind}-letter"][0].line("清河县营商办").ink_top == near(30)


def test_a_letter_has_two_double_rules_170_mm_long_in_their_places(printed: dict[str, list[Sheet]]) -> None:
    for name in ("letter", *(f"{kind}-letter" for kind in KINDS)):
        page = printed[name][0]
        thick, thin, foot_thin, foot_thick = [rule for rule in page.rules if rule.red]
        assert thick.weight > 2 * thin.weight and foot_thick.weight > 2 * foot_thin.weight
        for rule in (thick, thin, foot_thin, foot_thick):
            assert rule.right - rule.left == near(170, 1.7) and (rule.left + rule.right) / 2 == near(105)
        assert thick.top - page.lines[0].ink_bottom == near(4)
        assert foot_thick.bottom == near(297 - 20)
        assert thin.top > thick.bottom and foot_thick.top > foot_thin.bottom
        assert not [rule for sheet in printed[name][1:] for rule in sheet.rules if rule.red]


def test_a_letters_rules_stand_where_there_is_no_mark_yet(printed: dict[str, list[Sheet]]) -> None:
    assert [rule.red for rule in printed["bare_letter"][0].rules] == [True] * 4
    assert printed["bare_letter"][0].lines[0].text == NUMBER


def test_a_letters_number_is_flush_right_under_the_rule_beside_the_copy_number(printed: dict[str, list[Sheet]]) -> None:
    page = printed["letter"][0]
    line, rule = page.line("000012"), [rule for rule in page.rules if rule.red][1]
    assert line.text.endswith(NUMBER) and (line.left, line.right) == (near(LEFT), near(RIGHT))
    assert line.ink_top - rule.bottom == near(7 / 8 * 16 * POINT)


def test_the_result_letter_stands_at_the_upper_right_and_the_title_two_lines_under_it(printed: dict[str, list[Sheet]]) -> None:
    page = printed["letter"][0]
    result, title = page.line("办理结果"), page.line(TITLE[:6])
    assert result.right == near(RIGHT) and result.top < title.top
    assert title.ink_top - result.ink_bottom == near(2 * PITCH + 4.5)


def test_page_one_of_a_letter_has_no_number_and_the_others_have(printed: dict[str, list[Sheet]]) -> None:
    for name in ("letter", *(f"{kind}-letter" for kind in KINDS)):
        first, *others = printed[name]
        assert not [line for line in first.lines if re.fullmatch(r"—\d+—", line.text)]
        assert [page.lines[-1].text for page in others] == [f"—{number}—" for number in range(2, len(others) + 2)]
        for page in others:
            assert page.lines[-1].ink_top == near(BOTTOM + 5.5, 1.5)


def test_a_letters_imprint_has_copies_only_and_no_rules(printed: dict[str, list[Sheet]]) -> None:
    page = printed["letter"][-1]
    copies = page.line("抄送")
    assert not page.rules and "印发" not in page.text()
    assert max(line.bottom for line in page.lines if line.top >= copies.top and not line.text.startswith("—")) == near(BOTTOM, 1.5)


def test_pages_of_every_kind_and_format_hold_22_lines_in_the_type_area(printed: dict[str, list[Sheet]]) -> None:
    for kind in KINDS:
        for format in FORMS:
            first, *inner, last = printed[f"{kind}-{format}"]
            for page, following in zip(inner, (*inner[1:], last)):
                moved = 22 - (len(page.lines) - 1)  # headings that stay with their text
                assert moved == 0 or (moved <= 2 and len(following.lines[0].text) < 27), f"{kind}-{format}"
                assert page.lines[0].ink_top == near(TOP + 4) and page.lines[-2].ink_bottom == near(BOTTOM - 1.8 - moved * PITCH)
            for page in (first, *inner):
                lines = [line for line in page.lines if 80 < line.top < BOTTOM]
                assert all(line.left >= LEFT - 1 and line.right <= RIGHT + 1 for line in lines)


def test_full_lines_of_every_kind_hold_28_characters(printed: dict[str, list[Sheet]]) -> None:
    """A line of nothing but Chinese that another follows: 28 characters, fewer where a mark or a number went on to the next."""
    for kind in KINDS:
        for format in FORMS:
            counts = [
                len(line.text)
                for page in printed[f"{kind}-{format}"]
                for line in page.lines
                if line.left == near(LEFT, 0.5) and line.right == near(RIGHT, 1.5) and not re.search(r"[!-~—·“”‘’…]", line.text)
            ]
            assert counts and set(counts) <= {24, 25, 26, 27, 28} and counts.count(28) > 0.5 * len(counts), f"{kind}-{format}"


def test_page_numbers_of_every_kind_stand_outside_one_character_in_7_mm_under_the_text(printed: dict[str, list[Sheet]]) -> None:
    for kind in KINDS:
        for format in FORMS:
            for place, page in enumerate(printed[f"{kind}-{format}"], 1):
                found = [line for line in page.lines if re.fullmatch(r"—\d+—", line.text)]
                if place == 1 and format == "letter":
                    assert not found
                    continue
                (line,) = found
                assert line.text == f"—{place}—" and (line.right if place % 2 else line.left) == near(
                    RIGHT - 14 * POINT if place % 2 else LEFT + 14 * POINT
                )
                assert (line.glyphs[0].ink_top + line.glyphs[0].ink_bottom) / 2 == near(BOTTOM + 7), f"{kind}-{format}"


def test_a_plain_report_has_no_rule_on_its_first_page(printed: dict[str, list[Sheet]]) -> None:
    for kind in KINDS:
        assert not [rule for rule in printed[f"{kind}-plain"][0].rules if rule.red], kind


def test_the_imprint_ends_on_the_lower_edge_of_the_type_area(printed: dict[str, list[Sheet]]) -> None:
    for name in ("red", "upward", "attachment", "alone"):
        first, inner, last = printed[name][-1].rules
        assert (first.left, first.right) == (near(LEFT), near(RIGHT))
        assert last.bottom == near(BOTTOM)
        assert (first.weight, inner.weight, last.weight) == (near(0.35, 0.06), near(0.25, 0.06), near(0.35, 0.06))


def test_the_imprint_stands_one_character_in_its_turned_lines_under_the_first_name(printed: dict[str, list[Sheet]]) -> None:
    page, one = printed["red"][-1], 14 * POINT
    copies, office = page.line("抄送"), page.line("清河县营商办2024")
    turned = next(line for line in page.lines if copies.top < line.top < office.top)
    assert copies.left == near(LEFT + one) and turned.left == near(LEFT + 4 * one)
    assert (office.left, office.right) == (near(LEFT + one), near(RIGHT - one))
    strokes = page.rules
    assert strokes[0].bottom < copies.ink_top and office.ink_bottom < strokes[2].top


def test_the_imprint_moves_to_a_page_of_its_own_without_a_number_where_the_last_is_full(printed: dict[str, list[Sheet]]) -> None:
    full, last = printed["alone"]
    assert len([line for line in full.lines if line.text == "正文一行。"]) == 18 and full.lines[-1].text == "—1—"
    assert last.lines[0].text.startswith("抄送") and last.lines[-1].text.endswith("印发")


def test_the_note_of_attachments_turns_under_the_name_and_numbers_under_the_number(printed: dict[str, list[Sheet]]) -> None:
    lines = [line for page in printed["red"] for line in page.lines]
    at = next(index for index, line in enumerate(lines) if line.text.startswith("附件：1."))
    one, turned, second = lines[at : at + 3]
    assert one.left == near(LEFT + 2 * CELL) and second.text.startswith("2.")
    name = next(glyph for glyph in one.glyphs[5:] if glyph.text == "清")
    assert turned.left == near(name.left, 2.5)  # a substitute's digits may be wider than half a character
    assert second.left == near(LEFT + 5 * CELL)


def test_attachments_start_pages_of_their_own_label_first_title_on_the_third_line_numbers_going_on(printed: dict[str, list[Sheet]]) -> None:
    sheets = printed["appended"]
    for label, name in (("附件1", "重点任务完成情况"), ("附件2", "典型案例")):
        (page,) = [page for page in sheets if page.lines[0].text == label]
        title = page.line(name)
        assert page.lines[0].left == near(LEFT) and page.lines[0].foot == near(TOP + 0.8 * PITCH)
        assert (title.left + title.right) / 2 == near((LEFT + RIGHT) / 2) and page.lines[1] is title
        assert title.foot == near(TOP + 2 * PITCH + 0.8 * 33 * POINT) and page.lines[2].foot - title.foot == near(2 * PITCH, 1.5)
    numbers = [line.text for page in sheets for line in page.lines if re.fullmatch(r"—\d+—", line.text)]
    assert numbers == [f"—{number}—" for number in range(1, len(sheets) + 1)]
    assert sheets[-1].lines[0].text == "附件2" and sheets[-1].rules[-1].bottom == near(BOTTOM)


def test_the_contact_stands_in_brackets_two_characters_in_right_under_the_date(printed: dict[str, list[Sheet]]) -> None:
    page = next(page for page in printed["appended"] if any(line.text.startswith("（联系人") for line in page.lines))
    contact, date = page.line("（联系人"), page.line("2024年7月3日")
    assert contact.text.endswith("）") and contact.left == near(LEFT + 2 * CELL) and contact.foot - date.foot == near(PITCH, 0.3)


def test_with_a_seal_the_date_keeps_four_characters_and_the_signature_is_centred_over_it(printed: dict[str, list[Sheet]]) -> None:
    (page,) = printed["short_seal"]
    office, date, said = page.line("清河县营商办"), page.line("2024年"), page.lines[-4]
    assert date.right == near(RIGHT - 4 * CELL) and date.top - office.top == near(PITCH)
    assert (office.left + office.right) / 2 == near(RIGHT - (4 + 3) * CELL)  # of a date six characters wide; a substitute's digits are wider
    assert office.top - said.top == near(3 * PITCH)


def test_a_signature_wider_than_its_date_pushes_it_left_and_stays_over_its_middle(printed: dict[str, list[Sheet]]) -> None:
    (page,) = printed["seal"]
    office, date = page.line(OFFICE[:6]), page.line("2024年")
    assert (office.left + office.right) / 2 == near((date.left + date.right) / 2) and office.right == near(RIGHT)


def test_a_long_signature_under_a_seal_stays_on_its_line(printed: dict[str, list[Sheet]]) -> None:
    (page,) = printed["long_seal"]
    assert page.line("清河县优化").text == "清河县优化营商环境工作领导小组推进专班综合协调办公室"


def test_with_a_signature_stamp_the_post_stands_left_of_it_and_the_date_a_line_under(printed: dict[str, list[Sheet]]) -> None:
    (page,) = printed["stamp"]
    post, date = page.line("县长"), page.line("2024年")
    assert post.right == near(RIGHT - (4 + 4 + 2) * CELL) and date.right == near(RIGHT - 4 * CELL)
    assert date.top - post.top == near(2 * PITCH)


def test_a_table_too_wide_lies_on_its_side_with_its_label_and_the_number_at_the_corner_it_has_upright(printed: dict[str, list[Sheet]]) -> None:
    (page,) = [page for page in printed["attachment"] if page.width > page.height]
    assert page.line("附件1").left == near(35)
    rules = page.rules
    assert (rules[0].left, rules[0].right) == (near(35), near(297 - 37))
    number = printed["attachment"].index(page) + 1
    glyphs = sorted((glyph for line in page.lines for glyph in line.glyphs if glyph.left < 34), key=lambda glyph: glyph.ink_top)
    assert "".join(glyph.text for glyph in glyphs) == f"—{number}—"
    middle = (min(glyph.left for glyph in glyphs) + max(glyph.right for glyph in glyphs)) / 2
    assert middle == near(35 - 7, 1.5)
    edge = glyphs[-1].bottom if number % 2 else glyphs[0].top
    assert edge == near(210 - 26 - 14 * POINT if number % 2 else 28 + 14 * POINT, 1.5)
