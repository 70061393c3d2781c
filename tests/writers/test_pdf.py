"""The PDF read back by PDFium: its text is the document's, and every character stands where our pages have it."""

from __future__ import annotations

import re
from ctypes import byref, c_uint
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings

from desktop import paths, readers, writers
from desktop.document import build
from desktop.document.nodes import Chart, ChartKind, Document, Emphasis, Field, Meta, Paragraph, Role, Series, Text, replace
from desktop.document.outline import joined, recognise
from desktop.document.text import plain
from desktop.layout.faces import Faces
from desktop.layout.installed import in_folder
from desktop.layout.leads import marked
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.layout.style import Style, named, standard
from desktop.outcome import Refused
from desktop.writers import pdf
from tests.layout.prose import documents, wanted
from tests.writers.formats import FORMATS, SAID
from tests.writers.letters import LETTERS, reply, summary
from tests.writers.pdf_pages import KINDS, LAYOUTS, drafted, expected, read_back, texts

P = build.paragraph
NEAR = 0.05  # points; half a point is what is asked
SEEDS = sorted(path.name for path in paths.seeds().glob("*.docx"))
CASES = (*FORMATS, *LETTERS, *(f"{kind}-{layout}" for kind in KINDS for layout in LAYOUTS), *SEEDS, "long")


def _case(name: str) -> tuple[Document, Style]:
    if name in FORMATS:
        return FORMATS[name]
    if name in LETTERS:
        return LETTERS[name](), standard()
    if name == "long":
        return build.document(*(P(f"第{number}项：{SAID[number % 40 :][: 9 + number % 30]}") for number in range(2900))), standard()
    if name in SEEDS:
        document = recognise(joined(recognise(readers.read(paths.seeds() / name).value)))
        made = setting(marked(document)).value
    else:
        made = drafted(*name.rsplit("-", 1))
    return made.document, made.style


@pytest.mark.parametrize("name", CASES)
def test_every_character_of_the_document_is_in_the_text_and_at_its_place(name: str) -> None:
    document, style = _case(name)
    pages = paginate(document, style)
    printed, found = expected(pages, style), read_back(writers.write(document, ".pdf", style))
    assert "".join(each.text for each in found) == "".join(each.character.text for each in printed)
    kept = [(each.offset, each.character.text) for each in printed if each.offset >= 0]
    split = sorted(set(wanted(document)) - set(kept))  # 文件 of a joint mark stands by itself
    assert sorted([*kept, *split]) == wanted(document)
    assert {text for _, text in split} <= {each.character.text for each in printed if each.offset < 0} and len(split) <= 2
    off = [(each, other) for each, (other, _, _) in zip(found, printed) if max(abs(each.x - other.x), abs(each.y - other.y)) > NEAR]
    assert off == []
    assert [each.page for each in found] == [each.character.page for each in printed]
    assert name != "long" or len(pages) >= 200


@pytest.mark.parametrize("name", ["red", "upward", "letter", "seal", "reply", *(f"{kind}-letter" for kind in KINDS)])
def test_words_are_read_in_the_order_they_are_written(name: str) -> None:
    document, style = _case(name)
    offsets = [each.offset for each in expected(paginate(document, style), style) if each.offset >= 0]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_draft_s_text_is_its_own_but_for_line_ends_page_numbers_and_brackets(kind: str) -> None:
    document = drafted(kind, "plain").document
    said = "".join(re.sub(r"\n— \d+ —$", "", page.strip("\n ")) for page in texts(writers.write(document, ".pdf")))
    kept = "".join(plain(document).split())
    assert "".join(said.split()).replace("（联系人", "联系人").replace("）", "") == kept.replace("（联系人", "联系人").replace("）", "")


@pytest.mark.parametrize("name", ["summary-plain", "reply-letter", "reply", *SEEDS])
def test_no_space_is_put_between_words_that_have_none(name: str) -> None:
    document, style = _case(name)
    spaced = re.compile(r"[^\s—①-⑳](?=[ \u3000]+([^\s—]))")
    own = {(found[0], found[1]) for found in spaced.finditer(plain(document))}
    for page in texts(writers.write(document, ".pdf", style)):
        for line in page.split("\n"):
            beside = own | {("字", "签"), ("号", "签"), ("办", "2")}  # two things on one line
            assert "\t" in plain(document) or {(found[0], found[1]) for found in spaced.finditer(line)} <= beside


