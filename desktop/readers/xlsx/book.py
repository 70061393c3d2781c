"""The parts of an .xlsx around its sheets (ECMA-376 18.2, 18.4, 18.8): which sheets there are, shared words, formats. Macros, links and pictures are never opened."""

from __future__ import annotations

import posixpath

from lxml import etree

from desktop.ledger.sheets.grid import Grid
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.docx.package import Package, open_package
from desktop.readers.limits import MAX_WEIGHT
from desktop.readers.xlsx.formats import GENERAL, Format, built_in, format_of
from desktop.readers.xlsx.sheet import Workbook, read_sheet
from desktop.readers.xml import Element, parse

__all__ = ["read_book"]

_SHEETS = 200
_CELLS = 1_000_000  # in all sheets together


def read_book(data: bytes, file: str = "") -> Outcome[tuple[Grid, ...]]:
    """The sheets of an .xlsx in their order, hidden ones marked; Refused in one sentence without a subject, as by the other readers."""
    try:
        return _read(data, file)
    except Refused as refused:
        raise Refused(str(refused).replace("Word", "Excel").replace(".docx", ".xlsx")) from refused


def _read(data: bytes, file: str) -> Outcome[tuple[Grid, ...]]:
    package = open_package(data)
    main = _main(package)
    book = parse(package.read(main), MAX_WEIGHT)
    targets = _relations(package, main)
    shared = Workbook(_words(package, targets), _formats(package, targets), _from_1904(book))
    sheets = [each for each in book.iter("{*}sheet") if _target(each, targets) in package]
    if not sheets:
        raise Refused("里没有工作表，不是能读的 .xlsx，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。")
    grids: list[Grid] = []
    for each in sheets[:_SHEETS]:
        part = package.packed(_target(each, targets))
        hidden = each.get("state", "visible") != "visible"
        grids.append(read_sheet(part, shared, each.get("name", ""), file, hidden))
        if sum(len(row) for grid in grids for row in grid.rows) > _CELLS:
            raise Refused("的内容过大（单元格超过一百万个），请只留下要用的表再读。")
    notes = [Note(f"工作表有{len(sheets)}张，只读前{_SHEETS}张", file)] if len(sheets) > _SHEETS else []
    if any(name.startswith("xl/externalLinks/") for name in package.entries):
        notes.append(Note("表里引用了别的文件，没有打开，用的是上次保存时的值", file))
    return Outcome(tuple(grids), tuple(notes))


def _main(package: Package) -> str:
    if "_rels/.rels" in package:
        for each in parse(package.read("_rels/.rels")):
            if each.get("Type", "").endswith("/officeDocument"):
                return str(each.get("Target", "")).lstrip("/")
    return "xl/workbook.xml"


def _relations(package: Package, main: str) -> dict[str, tuple[str, str]]:
    """Relations of the workbook by id: the end of the type, and the part."""
    folder, name = posixpath.split(main)
    path = f"{folder}/_rels/{name}.rels"
    found = {}
    for each in parse(package.read(path)) if path in package else ():
        if each.get("TargetMode") != "External":
            target = each.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], whole)
    return found


def _target(sheet: Element, targets: dict[str, tuple[str, str]]) -> str:
    identity = next((value for name, value in sheet.attrib.items() if etree.QName(name).localname == "id"), "")
    kind, target = targets.get(identity, ("", ""))
    return target if kind == "worksheet" else ""


def _part(package: Package, targets: dict[str, tuple[str, str]], kind: str) -> Element | None:
    name = next((target for each, target in targets.values() if each == kind), "")
    return parse(package.read(name), MAX_WEIGHT) if name in package else None


def _words(package: Package, targets: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    root = _part(package, targets, "sharedStrings")
    return () if root is None else tuple("".join(_texts(item)) for item in root)


def _texts(item: Element) -> list[str]:
    return [each.text or "" for each in item.iter("{*}t") if etree.QName(each.getparent()).localname != "rPh"]


def _formats(package: Package, targets: dict[str, tuple[str, str]]) -> tuple[Format, ...]:
    root = _part(package, targets, "styles")
    if root is None:
        return ()
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter("{*}numFmt")}
    made = []
    for each in next(root.iter("{*}cellXfs"), ()):
        number = each.get("numFmtId", "0")
        code = own.get(number) or (built_in(int(number)) if number.isdecimal() and len(number) < 6 else "")
        made.append(format_of(code) if code else GENERAL)
    return tuple(made)


def _from_1904(book: Element) -> bool:
    return any(each.get("date1904") in ("1", "true") for each in book.iter("{*}workbookPr"))
