"""What an office may choose, each on paper: the page really changes, by as much as was chosen. Skipped where LibreOffice is not installed."""

from __future__ import annotations

import subprocess
from ctypes import c_int, create_string_buffer
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import pytest

from desktop import writers
from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Paragraph, Role, Text
from desktop.layout.choices import choices_of
from desktop.layout.setting import setting
from desktop.layout.style_values import Source
from tests.writers import paper
from tests.writers.paper import BOTTOM, CELL, LEFT, POINT, RIGHT, TOP, Line, Sheet

P = build.paragraph
FULL = "优化营商环境工作" * 190
OPTIONS: dict[str, dict[str, object]] = {
    "standard": {},
    "basis": {"margins": "34.58/32.58"},
    "basis_pitch": {"margins": "34.58/32.58", "pitch": 29.5},
    "wide_pitch": {"pitch": 30},
    "narrow_pitch": {"pitch": 28, "lines": 22},
    "sides": {"left": 27, "right": 25, "top": 36, "bottom": 36},
    "third_level": {"third_level_bold": True},
    "digits": {"digits": "DejaVu Sans Mono"},
    "run_in": {"run_in_bold": False},
    "face": {"faces": {"一级标题": "Noto Serif CJK SC"}},
    "size": {"sizes": {"标题": 26}},
    "center": {"number_place": "center"},
    "right": {"number_place": "right"},
    "form": {"number_form": "-{}-"},
    "first": {"number_first": False},
    "seal": {"seal": "seal"},
    "stamp": {"seal": "stamp"},
    "red_head": {"format": "red_head", "mark": "清河县营商办文件"},
    "letter": {"format": "letter", "mark": "清河县营商办文件"},
}


class Printed(NamedTuple):
    """A document on paper: its sheets, and the font of every character of its first page."""

    sheets: list[Sheet]
    fonts: dict[str, set[str]]


def near(value: float, by: float = 1.0) -> object:
    return pytest.approx(value, abs=by)


def document() -> Document:
    """Four pages: headings of every level, a run-in heading and digits on the first, then nothing but characters."""
    said = Paragraph((Text("甲是整合窗口。"), Text("一是压减时限。", Emphasis.LEAD), Text("办件2157项。")))
    head = (P("标题", Role.TITLE), P("收文单位：", Role.ADDRESSEE), build.heading("一、黑体", 1), build.heading("（一）楷书", 2))
    levels = (build.heading("1. 仿体", 3), build.heading("（1）末级", 4), said)
    return Document((*head, *levels, P(FULL, Role.ADDRESSEE), P("清河县营商办", Role.SIGNATURE), P("2024年7月3日", Role.DATE)))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    made = {}
    for name, given in OPTIONS.items():
        chosen = setting(document(), choices_of(Source("档案.toml", ""), dict(given))).value
        made[name] = writers.write(chosen.document, ".docx", chosen.style)
    files = paper.converted(made, tmp_path_factory.mktemp("options"), ".pdf")
    return {name: Printed(paper.sheets(path), _fonts(path)) for name, path in files.items()}


def _fonts(path: Path) -> dict[str, set[str]]:
    """The names of the fonts each character of the first page is set in."""
    found: dict[str, set[str]] = {}
    name, flags = create_string_buffer(200), c_int()
    with pypdfium2.PdfDocument(path) as file:
        text = file[0].get_textpage()
        for index in range(text.count_chars()):
            raw.FPDFText_GetFontInfo(text, index, name, 200, flags)
            found.setdefault(text.get_text_range(index, 1), set()).add(name.value.decode().rpartition("+")[2])
    return found


def _installed(family: str) -> None:
    listed = subprocess.run(["fc-list", family, "family"], capture_output=True, text=True, check=False).stdout
    if not listed.strip():
        pytest.skip(f"{family} is not installed")


def lines(sheet: Sheet) -> list[Line]:
    """The lines of the text, without the page number."""
    return [line for line in sheet.lines if 30 < line.foot < 267]


@pytest.mark.parametrize(
    ("name", "top", "pitch", "count"),
    [
        ("standard", 37, 28.95, 22),
        ("basis", 34.58, 28.95, 22),
        ("basis_pitch", 34.58, 29.5, 22),
        ("wide_pitch", 37, 30, 21),
        ("narrow_pitch", 37, 28, 22),
        ("sides", 36, 28.95, 22),
    ],
)
def test_margins_and_pitch_are_those_chosen_and_the_lines_as_many_as_they_leave_room_for(
    printed: dict[str, Printed], name: str, top: float, pitch: float, count: int
) -> None:
    text = lines(printed[name].sheets[1])
    assert len(text) == count
    apart = [after.foot - before.foot for before, after in pairwise(text)]
    assert apart == [pytest.approx(pitch * POINT, abs=0.05)] * (count - 1)
    assert text[0].foot == near(top + 0.8 * pitch * POINT, 0.3)


