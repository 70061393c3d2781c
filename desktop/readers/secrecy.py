"""密级 marks: a secret file does not belong in this program (GB/T 9704-2012 7.2.2: 密级和保密期限 stand at the top of page one)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import assert_never

from desktop.document.nodes import Block, Chart, Document, Paragraph, Table
from desktop.document.text import paragraph_text
from desktop.outcome import Refused

__all__ = ["mark_in", "refuse_secret", "refuse_secret_lines"]

_FIRST_PAGE = 15  # paragraphs with text; the mark is within the first three lines of the standard's page
_BLANKS = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]+")
_PLACES = re.compile(r"[\n\t]")  # what Word prints apart
_MARK = re.compile(
    r"[（(【\[〔]?"
    r"(?:(?:份号|编号|NO\.?|№|第)?[:：]?[0-9A-Z\-]{3,12}号?)?"  # 份号 on the same line
    r"(?:密级(?:和保密期限)?[:：])?"
    r"(?P<mark>[绝機机秘]密)级?"
    r"(?:[★☆＊*✩✮][^。；，,;]{0,16})?"  # 保密期限: 1年, 6个月, 长期, 启用前, 解密日期
    r"(?:[（(【\[]?(?:特急|加急|急件|平急|特提)[)）】\]]?)?"
    r"(?:(?:份号|编号|NO\.?|№|第)?[:：]?[0-9]{3,12}号?)?"
    r"[)）】\]〕]?",
    re.IGNORECASE,
)


def mark_in(line: str) -> str:
    """The secrecy mark a line consists of (alone, or beside 份号 and 紧急程度); empty where it is prose that only speaks of secrets."""
    if "密" not in line:
        return ""
    tight = _BLANKS.sub("", line)
    return tight if len(tight) <= 60 and _MARK.fullmatch(tight) else ""


def refuse_secret(document: Document) -> None:
    """Refused: a mark on the first page of ``document``."""
    refuse_secret_lines(islice(_lines(document.blocks), _FIRST_PAGE))


def refuse_secret_lines(lines: Iterable[str]) -> None:
    """Refused: a mark in one of ``lines``; for headers and footers, which are no part of the document."""
    for line in lines:
        if mark := mark_in(line):
            raise Refused(f"标有密级（{mark}），本程序不处理涉密文件，请按保密规定在涉密设备上办理。")


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Lines with text in reading order; a row's cells are lines of their own, since 份号 and 密级 may stand in a table."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from (line for line in _PLACES.split(paragraph_text(block)) if line.strip())
            case Table():
                yield from _lines(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
            case Chart():
                yield from (name for name in (*block.categories, *(each.name for each in block.series)) if name.strip())
            case _:
                assert_never(block)
