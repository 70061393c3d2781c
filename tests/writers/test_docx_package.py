from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from desktop import writers
from desktop.document.nodes import Document, Role
from desktop.layout.style import Style, standard
from desktop.writers.docx.ooxml import ppr, rpr, sectpr
from tests.writers.letters import LETTERS, everything, reply
from tests.writers.package import W, parts

every_letter = pytest.mark.parametrize("make", LETTERS.values(), ids=LETTERS.keys())


@every_letter
@pytest.mark.parametrize("latin", ["", "Times New Roman"])
def test_the_office_open_xml_audit_finds_nothing(make: Callable[[], Document], latin: str, tmp_path: Path) -> None:
    style = dataclasses.replace(standard(), latin=latin)
    (tmp_path / "made.docx").write_bytes(writers.write(make(), ".docx", style))
    assert [str(fault) for fault in OpenXmlValidator().validate(tmp_path / "made.docx").errors] == []


@every_letter
def test_every_style_that_is_named_is_there(make: Callable[[], Document]) -> None:
    made = parts(make())
    known = {str(each.get(f"{W}styleId")) for each in made["word/styles.xml"].iter(f"{W}style")}
    for root in made.values():
        named = {
            str(each.get(f"{W}val")) for each in root.iter(*(f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))
        }
        assert named <= known


def test_fields_are_opened_separated_and_closed() -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert [each.get(f"{W}fldCharType") for each in parts(reply())[name].iter(f"{W}fldChar")] == ["begin", "separate", "end"]


