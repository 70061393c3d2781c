"""The proof of a draft: its pages, what stands where, and how a fault of them is mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop import readers
from desktop.actions import drafts, exporting, picks
from desktop.actions.composing import compose, printed
from desktop.actions.desk import Desk
from desktop.actions.places import sections
from desktop.actions.proving import Prover, mend, unmended
from desktop.document import build
from desktop.document.nodes import Role
from desktop.document.text import plain
from desktop.drafting.draft import Draft, SectionPick
from desktop.drafting.profile import Profile, read_profile
from desktop.drafting.template import Passage, SectionSpec
from desktop.layout.page_checks import Fault
from desktop.layout.ways import WAYS

P = build.paragraph


def with_prose(draft: Draft, *paragraphs: str) -> Draft:
    """``draft`` with one borrowed section of ``paragraphs`` and nothing else."""
    spec = SectionSpec("own", "做法", ("具体做法",), lead=Passage(tuple(P(words) for words in paragraphs)))
    return replace(draft, borrowed=(spec,), picks=(SectionPick("own"),))


@pytest.fixture
def draft(desk: Desk) -> Draft:
    return drafts.new_draft(desk, "memo")


def test_a_proof_knows_where_every_field_stands(desk: Desk, draft: Draft) -> None:
    filled = replace(draft, values={"地区": "某某县", "窗口数": "12"})
    proof = Prover(desk.profile.layout).proof(printed(desk, filled).value)
    assert proof.text == plain(proof.document)
    assert {proof.text[each.start : each.end] for each in proof.fields if each.field.name == "窗口数"} == {"12个"}
    assert len(proof.pages) == 1 and proof.fonts


def test_a_proof_after_an_edit_is_that_of_a_new_one(desk: Desk, draft: Draft) -> None:
    prover = Prover(desk.profile.layout)
    for count in ("1", "12", "123"):
        document = printed(desk, replace(draft, values={"窗口数": count})).value
        assert prover.proof(document) == Prover(desk.profile.layout).proof(document)


def test_the_form_is_the_same_whether_the_text_was_printed_before_or_not(desk: Desk, draft: Draft) -> None:
    assert compose(desk, draft, printed(desk, draft)) == compose(desk, draft)


def test_the_pages_are_those_of_the_offices_profile(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "单位.toml"
    path.write_text('[layout]\nformat = "red_head"\nmark = "某某县营商环境办公室文件"\npitch = 27.7\n', encoding="utf-8")
    own = read_profile(path)
    proof = Prover(own.layout).proof(printed(desk, draft).value)
    assert "某某县营商环境办公室文件" in proof.text and proof.style.page.lines == 23
    office = replace(desk, profile=own)
    written = exporting.export(office, draft, tmp_path / "专报.docx")
    assert "某某县营商环境办公室文件" in plain(readers.read(written.value).value)


def test_an_export_tells_what_the_format_lacks(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "单位.toml"
    path.write_text('[layout]\nformat = "red_head"\n', encoding="utf-8")
    office = replace(desk, profile=read_profile(path))
    notes = exporting.export(office, draft, tmp_path / "专报.docx").notes
    assert any("发文机关标志" in str(note) for note in notes)
    assert exporting.export(office, draft, tmp_path / "专报.txt").notes == ()


def test_a_pdf_is_exported_by_its_suffix(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    filled = replace(draft, values={"地区": "某某县", "窗口数": "12"})
    path = exporting.export(desk, filled, tmp_path / "专报.pdf").value
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(exporting.kinds_of_file(".pdf").values()) == [".pdf", ".docx", ".txt"]


def test_a_last_line_of_one_character_is_mended_and_stays_mended_where_the_draft_is_kept(desk: Desk, draft: Draft) -> None:
    short = with_prose(draft, "优" * 54 + "化。")
    prover = Prover(desk.profile.layout)
    proof = prover.proof(printed(desk, short).value)
    fault = next(fault for fault in proof.faults if fault.fault is Fault.SHORT_LAST_LINE)
    found = mend(desk, short, fault, WAYS[fault.fault][0])
    assert found is not None
    mended, remedy = found
    again = prover.proof(printed(desk, mended).value)
    assert again.faults == () and again.adjusted and not remedy.price
    drafts.save_draft(desk, mended)
    assert drafts.open_draft(desk, draft.id).layout == mended.layout
    assert prover.proof(printed(desk, unmended(mended)).value).faults == proof.faults


def test_other_words_are_another_paragraph_and_take_the_office_s_spacing(desk: Desk, draft: Draft) -> None:
    short = with_prose(draft, "优" * 54 + "化。")
    fault = Prover(desk.profile.layout).proof(printed(desk, short).value).faults[0]
    found = mend(desk, short, fault, WAYS[fault.fault][0])
    assert found is not None
    changed = with_prose(found[0], "优" * 62 + "化。")
    proof = Prover(desk.profile.layout).proof(printed(desk, changed).value)
    assert {line.look for page in proof.pages.pages for line in page.lines if "优" in line.text} == {"body"}


def test_a_signature_alone_is_brought_back_by_the_pitch_and_its_price_is_told(desk: Desk, draft: Draft) -> None:
    values = {"单位": "某某县营商办", "地区": "某某县"}
    for lines in range(12, 24):
        long = replace(with_prose(draft, *("优" * 26 for _ in range(lines))), values=values)
        faults = Prover(desk.profile.layout).proof(printed(desk, long).value).faults
        alone = [fault for fault in faults if fault.fault is Fault.SIGNATURE_ALONE]
        if alone:
            break
    found = mend(desk, long, alone[0], WAYS[Fault.SIGNATURE_ALONE][0])
    assert found is not None and "行距" in found[1].words
    assert Prover(desk.profile.layout).proof(printed(desk, found[0]).value).faults == ()
    style = Prover(desk.profile.layout).proof(printed(desk, found[0]).value).style
    assert bool(found[1].price) is (style.page.lines != 22)


def test_sections_are_found_in_the_text_by_their_numbers_and_words(desk: Desk, draft: Draft) -> None:
    lines = picks.pick_lines(desk, draft)
    text = plain(printed(desk, draft).value)
    found = sections(text, lines)
    head = text.index("一、窗口服务更便捷")
    assert found.at(head + 3) is not None and found.at(head + 3).name == "窗口服务"  # type: ignore[union-attr]
    assert found.at(0) == found.opening and found.opening == lines[0]
    assert found.of(lines[1].key) == (head, head + len("一、窗口服务更便捷"))
    assert found.at(len(text)).section == 2  # type: ignore[union-attr]


def test_a_profile_is_asked_for_its_layout_each_time(desk: Desk) -> None:
    assert Profile().layout == desk.profile.layout
    assert Prover(desk.profile.layout).proof(build.document(P("题", Role.TITLE), P("正文。"))).style.name.startswith("党政机关公文")


def test_a_value_other_than_the_one_handed_on_is_changed(desk: Desk) -> None:
    template = desk.template("summary")
    name = next(spec.name for spec in template.fields if spec.default)
    default = next(spec.default for spec in template.fields if spec.name == name)
    for value, changed in (("另一个", True), (default, False), ("", False)):
        draft = replace(drafts.new_draft(desk, "summary"), values={name: value})
        lines = {line.key: line for group in compose(desk, draft).groups for line in group.lines}
        assert lines[name].changed is changed
