"""A whole .docx: parts, body, notes, and what was set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from desktop.document.nodes import Block, Document, Paragraph, Role
from desktop.outcome import Outcome, Refused
from desktop.readers.docx.aside import aside_notes
from desktop.readers.docx.charts import chart_reader
from desktop.readers.docx.margins import margin_lines
from desktop.readers.docx.names import attribute, table
from desktop.readers.docx.numbering import Counters, Numbering, read_numbering
from desktop.readers.docx.package import Package, Packed, inflated, open_package
from desktop.readers.docx.parts import Parts, find_parts
from desktop.readers.docx.story import Shared, Trail
from desktop.readers.docx.styles import NO_STYLES, Styles, read_styles
from desktop.readers.docx.walk import read_story
from desktop.readers.limits import MAX_PARAGRAPHS, MAX_WEIGHT, check_paragraphs
from desktop.readers.secrecy import refuse_secret_lines
from desktop.readers.xml import Element, parse

__all__ = ["read"]

T = TypeVar("T")
_NAMES = table({"w:document": "document", "w:body": "body", "w:footnote": "footnote", "w:endnote": "endnote"})
_ENDS = re.compile(rb"/(?:\w+:)?(?:p|tc)>|\b(?:p|tc)/>")
_FEW = 1024 * 1024  # bytes that cannot hold too many paragraphs
_CACHED = 256 * 1024  # packed; an office's files share their styles, and an odd giant is not kept


def read(data: bytes, trail: Trail | None = None) -> Outcome[Document]:
    """The .docx ``data`` as a document; ``trail``, when given, takes every paragraph with the pieces and XML elements it was made of."""
    package = open_package(data)
    parts = find_parts(package)
    content = package.read(parts.main)
    if len(content) > _FEW:  # before the tree is built
        check_paragraphs(sum(1 for _ in islice(_ENDS.finditer(content), MAX_PARAGRAPHS + 1)))
    shared = _shared(package, parts, content, trail)
    blocks = read_story(shared, _body(parse(content, MAX_WEIGHT)))
    document = Document(blocks + tuple(_notes(package, parts, shared)))
    headers, footers = margin_lines(package, parts.headers), margin_lines(package, parts.footers)
    refuse_secret_lines((*headers, *footers))
    return Outcome(document, tuple(aside_notes(shared.aside, headers, footers)))


def _shared(package: Package, parts: Parts, content: bytes, trail: Trail | None) -> Shared:
    referred = b"Style " in content  # w:pStyle, w:rStyle; a document without them wears the default one throughout
    styles = _cached(_styles, package.packed(parts.styles), read_styles) if parts.styles and referred else NO_STYLES

    def numbering() -> Numbering:
        return _cached(_numbering, package.packed(parts.numbering), read_numbering) if parts.numbering else Numbering()

    return Shared(styles, Counters(numbering, styles.lists()), default=styles.paragraph(""), trail=trail, chart=chart_reader(package, parts.main))


@lru_cache(maxsize=8)
def _styles(part: Packed) -> Styles:
    return read_styles(inflated(part))


@lru_cache(maxsize=8)
def _numbering(part: Packed) -> Numbering:
    return read_numbering(inflated(part))


def _cached(cached: Callable[[Packed], T], part: Packed, plain: Callable[[bytes], T]) -> T:
    return cached(part) if len(part.content) <= _CACHED else plain(inflated(part))


def _body(root: Element) -> Element:
    body = next((child for child in root if _NAMES.get(child.tag) == "body"), None)
    if _NAMES.get(root.tag) != "document" or body is None:
        raise Refused("正文部件不是 Word 正文，请用 WPS 或 Word 打开后另存为 .docx 再试。")
    return body


def _notes(package: Package, parts: Parts, shared: Shared) -> Iterator[Block]:
    """Footnotes, then endnotes, each in order of reference."""
    for kind, name in (("footnote", parts.footnotes), ("endnote", parts.endnotes)):
        wanted = {identity: key for key, (found, identity) in shared.notes.items() if found == kind}
        if not wanted:
            continue
        elements = {attribute(item, "id"): item for item in parse(package.read(name)) if _NAMES.get(item.tag) == kind} if name else {}
        for identity, key in wanted.items():
            if identity in elements:
                blocks = read_story(shared, elements[identity], key)
                yield from (block for block in blocks if not (isinstance(block, Paragraph) and block.role is Role.BLANK))
            else:
                shared.aside["note"] += 1
