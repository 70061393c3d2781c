"""Reports are loaded in the background, several at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from desktop.document.text import plain
from desktop.readers import read_bytes
from tests.readers.pdf_files import pdf_file, typed
from tests.readers.word_files import p, style, word_file


def test_files_of_every_kind_are_read_side_by_side() -> None:
    word = word_file(p("甲", props='<w:pStyle w:val="a"/>') * 50, styles=style("a", "heading 1"))
    files = [(word, "a.docx"), (pdf_file(typed(["第一页文字内容"] * 5)), "a.pdf"), ("<p>甲</p>".encode(), "a.html"), ("甲".encode(), "a.txt")] * 10
    once = [plain(read_bytes(*file).value) for file in files]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda file: plain(read_bytes(*file).value), files)) == once
