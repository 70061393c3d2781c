"""Spreadsheets of before 2007 (.xls, and the .et of WPS): the BIFF8 records that hold values ([MS-XLS] 2.4)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from desktop.ledger.sheets.grid import Cell, Grid, address
from desktop.outcome import Outcome, Refused
from desktop.readers.xlsx.cells import ERRORS, numeric
from desktop.readers.xlsx.formats import GENERAL, Format, built_in, format_of
from desktop.readers.xlsx.sheet import laid, merge

__all__ = ["read_old"]

_LOCKED = "设有打开密码，请先在 WPS 或 Excel 中取消密码，再另存为 .xlsx。"
_OTHER = "是更早的表格（.xls）或别的文件，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。"
_BROKEN = "已损坏或不完整，请用 WPS 或 Excel 打开修复后另存为 .xlsx 再试。"
_SHEETS, _CELLS = 200, 500_000
_LARGEST = 48 * 1024 * 1024
_CODES = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_HEAD, _CELL = struct.Struct("<2H"), struct.Struct("<3H")
Record = tuple[int, bytes]


@dataclass(slots=True)
class _Book:
    """What the sheets of a file share, as its records tell it."""

    words: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    from_1904: bool = False

    def shape(self, style: int) -> Format:
        """The number format of a cell's style."""
        number = self.styles[style] if style < len(self.styles) else 0
        code = self.codes.get(number) or built_in(number)
        return format_of(code) if code else GENERAL


def read_old(data: bytes, file: str = "") -> Outcome[tuple[Grid, ...]]:
    """The sheets of an .xls; Refused in one sentence without a subject where it is locked, older than 1997, broken or too big."""
    try:
        stream = _stream(data)
        book = _book(stream)
        left, grids = _CELLS, []
        for name, offset, hidden in book.sheets[:_SHEETS]:
            grid = _sheet(stream, offset, book, left, Grid((), name, file, hidden))
            left -= sum(map(len, grid.rows))
            grids.append(grid)
    except (OSError, struct.error, IndexError, UnicodeDecodeError) as fault:
        raise Refused(_BROKEN) from fault
    if not grids:
        raise Refused("里没有工作表，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。")
    return Outcome(tuple(grids))


def _stream(data: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data)) as package:
        names = {path[0] for path in package.listdir()}
        if "EncryptedPackage" in names or "EncryptionInfo" in names:
            raise Refused(_LOCKED)
        if "Workbook" not in names:
            raise Refused(_OTHER)
        if package.get_size("Workbook") > _LARGEST:
            raise Refused("的内容过大（超过48MB），请只留下要用的表再读。")
        return bytes(package.openstream("Workbook").read())


def _records(stream: bytes, place: int = 0) -> Iterator[Record]:
    """Records from ``place`` to the end of that part of the file (EOF)."""
    while place + 4 <= len(stream):
        kind, size = _HEAD.unpack_from(stream, place)
        if not kind:
            raise Refused(_BROKEN)
        yield kind, stream[place + 4 : place + 4 + size]
        if kind == 0x0A:
            return
        place += 4 + size


def _book(stream: bytes) -> _Book:
    book, shared = _Book(), None
    for kind, body in _records(stream):
        if kind == 0xFC:
            shared = [body]
        elif kind == 0x3C and shared is not None and not book.words:
            shared.append(body)
        elif shared is not None and not book.words:
            book.words = _Strings(shared).all()
        _global(book, kind, body)
    return book


