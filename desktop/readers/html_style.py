"""What an element of a page hands down to its text: emphasis, side, size, heading level."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.document.nodes import Emphasis, Looks
from desktop.readers.xml import Element

__all__ = ["Style", "css_of", "is_hidden", "styled"]

_EMPHASES = {
    "b": Emphasis.BOLD,
    "strong": Emphasis.BOLD,
    "i": Emphasis.ITALIC,
    "em": Emphasis.ITALIC,
    "u": Emphasis.UNDERLINE,
    "ins": Emphasis.UNDERLINE,
}
_SIDES = {"center": Looks.CENTERED, "middle": Looks.CENTERED, "right": Looks.RIGHT, "end": Looks.RIGHT, "left": Looks.NONE, "justify": Looks.NONE}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CSS = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_SIZE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(pt|px)")
_LARGE = {"pt": 18.0, "px": 24.0}  # 小二


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks here; ``heading`` is 0 outside headings, ``pre`` keeps lines."""

    emphasis: Emphasis = Emphasis.NONE
    side: Looks = Looks.NONE
    large: bool = False
    heading: int = 0
    pre: bool = False


def css_of(element: Element) -> dict[str, str]:
    """The declarations of the style attribute, in lower case."""
    written = element.get("style")
    return {name: said.strip() for name, said in _CSS.findall(written.lower())} if written else {}


def is_hidden(element: Element, css: dict[str, str]) -> bool:
    """Whether a browser would not show the element."""
    return element.get("hidden") is not None or css.get("display") == "none" or css.get("visibility") == "hidden" or css.get("mso-hide") == "all"


def styled(style: Style, element: Element, css: dict[str, str]) -> Style:
    """``style`` as it reaches the text of ``element``."""
    tag = element.tag
    emphasis = style.emphasis | _EMPHASES.get(tag, Emphasis.NONE)
    weight = css.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600):
        emphasis |= Emphasis.BOLD
    elif weight in ("normal", "400"):
        emphasis &= ~Emphasis.BOLD
    side = "center" if tag == "center" else css.get("text-align") or element.get("align", "").lower()
    size = _SIZE.fullmatch(css.get("font-size", ""))
    return replace(
        style,
        emphasis=emphasis,
        side=_SIDES.get(side, style.side),
        large=float(size[1]) >= _LARGE[size[2]] if size else style.large,
        heading=_HEADINGS.get(tag, style.heading),
        pre=style.pre or tag == "pre",
    )
