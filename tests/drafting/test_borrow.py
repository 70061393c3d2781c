"""A section of a prior report taken over into a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.document.build import document, heading, paragraph, table
from desktop.document.nodes import Document
from desktop.document.outline import sections
from desktop.document.text import plain
from desktop.drafting.borrow import borrow
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.load import load
from desktop.drafting.render import render
from desktop.drafting.start import pick_of
from desktop.drafting.template import PointPlace, SectionSpec, Template
from tests.drafting.folder import section

Make = Callable[..., Path]

PRIOR = (
    "青禾县2023年优化营商环境工作总结",
    "2023年，青禾县持续用力优化营商环境，现将情况总结如下。",
    "一、提升政务效能",
    "坚持便民利企，推动服务提质。",
    "一是优化大厅服务。设置综合窗口8个，实行一窗受理。二是推进网上办理。网办率达96.5%，办事更加便捷。",
    "二、强化要素保障。多部门协同发力。一是加强用工服务。举办招聘会12场。二是畅通融资渠道，降低融资成本。发放贷款3亿元。",
    "三、下一步打算",
    "（一）聚焦企业诉求",
    "健全问题台账，逐项销号。",
    "对账单按月公开。",
    "（二）聚焦服务提升",
    "推行延时服务。",
    "青禾县营商办",
    "2023年12月28日",
)


def prior(*lines: str) -> Document:
    return document(*(paragraph(line) for line in lines or PRIOR))


def printed(*borrowed: SectionSpec, picks: tuple[SectionPick, ...] = ()) -> list[str]:
    draft = Draft("trial", picks=picks or tuple(pick_of(section) for section in borrowed), borrowed=borrowed)
    return plain(render(Template("trial", "试"), draft).value).split("\n")


def test_a_section_comes_without_its_number_and_counts_anew() -> None:
    report = prior()
    first, second, third = (borrow(report, found) for found in sections(report))
    assert (first.name, first.headings, first.numbering, first.level) == ("提升政务效能", ("提升政务效能",), "一、", 1)
    assert [point.name for point in first.points] == ["优化大厅服务", "推进网上办理"]
    assert printed(third, first)[0] == "一、下一步打算"
    assert "二、提升政务效能" in printed(third, first)
    assert second.run_in


def test_all_words_of_a_section_come_along() -> None:
    report = prior()
    first, second, third = (borrow(report, found) for found in sections(report))
    assert "".join(printed(first)) == "".join(PRIOR[2:5])
    assert printed(second) == [PRIOR[5].replace("二、", "一、", 1)]
    assert printed(third) == [PRIOR[6].replace("三、", "一、", 1), *PRIOR[7:12]]


def test_points_stand_as_they_stood() -> None:
    report = prior()
    first, second, third = (borrow(report, found) for found in sections(report))
    assert [found.point_place for found in (second, third)] == [PointPlace.JOINED, PointPlace.HEADING]
    assert first.point_number == "一是"
    assert third.point_number == "（一）"


def test_a_point_can_be_left_out_and_the_others_count_on() -> None:
    report = prior()
    third = borrow(report, sections(report)[2])
    pick = SectionPick(third.id, points=(PointPick("point-2"), PointPick("point-1", on=False)))
    assert printed(third, picks=(pick,)) == ["一、下一步打算", "聚焦服务提升", "推行延时服务。"]


def test_a_heading_that_ends_with_a_comma_goes_on_in_its_sentence() -> None:
    report = prior()
    assert "二是畅通融资渠道，降低融资成本。" in printed(borrow(report, sections(report)[1]))[0]


def test_a_section_takes_the_manner_of_the_draft_it_comes_into(make: Make) -> None:
    points = [{"id": "a", "name": "甲", "headings": ["甲事"]}]
    template = load(
        make(head="", tail="", speed=section("=== a\n做甲。", numbering="（一）", point_place="own", point_number="1.", points=points, level=2))
    ).value
    report = prior()
    taken = borrow(report, sections(report)[1], template)
    assert (taken.level, taken.numbering, taken.run_in, taken.point_place, taken.point_number) == (2, "（一）", False, PointPlace.OWN, "1.")
    draft = Draft("trial", picks=(SectionPick("speed"), pick_of(taken)), borrowed=(taken,))
    text = plain(render(template, draft).value).split("\n")
    assert text[2:] == ["（二）强化要素保障", "多部门协同发力。", "1.加强用工服务。举办招聘会12场。", "2.畅通融资渠道，降低融资成本。发放贷款3亿元。"]


def test_styled_headings_and_tables_come_along() -> None:
    report = document(
        heading("一、办件情况", 1),
        paragraph("各部门办件如下。"),
        table([["部门", "办件"], ["税务", "12"]], header_rows=1),
        heading("二、其他", 1),
        paragraph("略。"),
    )
    assert printed(borrow(report, sections(report)[0])) == ["一、办件情况", "各部门办件如下。", "部门\t办件", "税务\t12"]


def test_a_series_of_a_higher_order_is_another_part_of_the_report() -> None:
    report = prior(
        "一、金融服务。多措并举降成本。（1）降低担保费率。费率降到0.5%。（2）创新金融产品。推出新产品4个。",
        "下一步，将持续用力。",
        "（一）坚持问题导向。逐项整改。",
        "（二）坚持协同发力。形成合力。",
    )
    found = sections(report)
    taken = borrow(report, found[0])
    assert printed(taken) == ["一、金融服务。多措并举降成本。（1）降低担保费率。费率降到0.5%。（2）创新金融产品。推出新产品4个。"]


def test_tags_and_commands_in_a_prior_report_are_words() -> None:
    report = prior("一、题{{甲}}{%if%}", "正文{{ 1/0 }}。", "二、另一题", "正文。")
    assert printed(borrow(report, sections(report)[0])) == ["一、题{{甲}}{%if%}", "正文{{ 1/0 }}。"]


def test_the_same_section_has_the_same_id_and_others_have_others() -> None:
    report = prior()
    ids = [borrow(report, found).id for found in sections(report)]
    assert ids == [borrow(report, found).id for found in sections(report)]
    assert len(set(ids)) == 3
    assert borrow(replace(report, meta=replace(report.meta, source="另一份.docx")), sections(report)[0]).id not in ids