def _global(book: _Book, kind: int, body: bytes) -> None:
    match kind:
        case 0x2F:
            raise Refused(_LOCKED)
        case 0x809 if body[:2] != b"\x00\x06":
            raise Refused(_OTHER)
        case 0x22:
            book.from_1904 = body[0] == 1
        case 0x41E:
            book.codes[int.from_bytes(body[:2], "little")] = _text(body[2:])
        case 0xE0:
            book.styles.append(int.from_bytes(body[2:4], "little"))
        case 0x85 if body[5] == 0:
            wide = body[7] & 1
            name = body[8 : 8 + body[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
            offset = int.from_bytes(body[:4], "little")
            if any(each == offset for _, each, _ in book.sheets[-_SHEETS:]):  # one sheet read two hundred times is no book
                raise Refused(_BROKEN)
            book.sheets.append((name, offset, bool(body[4] & 3)))
        case _:
            pass


def _text(body: bytes) -> str:
    """A string with its length before it, in one record."""
    wide = body[2] & 1
    return body[3 : 3 + int.from_bytes(body[:2], "little") * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


class _Strings:
    """The shared strings (SST), which run on over CONTINUE records, broken even inside a string ([MS-XLS] 2.5.293)."""

    def __init__(self, bodies: list[bytes]) -> None:
        self.bodies, self.record, self.place = bodies, 0, 8

    def all(self) -> list[str]:
        """Every string in order."""
        count = min(int.from_bytes(self.bodies[0][4:8], "little"), sum(map(len, self.bodies)) // 3)
        return [self._one() for _ in range(count)]

    def _take(self, size: int) -> bytes:
        made = b""
        while size:
            if self.place >= len(self.bodies[self.record]):
                self.record, self.place = self.record + 1, 0
            piece = self.bodies[self.record][self.place : self.place + size]
            made, size, self.place = made + piece, size - len(piece), self.place + len(piece)
        return made

    def _one(self) -> str:
        left, flags = struct.unpack("<HB", self._take(3))
        runs = int.from_bytes(self._take(2), "little") if flags & 8 else 0
        more = int.from_bytes(self._take(4), "little") if flags & 4 else 0
        words = ""
        while left:
            if self.place >= len(self.bodies[self.record]):
                self.record, self.place = self.record + 1, 1
                flags = self.bodies[self.record][0]  # each piece says anew whether it is wide
            size = 1 + (flags & 1)
            count = min(left, (len(self.bodies[self.record]) - self.place) // size)
            if not count:
                raise struct.error
            words += self._take(count * size).decode("utf-16-le" if flags & 1 else "latin-1")
            left -= count
        self._take(min(runs * 4 + more, sum(map(len, self.bodies))))
        return words


def _sheet(stream: bytes, offset: int, book: _Book, left: int, grid: Grid) -> Grid:
    found: dict[int, dict[int, Cell]] = {}
    merged: list[str] = []
    waiting: tuple[int, int] | None = None
    for kind, body in _records(stream, offset):
        if kind == 0xE5:
            areas = struct.iter_unpack("<4H", body[2 : 2 + int.from_bytes(body[:2], "little") * 8])
            merged += [f"{address(first, start)}:{address(last, end)}" for first, last, start, end in areas]
        elif kind == 0x207 and waiting:
            _put(found, *waiting, Cell(_text(body)))
        for row, column, cell in _cells(kind, body, book):
            waiting = (row, column)
            if cell is not None:
                _put(found, row, column, cell)
                left -= 1
        if left < 0:
            raise Refused(f"的工作表内容过大（有内容的单元格超过{_CELLS // 10_000}万个），请只留下要用的表再读。")
    merge(found, merged)
    return Grid(tuple(laid(found)), grid.sheet, grid.file, grid.hidden)


def _put(found: dict[int, dict[int, Cell]], row: int, column: int, cell: Cell) -> None:
    if cell.text.strip() or cell.fault:
        found.setdefault(row, {})[column] = cell


def _cells(kind: int, body: bytes, book: _Book) -> Iterator[tuple[int, int, Cell | None]]:
    """The cells of a record; None where a formula's words follow in the next one."""
    if kind == 0xBD:  # several numbers of one row
        row, first = _HEAD.unpack_from(body)
        for step, (style, packed) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
            yield row, first + step, _number(_unpacked(packed), book.shape(style), book)
        return
    if kind not in (0xFD, 0x203, 0x27E, 0x06, 0x205, 0x204):
        return
    row, column, style = _CELL.unpack_from(body)
    yield row, column, _cell(kind, body[6:], book.shape(style), book)


def _cell(kind: int, body: bytes, shape: Format, book: _Book) -> Cell | None:
    match kind:
        case 0xFD:
            index = int.from_bytes(body[:4], "little")
            return Cell(book.words[index]) if index < len(book.words) else Cell("", fault="指向不存在的文字，文件可能已损坏")
        case 0x27E:
            return _number(_unpacked(int.from_bytes(body[:4], "little")), shape, book)
        case 0x204:
            return Cell(_text(body))
        case 0x205:
            return _said(body[0], bool(body[1]))
        case 0x06 if body[6:8] == b"\xff\xff":  # a formula that gave words, yes or no, an error, or nothing
            return _said(body[2], body[0] == 2) if body[0] in (1, 2) else None
        case _:
            return _number(struct.unpack_from("<d", body)[0], shape, book)


def _said(value: int, fault: bool) -> Cell:
    if not fault:
        return Cell("是" if value else "否")
    code = _CODES.get(value, "#VALUE!")
    return Cell(code, fault=f"是错误值 {code}（{ERRORS.get(code, '公式出错')}），请改正公式")


def _number(value: float, shape: Format, book: _Book) -> Cell:
    return numeric(f"{value:.15g}", shape, book.from_1904)


def _unpacked(packed: int) -> float:
    """An RK number: 30 bits of a double or of an integer, a hundredfold where the first bit is set ([MS-XLS] 2.5.122)."""
    value: float
    if packed & 2:
        value = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + (packed & 0xFFFFFFFC).to_bytes(4, "little"))[0]
    return value / 100 if packed & 1 else value
