"""A draft printed: picked, ordered, numbered, filled, and nothing silently blank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.document.nodes import Emphasis, Field, FieldState, Paragraph, Role, Text
from desktop.document.ordinal import numbered
from desktop.document.text import plain
from desktop.document.walk import placed_fields
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.load import load
from desktop.drafting.render import missing, render
from desktop.drafting.start import default_draft
from desktop.drafting.template import Passage, PointPlace, PointSpec, SectionSpec, Source, Template
from desktop.outcome import Refused
from tests.drafting.folder import SPEED, section

Make = Callable[..., Path]
VALUES = {"地区": "青禾县", "期间": "2024年上半年", "单位": "青禾县营商办", "办件量": "2000", "办结量": "1990", "增幅": "-0.39", "窗口数": "6"}


def loaded(folder: Path) -> Template:
    return load(folder).value


def drafted(template: Template, **values: str) -> Draft:
    return replace(default_draft(template), values=VALUES | values)


def lines(template: Template, draft: Draft) -> list[str]:
    return plain(render(template, draft).value).split("\n")


def body(make: Make, text: str, **values: str) -> str:
    """The prose of a one-section template without a heading."""
    template = loaded(make(head="", tail="", speed=section(text, level=0)))
    return "\n".join(lines(template, drafted(template, **values)))


def test_a_draft_prints_head_sections_and_tail(make: Make) -> None:
    template = loaded(make())
    outcome = render(template, drafted(template))
    assert plain(outcome.value).split("\n") == [
        "青禾县2024年上半年工作总结",
        "一、办事提“速度”",
        "一是优化窗口。共设六大窗口，受理2000件。二是优化网办。办结率99.5%，较上年同期下降0.39个百分点。",
        "青禾县营商办",
    ]
    assert outcome.notes == ()
    assert [block.role for block in outcome.value.blocks if isinstance(block, Paragraph)] == [Role.TITLE, Role.HEADING, Role.BODY, Role.SIGNATURE]


def test_meta_comes_from_the_title_and_the_values(make: Make) -> None:
    template = loaded(make())
    meta = render(template, drafted(template)).value.meta
    assert (meta.title, meta.kind, meta.region, meta.office, meta.period) == (
        "青禾县2024年上半年工作总结",
        "trial",
        "青禾县",
        "青禾县营商办",
        "2024年上半年",
    )


def test_a_value_is_a_field_with_its_metric_and_its_value_in_base_units(make: Make) -> None:
    template = loaded(make())
    fields = {placed.field.name: placed.field for placed in placed_fields(render(template, drafted(template)).value)}
    assert fields["办件量"] == Field("2000件", "办件量", "受理办件量", Decimal(2000), "件")
    assert fields["办结率"] == Field("99.5%", "办结率", "办结率", Decimal("99.5"), "%", state=FieldState.DERIVED)
    assert fields["增幅"].value == Decimal("-0.39")
    assert fields["增幅"].text == "0.39个百分点"
    assert fields["地区"] == Field("青禾县", "地区", "地区名称")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("0.39", "提高0.39个百分点"), ("-0.39", "下降0.39个百分点"), ("下降0.39", "下降0.39个百分点"), ("0", "持平"), ("0.0", "持平")],
)
def test_the_word_of_direction_follows_the_sign(make: Make, typed: str, printed: str) -> None:
    template = loaded(make())
    assert f"较上年同期{printed}。" in lines(template, drafted(template, 增幅=typed))[2]


def test_an_empty_field_prints_what_is_wanted_and_is_noted_with_its_section(make: Make) -> None:
    template = loaded(make())
    outcome = render(template, drafted(template, 办件量=" "))
    assert "受理【待补：受理办件量】。" in plain(outcome.value)
    assert "办结率【待补：办结率】" in plain(outcome.value)
    assert [str(note) for note in outcome.notes] == ["提速：“受理办件量”还没有填", "提速：“办结率”要由“受理办件量”算出，还缺数"]
    assert missing(template, drafted(template, 办件量="")) == {("", "办件量"), ("", "办结率")}


def test_an_empty_draft_has_no_silent_blank(make: Make) -> None:
    template = loaded(make())
    document = render(template, default_draft(template)).value
    fields = [placed.field for placed in placed_fields(document)]
    assert fields
    assert all(field.state is FieldState.MISSING and field.text.startswith("【待补：") for field in fields)


def test_an_optional_clause_without_its_value_leaves_no_trace(make: Make) -> None:
    template = loaded(make())
    outcome = render(template, drafted(template, 增幅=""))
    assert plain(outcome.value).split("\n")[2].endswith("二是优化网办。办结率99.5%。")
    assert outcome.notes == ()


def test_a_value_that_cannot_be_read_prints_as_typed_and_is_noted(make: Make) -> None:
    template = loaded(make())
    outcome = render(template, drafted(template, 办件量="约两千"))
    assert "受理约两千件。" in plain(outcome.value)
    outcome = render(template, drafted(template, 办件量="很多"))
    assert "受理很多。" in plain(outcome.value)
    assert "提速：“受理办件量”填的“很多”不对：应填整数，如 2157" in [str(note) for note in outcome.notes]


def test_a_value_typed_for_a_derived_field_stands(make: Make) -> None:
    template = loaded(make())
    document = render(template, drafted(template, 办结率="99.9")).value
    field = next(placed.field for placed in placed_fields(document) if placed.field.name == "办结率")
    assert (field.text, field.state) == ("99.9%", FieldState.FILLED)


def test_a_derived_value_of_an_approximate_one_says_so(make: Make) -> None:
    assert body(make, "办结率{{办结率}}。", 办件量="2000余") == "办结率约99.5%。"


def test_lines_are_paragraphs_and_empty_ones_vanish(make: Make) -> None:
    text = "第一段。\n\n{% if 增幅 > 0 %}\n上升。\n{% endif %}\n   \n　　第二段。\n"
    assert body(make, text) == "第一段。\n第二段。"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("甲{% if 增幅 > 0 %}乙{% endif %}，，丙。", "甲，丙。"),
        ("甲；{% if 增幅 > 0 %}乙；{% endif %}。丙。。", "甲。丙。"),
        ("{% if 增幅 > 0 %}乙{% endif %}，丙。", "丙。"),
        ("甲（{% if 增幅 > 0 %}乙{% endif %}）丙。", "甲丙。"),
        ("甲（{% if 增幅 > 0 %}乙{% endif %}、丙，）。", "甲（丙）。"),
        ("甲、{% if 增幅 > 0 %}乙{% endif %}，丙。", "甲，丙。"),
        ("甲……乙——丙！", "甲……乙——丙！"),
    ],
)
def test_marks_left_by_a_clause_that_fell_away_are_put_right(make: Make, text: str, printed: str) -> None:
    assert body(make, text) == printed


def test_marks_inside_a_value_are_left_alone(make: Make) -> None:
    assert body(make, "据{{地区}}反映。", 地区="甲，，乙（）") == "据甲，，乙（）反映。"


def test_a_sentence_typed_with_its_full_stop_does_not_double_it(make: Make) -> None:
    assert body(make, "一是{{地区}}。二是{{地区}}；", 地区="完善制度。") == "一是完善制度。二是完善制度；"


HOSTILE = [
    "{{办件量}}",
    "{% for x in range(9) %}",
    "{# 注 #}",
    "{{ ''.__class__ }}",
    "+++",
    "=== window",
    "<w:p/>&amp;",
    "${x}",
    "%s%n",
    "\\n",
    "一是",
    "'; drop table",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_printed_and_never_read_as_anything_else(make: Make, value: str) -> None:
    assert body(make, "甲{{地区}}乙", 地区=value) == f"甲{value}乙"


@given(value=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_prints_its_own_characters(make: Make, value: str) -> None:
    template = loaded(make(head="", tail="", speed=section("甲{{地区}}乙{% if 地区 == '丙' %}丁{% endif %}", level=0)))
    document = render(template, drafted(template, 地区=value)).value
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    first, field, last = paragraph.inlines
    assert (first, isinstance(field, Field)) == (Text("甲"), True)
    assert isinstance(last, Text) and last.text in ("乙", "乙丁")
    assert not re.search("[\ufdd0-\ufdef\x00-\x1f\ud800-\udfff]", plain(document))


def test_private_use_characters_are_characters_like_others(make: Make) -> None:
    assert body(make, "甲{{地区}}乙", 地区="\ue000\uf8ff") == "甲\ue000\uf8ff乙"


def test_a_missing_value_in_a_condition_takes_the_other_branch(make: Make) -> None:
    assert body(make, "{% if 办件量 > 3 %}多{% else %}{{办件量}}{% endif %}", 办件量="") == "【待补：受理办件量】"


def test_a_condition_sees_the_number_in_the_field_s_own_unit(make: Make) -> None:
    assert body(make, "{% if 资金 == 130.5 %}等{% endif %}{% if 资金 > 131 %}多{% endif %}{{资金}}", 资金="130.5") == "等130.5万元"
    assert body(make, "{% if 资金 == 20000 %}等{% endif %}{{资金}}", 资金="2亿") == "等2亿元"


def test_a_field_printed_without_its_unit(make: Make) -> None:
    assert body(make, "{{办件量|数}}（件）、{{窗口数|汉字}}", 办件量="1.9万余") == "1.9万余（件）、六大"


# numbers


def _sections(count: int, **settings: object) -> dict[str, str]:
    return {f"s{index}": section("正文。", headings=[f"标题{index}"], name=f"节{index}", **settings) for index in range(count)}


@given(
    order=st.permutations(range(5)),
    on=st.lists(st.booleans(), min_size=5, max_size=5),
    pattern=st.sampled_from(["一、", "（一）", "1.", "1、", "（1）", "①", "第一，"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_headings_count_from_one_whatever_is_picked_and_in_whatever_order(make: Make, order: list[int], on: list[bool], pattern: str) -> None:
    template = loaded(make(head="", tail="", **_sections(5, numbering=pattern)))
    draft = Draft("trial", picks=tuple(SectionPick(f"s{index}", on[index]) for index in order))
    picked = [index for index in order if on[index]]
    headings = [line for line in lines(template, draft) if "标题" in line]
    assert headings == [f"{numbered(pattern, place)}标题{index}" for place, index in enumerate(picked, 1)]


@given(
    order=st.permutations(["window", "online", "night"]), on=st.lists(st.booleans(), min_size=3, max_size=3), place=st.sampled_from(list(PointPlace))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_points_count_from_one_and_a_single_one_carries_no_number(make: Make, order: list[str], on: list[bool], place: PointPlace) -> None:
    template = loaded(make(head="", tail="", speed=SPEED.replace('name = "提速"', f'name = "提速"\npoint_place = "{place.value}"')))
    picks = tuple(PointPick(id, on[index]) for index, id in enumerate(order))
    text = plain(render(template, replace(drafted(template), picks=(SectionPick("speed", points=picks),))).value)
    heading = {"window": "优化窗口", "online": "优化网办", "night": "推行延时服务"}
    picked = [heading[id] for index, id in enumerate(order) if on[index]]
    found = re.findall("([一二三]是)?(优化窗口|优化网办|推行延时服务)", text)
    assert [words for _, words in found] == picked
    assert [number for number, _ in found] == ([""] if len(picked) == 1 else [f"{'一二三'[place]}是" for place in range(len(picked))])


def test_deeper_headings_begin_anew_under_each_parent_and_after_plain_prose(make: Make) -> None:
    kinds = {"a": (1, "一、"), "b": (2, "（一）"), "c": (3, "1."), "p": (0, "")}
    files = {id: section("正文。", headings=["题"], level=level, numbering=number) for id, (level, number) in kinds.items()}
    template = loaded(make(head="", tail="", **files))
    draft = Draft("trial", picks=tuple(SectionPick(id) for id in "abbccabcpbac"))
    numbers = [line.removesuffix("题") for line in lines(template, draft) if line.endswith("题")]
    assert numbers == ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1.", "（一）", "三、", "1."]


def test_an_unnumbered_heading_takes_no_number_from_the_others(make: Make) -> None:
    files = _sections(2) | {"plain": section("正文。", headings=["下一步打算"], numbering="")}
    template = loaded(make(head="", tail="", **files))
    draft = Draft("trial", picks=(SectionPick("s0"), SectionPick("plain"), SectionPick("s1")))
    assert [line for line in lines(template, draft) if line != "正文。"] == ["一、标题0", "下一步打算", "二、标题1"]


# headings


def test_a_run_in_heading_opens_its_paragraph_and_ends_with_a_full_stop(make: Make) -> None:
    template = loaded(make(head="", tail="", speed=section("切实推进。\n另起一段。", headings=["推进改革创新"], run_in=True)))
    first, second = render(template, drafted(template)).value.blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert first.inlines == (Text("一、推进改革创新。", Emphasis.LEAD), Text("切实推进。"))
    assert (first.role, first.level) == (Role.HEADING, 1)
    assert second.inlines == (Text("另起一段。"),) and second.role is Role.BODY


def test_a_heading_on_its_own_line_has_no_closing_mark(make: Make) -> None:
    template = loaded(make(head="", tail="", speed=section("正文。", headings=["推进改革创新。"])))
    heading = render(template, drafted(template)).value.blocks[0]
    assert heading == Paragraph((Text("一、推进改革创新"),), Role.HEADING, 1)


def test_run_in_heading_prose_and_joined_points_are_one_paragraph(make: Make) -> None:
    text = SPEED.replace('name = "提速"', 'name = "提速"\nrun_in = true').replace("+++\n===", "+++\n切实推进。\n===")
    template = loaded(make(head="", tail="", speed=text))
    (paragraph,) = render(template, drafted(template)).value.blocks
    assert isinstance(paragraph, Paragraph)
    leads = [inline.text for inline in paragraph.inlines if isinstance(inline, Text) and inline.emphasis is Emphasis.LEAD]
    assert leads == ["一、办事提“速度”。", "一是优化窗口。", "二是优化网办。"]


def test_points_of_their_own_each_open_a_paragraph(make: Make) -> None:
    template = loaded(make(head="", tail="", speed=SPEED.replace('name = "提速"', 'name = "提速"\npoint_place = "own"\npoint_number = "（一）"')))
    assert [line[:9] for line in lines(template, drafted(template))] == ["一、办事提“速度”", "（一）优化窗口。共", "（二）优化网办。办"]


def test_points_as_headings_stand_one_level_deeper(make: Make) -> None:
    template = loaded(make(head="", tail="", speed=SPEED.replace('name = "提速"', 'name = "提速"\npoint_place = "heading"\npoint_number = "（一）"')))
    blocks = [block for block in render(template, drafted(template)).value.blocks if isinstance(block, Paragraph)]
    assert [(block.level, block.role) for block in blocks] == [
        (1, Role.HEADING),
        (2, Role.HEADING),
        (0, Role.BODY),
        (2, Role.HEADING),
        (0, Role.BODY),
    ]
    assert blocks[1].inlines == (Text("（一）优化窗口"),)


def test_a_heading_variant_holds_fields(make: Make) -> None:
    template = loaded(make())
    draft = replace(drafted(template), picks=(SectionPick("speed", heading="{{地区}}办事更快"),))
    heading = render(template, draft).value.blocks[1]
    assert isinstance(heading, Paragraph)
    assert heading.inlines == (Text("一、"), Field("青禾县", "地区", "地区名称"), Text("办事更快"))


def test_a_heading_typed_by_a_person_is_words_in_which_only_known_tags_are_read(make: Make) -> None:
    template = loaded(make())
    draft = replace(drafted(template), picks=(SectionPick("speed", heading="{{地区}}与{{别处}}{% if 1 %}{{ 1/0 }}"),))
    assert lines(template, draft)[1] == "一、青禾县与{{别处}}{% if 1 %}{{ 1/0 }}"


def test_a_section_with_nothing_under_it_is_left_out_and_noted(make: Make) -> None:
    template = loaded(make())
    off = tuple(PointPick(point.id, on=False) for point in template.sections[0].points)
    outcome = render(template, replace(drafted(template), picks=(SectionPick("speed", points=off),)))
    assert plain(outcome.value) == "青禾县2024年上半年工作总结\n青禾县营商办"
    assert [str(note) for note in outcome.notes] == ["提速：没有选中任何内容，标题没有印出"]


def test_a_heading_over_deeper_sections_needs_no_prose_of_its_own(make: Make) -> None:
    files = {"a": section("", headings=["总题"]), "b": section("正文。", headings=["分题"], level=2, numbering="（一）")}
    template = loaded(make(head="", tail="", **files))
    assert lines(template, drafted(template)) == ["一、总题", "（一）分题", "正文。"]


def test_the_last_point_of_a_series_ends_with_a_full_stop(make: Make) -> None:
    points = [{"id": "a", "name": "甲", "headings": ["甲事"]}, {"id": "b", "name": "乙", "headings": ["乙事"]}]
    template = loaded(make(head="", tail="", speed=section("=== a\n做甲；\n=== b\n做乙；", points=points)))
    assert lines(template, drafted(template))[1] == "一是甲事。做甲；二是乙事。做乙。"


def test_a_pick_of_what_the_template_does_not_have_is_noted(make: Make) -> None:
    template = loaded(make(head="", tail=""))
    outcome = render(template, Draft("trial", picks=(SectionPick("gone"),)))
    assert [str(note) for note in outcome.notes] == ["模板里没有章节“gone”，没有印出"]


def test_a_fault_while_printing_names_file_and_line(make: Make) -> None:
    template = loaded(make(head="", tail="", speed=section("甲\n{{ 1 / 办件量 }}", level=0)))
    with pytest.raises(Refused, match=r"模板“trial/speed\.j2”第7行：除数是零"):
        render(template, drafted(template, 办件量="0"))


# scopes


def scoped(make: Make) -> Template:
    files = {
        "opening": section("{{期间}}发布。", level=0),
        "region": section("", headings=["{{地区}}"], numbering="", scoped=True),
        "service": section("受理{{办件量}}。", headings=["服务"], level=2, scoped=True),
    }
    return loaded(make(head="", tail="", top='scope = "地区"', **files))


def test_scoped_sections_are_repeated_for_each_region_with_its_own_values(make: Make) -> None:
    template = scoped(make)
    draft = default_draft(template, ("青禾县", "白石区"))
    values = {"期间": "2024年", "办件量": "7", "白石区/办件量": "9"}
    assert lines(template, replace(draft, values=values)) == ["2024年发布。", "青禾县", "一、服务", "受理7件。", "白石区", "一、服务", "受理9件。"]


def test_a_field_missing_in_one_region_is_noted_with_that_region(make: Make) -> None:
    template = scoped(make)
    draft = replace(default_draft(template, ("青禾县", "白石区")), values={"期间": "2024年", "青禾县/办件量": "7"})
    assert [str(note) for note in render(template, draft).notes] == ["白石区 一节：“受理办件量”还没有填"]


# passages


def test_a_passage_prints_its_fields_and_keeps_the_rest(make: Make) -> None:
    blocks = (Paragraph((Text("受理"), Field("", "办件量"), Text("，老数"), Field("88项", "别的"), Text("{{地区}}。"))),)
    spec = SectionSpec(
        "borrowed", "借来", ("旧题{{x}}",), lead=Passage(blocks), points=(PointSpec("p", "点", ("旧点",), Passage((Paragraph((Text("旧话；"),)),))),)
    )
    template = loaded(make(head="", tail=""))
    draft = Draft("trial", picks=(SectionPick("borrowed"),), values=VALUES, borrowed=(spec,))
    assert lines(template, draft) == ["一、旧题{{x}}", "受理2000件，老数88项{{地区}}。旧点。旧话；"]


def test_a_template_made_of_passages_asks_for_its_empty_fields(make: Make) -> None:
    template = loaded(make(head="", tail=""))
    spec = SectionSpec("own", "章", ("题",), lead=Passage((Paragraph((Text("共"), Field("", "资金"), Text("。"))),)))
    made = replace(template, sections=(spec,))
    assert lines(made, default_draft(made)) == ["一、题", "共【待补：资金】。"]


def test_a_source_without_text_is_nothing(make: Make) -> None:
    template = replace(loaded(make(head="", tail="")), sections=(SectionSpec("own", "章", level=0, lead=Source("  \n")),))
    assert render(template, default_draft(template)).value.blocks == ()
