"""Documents set by hand with python-docx, as clerks set them: everything in Normal, faces, places and page numbers as direct formatting."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.enum.text import WD_LINE_SPACING as LINES
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

SAID = "今年以来办理事项2157项，材料压减三成以上，企业和群众办事更加方便、更加快捷，满意度达到99.2%，同比提高1.3个百分点。" * 2


@dataclass(frozen=True)
class Hand:
    """How a clerk sets things; ``pitch`` 0: left to the grid."""

    margins: tuple[float, float, float, float] = (37, 35, 28, 26)
    face: str = "仿宋_GB2312"
    title: str = "方正小标宋简体"
    second: str = "楷体_GB2312"
    western: str = ""
    size: float = 16
    pitch: float = 28.95
    bold_third: bool = False

    def document(self) -> Document:
        made = docx.Document()
        section = made.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, self.margins)
        return made

    def add(
        self, made: Document, text: str, face: str = "", size: float = 0, *, bold: bool = False, side: SIDE | None = None, right: float = 0
    ) -> Paragraph:
        paragraph = made.add_paragraph()
        paragraph.alignment = side
        form = paragraph.paragraph_format
        if self.pitch:
            form.line_spacing_rule, form.line_spacing = LINES.EXACTLY, Pt(self.pitch)
        if right:
            form.right_indent = Pt(right)
        words(paragraph, text, face or self.face, size or self.size, self.western, bold=bold)
        return paragraph

    def body(self, made: Document) -> None:
        self.add(made, "关于上半年优化营商环境工作情况的报告", self.title, 22, side=SIDE.CENTER)
        self.add(made, "县人民政府：")
        for heading, face, bold in (
            ("一、主要做法", "黑体", False),
            ("（一）提升效能", self.second, False),
            ("1.压减材料", self.face, self.bold_third),
        ):
            for text, used, strong in ((heading, face, bold), (SAID, self.face, False)):
                self.add(made, text, used, bold=strong).paragraph_format.first_line_indent = Pt(2 * self.size)

    def signed(self, made: Document, office: str, office_right: float, date_right: float) -> None:
        """``office`` and a date, so many characters from the right edge."""
        self.add(made, office, side=SIDE.RIGHT, right=office_right * self.size)
        self.add(made, "2024年7月3日", side=SIDE.RIGHT, right=date_right * self.size)


def words(paragraph: Paragraph, text: str, face: str, size: float, western: str = "", *, bold: bool = False, colour: str = "") -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = western or face, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def numbered(paragraph: Paragraph, before: str, behind: str, side: SIDE, *, simple: bool = False) -> None:
    """A page number between two pieces of text."""
    paragraph.alignment = side
    words(paragraph, before, "宋体", 14)
    if simple:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE   \\* MERGEFORMAT ")
        paragraph._p.append(field)
    else:
        for kind in ("begin", "", "end"):
            paragraph.add_run()._r.append(_mark(kind))
    words(paragraph, behind, "宋体", 14)


def _mark(kind: str) -> OxmlElement:  # type: ignore[valid-type]
    made = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        made.set(qn("w:fldCharType"), kind)
    else:
        made.text = "PAGE"
    return made


def grid(made: Document, kind: str, pitch: int, apart: int = 0) -> None:
    """The grid of the page, in twips."""
    properties = made.sections[0]._sectPr
    found = properties.find(qn("w:docGrid"))
    if found is None:
        found = OxmlElement("w:docGrid")
        properties.append(found)
    found.set(qn("w:type"), kind)
    found.set(qn("w:linePitch"), str(pitch))
    if apart:
        found.set(qn("w:charSpace"), str(apart))


def saved(made: Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
