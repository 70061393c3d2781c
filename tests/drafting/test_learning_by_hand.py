"""Layouts learned from documents that no program of ours has made: direct formatting, no styles, grids."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE

from desktop.drafting.learning import learn
from tests.drafting.by_hand import Hand, grid, numbered, saved, words

Learned = dict[str, Any]


def learned(data: bytes) -> Learned:
    found: Learned = tomllib.loads(learn(data, "印发.docx"))["layout"]
    return found


def without_a_seal() -> bytes:
    hand = Hand()
    made = hand.document()
    hand.body(made)
    hand.signed(made, "清河县优化营商环境服务中心", 2, 2 + 13 - 2 - 6)
    numbered(made.sections[0].footer.paragraphs[0], "— ", " —", SIDE.CENTER)
    return saved(made)


def on_the_grid() -> bytes:
    hand = Hand((34.58, 32.58, 28, 26), pitch=0)
    made = hand.document()
    grid(made, "lines", 592)
    hand.body(made)
    hand.signed(made, "清河县营商办", 4, 4)
    return saved(made)


def on_words_own_grid() -> bytes:
    hand = Hand(face="仿宋", second="楷体", pitch=0)
    made = hand.document()
    grid(made, "linesAndChars", 579, -849)
    hand.body(made)
    return saved(made)


def with_words_margins() -> bytes:
    hand = Hand((25.4, 25.4, 31.8, 31.8), western="Times New Roman", pitch=30, bold_third=True)
    made = hand.document()
    hand.body(made)
    hand.add(made, " " * 50 + "清河县优化营商环境服务中心")
    hand.add(made, " " * 54 + "2024年7月3日")
    numbered(made.sections[0].footer.paragraphs[0], "第", "页", SIDE.CENTER, simple=True)
    return saved(made)


def with_a_red_head() -> bytes:
    hand = Hand()
    made = hand.document()
    words(hand.add(made, "", side=SIDE.CENTER), "清河县营商办文件", "方正小标宋简体", 48, colour="E60012")
    hand.add(made, "清营商办〔2024〕18号", side=SIDE.CENTER)
    hand.body(made)
    hand.signed(made, "清河县营商办", 4, 4)
    made.settings.odd_and_even_pages_header_footer = True
    numbered(made.sections[0].footer.paragraphs[0], "— ", " —", SIDE.RIGHT)
    numbered(made.sections[0].even_page_footer.paragraphs[0], "— ", " —", SIDE.LEFT)
    return saved(made)


def with_a_joint_head_in_a_table() -> bytes:
    hand = Hand()
    made = hand.document()
    table = made.add_table(2, 2)
    for cell, text in (((0, 0), "清河县财政局"), ((1, 0), "清河县税务局"), ((0, 1), "文件")):
        words(table.cell(*cell).paragraphs[0], text, "方正小标宋简体", 40, colour="FF0000")
    hand.add(made, "清财〔2024〕18号", side=SIDE.CENTER)
    hand.body(made)
    return saved(made)


def as_a_letter() -> bytes:
    hand = Hand(size=15)
    made = hand.document()
    words(hand.add(made, "", side=SIDE.CENTER), "清河县人民政府办公室", "方正小标宋简体", 42, colour="FF0000")
    hand.add(made, "清营商办函〔2024〕18号", side=SIDE.RIGHT)
    hand.body(made)
    made.sections[0].different_first_page_header_footer = True
    numbered(made.sections[0].footer.paragraphs[0], "- ", " -", SIDE.CENTER)
    return saved(made)


SIZES = {"正文": 15.0, "一级标题": 15.0, "二级标题": 15.0, "三级标题": 15.0}


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (without_a_seal, {"number_place": "center"}),
        (on_the_grid, {"margins": "34.58/32.58", "pitch": 29.6, "seal": "seal"}),
        (on_words_own_grid, {"word_grid": True, "faces": {"正文": "仿宋", "二级标题": "楷体", "三级标题": "仿宋"}}),
        (
            with_words_margins,
            {
                "top": 25.4, "bottom": 25.4, "left": 31.8, "right": 31.8, "pitch": 30.0, "third_level_bold": True, "digits": "Times New Roman",
                "number_place": "center", "number_form": "第{}页",
            },
        ),
        (with_a_red_head, {"format": "red_head", "mark": "清河县营商办文件", "seal": "seal"}),
        (with_a_joint_head_in_a_table, {"format": "red_head", "mark": ["清河县财政局", "清河县税务局文件"]}),
        (as_a_letter, {"format": "letter", "letter_mark": "清河县人民政府办公室", "number_place": "center", "number_form": "- {} -", "sizes": SIZES}),
    ],
    ids=["without a seal", "on the grid", "on Word's own grid", "with Word's margins", "with a red head", "with a joint head", "as a letter"],
)  # fmt: skip
def test_what_a_clerk_has_set_by_hand_is_learned(make: Any, expected: Learned) -> None:
    assert learned(make()) == expected


@pytest.mark.parametrize(
    ("office", "office_right", "date_right", "sealed"),
    [
        ("清河县营商办", 4, 4, True),
        ("清河县优化营商环境办公室", 1, 4, True),
        ("清河县优化营商环境办公室", 2, 6, False),
        ("清河县营商环境服务中心", 2, 5, False),
        ("清河县营商办", 4, 2, False),
        ("清河县优化营商环境工作领导小组办公室", 2, 12, False),
    ],
)
def test_the_way_of_signing_is_the_one_whose_places_are_nearest(office: str, office_right: float, date_right: float, sealed: bool) -> None:
    hand = Hand()
    made = hand.document()
    hand.body(made)
    hand.signed(made, office, office_right, date_right)
    assert learned(saved(made)).get("seal") == ("seal" if sealed else None)


@pytest.mark.parametrize(("blanks", "points", "expected"), [("", 0, 0), ("　　", 0, None), ("", 32, None), ("    ", 0, None), ("", 48, 3)])
def test_the_indent_of_the_text_is_learned_whatever_makes_it(blanks: str, points: float, expected: float | None) -> None:
    hand = Hand()
    made = hand.document()
    for _ in range(3):
        hand.add(
            made, blanks + "县营商办坚持把优化营商环境作为头号工程，推动政务服务从能办向好办转变，企业和群众办事更加方便。"
        ).paragraph_format.first_line_indent = points * 12700
    assert learned(saved(made)).get("style", {}).get("looks", {}).get("body", {}).get("first") == expected
