from __future__ import annotations

import io
import json
import zipfile

import docx
import pytest

from desktop import writers
from desktop.document import build, codec
from desktop.document.nodes import Document, Role
from desktop.outcome import Refused

SAID = build.document(
    build.paragraph("关于试点工作的汇报", Role.TITLE),
    build.paragraph("　　入驻部门23个。"),
    build.paragraph(""),
    build.paragraph("下一步，继续做好。"),
)


def test_text_is_the_plain_text_unchanged() -> None:
    assert writers.write(SAID, ".txt").decode() == "关于试点工作的汇报\n　　入驻部门23个。\n\n下一步，继续做好。"


def test_json_reads_back_as_the_same_document() -> None:
    assert codec.decode(json.loads(writers.write(SAID, ".json"))) == SAID


def test_docx_opens_in_another_library_with_its_text() -> None:
    opened = docx.Document(io.BytesIO(writers.write(SAID, ".docx")))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["关于试点工作的汇报", "入驻部门23个。", "下一步，继续做好。"]


def test_a_docx_is_a_sound_zip_and_the_same_every_time() -> None:
    made = writers.write(SAID, ".DOCX")
    with zipfile.ZipFile(io.BytesIO(made)) as members:
        assert members.testzip() is None
    assert made == writers.write(SAID, ".docx")


def test_an_empty_document_is_still_a_document() -> None:
    assert docx.Document(io.BytesIO(writers.write(Document(), ".docx"))).paragraphs[0].text == ""


@pytest.mark.parametrize("suffix", [".doc", ".xlsx", "", "docx"])
def test_a_suffix_nobody_writes_is_refused_with_those_that_are_written(suffix: str) -> None:
    with pytest.raises(Refused, match=r"可以写成 \.docx、\.pdf、\.txt、\.json"):
        writers.write(SAID, suffix)
