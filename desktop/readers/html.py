"""Web pages: decoded as text files are, then blocks to paragraphs, headings to levels, tables with spans."""

from __future__ import annotations

import re
from collections import Counter
from email import message_from_bytes, policy

from lxml import etree

from desktop.document.nodes import Block, Document, Meta, Paragraph, Role, replace
from desktop.outcome import Note, Outcome, Refused
from desktop.readers.html_blocks import Page, read_blocks
from desktop.readers.limits import check_paragraphs
from desktop.readers.text import decode
from desktop.readers.xml import Element, check_weight

__all__ = ["read", "read_mhtml"]

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_TRUSTED = ("big5", "big5-hkscs", "shift_jis", "euc-jp", "euc-kr", "windows-1252", "iso-8859-1")  # all others: Chinese pages lie
_SENTENCES = {
    "picture": "{}张图片未读取，图片里的文字不会出现在正文中。",
    "frame": "{}处内嵌页面或对象未读取，请打开原网页核对。",
    "hidden": "{}处隐藏文字未计入正文。",
    "navigation": "{}处导航菜单未计入正文。",
    "form": "{}处表单控件未读取。",
}


def read(data: bytes) -> Outcome[Document]:
    """The page as a document; scripts, styles and menus left out."""
    text, notes = _decoded(data)
    root = _parsed(text)
    page = Page()
    blocks = _titled(read_blocks(root, page))
    if not blocks:
        raise Refused("是没有正文文字的网页（内容可能由脚本生成），请用浏览器打开，把正文复制到文本文件再试。")
    check_paragraphs(len(blocks))
    document = Document(blocks, Meta(title=_page_title(root)))
    return Outcome(document, notes + _aside(page.aside))


def read_mhtml(data: bytes) -> Outcome[Document]:
    """The page of a single-file web archive (RFC 2557); Refused where it holds none."""
    for part in message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return read(content)
    raise Refused("里没有网页正文，请用浏览器打开后另存为 .html 再试。")


def _decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """As a text file (gb2312 in the page means GB18030), unless a charset outside the Chinese ones is named and UTF-8 does not fit."""
    found = _CHARSET.search(data[:_HEAD])
    charset = found[1].decode("ascii", "replace").lower() if found else ""
    if charset in _TRUSTED:
        for encoding in ("utf-8", charset):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                continue
    return decode(data)


def _parsed(text: str) -> Element:
    data = text.replace("\x00", "").encode("utf-8", "replace")
    check_weight(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Refused("不是能读懂的网页，请用浏览器打开后另存为 .html 再试。") from fault
    if any("depth" in entry.message for entry in parser.error_log):  # the parser drops the rest without a word
        raise Refused("的网页嵌套过深（超过256层），请用浏览器打开，把正文复制到文本文件再试。")
    if root is None:
        raise Refused("是没有正文文字的网页，请检查文件是否保存完整。")
    return root


def _titled(blocks: list[Block]) -> tuple[Block, ...]:
    """A single h1 is the title of the page; the headings then count from h2."""
    levels = [block.level for block in blocks if isinstance(block, Paragraph)]
    if levels.count(1) != 1:
        return tuple(blocks)
    return tuple(_raised(block) if isinstance(block, Paragraph) and block.level else block for block in blocks)


def _raised(heading: Paragraph) -> Paragraph:
    return replace(heading, role=Role.TITLE if heading.level == 1 else Role.HEADING, level=heading.level - 1)


def _page_title(root: Element) -> str:
    return " ".join((root.findtext(".//title") or "").split())


def _aside(aside: Counter[str]) -> tuple[Note, ...]:
    return tuple(Note(sentence.format(aside[what])) for what, sentence in _SENTENCES.items() if aside[what])
