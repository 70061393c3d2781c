"""The door for spreadsheets: what a file is by its first bytes, whatever it is called; an .et of WPS is read as what it holds."""

from __future__ import annotations

from pathlib import Path

from desktop.document.nodes import Document, Table
from desktop.document.text import plain
from desktop.ledger.sheets.block import block, grid_of
from desktop.ledger.sheets.grid import Grid
from desktop.outcome import Note, Outcome, Refused
from desktop.readers import text
from desktop.readers.limits import MAX_FILE, megabytes
from desktop.readers.secrecy import refuse_secret_lines

__all__ = ["SUFFIXES", "grids", "grids_of"]

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".et", ".ods")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKED = 12  # rows at the head of a sheet in which a 密级 mark would stand


def grids(path: Path) -> Outcome[tuple[Grid, ...]]:
    """The sheets of the file ``path``; Refused where it cannot be read, is no spreadsheet, is hostile or secret."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refused(f"“{path.name}”不是普通文件，请选一个表格文件。")
        if size > MAX_FILE:
            raise Refused(f"“{path.name}”有{megabytes(size)}，超过{megabytes(MAX_FILE)}的上限，请只留下要用的表再读。")
        data = path.read_bytes()
    except OSError as fault:
        raise Refused(f"打不开“{path.name}”，请检查文件是否存在、是否有权限。") from fault
    return grids_of(data, path.name)


def grids_of(data: bytes, name: str) -> Outcome[tuple[Grid, ...]]:
    """The sheets in ``data``, a file named ``name``; Refused as ``grids``."""
    try:
        found = _read(data, name)
        for grid in found.value:
            refuse_secret_lines(cell.text for row in grid.rows[:_MARKED] for cell in row if cell.text and not cell.joined)
    except Refused as refused:
        raise Refused(f"“{name}”{refused}") from refused
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as fault:
        raise Refused(f"“{name}”内容损坏或不合规范，读不下去，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。") from fault
    return found


def _read(data: bytes, name: str) -> Outcome[tuple[Grid, ...]]:
    if not data:
        raise Refused("是空文件（0字节），请检查文件是否保存或拷贝完整。")
    if data.startswith(b"PK"):
        if data[30:100].startswith(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"):
            from desktop.readers.xlsx import ods

            return ods.read_ods(data, name)
        from desktop.readers.xlsx import book

        return book.read_book(data, name)
    if data.startswith(_OLE):
        from desktop.readers.xlsx import old

        return old.read_old(data, name)
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _page(data, name)
    words, notes = text.decode(data)
    grid = grid_of(block(words), name.rpartition(".")[0])
    return Outcome((Grid(grid.rows, grid.sheet, name),), notes)


def _page(data: bytes, name: str) -> Outcome[tuple[Grid, ...]]:
    """A web page called .xls, as many systems export."""
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:2048]:
        raise Refused("是 Excel 2003 的 XML 表格，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。")
    from desktop.readers import html

    found = html.read(data)
    tables = tuple(
        _table(block, f"表{place}", name) for place, block in enumerate((each for each in found.value.blocks if isinstance(each, Table)), 1)
    )
    if not tables:
        raise Refused("里没有表格，请换一个表格文件。")
    return Outcome(tables, (Note("其实是网页，已按网页里的表格读取", name), *found.notes))


def _table(table: Table, sheet: str, file: str) -> Grid:
    rows = grid_of([[plain(Document(cell.blocks)).strip() for cell in row.cells] for row in table.rows]).rows
    return Grid(rows, sheet, file)
