from __future__ import annotations

from desktop.document import build
from desktop.document.nodes import Block, Document, Role
from desktop.layout.page_checks import REMEDIES, Fault, page_faults
from desktop.layout.pages import Page, Pages
from desktop.layout.paginate import paginate

P = build.paragraph


def faults(*blocks: Block) -> list[tuple[Fault, int]]:
    return [(found.fault, found.page) for found in page_faults(paginate(Document(blocks)))]


def test_sound_pages_have_no_faults() -> None:
    blocks = (build.heading("一、做法", 1), P("优化营商环境" * 60), P("某县营商办", Role.SIGNATURE), P("2024年9月30日", Role.DATE))
    assert faults(*blocks) == []


def test_a_signature_alone_on_a_page_is_found() -> None:
    closing = (P("某县营商办", Role.SIGNATURE), P("2024年9月30日", Role.DATE))
    assert faults(P("优" * (28 * 22), Role.ADDRESSEE), *closing) == [(Fault.SIGNATURE_ALONE, 1)]
    assert faults(P("优" * (28 * 23), Role.ADDRESSEE), *closing) == []


def test_a_first_page_without_text_is_found() -> None:
    offices = P("各乡镇人民政府，" * 80 + "各街道办事处：", Role.ADDRESSEE)
    assert faults(P("标题", Role.TITLE), offices, P("正文从这里开始。")) == [(Fault.NO_TEXT_FIRST, 0)]
    assert faults(P("标题", Role.TITLE), P("各乡镇人民政府：", Role.ADDRESSEE), P("正文从这里开始。" * 80)) == []


def test_a_last_line_of_one_character_is_found_whatever_mark_stands_behind_it() -> None:
    assert faults(P("优" * 26 + "化。")) == [(Fault.SHORT_LAST_LINE, 0)]
    assert faults(P("优" * 26 + "环境。")) == []
    assert faults(P("优。")) == []


def test_a_fault_knows_its_place_in_the_text_and_its_remedies() -> None:
    (found,) = page_faults(paginate(build.document(P("题", Role.TITLE), P("优" * 26 + "化。"))))
    assert (found.start, found.block) == (2 + 26, 1)
    assert found.remedies == REMEDIES[found.fault] and found.remedies


def test_every_fault_has_remedies() -> None:
    assert set(REMEDIES) == set(Fault) and all(REMEDIES.values())


def test_a_heading_at_the_foot_of_a_page_is_found() -> None:
    heading = paginate(build.document(build.heading("一、做法", 1))).pages[0]
    made = Pages((heading, Page(2, heading.width, heading.height)), (0.0, 0.0, 1.0, 1.0))
    assert [found.fault for found in page_faults(made)] == [Fault.HEADING_AT_FOOT]


def test_an_imprint_that_is_not_on_the_last_page_is_found() -> None:
    last = paginate(build.document(P("正文。"), P("抄送：县委办公室。", Role.COPY_TO))).pages[0]
    made = Pages((last, Page(2, last.width, last.height)), (0.0, 0.0, 1.0, 1.0))
    assert [found.fault for found in page_faults(made)] == [Fault.IMPRINT_NOT_LAST]


def test_a_split_row_is_found_once() -> None:
    assert (Fault.ROW_SPLIT, 0) in faults(build.table([["甲", "优" * 3000]]))
    assert [fault for fault, page in faults(build.table([["甲", "优" * 3000]])) if page == 0] == [Fault.ROW_SPLIT]
