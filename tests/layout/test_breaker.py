from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from desktop.document import build
from desktop.document.nodes import Break, Document, Emphasis, Field, FieldState, Paragraph, Role, Text
from desktop.document.text import plain
from desktop.layout.habits import LIBREOFFICE, WORD, Habits
from desktop.layout.kinsoku import NOT_FIRST, NOT_LAST, breakable, last_break
from desktop.layout.pages import Line, Run
from desktop.layout.paginate import paginate
from desktop.layout.style import standard
from tests.layout.prose import documents, shown, wanted

P = build.paragraph
STYLE = standard()
LEFT, RIGHT = 79.35, 79.35 + 442.25  # the type area of the standard, in points


def lines(*blocks: Paragraph, habits: Habits = WORD) -> list[Line]:
    return [line for page in paginate(build.document(*blocks), habits=habits).pages for line in page.lines]


def texts(text: str, role: Role = Role.ADDRESSEE, habits: Habits = WORD) -> list[str]:
    return [line.text for line in lines(P(text, role), habits=habits)]


def test_a_line_holds_28_characters() -> None:
    assert [len(text) for text in texts("优" * 60)] == [28, 28, 4]


def test_a_paragraph_of_the_body_starts_two_characters_in() -> None:
    first, second = lines(P("优" * 40))
    assert first.left == pytest.approx(LEFT + 2 * STYLE.page.cell, abs=0.05) and second.left == pytest.approx(LEFT)
    assert len(first.text) == 26


def test_a_mark_that_does_not_fit_hangs_in_the_margin() -> None:
    first, second = lines(P("优" * 28 + "，" + "化" * 3, Role.ADDRESSEE))
    assert (first.text, second.text, first.hangs) == ("优" * 28 + "，", "化" * 3, True)
    assert first.runs[-1].x + first.runs[-1].width == pytest.approx(RIGHT + 15.75, abs=1.5)


def test_only_one_mark_hangs() -> None:
    assert texts("优" * 28 + "。”" + "化") == ["优" * 27, "优。”化"]


def test_libreoffice_takes_a_mark_to_the_next_line_with_the_character_before_it() -> None:
    assert texts("优" * 28 + "，" + "化" * 3, habits=LIBREOFFICE) == ["优" * 27, "优，化化化"]


def test_an_opening_mark_goes_to_the_next_line() -> None:
    assert texts("优" * 27 + "“化”") == ["优" * 27, "“化”"]


@pytest.mark.parametrize("pair", ["——", "……"])
def test_dashes_and_dots_of_two_characters_are_not_cut(pair: str) -> None:
    first, second = texts("优" * 27 + pair + "化")
    assert pair in second and first + second == "优" * 27 + pair + "化"


@pytest.mark.parametrize("word", ["94.24%", "2,157", "GDP", "GB/T", "3+29", "100℃"])
def test_a_number_or_a_western_word_is_not_cut(word: str) -> None:
    first, second = texts("优" * 27 + word + "化")
    assert (first, second) == ("优" * 27, word + "化")


def test_a_number_and_the_chinese_unit_behind_it_may_be_parted() -> None:
    assert texts("优" * 26 + "2024年") == ["优" * 26 + "2024", "年"]


def test_a_word_longer_than_a_line_is_cut_where_the_line_ends() -> None:
    assert [len(text) for text in texts("a" * 100)] == [57, 43]


def test_spaces_at_the_end_of_a_line_stand_in_the_margin() -> None:
    assert [text.rstrip() for text in texts("优" * 28 + "  化")] == ["优" * 28, "化"]


def test_a_full_line_reaches_the_margin_and_the_last_one_does_not() -> None:
    first, last = lines(P("优化1234营商环境" * 3 + "《" + "化" * 9, Role.BODY))
    assert first.right == pytest.approx(RIGHT, abs=0.05)
    assert last.right < RIGHT - 100


def test_no_space_is_opened_inside_a_number() -> None:
    (number,) = [run for run in lines(P("优" * 22 + "94.24%" + "，“化”“化”"))[0].runs if "94" in run.text]
    assert number.stretch == 0 and number.text.startswith("94.24%")


def test_a_break_in_the_text_ends_the_line_without_filling_it() -> None:
    first, second = lines(Paragraph((Text("优化"), Break(), Text("环境"))))
    assert (first.text, second.text) == ("优化", "环境")
    assert second.left == pytest.approx(LEFT) and first.right < RIGHT - 300


