"""What the formats write: valid, every name known, every word there, nothing printed that nobody wrote."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from desktop import readers, writers
from desktop.document import build
from desktop.document.nodes import Document, Paragraph, Role
from desktop.document.text import plain
from desktop.layout.choices import choices_of
from desktop.layout.style import Style, named, standard
from desktop.layout.style_values import Source
from desktop.outcome import Refused
from tests.writers import paper
from tests.writers.formats import COPIES, FORMATS, NUMBER, PRINTED, SAID, whole
from tests.writers.package import W, parts, text

P = build.paragraph
every_format = pytest.mark.parametrize("name", FORMATS)
OPTIONS = {
    "margins": "34.58/32.58", "pitch": 29, "third_level_bold": True, "digits": "Times New Roman", "seal": "seal", "number_place": "center", "number_form": "第{}页",
    "word_grid": True, "run_in_bold": False, "faces": {"title": "华文中宋", "body": "仿宋"}, "sizes": {"title": 24},
}  # fmt: skip


def faults(data: bytes, folder: Path) -> list[str]:
    (folder / "made.docx").write_bytes(data)
    return [str(fault) for fault in OpenXmlValidator().validate(folder / "made.docx").errors]


@every_format
def test_the_audit_finds_nothing_in_any_format(name: str, tmp_path: Path) -> None:
    document, style = FORMATS[name]
    assert faults(writers.write(document, ".docx", style), tmp_path) == []


@pytest.mark.parametrize("option", OPTIONS)
def test_the_audit_finds_nothing_whatever_an_office_chooses(option: str, tmp_path: Path) -> None:
    style = choices_of(Source("档案.toml", ""), {option: OPTIONS[option]}).style("letter")
    assert faults(writers.write(whole(), ".docx", style), tmp_path) == []


@every_format
def test_every_style_footer_and_drawing_is_named_once_and_known(name: str) -> None:
    document, style = FORMATS[name]
    made = parts(document, style)
    known = {str(each.get(f"{W}styleId")) for each in made["word/styles.xml"].iter(f"{W}style")}
    for root in made.values():
        assert {str(each.get(f"{W}val")) for each in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")} <= known
        marks = [each.get(f"{W}fldCharType") for each in root.iter(f"{W}fldChar")]
        assert marks == ["begin", "separate", "end"] * (len(marks) // 3)
    relations = {str(each.get("Id")) for each in made["word/_rels/document.xml.rels"]}
    footers = [
        str(value) for each in made["word/document.xml"].iter(f"{W}footerReference") for key, value in each.attrib.items() if str(key).endswith("}id")
    ]
    assert set(footers) <= relations
    drawn = [each.get("id") for root in made.values() for each in root.iter() if etree.QName(each).localname == "docPr"]
    assert len(set(drawn)) == len(drawn)


@every_format
def test_no_word_is_lost_and_none_is_added(name: str) -> None:
    document, style = FORMATS[name]
    written = "".join("".join(text(parts(document, style)["word/document.xml"])).split())
    said = "".join(plain(document).split())
    assert sorted(written.replace("（联系人", "联系人").replace("0000000）", "0000000")) == sorted(said)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "joint"])
def test_what_is_written_reads_back(name: str, tmp_path: Path) -> None:
    document, style = FORMATS[name]
    read = plain(readers.read_bytes(writers.write(document, ".docx", style), "made.docx").value)
    assert all(
        word in "".join(read.split()) for block in document.blocks if isinstance(block, Paragraph) for word in plain(Document((block,))).split()
    )


def test_what_is_marked_secret_is_printed_as_the_standard_has_it_and_never_read_again() -> None:
    document, style = FORMATS["joint"]
    data = writers.write(document, ".docx", style)
    with pytest.raises(Refused, match="机密★1年"):
        readers.read_bytes(data, "made.docx")


def test_a_document_says_its_format_in_its_meta() -> None:
    said = build.document(P(NUMBER, Role.DOC_NUMBER), P(SAID))
    letter = dataclasses.replace(said, meta=dataclasses.replace(said.meta, extra={"layout": "letter"}))
    assert writers.write(letter, ".docx") == writers.write(said, ".docx", named("letter")) != writers.write(said, ".docx")


def test_a_plain_report_has_no_rule_and_no_red() -> None:
    made = parts(build.document(P(NUMBER, Role.DOC_NUMBER), P("标题", Role.TITLE), P(SAID)))["word/document.xml"]
    assert not list(made.iter(f"{W}pBdr")) and not [each for each in made.iter() if etree.QName(each).localname == "txbx"]


def test_the_imprint_stands_behind_the_attachment_in_one_box_at_the_foot() -> None:
    document, style = FORMATS["attachment"]
    body = parts(document, style)["word/document.xml"][0]
    boxes = [index for index, each in enumerate(body) if [inside for inside in each.iter() if etree.QName(inside).localname == "txbx"]]
    assert boxes == [len(body) - 2]
    assert text(body[boxes[0]]).replace("\t", "") == COPIES + PRINTED.replace("\u3000", "") and PRINTED not in text(body)


def test_the_room_of_the_imprint_is_kept_free_in_the_text() -> None:
    document, style = FORMATS["red"]
    body = parts(document, style)["word/document.xml"][0]
    high = int(str(body[-2].find(f"{W}pPr/{W}spacing").get(f"{W}line")))  # type: ignore[union-attr]
    extent = next(each for each in body[-2].iter() if etree.QName(each).localname == "extent")
    assert high == pytest.approx(int(str(extent.get("cy"))) / 635, abs=1) and high > 3 * 22 * 20 - 100


def test_a_sheet_is_turned_in_a_section_of_its_own() -> None:
    document, style = FORMATS["attachment"]
    sections = list(parts(document, style)["word/document.xml"].iter(f"{W}sectPr"))
    sizes = [(each.get(f"{W}w"), each.get(f"{W}h"), each.get(f"{W}orient")) for section in sections for each in section.iter(f"{W}pgSz")]
    assert sizes == [("11906", "16838", None), ("16838", "11906", "landscape"), ("11906", "16838", None)]


def test_words_own_grid_is_written_only_where_the_office_wants_it() -> None:
    style = dataclasses.replace(standard(), page=dataclasses.replace(standard().page, word_grid=True))
    made = parts(whole(), style)
    grid = next(made["word/document.xml"].iter(f"{W}docGrid"))
    assert {str(key).removeprefix(W): value for key, value in grid.attrib.items()} == {
        "type": "linesAndChars",
        "linePitch": "579",
        "charSpace": "-849",
    }
    normal = made["word/styles.xml"].find(f"{W}style[@{W}styleId='Normal']")
    assert normal is not None and normal.find(f"{W}rPr/{W}spacing").get(f"{W}val") == "0"  # type: ignore[union-attr]


SAVED = ("upward", "letter", "attachment", "joint", "stamp")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Some formats, opened in LibreOffice and saved as .docx there."""
    made = {name: writers.write(*_order(name)) for name in SAVED}
    return {name: path.read_bytes() for name, path in paper.converted(made, tmp_path_factory.mktemp("saved"), ".docx").items()}


