"""A Word file with {{字段}} tags as a template."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.build import document, paragraph, table
from desktop.document.nodes import Block, Emphasis, Paragraph, Role, Text
from desktop.document.text import plain
from desktop.drafting.load_word import load_word
from desktop.drafting.render import render
from desktop.drafting.start import default_draft
from desktop.drafting.template import FieldKind, Template
from desktop.outcome import Refused

REPORT = (
    "关于{{地区}}{{期间}}优化营商环境工作情况的报告",
    "{{上级机关}}：",
    "现将有关情况报告如下。",
    "一、主要做法",
    "围绕企业需求，扎实推进各项工作。",
    "（一）提升办事效率",
    "受理办件{{受理量}}件，办结率{{办结率}}%，同比提高{{提高幅度}}个百分点。",
    "（二）强化要素保障",
    "协调贷款{{贷款额}}万元，平均用时{{用时}}个工作日。",
    "二、下一步打算",
    "持续用力，久久为功。",
    "{{单位}}",
    "{{成文日期}}",
)


def word(*lines: str | Block) -> Template:
    return load_word(document(*(paragraph(line) if isinstance(line, str) else line for line in lines)), "周报", "周报").value


def printed(template: Template, **values: str) -> list[str]:
    return plain(render(template, replace(default_draft(template), values=values)).value).split("\n")


VALUES = {
    "地区": "青禾县",
    "期间": "2024年",
    "上级机关": "市营商办",
    "受理量": "2000余",
    "办结率": "99.5",
    "提高幅度": "0.4",
    "贷款额": "130.5",
    "用时": "0.5",
    "单位": "青禾县营商办",
    "成文日期": "2024-12-31",
}


def test_a_filled_word_template_prints_every_line_it_had() -> None:
    expected = []
    for line in REPORT:
        for name, value in VALUES.items():
            line = line.replace("{{" + name + "}}", value if name != "成文日期" else "2024年12月31日")
        expected.append(line)
    assert printed(word(*REPORT), **VALUES) == expected


def test_headings_become_sections_and_points_one_can_pick() -> None:
    template = word(*REPORT)
    assert [(section.name, section.level) for section in template.sections] == [("开头", 0), ("主要做法", 1), ("下一步打算", 1)]
    assert [point.name for point in template.sections[1].points] == ["提升办事效率", "强化要素保障"]
    assert [part.role for part in template.head] == [Role.TITLE, Role.ADDRESSEE]
    assert {part.role for part in template.tail} == {Role.SIGNATURE, Role.DATE}


def test_what_follows_a_tag_tells_its_unit_and_kind() -> None:
    specs = {spec.name: (spec.kind, spec.unit) for spec in word(*REPORT).fields}
    assert specs == {
        "地区": (FieldKind.TEXT, ""),
        "期间": (FieldKind.TEXT, ""),
        "上级机关": (FieldKind.TEXT, ""),
        "受理量": (FieldKind.COUNT, "件"),
        "办结率": (FieldKind.PERCENT, "%"),
        "提高幅度": (FieldKind.PCT_POINT, "个百分点"),
        "贷款额": (FieldKind.AMOUNT, "万元"),
        "用时": (FieldKind.DURATION, "个工作日"),
        "单位": (FieldKind.TEXT, ""),
        "成文日期": (FieldKind.DATE, ""),
    }


def test_a_word_after_a_tag_is_no_unit_where_the_field_is_no_figure() -> None:
    template = word("{{地区}}人大代表提出建议{{件数}}件、{{地区}}个别企业反映。")
    assert {spec.name: spec.unit for spec in template.fields} == {"地区": "", "件数": "件"}
    assert printed(template, 地区="青禾县", 件数="3") == ["青禾县人大代表提出建议3件、青禾县个别企业反映。"]


def test_a_tag_with_two_units_keeps_its_words() -> None:
    template = word("受理{{数量}}件，", "涉及{{数量}}家。")
    assert [(spec.kind, spec.unit) for spec in template.fields] == [(FieldKind.TEXT, "")]
    assert printed(template, 数量="9") == ["受理9件，", "涉及9家。"]


def test_full_width_braces_and_spaces_inside_them_are_tags_too() -> None:
    assert printed(word("受理｛｛ 受理量 ｝｝件。"), 受理量="9") == ["受理9件。"]


def test_a_tag_split_over_runs_is_one_tag_and_other_looks_stay() -> None:
    split = Paragraph((Text("共{{受"), Text("理量}}件", Emphasis.BOLD), Text("。", Emphasis.BOLD)))
    template = word(split)
    block = render(template, replace(default_draft(template), values={"受理量": "9"})).value.blocks[0]
    assert isinstance(block, Paragraph)
    assert [inline.text for inline in block.inlines if isinstance(inline, Text)] == ["共", "。"]


def test_tags_in_tables_are_filled() -> None:
    template = word("附表如下。", table([["指标", "数值"], ["受理量", "{{受理量}}件"]], header_rows=1))
    assert printed(template, 受理量="9") == ["附表如下。", "指标\t数值", "受理量\t9件"]


def test_an_empty_field_asks_for_its_value() -> None:
    assert printed(word("受理{{受理量}}件。")) == ["受理【待补：受理量】。"]


def test_a_file_without_tags_is_refused() -> None:
    with pytest.raises(Refused, match=r"没有 \{\{字段\}\}"):
        word("没有标签。")


def test_commands_are_refused_with_their_place() -> None:
    with pytest.raises(Refused, match=r"第2段的“\{% if 甲 %\}”不能用"):
        word("{{甲}}", "{% if 甲 %}乙{% endif %}")


def test_words_in_a_word_template_are_never_run_and_those_that_look_like_it_are_told() -> None:
    outcome = load_word(document(paragraph("{{甲}}与{{ ''.__class__ }}、{{ 7*7 }}与{# 注 #}")), "周报", "周报")
    assert printed(outcome.value, 甲="一") == ["一与{{ ''.__class__ }}、{{ 7*7 }}与{# 注 #}"]
    assert [str(note) for note in outcome.notes] == [
        "周报：“{{ ''.__class__ }}”不是填报项的写法，原样保留",
        "周报：“{{ 7*7 }}”不是填报项的写法，原样保留",
    ]


def test_a_person_addressed_by_a_tag_is_saluted() -> None:
    template = word("关于{{案由}}提案的答复", "{{委员姓名}}委员：", "您的提案收悉。")
    assert [part.role for part in template.head] == [Role.TITLE, Role.SALUTATION]
