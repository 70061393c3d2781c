"""A layout learned from an issued document: our own writer's with odd settings, the same saved by LibreOffice, and one set by hand."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop import writers
from desktop.document import build
from desktop.document.nodes import Document, Emphasis, Paragraph, Role, Text
from desktop.drafting.learning import learn
from desktop.layout.choices import Choices, choices_of
from desktop.layout.setting import setting
from desktop.layout.style import Style
from desktop.layout.style_values import Source
from desktop.outcome import Refused
from tests.writers import paper

P = build.paragraph
SAID = "坚持把优化营商环境作为“头号工程”，今年以来办理事项2157项，材料压减三成以上，企业和群众办事更加方便、更加快捷。"
ODD = {
    "margins": 'margins = "34.58/32.58"\npitch = 29',
    "sides": "top = 36\nbottom = 34\nleft = 27\nright = 25\npitch = 28.5",
    "wide_pitch": "pitch = 30",
    "faces": '[layout.faces]\n"标题" = "华文中宋"\n"正文" = "仿宋"\n"一级标题" = "方正黑体_GBK"\n"页码" = "Times New Roman"\n[layout.sizes]\n"标题" = 24\n"页码" = 12',
    "digits": 'digits = "Times New Roman"\nthird_level_bold = true\nrun_in_bold = false',
    "weights": "[layout.style.looks.heading_2]\nbold = true\n[layout.style.looks.title]\nbold = true",
    "indent": "[layout.style.looks.body]\nfirst = 0",
    "numbers": 'number_place = "center"\nnumber_form = "第{}页"',
    "right_numbers": 'number_place = "right"\nnumber_first = false',
    "seal": 'seal = "seal"',
    "stamp": 'seal = "stamp"',
    "grid": "word_grid = true",
    "red_head": 'format = "red_head"\nmark = "清河县营商办文件"',
    "joint": 'format = "red_head"\nmark = ["清河县财政局", "清河县行政审批局文件"]\nsigner = "王某某"\nnumber_first = false',
    "letter": 'format = "letter"\nletter_mark = "清河县营商办"',
}


def choices(text: str) -> Choices:
    whole = text if text.lstrip().startswith(("[", "#")) and "[layout]" in text else f"[layout]\n{text}"
    return choices_of(Source("档案.toml", whole, "单位档案"), tomllib.loads(whole).get("layout", {}))


def issued(stamped: bool = False) -> Document:
    """A report with every level, a run-in sentence, a signature and a date."""
    head = (P("清营商办〔2024〕18号", Role.DOC_NUMBER), P("关于上半年优化营商环境工作情况的报告", Role.TITLE), P("县人民政府：", Role.ADDRESSEE))
    levels = (
        build.heading("一、主要做法", 1),
        P(SAID),
        build.heading("（一）提升效能", 2),
        P(SAID),
        build.heading("1. 压减材料", 3),
        P(SAID),
        build.heading("（1）清单管理", 4),
    )
    said = Paragraph((Text("一是整合窗口。", Emphasis.LEAD), Text(SAID), Text("二是压减时限。", Emphasis.LEAD), Text(SAID)))
    closing = (P("县长" if stamped else "清河县优化营商环境服务中心", Role.SIGNATURE), P("2024年7月3日", Role.DATE))
    return Document((*head, *levels, said, P(SAID), *closing))


def written(name: str) -> tuple[bytes, Choices]:
    chosen = choices(ODD[name])
    made = setting(issued(stamped=name == "stamp"), chosen).value
    return writers.write(made.document, ".docx", made.style), chosen


def differing(one: Style, other: Style) -> dict[str, tuple[Any, Any]]:
    """What of two styles is not the same, as far as a document can show it."""
    found: dict[str, tuple[Any, Any]] = {}
    for part in ("page", "head", "closing", "imprint", "number", "latin"):
        left, right = getattr(one, part), getattr(other, part)
        if left != right:
            found[part] = (left, right)
    for key in ("title", "body", "heading_1", "heading_2", "heading_3", "page_number"):
        for what in ("size", "bold"):
            if getattr(one.looks[key], what) != getattr(other.looks[key], what):
                found[f"{key} {what}"] = (getattr(one.looks[key], what), getattr(other.looks[key], what))
        if one.looks[key].face.name != other.looks[key].face.name:
            found[f"{key} face"] = (one.looks[key].face.name, other.looks[key].face.name)
    if one.looks["body"].first != other.looks["body"].first:
        found["body first"] = (one.looks["body"].first, other.looks["body"].first)
    return found if one.run_in.bold == other.run_in.bold else found | {"run_in": (one.run_in, other.run_in)}


@pytest.mark.parametrize("name", ODD)
def test_what_our_own_writer_set_is_learned_again(name: str) -> None:
    data, chosen = written(name)
    learned = choices(learn(data, "印发.docx"))
    assert differing(chosen.style(), learned.style()) == {}
    assert (learned.format, learned.mark, learned.letter_mark) == (chosen.format, chosen.mark, chosen.letter_mark)


def test_a_document_set_to_the_standard_teaches_nothing_new() -> None:
    proposed = learn(writers.write(issued(), ".docx"), "印发.docx")
    assert tomllib.loads(proposed) == {"layout": {}}
    assert "与标准相同：正文行距 28.95 磅" in proposed and "从“印发.docx”量得" in proposed


def test_every_line_that_is_proposed_says_why() -> None:
    lines = [line for line in learn(written("sides")[0], "印发.docx").splitlines() if " = " in line]
    assert lines and all("  # " in line for line in lines)


def test_copies_libreoffice_has_saved_teach_the_same(tmp_path: Path) -> None:
    made = {name: written(name) for name in ODD if name != "grid"}  # it writes the grid its own way
    for name, path in paper.converted({name: data for name, (data, _) in made.items()}, tmp_path, ".docx").items():
        learned = choices(learn(path.read_bytes(), "另存.docx"))
        assert differing(made[name][1].style(), learned.style()) == {}, name


def by_hand() -> bytes:
    """As clerks do it: everything in Normal, faces and places set by hand, the signature pushed right with blanks."""
    import io

    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.top_margin, section.bottom_margin = Mm(210), Mm(297), Mm(35), Mm(33)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    lines = [
        ("关于上半年优化营商环境工作情况的报告", "华文中宋", 22, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("县人民政府：", "仿宋", 16, False, None),
        ("　　" + SAID, "仿宋", 16, False, None),
        ("　　一、主要做法", "黑体", 16, False, None),
        ("　　" + SAID * 2, "仿宋", 16, False, None),
        ("　　1.压减材料", "仿宋", 16, True, None),
        ("　　" + SAID * 2, "仿宋", 16, False, None),
        ("　　2.压减时限", "仿宋", 16, True, None),
        ("　　" + SAID * 2, "仿宋", 16, False, None),
        ("　" * 18 + "清河县营商办", "仿宋", 16, False, None),
        ("　" * 18 + "2024年7月3日", "仿宋", 16, False, None),
    ]
    for text, face, size, bold, align in lines:
        paragraph = made.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.line_spacing_rule, paragraph.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(size), bold
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_a_document_set_by_hand_is_learned_too() -> None:
    learned = tomllib.loads(learn(by_hand(), "手工.docx"))["layout"]
    assert learned == {
        "top": 35.0,
        "bottom": 33.0,
        "pitch": 28.0,
        "seal": "seal",
        "digits": "Times New Roman",
        "third_level_bold": True,
        "faces": {"标题": "华文中宋", "正文": "仿宋", "三级标题": "仿宋"},
    }


def test_a_file_that_shows_no_layout_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"“空\.docx”里没有正文段落"):
        learn(writers.write(Document(), ".docx"), "空.docx")
    with pytest.raises(Refused, match=r"“坏\.docx”"):
        learn(b"PK\x03\x04", "坏.docx")


def test_the_standards_style_is_not_changed_by_what_is_learned() -> None:
    before = dataclasses.replace(choices("").style())
    choices(ODD["faces"]).style()
    assert differing(before, choices("").style()) == {}