@settings(max_examples=40)
@given(documents())
def test_whatever_is_written_is_read_back(document: Document) -> None:
    style = standard()
    printed, found = expected(paginate(document, style), style), read_back(writers.write(document, ".pdf"))
    assert "".join(each.text for each in found) == "".join(each.character.text for each in printed)


def test_narrow_marks_and_letters_of_a_substitute_stand_in_their_cells() -> None:
    said = "共3,456件(i.e. 12:30),由4.52%降至4.39%;GDP增长6.1%·AI应用illicit/WWW"
    document = build.document(P(said))
    found = read_back(writers.write(document, ".pdf"))
    cells = expected(paginate(document), standard())
    assert "".join(each.text for each in found) == said.replace(" ", "") + "—1—"
    assert max(abs(each.x - other.character.x) for each, other in zip(found, cells)) < NEAR
    assert all(before.x < after.x for before, after in pairwise(found[:28]))


def test_the_people_are_not_turned_into_radicals() -> None:
    text = "".join(texts(writers.write(build.document(P("人民、长风、见车、马青、西骨，⼈和⺠也各是各")), ".pdf")))
    assert text.split("\n")[0] == "人民、长风、见车、马青、西骨，⼈和⺠也各是各"


def test_a_phrase_in_two_looks_is_found_as_one() -> None:
    words = Paragraph((Text("一是压减", Emphasis.LEAD), Text("办理"), Text("时限", Emphasis.BOLD), Text("3个"), Text("工作日", Emphasis.ITALIC)))
    file = pdfium.PdfDocument(writers.write(build.document(words), ".pdf"))
    page = file[0]
    text = page.get_textpage()
    found = text.search("压减办理时限3个工作日").get_next()
    text.close()
    page.close()
    file.close()
    assert found == (2, 11)


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_reader_reads_the_same_text(kind: str) -> None:
    document = drafted(kind, "plain").document
    read = plain(readers.read_bytes(writers.write(document, ".pdf"), "made.pdf").value)
    brackets = str.maketrans("", "", "（）")  # round a contact the style puts its own
    assert "".join(read.split()).translate(brackets) == "".join(plain(document).split()).translate(brackets)


def test_rare_characters_are_read_back_whole() -> None:
    said = "塘㙟村、𠮷林村、䶮镇的办理事项已经全部接入网上办事大厅，群众少跑腿。"
    assert plain(readers.read_bytes(writers.write(build.document(P(said)), ".pdf"), "made.pdf").value) == said


def test_a_character_no_face_here_has_is_borrowed_or_told() -> None:
    outcome = pdf.write(build.document(P("𠮷林县㐂事😀\U000f0000")))
    assert texts(outcome.value)[0].startswith("𠮷林县㐂事😀")
    notes = [str(note) for note in outcome.notes]
    assert any("😀" in note or "所用字体里没有" in note or "都没有" in note for note in notes)
    assert any("都没有" in note and "U+F0000" in note for note in notes)


def test_without_a_chinese_font_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有找到中文字体"):
        pdf.write(build.document(P("优化")), here=Faces(tuple(in_folder(tmp_path))))


def test_a_substituted_face_is_told_in_one_line() -> None:
    here = pdf.write(reply()).notes
    told = [str(note) for note in here if str(note).startswith("字体：")]
    assert len(told) <= 1
    assert all("代替" in note for note in told)


def test_the_same_document_gives_the_same_bytes_and_no_time_or_name() -> None:
    one = writers.write(reply(), ".pdf")
    assert one == writers.write(reply(), ".pdf")
    assert not re.search(rb"/(CreationDate|ModDate|Author|Creator|Producer|ID)\b", one)
    assert str(Path.home()).encode() not in one


def test_the_file_says_its_title_its_language_and_its_headings() -> None:
    data = writers.write(replace(summary(), meta=Meta(title="")), ".pdf")
    file = pdfium.PdfDocument(data)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in file.get_toc()]
    title = file.get_metadata_value("Title")
    file.close()
    assert b"/Lang (zh-CN)" in data
    assert title == "清河县2024年前三季度优化营商环境工作总结"
    assert [words for level, words, _ in marks if level == 0] == ["一、主要做法", "二、存在问题", "三、下一步打算"]
    assert [words for _, words, _ in marks][:4] == ["一、主要做法", "（一）提升政务服务效能", "1. 推进流程再造", "（1）压减办理环节"]
    assert [page for _, _, page in marks] == sorted(page for _, _, page in marks)


