"""New words in a Word file: its own package with a few characters changed."""

from __future__ import annotations

import io
import zipfile

from desktop.document.text import plain
from desktop.readers.docx.patch import Change, patch
from desktop.readers.docx.reading import read
from tests.readers.word_files import word_file


def run(text: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


BODY = f"<w:p>{run('受理')}{run('12', '<w:rPr><w:b/></w:rPr>')}{run('34件，办结')}{run('9件')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('5')}</w:p></w:tc></w:tr></w:tbl>"


def changed(data: bytes, *changes: Change) -> str:
    return plain(read(patch(data, changes).value).value)


def test_a_number_split_over_runs_is_changed_whole() -> None:
    assert changed(word_file(BODY), Change(2, 6, "56"), Change(10, 11, "100"), Change(13, 14, "7")) == "受理56件，办结100件\n7"


def test_the_first_run_keeps_its_look() -> None:
    with zipfile.ZipFile(io.BytesIO(patch(word_file(BODY), [Change(2, 6, "56")]).value)) as package:
        assert b'<w:b/></w:rPr><w:t xml:space="preserve">56</w:t>' in package.read("word/document.xml")


def test_other_parts_stay_byte_for_byte() -> None:
    old = word_file(BODY, styles='<w:style w:type="paragraph" w:styleId="a"/>', header1="<w:p/>")
    new = patch(old, [Change(2, 6, "56")]).value
    with zipfile.ZipFile(io.BytesIO(old)) as was, zipfile.ZipFile(io.BytesIO(new)) as now:
        assert was.namelist() == now.namelist()
        assert {name for name in was.namelist() if was.read(name) != now.read(name)} == {"word/document.xml"}


def test_what_is_no_text_of_a_run_is_left_and_told() -> None:
    made = patch(word_file("<w:p><w:r><w:tab/></w:r></w:p>" + BODY), [Change(0, 1, "5")])
    assert "没有改成“5”" in str(made.notes[0])


def test_a_footnote_is_changed_in_its_own_part() -> None:
    note = f'<w:footnote w:id="2"><w:p>{run("上年为7件")}</w:p></w:footnote>'
    data = word_file(f'<w:p>{run("受理9件")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=note)
    text = plain(read(data).value)
    at = text.index("7")
    assert changed(data, Change(at, at + 1, "8")) == text.replace("7", "8")
