"""A template folder read, and each fault named in one sentence with file, line and field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.document.nodes import Role
from desktop.drafting.load import load
from desktop.drafting.template import Derivation, FieldKind, PointPlace, Source
from desktop.outcome import Refused
from tests.drafting.folder import FIELDS, SPEED, section

Make = Callable[..., Path]


def refusal(folder: Path) -> str:
    with pytest.raises(Refused) as caught:
        load(folder)
    return str(caught.value)


def test_a_folder_becomes_a_template(make: Make) -> None:
    template = load(make(top='scope = "地区"\ndescription = "说明"')).value
    assert (template.kind, template.name, template.description, template.scope_name) == ("trial", "试用", "说明", "地区")
    assert [part.role for part in (*template.head, *template.tail)] == [Role.TITLE, Role.SIGNATURE]
    (speed,) = template.sections
    assert (speed.id, speed.name, speed.headings) == ("speed", "提速", ("办事提“速度”", "{{地区}}办事更快"))
    assert (speed.level, speed.numbering, speed.point_number, speed.point_place, speed.run_in) == (1, "一、", "一是", PointPlace.JOINED, False)
    assert [(point.id, point.name, point.on) for point in speed.points] == [
        ("window", "窗口", True),
        ("online", "网上", True),
        ("night", "夜间", False),
    ]


def test_fields_carry_everything_the_form_shows(make: Make) -> None:
    fields = '[fields]\n"结果" = { kind = "choice", choices = ["A", "B"], metric = "办理结果", department = "督查室", hint = "见附表", default = "A", required = false }\n'
    (spec,) = load(make(head="", tail="", fields=fields, speed=section("{{结果}}"))).value.fields
    assert (spec.kind, spec.choices, spec.label, spec.department, spec.hint, spec.default, spec.required) == (
        FieldKind.CHOICE,
        ("A", "B"),
        "办理结果",
        "督查室",
        "见附表",
        "A",
        False,
    )


def test_a_derived_field_names_its_sources(make: Make) -> None:
    specs = {spec.name: spec for spec in load(make()).value.fields}
    assert specs["办结率"].derived == Derivation("percent", ("办结量", "办件量"))


def test_prose_knows_its_file_and_line(make: Make) -> None:
    template = load(make()).value
    bodies = [point.body for point in template.sections[0].points]
    lines = SPEED.splitlines()
    for body in bodies:
        assert isinstance(body, Source)
        assert body.file == "trial/speed.j2"
        assert lines[body.line - 1] == body.text.splitlines()[0]


def test_a_file_saved_by_notepad_in_chinese_encoding_reads_too(make: Make) -> None:
    folder = make()
    (folder / "speed.j2").write_bytes(SPEED.replace("\n", "\r\n").encode("gb18030"))
    assert load(folder).value.sections[0].name == "提速"


def test_a_key_nobody_knows_is_noted_not_swallowed(make: Make) -> None:
    folder = make(
        top='sectons = "x"', fields=FIELDS + '"多余" = { unti = "件" }\n', speed=SPEED.replace('name = "提速"', 'name = "提速"\nheding = "x"')
    )
    assert [str(note) for note in load(folder).notes] == [
        "trial/template.toml：“sectons”不认识，没有采用",
        "trial/template.toml：字段“多余”的“unti”不认识，没有采用",
        "trial/speed.j2：“heding”不认识，没有采用",
    ]


def test_an_undefined_field_is_named_with_file_and_line(make: Make) -> None:
    folder = make(speed=SPEED.replace("受理{{办件量}}", "受理{{办件亮}}"))
    line = next(index for index, text in enumerate(SPEED.splitlines(), 1) if "受理" in text)
    assert refusal(folder) == f"模板“trial/speed.j2”第{line}行：字段“办件亮”没有在 template.toml 里定义，是不是“办件量”。"


def test_a_fault_in_a_heading_names_the_heading_s_line(make: Make) -> None:
    assert refusal(make(speed=SPEED.replace("{{地区}}办事", "{{地名}}办事"))).startswith("模板“trial/speed.j2”第3行：字段“地名”没有")


def test_a_fault_in_the_head_names_the_line_of_the_manifest(make: Make) -> None:
    assert refusal(make(head='title = "{{地名}}总结"')).startswith("模板“trial/template.toml”第6行：字段“地名”没有")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"top": "x ="}, "模板“trial/template.toml”第4行：这一行的写法读不懂"),
        ({"speed": "+++\nname = \n+++\n正文"}, "模板“trial/speed.j2”第2行：这一行的写法读不懂"),
        ({"speed": '+++\nname = "甲"\n正文'}, "模板“trial/speed.j2”第1行：开头的 +++ 没有配对"),
        ({"speed": "只有正文"}, "有级别的章节要在 headings 里给出标题"),
        ({"speed": section("正文", level="一")}, "level 要写成整数"),
        ({"speed": section("正文", level=12)}, "level 要写 0 到 9 的整数"),
        ({"speed": section("正文", point_place="beside")}, "point_place 不能是“beside”"),
        ({"speed": section("正文", points=[{"id": "a", "name": "甲"}])}, "要点“a”没有正文"),
        ({"speed": section("正文\n=== a\n要点")}, "要点“a”没有在开头的 [[points]] 里登记"),
        ({"speed": section("正文\n===\n要点")}, "=== 后面要写要点的 id"),
        ({"speed": section("正文", points=[{"id": "a"}]) + "\n=== a\n甲\n=== a\n乙"}, "且不能重复"),
        ({"speed": section("{% if 办件量 %}甲")}, "第5行：有没写完的"),
        ({"speed": section("甲\n{{ 办件量|大写 }}")}, "第6行：不认识的过滤器“大写”"),
        ({"speed": section('{{ 增幅|增减("升") }}')}, "“增减”后面要有三个词"),
        ({"speed": section("{% if 办件量 is 已经 %}{% endif %}")}, "不认识的"),
        ({"head": 'tilte = "甲"'}, "[head] 里的“tilte”不认识"),
        ({"head": "title = 3"}, "[head] 里的“title”要写成加引号的文字"),
        ({"fields": '[fields]\n"甲" = "乙"'}, "字段“甲”：要写成一张表"),
        ({"fields": '[fields]\n"甲" = { kind = "cuont" }'}, "字段“甲”：kind 不能是“cuont”"),
        ({"fields": '[fields]\n"12345热线" = {}'}, "字段“12345热线”：名称只能用汉字、字母、数字和下划线，且不能以数字开头"),
        ({"fields": '[fields]\n"甲" = { kind = "choice" }'}, "字段“甲”：kind 为 choice 时要用 choices"),
        ({"fields": '[fields]\n"甲" = { chinese = "是" }'}, "字段“甲”：chinese 只能是 true 或 false"),
        ({"fields": '[fields]\n"甲" = { kind = "percent", derived = { op = "divide", of = ["乙", "丙"] } }'}, "字段“甲”：derived 要写成"),
        (
            {"fields": '[fields]\n"甲" = { kind = "percent", derived = { op = "percent", of = ["乙", "丙"] } }'},
            "字段“甲”：用来计算的字段“乙”没有定义",
        ),
        (
            {"fields": '[fields]\n"乙" = {}\n"甲" = { kind = "count", derived = { op = "sum", of = ["乙", "乙"] } }'},
            "字段“甲”：用来计算的字段“乙”不是数字",
        ),
        ({"fields": '[fields]\n"甲" = { kind = "count", derived = { op = "percent", of = ["甲"] } }'}, "要用2个字段来算"),
    ],
)
def test_a_fault_is_named_in_one_sentence(make: Make, changes: dict[str, str], said: str) -> None:
    parts = {"head": "", "tail": "", **changes}
    message = refusal(make(**parts))
    assert said in message
    assert "trial/" in message
    assert "\n" not in message


def test_derived_fields_that_hang_on_each_other_are_refused(make: Make) -> None:
    fields = "".join(
        f'"{name}" = {{ kind = "count", derived = {{ op = "sum", of = ["{other}", "丁"] }} }}\n'
        for name, other in (("甲", "乙"), ("乙", "丙"), ("丙", "甲"))
    )
    message = refusal(make(head="", tail="", fields=f'[fields]\n"丁" = {{ kind = "count" }}\n{fields}', speed=section("正文")))
    assert "互相推算，成了循环" in message
    assert "丁" not in message


@pytest.mark.parametrize("id", ["../secret", "a/b", "", "..", "/etc/passwd"])
def test_a_section_cannot_be_taken_from_elsewhere(tmp_path: Path, id: str) -> None:
    (tmp_path / "template.toml").write_text(f'sections = ["{id}"]', encoding="utf-8")
    assert "sections 要列出各章节的 id" in refusal(tmp_path)


def test_a_missing_section_file_is_named(make: Make) -> None:
    folder = make()
    (folder / "speed.j2").unlink()
    assert refusal(folder) == "模板文件“trial/speed.j2”读不了，请检查文件是否还在。"


def test_a_folder_without_a_manifest_is_no_template(tmp_path: Path) -> None:
    assert "没有 template.toml" in refusal(tmp_path)
