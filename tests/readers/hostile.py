"""Files that mean harm or are broken, made on the spot; ``HOSTILE`` lists them all with the words their refusal must hold."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.readers.ole_files import compound_file
from tests.readers.word_files import p, packed, part, table, tc, tr, word_file

__all__ = ["HOSTILE", "Hostile"]

_MEGABYTE = 1024 * 1024
_DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "啊啊啊啊啊啊啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


class Hostile(NamedTuple):
    """A file name, what makes its bytes, and words of the refusal."""

    name: str
    make: Callable[[], bytes]
    says: str


def empty() -> bytes:
    return b""


def only_a_bom() -> bytes:
    return b"\xef\xbb\xbf"


def zip_bomb() -> bytes:
    """300 MB of blanks in the main part, some 300 kB packed."""
    return _swollen("word/document.xml")


def zip_bomb_beside_the_text() -> bytes:
    """The same in a part nobody asked for."""
    return _swollen("word/media/image1.bmp", document=part("document", f"<w:body>{p('甲')}</w:body>"))


def lying_zip_bomb() -> bytes:
    """The directory says 1 kB; 300 MB come out."""
    data = bytearray(zip_bomb())
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(mark)
        while at >= 0:
            (size,) = struct.unpack_from("<L", data, at + place)
            if size > _MEGABYTE:
                struct.pack_into("<L", data, at + place, 1024)
            at = data.find(mark, at + 4)
    return bytes(data)


def _swollen(name: str, document: bytes = b"") -> bytes:
    """Deflate blocks that do not look back can be repeated: 300 MB are made without being held or squeezed."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * _MEGABYTE
    squeezed = squeezer.compress(block) + squeezer.flush(zlib.Z_FULL_FLUSH)
    content = squeezed * 300 + squeezer.flush()
    crc = 0
    for _ in range(300):
        crc = zlib.crc32(block, crc)
    whole = packed({"word/document.xml": document} if document else {})
    return _with_raw_entry(whole, name, content, crc, 300 * _MEGABYTE)


def _with_raw_entry(data: bytes, name: str, content: bytes, crc: int, size: int) -> bytes:
    """The zip ``data`` with one more entry whose deflated content is given, so that 300 MB are never held at once."""
    end = data.rfind(b"PK\x05\x06")
    count, directory_size, directory = struct.unpack_from("<HLL", data, end + 10)
    raw = name.encode()
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(content), size, len(raw), 0) + raw + content
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(content), size, len(raw), 0, 0, 0, 0, 0, directory) + raw
    entries = data[directory : directory + directory_size] + central
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(entries), directory + len(local), 0)
    return data[:directory] + local + entries + tail


def doctype_in_the_text() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('&b;')}</w:body>").replace(b"?>", f"?>{_DOCTYPE}".encode(), 1)})


def doctype_in_utf_16() -> bytes:
    text = part("document", f"<w:body>{p('甲')}</w:body>").decode().replace("?>", f"?>{_DOCTYPE}", 1).replace("UTF-8", "UTF-16")
    return packed({"word/document.xml": text.encode("utf-16")})


def doctype_in_the_styles() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"), "word/styles.xml": f"{_DOCTYPE}<a/>".encode()})


def doctype_in_a_part_nobody_reads() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"), "docProps/app.xml": f"{_DOCTYPE}<a/>".encode()})