def _order(name: str) -> tuple[Document, str, Style]:
    document, style = FORMATS[name]
    return document, ".docx", style


def test_a_save_in_libreoffice_keeps_styles_words_and_faces(saved: dict[str, bytes]) -> None:
    for name in ("upward", "letter", "attachment"):
        with zipfile.ZipFile(io.BytesIO(saved[name])) as members:
            styles, body = (etree.fromstring(members.read(f"word/{part}.xml")) for part in ("styles", "document"))
        names = {str(each.get(f"{W}val")) for each in styles.iter(f"{W}name")}
        assert {"标题", "一级标题", "主送", "落款", "成文日期", "附注", "发文字号", "发文机关标志"} <= names, name
        ids = {str(each.get(f"{W}styleId")): str(each.find(f"{W}name").get(f"{W}val")) for each in styles.iter(f"{W}style")}  # type: ignore[union-attr]
        worn = {ids[str(each.get(f"{W}val"))] for each in body.iter(f"{W}pStyle")}
        assert {"标题", "一级标题", "主送", "落款", "成文日期"} <= worn, name
        said = plain(readers.read_bytes(saved[name], "saved.docx").value)
        assert COPIES in said and SAID in said, name


def test_a_save_in_libreoffice_moves_nothing_that_has_a_place_of_its_own(saved: dict[str, bytes], tmp_path: Path) -> None:
    """Heads, numbers, rules and imprints. Lines of the text may turn elsewhere: LibreOffice writes the other sense of overflowPunct than it reads."""
    both = {name: writers.write(*_order(name)) for name in SAVED} | {f"{name}-saved": data for name, data in saved.items()}
    printed = paper.printed(both, tmp_path)
    for name in SAVED:
        first, again = printed[name], printed[f"{name}-saved"]
        assert len(first) == len(again), name
        for place, (one, other) in enumerate(zip(first, again)):
            assert _places(other, place) == [(text, *(pytest.approx(at, abs=1) for at in places)) for text, *places in _places(one, place)], name
            strokes = [[(rule.left, rule.right, rule.top, rule.weight) for rule in sheet.rules] for sheet in (one, other)]
            assert strokes[1] == [pytest.approx(rule, abs=1) for rule in strokes[0]], name


def _places(sheet: paper.Sheet, page: int) -> list[tuple[str, float, float]]:
    """Where the lines of the head, the page number and the imprint start, and their feet."""
    imprint = next((line.foot for line in sheet.lines if line.text.startswith(("抄送", "主送"))), 265.0)
    text = next((line.foot for line in sheet.lines if line.text.startswith(SAID[:4])), 0.0)
    return [(line.text, line.left, line.foot) for line in sheet.lines if (line.foot < text and not page) or line.foot >= imprint]
