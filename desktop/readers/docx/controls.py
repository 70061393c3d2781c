"""Old form controls (w:ffData, ECMA-376 17.16.17): a choice or a tick shows although the field has no result."""

from __future__ import annotations

from desktop.readers.docx.names import flag, number, table, value
from desktop.readers.xml import Element

__all__ = ["control"]


def control(element: Element) -> str:
    """What the control described by ``element`` (a w:ffData) shows; empty for text fields, whose words are the field's result."""
    for child in element:
        which = _NAMES.get(child.tag)
        if which == "ddList":
            return _chosen(child)
        if which == "checkBox":
            return "☑" if _ticked(child) else "□"
    return ""


def _chosen(element: Element) -> str:
    entries = [value(child) for child in element if _NAMES.get(child.tag) == "listEntry"]
    said = {which: number(value(child), 0) or 0 for child in element if (which := _NAMES.get(child.tag)) in ("default", "result")}
    place = said.get("result", said.get("default", 0))
    return entries[place] if 0 <= place < len(entries) else ""


def _ticked(element: Element) -> bool:
    said = {which: flag(child) for child in element if (which := _NAMES.get(child.tag)) in ("default", "checked")}
    return said.get("checked", said.get("default", False))


_NAMES = table({f"w:{name}": name for name in "ddList checkBox listEntry default result checked".split()})
