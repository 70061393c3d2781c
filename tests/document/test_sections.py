from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from desktop.document.build import document, heading, paragraph, table
from desktop.document.nodes import Document
from desktop.document.outline import Section, headings, joined, sections
from desktop.document.text import plain
from tests.document.documents import of_text, reports
from tests.document.scoring import CORPUS, text_of

LETTER = """关于第12号提案的答复

王某某委员：
收悉，现答复如下：
一、进展
（一）建机制。成立专班。
每月调度一次。
（二）建平台。上线系统。
二、打算
重点是：一是抓培训，办班三期；二是抓考核，逐月通报。
各部门协同推进，形成合力。

感谢您的关心。

临溪县教育局
2024年7月22日"""


def walk(found: tuple[Section, ...]) -> Iterator[Section]:
    for section in found:
        yield section
        yield from walk(section.children)


def spans(text: str) -> dict[str, str]:
    return {section.heading.words: text[section.start : section.end] for section in walk(sections(of_text(text)))}


@given(reports)
@settings(max_examples=200)
def test_every_heading_has_its_section_and_children_lie_within_their_parent(made: Document) -> None:
    found = sections(made)
    assert [section.heading for section in walk(found)] == list(headings(made))
    for section in walk(found):
        assert section.start == section.heading.start and section.heading.end <= section.end <= len(plain(made))
        assert all(section.start < child.start and child.heading.level > section.heading.level for child in section.children)
        assert all(one.end <= other.start for one, other in zip(section.children, section.children[1:]))


@given(reports)
@settings(max_examples=200)
def test_the_blocks_of_a_section_hold_its_words(made: Document) -> None:
    starts = [0]
    for block in made.blocks:
        starts.append(starts[-1] + len(plain(Document((block,)))) + 1)
    for section in walk(sections(made)):
        assert starts[section.blocks.start] <= section.start and section.end < starts[section.blocks.stop]


def test_a_section_reaches_to_the_next_heading_of_its_level() -> None:
    assert spans(LETTER)["进展"] == "一、进展\n（一）建机制。成立专班。\n每月调度一次。\n（二）建平台。上线系统。"


def test_paragraphs_below_a_run_in_heading_belong_to_it() -> None:
    assert spans(LETTER)["建机制"] == "（一）建机制。成立专班。\n每月调度一次。"


def test_the_points_of_one_paragraph_end_with_it() -> None:
    found = spans(LETTER)
    assert found["抓培训"] == "一是抓培训，办班三期；"
    assert found["抓考核"] == "二是抓考核，逐月通报。"


def test_the_last_section_ends_before_thanks_and_signature() -> None:
    assert spans(LETTER)["打算"].endswith("形成合力。")


def test_the_tree_follows_the_levels() -> None:
    tree = [(section.heading.words, [child.heading.words for child in section.children]) for section in sections(of_text(LETTER))]
    assert tree == [("进展", ["建机制", "建平台"]), ("打算", ["抓培训", "抓考核"])]


def test_a_table_belongs_to_the_section_it_stands_in() -> None:
    made = document(heading("一、数据", 1), paragraph("如下。"), table([["办件", "30"]]), heading("二、分析", 1), paragraph("平稳。"))
    one, two = sections(made)
    assert (one.blocks, two.blocks) == (range(3), range(3, 5))
    assert plain(made)[one.start : one.end] == "一、数据\n如下。\n办件\t30"


def test_a_document_without_headings_has_no_sections() -> None:
    assert sections(of_text("今年以来，全县形势平稳，稳中有进。")) == ()


def test_paragraphs_broken_by_columns_are_made_whole() -> None:
    text = text_of(CORPUS / "05_newspaper_columns.txt")
    whole = joined(of_text(text))
    assert "压到5个工作日，项目落地" in plain(whole)
    assert "办结率97.2%" in plain(whole)
    assert [one.words for one in headings(whole)] == [one.words for one in headings(of_text(text))]


def test_text_wrapped_at_a_width_is_made_whole() -> None:
    whole = plain(joined(of_text(text_of(CORPUS / "22_hard_wrapped.txt"))))
    assert "坚持高位推动、系统集成，累计上线" in whole
    assert "\n一、整合系统，打破数据壁垒\n" in whole


@pytest.mark.parametrize("following", ["　　第二段另起，内容完整。", "二、第二段另起，内容完整。", "（二）第二段另起。", "2024年7月22日"])
def test_a_paragraph_that_only_lacks_its_full_stop_is_not_joined(following: str) -> None:
    made = of_text(f"第一段缺少句号，但已经说完\n{following}")
    assert joined(made) == made


def test_one_forgotten_full_stop_joins_nothing() -> None:
    made = of_text("第一段缺少句号，但已经说完\n第二段内容完整，另起一行。\n第三段也一样。")
    assert joined(made) == made


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    assert plain(joined(of_text("全县上下齐心，\n共同推进改革。"))) == "全县上下齐心，共同推进改革。"


def test_joining_keeps_every_character_that_is_not_blank() -> None:
    text = text_of(CORPUS / "05_newspaper_columns.txt")
    assert "".join(plain(joined(of_text(text))).split()) == "".join(text.split())
