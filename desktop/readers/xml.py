"""The one way XML from outside is parsed: no DOCTYPE, no entities, no network, bounded size and depth."""

from __future__ import annotations

from typing import Any

from lxml import etree

from desktop.outcome import Refused
from desktop.readers.limits import MAX_SIDE_WEIGHT, MAX_WEIGHT

__all__ = ["Element", "check_weight", "forbids_doctype", "parse"]

Element = Any  # an etree._Element; the stubs would make every tag and text a union to be narrowed again and again
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True, collect_ids=False
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_TOO_BIG = "内容过大（段落、表格或标记超过上限），请拆成几个文件后再读。"
_NODE = 130  # bytes: libxml2's xmlNode takes 120; _ATTRIBUTE: an xmlAttr takes 96 and its value a node of its own
_ATTRIBUTE = 220


def forbids_doctype(data: bytes) -> None:
    """Refused: a document type declaration, the door to entity bombs and foreign files; Office never writes one."""
    if any(mark in data for mark in _DOCTYPES):
        raise Refused("内含 DOCTYPE 声明（可能被做过手脚），为安全起见不予读取，请用 WPS 或 Word 打开后另存为 .docx 再试。")


def check_weight(data: bytes, limit: int = MAX_WEIGHT) -> None:
    """Refused: markup whose tree would take more than ``limit`` bytes of memory."""
    if len(data) + data.count(b"<") * _NODE + data.count(b"=") * _ATTRIBUTE > limit:
        raise Refused(_TOO_BIG)


def parse(data: bytes, limit: int = MAX_SIDE_WEIGHT) -> Element:
    """The root element of ``data``; Refused where it is broken, too deep or too big."""
    forbids_doctype(data)
    check_weight(data, limit)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as fault:
        if "depth" in str(fault):
            raise Refused("内容嵌套过深（超过256层），请用 WPS 或 Word 打开后另存为 .docx 再试。") from fault
        if "huge" in str(fault) or "limit" in str(fault):
            raise Refused(_TOO_BIG) from fault
        raise Refused("已损坏（XML 格式不完整），请用 WPS 或 Word 打开修复后另存为 .docx 再试。") from fault
