"""Packages as different programs zip them, and the limits they are held to."""

from __future__ import annotations

import io
import zipfile

import pytest

from desktop.document.text import plain
from desktop.outcome import Refused
from desktop.readers import read_bytes
from desktop.readers.docx.package import open_package
from tests.readers.word_files import RELATIONS, p, packed, part, word_file

TEXT = part("document", f"<w:body>{p('甲')}</w:body>")


def text_of(data: bytes) -> str:
    return plain(read_bytes(data, "材料.docx").value)


def rezipped(data: bytes, method: int = zipfile.ZIP_DEFLATED, stream: io.RawIOBase | io.BytesIO | None = None) -> bytes:
    target = stream or io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", method) as new:  # type: ignore[arg-type]
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return target.getvalue()  # type: ignore[union-attr]


class Pipe(io.BytesIO):
    """A stream that cannot go back, so that sizes stand only after the data and in the directory."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *place: int) -> int:
        raise OSError


def test_stored_parts_are_read() -> None:
    assert text_of(rezipped(word_file(p("甲")), zipfile.ZIP_STORED)) == "甲"


def test_a_streamed_package_is_read() -> None:
    assert text_of(rezipped(word_file(p("甲")), stream=Pipe())) == "甲"


def test_bytes_before_and_a_comment_after_do_no_harm() -> None:
    data = word_file(p("甲"))
    commented = io.BytesIO(data)
    with zipfile.ZipFile(commented, "a") as package:
        package.comment = b"made by hand"
    assert text_of(commented.getvalue()) == "甲"
    assert open_package(b"#!prefix\n" + data).read("word/document.xml") == TEXT


def test_a_compression_word_does_not_know_is_refused() -> None:
    with pytest.raises(Refused, match="压缩方式"):
        text_of(rezipped(word_file(p("甲")), zipfile.ZIP_BZIP2))


def test_the_text_is_found_by_relationship_under_any_name() -> None:
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="/word/document2.xml"/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'.encode()
    assert text_of(packed({"word/document2.xml": TEXT, "_rels/.rels": rels})) == "甲"


def test_without_relationships_the_usual_name_is_tried() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", TEXT)
    assert text_of(stream.getvalue()) == "甲"


def test_backslashes_in_names_are_slashes() -> None:
    data = word_file(p("甲"))
    assert text_of(data.replace(b"word/document.xml", b"word\\document.xml")) == "甲"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_parts_in_another_encoding_are_read(encoding: str) -> None:
    text = TEXT.decode().replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert text_of(packed({"word/document.xml": text.encode(encoding)})) == "甲"


def test_entities_nobody_declared_are_refused() -> None:
    with pytest.raises(Refused, match="已损坏"):
        text_of(packed({"word/document.xml": TEXT.replace("甲".encode(), b"&xxe;")}))


def test_a_large_picture_is_no_bomb() -> None:
    """A plain bitmap packs well; only what swells beyond all measure is refused."""
    bitmap = b"BM" + bytes(range(256)) * 40_000
    assert text_of(packed({"word/document.xml": TEXT, "word/media/image1.bmp": bitmap})) == "甲"


def test_styles_are_parsed_once_for_files_that_share_them() -> None:
    from desktop.readers.docx import reading

    body = p("甲", props='<w:pStyle w:val="a"/>')
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 3"/></w:style>'
    before = reading._styles.cache_info().hits
    levels = {read_bytes(word_file(body, styles=styles), "材料.docx").value.blocks[0].level for _ in range(3)}  # type: ignore[union-attr]
    assert levels == {3}
    assert reading._styles.cache_info().hits >= before + 2
