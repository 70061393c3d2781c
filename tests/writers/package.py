"""A written .docx taken apart for the tests."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from desktop import writers
from desktop.document.nodes import Document
from desktop.layout.style import Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(document: Document, style: Style | None = None) -> dict[str, etree._Element]:
    """Every part of the package ``document`` makes, parsed."""
    with zipfile.ZipFile(io.BytesIO(writers.write(document, ".docx", style))) as members:
        assert members.testzip() is None
        return {name: etree.fromstring(members.read(name)) for name in members.namelist()}


def paragraphs(root: etree._Element) -> list[str]:
    """The text of each paragraph, breaks as LF and tabs as TAB."""
    return [text(each) for each in root.iter(f"{W}p")]


def text(root: etree._Element) -> str:
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(each.text or "" if each.tag == f"{W}t" else marks.get(str(each.tag), "") for each in root.iter(f"{W}t", f"{W}br", f"{W}tab"))


def styles(root: etree._Element) -> list[str]:
    """The paragraph style of each paragraph; Normal where none is named."""
    return [str(each.get(f"{W}val")) if (each := paragraph.find(f"{W}pPr/{W}pStyle")) is not None else "Normal" for paragraph in root.iter(f"{W}p")]


def runs(root: etree._Element) -> list[tuple[str, str]]:
    """Each run's character style and text."""
    return [(str(each.get(f"{W}val")) if (each := run.find(f"{W}rPr/{W}rStyle")) is not None else "", text(run)) for run in root.iter(f"{W}r")]


def printable(text: str) -> str:
    """``text`` as XML can hold it, with the line ends Word knows."""
    return re.sub("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", re.sub("\r\n|\r|\x0b", "\n", text))
