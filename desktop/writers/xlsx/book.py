"""What every workbook we write shares: its looks, words that are never formulas, and bytes that depend on the content alone."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["LINE", "new_book", "packed", "page", "put", "safe", "style", "width_of"]

LINE = "FF8C8C8C"
_FACE = "宋体"
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  openpyxl writes naive times
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.([0-9]{1,14}))?")
_DIGITS = 15  # significant digits a spreadsheet keeps
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r]")
_LONGEST = 32_767


def new_book() -> Workbook:
    """An empty workbook without sheets; openpyxl is loaded here, 126 ms that only spreadsheets need."""
    from openpyxl import Workbook

    book = Workbook()
    for sheet in tuple(book.worksheets):
        book.remove(sheet)
    book.properties.creator, book.properties.created = "拟稿", _EPOCH
    return book


def style(book: Workbook, name: str, *, bold: bool = False, size: float = 11, across: str = "left", wrap: bool = True, fill: str = "", color: str = "FF000000",
          shape: str = "General", boxed: bool = True, locked: bool = True) -> str:  # fmt: skip
    """Make the cell style ``name`` known to ``book`` and give its name."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    if name not in book.named_styles:
        side = Side("thin", LINE) if boxed else Side()
        made = NamedStyle(name, number_format=shape)
        made.font = Font(_FACE, size, bold=bold, color=color)
        made.alignment = Alignment(across, "center", wrap_text=wrap)
        made.border = Border(side, side, side, side)
        made.protection = Protection(locked=locked)
        if fill:
            made.fill = PatternFill("solid", fgColor=fill)
        book.add_named_style(made)
    return name


def put(cell: Any, text: str, looks: str, *, number: bool = False, known: dict[tuple[str, str, bool], Any] | None = None) -> None:
    """Write ``text``: as a number with its own decimals where ``number`` allows and a spreadsheet can hold it, else as words that no program takes for a formula.

    ``known`` keeps the looks of cells written before: openpyxl takes longer to find a style than to write a cell.
    """
    text = _ILLEGAL.sub("", text)[:_LONGEST]
    found = _NUMBER.fullmatch(text) if number else None
    shape, quoted = "", False
    if found and len(text.strip("-0").replace(".", "")) <= _DIGITS and text != "-0":
        cell.value = Decimal(text)
        shape = "#,##0" + (f".{'0' * len(found[1])}" if found[1] else "")
    else:
        cell.value = text
        if text:
            cell.data_type = "s"
            quoted = number or _FORMULA.match(text) is not None
    _dress(cell, (looks, "@" if quoted else shape, quoted), {} if known is None else known)


def _dress(cell: Any, look: tuple[str, str, bool], known: dict[tuple[str, str, bool], Any]) -> None:
    if look in known:
        cell._style = known[look]
        return
    cell.style = look[0]
    if look[1]:
        cell.number_format = look[1]
    if look[2]:
        cell.quotePrefix = True
    known[look] = cell._style


def safe(text: str) -> str:
    """``text`` where it may be written as it stands; nothing where ``put`` must keep it from becoming a formula."""
    return "" if _FORMULA.match(text) or _ILLEGAL.search(text) or len(text) > _LONGEST else text


def width_of(texts: list[str], least: float, most: float) -> float:
    """How wide a column must be for its texts, in characters: Chinese ones take two."""
    return min(most, max([least, *(sum(2 if ord(letter) > 255 else 1.1 for letter in text[:80]) + 2 for text in texts)]))


def page(sheet: Worksheet, heads: str, foot: str = "第 &P 页，共 &N 页") -> None:
    """A4 across, as wide as the paper, the rows ``heads`` (3:3) on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = heads
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = foot


def packed(book: Workbook) -> bytes:
    """The workbook's bytes, without the time of saving."""
    stream, whole = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packing:
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", data)
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            packing.writestr(item, data)
    return whole.getvalue()
