"""Every way out the program offers takes the fault off the pages, and says what it costs of 22 × 28."""

from __future__ import annotations

import pytest

from desktop.document import build
from desktop.document.nodes import Block, Document, Role, replace
from desktop.layout.adjusting import CHARS, KEEP, PITCH, SPACING, adjusted, adjustments, digest, price
from desktop.layout.page_checks import Fault, PageFault, page_faults, page_notes
from desktop.layout.pages import Line
from desktop.layout.paginate import paginate
from desktop.layout.remedies import remedy
from desktop.layout.setting import setting
from desktop.layout.style import Style, standard
from desktop.layout.ways import WAYS, Way

P = build.paragraph
CLOSING = (P("某县营商办", Role.SIGNATURE), P("2024年9月30日", Role.DATE))
TITLE = P("关于某项工作的报告", Role.TITLE)


def of(fault: Fault, document: Document, style: Style) -> PageFault | None:
    return next((each for each in page_faults(paginate(document, style)) if each.fault is fault), None)


def signed(last: int) -> Document:
    """A letter whose signature the text leaves no room for on its first page, ending with ``last`` characters more."""
    return Document((TITLE, *(P("优" * 26) for _ in range(14)), P("优" * (26 + 28 * last)), *CLOSING))


def test_every_fault_says_which_ways_the_program_can_go() -> None:
    assert set(WAYS) == set(Fault)
    assert WAYS[Fault.ROW_SPLIT] == WAYS[Fault.IMPRINT_NOT_LAST] == ()


def test_a_signature_alone_comes_back_by_another_pitch() -> None:
    document = next(made for made in map(signed, range(8)) if of(Fault.SIGNATURE_ALONE, made, standard()))
    fault = of(Fault.SIGNATURE_ALONE, document, standard())
    assert fault is not None
    found = remedy(document, standard(), fault, Way.PITCH, {})
    assert found is not None
    style = adjusted(standard(), found.extra)
    assert page_faults(paginate(document, style)) == ()
    assert 26 <= style.page.pitch <= 31
    assert ("不再是 22 行 28 字（5.2.3" in found.sentence()) is (style.page.lines != 22)


def test_a_signature_alone_comes_back_by_closer_characters_where_the_text_then_is_a_line_shorter() -> None:
    body = [P("优" * 83) for _ in range(5)]  # three lines and a character; at 29 a line three lines
    for lines in range(1, 20):
        document = Document((TITLE, *body, *(P("优" * 26) for _ in range(lines)), *CLOSING))
        fault = of(Fault.SIGNATURE_ALONE, document, standard())
        if fault and (found := remedy(document, standard(), fault, Way.SPACING, {})):
            assert found.extra == {CHARS: "29"} and "每行 29 字，不再是 22 行 28 字" in found.sentence()
            assert of(Fault.SIGNATURE_ALONE, document, adjusted(standard(), found.extra)) is None
            return
    pytest.fail("no length of text left the signature alone")


@pytest.mark.parametrize("text", ["优" * 54 + "化。", "优" * (26 + 28 * 5) + "化。", "优" * 82 + "化"])
def test_one_character_on_the_last_line_goes_by_spacing_of_that_paragraph_alone(text: str) -> None:
    document = Document((TITLE, P("前一段的文字照旧。"), P(text), *CLOSING))
    fault = of(Fault.SHORT_LAST_LINE, document, standard())
    assert fault is not None
    found = remedy(document, standard(), fault, Way.SPACING, {})
    assert found is not None and found.price == "" and digest(text) in found.extra[SPACING]
    style = adjusted(standard(), found.extra)
    pages = paginate(document, style)
    assert page_faults(pages) == ()
    spacing = {line.block: line.runs[0].font.spacing for line in pages.pages[0].lines if line.look.startswith("body")}
    assert spacing[1] == standard().looks["body"].spacing != spacing[2]
    assert abs(spacing[2] - spacing[1]) <= 0.6 + 1e-9


def test_two_paragraphs_are_mended_one_after_the_other() -> None:
    document = Document((TITLE, P("优" * 54 + "化。"), P("改" * 54 + "革。"), *CLOSING))
    extra: dict[str, str] = {}
    for _ in range(2):
        fault = page_faults(paginate(document, adjusted(standard(), extra)))[0]
        found = remedy(document, standard(), fault, Way.SPACING, extra)
        assert found is not None
        extra = dict(found.extra)
    assert page_faults(paginate(document, adjusted(standard(), extra))) == () and len(extra[SPACING].split()) == 2