def test_every_relation_points_at_a_part_with_a_content_type() -> None:
    made = parts(everything())
    types = {str(each.get("PartName")) for each in made["[Content_Types].xml"] if each.get("PartName")}
    targets = {f"/word/{each.get('Target')}" for each in made["word/_rels/document.xml.rels"]} | {
        f"/{each.get('Target')}" for each in made["_rels/.rels"]
    }
    assert targets == types == {f"/{name}" for name in made if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_every_style_sets_all_four_faces_and_no_theme_face() -> None:
    for root in parts(everything()).values():
        assert not [name for each in root.iter(f"{W}rFonts") for name in each.attrib if "heme" in str(name)]
    styles = {str(each.get(f"{W}styleId")): each for each in parts(everything())["word/styles.xml"].iter(f"{W}style")}
    for style in styles.values():
        while style.find(f"{W}rPr/{W}rFonts") is None and (based := style.find(f"{W}basedOn")) is not None:
            style = styles[str(based.get(f"{W}val"))]
        if style.get(f"{W}type") == "paragraph":
            faces = style.find(f"{W}rPr/{W}rFonts")
            assert faces is not None and {str(each).removeprefix(W) for each in faces.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
            assert len(set(faces.attrib.values())) == 1


def test_every_run_of_text_says_that_its_quotes_are_chinese() -> None:
    runs = [run for run in parts(reply())["word/document.xml"].iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert {str(run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint")) for run in runs} == {"eastAsia"}  # type: ignore[union-attr]


def test_digits_take_the_face_the_office_chose() -> None:
    style = dataclasses.replace(standard(), latin="Times New Roman")
    faces = parts(reply(), style)["word/styles.xml"].find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}rFonts")
    assert faces is not None and (faces.get(f"{W}ascii"), faces.get(f"{W}eastAsia")) == ("Times New Roman", "仿宋_GB2312")


def test_headings_carry_their_level_for_the_navigation_pane() -> None:
    styles = parts(everything())["word/styles.xml"]
    levels = {str(each.get(f"{W}styleId")): each.find(f"{W}pPr/{W}outlineLvl") for each in styles.iter(f"{W}style")}
    told = {name: level.get(f"{W}val") for name, level in levels.items() if level is not None}
    assert told == {f"{name}{level}": str(level - 1) for name in ("Heading", "Heading-run-in-") for level in range(1, 5)}


def test_styles_have_the_names_of_the_standard() -> None:
    names = {str(each.get(f"{W}val")) for each in parts(everything())["word/styles.xml"].iter(f"{W}name")}
    wanted = "标题 一级标题 二级标题 三级标题 四级标题 主送 称谓 发文字号 办理结果 落款 成文日期 附注 附件说明 抄送 表格文字 表题 脚注 页码"
    assert {*wanted.split(), "Normal"} <= names


def test_page_numbers_stand_one_of_their_own_characters_in() -> None:
    made = parts(reply())
    odd = made["word/styles.xml"].find(f"{W}style[@{W}styleId='PageNumber']/{W}pPr/{W}ind")
    even = next(made["word/footer2.xml"].iter(f"{W}ind"))
    assert odd is not None and (odd.get(f"{W}right"), even.get(f"{W}left"), even.get(f"{W}right")) == ("280", "280", "0")


def test_what_a_clerk_adds_in_word_does_not_take_the_bodys_indent_and_pitch() -> None:
    styles = {str(each.find(f"{W}name").get(f"{W}val")): each for each in parts(reply())["word/styles.xml"].iter(f"{W}style")}  # type: ignore[union-attr]
    based = {name: str(styles[name].find(f"{W}basedOn").get(f"{W}val")) for name in ("footnote text", "annotation text", "header", "footer")}  # type: ignore[union-attr]
    assert based == {"footnote text": "FootnoteText", "annotation text": "FootnoteText", "header": "PageNumber", "footer": "PageNumber"}


def test_the_page_is_the_one_that_was_verified() -> None:
    (section,) = parts(reply())["word/document.xml"].iter(f"{W}sectPr")
    told = {etree.QName(each).localname: {str(key).removeprefix(W): value for key, value in each.attrib.items()} for each in section}
    assert told["pgSz"] == {"w": "11906", "h": "16838"}
    assert {key: told["pgMar"][key] for key in ("top", "right", "bottom", "left", "footer", "gutter")} == {
        "top": "2098", "right": "1474", "bottom": "1984", "left": "1587", "footer": "1417", "gutter": "0",
    }  # fmt: skip
    assert told["docGrid"] == {"type": "lines", "linePitch": "579"}


def test_normal_is_the_one_that_was_verified_but_for_hanging_punctuation() -> None:
    normal = parts(reply())["word/styles.xml"].find(f"{W}style[@{W}styleId='Normal']")
    assert normal is not None
    told = {etree.QName(each).localname: {str(key).removeprefix(W): value for key, value in each.attrib.items()} for each in normal.iter()}
    assert [told[name]["val"] for name in ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")] == ["0", "1", "0", "0", "0"]
    assert told["ind"] == {"left": "0", "right": "0", "firstLineChars": "200", "firstLine": "632"}
    line = normal.find(f"{W}pPr/{W}spacing")
    assert line is not None and {str(key).removeprefix(W): value for key, value in line.attrib.items()} == {
        "before": "0", "after": "0", "line": "579", "lineRule": "exact",
    }  # fmt: skip
    assert told["sz"] == {"val": "32"} and told["jc"] == {"val": "both"}


def test_nothing_in_the_file_says_who_made_it_when_or_where() -> None:
    core = parts(reply())["docProps/core.xml"]
    assert {etree.QName(each).localname: each.text for each in core} == {"creator": None, "language": "zh-CN"}
    with zipfile.ZipFile(io.BytesIO(writers.write(reply(), ".docx"))) as members:
        assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_first_members_are_those_that_tell_a_files_type() -> None:
    with zipfile.ZipFile(io.BytesIO(writers.write(reply(), ".docx"))) as members:
        assert members.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"] and members.namelist()[2].startswith("word/")


def test_children_stand_in_the_order_of_the_schema_however_they_are_given() -> None:
    assert (
        ppr('<w:jc w:val="left"/>', "", "<w:keepNext/>", '<w:pStyle w:val="a"/>')
        == '<w:pPr><w:pStyle w:val="a"/><w:keepNext/><w:jc w:val="left"/></w:pPr>'
    )
    assert rpr("<w:u/>", "<w:b/>", "<w:rFonts/>") == "<w:rPr><w:rFonts/><w:b/><w:u/></w:rPr>"
    assert sectpr("<w:docGrid/>", "<w:pgSz/>") == "<w:sectPr><w:pgSz/><w:docGrid/></w:sectPr>"
    assert ppr("", "") == ""


def test_two_styles_do_not_share_their_package() -> None:
    other: Style = dataclasses.replace(standard(), latin="Arial")
    assert writers.write(reply(), ".docx", other) != writers.write(reply(), ".docx") == writers.write(reply(), ".docx", standard())


def test_each_role_is_printed_in_the_style_of_its_name() -> None:
    made = parts(everything())
    names = {str(each.get(f"{W}styleId")): str(each.find(f"{W}name").get(f"{W}val")) for each in made["word/styles.xml"].iter(f"{W}style")}  # type: ignore[union-attr]
    printed = {
        "".join(text.text or "" for text in each.iter(f"{W}t")): each.find(f"{W}pPr/{W}pStyle") for each in made["word/document.xml"].iter(f"{W}p")
    }
    told = {text: "Normal" if style is None else names[str(style.get(f"{W}val"))] for text, style in printed.items()}
    expected = {
        Role.TITLE: "标题",
        Role.SIGNATURE: "落款",
        Role.DATE: "成文日期",
        Role.ADDRESSEE: "主送",
        Role.BOILERPLATE: "Normal",
        Role.COPY_TO: "抄送",
    }
    assert {role: told[f"{role.value}的文字"] for role in expected} == expected
