"""Live text of a Word file, wherever it stands; what is not text is told."""

from __future__ import annotations

import io

import docx
import pytest

from desktop.document.nodes import Break, Document, NoteRef, Paragraph, Role, Text
from desktop.document.text import plain
from desktop.readers import read_bytes
from tests.readers.word_files import p, r, table, tc, tr, word_file

DELETED = '<w:del w:id="1" w:author="王某某"><w:r><w:delText>12件</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="王某某">{r("15件")}</w:ins>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="王某某"/></w:rPr>'
BOX = f"<w:txbxContent>{p('框内第一行')}{p('框内第二行')}</w:txbxContent>"
DRAWN_BOX = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
VML_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


def field(instruction: str, result: str = "", *, separate: bool = True) -> str:
    middle = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if separate else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_form(data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>{data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


# What the case is about, the body, the text expected of it.
CASES = {
    "plain paragraphs": (p("第一段") + p() + p("第三段"), "第一段\n\n第三段"),
    "a number split into three runs": (p("办结", r("1"), r("23"), r("4件")), "办结1234件"),
    "a tracked insertion and deletion": (p("办结", DELETED, INSERTED, "。"), "办结15件。"),
    "a paragraph whose mark is deleted": (p("前半句，", props=MARK_DELETED) + p("后半句。"), "前半句，后半句。"),
    "a whole deleted paragraph": (p("甲") + p(DELETED, props=MARK_DELETED) + p("乙"), "甲\n乙"),
    "a deleted mark before a table": (p("甲", props=MARK_DELETED) + table(tr("乙")) + p("丙"), "甲\n乙\n丙"),
    "a deleted mark at the very end": (p("甲", props=MARK_DELETED), "甲"),
    "moved text": (p(f"<w:moveFrom>{r('旧处')}</w:moveFrom>") + p(f"<w:moveTo>{r('新处')}</w:moveTo>"), "\n新处"),
    "an old property kept for tracking": (p("甲", props='<w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'), "甲"),
    "a content control around paragraphs": (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p('控件段落')}</w:sdtContent></w:sdt>", "控件段落"),
    "a content control in a line": (p("共", f"<w:sdt><w:sdtContent>{r('9')}</w:sdtContent></w:sdt>", "个"), "共9个"),
    "a content control around a cell": (
        table(f"<w:tr>{tc(p('甲'))}<w:sdt><w:sdtContent>{tc(p('乙'))}</w:sdtContent></w:sdt></w:tr>"),
        "甲\t乙",
    ),
    "a content control around a row": (table(tr("甲"), f"<w:sdt><w:sdtContent>{tr('乙')}</w:sdtContent></w:sdt>"), "甲\n乙"),
    "custom XML and smart tags": ("<w:customXml>" + p("甲", f"<w:smartTag>{r('乙')}</w:smartTag>") + "</w:customXml>", "甲乙"),
    "a link": (p("见", f"<w:hyperlink>{r('附件')}</w:hyperlink>"), "见附件"),
    "a simple field": (p("第", f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>', "页"), "第3页"),
    "a complex field": (p("共", field("DOCPROPERTY 件数", r("8")), "件"), "共8件"),
    "a field inside a field's instruction": (p(field("IF </w:instrText></w:r>" + field("PAGE", r("1")) + "<w:r><w:instrText> = 1", r("首页"))), "首页"),
    "a field without a result": (p("甲", field("XE 索引", separate=False), "乙"), "甲乙"),
    "a circled character made by a field": (p(field("EQ \\o\\ac(○,3)", separate=False), "号"), "③号"),
    "a prompt to click": (p("标题：", field("MACROBUTTON  AcceptAllChangesInDoc 单击此处输入标题", separate=False)), "标题：单击此处输入标题"),
    "a choice in an old form": (
        p("类别：", old_form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="A类"/><w:listEntry w:val="B类"/></w:ddList>')),
        "类别：B类",
    ),
    "ticks in an old form": (p(old_form("<w:checkBox><w:checked/></w:checkBox>"), "是", old_form('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "否"), "☑是□否"),
    "a formula straight in the body": ("<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>" + p("甲"), "a=b\n甲"),
    "a field never closed": (p("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "藏") + p("乙"), "甲\n乙"),
    "both branches of alternate content": (p("甲", f"<mc:AlternateContent><mc:Choice>{r('选')}</mc:Choice><mc:Fallback>{r('备')}</mc:Fallback></mc:AlternateContent>"), "甲选"),
    "only a fallback": (p(f"<mc:AlternateContent><mc:Fallback>{r('备')}</mc:Fallback></mc:AlternateContent>"), "备"),
    "ruby": (p(f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('xi')}</w:rt><w:rubyBase>{r('息')}</w:rubyBase></w:ruby></w:r>", "县"), "息县"),
    "hyphens": (p("<w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>9</w:t><w:softHyphen/><w:t>月</w:t></w:r>"), "7-9月"),
    "a tab and a turned line": (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>"), "甲\t乙\n丙\n丁"),
    "a page break": (p('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>'), "甲乙"),
    "symbols of symbol fonts": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'), "☑是≥"),
    "a formula": (p("即", "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"), "即3/4"),
    "a text box once, after its paragraph": (
        p("锚点", f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN_BOX}</mc:Choice><mc:Fallback>{VML_BOX}</mc:Fallback></mc:AlternateContent></w:r>", "句") + p("下段"),
        "锚点句\n框内第一行\n框内第二行\n下段",
    ),
    "an old text box": (p("锚点", f"<w:r>{VML_BOX}</w:r>"), "锚点\n框内第一行\n框内第二行"),
    "word art": (p("<w:r><w:pict><v:shape><v:textpath string='某县人民政府文件'/></v:shape></w:pict></w:r>", "甲"), "甲\n某县人民政府文件"),
    "a text box in a cell": (table(tr(tc(p("甲", f"<w:r>{VML_BOX}</w:r>")), "乙")), "甲\n框内第一行\n框内第二行\t乙"),
    "blanks that are not preserved": ("<w:p><w:r><w:t>  甲\n </w:t></w:r><w:r><w:t xml:space='preserve'> 乙</w:t></w:r></w:p>", "甲 乙"),
    "runs straight in a wrapper nobody knows": (p("甲", f"<w:dir w:val='ltr'><w:bdo>{r('乙')}</w:bdo></w:dir>"), "甲乙"),
}  # fmt: skip


def text_of(data: bytes) -> str:
    return plain(read_bytes(data, "材料.docx").value)


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_live_text_is_read(body: str, expected: str) -> None:
    assert text_of(word_file(body)) == expected


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_live_text_is_read_from_iso_strict_files(body: str, expected: str) -> None:
    assert text_of(word_file(body, strict=True)) == expected


def test_python_docx_loses_what_is_read_here() -> None:
    """The reason for an own walk: text python-docx does not give back, as body paragraphs and table cells are usually read with it."""
    lost = {name for name, (body, expected) in CASES.items() if not set(expected.split()) <= set(_through_python_docx(word_file(body)).split())}
    assert {
        "a tracked insertion and deletion",
        "a content control around paragraphs",
        "a content control in a line",
        "a simple field",
        "a text box once, after its paragraph",
        "an old text box",
        "ruby",
        "a formula",
        "moved text",
        "symbols of symbol fonts",
    } <= lost


def _through_python_docx(data: bytes) -> str:
    file = docx.Document(io.BytesIO(data))
    cells = ["\t".join(cell.text for cell in row.cells) for table in file.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def inlines_of(body: str, **parts: str) -> tuple[object, ...]:
    block = read_bytes(word_file(body, **parts), "材料.docx").value.blocks[0]
    assert isinstance(block, Paragraph)
    return block.inlines


def test_runs_of_one_look_become_one_text() -> None:
    assert inlines_of(p(r("收到"), r("1"), r("2"), r("件"))) == (Text("收到12件"),)


def test_a_turned_line_is_a_break_and_the_text_goes_on() -> None:
    assert inlines_of(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")) == (Text("甲"), Break(), Text("乙"))


FOOTNOTES = (
    f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote>'
    f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>", r(" 数据截至9月底。"))}</w:footnote>'
    f'<w:footnote w:id="8">{p("没有人引用。")}</w:footnote>'
)
ENDNOTES = f'<w:endnote w:id="7">{p("<w:r><w:endnoteRef/></w:r>", "来源：统计局。")}{p("第二段。")}</w:endnote>'


def test_notes_come_last_and_hang_on_their_place() -> None:
    body = p("尾注在前", '<w:r><w:endnoteReference w:id="7"/></w:r>') + p("总数", '<w:r><w:footnoteReference w:id="7"/></w:r>', "如下。")
    document = read_bytes(word_file(body, footnotes=FOOTNOTES, endnotes=ENDNOTES), "材料.docx").value
    assert plain(document) == "尾注在前\n总数如下。\n数据截至9月底。\n来源：统计局。\n第二段。"
    second, note = document.blocks[1], document.blocks[2]
    assert isinstance(second, Paragraph) and isinstance(note, Paragraph)
    assert second.inlines == (Text("总数"), NoteRef(note.key), Text("如下。"))
    assert [block.role for block in document.blocks if isinstance(block, Paragraph)][2:] == [Role.NOTE] * 3


def test_a_note_whose_reference_is_deleted_does_not_show() -> None:
    body = p("甲", '<w:del w:id="1"><w:r><w:footnoteReference w:id="7"/></w:r></w:del>')
    assert text_of(word_file(body, footnotes=FOOTNOTES)) == "甲"


def test_a_note_without_content_is_told() -> None:
    outcome = read_bytes(word_file(p("甲", '<w:r><w:footnoteReference w:id="99"/></w:r>'), footnotes=FOOTNOTES), "材料.docx")
    assert [note.message for note in outcome.notes] == ["1条脚注或尾注只有编号、找不到内容。"]


ASIDE = {
    "a comment": (p("甲", '<w:r><w:commentReference w:id="1"/></w:r>'), "1条批注未计入正文"),
    "tracked changes": (p("甲", DELETED, DELETED, INSERTED), "2处删除未计入正文"),
    "hidden text": (p("甲", r("暗", "<w:vanish/>")), "1处隐藏文字未计入正文"),
    "a picture": (p("甲", "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"), "1张图片未读取"),
    "an old picture": (p("甲", "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"), "1张图片未读取"),
    "a chart": (p("甲", "<w:r><w:drawing><c:chart/></w:drawing></w:r>"), "1个图表未读取"),
    "smart art": (p("甲", "<w:r><w:drawing><dgm:relIds/></w:drawing></w:r>"), "1个 SmartArt 图形未读取"),
    "words in a shape": (p("甲", "<w:r><w:drawing><a:p><a:r><a:t>图中字</a:t></a:r></a:p></w:drawing></w:r>"), "1处图形中的文字未读取"),
    "an embedded object": (p("甲", "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"), "1个嵌入对象"),
    "a linked document": (p("甲") + '<w:altChunk r:id="r9"/>', "1处嵌入或链接的子文档未读取"),
    "an unknown symbol": (p("甲", '<w:r><w:sym w:font="某字体" w:char="F123"/></w:r>'), "1个特殊符号无法识别"),
    "text under a merged cell": (
        table(tr(tc(p("甲"), '<w:vMerge w:val="restart"/>')), tr(tc(p("盖住"), "<w:vMerge/>"))),
        "1个被合并单元格盖住的文字未计入正文",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "sentence"), ASIDE.values(), ids=ASIDE)
def test_what_is_set_aside_is_told(body: str, sentence: str) -> None:
    outcome = read_bytes(word_file(body), "材料.docx")
    assert any(sentence in note.message for note in outcome.notes), outcome.notes
    assert plain(outcome.value).strip() in ("甲", "甲15件")


def test_the_preview_of_an_object_is_no_picture() -> None:
    outcome = read_bytes(word_file(ASIDE["an embedded object"][0]), "材料.docx")
    assert len(outcome.notes) == 1


def test_nothing_is_told_of_a_plain_file() -> None:
    assert read_bytes(word_file(p("甲")), "材料.docx").notes == ()


@pytest.mark.parametrize("page_number", ["- 1 -", "— 12 —", "第 3 页 共 8 页", "2/5", "Page 1 of 3", "iv"])
def test_a_footer_with_only_a_page_number_is_not_worth_a_word(page_number: str) -> None:
    assert read_bytes(word_file(p("甲"), footer1=p(page_number)), "材料.docx").notes == ()


def test_words_in_headers_and_footers_are_told_and_left_out() -> None:
    outcome = read_bytes(word_file(p("甲"), header1=p("某县营商办"), footer1=p("印发120份")), "材料.docx")
    assert plain(outcome.value) == "甲"
    assert [str(note) for note in outcome.notes] == ["页眉：“某县营商办”未计入正文。", "页脚：“印发120份”未计入正文。"]


def test_the_source_is_the_file_name() -> None:
    assert read_bytes(word_file(p("甲")), "上半年总结.docx").value.meta.source == "上半年总结.docx"


def test_an_empty_body_is_an_empty_document() -> None:
    assert read_bytes(word_file(""), "空.docx").value.blocks == Document().blocks


def test_the_sample_files_read_as_their_text(shared) -> None:
    from desktop.readers import read

    for name in ("05", "08"):
        assert plain(read(shared / "samples" / f"{name}.docx").value) == (shared / "samples" / f"{name}.txt").read_text("utf-8")