def loose() -> Style:
    """A style whose first headings are not kept to what follows."""
    looks = standard().looks
    return style_with(looks={**looks, "heading_1": replace(looks["heading_1"], keep=False)})


def style_with(**given: object) -> Style:
    from dataclasses import replace as other

    return other(standard(), **given)  # type: ignore[arg-type]


def heading_at_foot(style: Style) -> tuple[Document, PageFault]:
    for lines in range(15, 24):
        blocks: tuple[Block, ...] = (*(P("优" * 26) for _ in range(lines)), build.heading("一、做法", 1), *(P("优" * 26) for _ in range(5)))
        document = Document(blocks)
        if fault := of(Fault.HEADING_AT_FOOT, document, style):
            return document, fault
    raise AssertionError


def test_a_heading_at_the_foot_is_kept_to_what_follows() -> None:
    style = loose()
    document, fault = heading_at_foot(style)
    found = remedy(document, style, fault, Way.KEEP, {})
    assert found is not None and found.extra == {KEEP: "heading_1"} and found.price == ""
    assert page_faults(paginate(document, adjusted(style, found.extra))) == ()


def test_a_way_that_leads_nowhere_is_not_offered_as_one() -> None:
    document = Document((build.table([["甲", "数" * 4000]]),))
    fault = of(Fault.ROW_SPLIT, document, standard())
    assert fault is not None
    assert remedy(document, standard(), fault, Way.KEEP, {}) is None and remedy(document, standard(), fault, Way.PITCH, {}) is None


def test_the_setting_of_a_document_obeys_its_adjustments() -> None:
    document = Document((TITLE, P("正文。")))
    adjusted_one = replace(document, meta=replace(document.meta, extra={PITCH: "27.7", "作者": "某某"}))
    assert setting(adjusted_one).value.style.page.lines == 23
    assert setting(adjusted_one).value.style is setting(adjusted_one).value.style
    assert setting(document).value.style is standard()
    assert adjustments(adjusted_one.meta.extra) == {PITCH: "27.7"}


@pytest.mark.parametrize(
    "extra", [{PITCH: "一"}, {PITCH: "900"}, {CHARS: "nan"}, {CHARS: "3"}, {KEEP: "nothing"}, {SPACING: "= x=y a=99"}, {SPACING: ""}]
)
def test_adjustments_nobody_can_have_made_leave_the_style_as_it_is(extra: dict[str, str]) -> None:
    made = adjusted(standard(), extra)
    assert (made.page, dict(made.looks), dict(made.apart)) == (standard().page, dict(standard().looks), {})


def test_the_price_is_told_only_where_the_grid_is_another() -> None:
    assert price(standard(), adjusted(standard(), {PITCH: "28"})) == ""
    assert price(standard(), adjusted(standard(), {PITCH: "27.7"})).startswith("每页 23 行、每行 28 字")
    assert price(standard(), adjusted(standard(), {CHARS: "27"})).startswith("每页 22 行、每行 27 字")


def test_adjusted_lines_still_fit_their_page_and_measure() -> None:
    for chars in (27, 29):
        pages = paginate(Document((P("优" * 300),)), adjusted(standard(), {CHARS: str(chars)}))
        assert len(pages.pages[0].lines[1].text) == chars
    for pitch, lines in (("27.7", 23), ("30.35", 21)):
        pages = paginate(Document((P("优" * 3000),)), adjusted(standard(), {PITCH: pitch}))
        full = pages.pages[0].lines
        assert len(full) == lines and full[-1].top + full[-1].height <= pages.area[3] + 0.1


def test_notes_of_pages_name_page_and_clause() -> None:
    line = Line(0.0, 1.0, 1.0, ())
    assert line.runs == ()
    (note,) = page_notes((PageFault(Fault.SIGNATURE_ALONE, 2, 0, 0, ("调整行距", "调整字距")),))
    assert str(note) == "第 3 页：落款单独在一页，页上没有正文（7.3.5.5），可以调整行距、调整字距"
