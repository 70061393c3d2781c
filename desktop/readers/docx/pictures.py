"""Drawings: words and charts in them are read, pictures and objects are counted (ECMA-376 20.1, VML, markup compatibility)."""

from __future__ import annotations

from collections import Counter

from desktop.readers.docx.names import table
from desktop.readers.xml import Element

__all__ = ["chosen", "is_chart", "words_in"]


def chosen(alternatives: Element) -> Element | None:
    """The branch of an mc:AlternateContent to read: the first choice, else the fallback; never both."""
    branches = {which: child for child in reversed(alternatives) if (which := _NAMES.get(child.tag))}
    choice = branches.get("choice")
    return choice if choice is not None and len(choice) else branches.get("fallback")


def words_in(element: Element, aside: Counter[str]) -> list[Element | str]:
    """Text box contents, VML word art and charts of a drawing in document order; what holds no text goes into ``aside``."""
    found: list[Element | str] = []
    _search(element, found, aside)
    return found


def is_chart(found: Element) -> bool:
    """Whether what ``words_in`` found is a chart."""
    return _NAMES.get(found.tag) == "chart"


def _search(element: Element, found: list[Element | str], aside: Counter[str]) -> None:
    children = list(element)
    embedded = any(_NAMES.get(child.tag) == "object" for child in children)  # its v:imagedata is only a preview
    for child in children:
        match _NAMES.get(child.tag):
            case "box":
                found.append(child)
            case "art":
                found.append(child.get("string", ""))
            case "alternatives":
                if (branch := chosen(child)) is not None:
                    _search(branch, found, aside)
            case "chart" if not embedded:
                found.append(child)
            case "picture" | "chart" | "diagram" | "object" | "shape" as what:
                aside[what] += 1
            case "image" | "fallback" | "choice":
                aside["picture"] += 1
            case _:
                _search(child, found, Counter() if embedded else aside)


_NAMES = table(
    {
        "w:txbxContent": "box",
        "v:textpath": "art",
        "mc:AlternateContent": "alternatives",
        "mc:Choice": "choice",
        "mc:Fallback": "fallback",
        "pic:pic": "picture",
        "v:imagedata": "image",
        "c:chart": "chart",
        "dgm:relIds": "diagram",
        "a:t": "shape",
        "o:OLEObject": "object",
    }
)
