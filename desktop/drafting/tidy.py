"""Marks left over where an optional clause fell away (，， 。。 ；。) are put right, in a template's own words only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.document.nodes import Field, Inline, Text, replace

__all__ = ["closed", "ended", "merged", "tidy"]

_STRENGTH = "、，：；。"
_RUN = re.compile(f"[{_STRENGTH}]{{2,}}")
_OPENED = re.compile(f"（[{_STRENGTH}]+")
_CLOSED = re.compile("[、，：；]+）")
_FINAL = "。！？；：，"  # a heading taken from a report may end with a comma, its sentence going on
_AFTER_VALUE = "，。；、：！？"


def merged(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """``inlines`` with neighbouring texts of one look joined and empty ones gone."""
    made: list[Inline] = []
    for inline in inlines:
        last = made[-1] if made else None
        if isinstance(inline, Text) and isinstance(last, Text) and last.emphasis == inline.emphasis:
            made[-1] = Text(last.text + inline.text, last.emphasis)
        elif not (isinstance(inline, Text) and not inline.text):
            made.append(inline)
    return tuple(made)


def tidy(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """One line of a template's prose with its marks put right; a value's own characters are left alone, but for a mark doubled at its end."""
    made: list[Inline] = []
    for inline in merged(inlines):
        if isinstance(inline, Text):
            text = _marks(inline.text) if made else _marks(inline.text).lstrip(_STRENGTH)
            _undouble(made, text)
            inline = Text(text, inline.emphasis)
        made.append(inline)
    return merged(made)


def _marks(text: str) -> str:
    text = _CLOSED.sub("）", _OPENED.sub("（", text)).replace("（）", "")
    return _RUN.sub(lambda found: max(found[0], key=_STRENGTH.index), text)


def _undouble(made: list[Inline], text: str) -> None:
    """A sentence typed with its full stop meets the template's own mark: the template's stays."""
    last = made[-1] if made else None
    if isinstance(last, Field) and last.value is None and text[:1] in _AFTER_VALUE and text:
        made[-1] = replace(last, text=last.text.rstrip("，。；、"))


def ended(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading with the full stop that lets prose follow it in its paragraph."""
    text = _last(inlines)
    return inlines if not text or text[-1] in _FINAL else merged((*inlines, Text("。")))


def closed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Prose whose closing ； became 。, since nothing of its series follows."""
    last = inlines[-1] if inlines else None
    if isinstance(last, Text) and last.text.endswith("；"):
        return (*inlines[:-1], Text(last.text[:-1] + "。", last.emphasis))
    return inlines


def _last(inlines: tuple[Inline, ...]) -> str:
    return next((inline.text for inline in reversed(inlines) if isinstance(inline, Text | Field) and inline.text), "")
