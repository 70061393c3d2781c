"""What w:pPr and w:rPr say that matters here; styles and direct formatting are read by the same two functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.readers.docx.names import flag, number, table, value
from desktop.readers.xml import Element

__all__ = ["NO_RUN", "ParagraphProps", "RunProps", "paragraph_props", "run_props"]


@dataclass(slots=True, eq=False)
class RunProps:
    """Character formatting; None where nothing is said. ``size`` is in half-points."""

    style: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    size: int | None = None


NO_RUN = RunProps()


@dataclass(slots=True, eq=False)
class ParagraphProps:
    """Paragraph formatting; ``outline`` counts from 0, 9 is body text; ``joined``: the paragraph mark is deleted, so the next paragraph goes on."""

    style: str = ""
    list_id: str | None = None
    list_level: int | None = None
    justified: str = ""
    outline: int | None = None
    joined: bool = False


def run_props(element: Element) -> RunProps:
    """The w:rPr ``element``."""
    props = NO_RUN
    for child in element:
        if (setter := _RUN.get(child.tag)) is not None:
            if props is NO_RUN:
                props = RunProps()
            setter(props, child)
    return props


def paragraph_props(element: Element) -> ParagraphProps:
    """The w:pPr ``element``."""
    props = ParagraphProps()
    for child in element:
        if (setter := _PARAGRAPH.get(child.tag)) is not None:
            setter(props, child)
    return props


def _run_style(props: RunProps, element: Element) -> None:
    props.style = value(element)


def _bold(props: RunProps, element: Element) -> None:
    props.bold = flag(element)


def _italic(props: RunProps, element: Element) -> None:
    props.italic = flag(element)


def _underline(props: RunProps, element: Element) -> None:
    props.underline = flag(element)


def _hidden(props: RunProps, element: Element) -> None:
    props.hidden = flag(element)


def _size(props: RunProps, element: Element) -> None:
    props.size = number(value(element))


def _style(props: ParagraphProps, element: Element) -> None:
    props.style = value(element)


def _justified(props: ParagraphProps, element: Element) -> None:
    props.justified = value(element)


def _outline(props: ParagraphProps, element: Element) -> None:
    props.outline = number(value(element))


def _list(props: ParagraphProps, element: Element) -> None:
    for child in element:
        which = _LIST.get(child.tag)
        if which == "numId":
            props.list_id = value(child)
        elif which == "ilvl":
            props.list_level = number(value(child), 0)


def _mark(props: ParagraphProps, element: Element) -> None:
    """The paragraph mark: deleted or moved away, or a style separator (ECMA-376 17.13.5.15, 17.3.2.36)."""
    props.joined = any(child.tag in _JOINING for child in element)


_LIST = table({"w:numId": "numId", "w:ilvl": "ilvl"})
_JOINING = table({"w:del": True, "w:moveFrom": True, "w:specVanish": True})
_RUN: dict[str, Callable[[RunProps, Element], None]] = table(
    {"w:rStyle": _run_style, "w:b": _bold, "w:i": _italic, "w:u": _underline, "w:vanish": _hidden, "w:sz": _size}
)
_PARAGRAPH: dict[str, Callable[[ParagraphProps, Element], None]] = table(
    {"w:pStyle": _style, "w:jc": _justified, "w:outlineLvl": _outline, "w:numPr": _list, "w:rPr": _mark}
)
