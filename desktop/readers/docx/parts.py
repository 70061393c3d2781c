"""Which part of the package is what, found by relationships as the standard asks (ECMA-376 2, 9.3)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from desktop.outcome import Refused
from desktop.readers.docx.package import Package
from desktop.readers.xml import parse

__all__ = ["Parts", "find_parts", "related"]

_WANTED = frozenset(("officeDocument", "styles", "numbering", "footnotes", "endnotes", "header", "footer"))
_FOREIGN = (
    ("xl/workbook.xml", "Excel 表格"),
    ("xl/workbook.bin", "Excel 表格"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("OFD.xml", "OFD 版式文件"),
    ("content.xml", "OpenDocument 文件"),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Names of the parts a reader looks into; empty where the document has none."""

    main: str
    styles: str = ""
    numbering: str = ""
    footnotes: str = ""
    endnotes: str = ""
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()


def find_parts(package: Package) -> Parts:
    """The parts of ``package``; Refused where it is no Word document."""
    main = _main(package)
    kinds: dict[str, list[str]] = {}
    for kind, target in _relationships(package, main):
        if target in package:
            kinds.setdefault(kind, []).append(target)
    single = {kind: kinds[kind][0] for kind in ("styles", "numbering", "footnotes", "endnotes") if kind in kinds}
    return Parts(main, **single, headers=tuple(sorted(kinds.get("header", ()))), footers=tuple(sorted(kinds.get("footer", ()))))


def _main(package: Package) -> str:
    for kind, target in _relationships(package, ""):
        if kind == "officeDocument" and target in package and not target.startswith(("xl/", "ppt/")):
            return target
    if "word/document.xml" in package:
        return "word/document.xml"
    for name, what in _FOREIGN:
        if name in package:
            raise Refused(f"其实是{what}，不是 Word 文件，请在原程序中另存为 .docx 再试。")
    raise Refused("缺少正文部件 word/document.xml，不是完整的 Word 文件，请用 WPS 或 Word 修复后另存为 .docx 再试。")


def _relationships(package: Package, source: str) -> tuple[tuple[str, str], ...]:
    """Kind (the last word of its type) and target of each internal relationship of ``source``."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    return _targets(package.read(rels), folder) if rels in package else ()


@lru_cache(maxsize=32)
def _targets(content: bytes, folder: str) -> tuple[tuple[str, str], ...]:
    """Kept for the last few: an office's files have the same ones."""
    found = ((item.get("Type", "").rpartition("/")[2], item) for item in parse(content) if item.get("TargetMode") != "External")
    return tuple((kind, _resolved(folder, item.get("Target", ""))) for kind, item in found if kind in _WANTED)


def related(package: Package, source: str, kind: str) -> dict[str, str]:
    """The parts that ``source`` refers to as ``kind``, by the ids of its relations."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    items = [item for item in parse(package.read(rels)) if item.get("TargetMode") != "External"] if rels in package else []
    wanted = ((item.get("Id", ""), _resolved(folder, item.get("Target", ""))) for item in items if item.get("Type", "").rpartition("/")[2] == kind)
    return {id: target for id, target in wanted if target in package}


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
