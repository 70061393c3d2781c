"""Names in WordprocessingML: transitional and ISO-strict namespaces are one (ECMA-376 1 and 4, annex A)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from desktop.readers.xml import Element

__all__ = ["attribute", "flag", "number", "table", "value"]

T = TypeVar("T")

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_SPACES = {
    "w": ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "m": ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"),
    "a": (_DRAWING + "main", "http://purl.oclc.org/ooxml/drawingml/main"),
    "pic": (_DRAWING + "picture", "http://purl.oclc.org/ooxml/drawingml/picture"),
    "c": (_DRAWING + "chart", "http://purl.oclc.org/ooxml/drawingml/chart"),
    "dgm": (_DRAWING + "diagram", "http://purl.oclc.org/ooxml/drawingml/diagram"),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
}
_W, _STRICT = _SPACES["w"]
_OFF = frozenset(("0", "false", "off", "none"))


def table(rows: Mapping[str, T]) -> dict[str, T]:
    """``rows`` keyed by prefixed name (``w:p``) → the same keyed by lxml tag, once for each namespace the prefix stands for."""
    return {f"{{{space}}}{local}": row for name, row in rows.items() for prefix, local in [name.split(":")] for space in _SPACES[prefix]}


def attribute(element: Element, local: str) -> str:
    """A w: attribute of ``element``; empty where it is missing."""
    found: str | None = element.get(f"{{{_W}}}{local}")
    return found if found is not None else element.get(f"{{{_STRICT}}}{local}", "")


_VAL, _STRICT_VAL = f"{{{_W}}}val", f"{{{_STRICT}}}val"


def value(element: Element) -> str:
    """The w:val of ``element``; empty where it is missing."""
    found: str | None = element.get(_VAL)
    return found if found is not None else element.get(_STRICT_VAL, "")


def flag(element: Element) -> bool:
    """An on/off property: present without value means on (ECMA-376 17.17.4)."""
    return value(element) not in _OFF


def number(text: str, default: int | None = None) -> int | None:
    """A whole number as Word writes it; ``default`` where it is none or absurdly long."""
    text = text.strip()
    return int(text) if len(text) <= 12 and text.lstrip("-").isdecimal() else default