def test_a_run_in_heading_is_marked_by_its_words_alone() -> None:
    file = pdfium.PdfDocument(writers.write(reply(), ".pdf"))
    marks = [mark.get_title() for mark in file.get_toc()]
    file.close()
    assert marks[0] == "一、搭建服务平台，打通融资堵点"


def test_a_heading_with_a_field_is_marked_in_full() -> None:
    heading = Paragraph((Field("延津县", "地区"), Text("：真抓实干优环境")), Role.HEADING, 1)
    file = pdfium.PdfDocument(writers.write(Document((heading, P("正文。"))), ".pdf"))
    marks = [mark.get_title() for mark in file.get_toc()]
    file.close()
    assert marks == ["延津县：真抓实干优环境"]


def test_a_document_without_headings_has_no_bookmarks_and_an_empty_one_is_a_page() -> None:
    for document in (build.document(P("正文。")), Document()):
        file = pdfium.PdfDocument(writers.write(document, ".pdf"))
        assert (list(file.get_toc()), len(file)) == ([], 1)
        file.close()


def _colours(data: bytes) -> set[tuple[int, int, int]]:
    """The colours on the first page."""
    file = pdfium.PdfDocument(data)
    page = file[0]
    bitmap = page.render(scale=1, rev_byteorder=True)
    buffer, step = bytes(bitmap.buffer), bitmap.n_channels
    found = {tuple(buffer[at : at + 3]) for at in range(0, len(buffer), step)}
    bitmap.close()
    page.close()
    file.close()
    return found  # type: ignore[return-value]


def test_a_red_head_is_red_and_a_missing_value_stands_on_yellow() -> None:
    document, style = FORMATS["red"]
    assert (255, 0, 0) in _colours(writers.write(document, ".pdf", style))
    missing = replace(reply(), blocks=tuple(block for block in reply().blocks if "待补" in plain(Document((block,)))))
    assert (255, 255, 0) in _colours(writers.write(missing, ".pdf"))


def test_a_turned_sheet_is_landscape_and_its_number_reads_when_it_is_turned_back() -> None:
    document, style = FORMATS["attachment"]
    file = pdfium.PdfDocument(writers.write(document, ".pdf", style))
    sizes = [file.get_page_size(number) for number in range(len(file))]
    file.close()
    assert [wide > high for wide, high in sizes] == [False, False, False, True, False]
    number = [each for each in read_back(writers.write(document, ".pdf", style)) if each.page == 3][-3:]
    assert [each.text for each in number] == ["—", "4", "—"]
    assert number[0].x == pytest.approx(number[2].x, abs=0.5) and number[0].y < number[2].y and number[0].x < 100


def test_a_letter_has_its_two_rules_and_no_number_on_its_first_page() -> None:
    document, style = FORMATS["letter"]
    assert style is named("letter")
    assert not texts(writers.write(document, ".pdf", style))[0].rstrip().endswith("—")
    assert texts(writers.write(document, ".pdf", style))[1].rstrip().endswith("— 2 —")


def _charted(kind: ChartKind) -> Document:
    months = tuple(f"{month}月" for month in range(1, 7))
    values = tuple(map(Decimal, ("812", "905.5", "870", "1012", "1130", "1208")))
    chart = Chart(kind, months, (Series("新登记经营主体", values, "户"), Series("注销", (*map(Decimal, (90, 84, 101, 95)), None, Decimal(77)), "户")))
    return Document((P("登记情况", Role.TITLE), P("图1　上半年登记数", Role.CAPTION), chart, P("上半年登记数逐月增加。")))


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_drawn_with_its_words_and_its_colours(kind: ChartKind) -> None:
    document = _charted(kind)
    pages = paginate(document)
    colours = {stroke.fill or stroke.colour for stroke in pages.pages[0].strokes if stroke.weight or stroke.fill}
    data = writers.write(document, ".pdf")
    assert "".join(each.text for each in read_back(data)) == "".join(each.character.text for each in expected(pages, standard()))
    file = pdfium.PdfDocument(data)
    page = file[0]
    drawn = set()
    for shape in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
        for ask in (pdfium.raw.FPDFPageObj_GetFillColor, pdfium.raw.FPDFPageObj_GetStrokeColor):
            parts = [c_uint() for _ in range(4)]
            ask(shape.raw, *map(byref, parts))
            drawn.add("".join(f"{part.value:02X}" for part in parts[:3]))
    page.close()
    file.close()
    assert {colour.upper() for colour in colours} <= drawn