def truncated_zip() -> bytes:
    data = word_file(p("甲" * 5000))
    return data[: len(data) // 2]


def zip_with_a_flipped_byte() -> bytes:
    data = bytearray(word_file(p("甲乙丙丁" * 50)))
    entry = data.find(b"word/document.xml")
    data[entry + 60] ^= 0xFF
    return bytes(data)


def not_a_zip() -> bytes:
    return "这只是一段文字，不是 Word 文件。".encode()


def noise() -> bytes:
    return bytes((place * 7919 + place // 3) % 256 for place in range(20_000))


def half_an_xml() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>")[:-40]})


def without_a_text_part() -> bytes:
    return packed({})


def without_a_body() -> bytes:
    return packed({"word/document.xml": part("document", "")})


def another_root() -> bytes:
    return packed({"word/document.xml": part("hdr", p("甲"))})


def two_billion_columns() -> bytes:
    return word_file(table(tr(tc(p("甲"), '<w:gridSpan w:val="2000000000"/>'))))


def a_million_paragraphs() -> bytes:
    return word_file("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" * 1_000_000)


def a_million_empty_paragraphs() -> bytes:
    return word_file("<w:p/>" * 1_000_000)


def a_million_cells() -> bytes:
    return word_file(table("<w:tr>" + "<w:tc/>" * 1_000_000 + "</w:tr>"))


def a_million_attributes() -> bytes:
    return word_file(p('<w:r w:rsidR="00112233" w:rsidRPr="00112233"/>' * 500_000))


def a_million_lines() -> bytes:
    return "甲\n".encode() * 1_000_000


def a_million_divs() -> bytes:
    return b"<html><body>" + "<div>甲</div>".encode() * 1_000_000


def deeply_nested_controls() -> bytes:
    depth = 50_000
    return word_file("<w:sdt><w:sdtContent>" * depth + p("甲") + "</w:sdtContent></w:sdt>" * depth)


def tables_in_tables() -> bytes:
    depth = 3_000
    return word_file("<w:tbl><w:tr><w:tc>" * depth + p("甲") + "</w:tc></w:tr></w:tbl>" * depth)


def path_out_of_the_package() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"), "../../etc/passwd": b"x"})


def absolute_path() -> bytes:
    return packed({"word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"), "C:\\autorun.inf": b"x"})


def same_name_twice() -> bytes:
    """Two programs could read two different texts out of it."""
    data = word_file(p("甲"))
    return _with_raw_entry(data, "word/document.xml", b"\x03\x00", 0, 0)


def ten_thousand_entries() -> bytes:
    return packed({"word/document.xml": part("document", "<w:body/>")} | {f"word/x{number}.xml": b"" for number in range(10_000)})


def zip_with_a_password() -> bytes:
    data = bytearray(word_file(p("甲")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def workbook() -> bytes:
    return _package({"xl/workbook.xml": b"<workbook/>"})


def slides() -> bytes:
    return _package({"ppt/presentation.xml": b"<presentation/>"})


def ofd() -> bytes:
    return _package({"OFD.xml": b"<OFD/>"})


def plain_zip() -> bytes:
    return _package({"材料.txt": "甲".encode()})


def _package(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def old_word() -> bytes:
    return compound_file({"WordDocument": b"\xec\xa5\xc1\x00" + b"\x00" * 508, "1Table": b"\x00" * 64})


def locked_old_word() -> bytes:
    return compound_file({"WordDocument": b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01" + b"\x00" * 500})


def locked_word() -> bytes:
    return compound_file({"EncryptedPackage": b"\x00" * 64, "EncryptionInfo": b"\x04\x00\x04\x00" + b"\x00" * 60})


def old_workbook() -> bytes:
    return compound_file({"Workbook": b"\x00" * 64})


def broken_ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2_000


def rtf() -> bytes:
    return b"{\\rtf1\\ansi\\ansicpg936 \\'bc\\'d7}"


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def broken_pdf() -> bytes:
    return b"%PDF-1.7\n" + b"1 0 obj\n<<" * 100


def secret_word() -> bytes:
    return word_file(p("000012") + p("机密★1年") + p("特急") + p("关于某项工作的报告"))


def secret_header() -> bytes:
    return word_file(p("关于某项工作的报告"), header1=p("秘密"))


def secret_text() -> bytes:
    return "份号：000012\n绝密★长期\n\n关于某项工作的报告\n".encode("gb18030")


HOSTILE: dict[str, Hostile] = {
    "an empty file": Hostile("空.docx", empty, "空文件"),
    "an empty text": Hostile("空.txt", empty, "空文件"),
    "a text of a BOM only": Hostile("空.txt", only_a_bom, "空文件"),
    "a zip bomb": Hostile("a.docx", zip_bomb, "压缩炸弹"),
    "a zip bomb beside the text": Hostile("a.docx", zip_bomb_beside_the_text, "压缩炸弹"),
    "a zip bomb that lies": Hostile("a.docx", lying_zip_bomb, "与实际不符"),
    "a DOCTYPE in the text": Hostile("a.docx", doctype_in_the_text, "DOCTYPE"),
    "a DOCTYPE in UTF-16": Hostile("a.docx", doctype_in_utf_16, "DOCTYPE"),
    "a DOCTYPE in the styles": Hostile("a.docx", doctype_in_the_styles, "DOCTYPE"),
    "a DOCTYPE in a part nobody reads": Hostile("a.docx", doctype_in_a_part_nobody_reads, "DOCTYPE"),
    "a truncated zip": Hostile("a.docx", truncated_zip, "已损坏或不完整"),
    "a flipped byte": Hostile("a.docx", zip_with_a_flipped_byte, "已损坏或不完整"),
    "words called .docx": Hostile("a.docx", not_a_zip, "内容其实是纯文本"),
    "noise called .docx": Hostile("a.docx", noise, "不是文字材料"),
    "noise called .txt": Hostile("a.txt", noise, "不是文字材料"),
    "half an XML": Hostile("a.docx", half_an_xml, "已损坏"),
    "no text part": Hostile("a.docx", without_a_text_part, "缺少正文部件"),
    "no body": Hostile("a.docx", without_a_body, "不是 Word 正文"),
    "another root": Hostile("a.docx", another_root, "不是 Word 正文"),
    "two billion columns": Hostile("a.docx", two_billion_columns, "跨2000000000列"),
    "a million paragraphs": Hostile("a.docx", a_million_paragraphs, "段落超过20万个"),
    "a million empty paragraphs": Hostile("a.docx", a_million_empty_paragraphs, "段落超过20万个"),
    "a million cells": Hostile("a.docx", a_million_cells, "段落超过20万个"),
    "a million attributes": Hostile("a.docx", a_million_attributes, "过大"),
    "a million lines": Hostile("a.txt", a_million_lines, "段落超过20万个"),
    "a million divs": Hostile("a.html", a_million_divs, "过大"),
    "deeply nested controls": Hostile("a.docx", deeply_nested_controls, "嵌套过深"),
    "tables in tables": Hostile("a.docx", tables_in_tables, "嵌套过深"),
    "a path out of the package": Hostile("a.docx", path_out_of_the_package, "路径"),
    "an absolute path": Hostile("a.docx", absolute_path, "路径"),
    "the same name twice": Hostile("a.docx", same_name_twice, "重名"),
    "ten thousand entries": Hostile("a.docx", ten_thousand_entries, "个文件"),
    "a zip with a password": Hostile("a.docx", zip_with_a_password, "密码"),
    "a workbook": Hostile("a.docx", workbook, "Excel 表格"),
    "slides": Hostile("a.docx", slides, "PowerPoint"),
    "an OFD": Hostile("a.ofd", ofd, "OFD"),
    "a zip of texts": Hostile("a.docx", plain_zip, "缺少正文部件"),
    "a .doc called .docx": Hostile("a.docx", old_word, "内容其实是旧版 Office 文件"),
    "an RTF called .docx": Hostile("a.docx", rtf, "内容其实是RTF"),
    "a locked .docx": Hostile("a.docx", locked_word, "设有打开密码"),
    "a locked .doc": Hostile("a.doc", locked_old_word, "设有打开密码"),
    "an .xls called .doc": Hostile("a.doc", old_workbook, "Excel 表格"),
    "a broken .doc": Hostile("a.doc", broken_ole, "已损坏"),
    "a picture": Hostile("a.docx", picture, "PNG 图片"),
    "a broken PDF": Hostile("a.pdf", broken_pdf, "已损坏"),
    "words called .pdf": Hostile("a.pdf", not_a_zip, "内容其实是纯文本"),
    "a secret file": Hostile("a.docx", secret_word, "本程序不处理涉密文件"),
    "a secret header": Hostile("a.docx", secret_header, "本程序不处理涉密文件"),
    "a secret text": Hostile("a.txt", secret_text, "本程序不处理涉密文件"),
}