def test_side_margins_move_the_text_and_keep_28_characters(printed: dict[str, Printed]) -> None:
    for name, left, right in (("standard", LEFT, RIGHT), ("basis", LEFT, RIGHT), ("sides", 27, 185)):
        for line in lines(printed[name].sheets[1]):
            assert (line.left, line.right, len(line.text)) == (near(left), near(right), 28), name


def test_only_the_third_level_turns_bold(printed: dict[str, Printed]) -> None:
    assert printed["third_level"].fonts["仿"] != printed["standard"].fonts["仿"]
    assert (
        all("Bold" in font for font in printed["third_level"].fonts["仿"]) and printed["third_level"].fonts["末"] == printed["standard"].fonts["末"]
    )


def test_digits_take_the_face_chosen_and_chinese_characters_keep_theirs(printed: dict[str, Printed]) -> None:
    _installed("DejaVu Sans Mono")
    assert printed["digits"].fonts["5"] == {"DejaVuSansMono"} != printed["standard"].fonts["5"]
    assert printed["digits"].fonts["办"] == printed["standard"].fonts["办"]


def test_the_words_of_a_run_in_heading_turn_plain(printed: dict[str, Printed]) -> None:
    assert printed["run_in"].fonts["限"] == printed["standard"].fonts["整"] != printed["standard"].fonts["限"]


def test_a_face_and_a_size_are_those_chosen(printed: dict[str, Printed]) -> None:
    _installed("Noto Serif CJK SC")
    assert printed["face"].fonts["黑"] != printed["standard"].fonts["黑"] and printed["face"].fonts["楷"] == printed["standard"].fonts["楷"]
    (large, usual) = (printed[name].sheets[0].line("标题") for name in ("size", "standard"))
    assert large.right - large.left == near((usual.right - usual.left) * 26 / 22, 0.3)


def number(sheet: Sheet) -> Line | None:
    return next((line for line in sheet.lines if line.foot > 267 and any(glyph.text.isdigit() for glyph in line.glyphs)), None)


def test_page_numbers_stand_where_they_were_chosen_to(printed: dict[str, Printed]) -> None:
    for sheet in printed["center"].sheets:
        line = number(sheet)
        assert line and (line.left + line.right) / 2 == near((LEFT + RIGHT) / 2)
    found = [line for sheet in printed["right"].sheets if (line := number(sheet))]
    assert len(found) == 4 and [line.right for line in found] == [near(RIGHT - 14 * POINT)] * 4
    outer = [number(sheet) for sheet in printed["standard"].sheets]
    assert [round(line.left) for line in outer if line][1] == round(LEFT + 14 * POINT)


def test_page_numbers_say_what_they_were_chosen_to_and_the_first_may_be_left_out(printed: dict[str, Printed]) -> None:
    assert [line.text for sheet in printed["form"].sheets if (line := number(sheet))] == ["-1-", "-2-", "-3-", "-4-"]
    assert [line.text if (line := number(sheet)) else "" for sheet in printed["first"].sheets] == ["", "—2—", "—3—", "—4—"]
    for name in ("standard", "basis", "wide_pitch"):
        for sheet in printed[name].sheets:
            line = number(sheet)
            dash = next(glyph for glyph in line.glyphs if glyph.text == "—") if line else None
            assert dash and (dash.ink_top + dash.ink_bottom) / 2 == near(BOTTOM + 7), name


def test_each_way_of_signing_puts_the_date_where_the_standard_has_it(printed: dict[str, Printed]) -> None:
    last = {name: printed[name].sheets[-1] for name in ("standard", "seal", "stamp")}
    dates = {name: sheet.line("2024年") for name, sheet in last.items()}
    assert [dates[name].right for name in ("standard", "seal", "stamp")] == [
        near(RIGHT - 2 * CELL, 1.5),
        near(RIGHT - 4 * CELL),
        near(RIGHT - 4 * CELL),
    ]
    signs = {name: sheet.line("清河县营商办") for name, sheet in last.items()}
    pitch = 28.95 * POINT
    assert [dates[name].foot - signs[name].foot for name in signs] == [near(pitch, 0.3), near(pitch, 0.3), near(2 * pitch, 0.3)]


def test_red_head_and_letter_bring_their_rules_and_a_plain_report_has_none(printed: dict[str, Printed]) -> None:
    rules = {name: [rule for rule in printed[name].sheets[0].rules if rule.red] for name in ("standard", "red_head", "letter")}
    assert [len(found) for found in rules.values()] == [0, 1, 4]
    assert printed["red_head"].sheets[0].line("清河县营商办文件").ink_top == near(TOP + 35)
    assert printed["letter"].sheets[0].line("清河县营商办").ink_top == near(30) and "文件" not in printed["letter"].sheets[0].text()