def test_titles_stand_in_the_middle_and_signatures_at_the_right() -> None:
    title, signed = lines(P("优化营商环境", Role.TITLE), P("正文。"), P("某县营商办", Role.SIGNATURE))[::2]
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)
    assert signed.right == pytest.approx(RIGHT - 2 * STYLE.page.cell, abs=0.1)


def test_runs_know_their_look_and_their_field() -> None:
    block = Paragraph((Text("一是整合。", Emphasis.LEAD), Text("入驻"), Field("【待补：数】", "数", state=FieldState.MISSING), Text("家。")))
    runs = lines(block)[0].runs
    assert [run.font.bold for run in runs] == [True, False, False, False]
    assert [run.field for run in runs] == [None, None, FieldState.MISSING, None]
    assert [run.start for run in runs] == [0, 5, 7, 13]


def test_the_words_of_a_run_in_heading_stand_in_its_face_and_the_prose_in_that_of_the_body() -> None:
    (line,) = lines(Paragraph((Text("一、搭建平台。", Emphasis.LEAD), Text("依托大厅。")), Role.HEADING, 1))
    assert [run.font.face for run in line.runs] == ["黑体", "仿宋_GB2312"]
    assert line.look == "body"


def test_digits_stand_in_the_face_the_office_wants() -> None:
    style = replace(STYLE, latin="Times New Roman")
    (line,) = paginate(build.document(P("共2157项")), style).pages[0].lines
    assert [run.font.face for run in line.runs] == ["仿宋_GB2312", "Times New Roman", "仿宋_GB2312"]


def test_libreoffice_opens_a_fifth_of_the_size_beside_digits() -> None:
    def wide(habits: Habits) -> float:
        (line,) = lines(P("共2项"), habits=habits)
        return line.right - line.left

    assert wide(LIBREOFFICE) - wide(WORD) == pytest.approx(2 * 16 / 5 + 2 * 0.25 + 0.25, abs=0.3)


@given(documents())
def test_every_character_is_on_the_pages_once_and_in_order(document: Document) -> None:
    for habits in (WORD, LIBREOFFICE):
        assert shown(paginate(document, habits=habits)) == wanted(document)


@given(documents())
def test_no_line_is_wider_than_the_type_area_and_one_hanging_mark(document: Document) -> None:
    for page in paginate(document).pages:
        for line in page.lines:
            inked = [run for run in line.runs if run.text.strip()]
            if inked and not line.text.endswith((" ", "\t")):
                mark = inked[-1].font.size if line.hangs else 0.0
                assert _inner(inked[-1]) <= RIGHT + mark + 0.1 or len(line.text) == 1


def _inner(run: Run) -> float:
    """The right edge of a run without the spaces it ends with."""
    return run.x + run.width - (len(run.text) - len(run.text.rstrip())) * (run.font.size + run.stretch)


@given(documents(most=6))
def test_no_line_starts_or_ends_with_a_mark_that_may_not(document: Document) -> None:
    for page in paginate(document).pages:
        for line in page.lines:
            text = line.text
            if line.number and text.strip():
                assert text[0] not in NOT_FIRST or _follows_break(document, line), text
            if line.number + 1 < line.total and text.rstrip():
                assert text[-1] not in NOT_LAST or _ends_at_break(document, line) or len(text) == 1, text


def _follows_break(document: Document, line: Line) -> bool:
    """Whether a break of the text, or of a title by sense, stands before the line, or no better place was there: marks fill the line before it."""
    at = line.base + line.runs[0].start
    text = plain(document)
    before = text[max(at - 28, 0) : at]
    return (
        line.look in ("title", "attachment_title")
        or "\n" in text[at - 1 : at]
        or not any(breakable(text, at - back) for back in range(1, min(28, len(before))))
    )


def _ends_at_break(document: Document, line: Line) -> bool:
    text, at = plain(document), line.base + line.runs[-1].end
    return line.look in ("title", "attachment_title") or text[at : at + 1].isspace()


def test_a_line_is_cut_somewhere_even_where_no_break_is_allowed() -> None:
    assert last_break("，" * 40, 0, 28, 40) == 28
    assert "".join(texts("优" + "）" * 70)) == "优" + "）" * 70
