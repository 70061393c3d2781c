"""One sheet of an .xlsx, streamed: a million formatted rows without content cost time, not memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from desktop.ledger.sheets.grid import BLANK, Cell, Grid, place
from desktop.outcome import Refused
from desktop.readers.docx.package import Packed
from desktop.readers.xlsx.cells import ERRORS, iso, numeric
from desktop.readers.xlsx.formats import GENERAL, Format
from desktop.readers.xml import Element, forbids_doctype

__all__ = ["Workbook", "laid", "merge", "read_sheet"]

_CHUNK = 1 << 18
_UNPACKED = 256 * 1024 * 1024  # of one sheet's XML
_CELLS = 500_000  # with content, in one sheet
_COLUMNS = 1_024
_COVERED = 200_000  # cells under merged ones
_LONGEST = 32_767  # characters of a cell, as in Excel
_TOO_BIG = f"的工作表内容过大（有内容的单元格超过{_CELLS // 10_000}万个，或展开后超过256MB），请只留下要用的表再读。"
_UNCOMPUTED = "是公式，文件里没有存下算出的值，请用 WPS 或 Excel 打开、保存一次再读"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a file share."""

    words: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    from_1904: bool = False


def read_sheet(part: Packed, book: Workbook, sheet: str = "", file: str = "", hidden: bool = False) -> Grid:
    """The grid of one sheet's XML; Refused where it is broken or too big. Empty rows below the last value are left off."""
    found: dict[int, dict[int, Cell]] = {}
    merged: list[str] = []
    count, row = 0, -1
    for element in _elements(part):
        name = etree.QName(element).localname
        if name == "mergeCell":
            merged.append(element.get("ref", ""))
        else:
            row = _number(element.get("r"), row + 1)
            cells = _row(element, book)
            if cells:
                found[row] = cells
                count += len(cells)
                if count > _CELLS:
                    raise Refused(_TOO_BIG)
        _forget(element)
    merge(found, merged)
    return Grid(tuple(laid(found)), sheet, file, hidden)


def _elements(part: Packed) -> Iterator[Element]:
    """Rows and merged areas as they come."""
    parser = etree.XMLPullParser(
        ("end",),
        tag=("{*}row", "{*}mergeCell"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for chunk in _chunks(part):
            parser.feed(chunk)
            for _, element in parser.read_events():
                yield element
        parser.close()
    except (etree.XMLSyntaxError, zlib.error) as fault:
        raise Refused("已损坏（工作表的 XML 不完整），请用 WPS 或 Excel 打开修复后另存为 .xlsx 再试。") from fault


def _chunks(part: Packed) -> Iterator[bytes]:
    unpack, total = (zlib.decompressobj(-15) if part.method == 8 else None), 0
    view = memoryview(part.content)
    for start in range(0, max(len(view), 1), _CHUNK):
        piece: bytes = bytes(view[start : start + _CHUNK])
        while piece:
            chunk = unpack.decompress(piece, _CHUNK) if unpack else piece
            piece = unpack.unconsumed_tail if unpack else b""
            if not total:
                forbids_doctype(chunk[:2048])
            total += len(chunk)
            if total > _UNPACKED:
                raise Refused(_TOO_BIG)
            yield chunk


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) - 1 if text and text.isdecimal() and 1 <= int(text[:8]) <= 1_048_576 else otherwise


def _row(element: Element, book: Workbook) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    column = -1
    for each in element:
        at = place(each.get("r", ""))
        column = at[1] if at else column + 1
        if len(each) and column < _COLUMNS:
            cell = _cell(each, book)
            if cell is not BLANK:
                cells[column] = cell
    return cells


def _cell(element: Element, book: Workbook) -> Cell:
    value, inline, formula = None, None, False
    for child in element:
        match etree.QName(child).localname:
            case "v":
                value = child.text or ""
            case "is":
                inline = "".join(text for text in _texts(child))
            case "f":
                formula = True
            case _:
                pass
    if inline is not None:
        return _words(inline)
    if value is None or (value == "" and element.get("t") not in ("str", "s")):
        return Cell("", fault=_UNCOMPUTED) if formula else BLANK
    return _typed(element.get("t", "n"), value, _format(element.get("s"), book), book)


def _typed(kind: str, value: str, shape: Format, book: Workbook) -> Cell:
    match kind:
        case "s":
            index = int(value) if value.isdecimal() and len(value) < 9 else -1
            return _words(book.words[index]) if 0 <= index < len(book.words) else Cell("", fault="指向不存在的文字，文件可能已损坏")
        case "str":
            return _words(value)
        case "b":
            return Cell("是" if value == "1" else "否")
        case "e":
            return Cell(value[:20], fault=f"是错误值 {value[:20]}（{ERRORS.get(value, '公式出错')}），请改正公式")
        case "d":
            return iso(value)
        case _:
            return numeric(value.strip(), shape, book.from_1904)


def _format(style: str | None, book: Workbook) -> Format:
    index = int(style) if style and style.isdecimal() and len(style) < 7 else -1
    return book.formats[index] if 0 <= index < len(book.formats) else GENERAL


def _texts(element: Element) -> Iterator[str]:
    """Its own words, also of rich text, without phonetic ones."""
    for each in element.iter("{*}t"):
        parent = each.getparent()
        if parent is None or etree.QName(parent).localname != "rPh":
            yield each.text or ""


def _words(text: str) -> Cell:
    text = text[:_LONGEST].replace("_x000D_", "")
    return Cell(text) if text.strip() else BLANK


def merge(found: dict[int, dict[int, Cell]], merged: list[str]) -> None:
    """Let covered cells repeat the words of the one that covers them; a value stays where it is."""
    last, left = max(found, default=-1), _COVERED
    for area in merged:
        if left <= 0:
            return
        first, _, end = area.partition(":")
        begin, stop = place(first), place(end)
        if begin is None or stop is None:
            continue
        cell = found.get(begin[0], {}).get(begin[1])
        if cell is None:
            continue
        across = range(begin[1], min(stop[1], _COLUMNS - 1) + 1)
        for row in range(begin[0], min(stop[0], last, begin[0] + left // len(across)) + 1):
            cells = found.setdefault(row, {})
            cells.update((column, cell._replace(joined=True)) for column in across if (row, column) != begin)
            left -= len(across)


def laid(found: dict[int, dict[int, Cell]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of cells kept by row and column."""
    for row in range(min(max(found, default=-1) + 1, 1_048_576)):
        cells = found.get(row)
        yield tuple(cells.get(column, BLANK) for column in range(max(cells) + 1)) if cells else ()
